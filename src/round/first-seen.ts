import type { ItemRound, Round } from '../model/round.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { findingKey } from './finding-key.js';
import { isNotExamined } from './not-examined.js';

/**
 * When each finding was first seen without a break; one that vanished and came back is new. An item or check that this round
 * did not examine is no break, nor is a round that did not get to see the site.
 */
export function carryFirstSeen(
  previous: Round | null,
  round: Pick<Round, 'number' | 'startedAt' | 'items' | 'notices'>,
): Round['firstSeen'] {
  const before = previous?.firstSeen ?? {};
  const now = { round: round.number, date: bangkokDay(round.startedAt) };
  const isUnseen = isNotExamined(round);
  const seen = new Map(Object.entries(before).filter(([key]) => isUnseen || !wasExamined(round.items, key)));
  for (const item of round.items) {
    for (const finding of item.results.flatMap((result) => result.findings)) {
      const key = findingKey(item.id, finding);
      seen.set(key, before[key] ?? now);
    }
  }
  return Object.fromEntries(seen);
}

function wasExamined(items: readonly ItemRound[], key: string): boolean {
  const item = items.find(({ id }) => key.startsWith(`${id}\u001f`));
  if (item === undefined) return false;
  const check = key.slice(item.id.length + 1).split('/')[0];
  const result = item.results.find((one) => one.check === check);
  return item.enabled && (result === undefined || result.state === 'ran');
}
