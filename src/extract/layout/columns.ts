import type { Line } from './cell-text.js';

/** Points: the least white strip between two columns. */
const MIN_STRIP = 2.5;
/** Share of the lines that may run over a strip (a text that overflows). */
const CROSSING = 0.04;

/** A column: from the left edge of its texts to the right one. */
export interface ColumnExtent {
  readonly left: number;
  readonly right: number;
}

/** Columns are what lies between the strips that (nearly) no line runs over. */
export function columnsOf(lines: readonly Line[]): ColumnExtent[] {
  const events = lines.flatMap((line) =>
    line.runs.flatMap((run) => [
      { x: run.left, step: 1 },
      { x: run.right, step: -1 },
    ]),
  );
  events.sort((a, b) => a.x - b.x || b.step - a.step);
  const limit = Math.floor(CROSSING * lines.length);
  const columns: { left: number; right: number }[] = [];
  let depth = 0;
  for (const event of events) {
    const before = depth;
    depth += event.step;
    if (before <= limit && depth > limit) {
      const open = columns.at(-1);
      if (open !== undefined && event.x - open.right < MIN_STRIP) open.right = Number.POSITIVE_INFINITY;
      else columns.push({ left: event.x, right: Number.POSITIVE_INFINITY });
    }
    const current = columns.at(-1);
    if (before > limit && depth <= limit && current !== undefined) current.right = event.x;
  }
  return columns;
}

/** The edges of the columns in which lines stand, one column at least; null when there is no text. */
export function columnEdges(lines: readonly Line[]): number[] | null {
  const columns = columnsOf(lines);
  return columns.length === 0 ? null : edgesOf(columns);
}

/** The edges of columns, in the middle of the strips between them; one more than there are columns. */
export function edgesOf(columns: readonly ColumnExtent[]): number[] {
  const inner = columns.slice(1).map((column, index) => (column.left + (columns[index]?.right ?? 0)) / 2);
  return [(columns[0]?.left ?? 0) - 2, ...inner, (columns.at(-1)?.right ?? 0) + 2];
}
