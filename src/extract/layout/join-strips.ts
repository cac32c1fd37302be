import { cellText, type Line } from './cell-text.js';
import { columnEdges } from './columns.js';
import { keyColumn, ordinalOf } from './ordinal-column.js';
import type { PageOutline } from './page-outline.js';
import type { PageRow, PrintedTable } from './page-table.js';

/** Points by which the rows of two pages of one sheet may differ. */
const SAME_ROW = 2;
/** Fewer rows than this are at the same heights by chance. */
const MIN_ROWS = 3;
/** Shares of the rows that have a text at their top, and of lines above the rows. */
const HALF_OF_ROWS = 0.5;
const ALL_ROWS = 0.9;
const FEW_OTHERS = 0.1;
const FEW_COLUMNS = 2;
const FIRST_YEAR = 1900;
/** Pages side by side. */
const MAX_ACROSS = 8;
/** Up to this many pages a wide sheet is looked for between pages of another kind (a cover, an appendix). */
const MAX_SEARCH = 60;

/**
 * A sheet wider than the paper is printed in strips: its right-hand columns are on later pages, each row at the height of
 * its left part. Puts the strips side by side again, whether they were printed down and then over or over and then down.
 */
export function joinWideSheets(pages: readonly PageOutline[]): readonly PageOutline[] {
  const result: PageOutline[] = [];
  for (let start = 0; start < pages.length; ) {
    let end = start;
    while (end < pages.length && canBeStrip(pages[end] as PageOutline)) end++;
    const found = end - start < 2 ? null : firstSheet(pages.slice(start, end));
    if (found === null) {
      result.push(pages[start] as PageOutline);
      start++;
    } else {
      result.push(...found.joined);
      start += found.count;
    }
    if (found === null && end - start > MAX_SEARCH) {
      result.push(...pages.slice(start, end));
      start = end;
    }
  }
  return result;
}

/** A strip holds one table, or texts without rules: so few columns that they were not taken for one, or gaps between its rows. */
function canBeStrip(page: PageOutline): boolean {
  return page.tables.length === 1 || page.lines.length >= MIN_ROWS;
}

function firstSheet(pages: readonly PageOutline[]): { joined: PageOutline[]; count: number } | null {
  if (pages[0]?.tables.length !== 1) return null;
  const least = pages.length > MAX_SEARCH ? pages.length : 2;
  for (let count = pages.length; count >= least; count--) {
    const joined = joinStrips(pages.slice(0, count));
    if (joined !== null) return { joined, count };
  }
  return null;
}

function joinStrips(pages: readonly PageOutline[]): PageOutline[] | null {
  for (let across = Math.min(MAX_ACROSS, pages.length); across >= 2; across--) {
    if (pages.length % across !== 0) continue;
    const down = pages.length / across;
    const downFirst = (row: number, strip: number) => pages[strip * down + row] as PageOutline;
    const overFirst = (row: number, strip: number) => pages[row * across + strip] as PageOutline;
    for (const order of [downFirst, overFirst]) {
      const strips = stripsOf(order, down, across);
      if (strips !== null) return strips.map((parts, row) => sideBySide(order(row, 0), parts));
    }
  }
  return null;
}

type Order = (row: number, strip: number) => PageOutline;

/** `[row][strip]`: the tables of the pages if they are the strips of one sheet, else null. */
function stripsOf(order: Order, down: number, across: number): PrintedTable[][] | null {
  const strips: PrintedTable[][] = [];
  for (let row = 0; row < down; row++) {
    const first = order(row, 0).tables[0];
    if (first === undefined) return null;
    const parts = [first];
    for (let strip = 1; strip < across; strip++) {
      const page = order(row, strip);
      const found = partOf(page, first);
      const part = found && withoutTitleColumns(found, first);
      if (part === null || isNumbered(part) || repeatsLabels(part, first)) return null;
      const [above, left] = [strips[0]?.[strip], parts[strip - 1] as PrintedTable];
      if (hasSameColumns(part, left) || (above !== undefined && part.isRuled && !hasSameColumns(part, above)))
        return null;
      parts.push(part);
    }
    strips.push(parts);
  }
  return strips.reduce((sum, parts) => sum + (parts[0]?.rows.length ?? 0), 0) > MIN_ROWS ? strips : null;
}

/** What a page holds beside the rows of a table on another one. */
function partOf(page: PageOutline, first: PrintedTable): PrintedTable | null {
  const [table, ...others] = page.tables;
  if (table !== undefined && others.length === 0 && hasSameRows(first, table)) return table;
  // So few columns that the texts at their side are needed to show the rows.
  return page.tables.every(({ xs }) => xs.length - 1 <= FEW_COLUMNS) ? stripTable(page, first) : null;
}

/** Texts beside the rows of a table on another page, as a table of the same rows; null when they are not at their heights. */
function stripTable(page: PageOutline, other: PrintedTable): PrintedTable | null {
  const xs = columnEdges(page.lines);
  if (xs === null) return null;
  const owners = page.lines.map((line) => other.rows.findLastIndex((row) => row.top <= line.y - line.size + SAME_ROW));
  const atTop = page.lines.filter(
    (line, index) => Math.abs((other.rows[owners[index] ?? -1]?.top ?? -99) - line.y + line.size) <= SAME_ROW,
  );
  // What was taken for a table of its own is part of another only when it has all its rows, and next to nothing else.
  const [least, strange] = page.tables.length > 0 ? [ALL_ROWS, FEW_OTHERS] : [HALF_OF_ROWS, 1];
  if (atTop.length < Math.max(MIN_ROWS, least * other.rows.length)) return null;
  if (owners.filter((owner) => owner < 0).length > strange * owners.length) return null;
  const rows = other.rows.map((row, index) => ({
    ...row,
    cells: cellsOf(
      page.lines.filter((_, line) => owners[line] === index),
      xs,
    ),
  }));
  return { ...other, page: page.number, left: xs[0] ?? 0, right: xs.at(-1) ?? 0, xs, rows };
}

function cellsOf(lines: readonly Line[], xs: readonly number[]): PageRow['cells'] {
  return xs.slice(1).map((right, column) => {
    const runs = lines.flatMap((line) => line.runs.filter((run) => run.left < right && run.left >= (xs[column] ?? 0)));
    return { text: cellText(runs), merged: false };
  });
}

function hasSameRows(a: PrintedTable, b: PrintedTable): boolean {
  if (a.rows.length !== b.rows.length) return false;
  const isNear = (one: number, other: number | undefined) => Math.abs(one - (other ?? 0)) <= SAME_ROW;
  // A title over the first columns makes their heading higher than that of the others.
  return a.rows.every(
    (row, index) => isNear(row.top, b.rows[index]?.top) || (index === 0 && isNear(row.bottom, b.rows[0]?.bottom)),
  );
}

function hasSameColumns(a: PrintedTable, b: PrintedTable): boolean {
  return a.xs.length === b.xs.length && a.xs.every((x, index) => Math.abs(x - (b.xs[index] ?? 0)) <= SAME_ROW);
}

/** A table that counts its own rows is one of its own, not the right part of another. */
function isNumbered(table: PrintedTable): boolean {
  return keyColumn(table.rows) === 0;
}

/**
 * The first columns of a sheet may be repeated on each page (print titles): without them the part is what follows. A table that
 * has a heading of the first one besides is another table of the same rows.
 */
function withoutTitleColumns(part: PrintedTable, first: PrintedTable): PrintedTable {
  if (!isNumbered(first) || namesYears(first)) return part;
  const textsOf = ({ rows }: PrintedTable, column: number) =>
    rows.map(({ cells }) => (cells[column]?.text ?? '').replace(/\s+/g, ''));
  const width = part.xs.length - 1;
  let count = 0;
  while (count < width && textsOf(part, count).join('\t') === textsOf(first, count).join('\t')) count++;
  const headings = new Set((first.rows[0]?.cells ?? []).map((_, column) => textsOf(first, column)[0]));
  const others = Array.from({ length: width - count }, (_, index) => textsOf(part, count + index)[0]);
  if (count === 0 || count === width || others.some((text) => text !== '' && headings.has(text))) return part;
  const xs = part.xs.slice(count);
  return {
    ...part,
    left: xs[0] ?? part.left,
    xs,
    rows: part.rows.map((row) => ({ ...row, cells: row.cells.slice(count) })),
  };
}

/** Statistics name their rows by years, one table after the other; a list of works has fewer rows. */
function namesYears({ rows }: PrintedTable): boolean {
  return rows.some(({ cells }) => (ordinalOf(cells[0]?.text) ?? 0) >= FIRST_YEAR);
}

/** So is one that names its rows again. */
function repeatsLabels(part: PrintedTable, first: PrintedTable): boolean {
  const named = first.rows.filter((row, index) => {
    const label = row.cells[0]?.text.trim() ?? '';
    return label !== '' && label === part.rows[index]?.cells[0]?.text.trim();
  });
  return named.length >= MIN_ROWS && named.length > first.rows.length / 2;
}

function sideBySide(page: PageOutline, parts: readonly PrintedTable[]): PageOutline {
  const [first] = parts as [PrintedTable];
  const xs = [...first.xs];
  for (const part of parts.slice(1)) {
    const offset = (xs.at(-1) ?? 0) - (part.xs[0] ?? 0);
    xs.push(...part.xs.slice(1).map((x) => x + offset));
  }
  const rows: PageRow[] = first.rows.map((row, index) => ({
    ...row,
    cells: parts.flatMap((part) => part.rows[index]?.cells ?? []),
  }));
  return { ...page, tables: [{ ...first, xs, right: xs.at(-1) ?? first.right, rows }] };
}
