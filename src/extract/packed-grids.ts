import type { Cell, Extracted, FileType, Gathered, Grid } from '../model/evidence.js';
import { textOfGrid } from './sheet-grid.js';

/**
 * Grids as they cross from thread to thread. Cloning a million small objects takes longer than reading them did, so the words
 * of a table move as one buffer and what few cells know beside them in lists; none of it is copied on the way.
 */
export interface PackedGrid {
  readonly at: Grid['at'];
  readonly width: number;
  /** All cells' words, row by row, UTF-16. */
  readonly words: Uint16Array<ArrayBuffer>;
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

export interface PackedExtracted extends Omit<Extracted, 'grids' | 'texts'> {
  readonly grids: Gathered<readonly PackedGrid[]>;
  /** Null: the text is that of the grids, as with every workbook. */
  readonly texts: Extracted['texts'] | null;
}

/** Their readers make the text of the cells and of nothing else. */
const TABLES_ALONE: ReadonlySet<FileType> = new Set<FileType>(['xlsx', 'xls', 'ods', 'csv']);

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
  const transfer = grids.flatMap(({ words, ends, rowNumbers, numbers, marks, pages }) =>
    [words, ends, rowNumbers, numbers, marks, ...(pages === null ? [] : [pages])].map((list) => list.buffer),
  );
  const texts = extracted.texts.ok && TABLES_ALONE.has(extracted.type) ? null : extracted.texts;
  return { packed: { ...extracted, texts, grids: { ok: true, value: grids } }, transfer };
}

export function unpackExtracted(packed: PackedExtracted): Extracted {
  const grids: Extracted['grids'] = packed.grids.ok
    ? { ok: true, value: packed.grids.value.map(unpackGrid) }
    : packed.grids;
  const texts: Extracted['texts'] = packed.texts ?? { ok: true, value: grids.ok ? grids.value.map(textOfGrid) : [] };
  return { ...packed, texts, grids };
}

function packGrid({ at, rows, rowNumbers, pages }: Grid): PackedGrid {
  const width = rows[0]?.length ?? 0;
  const count = rows.length * width;
  const ends = new Uint32Array(count);
  const numbers = new Float64Array(count).fill(Number.NaN);
  const marks = new Uint8Array(count);
  const dates = new Map<number, string>();
  const words = new Uint16Array(lengthOf(rows));
  let end = 0;
  let index = 0;
  for (const row of rows) {
    for (const cell of row) {
      for (let at = 0; at < cell.text.length; at++) words[end++] = cell.text.charCodeAt(at);
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
    words,
    ends,
    rowNumbers: Float64Array.from(rowNumbers),
    pages: pages === undefined ? null : Float64Array.from(pages),
    numbers,
    marks,
    dates,
  };
}

function lengthOf(rows: Grid['rows']): number {
  let length = 0;
  for (const row of rows) for (const cell of row) length += cell.text.length;
  return length;
}

function unpackGrid({ at, width, words: units, ends, rowNumbers, pages, numbers, marks, dates }: PackedGrid): Grid {
  // Every unit as it is: a lone half of a pair, or a mark at the start, is the file's own.
  const words = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
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
