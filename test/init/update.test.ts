import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fillChecklist, missingHints } from '../../src/init/write/update.js';
import { itemsWith, proposal } from './draft.js';

const FILE = `# ของเทศบาล
version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ } # ชื่อ
site: https://town.test/
fiscalYear: 2568

items:
  # ข้อที่ตรวจแล้ว
  O3: { owner: กองคลัง, urls: ['https://town.test/contact'] }
  O2: # ผู้บริหาร
    urls: []
  O1:
    owner: สำนักปลัด # ผู้รับผิดชอบ
  O9: { urls: [] }
`;

const found = itemsWith({
  O1: { chosen: [proposal('https://town.test/1')] },
  O2: { chosen: [proposal('https://town.test/2')], alternatives: [proposal('https://town.test/2b', 0.5)] },
  O9: { chosen: [proposal('https://town.test/9')] },
  O11: { chosen: [proposal('https://town.test/11')] },
}).filter(({ id }) => id !== 'O3');

it('fills what is empty and keeps order, comments and what a person wrote', () => {
  const after = fillChecklist(FILE, found, 2568, 'th');
  expect(after.startsWith(FILE.slice(0, FILE.indexOf('  O2:')))).toBe(true);
  expect(after).toContain('owner: สำนักปลัด # ผู้รับผิดชอบ');
  expect(after).toContain('# ผู้บริหาร');
  expect(after.indexOf('O3:')).toBeLessThan(after.indexOf('O2:'));
  expect(after.indexOf('O2:')).toBeLessThan(after.indexOf('O1:'));
  for (const url of ['1', '2', '9', '11']) expect(after).toMatch(new RegExp(`- https://town.test/${url}\n`));
  expect(after).toContain('# ทางเลือกอื่น: https://town.test/2b');
});

it('changes nothing where nothing was found', () => {
  expect(fillChecklist(FILE, itemsWith(), 2568, 'th')).toBe(FILE);
});

it('fills a file without items', () => {
  const bare = FILE.slice(0, FILE.indexOf('items:'));
  expect(fillChecklist(bare, found, 2568, 'en')).toMatch(/items:\n {2}O1:\n {4}urls:\n {6}# 90% \(high\)/);
});

it('says what to look for where nothing was found', () => {
  const hints = missingHints(found, 'th');
  expect(hints.some((hint) => hint.startsWith('O13 รายงานสรุปผล'))).toBe(true);
  expect(hints.some((hint) => hint.startsWith('O1 '))).toBe(false);
});

describe('whatever form the items are written in, the result loads with what was found', () => {
  const head = FILE.slice(0, FILE.indexOf('items:'));
  it.each([
    ['nothing', ''],
    ['no items at all', 'items:\n'],
    ['an empty map', 'items: {}\n'],
    ['items in one line', 'items: { O1: { urls: [] }, O3: { urls: [https://town.test/3] } }\n'],
    ['an item without a value', 'items:\n  O1:\n  O2: # ผู้บริหาร\n'],
    ['an item without a value at the end of the file', 'items:\n  O1:'],
    ['an empty list over lines', 'items:\n  O1:\n    urls: [\n    ]\n    owner: ก\n'],
    ['a list without a value', 'items:\n  O1:\n    urls:\n    owner: ก # ข\n'],
    ['deeper steps', 'items:\n    O1:\n        owner: ก\n    O2:\n        urls: []\n'],
    ['no line end', 'items:\n  O1: { urls: [] }'],
    ['Windows line ends', 'items:\r\n  O1:\r\n    urls: []\r\n  O2:\r\n    owner: ก\r\n'],
    ['quoted keys', 'items:\n  "O1": { "urls": [] }\n'],
  ])('%s', (_, items) => {
    const after = fillChecklist(`${head}${items}`, found, 2568, 'th');
    const data = parse(after) as { items: Record<string, { urls: string[]; owner?: string }> };
    expect(data.items.O1?.urls).toEqual(['https://town.test/1']);
    expect(data.items.O2?.urls).toEqual(['https://town.test/2']);
    expect(data.items.O11?.urls).toEqual(['https://town.test/11']);
    if (items.includes('owner')) expect(JSON.stringify(data)).toContain('"owner":"ก"');
    if (items.includes('town.test/3')) expect(data.items.O3?.urls).toEqual(['https://town.test/3']);
    expect(after.startsWith(head.slice(0, 40))).toBe(true);
  });
});
