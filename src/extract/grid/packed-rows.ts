import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cell } from '../../model/evidence.js';

export type Row = readonly Cell[];
export type Rows = readonly Row[];

/** Rows as a reader finds them: indexed by column, with holes, and as long as their last cell. */
export type SparseRow = readonly (Cell | undefined)[];

/** Tables of more rows are packed: unpacked they take twenty times the memory. */
export const LARGE_TABLE = 5_000;

/** What V8 makes of more than 100 KiB it takes for something that lasts, and leaves it in memory for long after its use. */
export const ROWS_IN_PACK = 100;

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
  const pack = (): void => {
    for (let top = 0; top < loose.length; top += ROWS_IN_PACK)
      packs.push(packRows(loose.slice(top, top + ROWS_IN_PACK)));
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
      return packedRows(packs, length, width);
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

/** A cell of words alone is its text, a hole is null; numbers that JSON has no form for are words. */
type PackedCell = string | null | (Omit<Cell, 'number'> & { readonly number?: number | string });

/** Some rows in few bytes: JSON in UTF-16, which Thai letters need no longer way into, packed (RFC 1951). */
export function packRows(rows: readonly SparseRow[]): Uint8Array {
  const cells = rows.map((row) => Array.from(row, packedCell));
  return deflateRawSync(Buffer.from(JSON.stringify(cells), 'utf16le'), { level: 1 });
}

function packedCell(cell: Cell | undefined): PackedCell {
  if (cell === undefined) return null;
  const { text, number, ...rest } = cell;
  if (number === undefined) {
    for (const _ in rest) return cell;
    return text;
  }
  return Number.isFinite(number) && !Object.is(number, -0) ? cell : { ...cell, number: numberWord(number) };
}

function numberWord(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}

/** @param width to which shorter rows are filled with blank cells */
export function unpackRows(bytes: Uint8Array, width: number): Rows {
  const rows: PackedCell[][] = JSON.parse(inflateRawSync(bytes).toString('utf16le'));
  return rows.map((row) => {
    const cells = row.map(unpackedCell);
    for (let column = cells.length; column < width; column++) cells.push(EMPTY_CELL);
    return cells;
  });
}

function unpackedCell(cell: PackedCell): Cell {
  if (cell === null || cell === '') return EMPTY_CELL;
  if (typeof cell === 'string') return { text: cell };
  const { number, ...rest } = cell;
  if (number === undefined) return rest;
  return typeof number === 'number' ? { ...cell, number } : { ...rest, number: Number(number) };
}

/** Stands behind the rows of a large table, for who hands them on as they are. */
export class RowPacks extends Array<Row> {
  packs: readonly Uint8Array[] = [];
  width = 0;
  // What is made of the rows is a list of its own.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/**
 * The rows of a large table, of which only those are unpacked that are looked at: whoever goes from row to row holds two packs.
 * @param packs of `ROWS_IN_PACK` rows each
 * @param width to which shorter rows are filled with blank cells
 */
export function packedRows(packs: readonly Uint8Array[], length: number, width: number): Rows {
  const store = new RowPacks();
  store.packs = packs;
  store.width = width;
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

/**
 * Rows in place of others, as many. Of a large table no more than a pack is unpacked at once, and what does not change is not
 * packed again.
 */
export function mapRows(rows: Rows, change: (row: Row, index: number) => Row): Rows {
  if (!(rows instanceof RowPacks)) return rows.map(change);
  const { packs, width } = rows;
  const changed = packs.map((bytes, pack) => {
    let isSame = true;
    const made = unpackRows(bytes, width).map((row, index) => {
      const other = change(row, pack * ROWS_IN_PACK + index);
      isSame &&= other === row;
      return other;
    });
    return isSame ? bytes : packRows(made);
  });
  return packedRows(changed, rows.length, width);
}
