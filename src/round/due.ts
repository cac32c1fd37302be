import type { Round } from '../model/round.js';
import { addDays, bangkokDay, daysBetween } from '../text/dates/calendar.js';

/** What a due day needs of a round: a Round or a RoundSummary has it. */
export type DatedRound = Pick<Round, 'startedAt' | 'complete'>;

/** The last and the next round of a checklist in the calendar (days in Asia/Bangkok). */
export interface DueStatus {
  readonly due: boolean;
  /** Day of the last complete round; null when there was none. */
  readonly last: string | null;
  /** Day on which the next round is due; today when there was none. */
  readonly next: string;
  /** Days since the round was due; 0 when it is not late. */
  readonly overdueBy: number;
}

/**
 * Is a round due at `now`? By calendar day in Asia/Bangkok, so that a daily trigger at 09:00 does not miss a round that
 * began at 09:03. An incomplete round does not count as done: pass the last complete one.
 */
export function isDue(last: DatedRound | null, now: string, everyDays: number): boolean {
  if (last === null || !last.complete) return true;
  const elapsed = daysBetween(bangkokDay(last.startedAt), bangkokDay(now));
  // A round dated in the future comes from a wrong clock; waiting for that day would stop all rounds silently.
  return elapsed < 0 || elapsed >= everyDays;
}

/** The day on which the round after the one begun at `startedAt` is due. */
export function nextDueDay(startedAt: string, everyDays: number): string {
  return addDays(bangkokDay(startedAt), everyDays);
}

/** Last, next and how late, from all rounds (`state.rounds()`), in any order. */
export function dueStatus(rounds: readonly DatedRound[], now: string, everyDays: number): DueStatus {
  const today = bangkokDay(now);
  const last = rounds
    .filter(({ complete }) => complete)
    .reduce<DatedRound | null>(
      (newest, round) => (newest === null || round.startedAt >= newest.startedAt ? round : newest),
      null,
    );
  if (last === null) return { due: true, last: null, next: today, overdueBy: 0 };
  const due = isDue(last, now, everyDays);
  const planned = nextDueDay(last.startedAt, everyDays);
  const next = due && planned > today ? today : planned;
  return { due, last: bangkokDay(last.startedAt), next, overdueBy: Math.max(0, daysBetween(next, today)) };
}
