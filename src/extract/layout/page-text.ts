import { type Line, linesOf, lineText } from './cell-text.js';
import type { PrintedTable } from './page-table.js';
import type { Run } from './runs.js';

/** Lines beside each other from which on a page is read as two columns. */
const COLUMN_LINES = 6;
/** Points between two columns of text. */
const GUTTER = 6;

interface Part {
  readonly top: number;
  readonly text: string;
}

/**
 * The words of a page in reading order: lines from top to bottom, columns of text one after the other, tables cell by cell.
 * Paragraphs, rows and tables are separated by an empty line, cells by a tab.
 */
export function pageText(runs: readonly Run[], tables: readonly PrintedTable[]): string {
  const parts: Part[] = [
    ...paragraphs(runs, tables),
    ...tables.map((table) => ({ top: table.top, text: tableText(table) })),
  ];
  return parts
    .sort((a, b) => a.top - b.top)
    .map((part) => part.text)
    .join('\n\n');
}

/** The words of a table, merged cells once. */
function tableText(table: PrintedTable): string {
  return table.rows
    .map((row) => row.cells.flatMap((cell) => (cell.merged || cell.text === '' ? [] : [cell.text])).join('\t'))
    .filter((text) => text !== '')
    .join('\n\n');
}

function paragraphs(runs: readonly Run[], tables: readonly PrintedTable[]): Part[] {
  const parts: Part[] = [];
  const tops = tables.map((table) => table.top).sort((a, b) => a - b);
  const bandOf = (line: Line) => tops.filter((top) => top < line.y).length;
  const lines = linesOf(runs);
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    while (end < lines.length && bandOf(lines[end] as Line) === bandOf(lines[start] as Line)) end++;
    for (const block of columnsOf(lines.slice(start, end))) parts.push(...blockParts(block, lines[start]?.y ?? 0));
    start = end;
  }
  return parts;
}

function blockParts(lines: readonly Line[], top: number): Part[] {
  let text = '';
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    if (above !== undefined) text += line.y - above.y > 2.1 * Math.max(line.size, above.size) ? '\n\n' : '\n';
    text += lineText(line);
  });
  return text === '' ? [] : [{ top, text }];
}

/** Lines as they are read: where a gutter runs down through many of them, the left column before the right one. */
function columnsOf(lines: readonly Line[]): (readonly Line[])[] {
  if (lines.length < COLUMN_LINES) return [lines];
  const left = Math.min(...lines.flatMap((line) => line.runs.map((run) => run.left)));
  const right = Math.max(...lines.flatMap((line) => line.runs.map((run) => run.right)));
  const gutter = findGutter(lines, left, right);
  if (gutter === null) return [lines];
  const [before, inside, after] = [
    lines.slice(0, gutter.from),
    lines.slice(gutter.from, gutter.to),
    lines.slice(gutter.to),
  ];
  const side = (isLeft: boolean) =>
    linesOf(inside.flatMap((line) => line.runs.filter((run) => run.left < gutter.x === isLeft)));
  return [before, side(true), side(false), ...columnsOf(after)].filter((block) => block.length > 0);
}

interface Gutter {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** The gutter with most lines beside each other. */
function findGutter(lines: readonly Line[], left: number, right: number): Gutter | null {
  let best: Gutter | null = null;
  for (const x of gutterPlaces(lines, left, right)) {
    const isClear = (line: Line) => line.runs.every((run) => run.right < x - GUTTER / 2 || run.left > x + GUTTER / 2);
    for (let from = 0; from < lines.length; from++) {
      let to = from;
      while (to < lines.length && isClear(lines[to] as Line)) to++;
      const inside = lines.slice(from, to);
      const isLonger = to - from > (best === null ? 0 : best.to - best.from);
      if (isLonger && isBeside(inside, x) && isFilled(inside, x, right - left)) best = { x, from, to };
      from = to;
    }
  }
  return best;
}

/** Just before where runs begin in the middle of the page: the lines of a right-hand column share their left edge, whatever its gutter. */
function gutterPlaces(lines: readonly Line[], left: number, right: number): number[] {
  const starts = new Map<number, number>();
  for (const line of lines) {
    for (const run of line.runs) {
      const x = Math.floor(run.left) - GUTTER / 2 - 1;
      const share = (x - left) / (right - left);
      if (share > 0.3 && share < 0.7) starts.set(x, (starts.get(x) ?? 0) + 1);
    }
  }
  return [...starts].filter(([, count]) => count >= COLUMN_LINES / 2).map(([x]) => x);
}

/** Enough lines of each side are at the height of the other, on the same baselines or, as browsers set columns, on their own. */
function isBeside(lines: readonly Line[], x: number): boolean {
  const [onLeft, onRight] = [true, false].map((isLeft) => sideOf(lines, x, isLeft).map((line) => line.y));
  if (onLeft === undefined || onRight === undefined) return false;
  const slack = lines[0]?.size ?? 0;
  const from = Math.max(onLeft[0] ?? Infinity, onRight[0] ?? Infinity) - slack;
  const to = Math.min(onLeft.at(-1) ?? -Infinity, onRight.at(-1) ?? -Infinity) + slack;
  return [onLeft, onRight].every((ys) => ys.filter((y) => y >= from && y <= to).length >= COLUMN_LINES);
}

function sideOf(lines: readonly Line[], x: number, isLeft: boolean): Line[] {
  return lines.filter((line) => line.runs.some((run) => run.left < x === isLeft));
}

/** Both sides hold running text, not a word here and there. */
function isFilled(lines: readonly Line[], x: number, width: number): boolean {
  const share = (isLeft: boolean) => {
    const side = sideOf(lines, x, isLeft);
    const runs = side.flatMap((line) => line.runs.filter((run) => run.left < x === isLeft));
    return runs.reduce((sum, run) => sum + run.right - run.left, 0) / (side.length * width);
  };
  return share(true) > 0.25 && share(false) > 0.25;
}
