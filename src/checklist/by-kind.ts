import type { Check } from '../checks/define-check.js';
import { KIND_PATTERNS, kindsAmong, patternOfKinds } from '../model/agency/agency-kind.js';
import type { AgencyKind } from '../model/agency/agency-kinds.js';
import type { CheckEntry, SeverityChoice } from '../model/checklist.js';
import { isMap } from './is-map.js';

/**
 * The options of a check with the words of the kind in place of `$executive` and its like. A list that is left empty is left out,
 * for such a body has nothing of the sort.
 * @param kinds which the body may be of; null: of any, the names stay and stand for the words of all
 */
export function optionsForKinds(options: unknown, kinds: readonly AgencyKind[] | null): unknown {
  if (kinds === null || !isMap(options)) return options;
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => {
      if (!Array.isArray(value)) return [[key, value]];
      const list = value.flatMap((one: unknown): unknown[] =>
        typeof one === 'string' && KIND_PATTERNS.includes(one.trim())
          ? [patternOfKinds(one.trim(), kinds) ?? []].flat()
          : [one],
      );
      return list.length === 0 && value.length > 0 ? [] : [[key, list]];
    }),
  );
}

/** What becomes of a rule for some kinds: of another kind it is left out, of an unknown one its errors are warnings. */
export function entryForKind(entry: CheckEntry, check: Check, kind: AgencyKind | null): CheckEntry[] {
  if (entry.kinds === undefined) return [entry];
  if (kind !== null) return kindsAmong(entry.kinds).includes(kind) ? [entry] : [];
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
