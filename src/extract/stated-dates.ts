import type { DatedFact } from '../model/evidence.js';
import { bearingOf } from '../text/dates/bearing.js';
import { readLabel } from '../text/dates/read-dates.js';
import { readStatements } from '../text/dates/statements.js';
import type { StatingText } from '../text/opening.js';

/** Different dates of one evidence that are kept. */
const MAX_DATES = 500;
/** Letters of a text that are read for dates. */
export const MAX_DATED_LENGTH = 500_000;

/** Every different date and year that a title or a name states of itself; the years of acts it cites say nothing of it. */
export function statedDates(text: string, from: 'title' | 'name'): DatedFact[] {
  const mentions = readLabel(text).filter((mention) => mention.inLaw !== true);
  const facts = mentions.map(({ index, date, precision, fiscalYear, text: words }): DatedFact => {
    const bearing = bearingOf(text, { index, date, precision, fiscalYear, text: words }, false);
    const isOwn = bearing === 'own' || bearing === 'plan';
    return {
      ...{ date, precision, from, text: words },
      fiscalYear: bearing === 'session' ? null : fiscalYear,
      ...(isOwn ? {} : { bearing: bearing === 'round' ? 'round' : 'aside' }),
    };
  });
  return different(facts);
}

/** Every different date and year that a text states of itself, with its weight and the number of times. */
export function datesOfText(stating: StatingText): DatedFact[] {
  const text = stating.text.slice(0, MAX_DATED_LENGTH);
  return different(
    readStatements({ ...stating, text }).map(({ date, precision, fiscalYear, text: words, place, bearing }) => ({
      ...{ date, precision, fiscalYear, from: 'text', text: words },
      ...(place === 'running' ? {} : { place }),
      ...(bearing === 'own' ? {} : { bearing }),
    })),
  );
}

function different(facts: readonly DatedFact[]): DatedFact[] {
  const counted = new Map<string, { fact: DatedFact; times: number }>();
  for (const fact of facts) {
    const key = `${fact.date} ${fact.precision} ${fact.fiscalYear} ${fact.place} ${fact.bearing}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { fact, times: 1 });
    else known.times += 1;
  }
  const all = [...counted.values()].map(({ fact, times }) => (times === 1 ? fact : { ...fact, times }));
  if (all.length <= MAX_DATES) return all;
  const kept = new Set([...all].sort(byWeight).slice(0, MAX_DATES));
  return all.filter((fact) => kept.has(fact));
}

// A table of a thousand deeds holds a thousand days: stated years and the newest days are what is asked for.
function byWeight(a: DatedFact, b: DatedFact): number {
  const stated = Number(b.fiscalYear !== null) - Number(a.fiscalYear !== null);
  return stated === 0 ? (a.date < b.date ? 1 : -1) : stated;
}
