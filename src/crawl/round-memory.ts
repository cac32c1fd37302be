import pLimit from 'p-limit';
import { normalizeUrl, stripFragment } from '../fetch/url.js';
import type { Client, GetOptions } from '../model/client.js';
import type { Exchange, Fetched } from '../model/evidence.js';
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
  readonly scan: Visit['scan'];
}

/** Bodies kept for items that share an address; the oldest go first. */
const KEPT_BYTES = 96 * 1024 * 1024;
/** Fetched and read at once; the client bounds requests, this bounds the bodies in memory. */
const VISITS_AT_ONCE = 16;

export function createRoundMemory(client: Client, keptBytes = KEPT_BYTES): RoundMemory {
  const asked = new Map<string, Promise<Fetched>>();
  const kept = new Map<string, number>();
  const visits = new Map<string, Promise<Visit>>();
  const probes = new Map<string, Promise<Exchange>>();
  const limit = pLimit(VISITS_AT_ONCE);
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

  return {
    async get(url, options = {}) {
      const key = keyOf(url);
      let fetching = asked.get(key);
      if (!fetching) {
        fetching = client.get(stripFragment(url), options);
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
          result.status === 'fulfilled' ? [{ exchange: result.value.exchange, scan: result.value.scan }] : [],
        ),
        ...probed.flatMap((result) => (result.status === 'fulfilled' ? [{ exchange: result.value, scan: null }] : [])),
      ];
    },
  };
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
