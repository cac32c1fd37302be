import { checks } from '../../src/checks/registry.js';
import { type FactSources, factsOf } from '../../src/judge/needs.js';
import { type ChecksInput, type ChecksOutcome, runChecks, verdictOf } from '../../src/judge/run-checks.js';
import type { CheckEntry, Item } from '../../src/model/checklist.js';
import type { Finding, Verdict } from '../../src/model/finding.js';
import { placeAt } from '../../src/model/finding.js';
import { evidenceOf, extractedOf, PAGE } from './facts.js';

export interface Case extends Partial<Omit<ChecksInput, 'item' | 'checks' | 'facts'> & FactSources> {
  readonly item?: Partial<Item>;
  /** Options by check, as a checklist has them. */
  readonly checks?: Readonly<Record<string, unknown>>;
  /** In place of `checks`. */
  readonly entries?: readonly CheckEntry[];
  readonly severity?: Readonly<Record<string, CheckEntry['severity']>>;
}

/** Judges an item as the round does; without anything said it is one plain page that answers. */
export function judge(
  given: Case = {},
): ChecksOutcome & { readonly verdict: Verdict; readonly findings: readonly Finding[] } {
  const named = Object.entries(given.checks ?? {}).map(([id, options]): CheckEntry => {
    return { id, options: checks.get(id)!.meta.options.parse(options), severity: given.severity?.[id] ?? null };
  });
  const { item, checks: _, severity: __, entries = named, evidence = [plainPage('หน้าเปล่า')], ...rest } = given;
  const outcome = runChecks({
    item: {
      id: 'O13',
      title: 'รายงาน',
      owner: null,
      urls: [{ url: PAGE, sheet: null }],
      documents: { follow: [], fiscalYear: null, max: 20 },
      checks: entries,
      enabled: true,
      source: { file: 'town.yaml', line: 1, column: 1 },
      ...item,
    },
    checks: entries,
    evidence,
    facts: factsOf({ qrCodes: [], previous: null, unexamined: [], ...rest, evidence }),
    checklist: { fiscalYear: 2568, site: 'https://town.example/', lists: {}, assessment: null },
    now: '2025-10-02T02:00:00Z',
    registers: new Map(),
    gridsOf: () => [],
    ...rest,
  });
  return {
    ...outcome,
    verdict: verdictOf(outcome.results),
    findings: outcome.results.flatMap((result) => result.findings),
  };
}

export function plainPage(text: string) {
  return evidenceOf({ extracted: extractedOf({ texts: { ok: true, value: [{ at: placeAt(PAGE), text }] } }) });
}
