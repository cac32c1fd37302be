import { isDocumentAddress } from '../extract/html/addresses.js';
import type { Exchange, Fetched } from '../model/evidence.js';
import { normalizeUrl, stripFragment } from '../text/url.js';
import type { HomePage, SiteContext } from './judge/site-profile.js';
import type { KnownAddress } from './request-cache.js';

/** A page of the site that no item names, as the crawl has read it. */
export interface WitnessPage {
  readonly exchange: Exchange;
  readonly body: Uint8Array;
}

/** Pages of a round whose bytes are kept to its end. */
const MAX_WITNESSES = 5;
/** With fewer nobody can tell what is the site's: they are not asked for at all. */
const LEAST_WITNESSES = 3;
/** Bytes of such a page; a longer one is none. */
export const WITNESS_BYTES = 512 * 1024;

/** Keeps pages of the site that show what it says on each of them. */
export interface WitnessPages {
  wants(url: string): boolean;
  keep(url: string, fetched: Fetched): void;
  /** In the order of their addresses. */
  found(): readonly WitnessPage[];
}

/**
 * Chooses pages that the home page leads to, from all parts of its menu: which they are depends on the home page and on the items
 * alone.
 * @param home null: none is chosen
 */
export function createWitnessPages(
  home: HomePage | null,
  known: readonly KnownAddress[],
  site: Pick<SiteContext, 'url' | 'homeUrl' | 'isOwn'>,
): WitnessPages {
  const others = home === null ? [] : pagesOf(home, known, site);
  const chosen = new Set(others.length < LEAST_WITNESSES ? [] : spread(others));
  const kept = new Map<string, WitnessPage>();
  return {
    wants: (url) => chosen.has(url),
    keep(url, { exchange, body }) {
      if (chosen.has(url) && body !== null && exchange.cut === null) kept.set(url, { exchange, body });
    },
    found: () => [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, page]) => page),
  };
}

function pagesOf(
  { exchange, page }: HomePage,
  known: readonly KnownAddress[],
  site: Pick<SiteContext, 'url' | 'homeUrl' | 'isOwn'>,
): readonly string[] {
  const asked = known.flatMap((one) => [one.exchange.url, one.exchange.finalUrl ?? one.exchange.url]);
  const others = new Set([site.url, site.homeUrl, ...asked].map(stripFragment));
  const here = exchange.finalUrl ?? exchange.url;
  const base = page?.base ? (normalizeUrl(page.base, here) ?? here) : here;
  const found = (page?.links ?? []).flatMap(({ kind, href }) => {
    const url = kind === 'page' ? normalizeUrl(href, base) : null;
    return url === null || !/^https?:/.test(url) ? [] : [stripFragment(url)];
  });
  return [...new Set(found)].filter((url) => site.isOwn(url) && !others.has(url) && !isDocumentAddress(url));
}

function spread(urls: readonly string[]): readonly string[] {
  const step = Math.max(1, urls.length / MAX_WITNESSES);
  return urls.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, MAX_WITNESSES);
}
