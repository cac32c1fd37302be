import { isValue, type Line, linesOf } from './cell-text.js';
import { type ColumnExtent, columnsOf, edgesOf } from './columns.js';
import type { RulingLine } from './lattice.js';
import { mergeRules } from './lattice.js';
import { keyColumn } from './ordinal-column.js';
import type { Align, PrintedTable } from './page-table.js';
import type { Run } from './runs.js';
import { groupRows } from './unruled-rows.js';

/** Lines with three texts beside each other are a table's; with two they may be columns of prose, unless the first counts up. */
const MIN_COLUMNS = 3;
const MIN_NUMBERED_COLUMNS = 2;
/** Share of the width that a line of prose fills: it parts two tables. */
const PROSE = 0.5;
const MIN_ROWS = 3;
/** Rows of the end of a table whose own columns say less than those of the page before. */
const MAX_REST = 4;
/** Share of its width that a line of running text fills, and of values that it has at most. */
const FILLED = 0.8;
const FEW_VALUES = 0.15;
/** Share of its rows that end in a value in a table of two columns. */
const MOST_VALUES = 0.6;
const MIN_LISTED = 5;
/** In ems: lines further apart than this do not belong together. */
const BLOCK_GAP = 4;
const HEAD_GAP = 2.2;
/** In ems: rows further apart than this do not belong together, though they keep to the same places; lines that one row has at most. */
const ROW_GAP = 14;
const MAX_ROW_LINES = 6;
/** Share of its texts that begin where texts of the row above begin. */
const SAME_PLACES = 0.6;
/** In ems: distance of the next line of a wrapped heading. */
const WRAP_GAP = 1.8;
/** Points by which gaps differ that are meant to be the same. */
const SAME_GAP = 1;
/** The columns of the table at the end of a page, for the next page. */
export interface KnownColumns {
  readonly xs: readonly number[];
  readonly align: Align;
}

interface TableOfLines {
  readonly table: PrintedTable;
  readonly lines: readonly Line[];
}

/**
 * Tables without ruling lines: texts below each other, with white strips between them. `known` are the columns of
 * such a table on the page before, for its last rows, which are too few to show columns of their own.
 */
export function findColumnTables(
  runs: readonly Run[],
  across: readonly RulingLine[],
  page: number,
  known: KnownColumns | null,
): { tables: PrintedTable[]; taken: ReadonlySet<Run> } {
  const tables: PrintedTable[] = [];
  const taken = new Set<Run>();
  for (const [index, block] of blocksOf(linesOf(runs)).flatMap(withoutProse).entries()) {
    const carried = index === 0 ? known : null;
    const own = tableOf(block, across, page, carried?.align ?? null, MIN_COLUMNS);
    const rest = carried === null ? null : restOf(block, carried, page);
    const found =
      (rest !== null && (own === null || isFuller(rest, own)) ? rest : own) ??
      tableOf(block, across, page, null, MIN_NUMBERED_COLUMNS);
    if (found === null) continue;
    tables.push(found.table);
    for (const line of found.lines) for (const run of line.runs) taken.add(run);
  }
  return { tables, taken };
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const above = blocks.at(-1)?.at(-1);
    if (above !== undefined && !isOpen(above, line)) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return joinedWhere(joinedWhere(blocks, isNextRow), isHeadOf);
}

function isOpen(above: Line, below: Line | undefined): boolean {
  return below !== undefined && below.y - above.y > BLOCK_GAP * Math.max(below.size, above.size);
}

function joinedWhere(
  blocks: readonly Line[][],
  belongs: (above: readonly Line[], block: readonly Line[]) => boolean,
): Line[][] {
  const joined: Line[][] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (above !== undefined && belongs(above, block)) joined[joined.length - 1] = [...above, ...block];
    else joined.push(block);
  }
  return joined;
}

/** Rows may be set wider than anything else that belongs together: what begins at the places of the row above is one all the same. */
function isNextRow(above: readonly Line[], block: readonly Line[]): boolean {
  const [last, first] = [fullest(above.slice(-MAX_ROW_LINES)), fullest(block.slice(0, MAX_ROW_LINES))];
  if (last === null || first === null || first.y - last.y > ROW_GAP * Math.max(first.size, last.size)) return false;
  const same = first.runs.filter((run) => last.runs.some(({ left }) => Math.abs(left - run.left) <= SAME_GAP));
  return same.length >= Math.max(MIN_COLUMNS, SAME_PLACES * Math.min(last.runs.length, first.runs.length));
}

/** A few lines that name most columns of the lines below, however far above them they stand. */
function isHeadOf(head: readonly Line[], block: readonly Line[]): boolean {
  const rows = block.filter(({ runs }) => runs.length >= MIN_COLUMNS);
  const [last, first] = [head.at(-1), block[0]];
  if (head.length > MAX_ROW_LINES || rows.length === 0 || last === undefined || first === undefined) return false;
  if (first.y - last.y > ROW_GAP * Math.max(first.size, last.size)) return false;
  const columns = columnsOf(block);
  const texts = head.flatMap(({ runs }) => runs);
  const named = columns.filter(({ left, right }) => texts.some((run) => run.left < right && run.right > left));
  const isHeading = head.every((line) => isHeadLine(line, columns));
  return isHeading && named.length >= Math.max(MIN_COLUMNS, SAME_PLACES * columns.length);
}

function fullest(lines: readonly Line[]): Line | null {
  return lines.reduce<Line | null>((most, line) => (line.runs.length > (most?.runs.length ?? 0) ? line : most), null);
}

/** The parts of a block between the lines that run on over most of its width. */
function withoutProse(block: readonly Line[]): Line[][] {
  const left = Math.min(...block.flatMap((line) => line.runs.map((run) => run.left)));
  const right = Math.max(...block.flatMap((line) => line.runs.map((run) => run.right)));
  // However wide, what stays within one column is the text of a cell.
  const columns = columnsOf(block.filter(({ runs }) => runs.length >= MIN_COLUMNS));
  const isProse = ({ runs }: Line) => {
    const [run] = runs;
    if (run === undefined || runs.length > 1 || run.right - run.left <= PROSE * (right - left)) return false;
    return (
      columns.length === 0 || columns.filter((column) => run.left < column.right && run.right > column.left).length > 1
    );
  };
  const parts: Line[][] = [[]];
  for (const line of block) {
    if (isProse(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.length > 0);
}

function tableOf(
  block: readonly Line[],
  across: readonly RulingLine[],
  page: number,
  known: Align | null,
  leastColumns: number,
): TableOfLines | null {
  const isRow = (line: Line) => line.runs.length >= leastColumns;
  const first = block.findIndex(isRow);
  const last = block.findLastIndex(isRow);
  if (first < 0 || block.filter(isRow).length < MIN_ROWS) return null;
  const columns = columnsOf(block.slice(first, last + 1));
  if (columns.length < leastColumns) return null;
  const lines = withNeighbours(block, first, last, columns);
  const xs = edgesOf(columns);
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  if (isRunningText(lines, right - left)) return null;
  const { rows, align } = groupRows(lines, xs, rulesWithin(across, lines, left, right), known);
  if (rows.length < MIN_ROWS) return null;
  if (leastColumns < MIN_COLUMNS && !isNumbered(rows) && !endsInValues(rows)) return null;
  return { table: printedTable(page, xs, rows, align), lines };
}

/** Text in newspaper columns, or broken up by its fonts, fills its lines and holds hardly a value. */
function isRunningText(lines: readonly Line[], width: number): boolean {
  const filled = lines.filter(({ runs }) => runs.reduce((sum, run) => sum + run.right - run.left, 0) > FILLED * width);
  const texts = lines.flatMap(({ runs }) => runs.map(({ text }) => text));
  return filled.length > 0.5 * lines.length && texts.filter(isValue).length < FEW_VALUES * texts.length;
}

function printedTable(page: number, xs: readonly number[], rows: PrintedTable['rows'], align: Align): PrintedTable {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [rows[0]?.top, rows.at(-1)?.bottom];
  return { page, left, right, top, bottom, xs, rows, isRuled: false, align };
}

/** A list of names with an amount behind each. */
function endsInValues(rows: PrintedTable['rows']): boolean {
  const ends = rows.map((row) => row.cells.findLast(({ text }) => text !== '')?.text ?? '');
  return rows.length >= MIN_LISTED && ends.filter(isValue).length >= MOST_VALUES * rows.length;
}

/** Bare numbers that count up, as no list of paragraphs has them. */
function isNumbered(rows: PrintedTable['rows']): boolean {
  const numbers = rows.map((row) => row.cells[0]?.text ?? '').filter((text) => /^[0-9๐-๙]{1,5}$/.test(text));
  return numbers.length >= 2 && numbers.length >= 0.6 * rows.length && keyColumn(rows) === 0;
}

/** The last rows of a table that the page before began: they keep to its columns. */
function restOf(block: readonly Line[], known: KnownColumns, page: number): TableOfLines | null {
  const { xs } = known;
  const end = block.findIndex((line) => !fits(line, xs));
  const lines = end < 0 ? block : block.slice(0, end);
  if (!lines.some((line) => line.runs.length >= Math.min(MIN_COLUMNS, xs.length - 1))) return null;
  const { rows } = groupRows(lines, xs, [], known.align);
  return rows.length === 0 ? null : { table: printedTable(page, xs, rows, known.align), lines };
}

/** Few rows show fewer columns than the page before has, of the same lines. */
function isFuller(rest: TableOfLines, own: TableOfLines): boolean {
  const isShort = own.table.rows.length <= MAX_REST;
  return isShort && rest.lines.length >= own.lines.length && rest.table.xs.length > own.table.xs.length;
}

/** No text of the line runs over an edge. */
function fits(line: Line, edges: readonly number[]): boolean {
  return line.runs.every((run) => edges.every((edge) => edge <= run.left + 1 || edge >= run.right - 1));
}

/** Lines above (a heading of several lines) and below (the rest of a wrapped cell) that keep to the columns. */
function withNeighbours(block: readonly Line[], first: number, last: number, columns: readonly ColumnExtent[]): Line[] {
  const edges = edgesOf(columns);
  const isNear = (a: Line | undefined, b: Line | undefined) =>
    a !== undefined && b !== undefined && b.y - a.y <= HEAD_GAP * Math.max(a.size, b.size);
  const widest = Math.max(
    0,
    ...block.slice(first + 1, last + 1).map((line, index) => line.y - (block[first + index]?.y ?? 0)),
  );
  let [from, to] = [first, last];
  // Rows may be set wide; then the heading is as far above the first one, or further where most columns are named in it.
  let isWideFree = true;
  const isApart = block.slice(0, first + MAX_ROW_LINES).some((line, at) => isOpen(line, block[at + 1]));
  const isHead = (at: number) =>
    fits(block[at] as Line, (block[at] as Line).runs.length > 1 ? edges.slice(1, -1) : edges) ||
    isBrokenHead(block, at, columns) ||
    (isApart && isHeadLine(block[at] as Line, columns));
  while (from > 0 && isHead(from - 1)) {
    if (!isNear(block[from - 1], block[from])) {
      const gap = gapBelow(block, from - 1);
      if (!isWideFree || (gap > widest + SAME_GAP && !isOpen(block[from - 1] as Line, block[from]))) break;
      isWideFree = false;
    }
    from--;
  }
  while (to < block.length - 1 && isNear(block[to], block[to + 1]) && fits(block[to + 1] as Line, edges)) to++;
  return block.slice(from, to + 1);
}

function gapBelow(lines: readonly Line[], at: number): number {
  return (lines[at + 1]?.y ?? 0) - (lines[at]?.y ?? 0);
}

/** Beginnings of headings that go on in the next lines: wider than the texts of their column, and clear of all other columns. */
function isBrokenHead(block: readonly Line[], at: number, columns: readonly ColumnExtent[]): boolean {
  const line = block[at] as Line;
  const edges = edgesOf(columns).slice(1, -1);
  const columnOf = (run: Run) => edges.filter((edge) => edge < (run.left + run.right) / 2).length;
  const isClear = (run: Run) =>
    columns.every(({ left, right }, index) => index === columnOf(run) || run.left >= right || run.right <= left);
  const below = block.filter((other, index) => index > at && other.y - line.y <= WRAP_GAP * line.size);
  const goesOn = new Set(below.flatMap((other) => other.runs.map(columnOf)));
  return line.runs.every((run) => isClear(run) && goesOn.has(columnOf(run)));
}

/** Headings, of which some may be wider than their columns or stand over a group of them: they are beside each other, as no prose is. */
function isHeadLine(line: Line, columns: readonly ColumnExtent[]): boolean {
  const { runs } = line;
  if (fits(line, edgesOf(columns).slice(1, -1))) return true;
  const under = runs.map((run) => columns.filter(({ left, right }) => run.left < right && run.right > left));
  const all = under.flat();
  return runs.length > 1 && new Set(all).size === all.length && under.every((own) => own.length > 0);
}

function rulesWithin(across: readonly RulingLine[], lines: readonly Line[], left: number, right: number): number[] {
  const [top, bottom] = [(lines[0]?.y ?? 0) - (lines[0]?.size ?? 0), lines.at(-1)?.y ?? 0];
  return mergeRules(across)
    .filter((rule) => rule.at > top && rule.at < bottom && rule.to - rule.from > 0.6 * (right - left))
    .map((rule) => rule.at)
    .sort((a, b) => a - b);
}
