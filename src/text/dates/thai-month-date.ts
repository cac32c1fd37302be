import { matchesOf } from '../thai/matches.js';
import {
  type DateSpan,
  type StatedDate,
  statedDay,
  statedMonth,
  toBuddhistYear,
  yearOfDigits,
} from './date-mention.js';
import {
  BUDDHIST_ERA,
  CHRISTIAN_ERA,
  FISCAL_WORD,
  monthOfThaiName,
  NUMBER_END,
  SPACE,
  THAI_MONTH,
  TO,
  YEAR_DIGITS,
  YEAR_WORD,
} from './date-words.js';

const MONTH = new RegExp(THAI_MONTH, 'g');
const YEAR_AFTER = new RegExp(
  `${SPACE}[-/,]?${SPACE}(?:${YEAR_WORD}${SPACE})?(?:(${BUDDHIST_ERA})|(${CHRISTIAN_ERA}))?${SPACE}['’]?(${YEAR_DIGITS})`,
  'y',
);
/** In `30 กันยายน - 12 ตุลาคม 2568` the 12 is the day of the next month. */
const MONTH_AFTER = new RegExp(`${SPACE}(?:เดือน ?)?${THAI_MONTH}`, 'y');
const FISCAL_YEAR_AFTER = new RegExp(
  `${SPACE}\\(?(?:ของ|ประจำ|ปรจำ)?${FISCAL_WORD}${SPACE}(?:${BUDDHIST_ERA})?${SPACE}(${YEAR_DIGITS})`,
  'y',
);
/** `มีนาคม 12, 2025`, as content management systems write it; without comma or year the number is a count. */
const DAY_AND_YEAR_AFTER = new RegExp(`[ \\n]{1,3}(\\d{1,2}) ?, ?(\\d{4})${NUMBER_END}`, 'y');
const DAYS_BEFORE = new RegExp(
  `(?:วันที่${SPACE})?(?<!\\d|\\d[.,:])((?:\\d{1,2} {0,2}(?:${TO}|และ|,) {0,2}(?:วันที่ ?)?){0,8})(\\d{1,2})${SPACE}(?:[-/.]|ของเดือน|เดือน)?${SPACE}$`,
);
const WORDS_BEFORE = /(?:วันที่|เดือน)?[ \n]{0,3}$/;
const JOINED = new RegExp(`^${SPACE}(?:${TO}|และ|,|/)${SPACE}(?:วันที่|เดือน)?${SPACE}$`);
/** UTF-16 units before a month in which its days may be. */
const REACH = 64;

interface Month {
  readonly month: number;
  readonly start: number;
  /** End of the name. */
  readonly end: number;
  /** Empty: the whole month. Null: the number before it is no day. */
  readonly days: readonly number[] | null;
  readonly year: Year | null;
}

interface Year {
  readonly gregorian: number;
  readonly fiscalYear: number | null;
  readonly end: number;
}

interface Following {
  readonly month: Month;
  readonly year: Year;
}

/**
 * Dates with the Thai name of a month: `30 กันยายน 2568`, `18ธค66`, `1-30 ก.ย. 68`, `ต.ค. - ธ.ค. 2567`, `เดือนตุลาคม ปีงบประมาณ 2568`.
 * Months joined by a dash or a comma take the year after the last of them.
 */
export function readThaiMonths(text: string): DateSpan[] {
  const spans: DateSpan[] = [];
  let following: Following | null = null;
  for (const month of findMonths(text).reverse()) {
    const year: Year | null = month.year ?? inheritedYear(text, month, following);
    following = year === null ? null : { month, year };
    if (year !== null) spans.push({ start: month.start, end: year.end, dates: datesOf(month, year) });
  }
  return spans.reverse();
}

function findMonths(text: string): Month[] {
  const months: Month[] = [];
  let reach = 0;
  for (const match of matchesOf(MONTH, text)) {
    const month = monthOfThaiName(match[0]);
    if (month === null) continue;
    const before = text.slice(Math.max(reach, match.index - REACH), match.index);
    const days = DAYS_BEFORE.exec(before);
    const words = days?.[0] ?? WORDS_BEFORE.exec(before)?.[0].trimStart() ?? '';
    const named = {
      month,
      start: match.index - words.length,
      end: match.index + match[0].length,
      days: days === null ? [] : daysOf(days),
    };
    const dayAfter = dayAndYearAfter(text, named);
    const year = dayAfter?.year ?? yearAfter(text, named);
    months.push({ ...named, ...dayAfter, year });
    reach = year?.end ?? named.end;
  }
  return months;
}

/** All days of a list, if each is possible; else the one before the month. Null: that number is no day. */
function daysOf(match: RegExpExecArray): readonly number[] | null {
  const last = Number(match[2]);
  if (last < 1 || last > 31) return null;
  const others = (match[1]?.match(/\d+/g) ?? []).map(Number);
  return others.every((day) => day >= 1 && day <= 31) ? [...others, last] : [last];
}

function dayAndYearAfter(
  text: string,
  month: Omit<Month, 'year'>,
): (Pick<Month, 'days' | 'start'> & { year: Year }) | null {
  if (month.days?.length !== 0) return null;
  DAY_AND_YEAR_AFTER.lastIndex = month.end;
  const [, day = '', digits = ''] = DAY_AND_YEAR_AFTER.exec(text) ?? [];
  const gregorian = digits === '' ? null : yearOfDigits(digits);
  if (gregorian === null) return null;
  const year = { gregorian, fiscalYear: null, end: DAY_AND_YEAR_AFTER.lastIndex };
  return { days: [Number(day)], start: month.start, year };
}

function yearAfter(text: string, month: Omit<Month, 'year'>): Year | null {
  FISCAL_YEAR_AFTER.lastIndex = month.end;
  const fiscal = FISCAL_YEAR_AFTER.exec(text);
  if (fiscal?.[1] !== undefined) {
    const gregorian = yearOfDigits(fiscal[1]);
    if (gregorian === null) return null;
    const ofMonth = month.month >= 10 ? gregorian - 1 : gregorian;
    return { gregorian: ofMonth, fiscalYear: toBuddhistYear(gregorian), end: FISCAL_YEAR_AFTER.lastIndex };
  }
  YEAR_AFTER.lastIndex = month.end;
  const match = YEAR_AFTER.exec(text);
  if (match?.[3] === undefined) return null;
  const [words, buddhist, christian, digits] = match;
  if (digits.length === 2 && month.days?.length === 0 && !isLikelyYear(words, digits)) return null;
  const end = month.end + words.length;
  if (digits.length === 2 && Number(digits) <= 31 && isFollowedByMonth(text, end)) return null;
  const gregorian = yearOfDigits(digits, buddhist ? 'buddhist' : christian ? 'christian' : null);
  return gregorian === null ? null : { gregorian, fiscalYear: null, end };
}

/** In a table as plain text a number after a month may be a count: `ตุลาคม 12`. */
function isLikelyYear(words: string, digits: string): boolean {
  return !words.includes('\n') && Number(digits) >= 50 && Number(digits) <= 80;
}

function isFollowedByMonth(text: string, index: number): boolean {
  MONTH_AFTER.lastIndex = index;
  return MONTH_AFTER.test(text);
}

function inheritedYear(text: string, month: Month, following: Following | null): Year | null {
  if (following === null || following.month.start - month.end > REACH) return null;
  if (!JOINED.test(text.slice(month.end, following.month.start))) return null;
  const { gregorian, fiscalYear } = following.year;
  // ต.ค. - มี.ค. 2568 began in the year before.
  return { gregorian: month.month > following.month.month ? gregorian - 1 : gregorian, fiscalYear, end: month.end };
}

function datesOf(month: Month, year: Year): readonly StatedDate[] {
  if (month.days === null) return [];
  if (month.days.length === 0) return [statedMonth(year.gregorian, month.month, year.fiscalYear)];
  const days = month.days.map((day) => statedDay(year.gregorian, month.month, day));
  return days.filter((day) => day !== null);
}
