import { cellText, linesOf } from './cell-text.js';
import { type Characters, isMark } from './characters.js';
import { bandOf, type Lattice, ownersOf, type Span, spansOf } from './lattice.js';
import type { PageRow, PrintedTable } from './page-table.js';
import { type Run, runBetween } from './runs.js';

/** The strip that a text is clipped to. */
export interface Clip {
  readonly left: number;
  readonly right: number;
}

/** What a page's words need to be put into cells. */
export interface TextPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly characters: Characters;
  /** Of the text object that drew the character; null when nothing clips it. */
  clip(character: number): Clip | null;
}

/** Fills a lattice with the runs inside it. @returns the table and the runs that it took. */
export function fillLattice(
  lattice: Lattice,
  runs: readonly Run[],
  page: TextPage,
): { table: PrintedTable; taken: ReadonlySet<Run> } | null {
  const { xs, ys } = lattice;
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  const inside = runs.filter((run) => {
    const middle = run.y - 0.3 * run.size;
    return (
      middle > top &&
      middle < bottom &&
      ((run.right > left && run.left < right) || overflows(run, runs, left, right, page))
    );
  });
  if (inside.length === 0) return null;
  const spans = spansOf(lattice);
  const owner = ownersOf(spans, xs.length - 1, ys.length - 1);
  const content = new Map<Span, Run[]>();
  const put = (span: Span, run: Run): void => {
    const known = content.get(span);
    if (known === undefined) content.set(span, [run]);
    else known.push(run);
  };
  for (const run of inside) putRun(run, owner[bandOf(ys, run.y - 0.3 * run.size)] ?? [], xs, page, put);
  const rows = rowsOf(lattice, owner, content);
  return { table: { page: page.number, left, right, top, bottom, xs, rows, isRuled: true }, taken: new Set(inside) };
}

/** Text of the outermost cells that runs out of the table: it is clipped to its cell, or goes on where one inside ends. */
function overflows(run: Run, runs: readonly Run[], left: number, right: number, page: TextPage): boolean {
  const clip = page.clip(run.first);
  const middle = clip === null ? Number.NaN : (clip.left + clip.right) / 2;
  if (clip !== null && clip.right - clip.left < right - left && middle > left && middle < right) return true;
  const isNear = (a: number, b: number) => Math.abs(a - b) < 0.6 * run.size;
  return runs.some((other) => {
    if (other === run || Math.abs(other.y - run.y) > 0.3 * run.size) return false;
    return run.left >= right
      ? other.left < right && isNear(other.right, run.left)
      : other.right > left && isNear(other.left, run.right);
  });
}

/** A run that runs over a line either belongs to one cell whose text overflows, or is the text of two that were drawn in one go. */
function putRun(
  run: Run,
  owners: readonly Span[],
  xs: readonly number[],
  page: TextPage,
  put: (span: Span, run: Run) => void,
): void {
  const at = (x: number) => owners[bandOf(xs, x)];
  const [first, last] = [at(run.left + 1), at(run.right - 1)];
  if (first === undefined || last === undefined) return;
  const parts = splitRun(run, page, first === last ? null : at);
  if (parts.length > 1) {
    for (const part of parts) putRun(part, owners, xs, page, put);
    return;
  }
  const clip = page.clip(run.first);
  const clipped = clip === null ? undefined : at((clip.left + clip.right) / 2);
  // What clips a text to one cell names the cell it belongs to, wherever the text would have run to.
  if (clip !== null && clipped !== undefined && clip.right - clip.left < widthOf(clipped, xs) + 6) put(clipped, run);
  else put(first === last ? first : overflowing(run, first, last, at((run.left + run.right) / 2) ?? first, xs), run);
}

function widthOf(span: Span, xs: readonly number[]): number {
  return (xs[span.lastColumn + 1] ?? 0) - (xs[span.column] ?? 0);
}

/** Text at the left edge of its cell runs over to the right, at the right edge to the left, in the middle to both sides. */
function overflowing(run: Run, first: Span, last: Span, middle: Span, xs: readonly number[]): Span {
  const startsAtEdge = run.left - (xs[first.column] ?? 0) < 0.7 * run.size;
  const endsAtEdge = (xs[last.lastColumn + 1] ?? 0) - run.right < 0.7 * run.size;
  if (startsAtEdge && !endsAtEdge) return first;
  if (endsAtEdge && !startsAtEdge) return last;
  return middle;
}

/**
 * Where two texts meet: what clips them differs or, in a run that crosses a line, the pen jumped a little. Pieces of one cell
 * are put together again there.
 */
function splitRun(run: Run, page: TextPage, spanAt: ((x: number) => Span | undefined) | null): Run[] {
  if (run.turn !== undefined) return [run];
  const { lefts, rights, objects, codes } = page.characters;
  const cuts: number[] = [];
  let right = rights[run.first] ?? 0;
  for (let index = run.first + 1; index <= run.last; index++) {
    const left = lefts[index] ?? 0;
    if (objects[index] !== objects[index - 1]) {
      const isAcross =
        spanAt !== null && codes[index - 1] === 32 && spanAt(lefts[index - 1] ?? 0) !== spanAt(left + 0.3 * run.size);
      const jumps = spanAt !== null && !isMark(codes[index] ?? 0) && Math.abs(left - right) > 0.06 * run.size;
      if (isAcross || jumps || differs(page, index - 1, index)) cuts.push(index);
    }
    right = Math.max(right, rights[index] ?? 0);
  }
  if (cuts.length === 0) return [run];
  const bounds = [run.first, ...cuts, run.last + 1];
  return bounds
    .slice(0, -1)
    .flatMap((start, index) => runBetween(page.characters, start, (bounds[index + 1] ?? 0) - 1) ?? []);
}

function differs(page: TextPage, a: number, b: number): boolean {
  const [one, other] = [page.clip(a), page.clip(b)];
  return one?.left !== other?.left || one?.right !== other?.right;
}

function rowsOf(
  lattice: Lattice,
  owner: readonly (readonly Span[])[],
  content: ReadonlyMap<Span, readonly Run[]>,
): PageRow[] {
  const texts = new Map([...content].map(([span, runs]) => [span, cellText(runs)]));
  return owner.flatMap((owners, row) => {
    const [top = 0, bottom = 0] = [lattice.ys[row], lattice.ys[row + 1]];
    const parts = splitBand(owners, row, content);
    if (parts !== null) return rowsOfParts([top, ...parts, bottom], owners, content);
    const cells = owners.map((span, column) => ({
      text: texts.get(span) ?? '',
      merged: span.row !== row || span.column !== column,
    }));
    return [{ top, bottom, cells }];
  });
}

/**
 * Where lines separate the columns but not the rows, a band holds many rows. The numbers of the first such column that count
 * up by one show where each begins. @returns the y at which each row after the first begins, null when it is one row.
 */
function splitBand(owners: readonly Span[], row: number, content: ReadonlyMap<Span, readonly Run[]>): number[] | null {
  for (const span of new Set(owners)) {
    if (span.row !== row || span.lastRow !== row) continue;
    const runs = content.get(span) ?? [];
    if (runs.length < 2 || !runs.every((run) => /^\d{1,5}\.?$/.test(run.text))) continue;
    const lines = linesOf(runs);
    if (lines.length < 2) continue;
    const numbers = lines.map(({ runs: [run, ...others] }) =>
      others.length === 0 ? Number.parseInt(run?.text ?? '', 10) : Number.NaN,
    );
    if (!numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1)) continue;
    return lines.slice(1).map((line) => line.y - 1.1 * line.size);
  }
  return null;
}

function rowsOfParts(
  bounds: readonly number[],
  owners: readonly Span[],
  content: ReadonlyMap<Span, readonly Run[]>,
): PageRow[] {
  return bounds.slice(0, -1).map((top, part) => {
    const bottom = bounds[part + 1] ?? top;
    const cells = owners.map((span, column) => ({
      text: cellText((content.get(span) ?? []).filter((run) => run.y > top && run.y <= bottom)),
      merged: span.column !== column,
    }));
    return { top, bottom, cells };
  });
}
