import type { Cell, Grid } from '../../model/evidence.js';
import { readNumber } from '../../text/patterns/number.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { FIT, type Fit, fitOf, headingKey, headingOf } from './heading.js';

/** A column to find, under any of several headings. */
export interface WantedColumn {
  readonly name: string;
  /** Alternatives; each is compared with the heading, the headings above it, and all of them together. */
  readonly match: readonly string[];
  /** Headings of something else, though a word is part of them. */
  readonly isOther?: (heading: string) => boolean;
}

/** Rows of a grid that hold headings, and where the wanted columns are. */
export interface Header {
  readonly top: number;
  /** First row below it. */
  readonly end: number;
  /** By grid column: the heading as in the document, after the headings above it. */
  readonly headings: readonly string[];
  /** By name of the wanted column: the grid's column. */
  readonly columns: ReadonlyMap<string, number>;
  /** The grid's column that numbers the rows. */
  readonly label: number | null;
  readonly fit: number;
  /** The best fit of a wanted column. */
  readonly bestFit: Fit;
}

const MAX_ROWS = 4;

/** What to find in a grid. */
export interface HeaderSearch {
  readonly wanted: readonly WantedColumn[];
  /** Headings of the column that numbers the rows. */
  readonly rowColumn: readonly string[];
  /** A table must have so many of the wanted columns. */
  readonly atLeast: number;
}

/** Every place where a table with enough of the columns begins, from the top; headers do not overlap. */
export function findHeaders(grid: Grid, search: HeaderSearch): readonly Header[] {
  const candidates: Header[] = [];
  for (let top = 0; top < grid.rows.length; ) {
    const header = bestHeaderAt(grid, top, search);
    const above = candidates.at(-1);
    // Words broken over full rows ("ลำดับ" over "ที่") look like two headers with nothing between them.
    if (header && above?.end === header.top && !isSameRow(grid, above.top, header.top)) {
      candidates[candidates.length - 1] = headerOf(grid, above.top, header.end, search);
    } else if (header) candidates.push(header);
    top = header ? header.end : top + 1;
  }
  // A word of the heading inside a cell further down ("ค่าดูแลระบบ e-GP") begins no table; two of them do.
  return candidates.filter(
    (header, index) =>
      header.bestFit > FIT.contains || header.columns.size > 1 || (index === 0 && candidates.every(isWeak)),
  );
}

function isSameRow(grid: Grid, one: number, other: number): boolean {
  return grid.rows[one]!.every(
    (cell, column) => headingKey(headingOf(cell.text)) === headingKey(headingOf(grid.rows[other]![column]!.text)),
  );
}

function isWeak(header: Header): boolean {
  return header.bestFit <= FIT.contains;
}

function bestHeaderAt(grid: Grid, top: number, search: HeaderSearch): Header | null {
  if (!canBeHeading(grid, top)) return null;
  let best: Header | null = null;
  for (let end = top + 1; end <= top + MAX_ROWS && end <= grid.rows.length; end += 1) {
    if (end > top + 1 && !continues(grid, top, end - 1)) break;
    const header = headerOf(grid, top, end, search);
    const isEnough = header.columns.size >= search.atLeast;
    // Of two heights that fit alike the taller one is right only where a heading reaches down into the added row.
    if (isEnough && (!best || header.fit > best.fit || reachesDown(grid, top, end - 1))) best = header;
  }
  return best && trimTop(grid, best, search);
}

// A title line above that happens to have two cells adds nothing to the fit.
function trimTop(grid: Grid, header: Header, search: HeaderSearch): Header {
  if (header.top + 1 >= header.end || reachesDown(grid, header.top, header.top + 1)) return header;
  const shorter = headerOf(grid, header.top + 1, header.end, search);
  return shorter.fit >= header.fit && canBeHeading(grid, shorter.top) ? trimTop(grid, shorter, search) : header;
}

function headerOf(grid: Grid, top: number, end: number, { wanted, rowColumn }: HeaderSearch): Header {
  const width = grid.rows[top]!.length;
  const stacks = Array.from({ length: width }, (_, column) => partsOf(stackOf(grid, top, end, column)));
  const offers = wanted.flatMap(({ name, match, isOther }) =>
    offersOf(stacks, match, isOther).map((offer) => ({ ...offer, name })),
  );
  const columns = new Map<string, number>();
  let [fit, bestFit]: [number, Fit] = [0, FIT.none];
  // Best fits first, so that `วันที่` does not take the column of `วันที่คืน`; the sort is stable.
  for (const offer of offers.sort((a, b) => b.fit - a.fit)) {
    if (columns.has(offer.name) || [...columns.values()].includes(offer.column)) continue;
    columns.set(offer.name, offer.column);
    fit += offer.fit;
    if (offer.fit > bestFit) bestFit = offer.fit;
  }
  const label = offersOf(stacks, rowColumn).sort((a, b) => b.fit - a.fit)[0];
  const headings = Array.from({ length: width }, (_, column) => stackOf(grid, top, end, column).join(' '));
  return { top, end, headings, columns, label: label?.column ?? null, fit: fit + (label?.fit ?? 0), bestFit };
}

function offersOf(
  stacks: readonly (readonly string[])[],
  words: readonly string[],
  isOther: (heading: string) => boolean = () => false,
): { column: number; fit: Fit }[] {
  return stacks.flatMap((parts, column) => {
    const fits = parts.flatMap((part) => (isOther(part) ? [] : words.map((word) => fitOf(part, word))));
    const fit = fits.sort((a, b) => b - a)[0] ?? FIT.none;
    return fit > FIT.none ? [{ column, fit }] : [];
  });
}

/** The distinct headings of one column from the top down. */
function stackOf(grid: Grid, top: number, end: number, column: number): readonly string[] {
  const stack: string[] = [];
  for (let row = top; row < end; row += 1) {
    const text = normalizeText(headingOf(grid.rows[row]![column]?.text ?? ''));
    if (text !== '' && stack.at(-1) !== text) stack.push(text);
  }
  return stack;
}

// A heading broken over rows is one word, a group and its part are two: every run of neighbours is tried.
function partsOf(stack: readonly string[]): readonly string[] {
  return stack.flatMap((_, from) =>
    stack.slice(from).map((__, length) => stack.slice(from, from + length + 1).join(' ')),
  );
}

function canBeHeading(grid: Grid, row: number): boolean {
  const cells = grid.rows[row]!;
  if (!isMarked(cells) && holdsData(cells)) return false;
  const distinct = new Set(cells.map((cell) => headingKey(headingOf(cell.text))).filter((key) => key !== ''));
  // A title over the whole table names its subject, often with the very words of a heading.
  return distinct.size >= Math.min(2, cells.length);
}

function continues(grid: Grid, top: number, row: number): boolean {
  const cells = grid.rows[row]!;
  if (reachesDown(grid, top, row) || isMarked(cells)) return true;
  return cells.some((cell) => cell.text.trim() !== '') && !holdsData(cells) && !isFilledLike(grid, top, row);
}

function reachesDown(grid: Grid, top: number, row: number): boolean {
  if (row <= top) return false;
  const above = grid.rows[row - 1]!;
  return grid.rows[row]!.some(
    (cell, column) => cell.merged === true && cell.text.trim() !== '' && above[column]?.text === cell.text,
  );
}

// Under a heading of one row a full row of words is the first entry, not a second row of headings.
function isFilledLike(grid: Grid, top: number, row: number): boolean {
  const filled = (cells: readonly Cell[]) => cells.filter((cell) => cell.text.trim() !== '').length;
  const before = grid.rows.slice(top, row).some((cells) => filled(cells) === cells.length);
  return before && filled(grid.rows[row]!) > grid.rows[row]!.length / 2;
}

function isMarked(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  return filled.length > 0 && filled.every((cell) => cell.heading === true);
}

function holdsData(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '' && !cell.merged);
  if (filled.some((cell) => LONG_NUMBER.test(cell.text))) return true;
  const values = filled.filter((cell) => isValue(cell));
  return values.length * 3 > filled.length;
}

/** No heading holds a number of five digits: it is an e-GP number, a sum, a telephone. */
const LONG_NUMBER = /(?:[0-9๐-๙][\s\u200b]?){5}/;

// Headings of statistics hold years and months (`2567`, `ต.ค. 67`); they are not values.
function isValue(cell: Cell): boolean {
  if (cell.date !== undefined) return true;
  const number = readNumber(cell.text);
  return number !== null && !(Number.isInteger(number) && number >= 2500 && number < 2700);
}
