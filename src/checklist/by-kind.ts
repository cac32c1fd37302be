import type { Check } from '../checks/define-check.js';
import { isAmong, wordsOfKind } from '../model/agency/agency-kind.js';
import type { AgencyKind } from '../model/agency/agency-kinds.js';
import type { CheckEntry, SeverityChoice } from '../model/checklist.js';
import { isMap } from './is-map.js';

/**
 * The options of a check with the words of the kind in place of `$executive` and its like. A list of which all must be found gets
 * one pattern, any other list each word; one that is left empty is left out, for such a body has nothing of the sort.
 * @param kind null: nobody knows, the names stay and stand for the words of all kinds
 */
export function optionsForKind(options: unknown, kind: AgencyKind | null): unknown {
  if (kind === null || !isMap(options)) return options;
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => {
      if (!Array.isArray(value)) return [[key, value]];
      const list = value.flatMap((one: unknown): unknown[] => {
        const words = typeof one === 'string' ? wordsOfKind(one.trim(), kind) : null;
        if (words === null) return [one];
        return key === 'all' && words.length > 0 ? [alternatives(words)] : [...words];
      });
      return list.length === 0 && value.length > 0 ? [] : [[key, list]];
    }),
  );
}

function alternatives(words: readonly string[]): string {
  return `/${words.map((word) => word.replaceAll('.', '\\.')).join('|')}/`;
}

/** What becomes of a rule for some kinds: of another kind it is left out, of an unknown one its errors are warnings. */
export function entryForKind(entry: CheckEntry, check: Check, kind: AgencyKind | null): CheckEntry[] {
  if (entry.kinds === undefined) return [entry];
  if (kind !== null) return isAmong(kind, entry.kinds) ? [entry] : [];
  const levels = Object.entries(check.meta.findings).map(([code, { severity }]): [string, SeverityChoice] => {
    const said =
      typeof entry.severity === 'string'
        ? entry.severity
        : (entry.severity?.[`${entry.id}/${code}`] ?? entry.severity?.[code] ?? severity);
    return [`${entry.id}/${code}`, said === 'error' ? 'warning' : said];
  });
  const isAllOne = levels.every(([, level]) => level === levels[0]?.[1]);
  return [{ ...entry, severity: isAllOne ? (levels[0]?.[1] ?? null) : Object.fromEntries(levels) }];
}
