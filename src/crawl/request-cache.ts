import pLimit from 'p-limit';
import type { Client, GetOptions } from '../model/client.js';
import { type Exchange, FATAL_LINK_CODES, type Fetched } from '../model/evidence.js';
import { normalizeUrl, stripFragment } from '../text/url.js';
import { asBefore } from './not-modified.js';
import type { Visit } from './visit.js';

/** What a round has asked for, each address once, however many items share it. */
export interface RoundMemory {
  /** GET. The body is there as long as it fits into the memory for bodies; then it is null though one came. */
  get(url: string, options?: Pick<GetOptions, 'maxBytes'>): Promise<Fetched>;
  /** HEAD, for addresses that need not be read. */
  probe(url: string): Promise<Exchange>;
  /** Makes a visit once for its key; no more than a few are under way at a time. */
  visit(key: string, make: () => Promise<Visit>): Promise<Visit>;
  /** All that came back. */
  answers(): Promise<readonly KnownAddress[]>;
}

/** An address that the items' evidence has asked for: the crawl counts it and does not ask again. */
export interface KnownAddress {
  readonly exchange: Exchange;
  /** Of pages: its links are starts of the crawl. */
  readonly page: Visit['page'];
}

/** What the last round had from an address (normalised, without fragment), with its body; null: nothing, or nothing that is kept. */
export type PreviousAnswer = (url: string) => Promise<Fetched | null>;

/** How much one round may hold of what it fetched. */
export interface MemoryBounds {
  /** Bodies kept for items that share an address; the oldest go first. */
  readonly keptBytes: number;
  /** Fetched and read at once; the client bounds requests, this bounds the bodies in memory. */
  readonly visitsAtOnce: number;
}

const BOUNDS: MemoryBounds = { keptBytes: 96 * 1024 * 1024, visitsAtOnce: 16 };

export function createRoundMemory(
  client: Client,
  previous: PreviousAnswer | null = null,
  { keptBytes, visitsAtOnce }: MemoryBounds = BOUNDS,
): RoundMemory {
  const asked = new Map<string, Promise<Fetched>>();
  const kept = new Map<string, number>();
  const visits = new Map<string, Promise<Visit>>();
  const probes = new Map<string, Promise<Exchange>>();
  const limit = pLimit(visitsAtOnce);
  let total = 0;

  const trim = async (key: string, fetched: Fetched): Promise<void> => {
    if (!fetched.body) return;
    kept.set(key, fetched.body.byteLength);
    total += fetched.body.byteLength;
    for (const [oldest, bytes] of kept) {
      if (total <= keptBytes || oldest === key) break;
      const { exchange } = (await asked.get(oldest)) ?? fetched;
      asked.set(oldest, Promise.resolve({ exchange, body: null }));
      kept.delete(oldest);
      total -= bytes;
    }
  };

  /** Asks whether what the last round had is still so, and takes the kept body when it is. */
  const fetchUnlessKnown = async (url: string, options: Pick<GetOptions, 'maxBytes'>): Promise<Fetched> => {
    const before = (await previous?.(keyOf(url))) ?? null;
    if (!before?.body || !isRepeatable(before.exchange)) return client.get(url, options);
    const { etag, lastModified, contentType, fileName, bytes, sha256, finalUrl } = before.exchange;
    const answer = await client.get(url, { ...options, ifNoneMatch: etag, ifModifiedSince: lastModified });
    if (answer.exchange.status !== 304) return answer;
    // Another address may have the same validator and other bytes.
    if (answer.exchange.finalUrl !== finalUrl) return client.get(url, options);
    return {
      exchange: { ...asBefore(answer.exchange, before.exchange), contentType, fileName, bytes, sha256 },
      body: before.body,
    };
  };

  return {
    async get(url, options = {}) {
      const key = keyOf(url);
      let fetching = asked.get(key);
      if (!fetching) {
        fetching = fetchUnlessKnown(stripFragment(url), options);
        asked.set(key, fetching);
        await trim(key, await fetching);
      }
      return fetching;
    },
    probe(url) {
      return once(probes, keyOf(url), () => client.probe(stripFragment(url)));
    },
    visit: (key, make) => once(visits, key, () => limit(make)),
    async answers() {
      const visited = await Promise.allSettled(visits.values());
      const probed = await Promise.allSettled(probes.values());
      return [
        ...visited.flatMap((result) =>
          result.status === 'fulfilled' ? [{ exchange: result.value.exchange, page: result.value.page }] : [],
        ),
        ...probed.flatMap((result) => (result.status === 'fulfilled' ? [{ exchange: result.value, page: null }] : [])),
      ];
    },
  };
}

/** A whole answer without fault, with something to ask by. */
function isRepeatable({ status, cut, etag, lastModified, sha256, problems }: Exchange): boolean {
  if (status !== 200 || cut !== null || sha256 === null || (!etag && !lastModified)) return false;
  return !problems.some(({ code }) => FATAL_LINK_CODES.has(code));
}

function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = made.get(key);
  if (!value) {
    value = make();
    made.set(key, value);
  }
  return value;
}

function keyOf(url: string): string {
  return stripFragment(normalizeUrl(url) ?? url);
}
