import type { Cell, Extracted, Gathered, Grid } from '../model/evidence.js';

/**
 * Grids as they cross from thread to thread. Cloning a million small objects takes longer than reading them did, so the words
 * travel as one string each table and what few cells know beside them in lists.
 */
export interface PackedGrid {
  readonly at: Grid['at'];
  readonly width: number;
  /** All cells' words, row by row. */
  readonly words: string;
  /** Where each cell's words end. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly rowNumbers: Float64Array<ArrayBuffer>;
  readonly pages: Float64Array<ArrayBuffer> | null;
  /** NaN: no stored number. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Bits: merged, heading, OCR agreed, OCR doubtful. */
  readonly marks: Uint8Array<ArrayBuffer>;
  readonly dates: ReadonlyMap<number, string>;
}

export interface PackedExtracted extends Omit<Extracted, 'grids'> {
  readonly grids: Gathered<readonly PackedGrid[]>;
}

const MERGED = 1;
const HEADING = 2;
const AGREED = 4;
const DOUBTFUL = 8;

export function packExtracted(extracted: Extracted): {
  readonly packed: PackedExtracted;
  readonly transfer: ArrayBuffer[];
} {
  if (!extracted.grids.ok) return { packed: { ...extracted, grids: extracted.grids }, transfer: [] };
  const grids = extracted.grids.value.map(packGrid);
  const transfer = grids.flatMap(({ ends, rowNumbers, numbers, marks, pages }) =>
    [ends, rowNumbers, numbers, marks, ...(pages === null ? [] : [pages])].map((list) => list.buffer),
  );
  return { packed: { ...extracted, grids: { ok: true, value: grids } }, transfer };
}

export function unpackExtracted(packed: PackedExtracted): Extracted {
  if (!packed.grids.ok) return { ...packed, grids: packed.grids };
  return { ...packed, grids: { ok: true, value: packed.grids.value.map(unpackGrid) } };
}

function packGrid({ at, rows, rowNumbers, pages }: Grid): PackedGrid {
  const width = rows[0]?.length ?? 0;
  const count = rows.length * width;
  const ends = new Uint32Array(count);
  const numbers = new Float64Array(count).fill(Number.NaN);
  const marks = new Uint8Array(count);
  const dates = new Map<number, string>();
  const parts: string[] = [];
  let end = 0;
  let index = 0;
  for (const row of rows) {
    for (const cell of row) {
      parts.push(cell.text);
      end += cell.text.length;
      ends[index] = end;
      if (cell.number !== undefined) numbers[index] = cell.number;
      if (cell.date !== undefined) dates.set(index, cell.date);
      marks[index] = marksOf(cell);
      index++;
    }
  }
  return {
    at,
    width,
    words: parts.join(''),
    ends,
    rowNumbers: Float64Array.from(rowNumbers),
    pages: pages === undefined ? null : Float64Array.from(pages),
    numbers,
    marks,
    dates,
  };
}

function unpackGrid({ at, width, words, ends, rowNumbers, pages, numbers, marks, dates }: PackedGrid): Grid {
  const rows: Cell[][] = [];
  for (let start = 0; start < ends.length; start += width) {
    const row: Cell[] = [];
    for (let index = start; index < start + width; index++) {
      const text = words.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
      row.push(cellOf(text, numbers[index]!, marks[index]!, dates.get(index)));
    }
    rows.push(row);
  }
  return { at, rows, rowNumbers: [...rowNumbers], ...(pages === null ? {} : { pages: [...pages] }) };
}

function marksOf({ merged, heading, ocr }: Cell): number {
  return (
    (merged === true ? MERGED : 0) |
    (heading === true ? HEADING : 0) |
    (ocr === 'agreed' ? AGREED : ocr === 'doubtful' ? DOUBTFUL : 0)
  );
}

function cellOf(text: string, number: number, marks: number, date: string | undefined): Cell {
  if (marks === 0 && date === undefined) return Number.isNaN(number) ? { text } : { text, number };
  return {
    text,
    ...(Number.isNaN(number) ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    ...((marks & MERGED) !== 0 ? { merged: true } : {}),
    ...((marks & HEADING) !== 0 ? { heading: true } : {}),
    ...((marks & AGREED) !== 0 ? { ocr: 'agreed' as const } : {}),
    ...((marks & DOUBTFUL) !== 0 ? { ocr: 'doubtful' as const } : {}),
  };
}
