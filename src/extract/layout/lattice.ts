/** A straight line across (`at` is its y) or down (`at` is its x), from one end to the other. */
export interface RulingLine {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Points: how far apart two ends may lie that are meant to be one place. */
const SAME = 2.5;
/** Rules of one direction that a single table may have; a drawing with more is a map or a plan. */
const MAX_RULES = 4000;
const MAX_EDGES = 1500;

/** The places of a table's ruling lines, and which of its smallest fields have a line on their right or below. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** `right[row][column]`: a line separates this field from its right neighbour. */
  readonly right: readonly (readonly boolean[])[];
  readonly below: readonly (readonly boolean[])[];
}

/** A field of the table: one cell, perhaps merged over several rows and columns; the last of each is included. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Every group of lines that touch each other and enclose at least two fields, from top to bottom. */
export function findLattices(across: readonly RulingLine[], down: readonly RulingLine[]): Lattice[] {
  if (across.length > MAX_RULES || down.length > MAX_RULES) return [];
  const [rows, columns] = [mergeRules(across), mergeRules(down)];
  return touching(rows, columns)
    .map((group) => latticeOf(group.across, group.down))
    .filter((lattice) => lattice !== null)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}

/** The fields of a lattice: neighbours without a line between them are one. Only rectangles are made. */
export function spansOf(lattice: Lattice): Span[] {
  const [height, width] = [lattice.ys.length - 1, lattice.xs.length - 1];
  const spans: Span[] = [];
  /** Fields of the row above, by the columns in which they begin. */
  let above = new Map<number, { row: number; column: number; lastRow: number; lastColumn: number }>();
  for (let row = 0; row < height; row++) {
    const begun: typeof above = new Map();
    for (let column = 0; column < width; column++) {
      let last = column;
      while (last < width - 1 && lattice.right[row]?.[last] === false) last++;
      const upper = above.get(column);
      if (upper?.lastColumn === last && isOpenBelow(lattice, row - 1, column, last)) {
        upper.lastRow = row;
        begun.set(column, upper);
      } else {
        const span = { row, column, lastRow: row, lastColumn: last };
        begun.set(column, span);
        spans.push(span);
      }
      column = last;
    }
    above = begun;
  }
  return spans;
}

function isOpenBelow(lattice: Lattice, row: number, column: number, last: number): boolean {
  for (let at = column; at <= last; at++) if (lattice.below[row]?.[at] !== false) return false;
  return true;
}

/** Lines drawn in pieces, twice or by each cell of its own become one. */
export function mergeRules(rules: readonly RulingLine[]): RulingLine[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const merged: RulingLine[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    const at = sorted[start]?.at ?? 0;
    while (end < sorted.length && (sorted[end]?.at ?? 0) - at <= 1.5) end++;
    const level = sorted.slice(start, end).sort((a, b) => a.from - b.from);
    let current: { at: number; from: number; to: number } | null = null;
    for (const rule of level) {
      if (current !== null && rule.from <= current.to + SAME) current.to = Math.max(current.to, rule.to);
      else {
        current = { ...rule };
        merged.push(current);
      }
    }
    start = end;
  }
  return merged;
}

function touching(
  across: readonly RulingLine[],
  down: readonly RulingLine[],
): { across: RulingLine[]; down: RulingLine[] }[] {
  const parent = Array.from({ length: across.length + down.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  across.forEach((row, index) => {
    down.forEach((column, offset) => {
      const meets =
        column.at >= row.from - SAME &&
        column.at <= row.to + SAME &&
        row.at >= column.from - SAME &&
        row.at <= column.to + SAME;
      if (meets) parent[root(index)] = root(across.length + offset);
    });
  });
  const groups = new Map<number, { across: RulingLine[]; down: RulingLine[] }>();
  for (const [index, rule] of [...across, ...down].entries()) {
    const group = groups.get(root(index)) ?? { across: [], down: [] };
    groups.set(root(index), group);
    (index < across.length ? group.across : group.down).push(rule);
  }
  return [...groups.values()];
}

function latticeOf(across: readonly RulingLine[], down: readonly RulingLine[]): Lattice | null {
  if (across.length === 0 || down.length === 0) return null;
  // A table that is open at its sides ends where its lines across end.
  const xs = clusters([...down.map((rule) => rule.at), ...outside(across, down)]);
  const ys = clusters([...across.map((rule) => rule.at), ...outside(down, across)]);
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width < 1 || height < 1 || width * height < 2 || width > MAX_EDGES || height > MAX_EDGES) return null;
  const right = fields(height, width);
  const below = fields(height, width);
  for (const rule of down) {
    const column = nearest(xs, rule.at) - 1;
    if (column < 0) continue;
    for (let row = 0; row < height; row++)
      if (covers(rule, ys[row] ?? 0, ys[row + 1] ?? 0)) (right[row] as boolean[])[column] = true;
  }
  for (const rule of across) {
    const row = nearest(ys, rule.at) - 1;
    if (row < 0) continue;
    for (let column = 0; column < width; column++)
      if (covers(rule, xs[column] ?? 0, xs[column + 1] ?? 0)) (below[row] as boolean[])[column] = true;
  }
  return { xs, ys, right, below };
}

function fields(height: number, width: number): boolean[][] {
  return Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
}

/** Ends of the rules that lie outside all lines of the other direction. */
function outside(rules: readonly RulingLine[], others: readonly RulingLine[]): number[] {
  const places = others.map((rule) => rule.at);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return [Math.min(...rules.map((rule) => rule.from)), Math.max(...rules.map((rule) => rule.to))].filter(
    (end) => end < first - 8 || end > last + 8,
  );
}

function clusters(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const places: number[] = [];
  let group: number[] = [];
  for (const value of sorted) {
    if (group.length > 0 && value - (group[0] ?? 0) > SAME) {
      places.push(mean(group));
      group = [];
    }
    group.push(value);
  }
  if (group.length > 0) places.push(mean(group));
  return places;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function nearest(places: readonly number[], value: number): number {
  let best = 0;
  for (let index = 1; index < places.length; index++) {
    if (Math.abs((places[index] ?? 0) - value) < Math.abs((places[best] ?? 0) - value)) best = index;
  }
  return best;
}

/** Most of the side is drawn. */
function covers(rule: RulingLine, from: number, to: number): boolean {
  return Math.min(rule.to, to) - Math.max(rule.from, from) > 0.6 * (to - from);
}

/** By row and column of a lattice of so many bands: the field that takes it. */
export function ownersOf(spans: readonly Span[], width: number, height: number): Span[][] {
  const owner: Span[][] = Array.from({ length: height }, () => new Array<Span>(width));
  for (const span of spans) {
    for (let row = span.row; row <= span.lastRow; row++) {
      for (let column = span.column; column <= span.lastColumn; column++) (owner[row] as Span[])[column] = span;
    }
  }
  return owner;
}

/** The band between two neighbouring edges that holds a value; the outermost one for what is outside of all. */
export function bandOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
