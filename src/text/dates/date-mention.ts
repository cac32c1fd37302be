import { isDate, isoDay } from './calendar.js';

export type DatePrecision = 'day' | 'month' | 'quarter' | 'year' | 'fiscal-year';

/** A date as words state it. */
export interface StatedDate {
  /** `2024-10-02`, `2024-10` or `2024`: Gregorian, as precise as the source is; of a quarter its first month. */
  readonly date: string;
  readonly precision: DatePrecision;
  /** Buddhist era, when the words state a fiscal year (`ปีงบประมาณ 2568`, `ปี 68`, a quarter), else null. */
  readonly fiscalYear: number | null;
  /** The year of a cited act or regulation: it says nothing about the document. */
  readonly inLaw?: true;
  /** One of the years of a plan that runs over several (`พ.ศ. 2566-2570`). */
  readonly inRange?: true;
}

export interface DateMention extends StatedDate {
  /** The words as found. */
  readonly text: string;
  readonly index: number;
}

/** The part of a text that one reader takes for dates; `dates` is empty for a day that does not exist. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  readonly dates: readonly StatedDate[];
}

/** The span of a match; null: a day that does not exist. */
export function spanOf(match: RegExpExecArray, dates: readonly (StatedDate | null)[]): DateSpan {
  const end = match.index + match[0].length;
  return { start: match.index, end, dates: dates.filter((date) => date !== null) };
}

/** Buddhist era minus Common Era. */
const BE_OFFSET = 543;

/** @returns the year of the Buddhist era for a Gregorian one. */
export function toBuddhistYear(gregorian: number): number {
  return gregorian + BE_OFFSET;
}

/** @returns the Gregorian year for one of the Buddhist era. */
export function toGregorianYear(buddhist: number): number {
  return buddhist - BE_OFFSET;
}

/** The era that the words before a year name. */
export type Era = 'buddhist' | 'christian' | null;

/**
 * The Gregorian year that written digits mean. From 2400 on it is the Buddhist era, never the Common Era; two digits are 25xx.
 * Null when it is no year of either.
 */
export function yearOfDigits(digits: string, era: Era = null): number | null {
  const year = Number(digits);
  if (era === 'christian') return digits.length === 4 && year < 2400 ? year : null;
  if (digits.length === 2) return toGregorianYear(2500 + year);
  if (year >= 2400 && year <= 2799) return toGregorianYear(year);
  return era === null && year >= 1900 && year <= 2100 ? year : null;
}

/** Null: the day does not exist. */
export function statedDay(year: number, month: number, day: number): StatedDate | null {
  if (!isDate(year, month, day)) return null;
  return { date: isoDay(year, month, day), precision: 'day', fiscalYear: null };
}

export function statedMonth(year: number, month: number, fiscalYear: number | null = null): StatedDate {
  return { date: isoDay(year, month, 1).slice(0, 7), precision: 'month', fiscalYear };
}

/** @param quarter of the fiscal year: 1 is October to December of the year before. */
export function statedQuarter(fiscalYear: number, quarter: number): StatedDate {
  const year = toGregorianYear(fiscalYear);
  const date = quarter === 1 ? isoDay(year - 1, 10, 1) : isoDay(year, quarter * 3 - 5, 1);
  return { date: date.slice(0, 7), precision: 'quarter', fiscalYear };
}

/** In order of place; of overlapping spans the one of the earlier reader stays, then the longer one. */
export function withoutOverlaps(byRank: readonly (readonly DateSpan[])[]): DateSpan[] {
  const ranked = byRank.flatMap((spans, rank) => spans.map((span) => ({ span, rank })));
  ranked.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank || b.span.end - a.span.end);
  const kept: typeof ranked = [];
  for (const next of ranked) {
    const last = kept.at(-1);
    if (last === undefined || last.span.end <= next.span.start) {
      kept.push(next);
    } else if (next.rank < last.rank) {
      kept[kept.length - 1] = next;
    }
  }
  return kept.map(({ span }) => span);
}
