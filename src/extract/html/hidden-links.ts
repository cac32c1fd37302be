import type { HiddenLink } from '../../model/evidence.js';
import { resolveAddress } from './addresses.js';
import { type Element, type PageTree, textOf } from './dom.js';
import type { Hiding } from './hiding.js';

/** Hidden links of one page that are kept. */
const MAX_HIDDEN = 200;

/**
 * Links that no visitor sees and every search engine reads: by the tricks of those who break in, and by the plain means that
 * menus use as well.
 * @param hidden every hidden element of the page
 */
export function readHiddenLinks(
  charset: PageTree['charset'],
  base: string,
  hidden: ReadonlyMap<Element, Hiding>,
): HiddenLink[] {
  const links: HiddenLink[] = [];
  for (const [element, how] of hidden) {
    if (element.name !== 'a') continue;
    if (links.length >= MAX_HIDDEN) break;
    const url = resolveAddress(element.attribs.href, base, charset);
    if (url !== null && /^https?:/i.test(url)) links.push({ url, text: visibleText(element), how });
  }
  return links;
}

function visibleText(element: Element): string {
  return (textOf(element) || (element.attribs.title ?? '')).replace(/\s+/g, ' ').trim().slice(0, 300);
}
