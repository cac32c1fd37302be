import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extractor.js';
import { linesOfGrid } from '../../src/extract/grid/grid.js';
import {
  createRowKeeper,
  mapRows,
  packRows,
  RowPacks,
  type SparseRow,
  unpackRows,
  wordsOfPacks,
} from '../../src/extract/grid/packed-rows.js';
import { createSheetRows } from '../../src/extract/grid/sheet-source.js';
import { resultOfSheets } from '../../src/extract/grid/visible-sheets.js';
import { mendThai } from '../../src/extract/mend-thai.js';
import { holdsPersonalNumbers } from '../../src/extract/personal-numbers.js';
import { emptyResult, present } from '../../src/extract/reader.js';
import { placeAt } from '../../src/model/finding.js';
import { wordsAlone } from '../../src/text/nfc.js';
import { joinedPieces } from '../../src/text/patterns/joined-pieces.js';
import { largeBinaryWorkbook } from '../make/large-binary-workbook.js';
import { largeWorkbook } from '../make/large-workbook.js';
import { bytes, hintsFor } from './hints.js';

describe('rows that are packed', () => {
  test('come out as they went in, holes and short rows filled with blank cells', () => {
    const rows = [[{ text: 'ก' }, undefined, { text: '1', number: 1 }], [{ text: '' }]];
    expect(unpackRows(packRows(rows), 3)).toEqual([
      [{ text: 'ก' }, { text: '' }, { text: '1', number: 1 }],
      [{ text: '' }, { text: '' }, { text: '' }],
    ]);
  });

  test('keep numbers that JSON has no form for, and letters without their other half', () => {
    const rows = [
      [
        { text: '\ud83d', number: Number.POSITIVE_INFINITY },
        { text: '-0', number: -0 },
      ],
    ];
    expect(unpackRows(packRows(rows), 0)).toEqual(rows);
  });

  test('keep letters that stand between packed cells and rows, rows without cells, and all that is said of a cell', () => {
    const rows = [
      [],
      [{ text: '' }, { text: '\u0001' }, { text: 'ก\u0002ข' }],
      [{ text: '7\u0003' }, { text: '\u0004{}' }, { text: '\u0004' }],
      [
        { text: '1\u0003', number: 1 },
        { text: '', number: 0 },
        { text: ' ', number: 0 },
        { text: '1.50', number: 1.5 },
      ],
      [
        { text: '0x10', number: 16 },
        { text: 'NaN', number: Number.NaN },
        { text: '2023-10-06', number: 45_205, date: '2023-10-06' },
        { text: '2023-10-06', number: -0, date: '2023-10-06' },
        { text: '2023-10-06', date: '2023-10-06' },
        { text: '6 ต.ค. 2566', number: 45_205.5, date: '2023-10-06' },
        { text: '2023-10-06', number: 45_205, date: '2023-10-06', merged: true },
        { text: '2023-10-06\u00055' },
        { text: '12', number: 12, merged: true },
        { text: '12', date: '2023-10-06' },
        { text: 'ชื่อ "ก"\n', heading: true },
      ],
    ];
    expect(unpackRows(packRows(rows), 0)).toEqual(rows);
    expect(unpackRows(packRows(rows), 4)[0]).toEqual(Array.from({ length: 4 }, () => ({ text: '' })));
  });

  test('are packed again only where they change', () => {
    const keeper = createRowKeeper();
    for (let row = 0; row < 5_250; row++) keeper.add([{ text: `ก${row}` }]);
    const rows = keeper.rows(1);
    const changed = mapRows(rows, (row, index) => (index === 5_249 ? [{ text: 'ข' }] : row));
    expect([changed[5_248], changed[5_249], changed.length]).toEqual([[{ text: 'ก5248' }], [{ text: 'ข' }], 5_250]);
    const [before, after] = [rows, changed].map((some) => (some instanceof RowPacks ? some.packs : []));
    expect(after?.filter((pack, index) => pack !== before?.[index])).toHaveLength(1);
  });

  const packsOf = (rows: readonly SparseRow[]): RowPacks => {
    const keeper = createRowKeeper();
    for (let row = 0; row < 5_250; row++) keeper.add(rows[row % rows.length] ?? []);
    const packs = keeper.rows(4);
    if (!(packs instanceof RowPacks)) throw new Error('they are not packed');
    return packs;
  };

  test.each<readonly [string, SparseRow]>([
    ['plain ones', [{ text: 'ถนน สายหลัก\u00a0ก' }, undefined, { text: '1.5', number: 1.5 }, { text: '-' }]],
    ['days', [{ text: '2023-10-06', number: 45_205.25, date: '2023-10-06' }, { text: 'ก\u200bข' }]],
    ['merged ones', [{ text: 'ก' }, { text: 'ก', merged: true }, { text: '\u0001' }]],
    ['marks out of their order, and of two cells', [{ text: 'กุ่' }, { text: 'e' }, { text: '\u0301' }]],
    ['marks without end', [{ text: `ก${'่'.repeat(20)}` }, { text: '่'.repeat(20) }]],
  ])('have the words of their lines: %s', (_, row) => {
    const rows = packsOf([row, [], [{ text: ' หมวด 2 ' }]]);
    const lines = [...linesOfGrid({ rows })].join('');
    expect([...wordsOfPacks(rows)].join('')).toBe(wordsAlone(lines));
  });

  test.each([
    ['an unnamed glyph', '\uFFFD1', true],
    ['names alone', 'ก1', undefined],
  ])('are looked at for cells that nobody can read: %s', (_, text, unclear) => {
    const rows = packsOf([[{ text: 'งานก่อสร้างถนนคอนกรีตเสริมเหล็ก' }], [{ text }]]);
    const grid = { at: placeAt('file:///a.xlsx'), rows, rowNumbers: Array.from(rows, (__, index) => index + 1) };
    const { grids } = mendThai('xlsx', { ...emptyResult(), grids: present([grid]) });
    expect(grids.ok && grids.value[0]?.rows[1]?.[0]?.unclear).toBe(unclear);
    expect(grids.ok && grids.value[0]?.rows[5_249]?.[0]?.unclear).toBe(unclear);
  });
});

test('a large sheet gives its text in blocks, which are made of its cells', async () => {
  const { grids, texts } = await extractDocument(largeWorkbook(6_000), hintsFor('o13.xlsx'));
  if (!grids.ok || !texts.ok) throw new Error('it was not read');
  expect(grids.value[0]?.rows).toHaveLength(6_001);
  expect(texts.value).toHaveLength(7);
  expect(texts.value.every(({ ofGrid }) => ofGrid === true)).toBe(true);
  expect(texts.value.map(({ text }) => text.split('\n').length).reduce((sum, lines) => sum + lines)).toBe(6_001);
  expect(texts.value.at(-1)?.text).toContain('งานที่ 6000');
});

test('a large binary workbook says the same as its rows', async () => {
  const { type, grids, texts, problems } = await extractDocument(largeBinaryWorkbook(6_000), hintsFor('o13.xlsb'));
  if (!grids.ok || !texts.ok) throw new Error('it was not read');
  expect([type, problems]).toEqual(['xlsx', []]);
  expect(grids.value[0]?.rows).toHaveLength(6_001);
  const last = [...(grids.value[0]?.rows ?? [])].at(-1);
  expect(last?.map(({ text }) => text)).toEqual([
    ...['6000', 'จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านสำราญ หมู่ที่ 16 งานที่ 6000', '724000', '723974.5', 'วิธีเฉพาะเจาะจง'],
    ...['ห้างหุ้นส่วนจำกัด ศรีสำราญการค้า 0', '2024-05-28', '67010006000'],
  ]);
  expect(texts.value.at(-1)?.text).toContain('งานที่ 6000');
});

test('pieces of a long text overlap, so that what spans two of them is whole in one', () => {
  const texts = Array.from({ length: 60 }, (_, index) =>
    Array.from({ length: 5_000 }, (_, word) => `${index}.${word}`).join(' '),
  );
  const pieces = [...joinedPieces(texts, ' ')];
  expect(pieces.length).toBeGreaterThan(2);
  for (const [index, text] of texts.slice(1).entries())
    expect(pieces.some((piece) => piece.includes(`${texts[index]?.slice(-500)} ${text.slice(0, 500)}`))).toBe(true);
});

describe('the number of a person in the bytes of a document', () => {
  const NUMBER = '1101700203450';
  const at = async (before: number, number = NUMBER, after = ' ') =>
    holdsPersonalNumbers(bytes(`%PDF-1.4 ${'x'.repeat(before)} ${number}${after}${'y'.repeat(100)}`), {
      ...(await extractDocument(bytes('x'), hintsFor('a.txt'))),
      type: 'pdf',
    });

  test.each([0, 262_133, 262_126, 262_120, 262_134, 262_144, 600_000])('is found behind %d letters', async (before) => {
    expect(await at(before)).toBe(true);
  });

  test.each([262_133, 262_126, 262_120])('is none where the digits go on behind %d letters', async (before) => {
    expect(await at(before, NUMBER, '0')).toBe(false);
    expect(await at(before, `9${NUMBER}`)).toBe(false);
  });

  test.each([
    ['list_1101700203450.csv', true],
    ['%E0%B8%81%201101700203450.csv', true],
    ['1-1017-00203-45-0.csv', true],
    ['1701234567895.csv', false],
  ])('is found in the address of a link: %s', async (name, held) => {
    const page = bytes(`<html lang="th"><body><p>รายชื่อ</p><a href="/f/${name}">ดู</a></body></html>`);
    expect(await holdsPersonalNumbers(page, await extractDocument(page, hintsFor('a.html')))).toBe(held);
  });
});

describe('a sheet of more cells than are read', () => {
  const wide = Array.from({ length: 1_000 }, () => ({ text: 'ก' }));
  const first = wide.map((cell, column) => (column === 0 ? cell : { text: '' }));

  test.each([
    ['all with text', wide],
    ['most of them blank', first],
  ])('is full, and what is left out is said: %s', (_, cells) => {
    const rows = createSheetRows();
    let number = 0;
    while (!rows.isFull && number < 10_000) rows.add({ number: ++number, cells });
    expect(number).toBe(4_001);
    const sheet = { name: 'ก', merges: [], ...rows.finish() };
    const { grids, problems } = resultOfSheets([sheet], [], hintsFor('a.ods'), { title: null, dates: [] });
    expect(problems).toMatchObject([{ code: 'too-large', data: { reason: 'cells' } }]);
    expect(grids.ok && grids.value[0]?.rows.length).toBe(4_000);
  });

  test('a long text that every cell repeats is read as far as a workbook may be long', () => {
    const rows = createSheetRows();
    const cells = [{ text: 'ก'.repeat(1_000_000) }];
    for (let number = 1; number <= 60 && !rows.isFull; number++) rows.add({ number, cells });
    const sheet = { name: 'a', merges: [], ...rows.finish() };
    const { grids, problems } = resultOfSheets([sheet], [], hintsFor('a.xlsx'), { title: null, dates: [] });
    expect(problems).toMatchObject([{ code: 'too-large', data: { reason: 'text', limit: 50_000_000 } }]);
    expect(grids.ok && grids.value[0]?.rowNumbers.at(-1)).toBe(50);
  });
});
