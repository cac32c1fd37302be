import { describe, expect, it } from 'vitest';
import { joinTables } from '../../src/extract/layout/join-pages.js';
import type { PageOutline } from '../../src/extract/layout/page-outline.js';
import type { PrintedTable } from '../../src/extract/layout/page-table.js';

const HEAD = ['ลำดับที่', 'รายการ', 'e-GP'];

function table(page: number, rows: readonly (readonly string[])[], rest: Partial<PrintedTable> = {}): PrintedTable {
  const height = 20;
  const xs = (rows[0] ?? []).map((_, index) => index * 100).concat([(rows[0]?.length ?? 0) * 100]);
  return {
    page,
    left: 0,
    right: xs.at(-1) ?? 0,
    top: 50,
    bottom: 50 + rows.length * height,
    xs,
    rows: rows.map((cells, index) => ({
      top: 50 + index * height,
      bottom: 70 + index * height,
      cells: cells.map((text) => ({ text, merged: false })),
    })),
    isRuled: true,
    ...rest,
  };
}

function pages(...tables: readonly (PrintedTable | readonly PrintedTable[])[]): PageOutline[] {
  return tables.map((entry, index) => ({
    number: index + 1,
    tables: Array.isArray(entry) ? entry : [entry as PrintedTable],
    lines: [],
    hasTextAbove: false,
    hasTextBelow: false,
  }));
}

const words = (outlines: readonly PageOutline[]) =>
  joinTables(outlines, 'file:///x.pdf').map((grid) => grid.rows.map((row) => row.map((cell) => cell.text).join('|')));

describe('a table over several pages', () => {
  it('is one grid, and its repeated heading is marked wherever it stands', () => {
    const [grid] = joinTables(
      pages(table(1, [HEAD, ['1', 'a', '']]), table(2, [HEAD, ['2', 'b', '']])),
      'file:///x.pdf',
    );
    expect(grid?.rows.map((row) => row[0]?.heading === true)).toEqual([true, false, true, false]);
    expect(grid?.pages).toEqual([1, 1, 2, 2]);
  });

  it('joins a row that the page end has split, a number in it too', () => {
    const [rows] = words(
      pages(
        table(1, [HEAD, ['1', 'a', 'x'], ['2', 'ก่อสร้าง', '670191']]),
        table(2, [HEAD, ['', 'ถนน', '45463'], ['3', 'c', 'z']]),
      ),
    );
    expect(rows).toContain('2|ก่อสร้าง\nถนน|67019145463');
  });

  it('leaves a row without number alone that has values of its own, and a total', () => {
    const first = table(1, [HEAD, ['1', 'a', '67019145462'], ['2', 'b', '67019145463']]);
    expect(words(pages(first, table(2, [HEAD, ['', 'c', '67019145464']])))[0]).toContain('|c|67019145464');
    expect(words(pages(first, table(2, [HEAD, ['', 'รวมทั้งสิ้น', '']])))[0]).toContain('|รวมทั้งสิ้น|');
  });

  it('is two when the second counts from one again', () => {
    expect(
      words(pages(table(1, [HEAD, ['1', 'a', ''], ['2', 'b', '']]), table(2, [HEAD, ['1', 'c', ''], ['2', 'd', '']]))),
    ).toHaveLength(2);
  });

  it('is two when text stands between and nothing shows that it goes on', () => {
    const outlines = pages(
      table(1, [HEAD, ['ก', 'a', '']]),
      table(2, [
        ['ข', 'b', 'x'],
        ['ค', 'c', 'y'],
      ]),
    );
    expect(words(outlines.map((outline) => ({ ...outline, hasTextAbove: true })))).toHaveLength(2);
  });
});

describe('a sheet wider than the paper', () => {
  const left = (page: number, numbers: readonly string[]) =>
    table(page, [['ลำดับที่', 'รายการ'], ...numbers.map((number) => [number, `งาน ${number}`])]);
  const right = (page: number, values: readonly string[]) => table(page, [['e-GP'], ...values.map((value) => [value])]);

  it('is joined by its rows when it was printed down and then over', () => {
    const [rows, ...others] = words(
      pages(left(1, ['1', '2', '3']), left(2, ['4', '5']), right(3, ['a', 'b', 'c']), right(4, ['d', 'e'])),
    );
    expect(others).toEqual([]);
    expect(rows).toEqual([
      'ลำดับที่|รายการ|e-GP',
      '1|งาน 1|a',
      '2|งาน 2|b',
      '3|งาน 3|c',
      'ลำดับที่|รายการ|e-GP',
      '4|งาน 4|d',
      '5|งาน 5|e',
    ]);
  });

  it('is joined when it was printed over and then down', () => {
    const [rows] = words(
      pages(left(1, ['1', '2', '3']), right(2, ['a', 'b', 'c']), left(3, ['4', '5']), right(4, ['d', 'e'])),
    );
    expect(rows).toContain('5|งาน 5|e');
  });

  it('is not made of two tables that each count their rows', () => {
    const other = table(2, [
      ['ที่', 'ชื่อ', 'ปี'],
      ['1', 'x', 'p'],
      ['2', 'y', 'q'],
      ['3', 'z', 'r'],
    ]);
    expect(words(pages(left(1, ['1', '2', '3']), other))).toHaveLength(2);
  });

  it('is not made of tables whose rows stand at other heights', () => {
    const shifted = right(2, ['a', 'b', 'c']);
    const rows = shifted.rows.map((row) => ({ ...row, top: row.top + 9 }));
    expect(words(pages(left(1, ['1', '2', '3']), { ...shifted, rows }))).toHaveLength(2);
  });
});
