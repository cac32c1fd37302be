import type { Lang } from '../../model/words.js';
import { bangkokDay, bangkokTime, isDay } from '../../text/dates/calendar.js';
import { formatDate, formatThaiDate } from '../../text/dates/date-format.js';
import { toGregorianYear } from '../../text/dates/read-dates.js';
import { sayIn } from './words.js';

/** A day in words: `2 ตุลาคม 2568`, `2 October 2025`. Text that is no day stays as it is. */
export function dayInWords(day: string, lang: Lang): string {
  return isDay(day) ? formatDate(day, lang) : day;
}

/** An instant in words: `2 ตุลาคม 2568 เวลา 09:03 น.` */
export function timeInWords(iso: string, lang: Lang): string {
  return sayIn(lang)('line.at', { date: dayInWords(bangkokDay(iso), lang), time: bangkokTime(iso).slice(0, 5) });
}

/** A fiscal year of the Buddhist era as the language counts: `2568`, `2025`. */
export function yearInWords(year: number, lang: Lang): string {
  return String(lang === 'th' ? year : toGregorianYear(year));
}

/** `ปีงบประมาณ พ.ศ. 2568`, `Fiscal year 2025` */
export function fiscalYearWords(year: number, lang: Lang): string {
  return sayIn(lang)('line.fiscalYear', { year: yearInWords(year, lang) });
}

/** Every year of the Buddhist era that stands by itself in a text of ours, as {@link yearInWords}. */
export function yearsInWords(text: string, lang: Lang): string {
  return lang === 'th' ? text : text.replace(/(?<!\d)2[45]\d\d(?!\d)/g, (year) => yearInWords(Number(year), lang));
}

/** For a narrow column: `2 ต.ค. 68`, `2 October 2025`. */
export function shortDay(day: string, lang: Lang): string {
  return lang === 'th' && isDay(day) ? formatThaiDate(day, { style: 'short' }) : dayInWords(day, lang);
}
