import type { Cell } from '../../model/evidence.js';
import { mapRows, type Row, type RowPack, type Rows } from './packed-rows.js';
import { type HiddenCells, SHEET_LIMITS, type SheetRange, type SheetSource } from './sheet-source.js';

const EMPTY_CELL: Cell = { text: '' };

/** What a merged cell puts into one row. */
interface CoveredPart {
  /** First and last column. */
  readonly left: number;
  readonly right: number;
  readonly cell: Cell;
  /** Columns in which the text itself stands. */
  readonly own: readonly number[];
  readonly origin: Cell;
}

/** The rows of a sheet with the text of each merged cell in every place that it covers. */
export function withMergedCells({ rows, rowNumbers, merges }: SheetSource, hidden: HiddenCells | null): Rows {
  if (merges.length === 0) return rows;
  const byNumber = new Map(rowNumbers.map((number, index) => [number, index]));
  const parts = new Map<number, CoveredPart[]>();
  let covered = 0;
  for (const merge of merges.toSorted((a, b) => a.top - b.top)) {
    if (covered > SHEET_LIMITS.cells) break;
    covered += 1;
    // Ranges of a true sheet do not overlap: one that covers what is covered says nothing new.
    if (startsWithin(parts.get(byNumber.get(merge.top + 1) ?? -1) ?? [], merge)) continue;
    for (const [index, part] of partsOf(merge, rows, byNumber, hidden)) {
      const known = parts.get(index);
      if (known === undefined) parts.set(index, [part]);
      else known.push(part);
      covered += Math.max(1, part.right - part.left + 1);
    }
  }
  const isMerged = ({ first, length }: RowPack): boolean => {
    for (let index = first; index < first + length; index++) if (parts.has(index)) return true;
    return false;
  };
  return mapRows(rows, (row, index) => (parts.get(index) ?? []).reduce(withPart, row), isMerged);
}

function startsWithin(parts: readonly CoveredPart[], { left, right }: SheetRange): boolean {
  return parts.some((part) => left <= part.right && right >= part.left);
}

function withPart(row: Row, { left, right, cell, own, origin }: CoveredPart): Row {
  return row.map((given, column) => {
    if (column < left || column > right) return given;
    return own.includes(column) ? origin : cell;
  });
}

function* partsOf(
  merge: SheetRange,
  rows: Rows,
  byNumber: ReadonlyMap<number, number>,
  hidden: HiddenCells | null,
): Generator<readonly [number, CoveredPart]> {
  const width = rows[0]?.length ?? 0;
  const first = byNumber.get(merge.top + 1);
  const origin = (first === undefined ? undefined : rows[first]?.[merge.left]) ?? EMPTY_CELL;
  const bottom = Math.min(merge.bottom, merge.top + rows.length);
  const [left, right] = [merge.left, Math.min(merge.right, width - 1)];
  const cell: Cell = { ...origin, merged: true };
  /** Where the text of the merged cell stands: in its first place that is shown. */
  let shownRow = merge.top;
  while (shownRow < bottom && (!byNumber.has(shownRow + 1) || hidden?.rows.has(shownRow + 1))) shownRow++;
  let shownColumn = merge.left;
  while (shownColumn < merge.right && hidden?.columns.has(shownColumn)) shownColumn++;
  for (let row = merge.top; row <= bottom; row++) {
    const index = byNumber.get(row + 1);
    if (index === undefined) continue;
    const own = [...(row === merge.top ? [left] : []), ...(row === shownRow ? [shownColumn] : [])];
    yield [index, { left, right, cell, own, origin }];
  }
}
