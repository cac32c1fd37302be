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
