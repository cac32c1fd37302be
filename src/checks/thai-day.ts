import { toBuddhistYear } from '../text/dates/read-dates.js';

/** `30/09/2568`: the short form that every Thai office reads; `…` where there is no day. */
export function thaiDay(day: string | null): string {
  if (day === null) return '…';
  const [year, month, dayOfMonth] = day.split('-');
  return [dayOfMonth, month, toBuddhistYear(Number(year))].filter((part) => part !== undefined).join('/');
}
