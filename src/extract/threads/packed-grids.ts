import type { Cell, Extracted, Gathered, Grid } from '../../model/evidence.js';
import { isTableAlone, textOfGrid } from '../grid/grid.js';

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
  /** Bits: merged, heading, OCR agreed, OCR doubtful, unclear. */
  readonly marks: Uint8Array<ArrayBuffer>;
  /** Stored days as figures, 20241002; 0: none. */
  readonly days: Uint32Array<ArrayBuffer>;
}

export interface PackedExtracted extends Omit<Extracted, 'grids' | 'texts'> {
  readonly grids: Gathered<readonly PackedGrid[]>;
  /** Null: the text is that of the grids, as with every workbook. */
  readonly texts: Extracted['texts'] | null;
}

const MERGED = 1;
const HEADING = 2;
const AGREED = 4;
const DOUBTFUL = 8;
const UNCLEAR = 16;

export function packExtracted(extracted: Extracted): {
  readonly packed: PackedExtracted;
  readonly transfer: ArrayBuffer[];
} {
  if (!extracted.grids.ok) return { packed: { ...extracted, grids: extracted.grids }, transfer: [] };
  const grids = extracted.grids.value.map(packGrid);
  const transfer = grids.flatMap(({ words, ends, rowNumbers, numbers, marks, days, pages }) =>
    [words, ends, rowNumbers, numbers, marks, days, ...(pages === null ? [] : [pages])].map((list) => list.buffer),
  );
  const texts = extracted.texts.ok && isTableAlone(extracted.type) ? null : extracted.texts;
  return { packed: { ...extracted, texts, grids: { ok: true, value: grids } }, transfer };
}

export function unpackExtracted(packed: PackedExtracted): Extracted {
  const grids: Extracted['grids'] = packed.grids.ok
    ? { ok: true, value: packed.grids.value.map(unpackGrid) }
    : packed.grids;
  const texts: Extracted['texts'] = packed.texts ?? { ok: true, value: grids.ok ? grids.value.map(textOfGrid) : [] };
  return { ...packed, texts, grids };
}

/** What the thread that gets it has to hold beside its own facts, in bytes. */
export function bytesOfPacked({ grids }: PackedExtracted): number {
  if (!grids.ok) return 0;
  return grids.value.reduce(
    (sum, { words, numbers, ends, marks, days }) =>
      sum + words.byteLength + numbers.byteLength + ends.byteLength + marks.byteLength + days.byteLength,
    0,
  );
}

/** Rows whose words are written in one go: one by one takes longer, all at once holds them twice. */
const ROWS_AT_ONCE = 500;

function packGrid({ at, rows, rowNumbers, pages }: Grid): PackedGrid {
  const width = rows[0]?.length ?? 0;
  const count = rows.length * width;
  const ends = new Uint32Array(count);
  const numbers = new Float64Array(count).fill(Number.NaN);
  const marks = new Uint8Array(count);
  const days = new Uint32Array(count);
  const words = new Uint16Array(lengthOf(rows));
  const bytes = Buffer.from(words.buffer);
  let [end, index, written] = [0, 0, 0];
  for (let top = 0; top < rows.length; top += ROWS_AT_ONCE) {
    let block = '';
    for (const row of rows.slice(top, top + ROWS_AT_ONCE)) {
      for (const cell of row) {
        block += cell.text;
        end += cell.text.length;
        ends[index] = end;
        if (cell.number !== undefined) numbers[index] = cell.number;
        if (cell.date !== undefined) days[index] = figuresOf(cell.date);
        marks[index] = marksOf(cell);
        index++;
      }
    }
    // Every unit as it is: a lone half of a pair, or a mark at the start, is the file's own.
    written += bytes.write(block, written, 'utf16le');
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
    days,
  };
}

function lengthOf(rows: Grid['rows']): number {
  let length = 0;
  for (const row of rows) for (const cell of row) length += cell.text.length;
  return length;
}

function unpackGrid({ at, width, words: units, ends, rowNumbers, pages, numbers, marks, days }: PackedGrid): Grid {
  const words = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
  const rows: Cell[][] = [];
  let start = 0;
  for (let first = 0; first < ends.length; first += width) {
    const row = new Array<Cell>(width);
    for (let column = 0; column < width; column++) {
      const index = first + column;
      const end = ends[index]!;
      const text = start === end ? '' : words.slice(start, end);
      start = end;
      row[column] = cellOf(text, numbers[index]!, marks[index]!, days[index]!);
    }
    rows.push(row);
  }
  return { at, rows, rowNumbers: [...rowNumbers], ...(pages === null ? {} : { pages: [...pages] }) };
}

/** `2024-10-02` as 20241002. */
function figuresOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function dayOf(figures: number): string {
  const day = String(figures).padStart(8, '0');
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

function marksOf({ merged, heading, ocr, unclear }: Cell): number {
  return (
    (merged === true ? MERGED : 0) |
    (heading === true ? HEADING : 0) |
    (ocr === 'agreed' ? AGREED : ocr === 'doubtful' ? DOUBTFUL : 0) |
    (unclear === true ? UNCLEAR : 0)
  );
}

const BLANK: Cell = { text: '' };

function cellOf(text: string, number: number, marks: number, figures: number): Cell {
  if (marks === 0) {
    if (figures === 0) return Number.isNaN(number) ? (text === '' ? BLANK : { text }) : { text, number };
    const date = dayOf(figures);
    if (!Number.isNaN(number)) return { text: text === date ? date : text, number, date };
  }
  return {
    text,
    ...(Number.isNaN(number) ? {} : { number }),
    ...(figures === 0 ? {} : { date: dayOf(figures) }),
    ...((marks & MERGED) !== 0 ? { merged: true } : {}),
    ...((marks & HEADING) !== 0 ? { heading: true } : {}),
    ...((marks & AGREED) !== 0 ? { ocr: 'agreed' as const } : {}),
    ...((marks & DOUBTFUL) !== 0 ? { ocr: 'doubtful' as const } : {}),
    ...((marks & UNCLEAR) !== 0 ? { unclear: true } : {}),
  };
}
