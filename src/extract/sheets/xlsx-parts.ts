import type { Cell } from '../../model/evidence.js';
import { formattedCell, type NumberFormat, PLAIN_NUMBER, readNumberFormat } from '../grid/cell-value.js';
import type { SheetRow } from '../grid/sheet-source.js';
import { BrokenFile } from '../reader.js';
import type { SharedStrings } from './shared-strings.js';

/** Merged ranges of one sheet that are read. */
export const MAX_MERGES = 200_000;

/** Of the formats that have a number and no text of their own (ECMA-376 part 1, 18.8.30), those that matter here. */
const DATE_FORMAT_RANGES = [
  [14, 22],
  [45, 47],
  // East Asian and Thai date formats.
  [27, 36],
  [50, 58],
  [71, 81],
] as const;

/** Those of them that show a time without its day, and those that show the hours that went by. */
const TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 45, 47, 55, 56, 75, 76, 78, 80]);
const ELAPSED_TIMES: ReadonlySet<number> = new Set([46, 79]);

export interface WorkbookParts {
  readonly strings: SharedStrings;
  /** Of each style. */
  readonly formats: readonly NumberFormat[];
  /** Of a binary workbook: fonts that stand above the line. Else the strings tell it themselves. */
  readonly raisedFonts: ReadonlySet<number>;
  readonly uses1904: boolean;
}

/** Takes the rows of a sheet in their order. */
export interface RowTaker {
  /** The cells are the taker's only until it returns. */
  add(row: SheetRow): void;
  /** The rows that follow are passed over. */
  isFull(): boolean;
}

/** @param codes the formats that the workbook defines, by their numbers */
export function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  if (code !== undefined) return readNumberFormat(code);
  if (!DATE_FORMAT_RANGES.some(([first, last]) => id >= first && id <= last)) return PLAIN_NUMBER;
  return { ...PLAIN_NUMBER, date: ELAPSED_TIMES.has(id) ? 'elapsed' : TIMES.has(id) ? 'time' : 'day' };
}

/** A stored number as the cells of its style show it. */
export function numberIn(value: number, style: number, { formats, uses1904 }: WorkbookParts): Cell {
  return formattedCell(value, formats[style] ?? PLAIN_NUMBER, uses1904);
}

/** @throws BrokenFile corrupt: the workbook does not hold the string, and the cell without it would look blank */
export function sharedString(index: number, strings: SharedStrings): Cell {
  const cell = strings.cellAt(index);
  if (cell === undefined) throw new BrokenFile('corrupt', { reason: 'strings-missing' });
  return cell;
}

/** Excel writes control characters as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function plainString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
