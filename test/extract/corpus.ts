import { readFileSync } from 'node:fs';
import type { Grid } from '../../src/model/evidence.js';

interface TruthCell {
  readonly text: string;
  readonly number?: number;
  readonly format?: string;
}

export interface Truth {
  readonly titles: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly TruthCell[])[];
  readonly total: {
    readonly label: string;
    readonly sums: readonly { readonly column: number; readonly number: number; readonly text: string }[];
  };
  readonly notes: readonly string[];
}

const folder = new URL('../corpus/', import.meta.url);

export function corpusFile(name: string): Uint8Array {
  return readFileSync(new URL(name, folder));
}

export const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as Truth;

/** Rows of the grid whose first cell is the number of a row of the truth. */
export function dataRows(grid: Grid): string[][] {
  const rows = grid.rows.filter((row) => /^\d{1,2}$/.test(row[0]!.text));
  return rows.map((row) => row.map((cell) => cell.text));
}

/** Without what no reader of the cell sees a difference in: white space of any kind and zero-width characters. */
export function bare(text: string): string {
  return text.replace(/[\s\u00a0\u200b]/g, '');
}
