import type { DatedFact } from '../model/evidence.js';
import { bangkokDay } from '../text/dates/calendar.js';

/** @returns the day in Asia/Bangkok of an ISO instant of a document's properties; null when it is none. */
export function dayOfInstant(text: string): string | null {
  try {
    const day = bangkokDay(text.trim());
    return isPlausible(day) ? day : null;
  } catch {
    return null;
  }
}

/** A date of a document's properties. */
export function metadataDate(day: string, text: string): DatedFact {
  return { date: day, precision: 'day', fiscalYear: null, from: 'metadata', text: text.trim().slice(0, 80) };
}

/** Those of the instants that are dates of a document. */
export function metadataDates(instants: readonly Date[]): DatedFact[] {
  return instants.flatMap((instant) => {
    const text = Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
    const day = dayOfInstant(text);
    return day === null ? [] : [metadataDate(day, text)];
  });
}

// Property sets hold 1601 or 1899 where the program wrote no date.
function isPlausible(day: string): boolean {
  return day >= '1990-01-01' && day <= '2100-01-01';
}
