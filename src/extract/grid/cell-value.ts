import type { Cell } from '../../model/evidence.js';
import { isoDay } from '../../text/dates/calendar.js';

/** Years of the Buddhist era that a program without Thai settings took for Gregorian ones. */
const BUDDHIST_FROM = 2400;
/** Years from the beginning of the Buddhist era to that of the common one. */
export const BUDDHIST_OFFSET = 543;

/** A formula whose result is not stored: programs show one, which only they know. */
export const UNCALCULATED: Cell = { text: '###', unclear: true };

const DIGITS = 15;

/** A stored number with all its digits; a spreadsheet keeps fifteen (IEEE 754), what follows is noise of the machine. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
  const text = String(value);
  if (text.length <= DIGITS + '.'.length && Math.abs(value) < 1e21) return text;
  const rounded = Number(value.toPrecision(DIGITS));
  return Number.isInteger(rounded) && Math.abs(rounded) >= 1e21 ? BigInt(rounded).toString() : String(rounded);
}

/** How a number format shows a number: what of it changes the text of a cell. */
export interface NumberFormat {
  /** A day, a time of the day, or the hours that went by; null: no date. */
  readonly date: 'day' | 'time' | 'elapsed' | null;
  /** Digits of a year of the Buddhist era that is all it shows (`bbbb`, as Excel shows it); 0: it shows more or something else. */
  readonly yearDigits: 0 | 2 | 4;
  /** Digits to which leading zeros fill a whole number (`00000`); 0: none. */
  readonly zeros: number;
}

/** `General` and whatever shows no more of a number than that. */
export const PLAIN_NUMBER: NumberFormat = { date: null, yearDigits: 0, zeros: 0 };

/** @param code as the workbook writes it; read once for all cells that have it */
export function readNumberFormat(code: string): NumberFormat {
  return {
    date: isDateFormat(code) ? shownDate(code) : null,
    yearDigits: yearDigits(code),
    zeros: /^0{2,}$/.test(code) ? code.length : 0,
  };
}

/** A stored number as its format shows it. */
export function formattedCell(value: number, format: NumberFormat, uses1904: boolean): Cell {
  const date = format.date === null ? null : dateCell(value, uses1904, format.date);
  return date ?? buddhistYearCell(value, format, uses1904) ?? numberCell(value, format.zeros);
}

/** @param zeros as `NumberFormat` has them */
export function numberCell(value: number, zeros = 0): Cell {
  const text = numberText(value);
  const isPadded = zeros > 0 && Number.isInteger(value) && value >= 0;
  return { text: isPadded ? text.padStart(zeros, '0') : text, number: value };
}

/** A format of hours alone shows the time of the day, or the hours that went by (`[h]:mm`, over 24 of them too), and no date. */
function shownDate(code: string): 'day' | 'time' | 'elapsed' {
  const shown = shownPart(code);
  if (/\[(?:[hms]+|[ชนท]+)\]/i.test(shown)) return 'elapsed';
  return /[hsชท]/i.test(shown) && !/[ydebปวด]/i.test(shown) ? 'time' : 'day';
}

/**
 * A date or a time of a spreadsheet: a serial number under such a format, in minutes that have begun, as programs show them.
 * What a date shows depends on the reader's settings (Thai-Buddhist formats most of all), so the text is the value, ISO.
 */
function dateCell(serial: number, uses1904: boolean, shown: 'day' | 'time' | 'elapsed'): Cell | null {
  const seconds = Math.round(serial * SECONDS_OF_DAY);
  if (seconds < 0) return null;
  if (shown === 'elapsed') return { text: timeText(seconds), number: serial };
  const days = Math.floor(seconds / SECONDS_OF_DAY);
  const time = timeText(seconds % SECONDS_OF_DAY);
  if (shown === 'time') return { text: time, number: serial };
  // Excel counts a 29 February 1900 that never was.
  const whole = uses1904 ? days + 1462 : days;
  if (whole < 1) return time === MIDNIGHT ? null : { text: time, number: serial };
  const date = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return null;
  const day = gregorianDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  return { text: time === MIDNIGHT ? day : `${day} ${time}`, number: serial, date: day };
}

const SECONDS_OF_DAY = 86_400;
const MIDNIGHT = '00:00';

function timeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function yearDigits(code: string): 0 | 2 | 4 {
  const shown = code.replace(/\[[^[\]]*\]/g, '').split(';')[0];
  const [years] = /^(?:b{2}|b{4})$/i.exec(shown?.trim() ?? '') ?? [];
  return years === undefined ? 0 : years.length === 2 ? 2 : 4;
}

function buddhistYearCell(serial: number, format: NumberFormat, uses1904: boolean): Cell | null {
  const date = format.yearDigits === 0 ? undefined : dateCell(Math.floor(serial), uses1904, 'day')?.date;
  if (date === undefined) return null;
  const year = String(Number(date.slice(0, 4)) + BUDDHIST_OFFSET);
  return { text: year.slice(-format.yearDigits), number: serial };
}

/** ISO day of a stored date whose year may be of the Buddhist era. */
export function gregorianDay(year: number, month: number, day: number): string {
  return isoDay(year >= BUDDHIST_FROM ? year - BUDDHIST_OFFSET : year, month, day);
}

/** Does a number format show a date or a time? */
function isDateFormat(format: string): boolean {
  const shown = shownPart(format);
  return /[ymdhsปดวชนท]/i.test(shown) && !/^general$/i.test(shown.trim()) && !/[0#?]\s*[eE][+-]/.test(shown);
}

/** What of a number format shows a positive number. Quoted words, colours and escaped signs say nothing of it. */
function shownPart(format: string): string {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(?:h+|m+|s+|ช+|น+|ท+)\])[^[\]]*\]/gi, '');
  return bare.split(';')[0] ?? '';
}
