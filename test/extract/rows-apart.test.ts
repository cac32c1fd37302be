import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf, withoutRows, withRows } from '../../src/extract/workers/rows-apart.js';
import type { Cell, Extracted, Grid } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';

const cell = fc.record(
  {
    text: fc.string({ unit: 'binary' }),
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
