import type { Lang } from '../../model/words.js';
import { bangkokDay, bangkokTime, isDay } from '../../text/dates/calendar.js';
import { formatDate, formatThaiDate } from '../../text/dates/date-format.js';
import { sayIn } from './words.js';

/** A day in words: `2 ตุลาคม 2568`, `2 October 2025`. Text that is no day stays as it is. */
export function dayInWords(day: string, lang: Lang): string {
  return isDay(day) ? formatDate(day, lang) : day;
}

/** An instant in words: `2 ตุลาคม 2568 เวลา 09:03 น.` */
export function timeInWords(iso: string, lang: Lang): string {
  return sayIn(lang)('line.at', { date: dayInWords(bangkokDay(iso), lang), time: bangkokTime(iso).slice(0, 5) });
}

/** For a narrow column: `2 ต.ค. 68`, `2 October 2025`. */
export function shortDay(day: string, lang: Lang): string {
  return lang === 'th' && isDay(day) ? formatThaiDate(day, { style: 'short' }) : dayInWords(day, lang);
}
