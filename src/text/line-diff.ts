/** Where two lists of lines differ: `a[aStart..aEnd)` stands in one in the place of `b[bStart..bEnd)` in the other. */
export interface Hunk {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Pairs of lines that are compared; where more differ, all between the first and the last difference is one hunk. */
const MAX_PAIRS = 4_000_000;

/** The fewest lines that differ between two lists, in order; empty when they are the same. */
export function hunksBetween(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const [rows, columns] = [aEnd - start, bEnd - start];
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || rows * columns > MAX_PAIRS) return [{ aStart: start, aEnd, bStart: start, bEnd }];

  // common[at(row, column)]: the most lines that the rest of both lists has in common.
  const at = (row: number, column: number): number => row * (columns + 1) + column;
  const common = new Uint32Array((rows + 1) * (columns + 1));
  const isSame = (row: number, column: number): boolean => a[start + row] === b[start + column];
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      common[at(row, column)] = isSame(row, column)
        ? common[at(row + 1, column + 1)]! + 1
        : Math.max(common[at(row + 1, column)]!, common[at(row, column + 1)]!);

  const hunks: Hunk[] = [];
  for (let row = 0, column = 0; row < rows || column < columns; ) {
    const [fromRow, fromColumn] = [row, column];
    while (row < rows && column < columns && !isSame(row, column)) {
      if (common[at(row + 1, column)]! >= common[at(row, column + 1)]!) row += 1;
      else column += 1;
    }
    if (row === rows) column = columns;
    if (column === columns) row = rows;
    if (row > fromRow || column > fromColumn)
      hunks.push({ aStart: start + fromRow, aEnd: start + row, bStart: start + fromColumn, bEnd: start + column });
    while (row < rows && column < columns && isSame(row, column)) {
      row += 1;
      column += 1;
    }
  }
  return hunks;
}
