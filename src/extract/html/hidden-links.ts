import type { HiddenLink } from '../../model/evidence.js';
import { resolveAddress } from './addresses.js';
import { type Element, isElement, ownText, type PageTree, textOf } from './dom.js';

/** Hidden links of one page that are kept. */
const MAX_HIDDEN = 200;
const MAX_STYLE = 200_000;
const MAX_SCRIPT = 100_000;

type Hiding = HiddenLink['how'];

/**
 * Links that no visitor sees and every search engine reads: by the tricks of those who break in, and by the plain means that
 * menus use as well. What style sheets elsewhere say is not known here.
 */
export function readHiddenLinks({ elements, charset }: PageTree, base: string): HiddenLink[] {
  const sheet = readSheet(elements);
  const hiding = new Map<Element, Hiding>();
  const links: HiddenLink[] = [];
  for (const element of elements) {
    const above = isElement(element.parent) ? hiding.get(element.parent) : undefined;
    const how = above ?? hidingOf(element, sheet);
    if (!how) continue;
    hiding.set(element, how);
    if (element.name !== 'a' || links.length >= MAX_HIDDEN) continue;
    const url = resolveAddress(element.attribs.href, base, charset);
    if (url !== null && /^https?:/i.test(url)) links.push({ url, text: visibleText(element), how });
  }
  return links;
}

function visibleText(element: Element): string {
  return (textOf(element) || (element.attribs.title ?? '')).replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** What the page's own style sheets and scripts hide, by `.class` or `#id`. */
type Sheet = ReadonlyMap<string, Hiding>;

function hidingOf(element: Element, sheet: Sheet): Hiding | null {
  const { attribs, name } = element;
  if (name === 'script' || name === 'style' || name === 'template' || name === 'head') return null;
  const inline = attribs.style === undefined ? null : declaredHiding(attribs.style);
  if (inline) return inline;
  if (name === 'marquee' && (isTiny(attribs.width) || isTiny(attribs.height))) return 'zero-size';
  if (name === 'font' && hasSameColour(element)) return 'same-colour';
  if (attribs.style !== undefined && hasSameColour(element)) return 'same-colour';
  if ('hidden' in attribs) return 'unseen';
  if (sheet.size === 0) return null;
  const byId = attribs.id === undefined ? undefined : sheet.get(`#${attribs.id}`);
  if (byId) return byId;
  for (const word of (attribs.class ?? '').split(/\s+/)) {
    const byClass = word === '' ? undefined : sheet.get(`.${word}`);
    if (byClass) return byClass;
  }
  return null;
}

/** `display: none` and the like are `unseen`: every menu uses them. The others have little honest use on links elsewhere. */
function declaredHiding(style: string): Hiding | null {
  const text = style.toLowerCase();
  const isPlaced = /position\s*:\s*(?:absolute|fixed)/.test(text);
  if (isPlaced && /(?:^|[;\s])(?:left|top|right|bottom)\s*:\s*-\d{3,}/.test(text)) return 'off-screen';
  if (/(?:text-indent|margin-left|margin-top)\s*:\s*-\d{4,}/.test(text)) return 'off-screen';
  if (/font-size\s*:\s*(?:0(?:\.\d+)?(?:px|pt)|0(?:\.0+)?(?:em|rem|%)?|1(?:px|pt))\s*(?:;|!|$)/.test(text))
    return 'zero-size';
  if (/overflow\s*:\s*hidden/.test(text) && /(?:^|[;\s])(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)/.test(text))
    return 'zero-size';
  return /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/.test(text)
    ? 'unseen'
    : null;
}

const isTiny = (size: string | undefined): boolean => size !== undefined && /^[01](?:px)?$/.test(size.trim());

/** Letters in the colour of the ground that the same element, or one around it, was given. */
function hasSameColour(element: Element): boolean {
  const letters = colourOf(
    /(?:^|[;\s])color\s*:\s*([^;!]+)/i.exec(element.attribs.style ?? '')?.[1] ?? element.attribs.color,
  );
  if (letters === null) return false;
  let around: Element | null = element;
  for (let depth = 0; around && depth < 20; depth += 1) {
    const ground = colourOf(
      /background(?:-color)?\s*:\s*([^;!]+)/i.exec(around.attribs.style ?? '')?.[1] ?? around.attribs.bgcolor,
    );
    if (ground !== null) return ground === letters;
    around = isElement(around.parent) ? around.parent : null;
  }
  return false;
}

function colourOf(value: string | undefined): string | null {
  const text = value?.trim().toLowerCase();
  if (!text) return null;
  if (text === 'white' || /^#f{3}(?:f{3})?$/.test(text) || /^rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)$/.test(text))
    return 'white';
  if (text === 'black' || /^#0{3}(?:0{3})?$/.test(text)) return 'black';
  return /^#[0-9a-f]{3,8}$|^[a-z]+$/.test(text) && text !== 'transparent' && text !== 'inherit' ? text : null;
}

function readSheet(elements: readonly Element[]): Sheet {
  const sheet = new Map<string, Hiding>();
  for (const element of elements) {
    if (element.name === 'style') readRules(ownText(element).slice(0, MAX_STYLE), sheet);
    if (element.name === 'script') readScript(ownText(element).slice(0, MAX_SCRIPT), sheet);
  }
  return sheet;
}

function readRules(css: string, sheet: Map<string, Hiding>): void {
  for (const [, selectors = '', declarations = ''] of css.matchAll(/(?<![^{}])([^{}]+)\{([^{}]+)\}/g)) {
    const how = declaredHiding(declarations);
    if (!how) continue;
    for (const selector of selectors.split(',')) {
      const simple = /^[a-z\d]{0,20}([.#][\w-]{1,80})$/i.exec(selector.trim())?.[1];
      if (simple !== undefined) sheet.set(simple, how);
    }
  }
}

/** `document.getElementById('x').style.display = 'none'` right behind the links: a script hides what a filter would look for. */
function readScript(script: string, sheet: Map<string, Hiding>): void {
  const hides =
    /getElementById\(\s*["']([\w-]{1,80})["']\s*\)\.style\.(?:display|visibility)\s*=\s*["'](?:none|hidden)["']/g;
  for (const [, id = ''] of script.matchAll(hides)) sheet.set(`#${id}`, 'unseen');
}
