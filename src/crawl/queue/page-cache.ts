import type { Exchange } from '../../model/evidence.js';
import type { RememberedPage } from '../../model/remembered-page.js';
import { copyString } from '../../text/copy-string.js';
import type { PageLinks, ScannedKind } from '../scan/page-scan.js';

export interface PageMemory {
  readonly pages: ReadonlyMap<string, RememberedPage>;
  remember(url: string, exchange: Exchange, links: PageLinks): void;
}

/** Links that are remembered; pages beyond them are read again. */
const MAX_LINKS = 200_000;
const MAX_TEXT = 120;

export function createPageMemory(maxLinks = MAX_LINKS): PageMemory {
  const pages = new Map<string, RememberedPage>();
  const strings = new Map<string, string>();
  const words = new Map<string, string>();
  let left = maxLinks;

  // Navigation is the same on every page: its strings are kept once.
  const once = (text: string): string => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    const copy = copyString(text);
    strings.set(copy, copy);
    return copy;
  };

  const wordsOf = (rawText: string, scan: PageLinks): string => {
    if (rawText === '') return '';
    let text = words.get(rawText);
    if (text === undefined) {
      text = scan.readText(rawText).slice(0, MAX_TEXT);
      words.set(copyString(rawText), text);
    }
    return text;
  };

  return {
    pages,
    remember(url, { etag, lastModified, finalUrl }, scan) {
      if ((!etag && !lastModified) || left < scan.links.length || finalUrl === null) return;
      left -= scan.links.length;
      const links: string[] = [];
      for (const { kind, href, rawText } of scan.links) links.push(kind, once(href), wordsOf(rawText, scan));
      pages.set(url, { finalUrl, etag, lastModified, base: scan.base, links });
    },
  };
}

export function rememberedLinks({ base, links }: RememberedPage): PageLinks {
  const found: { kind: ScannedKind; href: string; rawText: string }[] = [];
  for (let at = 0; at + 2 < links.length; at += 3) {
    found.push({ kind: links[at] as ScannedKind, href: links[at + 1] ?? '', rawText: links[at + 2] ?? '' });
  }
  return { base, links: found, readText: (text) => text, isDetached: true };
}
