import { arabicDigits } from '../../text/thai/normalize.js';
import { type Line, linesOf, lineText } from '../layout/cell-text.js';
import type { Run } from '../layout/runs.js';

/** Lines at each end of a page that are looked at: a running head and a page number, an address and a page number. */
const AT_ENDS = 2;
/** Points by which the same line differs from page to page. */
const SAME_PLACE = 3;
/** In ems: a line that stands apart from the text. */
const APART = 1.4;

/** `Page 3`, `หน้า 3/12`, `- 3 -`: a page number by its words or signs, not a bare number. */
const PAGE_NUMBER =
  /^(?:(?:หน้า(?:ที่)?|page) ?[-–(]? ?[0-9๐-๙]{1,4}|[-–(] ?[0-9๐-๙]{1,4} ?[-–)])(?: ?(?:\/|จาก|of) ?[0-9๐-๙]{1,4})? ?[-–)]?$/i;

/** The first and the last lines of a page. */
export type PageEnds = readonly EndLine[];

interface EndLine {
  readonly line: Line;
  readonly text: string;
  /** It stands apart from the text of the page. */
  readonly isApart: boolean;
}

/**
 * Running heads, page numbers and the like: lines at the ends of a page that stand at the same place on the page before or
 * after, word for word or counting the pages. They belong to no table. A lone page has only page numbers that say so.
 *
 * @param others the ends of the pages before and after, with their distance in pages (-1, 1)
 */
export function runningLines(
  ends: PageEnds,
  others: readonly { readonly ends: PageEnds; readonly distance: number }[],
): ReadonlySet<Run> {
  const running = ends.filter(
    (end) =>
      (end.isApart && PAGE_NUMBER.test(end.text.trim())) ||
      others.some(({ ends: theirs, distance }) => theirs.some((other) => isSameLine(end, other, distance))),
  );
  return new Set(running.flatMap(({ line }) => line.runs));
}

/** @param runs those of the page */
export function endsOf(runs: readonly Run[]): PageEnds {
  const lines = linesOf(runs);
  const isApart = (index: number) => {
    const line = lines[index] as Line;
    const next = index < lines.length / 2 ? lines[index + 1] : lines[index - 1];
    return next === undefined || Math.abs(next.y - line.y) > APART * Math.max(line.size, next.size);
  };
  return lines.flatMap((line, index) =>
    index < AT_ENDS || index >= lines.length - AT_ENDS ? [{ line, text: lineText(line), isApart: isApart(index) }] : [],
  );
}

function isSameLine(
  { line, text, isApart }: EndLine,
  { line: other, text: theirs }: EndLine,
  distance: number,
): boolean {
  if (Math.abs(line.y - other.y) > SAME_PLACE) return false;
  // The heading of a table is repeated too: it has several texts, or its rows close below.
  if (text === theirs) return isApart && line.runs.length === 1;
  if (withoutNumbers(text) !== withoutNumbers(theirs)) return false;
  const [numbers, others] = [numbersOf(text), numbersOf(theirs)];
  const counted = numbers.map((number, index) => (others[index] ?? 0) - number).filter((step) => step !== 0);
  return counted.length === 1 && counted[0] === distance;
}

function withoutNumbers(text: string): string {
  return text.replace(/[0-9๐-๙]+/g, '#');
}

function numbersOf(text: string): number[] {
  return [...arabicDigits(text).matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
