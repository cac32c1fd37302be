import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RulingLine } from '../../src/extract/layout/lattice.js';
import { findLattices, mergeRules, spansOf } from '../../src/extract/layout/lattice.js';

/** All lines of a table whose edges stand at these places. */
function grid(xs: readonly number[], ys: readonly number[]): { across: RulingLine[]; down: RulingLine[] } {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return {
    across: ys.map((at) => ({ at, from: left, to: right })),
    down: xs.map((at) => ({ at, from: top, to: bottom })),
  };
}

const edges = fc.array(fc.integer({ min: 10, max: 80 }), { minLength: 2, maxLength: 7 }).map((widths) => {
  const places = [20];
  for (const width of widths) places.push((places.at(-1) ?? 0) + width);
  return places;
});

describe('lattices', () => {
  it('are found whatever the rows and columns', () => {
    fc.assert(
      fc.property(edges, edges, (xs, ys) => {
        const { across, down } = grid(xs, ys);
        const [lattice] = findLattices(across, down);
        expect(lattice?.xs).toEqual(xs);
        expect(lattice?.ys).toEqual(ys);
        expect(spansOf(lattice as NonNullable<typeof lattice>)).toHaveLength((xs.length - 1) * (ys.length - 1));
      }),
    );
  });

  it('are the same when every cell draws its own four sides', () => {
    const [xs, ys] = [
      [0, 40, 90],
      [0, 20, 40, 70],
    ];
    const across = ys.flatMap((at) =>
      [0, 1].flatMap((column) =>
        [-0.4, 0.4].map((shift) => ({ at: at + shift, from: xs[column] ?? 0, to: xs[column + 1] ?? 0 })),
      ),
    );
    const { down } = grid(xs, ys);
    expect(findLattices(across, down)[0]?.ys).toHaveLength(4);
  });

  it('merge the fields that no line parts', () => {
    const { across, down } = grid([0, 40, 80, 120], [0, 20, 40]);
    const open = down.map((rule) => (rule.at === 80 ? { ...rule, from: 20 } : rule));
    const [lattice] = findLattices(across, open);
    expect(spansOf(lattice as NonNullable<typeof lattice>)).toContainEqual({
      row: 0,
      column: 1,
      lastRow: 0,
      lastColumn: 2,
    });
  });

  it('end where the lines across end, when the sides are open', () => {
    const { across, down } = grid([0, 40, 80, 120], [0, 20, 40]);
    const [lattice] = findLattices(across, down.slice(1, -1));
    expect(lattice?.xs).toEqual([0, 40, 80, 120]);
  });

  it('cover every field once, even where lines are missing', () => {
    fc.assert(
      fc.property(edges, edges, fc.array(fc.nat(), { maxLength: 6 }), (xs, ys, gaps) => {
        const { across, down } = grid(xs, ys);
        const kept = down.filter(
          (_, index) => index === 0 || index === down.length - 1 || !gaps.some((gap) => gap % down.length === index),
        );
        const [lattice] = findLattices(across, kept);
        if (lattice === undefined) return;
        const area = spansOf(lattice).reduce(
          (sum, span) => sum + (span.lastRow - span.row + 1) * (span.lastColumn - span.column + 1),
          0,
        );
        expect(area).toBe((lattice.xs.length - 1) * (lattice.ys.length - 1));
      }),
    );
  });

  it('of an underlined word is none', () => {
    expect(findLattices([{ at: 10, from: 0, to: 50 }], [])).toEqual([]);
  });
});

describe('ruling lines in pieces', () => {
  it('become one when they touch, and stay two when they do not', () => {
    expect(
      mergeRules([
        { at: 10, from: 0, to: 20 },
        { at: 10.3, from: 19, to: 40 },
      ]),
    ).toEqual([{ at: 10, from: 0, to: 40 }]);
    expect(
      mergeRules([
        { at: 10, from: 0, to: 20 },
        { at: 10, from: 60, to: 80 },
      ]),
    ).toHaveLength(2);
  });
});
