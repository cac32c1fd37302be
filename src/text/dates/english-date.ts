import { matchesOf } from '../thai/matches.js';
import { type DateSpan, type StatedDate, spanOf, statedDay, statedMonth, yearOfDigits } from './date-mention.js';
import { ENGLISH_MONTH, monthOfEnglishName } from './date-words.js';

const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_FIRST = new RegExp(
  `(?<!\\d|\\d[./,:-])(?:${DAY} ?[-–] ?)?${DAY}[ \\n./-]{0,3}(?:of )?(${ENGLISH_MONTH})[ \\n,./-]{0,3}(\\d{4}|\\d{2})(?!\\d|:)`,
  'gi',
);
const MONTH_FIRST = new RegExp(
  `(?<![a-z])(${ENGLISH_MONTH})[ \\n]{0,3}${DAY}(?:[ \\n]{0,2},[ \\n]{0,2}|[ \\n]{1,2})(\\d{4})(?!\\d)`,
  'gi',
);
const MONTH_ONLY = new RegExp(`(?<![a-z])(${ENGLISH_MONTH})[ \\n,/-]{0,3}(\\d{4})(?!\\d)`, 'gi');

/** `30 September 2025`, `Sep 30, 2025`, `30-Sep-25`, `September 2025`; years of either era. */
export function readEnglishDates(text: string): DateSpan[] {
  return [...readDayFirst(text), ...readMonthFirst(text), ...readMonths(text)];
}

function readDayFirst(text: string): DateSpan[] {
  return matchesOf(DAY_FIRST, text).map((match) => {
    const [, first, last = '', month = '', year = ''] = match;
    const days = first === undefined ? [last] : [first, last];
    return spanOf(
      match,
      days.map((day) => englishDay(year, month, day)),
    );
  });
}

function readMonthFirst(text: string): DateSpan[] {
  return matchesOf(MONTH_FIRST, text).map((match) => {
    const [, month = '', day = '', year = ''] = match;
    return spanOf(match, [englishDay(year, month, day)]);
  });
}

function readMonths(text: string): DateSpan[] {
  return matchesOf(MONTH_ONLY, text).flatMap((match) => {
    const [, month = '', year = ''] = match;
    const gregorian = yearOf(year);
    return gregorian === null ? [] : [spanOf(match, [statedMonth(gregorian, monthOfEnglishName(month))])];
  });
}

function englishDay(year: string, month: string, day: string): StatedDate | null {
  const gregorian = yearOf(year);
  return gregorian === null ? null : statedDay(gregorian, monthOfEnglishName(month), Number(day));
}

/** Spreadsheets in English write `30-Sep-25` for 2025; from 50 on two digits are the Buddhist era as everywhere. */
function yearOf(digits: string): number | null {
  return digits.length === 2 && Number(digits) < 50 ? 2000 + Number(digits) : yearOfDigits(digits);
}
