import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { hiddenCellProblems } from '../../src/extract/grid/hidden-cells.js';
import { createSheetRows } from '../../src/extract/grid/sheet-source.js';
import type { Extracted } from '../../src/model/evidence.js';
import { gridsIn, hintsFor, textIn } from './hints.js';

const ROWS = [
  ['ลำดับที่', 'งานที่จัดซื้อจัดจ้าง', 'เลขที่โครงการในระบบ e-GP', 'วงเงิน'],
  ['1', 'จ้างเหมางานที่ 1', '67039123451', '1000'],
  ['2', 'จ้างเหมางานที่ 2', '6703912345', '2000'],
  ['3', 'จ้างเหมางานที่ 3', '67039123453', '3000'],
];

function workbook(shape: Partial<WorkSheet>, type: 'xlsx' | 'xlsb' | 'xlml' = 'xlsx', rows = ROWS): Promise<Extracted> {
  const book = utils.book_new();
  utils.book_append_sheet(book, Object.assign(utils.aoa_to_sheet(rows), shape), 'รายงาน');
  const body: unknown = write(book, { type: 'buffer', bookType: type, cellStyles: true });
  if (!(body instanceof Uint8Array)) throw new Error('a workbook is bytes');
  return extractDocument(body, hintsFor(type === 'xlml' ? 'a.xls' : `a.${type}`));
}

const headings = (result: Extracted): (string | undefined)[] => gridsIn(result)[0]!.rows[0]!.map(({ text }) => text);
const hidden = (result: Extracted) => result.problems.filter(({ code }) => code === 'hidden').map(({ data }) => data);

describe.each(['xlsx', 'xlsb', 'xlml'] as const)('a workbook as %s', (type) => {
  test('is read without its hidden column, which is named', async () => {
    const result = await workbook({ '!cols': [{}, {}, { hidden: true }, {}] }, type);
    expect(headings(result)).toEqual(['ลำดับที่', 'งานที่จัดซื้อจัดจ้าง', 'วงเงิน']);
    expect(textIn(result)).not.toContain('67039123451');
    expect(hidden(result)).toEqual([{ reason: 'columns', names: 'C เลขที่โครงการในระบบ e-GP' }]);
  });

  test('whose columns are all shown is whole', async () => {
    const result = await workbook({ '!cols': [{ wch: 5 }, { wch: 30 }, { wch: 20 }, {}] }, type);
    expect(headings(result)).toEqual(ROWS[0]);
    expect(hidden(result)).toEqual([]);
  });
});

describe.each(['xlsx', 'xlsb'] as const)('a workbook as %s', (type) => {
  test('is read without its hidden row, and the others keep their numbers', async () => {
    const result = await workbook({ '!rows': [{}, {}, { hidden: true }, {}] }, type);
    expect(gridsIn(result)[0]!.rowNumbers).toEqual([1, 2, 4]);
    expect(textIn(result)).not.toContain('จ้างเหมางานที่ 2');
    expect(hidden(result)).toEqual([{ reason: 'rows', rows: 1, names: '3' }]);
  });
});

// Written by LibreOffice: the number of ten digits stands in the row or column that is hidden, and a draft sheet is hidden.
describe.each(['xls', 'ods', 'xlsb'])('a workbook of another program as %s', (type) => {
  const load = (name: string) =>
    extractDocument(readFileSync(resolve('test/fixtures/field/documents', `${name}.${type}`)), hintsFor(`a.${type}`));

  test('has no hidden column', async () => {
    const result = await load('hidden-column');
    expect(textIn(result)).not.toContain('67039123451');
    expect(textIn(result)).toContain('จ้างเหมางานที่ 4');
    expect(hidden(result)).toContainEqual({ reason: 'columns', names: 'C เลขที่โครงการในระบบ e-GP' });
    expect(hidden(result)).toHaveLength(1);
  });

  test('has no hidden row', async () => {
    const result = await load('hidden-row');
    expect(textIn(result)).toContain('67039123453');
    expect(textIn(result)).not.toContain('จ้างเหมางานที่ 4');
    expect(hidden(result)).toContainEqual({ reason: 'rows', rows: 1, names: '6' });
  });
});

test('a merged cell whose first place is hidden shows its text in the next', async () => {
  const rows = [['รายงาน', '', '', ''], ...ROWS];
  const merges = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  const result = await workbook({ '!merges': merges, '!cols': [{ hidden: true }, {}, {}, {}] }, 'xlsx', rows);
  expect(gridsIn(result)[0]!.rows[0]!.map(({ text, merged }) => [text, merged])).toEqual([
    ['รายงาน', undefined],
    ['รายงาน', true],
    ['รายงาน', true],
  ]);
  expect(textIn(result)).toContain('รายงาน');
});

test('hidden sheets are named where no table is shown beside them, or where one of them is asked for', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['ปกรายงาน']]), 'ปก');
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), 'รายงาน');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  const body: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(body instanceof Uint8Array)) throw new Error('a workbook is bytes');
  expect(hidden(await extractDocument(body, hintsFor('a.xlsx')))).toEqual([{ reason: 'sheets', names: 'รายงาน' }]);
  const named = await extractDocument(body, hintsFor('a.xlsx', { sheet: 'รายงาน' }));
  expect(hidden(named)).toEqual([{ reason: 'sheets', names: 'รายงาน' }]);
  expect(headings(named)).toEqual(ROWS[0]);
});

test('a hidden column without content is not worth a word', async () => {
  expect(hidden(await workbook({ '!cols': [{}, {}, {}, {}, { hidden: true }] }))).toEqual([]);
});

test('a row is looked at once, however many columns are hidden', () => {
  const rows = createSheetRows();
  for (let number = 1; number <= 200; number++) rows.add({ number, cells: [{ text: ' ' }, undefined, { text: 'ก' }] });
  const sheet = { name: null, merges: [], hiddenColumns: [{ first: 0, last: 900 }], ...rows.finish() };
  let looks = 0;
  const counted = new Proxy(sheet.rows, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^[0-9]+$/.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  expect(hiddenCellProblems({ ...sheet, rows: counted }, 'https://town.test/a.xlsx')).toMatchObject([
    { data: { reason: 'columns', names: 'C ก' } },
  ]);
  expect(looks).toBeLessThanOrEqual(201);
});

test('a hidden row of blanks is not worth a word', () => {
  const rows = createSheetRows();
  rows.add({ number: 1, cells: [{ text: 'ก' }] });
  rows.add({ number: 2, cells: [{ text: ' ' }], isHidden: true });
  expect(hiddenCellProblems({ name: null, merges: [], ...rows.finish() }, 'https://town.test/a.xlsx')).toEqual([]);
});
