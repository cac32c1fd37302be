import type { PageAddress, PageAddressKind, PageLinks } from '../../extract/html/page/page.js';
import type { Exchange } from '../../model/evidence.js';
import type { RememberedPage } from '../../model/remembered-page.js';
import { readReferrerPolicy } from '../../text/referrer-policy.js';

export interface PageCache {
  readonly pages: ReadonlyMap<string, RememberedPage>;
  remember(url: string, exchange: Exchange, page: PageLinks): void;
}

/** Links that are remembered; pages beyond them are read again. */
const MAX_LINKS = 200_000;
const MAX_TEXT = 120;

export function createPageCache(maxLinks = MAX_LINKS): PageCache {
  const pages = new Map<string, RememberedPage>();
  let left = maxLinks;
  let before: readonly string[] = [];

  // Navigation is the same on every page, at the same place from the start or the end: its strings are kept once.
  const shared = (text: string, fromStart: number, fromEnd: number): string => {
    if (before[fromStart] === text) return before[fromStart];
    return before[fromEnd] === text ? before[fromEnd] : text;
  };

  return {
    pages,
    remember(url, { etag, lastModified, finalUrl }, page) {
      if ((!etag && !lastModified) || left < page.links.length || finalUrl === null) return;
      left -= page.links.length;
      const links: string[] = [];
      const shift = before.length - page.links.length * 3;
      const push = (text: string): number => links.push(shared(text, links.length, links.length + shift));
      for (const { kind, href, text, referrerPolicy } of page.links) {
        push(referrerPolicy === undefined ? kind : `${kind} ${referrerPolicy}`);
        push(href);
        push(text.slice(0, MAX_TEXT));
      }
      before = links;
      pages.set(url, { finalUrl, etag, lastModified, base: page.base, links });
    },
  };
}

export function rememberedLinks({ base, links }: RememberedPage): PageLinks {
  const found: PageAddress[] = [];
  for (let at = 0; at + 2 < links.length; at += 3) {
    const written = links[at] ?? '';
    const end = written.indexOf(' ');
    const referrerPolicy = end < 0 ? null : readReferrerPolicy(written.slice(end + 1));
    const kind = (end < 0 ? written : written.slice(0, end)) as PageAddressKind;
    const link = { kind, href: links[at + 1] ?? '', text: links[at + 2] ?? '' };
    found.push(referrerPolicy === null ? link : { ...link, referrerPolicy });
  }
  return { base, links: found };
}
