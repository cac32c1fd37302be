import { clustersOf, displayWidth, padEnd, padStart, truncate, wrapText } from '../../text/thai/width.js';

/** Colours by meaning; without colour every one returns its text. */
export interface Ink {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly ask: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly title: (text: string) => string;
}

/** What the lines of a terminal report are made with. */
export interface Paper {
  readonly ink: Ink;
  /** Columns, within 60 to 200. */
  readonly width: number;
  readonly hyperlinks: boolean;
}

export const MIN_WIDTH = 60;
export const MAX_WIDTH = 200;
/** Running text wider than this is hard to read; tables and rules may go on. */
const MAX_TEXT_WIDTH = 110;

const plain = (text: string): string => text;

/** Text wrapped with `first` before its first line and blanks of the same width before the others; coloured after it was measured. */
export function paragraph(
  paper: Paper,
  first: string,
  text: string,
  ink: (text: string) => string = plain,
  firstInk = plain,
): string[] {
  const indent = ' '.repeat(displayWidth(first));
  const room = Math.max(20, Math.min(paper.width, MAX_TEXT_WIDTH) - indent.length);
  const lines = text.split('\n').flatMap((line) => wrapText(line, room));
  return (lines.length === 0 ? [''] : lines).map((line, n) => `${n === 0 ? firstInk(first) : indent}${ink(line)}`);
}

export function section(paper: Paper, title: string): string[] {
  return ['', paper.ink.title(title), paper.ink.faint('─'.repeat(Math.min(paper.width, MAX_TEXT_WIDTH)))];
}

/** Beginning and end of an address, which tell more than its middle. */
function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const letters = clustersOf(text);
  const headWidth = Math.floor((width - 1) / 3);
  const head = fitting(letters, headWidth);
  const tail = fitting(letters.toReversed(), width - 1 - displayWidth(head.join('')));
  return `${head.join('')}…${tail.toReversed().join('')}`;
}

function fitting(letters: readonly string[], width: number): string[] {
  let used = 0;
  let count = 0;
  for (const letter of letters) {
    used += displayWidth(letter);
    if (used > width) break;
    count += 1;
  }
  return letters.slice(0, count);
}

/**
 * An address on a line of its own. Where the terminal makes links of OSC 8 a long one is shortened; elsewhere it stays whole,
 * even over the edge, so that it can be copied.
 */
export function address(paper: Paper, indent: number, url: string, readable: string): string {
  const blanks = ' '.repeat(indent);
  // Only plain ASCII goes into the escape sequence: nothing that a site wrote can end it.
  if (!paper.hyperlinks || !/^https?:\/\/[\x21-\x7e]+$/.test(url)) return `${blanks}${paper.ink.faint(readable)}`;
  const shown = shorten(readable, paper.width - indent);
  return `${blanks}\u001b]8;;${url}\u001b\\${paper.ink.faint(shown)}\u001b]8;;\u001b\\`;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A table whose first column gives way when the terminal is narrow. */
export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  inkOf: (row: number, column: number) => (text: string) => string,
): string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, c) => Math.max(...all.map((row) => displayWidth(row[c] ?? ''))));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 0);
  widths[0] = Math.max(12, Math.min(widths[0] ?? 0, paper.width - others));
  const line = (row: readonly string[], ink: (column: number) => (text: string) => string): string =>
    row
      .map((cell, c) => {
        const fitted = truncate(cell, widths[c]!);
        const padded = columns[c]!.align === 'right' ? padStart(fitted, widths[c]!) : padEnd(fitted, widths[c]!);
        return ink(c)(padded);
      })
      .join('  ')
      .trimEnd();
  return [line(all[0]!, () => paper.ink.faint), ...rows.map((row, r) => line(row, (c) => inkOf(r, c)))];
}
