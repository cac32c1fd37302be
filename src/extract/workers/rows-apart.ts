import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Cell, Extracted, Gathered, Grid, TextBlock } from '../../model/evidence.js';
import { isTableAlone, textOfGrid } from '../grid/grid.js';
import { present } from '../reader.js';

type Rows = readonly (readonly Cell[])[];

/** Some rows of one grid; `bytes` is what `v8.serialize` makes of them, packed (RFC 1951). */
export interface RowsMessage {
  readonly kind: 'rows';
  readonly grid: number;
  readonly bytes: Uint8Array;
}

/**
 * A large table in one message would take its memory three times on the way. What V8 makes of more than 100 KiB it takes for
 * something that lasts, and leaves it in memory for long after its use.
 */
const ROWS_IN_MESSAGE = 100;
/** Tables of more rows stay packed: unpacked they take twenty times the memory. */
const LARGE_TABLE = 5_000;

/** The rows of all grids, in order. */
export function* rowsOf({ grids }: Extracted): Generator<RowsMessage> {
  if (!grids.ok) return;
  for (const [grid, { rows }] of grids.value.entries())
    for (let top = 0; top < rows.length; top += ROWS_IN_MESSAGE)
      yield { kind: 'rows', grid, bytes: packed(rows.slice(top, top + ROWS_IN_MESSAGE)) };
}

function packed(rows: Rows): Uint8Array {
  return deflateRawSync(serialize(rows), { level: 1 });
}

function unpacked(bytes: Uint8Array): Rows {
  return deserialize(inflateRawSync(bytes));
}

/** All but the rows, and the text that is made of them. */
export function withoutRows(extracted: Extracted): Extracted {
  if (!extracted.grids.ok) return extracted;
  const grids = { ok: true as const, value: extracted.grids.value.map((grid) => ({ ...grid, rows: [] })) };
  const { texts } = extracted;
  // What stands beside the cells follows their text.
  const beside = texts.ok && isTableAlone(extracted.type) ? present(texts.value.slice(grids.value.length)) : texts;
  return { ...extracted, grids, texts: beside };
}

/** @param messages those of `rowsOf` */
export function withRows(extracted: Extracted, messages: readonly RowsMessage[]): Extracted {
  if (!extracted.grids.ok) return extracted;
  const parts = extracted.grids.value.map((): Uint8Array[] => []);
  for (const { grid, bytes } of messages) parts[grid]?.push(bytes);
  const grids = extracted.grids.value.map((grid, index): Grid => {
    const packs = parts[index] ?? [];
    const rows =
      grid.rowNumbers.length > LARGE_TABLE ? packedRows(packs, grid.rowNumbers.length) : packs.flatMap(unpacked);
    return { ...grid, rows };
  });
  return { ...extracted, grids: present(grids), texts: textsOf(extracted, grids) };
}

function textsOf({ type, texts }: Extracted, grids: readonly Grid[]): Gathered<readonly TextBlock[]> {
  return texts.ok && isTableAlone(type) ? present([...grids.map(textOfGrid), ...texts.value]) : texts;
}

/**
 * The rows of a large table, of which only those are unpacked that are looked at: whoever goes from row to row holds two packs.
 * @param packs of `ROWS_IN_MESSAGE` rows each
 */
function packedRows(packs: readonly Uint8Array[], length: number): Rows {
  let [now, before]: readonly { readonly index: number; readonly rows: Rows }[] = [];
  const rowAt = (row: number): readonly Cell[] | undefined => {
    const index = Math.floor(row / ROWS_IN_MESSAGE);
    if (now?.index !== index) {
      const known = before?.index === index ? before : { index, rows: unpacked(packs[index]!) };
      [now, before] = [known, now];
    }
    return now.rows[row % ROWS_IN_MESSAGE];
  };
  return new Proxy<Rows>([], {
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
