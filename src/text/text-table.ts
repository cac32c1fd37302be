import { displayWidth, padEnd, padStart, truncate } from './thai/width.js';

export interface TextColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export interface TextTableStyle {
  /** Columns of the terminal: the first column of the table is cut where they are too few. */
  readonly width?: number;
  /** A rule below the titles. */
  readonly hasRule?: boolean;
  /** Colour of a cell; row -1 holds the titles. */
  readonly colorOf?: (row: number, column: number) => (text: string) => string;
}

const MIN_FIRST_WIDTH = 12;

/** The lines of a table of plain text, aligned by what a terminal shows: Thai marks take no column. */
export function tableLines(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { width, hasRule = false, colorOf }: TextTableStyle = {},
): string[] {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, c) => Math.max(...[titles, ...rows].map((row) => displayWidth(row[c] ?? ''))));
  const others = widths.slice(1).reduce((sum, each) => sum + each + 2, 0);
  if (width !== undefined) widths[0] = Math.max(MIN_FIRST_WIDTH, Math.min(widths[0] ?? 0, width - others));
  const line = (cells: readonly string[], row: number): string =>
    columns
      .map(({ align }, c) => {
        const text = truncate(cells[c] ?? '', widths[c] ?? 0);
        const padded = (align === 'right' ? padStart : padEnd)(text, widths[c] ?? 0);
        return colorOf === undefined ? padded : colorOf(row, c)(padded);
      })
      .join('  ')
      .trimEnd();
  const rule = widths
    .map((each) => '─'.repeat(each))
    .join('  ')
    .trimEnd();
  return [line(titles, -1), ...(hasRule ? [rule] : []), ...rows.map(line)];
}
