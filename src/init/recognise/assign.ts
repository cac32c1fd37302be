/**
 * Pairs rows with columns so that the sum of the weights is greatest; pairs of weight 0 or less are left out.
 * The Hungarian method with potentials (Kuhn 1955, Munkres 1957), O(rows² × columns).
 * @returns for each row its column, or null
 */
export function assignGreatest(weights: readonly (readonly number[])[]): readonly (number | null)[] {
  const rows = weights.length;
  const width = Math.max(0, ...weights.map((row) => row.length));
  // A column "none" for each row, so that no row must take a column of no weight.
  const columns = width + rows;
  const cost = (row: number, column: number): number => -Math.max(0, weights[row]?.[column] ?? 0);
  const rowPotential = new Array<number>(rows + 1).fill(0);
  const columnPotential = new Array<number>(columns + 1).fill(0);
  /** Row (from 1) of each column (from 1); 0: free. */
  const rowOf = new Array<number>(columns + 1).fill(0);

  for (let row = 1; row <= rows; row += 1) {
    const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Array<number>(columns + 1).fill(0);
    const isDone = new Array<boolean>(columns + 1).fill(false);
    let column = 0;
    rowOf[0] = row;
    do {
      isDone[column] = true;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= columns; other += 1) {
        if (isDone[other]) continue;
        const reduced = cost(current - 1, other - 1) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced;
          from[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= columns; other += 1) {
        if (isDone[other]) {
          rowPotential[rowOf[other] ?? 0] = (rowPotential[rowOf[other] ?? 0] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    do {
      const before = from[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    } while (column !== 0);
  }

  const chosen = new Array<number | null>(rows).fill(null);
  for (let column = 1; column <= width; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) chosen[row] = column - 1;
  }
  return chosen;
}
