import { describe, expect, it } from 'vitest';
import { findTables } from '../../src/checks/tables/find-tables.js';
import { joinTables } from '../../src/extract/layout/join-pages.js';
import type { PageOutline } from '../../src/extract/layout/page-outline.js';
import type { Grid } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';

const HEAD = ['ลำดับที่', 'รายการ', 'เลขที่โครงการ'];
const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => [`${first + n}`, `ถนนสาย ${first + n}`, `670191234${first + n}`]);

function grid(table: number, rows: readonly (readonly string[])[], url = 'https://a.go.th/o13'): Grid {
  return {
    at: placeAt(url, { table }),
    rows: rows.map((row) => row.map((text) => ({ text }))),
    rowNumbers: rows.map((_, n) => n + 1),
  };
}

describe('a long table that its author has parted', () => {
  const wanted = [{ name: 'egp', match: ['เลขที่โครงการ'] }];
  const first = grid(1, [HEAD, ...rowsFrom(10, 12)]);
  const rowsIn = (...grids: readonly Grid[]) => findTables(grids, wanted).map(({ rows }) => rows.length);

  it('is one table where its rows are counted on', () => {
    expect(rowsIn(first, grid(2, rowsFrom(22, 5)), grid(3, rowsFrom(27, 2)))).toEqual([19]);
    expect(rowsIn(first, grid(2, [['ลงชื่อ', 'ผู้รายงาน']]), grid(3, rowsFrom(22, 5)))).toEqual([17]);
    expect(rowsIn(grid(1, [HEAD, ['๑', 'ก', '1']]), grid(2, [['๒.', 'ข', '2']]))).toEqual([2]);
  });

  it.each([
    ['begins to count anew', grid(2, rowsFrom(1, 5))],
    ['leaves numbers out', grid(2, rowsFrom(30, 5))],
    ['has other columns', grid(2, [['22', 'ก', 'ข', 'ค']])],
    ['is in another file', grid(2, rowsFrom(22, 5), 'https://a.go.th/other')],
  ])('another table stays apart that %s', (_, next) => {
    expect(rowsIn(first, next)).toEqual([12]);
  });
});

describe('a printed table that is drawn anew on each page', () => {
  const part = (number: number, xs: readonly number[], rows: readonly (readonly string[])[], isRuled: boolean) => ({
    number,
    tables: [
      {
        ...{
          page: number,
          left: xs[0] ?? 0,
          right: xs.at(-1) ?? 0,
          top: 50,
          bottom: 50 + rows.length * 20,
          xs,
          isRuled,
        },
        rows: rows.map((row, n) => ({
          ...{ top: 50 + n * 20, bottom: 70 + n * 20 },
          cells: row.map((text) => ({ text, merged: false })),
        })),
      },
    ],
    ...{ lines: [], hasTextAbove: false, hasTextBelow: false },
  });
  const blank: PageOutline = { number: 2, tables: [], lines: [], hasTextAbove: false, hasTextBelow: false };
  const sizes = (...pages: readonly PageOutline[]) =>
    joinTables(pages, 'file:///o13.pdf').map(({ rows }) => rows.length);
  const one = (isRuled: boolean) => part(1, [0, 40, 300, 400], [HEAD, ...rowsFrom(10, 12)], isRuled);

  it.each([true, false])('is one table by the numbers of its rows, ruled: %s', (isRuled) => {
    expect(sizes(one(isRuled), part(2, [0, 20, 90, 160], rowsFrom(22, 5), isRuled))).toEqual([18]);
    expect(sizes(one(isRuled), blank, part(3, [0, 20, 90, 160], rowsFrom(22, 1), isRuled))).toEqual([14]);
  });

  it.each([true, false])('and another table stays apart, ruled: %s', (isRuled) => {
    expect(sizes(one(isRuled), part(2, [0, 20, 90, 160], rowsFrom(1, 5), isRuled))).toEqual([13, 5]);
    expect(sizes(one(isRuled), part(2, [0, 20, 90, 160], rowsFrom(40, 5), isRuled))).toEqual([13, 5]);
  });
});
