import pLimit from 'p-limit';
import type { Client, GetOptions, LinkSource } from '../model/client.js';
import { type Exchange, fatalProblem } from '../model/evidence.js';
import { normalizeUrl, originOf, stripFragment } from '../text/url.js';
import { type FetchedPage, fetchPage } from './fetch-page.js';
import type { Visit } from './visit.js';

/**
 * What a round has asked for, each address once, however many items share it; apart from the rest as the link of a page (`from`),
 * since servers give some things only to those who come from their pages.
 */
export interface RequestCache {
  /** GET. Body and page are there as long as they fit into the memory for bodies; then they are null though they came. */
  get(url: string, options?: Pick<GetOptions, 'maxBytes' | keyof LinkSource>): Promise<FetchedPage>;
  /** GET once more, where the body that came is nowhere any more. */
  getAgain(url: string, options?: Pick<GetOptions, 'maxBytes' | keyof LinkSource>): Promise<FetchedPage>;
  /** GET of the beginning, to see what answers; null: robots.txt keeps programs away. The crawl asks again where it needs all. */
  look(url: string, source: LinkSource): Promise<Look | null>;
  /** HEAD, for addresses that need not be read. */
  probe(url: string): Promise<Exchange>;
  /**
   * Makes a visit once for its key; no more than a few run at a time.
   * @param source the page with the link; what opened without it is not visited again
   */
  visit(key: string, source: LinkSource, make: () => Promise<Visit>): Promise<Visit>;
  /** All that came back, each address once. */
  answers(): Promise<readonly KnownAddress[]>;
}

/** How an address answers. */
export interface Look {
  readonly exchange: Exchange;
  /** The first bytes, one character each. */
  readonly opening: string;
}

/** An address that the items' evidence has asked for: the crawl counts it and does not ask again. */
export interface KnownAddress {
  readonly exchange: Exchange;
  /** Of pages: its links are starts of the crawl. */
  readonly page: Visit['page'];
  /** Asked for as the link of a page. */
  readonly isLinked: boolean;
}

/** How much one round may hold of what it fetched. */
export interface CacheBounds {
  /** Bodies kept for items that share an address; the oldest go first. */
  readonly keptBytes: number;
  /** Fetched and read at once; the client bounds requests, this bounds the bodies in memory. As many are looked at beside. */
  readonly visitsAtOnce: number;
}

/** Read when only looking: most pages are whole by then, and their connection can be used again. */
const LOOK_BYTES = 128 * 1024;
const OPENING_BYTES = 2_048;

const BOUNDS: CacheBounds = { keptBytes: 16 * 1024 * 1024, visitsAtOnce: 16 };

export function createRequestCache(client: Client, { keptBytes, visitsAtOnce }: CacheBounds = BOUNDS): RequestCache {
  const asked = new Map<string, Promise<FetchedPage>>();
  const kept = new Map<string, number>();
  const visits = new Map<string, Promise<Visit>>();
  const linkedVisits = new Map<string, Promise<Visit>>();
  const probes = new Map<string, Promise<Exchange>>();
  const looks = new Map<string, Promise<Look | null>>();
  const limit = pLimit(visitsAtOnce);
  // Little is held of them: they need not wait for documents that are being read.
  const lookLimit = pLimit(visitsAtOnce);
  let total = 0;

  const trim = async (key: string, fetched: FetchedPage): Promise<void> => {
    if (!fetched.body) return;
    // A page that was read holds its bytes a second time.
    const size = fetched.body.byteLength * (fetched.page ? 2 : 1);
    // Asked for again by two at once it comes twice.
    total += size - (kept.get(key) ?? 0);
    kept.set(key, size);
    for (const [oldest, bytes] of kept) {
      // The newest is let go, too, where it is more than all may be.
      if (total <= keptBytes) break;
      kept.delete(oldest);
      total -= bytes;
      const { exchange } = (await asked.get(oldest)) ?? fetched;
      asked.set(oldest, Promise.resolve({ exchange, body: null, page: null }));
    }
  };

  const get: RequestCache['get'] = async (url, options = {}) => {
    const key = linkKey(addressKey(url), options);
    let fetching = asked.get(key);
    if (!fetching) {
      fetching = fetchWhole(stripFragment(url), options);
      asked.set(key, fetching);
      await trim(key, await fetching);
    }
    return fetching;
  };

  /** Without conditions: what an item is judged by, and compared with, is what the server sends now. */
  const fetchWhole = (url: string, options: Pick<GetOptions, 'maxBytes' | keyof LinkSource>): Promise<FetchedPage> =>
    fetchPage(client, { url, ...options, prints: true, keepsBody: true });

  const lookAt = async (url: string, source: LinkSource): Promise<Look | null> => {
    if (!(await client.allowed(url))) return null;
    let opening = '';
    const { exchange } = await client.get(url, {
      ...source,
      obeysRobots: true,
      maxBytes: LOOK_BYTES,
      wants: () => {
        // Every attempt begins anew.
        opening = '';
        return true;
      },
      onData: (chunk) => {
        const missing = OPENING_BYTES - opening.length;
        if (missing > 0) opening += Buffer.from(chunk.subarray(0, missing)).toString('latin1');
      },
    });
    return exchange.forbidden ? null : { exchange, opening };
  };

  return {
    look: (url, source) =>
      once(looks, linkKey(addressKey(url), source), () => lookLimit(() => lookAt(stripFragment(url), source))),
    get,
    getAgain(url, options = {}) {
      asked.delete(linkKey(addressKey(url), options));
      return get(url, options);
    },
    probe: (url) => once(probes, addressKey(url), () => client.probe(stripFragment(url))),
    async visit(key, source, make) {
      if (source.from === undefined) return once(visits, key, () => limit(make));
      const typed = visits.get(key);
      if (typed && isOpen(await typed)) return typed;
      return once(linkedVisits, linkKey(key, source), () => limit(make));
    },
    async answers() {
      const known = new Map<string, KnownAddress>();
      const add = (answer: KnownAddress): unknown =>
        known.has(answer.exchange.url) || known.set(answer.exchange.url, answer);
      for (const made of [linkedVisits, visits])
        for (const result of await Promise.allSettled(made.values()))
          if (result.status === 'fulfilled') add({ ...result.value, isLinked: made === linkedVisits });
      for (const result of await Promise.allSettled(probes.values()))
        if (result.status === 'fulfilled') add({ exchange: result.value, page: null, isLinked: false });
      return [...known.values()];
    },
  };
}

/** It shows what it is meant to show: nothing speaks for asking in another way. */
function isOpen({ exchange, extracted }: Visit): boolean {
  const isOther = extracted?.problems.some(({ code }) => code === 'type-mismatch') ?? true;
  return fatalProblem(exchange) === null && !isOther;
}

/** The pages of one origin are the same to a server, as far as it asks where visitors come from. */
function linkKey(key: string, { from, referrerPolicy }: LinkSource): string {
  return from === undefined ? key : `${key} ${originOf(from) ?? ''} ${referrerPolicy ?? ''}`;
}

/** The value that was made for a key, made when it is first asked for. */
export function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = made.get(key);
  if (!value) {
    value = make();
    made.set(key, value);
  }
  return value;
}

/** One address, one key: the form under which it is asked for, without its fragment. */
export function addressKey(url: string): string {
  return stripFragment(normalizeUrl(url) ?? url);
}
