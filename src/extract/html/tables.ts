import type { Cell, Grid } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { ancestorNamed, type Element, isElement, isHidden, type PageTree, textOf } from './dom.js';

/** Bounds of one page's tables; what comes after them is left out. */
const TABLE_LIMITS = { tables: 2000, cells: 1_000_000, columns: 1000 };

/** Rows of a table that lays out a page: head, body and foot. */
const LAYOUT_ROWS = 3;
/** Elements below the heading of a column; a portrait has its name and a line below. */
const LEAST_BELOW = 2;

interface Merge {
  readonly cell: Cell;
  rowsLeft: number;
}

/** A table of data together with the element it was read from. */
export interface PageTable {
  readonly element: Element;
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Reads the tables of data; a table that only lays out the page (one cell, around other tables or around headings) is none.
 * A table within a cell is a table of its own, and its words are no part of the cell.
 */
export function readTables({ elements }: PageTree, chrome: ReadonlySet<Element>): PageTable[] {
  const tables: PageTable[] = [];
  const shown = shownTables(elements, chrome);
  const outer = new Set(shown.map((table) => ancestorNamed(table, 'table')));
  let cellsLeft = TABLE_LIMITS.cells;
  for (const element of shown.slice(0, TABLE_LIMITS.tables)) {
    const source = rowsOf(element);
    if (source.length <= LAYOUT_ROWS && source.some(({ row }) => laysOut(row, chrome))) continue;
    const rows = readRows(source, cellsLeft);
    if (!isData(rows, outer.has(element))) continue;
    cellsLeft -= rows.reduce((sum, row) => sum + row.length, 0);
    tables.push({ element, rows });
  }
  return tables;
}

export function gridsOf(tables: readonly PageTable[], url: string): Grid[] {
  return tables.map(({ rows }, index) => ({
    at: placeAt(url, { table: index + 1 }),
    rows,
    rowNumbers: rows.map((_, row) => row + 1),
  }));
}

function shownTables(elements: readonly Element[], chrome: ReadonlySet<Element>): Element[] {
  const tables: Element[] = [];
  const concealed = new Set<Element>();
  for (const element of elements) {
    const { parent } = element;
    if (chrome.has(element) || isHidden(element) || (parent !== null && isElement(parent) && concealed.has(parent)))
      concealed.add(element);
    else if (element.name === 'table' && !/^(?:presentation|none)$/.test(element.attribs.role ?? ''))
      tables.push(element);
  }
  return tables;
}

/** A row of columns of the page: one is the site's own, or has a heading and what stands below it. */
function laysOut(row: Element, chrome: ReadonlySet<Element>): boolean {
  const cells = row.children.filter(isElement).filter(({ name }) => name === 'td');
  if (cells.length > 1 && cells.some((cell) => chrome.has(cell))) return true;
  return cells.some((cell) => {
    const parts = partsOf(cell);
    const at = parts.findIndex(({ name }) => /^h[1-4]$/.test(name));
    return at >= 0 && parts.length - at > LEAST_BELOW;
  });
}

/** What stands in a cell, or in the one box in it. */
function partsOf(cell: Element): readonly Element[] {
  const parts = cell.children.filter(isElement);
  const [box] = parts;
  return parts.length === 1 && box?.name === 'div' ? box.children.filter(isElement) : parts;
}

function isData(rows: readonly (readonly Cell[])[], holdsTables: boolean): boolean {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length * width < 2) return false;
  let filled = 0;
  for (const row of rows) for (const cell of row) if (cell.merged !== true && cell.text !== '') filled++;
  return filled > 0 && (!holdsTables || filled >= 4);
}

/** Rows of the table itself: sections in the order in which they are shown (a tfoot may be written first). */
function rowsOf(table: Element): { readonly row: Element; readonly isHead: boolean }[] {
  const ranks: Record<string, number> = { thead: 0, tbody: 1, tfoot: 2 };
  const rows: { row: Element; isHead: boolean; rank: number }[] = [];
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === 'tr') rows.push({ row: child, isHead: false, rank: 1 });
    const rank = ranks[child.name];
    if (rank === undefined) continue;
    for (const row of child.children)
      if (isElement(row) && row.name === 'tr') rows.push({ row, isHead: child.name === 'thead', rank });
  }
  return rows.sort((a, b) => a.rank - b.rank).filter(({ row }) => !isHidden(row));
}

function readRows(source: readonly { readonly row: Element; readonly isHead: boolean }[], maxCells: number): Cell[][] {
  const rows: Cell[][] = [];
  /** Cells of rows above that reach down, by column. */
  const merges: (Merge | undefined)[] = [];
  let width = 0;
  for (const { row, isHead } of source) {
    if ((rows.length + 1) * width > maxCells) break;
    const cells: Cell[] = [];
    const takeMerged = (): boolean => {
      const merge = merges[cells.length];
      if (merge === undefined || merge.rowsLeft === 0) return false;
      merge.rowsLeft--;
      cells.push({ ...merge.cell, merged: true });
      return true;
    };
    for (const element of row.children) {
      if (!isElement(element) || (element.name !== 'td' && element.name !== 'th') || isHidden(element)) continue;
      while (takeMerged());
      const columns = spanOf(element.attribs.colspan, TABLE_LIMITS.columns);
      // HTML 4.9.11: 0 reaches to the end of the section.
      const rowsBelow = element.attribs.rowspan === '0' ? source.length : spanOf(element.attribs.rowspan, 65_534) - 1;
      const cell = cellOf(element, isHead);
      for (let column = 0; column < columns && cells.length < TABLE_LIMITS.columns; column++) {
        merges[cells.length] = rowsBelow > 0 ? { cell, rowsLeft: rowsBelow } : undefined;
        cells.push(column === 0 ? cell : { ...cell, merged: true });
      }
    }
    const lastMerged = merges.findLastIndex((merge) => (merge?.rowsLeft ?? 0) > 0);
    while (cells.length <= lastMerged) if (!takeMerged()) cells.push({ text: '' });
    if (cells.length === 0) continue;
    rows.push(cells);
    width = Math.max(width, cells.length);
  }
  for (const row of rows) while (row.length < width) row.push({ text: '' });
  return rows;
}

function cellOf(element: Element, isHead: boolean): Cell {
  const text = textOf(element, (inner) => inner.name === 'table');
  return isHead || element.name === 'th' ? { text, heading: true } : { text };
}

function spanOf(value: string | undefined, limit: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, limit) : 1;
}
