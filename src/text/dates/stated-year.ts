import { matchesOf } from '../thai/matches.js';
import { type DateSpan, type StatedDate, spanOf, statedQuarter, toBuddhistYear, yearOfDigits } from './date-mention.js';
import { BUDDHIST_ERA, CHRISTIAN_ERA, FISCAL_WORD, SPACE, TO, YEAR_DIGITS, YEAR_WORD } from './date-words.js';
import { isLawYear } from './law-citation.js';

const GAP = '[ \\n:(]{0,3}';
const BUDGET = 'งบประมาณ(?:รายจ่าย)?[ \\n]{0,2}';
const YEARLY = '(?:ประจำ|ปรจำ)?';
const FISCAL = `(?:${BUDGET})?${YEARLY}${FISCAL_WORD}|${BUDGET}${YEARLY}${YEAR_WORD}|(?<![a-z])(?:fiscal year|fy)`;
/** A budget's year needs its era: `งบประมาณ 2568` may be an amount. */
const BUDGET_ERA = `${BUDGET}(?=${BUDDHIST_ERA})`;
const OTHER = `${YEAR_WORD}(?:การศึกษา|ภาษี|ปฏิทิน|การผลิต)`;
const ERA = `(?:(?<buddhist>${BUDDHIST_ERA})|(?<christian>${CHRISTIAN_ERA}))`;
const YEAR = new RegExp(
  `(?:(?<fiscal>${FISCAL}|${BUDGET_ERA})|(?<other>${OTHER})|(?<plain>${YEARLY}${YEAR_WORD})|(?=${BUDDHIST_ERA}|${CHRISTIAN_ERA}))${GAP}${ERA}?${GAP}(?<digits>${YEAR_DIGITS})`,
  'gi',
);
const FURTHER = new RegExp(
  `[ \\n]{0,2}(?:(?<to>${TO})|,|และ|กับ|/)[ \\n]{0,2}(?:${FISCAL_WORD}|${YEARLY}${YEAR_WORD})?${GAP}(?:${BUDDHIST_ERA})?${GAP}(?<digits>${YEAR_DIGITS})`,
  'y',
);
const ASSESSMENT = /(?<![A-Za-z])(?:ITA|M?OIT)[ -]?(2[05]\d\d|[5-9]\d)(?!\d)/gi;
const QUARTER = new RegExp(
  `(?:ไตรมาส[ \\n]{0,2}(?:ที่)?|(?<![A-Za-z0-9])Q) ?([1-4])(?: ?(${TO}|และ|,) ?(?:ไตรมาส ?(?:ที่)? ?)?([1-4]))?(?!\\d)${SPACE}(?:/|,|ของ)?${SPACE}\\(?(?:${YEARLY}(?:${FISCAL_WORD}|${YEAR_WORD}))?${GAP}(?:${BUDDHIST_ERA})?${GAP}(${YEAR_DIGITS})`,
  'g',
);

/** Of a longer range (the national strategy of twenty years) only the ends count. */
const LONGEST_PLAN_YEARS = 6;
/** Two digits alone are a year of the Buddhist era from 2540 on: documents name no earlier one so. */
const FIRST_SHORT_YEAR = 40;

type Kind = 'fiscal' | 'plain' | 'other' | 'era';

/** `ประจำปีงบประมาณ พ.ศ. 2568`, `ปี 68`, `พ.ศ. 2566-2570` (every year of it), `ไตรมาสที่ 2/2568`, `ITA68`. */
export function readStatedYears(text: string): {
  readonly quarters: DateSpan[];
  readonly years: DateSpan[];
  readonly assessments: DateSpan[];
} {
  return { quarters: readQuarters(text), years: readYearWords(text), assessments: readAssessments(text) };
}

function readYearWords(text: string): DateSpan[] {
  return matchesOf(YEAR, text).flatMap((match) => {
    const { plain, buddhist, christian, digits = '' } = match.groups ?? {};
    const kind = kindOf(match, text);
    const hasEra = buddhist !== undefined || christian !== undefined;
    if (digits.length === 2 && !hasEra && !isShortYear(text, match.index, kind, digits)) return [];
    const first = yearOfDigits(digits, buddhist ? 'buddhist' : christian ? 'christian' : null);
    if (first === null) return [];
    const further = furtherYears(text, match.index + match[0].length, first);
    const inLaw = further.years.length === 1 && isCited(kind, plain, hasEra) && isLawYear(text, match.index);
    const dates = further.years.map((year) => statedYear(year, kind, further, inLaw));
    return [{ start: match.index, end: further.end, dates }];
  });
}

function kindOf(match: RegExpExecArray, text: string): Kind {
  const { fiscal, other, plain } = match.groups ?? {};
  if (fiscal !== undefined) return 'fiscal';
  if (other !== undefined) return 'other';
  // In `แผน 20 ปี (พ.ศ. 2561-2580)` the word ปี belongs to the number before it.
  return plain === undefined || isAfterDigit(text, match.index) ? 'era' : 'plain';
}

function isAfterDigit(text: string, index: number): boolean {
  return /\d[ \n]?$/.test(text.slice(Math.max(0, index - 2), index));
}

/** `อายุ 60 ปี 70 คน` has no year. */
function isShortYear(text: string, index: number, kind: Kind, digits: string): boolean {
  if (kind === 'fiscal') return true;
  return Number(digits) >= FIRST_SHORT_YEAR && !isAfterDigit(text, index);
}

function isCited(kind: Kind, plain: string | undefined, hasEra: boolean): boolean {
  return kind === 'era' || (kind === 'plain' && hasEra && plain?.length === 2);
}

interface FollowingYears {
  readonly years: readonly number[];
  readonly isRange: boolean;
  /** Only the ends of a long range. */
  readonly isLong: boolean;
  readonly end: number;
}

/** The years that follow the first one in a range (`2566-2570`, `67-68`) or a list (`2567, 2568 และ 2569`). */
function furtherYears(text: string, start: number, first: number): FollowingYears {
  const years = [first];
  let [end, isRange, isLong] = [start, false, false];
  while (years.length < 40) {
    FURTHER.lastIndex = end;
    const { to, digits = '' } = FURTHER.exec(text)?.groups ?? {};
    const last = years.at(-1) ?? first;
    const next = digits === '' || (digits.length === 2 && to === undefined) ? null : yearOfDigits(digits);
    if (next === null || next <= last || next - last > 30) break;
    if (to !== undefined) {
      isRange = true;
      isLong = next - last >= LONGEST_PLAN_YEARS;
      for (let year = last + 1; year < next && !isLong; year += 1) years.push(year);
    }
    years.push(next);
    end = FURTHER.lastIndex;
    if (isRange) break;
  }
  return { years, isRange, isLong, end };
}

function statedYear(year: number, kind: Kind, { isRange, isLong }: FollowingYears, inLaw: boolean): StatedDate {
  const statesFiscalYear = kind === 'fiscal' || kind === 'plain' || (kind === 'era' && isRange && !isLong);
  return {
    date: String(year).padStart(4, '0'),
    precision: kind === 'fiscal' ? 'fiscal-year' : 'year',
    fiscalYear: statesFiscalYear && !inLaw ? toBuddhistYear(year) : null,
    ...(inLaw ? { inLaw: true } : {}),
    ...(isRange ? { inRange: true } : {}),
  };
}

function readQuarters(text: string): DateSpan[] {
  return matchesOf(QUARTER, text).flatMap((match) => {
    const [words, first = '', joint = '', second, digits = ''] = match;
    if (digits.length === 2 && !/[/ป]/.test(words)) return [];
    const year = yearOfDigits(digits);
    if (year === null) return [];
    const dates = quartersOf(Number(first), joint, Number(second ?? first)).map((quarter) =>
      statedQuarter(toBuddhistYear(year), quarter),
    );
    return [spanOf(match, dates)];
  });
}

function quartersOf(first: number, joint: string, last: number): number[] {
  if (joint === '' || joint === ',' || joint === 'และ' || last < first) return [...new Set([first, last])];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** The assessment's year is a fiscal year; `OIT11` is an item, which is why two digits count from 50 on. */
function readAssessments(text: string): DateSpan[] {
  return matchesOf(ASSESSMENT, text).flatMap((match) => {
    const year = yearOfDigits(match[1] ?? '');
    if (year === null) return [];
    return [spanOf(match, [{ date: String(year), precision: 'year', fiscalYear: toBuddhistYear(year) }])];
  });
}
