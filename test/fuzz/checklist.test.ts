import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadChecklist } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { UserError } from '../../src/model/checklist.js';
import { FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { mutate, mutations } from './mutation.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-fuzz-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A checklist comes of it, or mistakes that each have a place and both languages; nothing else. */
function load(yaml: string | Uint8Array): void {
  const path = join(dir, 'town.yaml');
  writeFileSync(path, yaml);
  try {
    const checklist = loadChecklist(path, { registry: checks });
    expect(checklist.items.every(({ id }) => /^[A-Za-z0-9_-]+$/.test(id))).toBe(true);
    expect(checklist.agency.name).not.toBe('');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of error.problems) {
      expect(message.th).toMatch(/[ก-๙]/);
      expect(message.en).toMatch(/[A-Za-z]/);
      if (line !== null) expect(line >= 1 && (column ?? 1) >= 1).toBe(true);
    }
  }
}

const HEAD = 'version: 1\nagency: { name: เทศบาล }\nsite: https://town.example/\nfiscalYear: 2568\n';
const EXAMPLE = `${HEAD}extends: oit-2568
schedule: { everyDays: 15 }
services: [ทะเบียนราษฎร, ภาษี]
crawl: { maxPages: 500, sample: all, exclude: ["**/webboard/**"], robots: true }
items:
  O13:
    title: รายงาน
    urls:
      - https://town.example/o13.html
      - { url: https://town.example/o13.xlsx, sheet: "รายงาน" }
    documents: { follow: ["*2567*.xlsx"], fiscalYear: Y-1, max: 20 }
    checks:
      - date: { fiscalYear: 2567, severity: warning }
      - egp: { column: [เลขที่โครงการ, e-GP] }
      - text: { all: ["/a+/i", $date], none: [x] }
      - coverage: { of: services, minRatio: 0.5 }
      - table: { columns: [{ name: a, type: date }], rules: ["a <= b"] }
    enabled: true
scoring: { indicators: [{ id: "9", title: t, groups: [[O1, O2], [O13]] }], iit: 99.38, eit: [99.7] }
`;
const TOKENS = [
  '- ',
  ': ',
  '\n',
  '  ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '!!js/function ',
  '? ',
  '| ',
  '> ',
  '"',
  "'",
  '#',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '\t',
  '__proto__: ',
  'null',
  '~',
  '.inf',
  '.nan',
  '0x1F',
  '1e999',
  '-1',
  '2568',
  'yes',
  '\ufeff',
  '\\x',
  '@',
  '`',
  'O13: ',
  'extends: ./town.yaml\n',
  'checks: [egp]\n',
  '\0',
  '\u2028',
];

test(
  'a checklist with changed letters loads, or every mistake has its place',
  async () => {
    const profile = readFileSync('checklists/oit-2568.yaml');
    const bases = [Buffer.from(EXAMPLE), Buffer.from(EXAMPLE), profile];
    await fuzz(30, fc.tuple(fc.nat(2), mutations(TOKENS, 4)), ([base, changes]) => {
      load(mutate(bases[base] ?? profile, changes));
    });
  },
  FUZZ_TIMEOUT_MS,
);

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    'O1',
    'egp',
    'date',
    'text',
    '',
    ' ',
    'https://town.example/a',
    'ftp://x',
    'Y-1',
    '/(/',
    '$date',
    '__proto__',
    null,
    true,
    -1,
    0,
    1,
    2568,
    1.5,
    1e300,
    Number.NaN,
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const KEYS = [
  'version',
  'extends',
  'agency',
  'name',
  'site',
  'fiscalYear',
  'schedule',
  'everyDays',
  'services',
  'lists',
  'crawl',
  'maxPages',
  'sample',
  'include',
  'items',
  'O1',
  'O13',
  'title',
  'owner',
  'urls',
  'url',
  'sheet',
  'documents',
  'follow',
  'max',
  'checks',
  'enabled',
  'scoring',
  'indicators',
  'groups',
  'id',
  'iit',
  'eit',
  'egp',
  'date',
  'text',
  'all',
  'any',
  'none',
  'table',
  'columns',
  'rules',
  'coverage',
  'of',
  'item',
  'column',
  'severity',
  'notify',
  'constructor',
];
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 6 }),
  ),
}));

test(
  'a checklist of any form loads, or every mistake has its place',
  async () => {
    const parts = fc.record(
      { items: tree, checks: tree, crawl: tree, scoring: tree, schedule: tree, notify: tree, lists: tree },
      { requiredKeys: [] },
    );
    await fuzz(60, fc.tuple(parts, fc.boolean()), ([{ checks: entries, ...rest }, isInItem]) => {
      const whole = {
        version: 1,
        agency: { name: 'x' },
        site: 'https://town.example/',
        fiscalYear: 2568,
        ...rest,
        ...(isInItem ? { items: { O1: { title: 'x', checks: entries ?? [] } } } : {}),
      };
      load(stringify(whole));
    });
  },
  FUZZ_TIMEOUT_MS,
);
