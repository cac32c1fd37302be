import type { Cell, Grid } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { joinLines } from './cell-text.js';
import { joinWideSheets } from './join-strips.js';
import { keyColumn, ordinalOf } from './ordinal-column.js';
import type { PageOutline } from './page-outline.js';
import type { PageCell, PrintedTable } from './page-table.js';

/** Points by which the columns of one table differ from page to page. */
const SAME_WIDTH = 3;
/** A repeated heading is among the first rows, below a title that is not repeated. */
const HEADING_SEARCH = 8;
/** Rows into which a heading of several lines may be parted, and the columns that it names at least. */
const MAX_HEADING_ROWS = 4;
const MIN_HEADINGS = 3;

interface Row {
  readonly page: number;
  cells: PageCell[];
  isHeading: boolean;
}

interface JoinedTable {
  rows: Row[];
  xs: readonly number[];
  isRuled: boolean;
  /** The column that counts the rows, once it is known. */
  key: number | null;
}

/** Tables over all pages: parts that go on from page to page are one, wide sheets are put side by side again. */
export function joinTables(pages: readonly PageOutline[], url: string): Grid[] {
  const joined: JoinedTable[] = [];
  let previous: PageOutline | null = null;
  for (const page of joinWideSheets(pages)) {
    for (const [index, part] of page.tables.entries()) {
      const last = index === 0 ? joined.at(-1) : undefined;
      const isNear = previous !== null && previous.tables.length > 0;
      const open = last !== undefined && (isNear || countsOn(last, part)) ? last : undefined;
      const isApart = page.hasTextAbove || (previous?.hasTextBelow ?? false);
      if (open === undefined || !continueTable(open, part, isApart)) joined.push(tableOf(part));
    }
    previous = page;
  }
  return joined.map((table, index) => gridOf(table, index + 1, url));
}

function rowsOf(part: PrintedTable): Row[] {
  return part.rows.map((row) => ({ page: part.page, cells: [...row.cells], isHeading: false }));
}

function tableOf(part: PrintedTable): JoinedTable {
  return { rows: rowsOf(part), xs: part.xs, isRuled: part.isRuled, key: keyColumn(part.rows) };
}

/** Appends a page's table to the one before when it is its next part. @returns whether it was. */
function continueTable(table: JoinedTable, next: PrintedTable, isApart: boolean): boolean {
  const isCounted = countsOn(table, next);
  const part = isCounted || (table.isRuled && next.isRuled) ? next : inColumnsOf(table, next);
  if (part === null || part.xs.length !== table.xs.length) return false;
  const repeated = repeatedHeading(table, part);
  if (repeated.count === 0 && !isCounted && part.isRuled && !hasSameWidths(table.xs, part.xs)) return false;
  const rows = rowsOf(part);
  const body = rows.slice(repeated.count);
  table.key ??= keyColumn(body);
  const [last, first] =
    table.key === null ? [null, null] : [lastOrdinal(table.rows, table.key), firstOrdinal(body, table.key)];
  if (first === 1 && last !== null && last >= 1) return false;
  if (isApart && repeated.count === 0 && (last === null || first !== last + 1)) return false;
  for (const index of repeated.rows) (table.rows[index] as Row).isHeading = true;
  table.rows.push(...rows.slice(0, repeated.count).map((row) => ({ ...row, isHeading: true })));
  const [head, ...others] = body;
  if (head !== undefined && table.key !== null && isRestOfRow(table.rows, head, table.key))
    appendRest(table.rows, head);
  else if (head !== undefined) table.rows.push(head);
  table.rows.push(...others);
  return true;
}

/** A table that is drawn anew on each page has other widths there; that its rows are counted on makes it one all the same. */
function countsOn(table: JoinedTable, part: PrintedTable): boolean {
  if (table.key === null || part.xs.length !== table.xs.length) return false;
  const [last, first] = [lastOrdinal(table.rows, table.key), ordinalOf(part.rows[0]?.cells[table.key]?.text)];
  return last !== null && first === last + 1;
}

/**
 * Columns found by white space differ from page to page with their texts; a column that is empty on one page is not found
 * there at all. @returns the part in the table's columns (which grow where the part has more), null when they don't fit.
 */
function inColumnsOf(table: JoinedTable, part: PrintedTable): PrintedTable | null {
  const [wide, narrow] = part.xs.length > table.xs.length ? [part.xs, table.xs] : [table.xs, part.xs];
  const places = placesOf(narrow, wide);
  if (places === null) return null;
  if (wide === table.xs)
    return {
      ...part,
      xs: table.xs,
      rows: part.rows.map((row) => ({ ...row, cells: spread(row.cells, places, wide.length - 1) })),
    };
  table.rows = table.rows.map((row) => ({ ...row, cells: spread(row.cells, places, wide.length - 1) }));
  table.key = table.key === null ? null : (places[table.key] ?? null);
  table.xs = wide;
  return part;
}

/** For each column of one row of edges the column of the other in which its middle lies; null unless each has its own. */
function placesOf(narrow: readonly number[], wide: readonly number[]): number[] | null {
  const places = narrow.slice(0, -1).map((x, index) => {
    const middle = (x + (narrow[index + 1] ?? x)) / 2;
    return wide.findIndex((edge, at) => middle >= edge - 2 && middle < (wide[at + 1] ?? Number.NEGATIVE_INFINITY) + 2);
  });
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)))
    ? places
    : null;
}

function spread(cells: readonly PageCell[], places: readonly number[], width: number): PageCell[] {
  const row: PageCell[] = Array.from({ length: width }, () => ({ text: '', merged: false }));
  cells.forEach((cell, index) => {
    row[places[index] ?? 0] = cell;
  });
  return row;
}

interface Repeated {
  /** Rows of the table that the part repeats at its head. */
  readonly rows: readonly number[];
  /** In how many rows: without ruling lines a heading of several lines may be parted otherwise on the next page. */
  readonly count: number;
}

function repeatedHeading(table: JoinedTable, part: PrintedTable): Repeated {
  const wordsOf = (cells: readonly PageCell[] | undefined) =>
    (cells ?? []).map((cell) => cell.text.replace(/\s+/g, ''));
  const keyOf = (cells: readonly PageCell[] | undefined) => wordsOf(cells).join('\t');
  const heads = part.rows.slice(0, HEADING_SEARCH).map((row) => keyOf(row.cells));
  if (heads[0] === undefined || heads[0].trim() === '') return { rows: [], count: 0 };
  const searched = Math.min(HEADING_SEARCH, table.rows.length);
  for (let start = 0; start < searched; start++) {
    let length = 0;
    while (length < heads.length && heads[length] !== '' && heads[length] === keyOf(table.rows[start + length]?.cells))
      length++;
    if (length > 0) return { rows: Array.from({ length }, (_, index) => start + index), count: length };
  }
  if (part.isRuled || table.isRuled) return { rows: [], count: 0 };
  for (let start = 0; start < searched; start++) {
    const words = wordsOf(table.rows[start]?.cells);
    if (words.filter((word) => word !== '').length < MIN_HEADINGS) continue;
    for (let count = 2; count <= MAX_HEADING_ROWS && count < part.rows.length; count++) {
      const parted = part.rows.slice(0, count).map((row) => wordsOf(row.cells));
      if (words.every((word, column) => word === parted.map((cells) => cells[column]).join('')))
        return { rows: [start], count };
    }
  }
  return { rows: [], count: 0 };
}

function hasSameWidths(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, index) => Math.abs(x - (a[0] ?? 0) - ((b[index] ?? 0) - (b[0] ?? 0))) <= SAME_WIDTH);
}

function lastOrdinal(rows: readonly Row[], key: number): number | null {
  const row = rows.findLast((candidate) => ordinalOf(candidate.cells[key]?.text) !== null);
  return ordinalOf(row?.cells[key]?.text);
}

function firstOrdinal(rows: readonly Row[], key: number): number | null {
  const row = rows.find((candidate) => ordinalOf(candidate.cells[key]?.text) !== null);
  return ordinalOf(row?.cells[key]?.text);
}

/** A row without its number at the head of a page is the rest of the last one, unless it has values of its own where that has. */
function isRestOfRow(rows: readonly Row[], row: Row, key: number): boolean {
  const last = rows.findLast((candidate) => !candidate.isHeading);
  if (last === undefined || ordinalOf(last.cells[key]?.text) === null) return false;
  const texts = row.cells.map((cell) => cell.text.trim());
  if (texts[key] !== '' || texts.every((text) => text === '')) return false;
  if (texts.some((text) => /รวม|total/i.test(text))) return false;
  return !texts.some((text, column) => isWholeValue(text) && isWholeValue(last.cells[column]?.text.trim() ?? ''));
}

/** An e-GP number or an amount of money. */
function isWholeValue(text: string): boolean {
  return /^[0-9๐-๙]{11}$/.test(text) || /^[0-9๐-๙]{1,3}(,[0-9๐-๙]{3})*\.[0-9๐-๙]{2}$/.test(text);
}

function appendRest(rows: readonly Row[], rest: Row): void {
  const last = rows.findLast((candidate) => !candidate.isHeading);
  if (last === undefined) return;
  last.cells = last.cells.map((cell, column) => {
    const lines = [cell.text, rest.cells[column]?.text ?? '']
      .filter((text) => text !== '')
      .flatMap((text) => text.split('\n'));
    return { ...cell, text: joinLines(lines) };
  });
}

function gridOf(table: JoinedTable, ordinal: number, url: string): Grid {
  return {
    at: placeAt(url, { page: table.rows[0]?.page ?? 1, table: ordinal }),
    rows: table.rows.map((row) => row.cells.map((cell) => cellOf(cell, row.isHeading))),
    rowNumbers: table.rows.map((_, index) => index + 1),
    pages: table.rows.map((row) => row.page),
  };
}

function cellOf(cell: PageCell, isHeading: boolean): Cell {
  // A spreadsheet prints what is too wide for its cell as crosses: the print does not show its value.
  const isUnclear = cell.unclear === true || /^#{2,}$/.test(cell.text);
  return {
    text: cell.text,
    ...(isUnclear ? { unclear: true } : {}),
    ...(cell.merged ? { merged: true } : {}),
    ...(isHeading ? { heading: true } : {}),
    ...(cell.ocr === undefined ? {} : { ocr: cell.ocr }),
    ...(cell.picture === undefined ? {} : { picture: cell.picture }),
  };
}
