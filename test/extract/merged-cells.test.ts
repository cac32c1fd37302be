import { expect, it } from 'vitest';
import { withMergedCells } from '../../src/extract/grid/merged-cells.js';
import type { SheetRange } from '../../src/extract/grid/sheet-source.js';

const ROWS = ['ก', 'ข', 'ค'].map((text) => [{ text }, { text: '' }, { text: '' }]);
const SHEET = {
  name: 'a',
  rows: ROWS,
  rowNumbers: [1, 2, 3],
  hiddenRows: new Set<number>(),
  cellCount: 9,
  isTooLong: false,
};
const texts = (merges: readonly SheetRange[]): string[] =>
  withMergedCells({ ...SHEET, merges }, null).map((row) => row.map(({ text }) => text).join('|'));

it('ranges side by side and below each other give their text to each place', () => {
  expect(
    texts([
      { left: 0, top: 0, right: 1, bottom: 0 },
      { left: 0, top: 1, right: 2, bottom: 2 },
    ]),
  ).toEqual(['ก|ก|', 'ข|ข|ข', 'ข|ข|ข']);
});

it('a range that begins in another, which no true sheet has, says nothing', () => {
  expect(
    texts([
      { left: 0, top: 0, right: 2, bottom: 2 },
      { left: 1, top: 1, right: 2, bottom: 2 },
      { left: 0, top: 0, right: 2, bottom: 2 },
    ]),
  ).toEqual(['ก|ก|ก', 'ก|ก|ก', 'ก|ก|ก']);
});
