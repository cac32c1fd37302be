import type { DatedFact, DateSource } from '../model/evidence.js';
import { bearingOf, isOfSession } from '../text/dates/bearing.js';
import { readLabel, readYears, toBuddhistYear, toGregorianYear } from '../text/dates/read-dates.js';

/** Dates and years that a label, a title or a file name states; a bare 2567 counts there, the year of a cited act does not. */
export function datesInName(name: string, from: Extract<DateSource, 'title' | 'label' | 'name'>): readonly DatedFact[] {
  const mentions = readLabel(name).filter((mention) => !mention.inLaw);
  const stated = mentions.map((mention): DatedFact => {
    const { date, precision, fiscalYear, text } = mention;
    const bearing = bearingOf(name, mention, false);
    if (bearing === 'session') return { date, precision, fiscalYear: null, from, text, bearing: 'aside' };
    return {
      date,
      precision,
      fiscalYear,
      from,
      text,
      ...(bearing === 'round' || bearing === 'aside' ? { bearing } : {}),
    };
  });
  const known = new Set(mentions.map(({ fiscalYear, date }) => fiscalYear ?? toBuddhistYear(Number(date.slice(0, 4)))));
  const ofMeetings = (year: number): boolean => {
    const at = name.indexOf(String(year));
    return at > 0 && isOfSession(name, at);
  };
  const isDated = stated.some((fact) => fact.precision === 'day' || fact.precision === 'month');
  // The year of a day in the name is not counted a second time.
  const years = isDated ? [] : readYears(name).filter((year) => !known.has(year));
  return [
    ...stated,
    ...years.map((year): DatedFact => {
      const fact = { date: String(toGregorianYear(year)), precision: 'year', from, text: String(year) } as const;
      return ofMeetings(year) ? { ...fact, fiscalYear: null, bearing: 'aside' } : { ...fact, fiscalYear: year };
    }),
  ];
}
