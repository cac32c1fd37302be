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

// Property sets hold 1601 or 1899 where the program wrote no date.
function isPlausible(day: string): boolean {
  return day >= '1990-01-01' && day <= '2100-01-01';
}
