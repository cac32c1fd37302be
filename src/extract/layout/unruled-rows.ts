import { cellText, isValue, type Line } from './cell-text.js';
import { ordinalOf } from './ordinal-column.js';
import type { Align, PageRow } from './page-table.js';
import type { Run } from './runs.js';

/** In ems: gaps that differ by less are the same to the eye. */
const SAME_GAP = 0.08;
/** A heading fills this many columns; less above the first number is the first row's own. */
const MIN_HEAD = 3;

/** Share of its texts that are numbers in a column that counts the rows; its heading and totals are not. */
const COUNTED = 0.3;

/** Rows next to each other, and the share of all of them, from which on they show how rows are set. */
const MIN_NEXT = 2;
const NEXT = 0.4;
/** In ems: lines that are nearer than rows by this belong to one. */
const CLOSER = 0.15;
/** Share of its column that a text takes which goes on in the next line. */
const FULL = 0.6;

/** In ems: a line whose distances to two rows differ by less may be of either. */
const HALF_WAY = 0.2;
/** Share of its rows that have a text, and of these a value, in a column whose values are missed where they are not. */
const MOSTLY = 0.6;
/** Digits of a value as a share of those that its column usually has. */
const AS_LONG = 0.75;

/** In ems: how far a text reaches into the column beside its own where that is no blur. */
const REACH = 0.5;

interface LineCells {
  readonly line: Line;
  /** The runs of the line in each column. */
  readonly cells: readonly (readonly Run[])[];
}

/**
 * Lines of a table without ruling lines as rows. A row is known by its number or, without numbers, by a line that fills most
 * columns; the other lines belong to the row above or below, whichever is nearer.
 */
export function groupRows(
  lines: readonly Line[],
  xs: readonly number[],
  rules: readonly number[],
  known: Align | null,
): { rows: PageRow[]; align: Align } {
  const entries = lines.map((line) => ({ line, cells: cellsOf(line, xs) }));
  const numbered = numberedLines(entries);
  const anchors = numbered ?? filledLines(entries);
  if (anchors.length === 0) return { rows: [], align: 'top' };
  const align = alignOf(entries, anchors, known);
  const pitch = numbered === null ? pitchOf(entries, anchors) : null;
  const bySpace = () =>
    pitch === null ? startsBySpace(entries, anchors, align) : startsByPitch(entries, anchors, pitch, xs);
  const starts = rules.length >= anchors.length ? startsByRules(entries, rules) : bySpace();
  const halfWay = valuesHalfWay(entries, anchors);
  const rows = starts.map((start, index) => {
    const own = entries.slice(start, starts[index + 1] ?? entries.length);
    return rowOf(own, xs, new Set(own.flatMap((entry) => halfWay.get(entry) ?? [])));
  });
  return { rows: withStrayValues(rows), align };
}

/** In ems: distance of rows of one line each; null when hardly any are next to each other. */
function pitchOf(entries: readonly LineCells[], anchors: readonly number[]): number | null {
  const gaps = pairsOf(anchors)
    .filter(({ from, to }) => to - from === 1)
    .map(({ to }) => gapAt(entries, to))
    .sort((a, b) => a - b);
  return gaps.length < Math.max(MIN_NEXT, NEXT * (anchors.length - 1)) ? null : (gaps[gaps.length >> 1] ?? null);
}

/**
 * Where rows of one line are next to each other, what is set closer than they are belongs together, and so does a line that
 * goes on where the one above had no more room. Any other line is a row: the label of a group, a note in one column.
 */
function startsByPitch(
  entries: readonly LineCells[],
  anchors: readonly number[],
  pitch: number,
  xs: readonly number[],
): number[] {
  const isAnchor = new Set(anchors);
  const gap = (index: number) => (index < entries.length ? gapAt(entries, index) : Number.POSITIVE_INFINITY);
  const isClose = (index: number) => gap(index) < pitch - CLOSER;
  const goesUp = (index: number) => !isAnchor.has(index) && isClose(index) && gap(index) <= gap(index + 1);
  const goesDown = (index: number) => !isAnchor.has(index) && isClose(index + 1) && gap(index + 1) < gap(index);
  const isJoined = (index: number) => {
    const [entry, above] = [entries[index] as LineCells, entries[index - 1] as LineCells];
    const isInHeading = index <= (anchors[0] ?? 0);
    if ((isAnchor.has(index) && isAnchor.has(index - 1)) || (isInHeading && isSpanning(above, xs))) return false;
    if (goesUp(index) || goesDown(index - 1)) return true;
    if (gap(index) > pitch + CLOSER || isSpanning(above, xs) || goesDown(index)) return false;
    return isInHeading || (!isAnchor.has(index) && isRestOf(entry, above, xs));
  };
  return entries.flatMap((_, index) => (index > 0 && isJoined(index) ? [] : [index]));
}

/** Each text of the line stands below one that filled its column. */
function isRestOf(entry: LineCells, above: LineCells, xs: readonly number[]): boolean {
  return entry.cells.every((runs, column) => {
    const [run, before] = [runs[0], above.cells[column]?.at(-1)];
    if (run === undefined) return true;
    if (before === undefined) return false;
    const [left, right] = [xs[column] ?? 0, xs[column + 1] ?? 0];
    const word = run.text.search(/\s/);
    const share = word < 0 ? 1 : word / run.text.length;
    const isFull = before.right - left > FULL * (right - left);
    return isFull && before.right + share * (run.right - run.left) > right;
  });
}

/** The line is a heading of several columns: a text of it runs over an edge. */
function isSpanning({ line }: LineCells, xs: readonly number[]): boolean {
  return line.runs.some((run) => xs.slice(1, -1).some((x) => run.left < x && run.right > x));
}

function cellsOf(line: Line, xs: readonly number[]): Run[][] {
  const cells: Run[][] = Array.from({ length: xs.length - 1 }, () => []);
  for (const run of line.runs) {
    const middle = (run.left + run.right) / 2;
    let column = 0;
    while (column < cells.length - 1 && middle > (xs[column + 1] ?? 0)) column++;
    cells[column]?.push(run);
  }
  return cells;
}

/** The lines with the number of their row; null when no column counts the rows. */
function numberedLines(entries: readonly LineCells[]): number[] | null {
  const width = entries[0]?.cells.length ?? 0;
  for (let column = 0; column < Math.min(3, width); column++) {
    const numbered = entries.flatMap((entry, index) =>
      ordinalOf(onlyText(entry.cells[column])) === null ? [] : [index],
    );
    const values = numbered.map((index) => ordinalOf(onlyText(entries[index]?.cells[column])) ?? 0);
    const growing = values.filter((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1);
    const written = entries.filter((entry) => (entry.cells[column] ?? []).length > 0).length;
    if (numbered.length >= Math.max(1, COUNTED * written) && growing.length >= 0.8 * numbered.length) return numbered;
  }
  return null;
}

/** The lines that fill most columns. */
function filledLines(entries: readonly LineCells[]): number[] {
  const width = entries[0]?.cells.length ?? 0;
  return entries.flatMap((entry, index) => (filled(entry) >= Math.max(2, 0.6 * width) ? [index] : []));
}

function onlyText(runs: readonly Run[] | undefined): string {
  return runs?.length === 1 ? (runs[0]?.text ?? '') : '';
}

function filled(entry: LineCells): number {
  return entry.cells.filter((runs) => runs.length > 0).length;
}

/** Columns in which any of the lines has text: short headings are set between the lines of a long one. */
function filledBy(entries: readonly LineCells[]): number {
  const width = entries[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    entries.some(({ cells }) => (cells[column]?.length ?? 0) > 0),
  ).filter(Boolean).length;
}

function startsByRules(entries: readonly LineCells[], rules: readonly number[]): number[] {
  const starts: number[] = [];
  let band = -1;
  entries.forEach((entry, index) => {
    const at = rules.filter((rule) => rule < entry.line.y - 0.3 * entry.line.size).length;
    if (at !== band) starts.push(index);
    band = at;
  });
  return starts;
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

function pairsOf(anchors: readonly number[]): Pair[] {
  return anchors.slice(1).map((to, index) => ({ from: anchors[index] ?? 0, to }));
}

/** In ems: distance of a line from the one above. */
function gapAt(entries: readonly LineCells[], index: number): number {
  const [line, above] = [entries[index]?.line, entries[index - 1]?.line];
  return ((line?.y ?? 0) - (above?.y ?? 0)) / (line?.size ?? 1);
}

/** Between two anchors the widest gap separates their rows; its place in most rows shows how the cells are aligned. */
function alignOf(entries: readonly LineCells[], anchors: readonly number[], known: Align | null): Align {
  const open = pairsOf(anchors).filter((pair) => pair.to - pair.from > 1);
  const gap = (index: number) => gapAt(entries, index);
  const widest = ({ from, to }: Pair) =>
    Math.max(...Array.from({ length: to - from }, (_, index) => gap(from + 1 + index)));
  const share = (test: (pair: Pair) => boolean) => open.filter(test).length / Math.max(1, open.length);
  const isTop = share((pair) => gap(pair.to) >= widest(pair) - SAME_GAP) >= 0.75;
  const isBottom = share((pair) => gap(pair.from + 1) >= widest(pair) - SAME_GAP) >= 0.75;
  if (open.length > 0 && isTop !== isBottom) return isTop ? 'top' : 'bottom';
  if (open.length > 0 && !isTop) return 'middle';
  if (known !== null) return known;
  // Rows set without space between them look the same either way; short headings are then placed as short cells are.
  const head = entries.slice(0, anchors[0]);
  return head.length > 1 && filled(head.at(-1) as LineCells) > filled(head[0] as LineCells) ? 'bottom' : 'top';
}

function startsBySpace(entries: readonly LineCells[], anchors: readonly number[], align: Align): number[] {
  const gap = (index: number) => gapAt(entries, index);
  const boundary = (pair: Pair): number => {
    if (align === 'top') return pair.to;
    if (align === 'bottom') return pair.from + 1;
    let best = pair.to;
    for (let index = pair.from + 1; index <= pair.to; index++) if (gap(index) > gap(best) + SAME_GAP) best = index;
    return best;
  };
  const first = anchors[0] ?? 0;
  let body = first;
  // Only cells that are set at the bottom or in the middle have lines above their number.
  if (align !== 'top') for (let index = first; index > 0; index--) if (gap(index) > gap(body) + SAME_GAP) body = index;
  if (align !== 'top' && first > 0 && filledBy(entries.slice(0, Math.max(1, body))) < MIN_HEAD) body = 0;
  const starts = [0, body, ...pairsOf(anchors).map(boundary)];
  return withValueRows(
    entries,
    [...new Set(starts)].sort((a, b) => a - b),
    anchors,
  );
}

/** A total, or a row whose number was forgotten, begins where a column that has its value gets another one. */
function withValueRows(entries: readonly LineCells[], starts: readonly number[], anchors: readonly number[]): number[] {
  const all = new Set(starts);
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? entries.length;
    const anchor = anchors.find((candidate) => candidate >= start && candidate < end);
    if (anchor === undefined) return;
    for (let at = anchor + 1; at < end; at++)
      if (isRowOfItsOwn(entries[at] as LineCells, entries.slice(start, at))) all.add(at);
  });
  return [...all].sort((a, b) => a - b);
}

function isRowOfItsOwn(entry: LineCells, above: readonly LineCells[]): boolean {
  if (entry.cells.some((runs) => /^รวม|^total/i.test(runs[0]?.text ?? ''))) return true;
  return entry.cells.some(
    (runs, column) => isWholeValue(runs) && above.some((other) => isWholeValue(other.cells[column] ?? [])),
  );
}

function isWholeValue(runs: readonly Run[]): boolean {
  const text = onlyText(runs);
  return /^[0-9๐-๙]{10,13}$/.test(text) || /^[0-9๐-๙]{1,3}(,[0-9๐-๙]{3})*\.[0-9๐-๙]{2}$/.test(text);
}

function rowOf(entries: readonly LineCells[], xs: readonly number[], halfWay: ReadonlySet<number>): PageRow {
  const unclear = new Set([...halfWay, ...entries.flatMap((entry) => unclearColumns(entry, xs))]);
  const cells = xs.slice(1).map((_, column) => ({
    text: cellText(entries.flatMap((entry) => entry.cells[column] ?? [])),
    merged: false,
    ...(unclear.has(column) ? { unclear: true as const } : {}),
  }));
  const [first, last] = [entries[0]?.line, entries.at(-1)?.line];
  return { top: (first?.y ?? 0) - (first?.size ?? 0), bottom: (last?.y ?? 0) + 0.3 * (last?.size ?? 0), cells };
}

/** Columns of whose cells no alignment tells what belongs to them: a text of one reaches into another. */
function unclearColumns({ line, cells }: LineCells, xs: readonly number[]): number[] {
  return cells.flatMap((runs, column) =>
    runs.flatMap((run) => {
      const reached = xs.slice(1).flatMap((right, at) => {
        const shared = Math.min(run.right, right) - Math.max(run.left, xs[at] ?? 0);
        return at !== column && shared > REACH * line.size ? [at] : [];
      });
      return reached.length > 0 ? [column, ...reached] : [];
    }),
  );
}

/** By the line of each of two rows: the columns in which a value stands half way between them, so that it may be of either. */
function valuesHalfWay(entries: readonly LineCells[], anchors: readonly number[]): ReadonlyMap<LineCells, number[]> {
  const columns = new Map<LineCells, number[]>();
  for (const { from, to } of pairsOf(anchors)) {
    const [above, between, below] = [entries[from], entries[from + 1], entries[to]];
    if (to - from !== 2 || above === undefined || between === undefined || below === undefined) continue;
    if (Math.abs(gapAt(entries, from + 1) - gapAt(entries, to)) > HALF_WAY) continue;
    const valued = between.cells.flatMap((runs, column) => (isValue(onlyText(runs)) ? [column] : []));
    for (const entry of [above, below]) columns.set(entry, [...(columns.get(entry) ?? []), ...valued]);
  }
  return columns;
}

/**
 * A value that stands at the end of a neighbour's text, while its own place is blank, may be of either: nothing but white space
 * tells the columns apart. Both cells are unclear then.
 */
function withStrayValues(rows: readonly PageRow[]): PageRow[] {
  const width = rows[0]?.cells.length ?? 0;
  const usual = Array.from({ length: width }, (_, column) =>
    usualDigits(rows.map(({ cells }) => textAt(cells, column))),
  );
  return rows.map((row) => {
    const unclear = new Set<number>();
    const look = (blank: number, neighbour: number, isAtEnd: boolean): void => {
      const words = textAt(row.cells, neighbour).split(/\s+/);
      const least = usual[blank] ?? null;
      if (least === null || words.length < 2) return;
      const word = (isAtEnd ? words.at(-1) : words[0]) ?? '';
      if (isValue(word) && digitsOf(word) >= AS_LONG * least) unclear.add(blank).add(neighbour);
    };
    for (let column = 0; column < width; column++) {
      if (textAt(row.cells, column) !== '') continue;
      look(column, column - 1, true);
      look(column, column + 1, false);
    }
    if (unclear.size === 0) return row;
    return {
      ...row,
      cells: row.cells.map((cell, at) => (unclear.has(at) ? { ...cell, unclear: true as const } : cell)),
    };
  });
}

function textAt(cells: PageRow['cells'], column: number): string {
  return cells[column]?.text ?? '';
}

/** How many digits the values of a column usually have; null where it is no column of values. */
function usualDigits(texts: readonly string[]): number | null {
  const filled = texts.filter((text) => text !== '');
  const values = filled.filter(isValue);
  if (filled.length < MOSTLY * texts.length || values.length < MOSTLY * filled.length) return null;
  const counts = values.map(digitsOf).sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? null;
}

function digitsOf(text: string): number {
  return text.replace(/[^0-9๐-๙]/g, '').length;
}
