import type { PageRow, PageTable } from './pdf-table.js';
import type { PageOutline } from './pdf-table-join.js';

/** Points by which the rows of two pages of one sheet may differ. */
const SAME_ROW = 2;
/** Fewer rows than this stand at the same heights by chance. */
const MIN_ROWS = 3;
/** Pages side by side. */
const MAX_ACROSS = 8;

/**
 * A sheet wider than the paper is printed in strips: its right-hand columns stand on later pages, each row at the height of
 * its left part. Puts the strips side by side again, whether they were printed down and then over or over and then down.
 */
export function joinWideSheets(pages: readonly PageOutline[]): readonly PageOutline[] {
  const result: PageOutline[] = [];
  for (let start = 0; start < pages.length; ) {
    let end = start;
    while (end < pages.length && pages[end]?.tables.length === 1) end++;
    if (end === start) {
      result.push(pages[start] as PageOutline);
      start++;
      continue;
    }
    result.push(...joinStrips(pages.slice(start, end)));
    start = end;
  }
  return result;
}

function joinStrips(pages: readonly PageOutline[]): readonly PageOutline[] {
  for (let across = Math.min(MAX_ACROSS, pages.length); across >= 2; across--) {
    if (pages.length % across !== 0) continue;
    const down = pages.length / across;
    const downFirst = (row: number, strip: number) => pages[strip * down + row] as PageOutline;
    const overFirst = (row: number, strip: number) => pages[row * across + strip] as PageOutline;
    for (const order of [downFirst, overFirst]) {
      if (!areStrips(order, down, across)) continue;
      return Array.from({ length: down }, (_, row) =>
        sideBySide(Array.from({ length: across }, (_, strip) => order(row, strip))),
      );
    }
  }
  return pages;
}

type Order = (row: number, strip: number) => PageOutline;

function areStrips(order: Order, down: number, across: number): boolean {
  const table = (row: number, strip: number) => order(row, strip).tables[0] as PageTable;
  for (let strip = 1; strip < across; strip++) {
    if (hasSameColumns(table(0, strip), table(0, strip - 1)) || isNumbered(table(0, strip))) return false;
    for (let row = 0; row < down; row++) {
      if (!hasSameRows(table(row, 0), table(row, strip))) return false;
      if (!hasSameColumns(table(row, strip), table(0, strip))) return false;
    }
  }
  return true;
}

function hasSameRows(a: PageTable, b: PageTable): boolean {
  if (a.rows.length !== b.rows.length || a.rows.length < MIN_ROWS) return false;
  return a.rows.every((row, index) => Math.abs(row.top - (b.rows[index]?.top ?? 0)) <= SAME_ROW);
}

function hasSameColumns(a: PageTable, b: PageTable): boolean {
  return a.xs.length === b.xs.length && a.xs.every((x, index) => Math.abs(x - (b.xs[index] ?? 0)) <= SAME_ROW);
}

/** A table that counts its own rows is one of its own, not the right part of another. */
function isNumbered(table: PageTable): boolean {
  const first = table.rows
    .map((row) => row.cells[0]?.text.trim() ?? '')
    .filter((text) => /^[0-9๐-๙]{1,5}\.?$/.test(text));
  return first.length >= 3 && first.length > table.rows.length / 2;
}

function sideBySide(strips: readonly PageOutline[]): PageOutline {
  const parts = strips.map((strip) => strip.tables[0] as PageTable);
  const [first] = parts as [PageTable];
  const xs = [...first.xs];
  for (const part of parts.slice(1)) {
    const offset = (xs.at(-1) ?? 0) - (part.xs[0] ?? 0);
    xs.push(...part.xs.slice(1).map((x) => x + offset));
  }
  const rows: PageRow[] = first.rows.map((row, index) => ({
    ...row,
    cells: parts.flatMap((part) => part.rows[index]?.cells ?? []),
  }));
  return { ...(strips[0] as PageOutline), tables: [{ ...first, xs, right: xs.at(-1) ?? first.right, rows }] };
}
