import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cell } from '../../model/evidence.js';
import { isComposed, wordsAlone } from '../../text/nfc.js';

export type Row = readonly Cell[];
export type Rows = readonly Row[];

/** Rows as a reader finds them: indexed by column, with holes, and as long as their last cell. */
export type SparseRow = readonly (Cell | undefined)[];

/** Tables of more rows are packed: unpacked they take twenty times the memory. */
export const LARGE_TABLE = 5_000;

/** What V8 makes of more than 100 KiB it takes for something that lasts, and leaves it in memory for long after its use. */
export const ROWS_IN_PACK = 100;

/** A glyph that no table of the file names, or bytes that are no letter of their character set. */
export const UNNAMED = '\uFFFD';

const EMPTY_CELL: Cell = { text: '' };

/** Takes the rows of a table one by one, and holds as little of them as it can. */
export interface RowKeeper {
  add(row: SparseRow): void;
  /** @param width to which shorter rows are filled with blank cells */
  rows(width: number): Rows;
}

export function createRowKeeper(): RowKeeper {
  let loose: SparseRow[] = [];
  const packs: Uint8Array[] = [];
  let length = 0;
  let holdsUnnamed = false;
  const pack = (): void => {
    for (let top = 0; top < loose.length; top += ROWS_IN_PACK) {
      const text = textOfRows(loose.slice(top, top + ROWS_IN_PACK));
      holdsUnnamed ||= text.includes(UNNAMED);
      packs.push(packed(text));
    }
    loose = [];
  };
  return {
    add: (row) => {
      loose.push(row);
      length++;
      if (length > LARGE_TABLE && length % ROWS_IN_PACK === 0) pack();
    },
    rows: (width) => {
      if (length <= LARGE_TABLE) return loose.map((row) => fullRow(row, width));
      pack();
      return packedRows(packs, length, width, holdsUnnamed);
    },
  };
}

function fullRow(row: SparseRow, width: number): Row {
  const length = Math.max(row.length, width);
  if (row.length === length && isWhole(row)) return row;
  return Array.from({ length }, (_, column) => row[column] ?? EMPTY_CELL);
}

function isWhole(row: SparseRow): row is Row {
  return !row.includes(undefined);
}

/**
 * Behind each cell but the last of a row, each row, and a number that is written as its text; before a cell in JSON; between a day
 * that is written as its text and its number.
 */
const [CELL_END, ROW_END, NUMBER, IN_JSON, DAY] = ['\u0001', '\u0002', '\u0003', '\u0004', '\u0005'] as const;
const MARKS = /[\u0001-\u0005]/;
const DAY_LENGTH = '2025-10-02'.length;
const NUMBER_CODE = NUMBER.charCodeAt(0);
/** A row without cells: one of a single blank cell is blank. */
const NO_CELLS = IN_JSON;

/**
 * Some rows in few bytes: the texts of cells between marks, in UTF-16, which Thai letters need no longer way into, packed (RFC
 * 1951). JSON of all cells takes twice the time and the room.
 */
export function packRows(rows: readonly SparseRow[]): Uint8Array {
  return packed(textOfRows(rows));
}

function packed(text: string): Uint8Array {
  // A copy: what zlib gives holds on to the 16 KiB in which it was made, four times its length.
  return new Uint8Array(deflateRawSync(Buffer.from(text, 'utf16le'), { level: 1 }));
}

function textOfRows(rows: readonly SparseRow[]): string {
  let text = '';
  for (const row of rows) {
    if (row.length === 0) text += NO_CELLS;
    for (let column = 0; column < row.length; column++)
      text += column === 0 ? packedCell(row[column]) : CELL_END + packedCell(row[column]);
    text += ROW_END;
  }
  return text;
}

function packedCell(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { text, number, date } = cell;
  const isJson = number === undefined || (Number.isFinite(number) && !Object.is(number, -0));
  const isNumeral = number !== undefined && text !== '' && !Number.isNaN(number) && Object.is(Number(text), number);
  // No numeral holds a mark.
  if ((isNumeral || !MARKS.test(text)) && !saysMore(cell)) {
    if (date === undefined) {
      if (number === undefined) return text;
      if (isNumeral) return text + NUMBER;
    } else if (date === text && text.length === DAY_LENGTH && number !== undefined && isJson)
      return `${text}${DAY}${number}`;
  }
  return IN_JSON + JSON.stringify(isJson ? cell : { ...cell, number: Object.is(number, -0) ? '-0' : String(number) });
}

function saysMore(cell: Cell): boolean {
  for (const key in cell) if (key !== 'text' && key !== 'number' && key !== 'date') return true;
  return false;
}

/** With a number that JSON has no form for. */
type WordyCell = Omit<Cell, 'number'> & { readonly number: string };

function isWordy(cell: Cell | WordyCell): cell is WordyCell {
  return typeof cell.number === 'string';
}

/** @param width to which shorter rows are filled with blank cells */
export function unpackRows(bytes: Uint8Array, width: number): Rows {
  return packedRowsIn(bytes).map((row) => {
    const cells = row === NO_CELLS ? [] : row.split(CELL_END).map(unpackedCell);
    for (let column = cells.length; column < width; column++) cells.push(EMPTY_CELL);
    return cells;
  });
}

/** A text of its own for each row: cells that are kept hold the text that they are a part of. */
function packedRowsIn(bytes: Uint8Array): string[] {
  const whole = unpacked(bytes);
  const rows: string[] = [];
  for (let at = 0; at < whole.length; ) {
    const end = whole.indexOf(ROW_END, at, 'utf16le');
    rows.push(whole.toString('utf16le', at, end));
    at = end + ROW_END_BYTES;
  }
  return rows;
}

function unpacked(bytes: Uint8Array): Buffer {
  return inflateRawSync(bytes, { chunkSize: UNPACKED_BYTES });
}

/** Most packs are unpacked in one piece. */
const UNPACKED_BYTES = 64 * 1024;
const ROW_END_BYTES = 2;

function unpackedCell(text: string): Cell {
  if (text === '') return EMPTY_CELL;
  if (text.charCodeAt(text.length - 1) === NUMBER_CODE) {
    const plain = text.slice(0, -1);
    return { text: plain, number: Number(plain) };
  }
  if (text[DAY_LENGTH] === DAY) {
    const date = text.slice(0, DAY_LENGTH);
    return { text: date, number: Number(text.slice(DAY_LENGTH + 1)), date };
  }
  if (!text.startsWith(IN_JSON)) return { text };
  const cell: Cell | WordyCell = JSON.parse(text.slice(1));
  return isWordy(cell) ? { ...cell, number: Number(cell.number) } : cell;
}

/** The texts of a row that are not blank, those of merged cells once. */
function lineOfRow(row: Row): string {
  let line = '';
  for (const { text, merged } of row) {
    if (merged === true || text === '') continue;
    line = line === '' ? text : `${line}\t${text}`;
  }
  return line;
}

/** The lines of rows from `first` on, without making their cells where the table is large. */
export function linesOfRows(rows: Rows, first: number, count: number): string[] {
  if (!(rows instanceof RowPacks) || first % ROWS_IN_PACK !== 0) return rows.slice(first, first + count).map(lineOfRow);
  const top = first / ROWS_IN_PACK;
  return rows.packs
    .slice(top, top + Math.ceil(count / ROWS_IN_PACK))
    .flatMap((bytes) => packedRowsIn(bytes).map(lineOfPacked))
    .slice(0, count);
}

function lineOfPacked(row: string): string {
  if (row === NO_CELLS) return '';
  let line = '';
  for (let at = 0; at <= row.length; ) {
    const mark = row.indexOf(CELL_END, at);
    const end = mark < 0 ? row.length : mark;
    if (end > at) {
      const text = textOfPacked(row, at, end);
      if (text !== '') line = line === '' ? text : `${line}\t${text}`;
    }
    at = end + 1;
  }
  return line;
}

/** Of a merged cell none. */
function textOfPacked(row: string, from: number, to: number): string {
  if (row[from] === IN_JSON) {
    const { text, merged } = unpackedCell(row.slice(from, to));
    return merged === true ? '' : text;
  }
  if (row.charCodeAt(to - 1) === NUMBER_CODE) return row.slice(from, to - 1);
  return to - from > DAY_LENGTH && row[from + DAY_LENGTH] === DAY
    ? row.slice(from, from + DAY_LENGTH)
    : row.slice(from, to);
}

/** What is no word in packed rows without JSON: white space, marks, and the numbers of days. */
const BETWEEN_WORDS = /[\s\u200b-\u200d\ufeff\u0001-\u0003]+|\u0005[^\u0001\u0002]*/g;

/** The words of all rows as `wordsAlone` gives those of their lines, some rows at a time, without making cells or lines. */
export function* wordsOfPacks({ packs }: RowPacks): Generator<string> {
  for (const bytes of packs) {
    const whole = unpacked(bytes).toString('utf16le');
    const words = whole.includes(IN_JSON) ? null : whole.replace(BETWEEN_WORDS, '');
    yield words !== null && isComposed(words) ? words : wordsAlone(packedRowsIn(bytes).map(lineOfPacked).join('\n'));
  }
}

/** Stands behind the rows of a large table, for who hands them on as they are. */
export class RowPacks extends Array<Row> {
  packs: readonly Uint8Array[] = [];
  width = 0;
  /** False: no text of a cell holds `UNNAMED`. */
  holdsUnnamed = true;
  // What is made of the rows is a list of its own.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/**
 * The rows of a large table, of which only those are unpacked that are looked at: whoever goes from row to row holds two packs.
 * @param packs of `ROWS_IN_PACK` rows each
 * @param width to which shorter rows are filled with blank cells
 * @param holdsUnnamed true where nobody has looked for it
 */
export function packedRows(packs: readonly Uint8Array[], length: number, width: number, holdsUnnamed = true): Rows {
  const store = new RowPacks();
  store.packs = packs;
  store.width = width;
  store.holdsUnnamed = holdsUnnamed;
  let [now, before]: readonly { readonly index: number; readonly rows: Rows }[] = [];
  const rowAt = (row: number): Row | undefined => {
    const index = Math.floor(row / ROWS_IN_PACK);
    if (now?.index !== index) {
      const known = before?.index === index ? before : { index, rows: unpackRows(packs[index]!, width) };
      [now, before] = [known, now];
    }
    return now.rows[row % ROWS_IN_PACK];
  };
  return new Proxy<Rows>(store, {
    get: (target, key, receiver) => {
      if (key === 'length') return length;
      const row = rowOf(key, length);
      return row === null ? Reflect.get(target, key, receiver) : rowAt(row);
    },
    has: (target, key) => rowOf(key, length) !== null || Reflect.has(target, key),
  });
}

function rowOf(key: string | symbol, length: number): number | null {
  if (typeof key === 'symbol' || !/^\d+$/.test(key)) return null;
  const row = Number(key);
  return row < length ? row : null;
}

/** Some rows of a large table, still packed. */
export interface RowPack {
  readonly first: number;
  readonly length: number;
  /** The texts of all cells are in it, letter by letter. */
  readonly text: string;
}

/**
 * Rows in place of others, as many. Of a large table no more than a pack is unpacked at once, and what does not change is not
 * packed again.
 * @param mayChange false for rows in which nothing changes: their cells need not be made
 */
export function mapRows(
  rows: Rows,
  change: (row: Row, index: number) => Row,
  mayChange: (pack: RowPack) => boolean = () => true,
): Rows {
  if (!(rows instanceof RowPacks)) return rows.map(change);
  const { packs, width } = rows;
  const changed = packs.map((bytes, pack) => {
    const first = pack * ROWS_IN_PACK;
    const length = Math.min(ROWS_IN_PACK, rows.length - first);
    if (
      !mayChange({
        first,
        length,
        get text() {
          return unpacked(bytes).toString('utf16le');
        },
      })
    )
      return bytes;
    let isSame = true;
    const made = unpackRows(bytes, width).map((row, index) => {
      const other = change(row, first + index);
      isSame &&= other === row;
      return other;
    });
    return isSame ? bytes : packRows(made);
  });
  return packedRows(changed, rows.length, width);
}
