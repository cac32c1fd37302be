import { thaiDigits } from '../thai/normalize.js';
import { toBuddhistYear } from './date-mention.js';
import { englishMonth, shortThaiMonth, thaiMonth } from './date-words.js';

export interface ThaiDateFormat {
  /** Default: arabic. */
  readonly digits?: 'thai' | 'arabic';
  /** `30 กันยายน 2568` (default) or `30 ก.ย. 68`. */
  readonly style?: 'long' | 'short';
}

/** A date, month (`2025-09`) or year (`2025`), or the date part of an instant, in Thai words of the Buddhist era. */
export function formatThaiDate(iso: string, { digits = 'arabic', style = 'long' }: ThaiDateFormat = {}): string {
  const { year, month, day } = partsOf(iso);
  const buddhist = String(toBuddhistYear(year));
  const words =
    style === 'short' && month !== null
      ? [day, shortThaiMonth(month), buddhist.slice(-2)]
      : [day, month === null ? null : thaiMonth(month), buddhist];
  const text = words.filter((word) => word !== null).join(' ');
  return digits === 'thai' ? thaiDigits(text) : text;
}

/** `30 กันยายน 2568` or `30 September 2025`. */
export function formatDate(iso: string, lang: 'th' | 'en'): string {
  if (lang === 'th') return formatThaiDate(iso);
  const { year, month, day } = partsOf(iso);
  return [day, month === null ? null : englishMonth(month), year].filter((word) => word !== null).join(' ');
}

function partsOf(iso: string): { year: number; month: number | null; day: number | null } {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (parts === null) throw new RangeError(`not a date: ${iso}`);
  const [, year, month, day] = parts;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}
