import { matchesOf } from '../thai/matches.js';
import { bangkokDay } from './calendar.js';
import { type DateSpan, type StatedDate, spanOf, statedDay, yearOfDigits } from './date-mention.js';

const DAY_FIRST = /(?<!\d)(\d{1,2})( ?\/ ?| ?- ?| ?\| ?|\.)(\d{1,2})\2(\d{4}|\d{2})(?!\d|,\d|\.\d{1,2}(?!\d|[.:]))/g;
const YEAR_FIRST = /(?<!\d|\d[-/.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)/g;
const INSTANT = /(?<!\d)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})/g;

/** `30/09/2568`, `30-9-68`, `30.09.2568`, `2025-09-30`, `2025-09-30T18:00:00Z` (the day in Bangkok). Day before month, always. */
export function readNumericDates(text: string): DateSpan[] {
  return [...readInstants(text), ...readYearFirst(text), ...readDayFirst(text)];
}

function readInstants(text: string): DateSpan[] {
  return matchesOf(INSTANT, text).flatMap((match) => {
    const written = match[0].replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    const buddhist = Number(written.slice(0, 4)) >= 2400;
    if (buddhist || Number.isNaN(Date.parse(written))) return [];
    return [spanOf(match, [{ date: bangkokDay(written), precision: 'day', fiscalYear: null }])];
  });
}

function readYearFirst(text: string): DateSpan[] {
  return matchesOf(YEAR_FIRST, text).map((match) => {
    const [, year = '', , month, day] = match;
    return spanOf(match, [dayOf(year, month, day)]);
  });
}

function readDayFirst(text: string): DateSpan[] {
  return matchesOf(DAY_FIRST, text).flatMap((match) => {
    const [words, day = '', separator = '', month = '', year = ''] = match;
    if (isPartOfNumber(text, match.index, words, separator.trim())) return [];
    // Between cells of a table only a whole year tells a date from counts.
    if (separator.trim() === '|' && !/^2[45]/.test(year.padStart(4, '0'))) return [];
    // 1.2.68 is a section number; with points, only groups of two digits with a plausible year are a date.
    if (separator === '.' && year.length === 2 && (day.length < 2 || month.length < 2 || Number(year) < 50)) return [];
    return [spanOf(match, [dayOf(year, month, day)])];
  });
}

/** Network addresses (10.1.2.2568) and telephone numbers go on with the same separator. */
function isPartOfNumber(text: string, start: number, words: string, separator: string): boolean {
  const end = start + words.length;
  const before = text[start - 1] === separator && /\d/.test(text[start - 2] ?? '');
  const after = text[end] === separator && /\d/.test(text[end + 1] ?? '');
  return before || after;
}

function dayOf(year: string, month: string | undefined, day: string | undefined): StatedDate | null {
  const gregorian = yearOfDigits(year);
  return gregorian === null ? null : statedDay(gregorian, Number(month), Number(day));
}
