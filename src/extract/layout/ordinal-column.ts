import { arabicDigits } from '../../text/thai/normalize.js';
import type { PageCell } from './page-table.js';

/** The column that counts the rows, if most rows have a number in it that grows. */
export function keyColumn(rows: readonly { readonly cells: readonly PageCell[] }[]): number | null {
  const width = rows[0]?.cells.length ?? 0;
  for (let column = 0; column < Math.min(width, 3); column++) {
    const numbers = rows.map((row) => ordinalOf(row.cells[column]?.text)).filter((value) => value !== null);
    const growing = numbers.filter((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1);
    if (numbers.length >= 2 && numbers.length >= 0.5 * rows.length && growing.length >= 0.8 * numbers.length)
      return column;
  }
  return null;
}

/** @returns the number that a cell counts by, null when it holds anything else. */
export function ordinalOf(text: string | undefined): number | null {
  const digits = arabicDigits((text ?? '').trim());
  return /^\d{1,5}\.?$/.test(digits) ? Number.parseInt(digits, 10) : null;
}

/** Rows that follow one another: two numbers may do so by chance. */
const MIN_ROWS = 3;
const ORDINAL = /^\s*([0-9๐-๙]{1,4})\s+\S/;
/** A number as columns hold it: of a project, or an amount of money. */
const COLUMN_NUMBER = /[0-9๐-๙]{10}|[0-9๐-๙],[0-9๐-๙]{3}(?![0-9๐-๙])/;

/**
 * Are there rows of a table in a text in which no table was found? Columns may touch so that nothing divides them; what stands in one
 * of them is not known then, and not missing.
 */
export function hasLostRows(text: string): boolean {
  let last = 0;
  let rows = 0;
  for (const line of text.split('\n')) {
    const ordinal = ORDINAL.exec(line)?.[1];
    if (ordinal === undefined || !COLUMN_NUMBER.test(line)) continue;
    const number = Number(arabicDigits(ordinal));
    rows = number === last + 1 ? rows + 1 : 1;
    last = number;
    if (rows >= MIN_ROWS) return true;
  }
  return false;
}
