import { allChecks } from '../checks/registry.js';
import type { Lang } from '../model/words.js';
import { severityWord } from './compose/symbols.js';
import { inGeneral, sayIn } from './compose/words.js';

/** What the check says about one of its finding codes. */
export interface Explanation {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly review: boolean;
  readonly heading: string;
  readonly sentence: string;
  readonly cause: string;
  /** Why the check is made: what its failure costs. */
  readonly why: string;
  readonly steps: readonly string[];
  readonly source: string;
}

/** @returns null when no check has such a code. */
export function explanationOf(code: string, lang: Lang): Explanation | null {
  const [id = '', name = ''] = code.split('/', 2);
  const check = allChecks.find(({ meta }) => meta.id === id);
  const meta = check && Object.hasOwn(check.meta.findings, name) ? check.meta.findings[name] : undefined;
  if (check === undefined || meta === undefined) return null;
  return {
    code,
    severity: meta.severity,
    review: meta.review === true,
    heading: inGeneral(meta.group, lang),
    sentence: inGeneral(meta, lang),
    cause: inGeneral(meta.cause, lang),
    why: check.meta.why[lang],
    steps: inGeneral(meta.fix, lang).split('\n'),
    source: meta.source ?? check.meta.source,
  };
}

/** Every code, in the order of the checks: for `explain` without a match, completions and the README. */
export const explainedCodes: readonly string[] = allChecks.flatMap(({ meta }) =>
  Object.keys(meta.findings).map((name) => `${meta.id}/${name}`),
);

/** The explanation as plain text: heading, severity, cause, cost, the steps numbered, the source. Null: no such code. */
export function explainCode(code: string, lang: Lang): string | null {
  const found = explanationOf(code, lang);
  if (found === null) return null;
  const say = sayIn(lang);
  return [
    `${found.code} – ${found.heading}`,
    `${say('label.severity')}: ${severityWord(found, say)}`,
    '',
    `${say('label.finding')}: ${found.sentence}`,
    '',
    `${say('label.cause')}:`,
    `  ${found.cause}`,
    `  ${found.why}`,
    '',
    `${say('label.fix')}:`,
    ...found.steps.map((step, n) => `  ${n + 1}. ${step}`),
    '',
    `${say('label.source')}: ${found.source}`,
    '',
  ].join('\n');
}
