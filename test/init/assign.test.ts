import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignGreatest } from '../../src/init/recognise/assign.js';

function worth(weights: readonly (readonly number[])[], chosen: readonly (number | null)[]): number {
  return chosen.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (weights[row]?.[column] ?? 0)), 0);
}

/** Tries every way. */
function greatest(weights: readonly (readonly number[])[], row = 0, used: ReadonlySet<number> = new Set()): number {
  if (row === weights.length) return 0;
  const without = greatest(weights, row + 1, used);
  return (weights[row] ?? []).reduce((best, weight, column) => {
    if (used.has(column) || weight <= 0) return best;
    return Math.max(best, weight + greatest(weights, row + 1, new Set([...used, column])));
  }, without);
}

it('gives each address where it does most good, not to who asks first', () => {
  expect(
    assignGreatest([
      [0.9, 0.8],
      [0.85, 0.1],
    ]),
  ).toEqual([1, 0]);
});

it('leaves a row without a column rather than give it a worthless one', () => {
  expect(
    assignGreatest([
      [0, -1],
      [0.5, 0],
    ]),
  ).toEqual([null, 0]);
  expect(assignGreatest([])).toEqual([]);
  expect(assignGreatest([[], []])).toEqual([null, null]);
});

it('is as good as the best of all ways, and gives no column twice', () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -3, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(matrix, (weights) => {
      const chosen = assignGreatest(weights);
      const columns = chosen.filter((column) => column !== null);
      expect(new Set(columns).size).toBe(columns.length);
      expect(worth(weights, chosen)).toBe(greatest(weights));
    }),
  );
});
