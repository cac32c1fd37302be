import type { Item } from '../model/checklist.js';
import type { Client } from '../model/client.js';
import { FATAL_LINK_CODES, type LinkCode } from '../model/evidence.js';
import { stripFragment } from '../text/url.js';
import type { FoundItem } from './recognise/recognise.js';
import { PROBABLE } from './write/checklist-text.js';

/** An address of a checklist that moved or is gone. */
export interface MovedAddress {
  readonly id: string;
  readonly url: string;
  /** What is wrong with the old address; null: it redirects to another. */
  readonly problem: LinkCode | null;
  /** The new address; null: none was found. */
  readonly to: string | null;
}

/** Redirects to a permanent address (RFC 9110, 15.4.2 and 15.4.9). */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Requests every address of a checklist and finds those that redirect permanently or fail. */
export async function findMoved(
  items: readonly Item[],
  found: readonly FoundItem[],
  client: Client,
): Promise<readonly MovedAddress[]> {
  const asked = items.flatMap((item) => item.urls.map(({ url }) => ({ item, url })));
  const answers = await Promise.all(
    asked.map(async ({ item, url }): Promise<MovedAddress | null> => {
      const exchange = await client.probe(stripFragment(url));
      const problem = exchange.problems.find(({ code }) => FATAL_LINK_CODES.has(code) && code !== 'unverifiable');
      if (problem) return { id: item.id, url, problem: problem.code, to: successorOf(item.id, url, found) };
      const isMoved = exchange.redirects.length > 0 && exchange.redirects.every(({ status }) => PERMANENT.has(status));
      const isSame = exchange.finalUrl === null || withoutScheme(exchange.finalUrl) === withoutScheme(url);
      return isMoved && !isSame ? { id: item.id, url, problem: null, to: exchange.finalUrl } : null;
    }),
  );
  return answers.filter((answer) => answer !== null);
}

function successorOf(id: string, url: string, found: readonly FoundItem[]): string | null {
  const best = found.find((item) => item.id === id)?.chosen[0];
  return best && best.url !== url && best.confidence >= PROBABLE ? best.url : null;
}

/** From http to https, or with www, an address has not moved. */
function withoutScheme(url: string): string {
  return stripFragment(url)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '');
}
