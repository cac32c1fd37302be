import type { FileProblem, Grid, TextBlock } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { normalizeText } from '../../text/thai/normalize.js';
import type { DocumentProperties } from '../containers/core-properties.js';
import { type ExtractHints, emptyResult, present, type ReaderResult } from '../reader.js';
import { gridOfSheet, limitProblem, textsOfGrid } from './grid.js';
import { hiddenCellProblems, hiddenSheetsProblem } from './hidden-cells.js';
import { createRowKeeper } from './packed-rows.js';
import { SHEET_LIMITS, type SheetSource } from './sheet-source.js';

interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
}

/** The sheets that a visitor sees, or the one that the checklist names. */
export function chooseSheets<T extends SheetEntry>(sheets: readonly T[], wanted: string | null): readonly T[] {
  if (wanted === null) return sheets.filter((sheet) => !sheet.isHidden);
  const name = normalizeText(wanted);
  return sheets.filter((sheet) => normalizeText(sheet.name) === name);
}

/** The hidden ones of the sheets that are meant: all, or the one that the checklist names. */
function hiddenAmong(sheets: readonly SheetEntry[], wanted: string | null): readonly string[] {
  const meant = wanted === null ? sheets : chooseSheets(sheets, wanted);
  return meant.filter(({ isHidden }) => isHidden).map(({ name }) => name);
}

function isTable({ rows }: Grid): boolean {
  let filled = 0;
  for (const row of rows) {
    if (row.filter(({ text, merged }) => text !== '' && merged !== true).length > 1) filled++;
    if (filled > 2) return true;
  }
  return false;
}

/**
 * Makes grids and texts of sheets, within the bounds.
 * @param all the sheets of the workbook, those that were not chosen among them
 */
export function resultOfSheets(
  sheets: readonly SheetSource[],
  all: readonly SheetEntry[],
  { url, sheet: wanted }: Pick<ExtractHints, 'url' | 'sheet'>,
  properties: DocumentProperties,
): ReaderResult {
  const problems: FileProblem[] = [];
  const grids: Grid[] = [];
  const boxes: TextBlock[] = [];
  let rowsLeft = SHEET_LIMITS.rows;
  let cellsLeft = SHEET_LIMITS.cells;
  if (sheets.length > SHEET_LIMITS.sheets) problems.push(limitProblem('sheets', url, null));
  for (const source of sheets.slice(0, SHEET_LIMITS.sheets)) {
    const read = Math.max(0, Math.min(rowsLeft, rowsWithin(source, cellsLeft)));
    if (read < source.rows.length) problems.push(limitProblem(read === rowsLeft ? 'rows' : 'cells', url, source.name));
    if (source.isTooLong) problems.push(limitProblem('text', url, source.name));
    rowsLeft -= read;
    cellsLeft -= source.cellCount;
    const add = (data: FileProblem['data']): void => {
      problems.push({ code: 'not-readable', data, at: placeAt(url, { sheet: source.name }) });
    };
    if (source.isCutAcross === true) add({ reason: 'columns-beyond-limit', limit: SHEET_LIMITS.columns });
    if (source.uncalculated) add({ reason: 'formulas-without-value', cells: source.uncalculated });
    const shown = read < source.rows.length ? { ...source, ...firstRows(source, read) } : source;
    problems.push(...hiddenCellProblems(shown, url));
    const grid = gridOfSheet(shown, url);
    if (grid !== null) grids.push(grid);
    for (const text of source.boxes ?? []) boxes.push({ at: placeAt(url, { sheet: source.name }), text });
  }
  const hiddenSheets = hiddenAmong(all, wanted);
  // Beside a table that is shown, hidden sheets most often hold the choices of its cells.
  if (hiddenSheets.length > 0 && (wanted !== null || !grids.some(isTable)))
    problems.push(hiddenSheetsProblem(hiddenSheets, url));
  return {
    ...emptyResult(),
    problems,
    title: properties.title,
    texts: present([...grids.flatMap(textsOfGrid), ...boxes]),
    grids: present(grids),
    dates: properties.dates,
  };
}

/** How many rows of a sheet come to no more than so many cells. */
function rowsWithin({ rows, cellCount }: SheetSource, cells: number): number {
  if (cellCount <= cells) return rows.length;
  const width = Math.max(1, rows[0]?.length ?? 0);
  return Math.min(rows.length - 1, Math.floor(cells / width));
}

function firstRows({ rows, rowNumbers }: SheetSource, read: number): Pick<SheetSource, 'rows' | 'rowNumbers'> {
  const kept = createRowKeeper();
  for (let row = 0; row < read; row++) kept.add(rows[row] ?? []);
  return { rows: kept.rows(0), rowNumbers: rowNumbers.slice(0, read) };
}
