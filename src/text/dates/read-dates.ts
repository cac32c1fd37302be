import { matchesOf } from '../thai/matches.js';
import { digitsOfWords, hasYearInWords } from '../thai/number-words.js';
import { mapText } from '../thai/source-map.js';
import { decodeWords } from '../url.js';
import { addDays, daysInMonth, isDay, isoDay } from './calendar.js';
import { type DateMention, type DatePrecision, toBuddhistYear, withoutOverlaps } from './date-mention.js';
import { NUMBER_END } from './date-words.js';
import { readEnglishDates } from './english-date.js';
import { readFilledForms } from './filled-form.js';
import { isLawYear } from './law-citation.js';
import { isUploadDay, readNameDates } from './name-dates.js';
import { readNumericDates } from './numeric-date.js';
import { readStatedYears } from './stated-year.js';
import { readThaiMonths } from './thai-month-date.js';

export { formatDate, formatThaiDate, type ThaiDateFormat } from './date-format.js';
export { type DateMention, type DatePrecision, toBuddhistYear, toGregorianYear } from './date-mention.js';

/** Every date and year has a digit, unless its year is in letters. */
const DIGIT = /[0-9๐-๙]/;

/**
 * Every date and year of a text in a usual Thai, English or numeric form, in order of place. Days that do not exist are left
 * out, and numbers without words (see `readYears` for labels). A range gives its ends, a plan of several years each year.
 * Linear time.
 */
export function readDates(text: string): DateMention[] {
  if (!DIGIT.test(text) && !hasYearInWords(text)) return [];
  const mapped = mapText(text);
  const digits = digitsOfWords(mapped.text);
  const { quarters, years, assessments } = readStatedYears(digits);
  const spans = withoutOverlaps([
    readNumericDates(digits),
    readThaiMonths(digits),
    readEnglishDates(digits),
    quarters,
    years,
    assessments,
    readFilledForms(digits),
  ]);
  return spans.flatMap(({ start, end, dates }) => {
    const index = mapped.sourceIndex(start);
    const words = text.slice(index, mapped.sourceIndex(end - 1) + 1);
    return dates.map((date) => ({ ...date, text: words, index }));
  });
}

/** The fiscal year (Buddhist era, 1 October to 30 September) of a day or a month; null for a year alone or no date. */
export function fiscalYearOf(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})(?:-\d{2}(?!\d)|$)/.exec(date);
  if (parts === null) return null;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  if (month < 1 || month > 12) return null;
  return toBuddhistYear(month >= 10 ? year + 1 : year);
}

/** First and last day of what a partial date covers. @throws RangeError when it is no date. */
export function dateRange(date: string, precision?: DatePrecision): { readonly from: string; readonly to: string } {
  if (isDay(date)) return { from: date, to: date };
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(date);
  const [year, month] = [Number(parts?.[1]), Number(parts?.[2] ?? 1)];
  if (parts === null || year < 1 || month < 1 || month > 12) throw new RangeError(`not a date: ${date}`);
  if (precision === 'quarter')
    return {
      from: isoDay(year, month, 1),
      to: addDays(isoDay(month > 9 ? year + 1 : year, ((month + 2) % 12) + 1, 1), -1),
    };
  if (precision === 'fiscal-year') return { from: isoDay(year - 1, 10, 1), to: isoDay(year, 9, 30) };
  if (parts[2] === undefined) return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) };
  return { from: isoDay(year, month, 1), to: isoDay(year, month, daysInMonth(year, month)) };
}

/** Four digits 25xx (1957 and later) in a label that are no part of a longer number or a telephone number. */
const BARE_YEAR = new RegExp(`(?<!\\d|\\d[.,]|(?<!\\d)0(?:\\d{0,2}[- ]\\d{3,4})?[- ])25\\d\\d${NUMBER_END}`, 'g');
const SHORT_RANGE = /(?<!\d|\d ?[-/.:])([5-9]\d) ?[-–] ?([5-9]\d)(?!\d| ?[-/.:]\d)/g;
const BARE_RANGE = new RegExp(`(?<!\\d|\\d[-.,/: ])(25\\d\\d) ?[-–] ?(25\\d\\d)${NUMBER_END}`, 'g');
const LONGEST_RANGE = 6;

/**
 * The years of the Buddhist era that a label or a file name states, ascending, whether they are fiscal or calendar years:
 * `รายงานปี 2568.pdf`, `ita68`, `แผน 67-68`, `แผน-2566-2570`; percent-encoded names too. The years of cited acts are left out.
 */
export function readYears(label: string): number[] {
  return yearsOf(label, ({ date }) => toBuddhistYear(Number(date.slice(0, 4))));
}

/** As `readYears`, but a day or month gives its fiscal year: `ตุลาคม 2567` gives 2568. */
export function readFiscalYears(label: string): number[] {
  return yearsOf(label, ({ date }) => fiscalYearOf(date));
}

function yearsOf(label: string, ofDate: (mention: DateMention) => number | null): number[] {
  const text = mapText(decodeWords(label)).text;
  const years = new Set<number>();
  const mentions = readLabel(text);
  for (const mention of mentions) {
    if (mention.inLaw || isUploadDay(mention)) continue;
    years.add(mention.fiscalYear ?? ofDate(mention) ?? toBuddhistYear(Number(mention.date.slice(0, 4))));
  }
  const rest = withoutMentions(text, mentions);
  for (const match of matchesOf(BARE_YEAR, rest)) if (!isLawYear(text, match.index)) years.add(Number(match[0]));
  for (const [, first, last] of [...matchesOf(SHORT_RANGE, rest), ...matchesOf(BARE_RANGE, rest)]) {
    const [from, to] = [buddhist(first), buddhist(last)];
    for (let year = from; year <= to && to - from <= LONGEST_RANGE; year += 1) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

function buddhist(digits = ''): number {
  return digits.length === 2 ? 2500 + Number(digits) : Number(digits);
}

/** As `readDates`, with the forms that only names and labels have. Where a name states a year, the day of its upload is left out. */
export function readLabel(label: string): DateMention[] {
  const stated = readDates(label);
  const more = readNameDates(label).filter(
    ({ index, text }) => !stated.some((one) => one.index < index + text.length && index < one.index + one.text.length),
  );
  const isNamed = stated.some(({ precision }) => precision === 'year' || precision === 'fiscal-year');
  return [...stated, ...more.filter((mention) => !(isNamed && isUploadDay(mention)))].sort((a, b) => a.index - b.index);
}

/** Replaces the mentions by spaces: the places of the rest stay the same. */
function withoutMentions(text: string, mentions: readonly DateMention[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index, text: words } of mentions) {
    if (index < from) continue;
    parts.push(text.slice(from, index), ' '.repeat(words.length));
    from = index + words.length;
  }
  return parts.join('') + text.slice(from);
}
