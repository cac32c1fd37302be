import type { ItemRound, LinkRecord } from '../model/round.js';
import { normalizeUrl, stripFragment } from '../text/url.js';

/** Clicks from the home page to evidence; a longer way helps nobody. */
const MAX_STEPS = 12;

/** The ways by which the site leads to its pages, by the links of one round. */
export interface Ways {
  /** Labels of the links from the home page on, the last one leading there; null where the crawl found no way, or one without words. */
  to(url: string): readonly string[] | null;
}

/**
 * @param links of which each names first the page by which the crawl came to it: it goes breadth-first, so that the way back is a
 * short one
 */
export function waysOf(links: readonly LinkRecord[], site: string): Ways {
  const byUrl = new Map(links.map((link) => [keyOf(link.url), link]));
  const home = keyOf(site);
  const isHome = (key: string): boolean => key === home || (isRoot(key) && key.startsWith(originOf(home)));
  return {
    to(url) {
      const labels: string[] = [];
      const seen = new Set<string>();
      for (let key = keyOf(url); !isHome(key); ) {
        const from = byUrl.get(key)?.foundOn[0];
        if (from === undefined || seen.has(key) || labels.length >= MAX_STEPS || from.text.trim() === '') return null;
        seen.add(key);
        labels.unshift(from.text.trim());
        key = keyOf(from.url);
      }
      return labels.length === 0 ? null : labels;
    },
  };
}

/**
 * What a body types beside the addresses of an item, in the language of the form: `หน้าหลัก > ข้อมูล ITA > O13 …`. Null where the crawl
 * did not find the item's pages.
 */
export function explanationOf({ evidence }: Pick<ItemRound, 'evidence'>, ways: Ways): string | null {
  for (const { exchange, foundOn } of evidence) {
    if (foundOn !== null) continue;
    const labels = ways.to(exchange.url) ?? (exchange.finalUrl === null ? null : ways.to(exchange.finalUrl));
    if (labels !== null) return ['หน้าหลัก', ...labels].join(' > ');
  }
  return null;
}

function keyOf(url: string): string {
  return stripFragment(normalizeUrl(url) ?? url);
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]+\//i.exec(url)?.[0] ?? url;
}

function isRoot(url: string): boolean {
  return originOf(url) === url;
}
