const DAY_MS = 86_400_000;
/** Thailand has kept UTC+7 without summer time since 1920. */
const BANGKOK_OFFSET_MS = 7 * 3_600_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The calendar day in Asia/Bangkok of an instant. A date without a time is that day; a time without an offset is Bangkok's own,
 * whatever the machine's time zone.
 * @throws RangeError for a text that is no instant.
 */
export function bangkokDay(isoInstant: string): string {
  const text = isoInstant.trim();
  if (isDay(text)) return text;
  const local = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/.exec(text);
  if (local?.[1] !== undefined && isDay(local[1])) return local[1];
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`not a point in time: ${isoInstant}`);
  return dayOfNumber(Math.floor((instant + BANGKOK_OFFSET_MS) / DAY_MS));
}

/** The time in Asia/Bangkok of an ISO 8601 instant, `09:03:00`. */
export function bangkokTime(isoInstant: string): string {
  return new Date(Date.parse(isoInstant) + BANGKOK_OFFSET_MS).toISOString().slice(11, 19);
}

/** @returns the day `n` days later (earlier when negative). @throws RangeError when `day` is no day. */
export function addDays(day: string, n: number): string {
  return dayOfNumber(numberOfDay(day) + n);
}

/** Days from `a` to `b`; negative when `b` is earlier. @throws RangeError when one of them is no day. */
export function daysBetween(a: string, b: string): number {
  return numberOfDay(b) - numberOfDay(a);
}

/** `2024-02-29` is a day, `2025-02-29` is not. */
export function isDay(s: string): boolean {
  const parts = DAY.exec(s);
  return parts !== null && isDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Is there such a day? Gregorian, month from 1. */
export function isDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Gregorian, month from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2025-09-30`. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function numberOfDay(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dayOfNumber(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
