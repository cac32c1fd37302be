import type { Assessment } from '../model/checklist.js';
import { addDays, daysBetween } from '../text/dates/calendar.js';
import type { DueStatus } from './due.js';

/**
 * The assessment that is under way on a day, from the day on which the addresses were handed in to that of the result, both
 * included; without a day of the result it has no end yet. Null: none is.
 */
export function assessmentOn(assessment: Assessment | null, day: string): Assessment | null {
  if (assessment === null || day < assessment.submitted) return null;
  return assessment.result === null || day <= assessment.result ? assessment : null;
}

/** What is left of the time in which answers can be changed. */
export interface BeforeClosing {
  readonly closes: string;
  /** Rounds from the next one on, which is today where it is late, that fall on or before that day. */
  readonly rounds: number;
}

/** Null: the checklist names no closing day. */
export function beforeClosing(
  assessment: Assessment | null,
  { next }: Pick<DueStatus, 'next'>,
  { everyDays, today }: { readonly everyDays: number; readonly today: string },
): BeforeClosing | null {
  const closes = assessment?.closes ?? null;
  if (closes === null) return null;
  const first = next < today ? today : next;
  return { closes, rounds: Math.max(0, Math.floor(daysBetween(first, addDays(closes, everyDays)) / everyDays)) };
}
