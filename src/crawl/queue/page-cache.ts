import type { PageAddress, PageAddressKind, PageLinks } from '../../extract/html/page/page.js';
import type { Exchange } from '../../model/evidence.js';
import type { RememberedPage } from '../../model/remembered-page.js';
import { readReferrerPolicy } from '../../text/referrer-policy.js';

export interface PageCache {
  readonly pages: ReadonlyMap<string, RememberedPage>;
  /** @param page as it was read, or, where it has not changed, as it is remembered */
  remember(url: string, exchange: Exchange, page: PageLinks | RememberedPage): void;
}

/** Links that are remembered; pages beyond them are read again. */
const MAX_LINKS = 200_000;
const MAX_TEXT = 120;
/** Strings of a link: its kind, its address, its words. */
const FIELDS = 3;

export function createPageCache(maxLinks = MAX_LINKS): PageCache {
  const pages = new Map<string, RememberedPage>();
  let left = maxLinks;
  let before: readonly string[] = [];

  // Navigation is the same on every page, at the same place from the start or the end: its strings are kept once.
  const shared = (text: string, fromStart: number, fromEnd: number): string => {
    if (before[fromStart] === text) return before[fromStart];
    return before[fromEnd] === text ? before[fromEnd] : text;
  };

  const pack = ({ links }: PageLinks): readonly string[] => {
    const packed: string[] = [];
    const shift = before.length - links.length * FIELDS;
    const push = (text: string): number => packed.push(shared(text, packed.length, packed.length + shift));
    for (const { kind, href, text, referrerPolicy } of links) {
      push(referrerPolicy === undefined ? kind : `${kind} ${referrerPolicy}`);
      push(href);
      push(text.slice(0, MAX_TEXT));
    }
    before = packed;
    return packed;
  };

  return {
    pages,
    remember(url, { etag, lastModified, finalUrl }, page) {
      const isPacked = 'finalUrl' in page;
      const count = isPacked ? page.links.length / FIELDS : page.links.length;
      if ((!etag && !lastModified) || left < count || finalUrl === null) return;
      left -= count;
      pages.set(url, { finalUrl, etag, lastModified, base: page.base, links: isPacked ? page.links : pack(page) });
    },
  };
}

export function rememberedLinks({ base, links }: RememberedPage): PageLinks {
  const found: PageAddress[] = [];
  for (let at = 0; at + 2 < links.length; at += FIELDS) {
    const written = links[at] ?? '';
    const end = written.indexOf(' ');
    const referrerPolicy = end < 0 ? null : readReferrerPolicy(written.slice(end + 1));
    const kind = (end < 0 ? written : written.slice(0, end)) as PageAddressKind;
    const link = { kind, href: links[at + 1] ?? '', text: links[at + 2] ?? '' };
    found.push(referrerPolicy === null ? link : { ...link, referrerPolicy });
  }
  return { base, links: found };
}
