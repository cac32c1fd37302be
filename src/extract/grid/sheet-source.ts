import type { Cell } from '../../model/evidence.js';
import { createRowKeeper, type Rows } from './packed-rows.js';

/** Bounds of one workbook. Rows and cells without content do not count; the report says that what follows is unread. */
export const SHEET_LIMITS = { sheets: 500, rows: 300_000, cells: 4_000_000, columns: 1000, text: 50_000_000 };

/** What a reader found of a sheet beside its rows. */
export interface SheetFrame {
  /** Null: a text file has no sheets. */
  readonly name: string | null;
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

/** The rows of a sheet that have content, each as long as the table is wide. */
export interface SheetRows {
  readonly rows: Rows;
  /** From 1. */
  readonly rowNumbers: readonly number[];
  /** By their numbers. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Of the rows as they are stored. */
  readonly cellCount: number;
  /** Rows were left out behind those whose texts are as long as is read: a small file may repeat a long text in every cell. */
  readonly isTooLong: boolean;
}

/** A sheet as its reader found it. */
export interface SheetSource extends SheetFrame, SheetRows {}

/** A row of a sheet; `number` counts from 1, `cells` is indexed by column and may have holes. */
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

/** Takes the rows of a sheet in their order; a large table is packed while it is read. */
export interface SheetRowKeeper {
  /** Rows without content are left out. */
  add(row: SheetRow): void;
  /** It has more rows, cells or letters than are read of a workbook: further ones are not worth the work. */
  readonly isFull: boolean;
  finish(): SheetRows;
}

export function createSheetRows(): SheetRowKeeper {
  const kept = createRowKeeper();
  const rowNumbers: number[] = [];
  const hiddenRows = new Set<number>();
  let width = 0;
  let cellCount = 0;
  let letters = 0;
  let isTooLong = false;
  return {
    add: ({ number, cells, isHidden }) => {
      const filled = cells.findLastIndex((cell) => cell !== undefined && cell.text !== '') + 1;
      if (filled === 0) return;
      for (const cell of cells) letters += cell?.text.length ?? 0;
      isTooLong ||= letters > SHEET_LIMITS.text;
      if (isTooLong) return;
      kept.add(cells.slice(0, Math.min(filled, SHEET_LIMITS.columns)));
      rowNumbers.push(number);
      if (isHidden === true) hiddenRows.add(number);
      // A title merged over more columns than the table has does not widen it.
      width = Math.max(width, Math.min(filled, SHEET_LIMITS.columns));
      cellCount += cells.length;
    },
    get isFull() {
      return isTooLong || rowNumbers.length > SHEET_LIMITS.rows || cellCount > SHEET_LIMITS.cells;
    },
    finish: () => {
      const rows = kept.rows(width);
      // Programs that write sheets by hand keep no order; what reads them goes by the numbers.
      const order = rowNumbers.some((number, at) => number < (rowNumbers[at - 1] ?? 0))
        ? rowNumbers.map((number, at) => ({ number, at })).sort((a, b) => a.number - b.number)
        : null;
      if (order === null) return { rows, rowNumbers, hiddenRows, cellCount, isTooLong };
      const sorted = createRowKeeper();
      for (const { at } of order) sorted.add(rows[at] ?? []);
      const numbers = order.map(({ number }) => number);
      return { rows: sorted.rows(width), rowNumbers: numbers, hiddenRows, cellCount, isTooLong };
    },
  };
}

/** What of a sheet nobody sees who opens it. */
export interface HiddenCells {
  /** By the numbers of the rows, from 1. */
  readonly rows: ReadonlySet<number>;
  /** From 0. */
  readonly columns: ReadonlySet<number>;
}

/** Null: everything is shown. */
export function hiddenCellsOf({ hiddenRows, hiddenColumns = [] }: SheetSource): HiddenCells | null {
  const columns = new Set<number>();
  for (const { first, last } of hiddenColumns)
    for (let column = first; column <= last && column < SHEET_LIMITS.columns; column++) columns.add(column);
  return hiddenRows.size === 0 && columns.size === 0 ? null : { rows: hiddenRows, columns };
}
