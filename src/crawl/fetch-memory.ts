import { normalizeUrl, stripFragment } from '../fetch/url.js';
import type { Client, GetOptions } from '../model/client.js';
import type { Fetched } from '../model/evidence.js';

/** Asks for every address once in a round, however many items share it. */
export interface FetchMemory {
  /** The body is there as long as it fits into the memory for bodies; then it is null though one came. */
  get(url: string, options?: Pick<GetOptions, 'maxBytes'>): Promise<Fetched>;
  /** True when the address was asked for or is being asked for. */
  has(url: string): boolean;
}

/** Bodies kept for items that share an address; the oldest go first. */
const KEPT_BYTES = 96 * 1024 * 1024;

export function createFetchMemory(client: Client, keptBytes = KEPT_BYTES): FetchMemory {
  const asked = new Map<string, Promise<Fetched>>();
  const kept = new Map<string, number>();
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
    has: (url) => asked.has(keyOf(url)),
  };
}

function keyOf(url: string): string {
  return stripFragment(normalizeUrl(url) ?? url);
}
