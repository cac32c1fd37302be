import { grouped } from '../../text/grouped.js';
import { isValue, type Line, linesOf } from './cell-text.js';
import { type ColumnExtent, columnsOf } from './columns.js';
import { bandOf, type Lattice, ownersOf, type Span, spansOf } from './lattice.js';
import type { Run } from './runs.js';
import { groupRows } from './unruled-rows.js';

/** Lines beside each other that show columns or rows which no rule divides: fewer are so by chance. */
const MIN_LINES = 3;
/** Share of the lines of a field that show it. */
const MOST = 0.6;
/** Texts below each other in a field are rows from this many on where no column of values tells. */
const MIN_TEXT_ROWS = 4;
/** A lattice of more bands is divided across by its rules. */
const FEW_BANDS = 3;
/** Points by which a text may reach over the edge of its column. */
const SLACK = 1;

/**
 * Lines are evidence of a table, not its frame: a box around each row, uprights without rules across or a divided heading
 * over an undivided body divide one way only. Adds the edges that the texts of such fields show, in each direction where
 * the rules do not divide them.
 */
export function refineLattice(lattice: Lattice, runs: readonly Run[]): Lattice {
  return withRows(withColumns(lattice, runs), runs);
}

function withColumns(lattice: Lattice, runs: readonly Run[]): Lattice {
  let refined = lattice;
  const spans = spansOf(lattice);
  const inside = runsInside(lattice, spans, runs);
  for (const fields of sameColumns(spans)) {
    const lines = fields.flatMap((field) => linesOf(inside.get(field) ?? []));
    const beside = lines.filter((line) => line.runs.length > 1);
    if (beside.length < MIN_LINES || beside.length < MOST * lines.length) continue;
    const columns = columnsOf(beside);
    columns.slice(1).forEach((column, index) => {
      if (holdsBullets(beside, columns[index])) return;
      const strip = { left: columns[index]?.right ?? 0, right: column.left };
      const boxes = fields.map((field) => fieldOf(lattice, field));
      refined = dividedAt(refined, strip, boxes, runs);
    });
  }
  return refined;
}

/** Marks of a list stand before its texts, not in a column of their own. */
function holdsBullets(lines: readonly Line[], column: ColumnExtent | undefined): boolean {
  if (column === undefined) return false;
  const texts = lines.flatMap(({ runs }) => runs.filter((run) => run.left < column.right && run.right > column.left));
  return texts.every(({ text }) => /^[^\p{L}\p{N}\-–—]$/u.test(text));
}

/** Fields of the same width below each other. */
function sameColumns(spans: readonly Span[]): (readonly Span[])[] {
  return [...grouped(spans, ({ column, lastColumn }) => `${column}-${lastColumn}`).values()];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function fieldOf({ xs, ys }: Lattice, span: Span): Box {
  return {
    left: xs[span.column] ?? 0,
    right: xs[span.lastColumn + 1] ?? 0,
    top: ys[span.row] ?? 0,
    bottom: ys[span.lastRow + 1] ?? 0,
  };
}

function isInside(run: Run, { left, right, top, bottom }: Box): boolean {
  const x = (run.left + run.right) / 2;
  const y = heightOf(run);
  return x > left && x < right && y > top && y < bottom;
}

/** The runs inside each field that holds any, in their order. */
function runsInside(lattice: Lattice, spans: readonly Span[], runs: readonly Run[]): ReadonlyMap<Span, readonly Run[]> {
  const { xs, ys } = lattice;
  const owners = ownersOf(spans, xs.length - 1, ys.length - 1);
  const inside = new Map<Span, Run[]>();
  for (const run of runs) {
    const span = owners[bandOf(ys, heightOf(run))]?.[bandOf(xs, (run.left + run.right) / 2)];
    if (span === undefined || !isInside(run, fieldOf(lattice, span))) continue;
    const known = inside.get(span);
    if (known === undefined) inside.set(span, [run]);
    else known.push(run);
  }
  return inside;
}

/** The middle of its small letters. */
function heightOf(run: Run): number {
  return run.y - 0.3 * run.size;
}

/** Divides the fields at a strip: at the edge that the lattice has in it, else at a new one. Texts that run over it stay whole. */
function dividedAt(
  lattice: Lattice,
  strip: { readonly left: number; readonly right: number },
  fields: readonly Box[],
  runs: readonly Run[],
): Lattice {
  const known = lattice.xs.findIndex((x) => x >= strip.left - SLACK && x <= strip.right + SLACK);
  const { edge, xs, right, below } =
    known < 0 ? withEdge(lattice, (strip.left + strip.right) / 2) : { ...lattice, edge: known };
  const divided = right.map((sides, row) => {
    const middle = ((lattice.ys[row] ?? 0) + (lattice.ys[row + 1] ?? 0)) / 2;
    const [x = 0] = [xs[edge]];
    const field = fields.find(
      (one) => one.top < middle && one.bottom > middle && one.left < x - SLACK && one.right > x + SLACK,
    );
    if (field === undefined) return sides;
    const isCrossed = runs.some(
      (run) => isInside(run, field) && run.left < strip.left - SLACK && run.right > strip.right + SLACK,
    );
    return sides.map((side, column) => side || (column === edge - 1 && !isCrossed));
  });
  return { xs, ys: lattice.ys, right: divided, below };
}

function withEdge(lattice: Lattice, x: number): Lattice & { readonly edge: number } {
  const at = lattice.xs.findIndex((other) => other > x);
  const insert = <T>(values: readonly T[], value: T, index: number) => values.toSpliced(index, 0, value);
  return {
    edge: at,
    xs: insert(lattice.xs, x, at),
    ys: lattice.ys,
    // The field that is divided has no line at the new edge; what was below it is below both parts.
    right: lattice.right.map((sides) => insert(sides, false, at - 1)),
    below: lattice.below.map((sides) => insert(sides, sides[at - 1] ?? false, at - 1)),
  };
}

/** Divides the bands that hold several rows. */
function withRows(lattice: Lattice, runs: readonly Run[]): Lattice {
  const spans = grouped(
    spansOf(lattice).filter(({ row, lastRow }) => row === lastRow),
    ({ row }) => row,
  );
  const [left, right] = [lattice.xs[0] ?? 0, lattice.xs.at(-1) ?? 0];
  const inBands = grouped(runs, (run) => bandOf(lattice.ys, heightOf(run)));
  const bands = lattice.ys.slice(1).map((bottom, row) => {
    const top = lattice.ys[row] ?? 0;
    const inBand = (inBands.get(row) ?? []).filter((run) => isInside(run, { left, right, top, bottom }));
    return { row, bottom, lines: linesOf(inBand) };
  });
  const rowsIn = bands.map((band) => countRows(band.lines, lattice, spans.get(band.row) ?? []));
  if (!rowsIn.some((count) => count >= MIN_LINES)) return lattice;
  const [ys, sidesOf, below]: [number[], (readonly boolean[])[], (readonly boolean[])[]] = [
    [lattice.ys[0] ?? 0],
    [],
    [],
  ];
  for (const { row, bottom, lines } of bands) {
    const [sides, under] = [lattice.right[row] ?? [], lattice.below[row] ?? []];
    const tops =
      (rowsIn[row] ?? 0) < 2
        ? []
        : groupRows(lines, lattice.xs, [], null)
            .rows.slice(1)
            .map(({ top }) => top);
    for (const top of tops) {
      ys.push(top);
      sidesOf.push(sides);
      below.push(
        sides
          .map(() => true)
          .concat(true)
          .slice(0, under.length),
      );
    }
    ys.push(bottom);
    sidesOf.push(sides);
    below.push(under);
  }
  return { xs: lattice.xs, ys, right: sidesOf, below };
}

/**
 * Rows in a band, 1 when its lines are those of wrapped cells. A column of values has one for each row; without values most
 * columns have a text in each line, in a lattice that has hardly any rules across.
 */
function countRows(lines: readonly Line[], { xs, ys }: Lattice, spans: readonly Span[]): number {
  if (lines.length < 2) return 1;
  const { filled, values } = countTexts(lines, xs, spans);
  const beside = filled.filter((columns) => columns > 1).length;
  const byValues = values.filter((count) => count >= 2 && count >= MOST * beside).length >= 2;
  if (byValues) return beside;
  const full = filled.filter((columns) => columns >= MOST * spans.length).length;
  const isUndivided = ys.length - 1 <= FEW_BANDS && spans.length > 1;
  return isUndivided && full >= MIN_TEXT_ROWS && full >= 0.9 * lines.length ? full : 1;
}

/** For each line how many of the fields have a text in it; for each field in how many lines it has nothing but a value. */
function countTexts(
  lines: readonly Line[],
  xs: readonly number[],
  spans: readonly Span[],
): { readonly filled: readonly number[]; readonly values: readonly number[] } {
  const filled = lines.map(() => 0);
  const values = spans.map(({ column, lastColumn }) => {
    const [left = 0, right = 0] = [xs[column], xs[lastColumn + 1]];
    let count = 0;
    for (const [index, { runs }] of lines.entries()) {
      let [inside, text] = [0, ''];
      for (const run of runs) {
        const middle = (run.left + run.right) / 2;
        if (middle > left && middle < right) [inside, text] = [inside + 1, run.text];
      }
      if (inside > 0) filled[index] = (filled[index] ?? 0) + 1;
      if (inside === 1 && isValue(text)) count++;
    }
    return count;
  });
  return { filled, values };
}
