import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadChecklist } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { factsOf } from '../../src/judge/needs.js';
import { runChecks, verdictOf } from '../../src/judge/run-checks.js';
import type { Checklist } from '../../src/model/checklist.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { Finding, Verdict } from '../../src/model/finding.js';
import { bytes, hintsFor } from '../extract/hints.js';
import { exchangeOf } from '../helpers/facts.js';

/** A page or file of an item: its name, and what it holds. */
export interface Source {
  readonly name: string;
  readonly body: string | Uint8Array;
  /** Of a file that a page links to. */
  readonly label?: string;
}

export interface Judged {
  readonly verdict: Verdict;
  /** Severity and code, as `E text/missing`. */
  readonly codes: readonly string[];
  readonly findings: readonly Finding[];
}

const LETTERS = { error: 'E', warning: 'W', info: 'I' } as const;

/** Agencies of known and unknown kinds. */
const AGENCIES = { local: 'เทศบาลตำบลสำราญ', unknown: 'สำราญ', university: 'มหาวิทยาลัยสำราญ' } as const;

function load(year: number, agency: string): Checklist {
  const folder = mkdtempSync(join(tmpdir(), 'oit-elements-'));
  try {
    const path = join(folder, 'town.yaml');
    const lines = [
      'version: 1',
      `extends: oit-${year}`,
      `agency: { name: ${agency} }`,
      'site: https://town.example/',
      `fiscalYear: ${year}`,
      'services: [ทะเบียนราษฎร, จัดเก็บภาษี]',
    ];
    writeFileSync(path, lines.join('\n'));
    return loadChecklist(path, { registry: checks });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rulesOf = (agency: string) => ({ 2568: load(2568, agency), 2569: load(2569, agency) });
const RULES = {
  local: rulesOf(AGENCIES.local),
  unknown: rulesOf(AGENCIES.unknown),
  university: rulesOf(AGENCIES.university),
};

export type Year = keyof typeof RULES.local;

/** What an item of a shipped profile comes to, by its pages and files as they are read. */
export async function judgeItem(
  year: Year,
  id: string,
  sources: readonly Source[],
  body: keyof typeof RULES = 'local',
): Promise<Judged> {
  const checklist = RULES[body][year];
  const item = checklist.items.find((one) => one.id === id);
  if (item === undefined) throw new Error(`oit-${year} has no ${id}`);
  const evidence = await Promise.all(sources.map((source) => evidenceFrom(source, sources[0]?.name ?? '')));
  const facts = factsOf({ evidence, qrCodes: [], previous: null, unexamined: [] });
  const { results } = runChecks({
    item: { ...item, urls: sources.filter(({ label }) => label === undefined).map(({ name }) => target(name)) },
    checks: item.checks,
    evidence,
    facts,
    checklist,
    now: '2026-06-01T02:00:00Z',
    registers: new Map(),
    gridsOf: () => [],
  });
  const findings = results.flatMap((result) => result.findings);
  return {
    verdict: verdictOf(results),
    codes: findings.map(({ severity, code }) => `${LETTERS[severity]} ${code}`),
    findings,
  };
}

const addressOf = (name: string): string => `https://town.example/${name}`;
const target = (name: string) => ({ url: addressOf(name), sheet: null });

async function evidenceFrom({ name, body, label }: Source, page: string): Promise<Evidence> {
  const url = addressOf(name);
  const extracted = await extractDocument(typeof body === 'string' ? bytes(body) : body, { ...hintsFor(name), url });
  const foundOn = label === undefined ? null : addressOf(page);
  return { exchange: exchangeOf({ url }), extracted, label: label ?? null, foundOn, sheet: null };
}
