import type { Lang, Words } from '../../model/words.js';
import { formatDate, toGregorianYear } from '../../text/dates/read-dates.js';
import { readDay } from '../options.js';

interface Wanted {
  readonly fiscalYear?: number | string | readonly (number | string)[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly maxAgeDays?: number | undefined;
}

/** Of which years and days the evidence must be, in a sentence. */
export function dateAsks(
  { fiscalYear, from, to, maxAgeDays }: Wanted,
  year: (option: number | string) => number,
): Words | null {
  const years = [fiscalYear ?? []].flat().map(year);
  const days = (lang: Lang): readonly string[] =>
    [from, to].map((text) => readDay(text ?? '')).map((day) => (day === null ? '…' : formatDate(day, lang)));
  const parts = [
    years.length === 0
      ? null
      : {
          th: `เป็นข้อมูลของปีงบประมาณ ${years.join(' หรือ ')}`,
          en: `Of fiscal year ${years.map(toGregorianYear).join(' or ')}`,
        },
    from === undefined && to === undefined
      ? null
      : { th: `มีวันที่ในช่วง ${days('th').join(' ถึง ')}`, en: `A date between ${days('en').join(' and ')}` },
    maxAgeDays === undefined ? null : { th: `ข้อมูลเก่าไม่เกิน ${maxAgeDays} วัน`, en: `At most ${maxAgeDays} days old` },
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return { th: parts.map(({ th }) => th).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}
