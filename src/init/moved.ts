import type { Item } from '../model/checklist.js';
import type { Client } from '../model/client.js';
import { FATAL_LINK_CODES, type LinkCode } from '../model/evidence.js';
import type { FoundItem } from './recognise/recognise.js';
import { PROBABLE } from './write/checklist-text.js';

/** An address of a checklist that is no longer where it was. */
export interface MovedAddress {
  readonly id: string;
  readonly url: string;
  /** Why it is thought to have moved; null: it leads on to another address. */
  readonly problem: LinkCode | null;
  /** Where it seems to be now; null: it was not found again. */
  readonly to: string | null;
}

/** A new address stands behind these for good (RFC 9110, 15.4.2 and 15.4.9). */
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Asks for every address that a checklist has: which lead on for good, and which lead nowhere any more. */
export async function findMoved(
  items: readonly Item[],
  found: readonly FoundItem[],
  client: Client,
): Promise<readonly MovedAddress[]> {
  const asked = items.flatMap((item) => item.urls.map(({ url }) => ({ item, url })));
  const answers = await Promise.all(
    asked.map(async ({ item, url }): Promise<MovedAddress | null> => {
      const exchange = await client.probe(url.replace(/#.*$/s, ''));
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

/** From http to https, or with www: the same place. */
function withoutScheme(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/s, '')
    .replace(/\/$/, '');
}
