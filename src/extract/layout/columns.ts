import type { Line } from './cell-text.js';
import type { Run } from './runs.js';

/** Points: the least white strip between two columns. */
const MIN_STRIP = 2.5;
/** Share of the lines that may run over a strip (a text that overflows). */
const CROSSING = 0.04;

/** Place in the order of all lines of the one that has as many texts as usual, and the share of them that others must have. */
const USUAL = 0.8;
const DENSE = 0.6;
/** Lines of a heading. */
const MAX_HEADING = 2;
/** Lines that a text is compared with: on a page of print more would show nothing else. */
const MAX_COMPARED = 60;
/** Points by which texts must be over each other. */
const OVERLAP = 1;
/** Share of the lines below or above a text in which it is over several others. */
const SPANNED = 0.5;
const MIN_UNDER = 2;

/** A column: from the left edge of its texts to the right one. */
export interface ColumnExtent {
  readonly left: number;
  readonly right: number;
}

/**
 * Columns are what lies between the strips that (nearly) no line runs over. Lines with many texts show them; what stands in
 * the others (headings of several columns, labels of groups, notes) joins no two columns, but may be one of its own.
 */
export function columnsOf(lines: readonly Line[]): ColumnExtent[] {
  const counts = lines.map(({ runs }) => runs.length).sort((a, b) => a - b);
  const usual = counts[Math.floor(USUAL * (counts.length - 1))] ?? 0;
  const isDense = ({ runs }: Line) => runs.length >= DENSE * usual;
  const dense = lines.filter(isDense);
  const step = Math.max(1, Math.floor(dense.length / MAX_COMPARED));
  const compared = dense.filter((_, index) => index % step === 0);
  const spans = dense.flatMap((line) => line.runs.filter((run) => !isSpanning(run, line, compared)));
  const columns = extentsOf(spans, Math.floor(CROSSING * dense.length));
  const others = lines.filter((line) => !isDense(line)).flatMap(({ runs }) => runs);
  return withHeadings(withOthers(columns, others), lines);
}

/** A heading at one edge of a wide column and its values at the other are never beside each other: they are one column. */
function withHeadings(columns: readonly ColumnExtent[], lines: readonly Line[]): ColumnExtent[] {
  const joined: ColumnExtent[] = [];
  const linesIn = ({ left, right }: ColumnExtent) =>
    lines.filter(({ runs }) => runs.some((run) => run.left < right && run.right > left));
  for (const column of columns) {
    const before = joined.at(-1);
    const [ours, theirs] = [linesIn(column), before === undefined ? [] : linesIn(before)];
    const isHeading = Math.min(ours.length, theirs.length) <= MAX_HEADING && ours.length !== theirs.length;
    if (before !== undefined && isHeading && !ours.some((line) => theirs.includes(line)))
      joined[joined.length - 1] = { left: before.left, right: column.right };
    else joined.push(column);
  }
  return joined;
}

function extentsOf(spans: readonly ColumnExtent[], limit: number): ColumnExtent[] {
  const events = spans.flatMap(({ left, right }) => [
    { x: left, step: 1 },
    { x: right, step: -1 },
  ]);
  events.sort((a, b) => a.x - b.x || b.step - a.step);
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

/** A text that is clear of all columns but one widens that; one that is clear of all is a column. */
function withOthers(columns: ColumnExtent[], runs: readonly Run[]): ColumnExtent[] {
  const isOn = (run: Run, { left, right }: ColumnExtent) =>
    run.left < right + MIN_STRIP && run.right > left - MIN_STRIP;
  const widening = runs.filter((run) => columns.filter((column) => isOn(run, column)).length < 2);
  const widened = extentsOf([...columns, ...widening], 0);
  return widened.length < columns.length ? columns : widened;
}

/** A text over several others that stand beside each other in most lines is none of a column of its own. */
function isSpanning(run: Run, own: Line, compared: readonly Line[]): boolean {
  let [over, under] = [0, 0];
  for (const line of compared) {
    if (line === own) continue;
    let count = 0;
    for (const { left, right } of line.runs)
      if (Math.min(run.right, right) - Math.max(run.left, left) > OVERLAP) count++;
    if (count > 0) over++;
    if (count > 1) under++;
  }
  return under >= MIN_UNDER && under > SPANNED * over;
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
