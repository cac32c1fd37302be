import type { Lang } from '../../model/words.js';
import { isDay } from '../../text/dates/calendar.js';
import { formatDate, formatThaiDate } from '../../text/dates/date-format.js';

/** Bangkok keeps UTC+7 all year. */
const BANGKOK_MS = 7 * 3_600_000;

/** @returns hours and minutes in Asia/Bangkok of an ISO 8601 time, `09:03`. */
export function bangkokTime(iso: string): string {
  return new Date(Date.parse(iso) + BANGKOK_MS).toISOString().slice(11, 16);
}

/** A day as people write it: `2 ตุลาคม 2568`, `2 October 2025`. What is no day stays as it is. */
export function dayInWords(day: string, lang: Lang): string {
  return isDay(day) ? formatDate(day, lang) : day;
}

/** For a narrow column: `2 ต.ค. 68`, `2 October 2025`. */
export function shortDay(day: string, lang: Lang): string {
  if (!isDay(day)) return day;
  return lang === 'th' ? formatThaiDate(day, { style: 'short' }) : formatDate(day, lang);
}
