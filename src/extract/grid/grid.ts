import type { FileProblem, FileType, Grid, TextBlock } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { withMergedCells } from './merged-cells.js';
import { createRowKeeper, LARGE_TABLE, linesOfRows, type Rows } from './packed-rows.js';
import { type HiddenCells, hiddenCellsOf, SHEET_LIMITS, type SheetRows, type SheetSource } from './sheet-source.js';

/** Their readers make the text of each grid and, behind all of these, that of what stands beside the cells. */
const TABLES_ALONE: ReadonlySet<FileType> = new Set<FileType>(['xlsx', 'xls', 'ods', 'csv']);

export function isTableAlone(type: FileType): boolean {
  return TABLES_ALONE.has(type);
}

/** Makes the rectangular table of one sheet: blank rows left out (the row numbers show it), merged cells repeated. */
export function gridOfSheet(sheet: SheetSource, url: string): Grid | null {
  const { rows, rowNumbers } = cellsOfSheet(sheet);
  return rows.length === 0 ? null : { at: placeAt(url, { sheet: sheet.name, table: 1 }), rows, rowNumbers };
}

/** The rows with content that are shown, equally long, and their numbers; hidden columns are left out. */
export function cellsOfSheet(sheet: SheetSource): Pick<SheetRows, 'rows' | 'rowNumbers'> {
  const { rowNumbers } = sheet;
  const hidden = hiddenCellsOf(sheet);
  const rows = withMergedCells(sheet, hidden);
  return hidden === null ? { rows, rowNumbers } : shownOf(rows, rowNumbers, hidden);
}

function shownOf(
  rows: Rows,
  rowNumbers: readonly number[],
  hidden: HiddenCells,
): Pick<SheetRows, 'rows' | 'rowNumbers'> {
  const shown = createRowKeeper();
  const numbers: number[] = [];
  for (const [index, cells] of rows.entries()) {
    const number = rowNumbers[index]!;
    if (hidden.rows.has(number)) continue;
    const seen = hidden.columns.size === 0 ? cells : cells.filter((_, column) => !hidden.columns.has(column));
    // A row of which nothing is shown is blank.
    if (!seen.some(({ text }) => text !== '')) continue;
    shown.add(seen);
    numbers.push(number);
  }
  return { rows: shown.rows(0), rowNumbers: numbers };
}

/** Rows whose lines are made at once. */
const ROWS_AT_ONCE = 1000;

/**
 * All cells of a sheet, a line for each row, made when it is read: most checks look at the table alone. The text of a large
 * table is several blocks, of which each is made again whenever it is read: all of it takes more memory than it is worth.
 */
export function textsOfGrid(grid: Grid): readonly TextBlock[] {
  const { rows } = grid;
  const at = placeAt(grid.at.url, { sheet: grid.at.sheet });
  if (rows.length > LARGE_TABLE)
    return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) => ({
      at,
      ofGrid: true,
      get text() {
        return linesOf(rows, part * ROWS_AT_ONCE);
      },
    }));
  let text: string | null = null;
  return [
    {
      at,
      ofGrid: true,
      get text() {
        text ??= [...linesOfGrid(grid)].join('');
        return text;
      },
    },
  ];
}

/** The blocks that are not made of the cells of grids. */
export function textsBeside(texts: readonly TextBlock[]): readonly TextBlock[] {
  return texts.filter(({ ofGrid }) => ofGrid !== true);
}

/** The text of a grid, many lines at a time: all of a large one takes as much memory as its cells. */
export function* linesOfGrid({ rows }: Pick<Grid, 'rows'>): Generator<string> {
  for (let top = 0; top < rows.length; top += ROWS_AT_ONCE) yield (top === 0 ? '' : '\n') + linesOf(rows, top);
}

/** Letters of the text of a grid. */
export function lettersOfGrid(grid: Pick<Grid, 'rows'>): number {
  const { rows } = grid;
  let letters = 0;
  if (rows.length > LARGE_TABLE) {
    for (const lines of linesOfGrid(grid)) letters += lines.length;
    return letters;
  }
  // Counted without the lines, which nobody needs otherwise: a round has some hundred tables.
  for (const row of rows) {
    let isBlank = true;
    for (const { text, merged } of row) {
      if (merged === true || text === '') continue;
      letters += text.length + (isBlank ? 0 : 1);
      isBlank = false;
    }
  }
  return letters + Math.max(0, rows.length - 1);
}

function linesOf(rows: Rows, top: number): string {
  return linesOfRows(rows, top, ROWS_AT_ONCE).join('\n');
}

export function limitProblem(
  reason: 'rows' | 'cells' | 'sheets' | 'text',
  url: string,
  sheet: string | null,
): FileProblem {
  return { code: 'too-large', data: { reason, limit: SHEET_LIMITS[reason] }, at: placeAt(url, { sheet }) };
}
