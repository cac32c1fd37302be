import { expect, test } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { judgeItems } from '../../src/judge/judge-items.js';
import type { CheckEntry, Item } from '../../src/model/checklist.js';
import { evidenceOf, extractedOf, FILE } from '../helpers/facts.js';

const nothing = { ok: false, why: { kind: 'unreadable', reason: 'defect' } } as const;
const unread = evidenceOf({
  exchange: { url: FILE },
  extracted: extractedOf({
    type: 'xlsx',
    problems: [{ code: 'not-readable', data: { reason: 'defect' }, at: null }],
    texts: nothing,
    grids: nothing,
    defect: 'TypeError: x is undefined\n    at readXlsx',
  }),
});

function itemOf(id: string, asked: readonly string[]): Item {
  return {
    id,
    title: 'รายงาน',
    owner: null,
    urls: [{ url: FILE, sheet: null }],
    documents: { follow: [], fiscalYear: null, max: 20 },
    checks: asked.map(
      (name): CheckEntry => ({ id: name, options: checks.get(name)!.meta.options.parse({}), severity: null }),
    ),
    enabled: true,
    source: { file: 'town.yaml', line: 1, column: 1 },
  };
}

const judged = (items: readonly Item[]) =>
  judgeItems({
    checklist: {
      fiscalYear: 2568,
      site: 'https://town.example/',
      lists: {},
      assessment: null,
    } as unknown as Parameters<typeof judgeItems>[0]['checklist'],
    items: items.map((item) => ({ item, evidence: [unread], unexamined: [], qrCodes: [], isInterrupted: false })),
    peers: [],
    previous: new Map(),
    registers: new Map(),
    now: '2025-10-02T02:00:00Z',
    changesOf: async () => [],
  });

test('a reader that fails leaves the file unread, the item to a person, and its stack among the crashes, once', async () => {
  const { items, crashes } = await judged([itemOf('O13', ['egp']), itemOf('O14', ['egp'])]);
  expect(items.map(({ verdict }) => verdict)).toEqual(['review', 'review']);
  const findings = items.flatMap(({ results }) => results.flatMap((result) => result.findings));
  expect(findings.map(({ code, severity, review }) => [code, severity, review])).toEqual([
    ['file/not-readable', 'warning', true],
    ['file/not-readable', 'warning', true],
  ]);
  expect(crashes).toEqual([
    { item: 'O13', check: 'file', error: `${FILE}\nTypeError: x is undefined\n    at readXlsx` },
  ]);
});

test('an item whose checks need not read the file passes with a warning', async () => {
  const { items } = await judged([itemOf('O13', [])]);
  expect(items[0]?.verdict).toBe('pass');
});
