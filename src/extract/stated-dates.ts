import type { DatedFact } from '../model/evidence.js';
import { readDates } from '../text/dates/read-dates.js';

/** Different dates of one evidence that are kept. */
const MAX_DATES = 500;
/** Letters of a text that are read for dates. */
export const MAX_DATED_LENGTH = 500_000;

/** Every different date and year that a text states of itself; the years of acts it cites say nothing of it. */
export function statedDates(text: string, from: 'title' | 'text' | 'name'): DatedFact[] {
  const facts = new Map<string, DatedFact>();
  for (const { date, precision, fiscalYear, inLaw, text: words } of readDates(text.slice(0, MAX_DATED_LENGTH))) {
    const key = `${date} ${precision} ${fiscalYear}`;
    if (inLaw !== true && !facts.has(key)) facts.set(key, { date, precision, fiscalYear, from, text: words });
  }
  const all = [...facts.values()];
  if (all.length <= MAX_DATES) return all;
  const kept = new Set([...all].sort(byWeight).slice(0, MAX_DATES));
  return all.filter((fact) => kept.has(fact));
}

// A table of a thousand deeds holds a thousand days: stated years and the newest days are what is asked for.
function byWeight(a: DatedFact, b: DatedFact): number {
  const stated = Number(b.fiscalYear !== null) - Number(a.fiscalYear !== null);
  return stated === 0 ? (a.date < b.date ? 1 : -1) : stated;
}
