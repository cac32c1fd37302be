import type { Extracted, Gathered, Grid, TextBlock } from '../../model/evidence.js';
import { isTableAlone, textsBeside, textsOfGrid } from '../grid/grid.js';
import { LARGE_TABLE, packedRows, packRows, ROWS_IN_PACK, RowPacks, unpackRows } from '../grid/packed-rows.js';
import { present } from '../reader.js';

/** Some rows of one grid, packed: a large table in one message would take its memory three times on the way. */
export interface RowsMessage {
  readonly kind: 'rows';
  readonly grid: number;
  readonly bytes: Uint8Array;
  /** To which shorter rows are filled. */
  readonly width: number;
}

/** The rows of all grids, in order. */
export function* rowsOf({ grids }: Extracted): Generator<RowsMessage> {
  if (!grids.ok) return;
  for (const [grid, { rows }] of grids.value.entries()) {
    if (rows instanceof RowPacks) {
      for (const bytes of rows.packs) yield { kind: 'rows', grid, bytes, width: rows.width };
      continue;
    }
    for (let top = 0; top < rows.length; top += ROWS_IN_PACK)
      yield { kind: 'rows', grid, bytes: packRows(rows.slice(top, top + ROWS_IN_PACK)), width: 0 };
  }
}

/** All but the rows, and the text that is made of them. */
export function withoutRows(extracted: Extracted): Extracted {
  if (!extracted.grids.ok) return extracted;
  const grids = { ok: true as const, value: extracted.grids.value.map((grid) => ({ ...grid, rows: [] })) };
  const { texts, type } = extracted;
  // Of an archive nobody knows afterwards which of its documents are tables.
  const beside = texts.ok && isTableAlone(type) ? present(textsBeside(texts.value)) : texts;
  return { ...extracted, grids, texts: beside };
}

/** @param messages those of `rowsOf` */
export function withRows(extracted: Extracted, messages: readonly RowsMessage[]): Extracted {
  if (!extracted.grids.ok) return extracted;
  const parts = extracted.grids.value.map((): RowsMessage[] => []);
  for (const message of messages) parts[message.grid]?.push(message);
  const grids = extracted.grids.value.map((grid, index): Grid => {
    const packs = parts[index] ?? [];
    const { length } = grid.rowNumbers;
    const packed = packs.map(({ bytes }) => bytes);
    const rows =
      length > LARGE_TABLE
        ? packedRows(packed, length, packs[0]?.width ?? 0)
        : packs.flatMap(({ bytes, width }) => unpackRows(bytes, width));
    return { ...grid, rows };
  });
  return { ...extracted, grids: present(grids), texts: textsOf(extracted, grids) };
}

function textsOf({ type, texts }: Extracted, grids: readonly Grid[]): Gathered<readonly TextBlock[]> {
  return texts.ok && isTableAlone(type) ? present([...grids.flatMap(textsOfGrid), ...texts.value]) : texts;
}
