import type { DatedFact, DateSource } from '../model/evidence.js';
import { readDates, readYears, toGregorianYear } from '../text/dates/read-dates.js';

/** Dates and years that a label, a title or a file name states; a bare 2567 counts there, the year of a cited act does not. */
export function datesInName(name: string, from: Extract<DateSource, 'title' | 'label' | 'name'>): readonly DatedFact[] {
  const stated = readDates(name)
    .filter((mention) => !mention.inLaw)
    .map(({ date, precision, fiscalYear, text }): DatedFact => ({ date, precision, fiscalYear, from, text }));
  const known = new Set(stated.flatMap((fact) => fact.fiscalYear ?? []));
  const isDated = stated.some((fact) => fact.precision === 'day' || fact.precision === 'month');
  // The year of a day in the name is not counted a second time.
  const years = isDated ? [] : readYears(name).filter((year) => !known.has(year));
  return [
    ...stated,
    ...years.map((year): DatedFact => {
      return { date: String(toGregorianYear(year)), precision: 'year', fiscalYear: year, from, text: String(year) };
    }),
  ];
}
