import type { Finding } from '../model/finding.js';
import { lastingAddress } from './lasting-address.js';

/** Counts, ages, status codes and dates change from round to round while the problem stays the same. */
const MEASURE = /^[\d\s.,:;/+-]*$/;

/** Of a text that is missing: `pattern` is what it is about, and these are the words of it, which a checklist may change. */
const WORDING: ReadonlySet<string> = new Set(['patternTh', 'patternEn']);

/**
 * Identifies a finding across rounds: by item, code and place. Measured values do not count; without a row, the words that
 * the finding is about do (the missing entry, the pattern).
 */
export function findingKey(itemId: string, finding: Pick<Finding, 'code' | 'at' | 'data'>): string {
  const { at } = finding;
  const place =
    at === null ? [] : [lastingAddress(at.url), at.sheet, at.page, at.table, at.rowLabel ?? at.row, at.column];
  const inRow = at !== null && (at.rowLabel !== null || at.row !== null);
  const about = inRow
    ? []
    : Object.keys(finding.data)
        .filter((name) => !WORDING.has(name) || finding.data.pattern === undefined)
        .sort()
        .flatMap((name) => aboutOf(finding.data[name]));
  return [itemId, finding.code, ...place, ...about].map((part) => part ?? '').join('\u001f');
}

function aboutOf(value: string | number | undefined): string[] {
  return typeof value === 'string' && !MEASURE.test(value) ? [value] : [];
}
