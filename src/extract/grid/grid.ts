import type { Cell, FileProblem, FileType, Grid, TextBlock } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';

/** Bounds of one workbook. Rows and cells without content do not count; the report says that what follows is unread. */
export const SHEET_LIMITS = { sheets: 500, rows: 300_000, cells: 4_000_000, columns: 1000 };

/** Their readers make the text of each grid and, behind all of these, that of what stands beside the cells. */
const TABLES_ALONE: ReadonlySet<FileType> = new Set<FileType>(['xlsx', 'xls', 'ods', 'csv']);

export function isTableAlone(type: FileType): boolean {
  return TABLES_ALONE.has(type);
}

/** A sheet as its reader found it, in any order of rows that goes down. */
export interface SheetSource {
  /** Null: a text file has no sheets. */
  readonly name: string | null;
  /** Rows with content; `number` counts from 1, `cells` is indexed by column and may have holes. */
  readonly rows: readonly SheetRow[];
  /** First and last row and column, from 0, both included. */
  readonly merges: readonly SheetRange[];
  /** Texts of the boxes and shapes on the sheet. */
  readonly boxes?: readonly string[];
  /** Formulas whose results are not stored. */
  readonly uncalculated?: number;
  /** Columns with content were left out behind the last that is read. */
  readonly isCutAcross?: boolean;
  /** Columns that are not shown. */
  readonly hiddenColumns?: readonly ColumnRange[];
}

export interface SheetRow {
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
  readonly isHidden?: boolean;
}

/** First and last column, from 0, both included. */
export interface ColumnRange {
  readonly first: number;
  readonly last: number;
}

export interface SheetRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const EMPTY_CELL: Cell = { text: '' };

/** Makes the rectangular table of one sheet: blank rows left out (the row numbers show it), merged cells repeated. */
export function gridOfSheet(sheet: SheetSource, url: string): Grid | null {
  const { rows, rowNumbers } = cellsOfSheet(sheet);
  return rows.length === 0 ? null : { at: placeAt(url, { sheet: sheet.name, table: 1 }), rows, rowNumbers };
}

/** The rows with content that are shown, equally long, and their numbers; hidden columns are left out. */
export function cellsOfSheet(sheet: SheetSource): {
  readonly rows: readonly (readonly Cell[])[];
  readonly rowNumbers: readonly number[];
} {
  const filled = sheet.rows.filter((row) => row.cells.some((cell) => cell !== undefined && cell.text !== ''));
  const width = Math.min(SHEET_LIMITS.columns, widthOf(filled));
  const byNumber = new Map(filled.map((row, index) => [row.number, index]));
  const rows = filled.map(({ cells }) => fullRow(cells, width));
  const copied = new Set<number>();
  const hidden = hiddenCellsOf(sheet);
  // Ranges of a true sheet do not overlap; those that cover it again and again end with as many cells as it may have.
  let covered = 0;
  for (const merge of sheet.merges) {
    if (covered > SHEET_LIMITS.cells) break;
    covered += repeatMerged(rows, merge, byNumber, width, copied, hidden);
  }
  const rowNumbers = filled.map((row) => row.number);
  return hidden === null ? { rows, rowNumbers } : shownOf(rows, rowNumbers, hidden);
}

/** What of a sheet nobody sees who opens it. */
export interface HiddenCells {
  /** By the numbers of the rows, from 1. */
  readonly rows: ReadonlySet<number>;
  /** From 0. */
  readonly columns: ReadonlySet<number>;
}

/** Null: everything is shown. */
export function hiddenCellsOf({ rows, hiddenColumns = [] }: SheetSource): HiddenCells | null {
  const hiddenRows = new Set(rows.filter(({ isHidden }) => isHidden === true).map(({ number }) => number));
  const columns = new Set<number>();
  for (const { first, last } of hiddenColumns)
    for (let column = first; column <= last && column < SHEET_LIMITS.columns; column++) columns.add(column);
  return hiddenRows.size === 0 && columns.size === 0 ? null : { rows: hiddenRows, columns };
}

function shownOf(rows: readonly (readonly Cell[])[], rowNumbers: readonly number[], hidden: HiddenCells) {
  const shown = rows.flatMap((cells, index) => {
    const number = rowNumbers[index]!;
    if (hidden.rows.has(number)) return [];
    const seen = hidden.columns.size === 0 ? cells : cells.filter((_, column) => !hidden.columns.has(column));
    // A row of which nothing is shown is blank.
    return seen.some(({ text }) => text !== '') ? [{ number, seen }] : [];
  });
  return { rows: shown.map(({ seen }) => seen), rowNumbers: shown.map(({ number }) => number) };
}

/** Rows whose lines are made at once. */
const ROWS_AT_ONCE = 1000;

/** Lines of which the text is made again whenever it is read: it takes more memory than it is worth. */
const MANY_ROWS = 5_000;

/** All cells of a sheet, a line for each row; made when it is first read: most checks look at the table alone. */
export function textOfGrid(grid: Grid): TextBlock {
  let text: string | null = null;
  return {
    at: placeAt(grid.at.url, { sheet: grid.at.sheet }),
    get text() {
      const made = text ?? [...linesOfGrid(grid)].join('');
      if (grid.rows.length <= MANY_ROWS) text = made;
      return made;
    },
  };
}

/** The text of a grid, many lines at a time: all of a large one takes as much memory as its cells. */
export function* linesOfGrid({ rows }: Pick<Grid, 'rows'>): Generator<string> {
  for (let top = 0; top < rows.length; top += ROWS_AT_ONCE)
    yield (top === 0 ? '' : '\n') +
      rows
        .slice(top, top + ROWS_AT_ONCE)
        .map(lineOf)
        .join('\n');
}

function lineOf(row: readonly Cell[]): string {
  let line = '';
  for (const { text, merged } of row) {
    if (merged === true || text === '') continue;
    line = line === '' ? text : `${line}\t${text}`;
  }
  return line;
}

export function limitProblem(reason: 'rows' | 'cells' | 'sheets', url: string, sheet: string | null): FileProblem {
  return { code: 'too-large', data: { reason, limit: SHEET_LIMITS[reason] }, at: placeAt(url, { sheet }) };
}

function fullRow(cells: readonly (Cell | undefined)[], width: number): readonly Cell[] {
  if (cells.length === width && !cells.includes(undefined)) return cells as readonly Cell[];
  const full = new Array<Cell>(width);
  for (let column = 0; column < width; column++) full[column] = cells[column] ?? EMPTY_CELL;
  return full;
}

// A title merged over more columns than the table has does not widen it.
function widthOf(rows: readonly SheetRow[]): number {
  let width = 0;
  for (const { cells } of rows) {
    for (let column = cells.length - 1; column >= width; column--) {
      const text = cells[column]?.text;
      if (text !== undefined && text !== '') width = column + 1;
    }
  }
  return width;
}

/**
 * @param copied rows that are this table's own already; the others are the reader's
 * @returns the number of cells it looked at
 */
function repeatMerged(
  rows: (readonly Cell[])[],
  merge: SheetRange,
  byNumber: ReadonlyMap<number, number>,
  width: number,
  copied: Set<number>,
  hidden: HiddenCells | null,
): number {
  const first = byNumber.get(merge.top + 1);
  const origin = first === undefined ? undefined : rows[first]?.[merge.left];
  const bottom = Math.min(merge.bottom, merge.top + rows.length);
  const repeated: Cell = { ...(origin ?? EMPTY_CELL), merged: true };
  let cells = 0;
  /** Where the text of the merged cell stands: in its first place that is shown. */
  let shownRow = merge.top;
  while (shownRow < bottom && (!byNumber.has(shownRow + 1) || hidden?.rows.has(shownRow + 1))) shownRow++;
  let shownColumn = merge.left;
  while (shownColumn < merge.right && hidden?.columns.has(shownColumn)) shownColumn++;
  for (let row = merge.top; row <= bottom; row++) {
    const index = byNumber.get(row + 1);
    if (index === undefined) continue;
    const covered = copied.has(index) ? (rows[index] as Cell[]) : [...rows[index]!];
    for (let column = merge.left; column <= merge.right && column < width; column++) {
      if (row === merge.top && column === merge.left) continue;
      covered[column] = row === shownRow && column === shownColumn ? (origin ?? EMPTY_CELL) : repeated;
    }
    rows[index] = covered;
    copied.add(index);
    cells += Math.max(1, Math.min(merge.right, width - 1) - merge.left + 1);
  }
  return cells + 1;
}
