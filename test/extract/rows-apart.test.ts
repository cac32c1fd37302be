import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf, withoutRows, withRows } from '../../src/extract/workers/rows-apart.js';
import type { Cell, Extracted, Grid } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';
import { anyText } from '../helpers/any-text.js';

const cell = fc.record(
  {
    text: anyText(),
    number: fc.double({ noNaN: true }),
    date: fc.constantFrom('2024-10-02', '0067-01-31'),
    merged: fc.constant(true),
    heading: fc.constant(true),
    ocr: fc.constantFrom('agreed' as const, 'doubtful' as const),
    unclear: fc.constant(true),
  },
  { requiredKeys: ['text'] },
) as fc.Arbitrary<Cell>;
const grid: fc.Arbitrary<Grid> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
  .chain(([width, height, hasPages]) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height })
      .map((rows) => ({
        at: placeAt('https://town.test/a', { sheet: 'ก', table: 1 }),
        rows,
        rowNumbers: rows.map((_, index) => index * 3 + 1),
        ...(hasPages ? { pages: rows.map((_, index) => index + 1) } : {}),
      })),
  );

test('any table comes out as it went in, across processes too', () => {
  fc.assert(
    fc.property(fc.array(grid, { maxLength: 3 }), (grids) => {
      const extracted = {
        type: 'pdf',
        texts: { ok: true, value: [] },
        grids: { ok: true, value: grids },
      } as unknown as Extracted;
      expect(withRows(structuredClone(withoutRows(extracted)), [...rowsOf(extracted)])).toEqual(extracted);
    }),
  );
});

test('what could not be had stays so', () => {
  const extracted = {
    type: 'pdf',
    texts: { ok: false, why: { kind: 'scan', reason: 'no-text' } },
    grids: { ok: false, why: { kind: 'scan', reason: 'no-text' } },
  } as unknown as Extracted;
  expect(withRows(withoutRows(extracted), [...rowsOf(extracted)])).toEqual(extracted);
});

test('a workbook in an archive keeps its text on the way from one process to another', () => {
  const at = placeAt('https://town.test/a.zip', { sheet: 'o13.xlsx › รายงาน' });
  const extracted = {
    type: 'zip',
    texts: {
      ok: true,
      value: [
        { at, text: 'ลำดับที่\tรายการ', ofGrid: true },
        { at, text: 'หมายเหตุ' },
      ],
    },
    grids: { ok: true, value: [{ at, rows: [[{ text: 'ลำดับที่' }, { text: 'รายการ' }]], rowNumbers: [1] }] },
  } as unknown as Extracted;
  expect(withRows(structuredClone(withoutRows(extracted)), [...rowsOf(extracted)])).toEqual(extracted);
});

test('a large table is the same row by row, in slices, in loops and to the functions of arrays', () => {
  const rows = Array.from({ length: 5_203 }, (_, row): readonly Cell[] => [
    { text: `ก${row}` },
    { text: '', number: row },
  ]);
  const rowNumbers = rows.map((_, row) => row + 1);
  const grids = [{ at: placeAt('https://town.test/a', { table: 1 }), rows, rowNumbers }];
  const extracted = {
    type: 'xlsx',
    texts: { ok: true, value: [] },
    grids: { ok: true, value: grids },
  } as unknown as Extracted;
  const { grids: made, texts } = withRows(structuredClone(withoutRows(extracted)), [...rowsOf(extracted)]);
  const read = made.ok ? made.value[0]!.rows : [];
  expect(read.length).toBe(rows.length);
  expect([read[0], read[499], read[500], read[5_202], read[5_203], read[-1]]).toEqual([
    rows[0],
    rows[499],
    rows[500],
    rows[5_202],
    undefined,
    undefined,
  ]);
  expect(read.at(-1)).toEqual(rows.at(-1));
  expect(read.slice(495, 505)).toEqual(rows.slice(495, 505));
  expect([...read]).toEqual(rows);
  expect(read.map((row) => row[1]!.number)).toEqual(rowNumbers.map((number) => number - 1));
  expect(read.findLastIndex((row) => row[0]!.text === 'ก7')).toBe(7);
  expect(read.flat().length).toBe(rows.length * 2);
  expect(texts.ok && texts.value.length).toBe(6);
  expect(texts.ok && texts.value.at(-1)!.text.split('\n').at(-1)).toBe('ก5202');
});
