import { deserialize, serialize } from 'node:v8';
import type { Cell, Extracted, Gathered, Grid, TextBlock } from '../../model/evidence.js';
import { isTableAlone, textOfGrid } from '../grid/grid.js';
import { present } from '../reader.js';

type Rows = readonly (readonly Cell[])[];

/** Some rows of one grid; `bytes` is what `v8.serialize` makes of them. */
export interface RowsMessage {
  readonly kind: 'rows';
  readonly grid: number;
  readonly bytes: Uint8Array;
}

/** A large table in one message would take its memory three times on the way, and twice the time. */
const ROWS_IN_MESSAGE = 500;

/** The rows of all grids, in order. */
export function* rowsOf({ grids }: Extracted): Generator<RowsMessage> {
  if (!grids.ok) return;
  for (const [grid, { rows }] of grids.value.entries())
    for (let top = 0; top < rows.length; top += ROWS_IN_MESSAGE)
      yield { kind: 'rows', grid, bytes: serialize(rows.slice(top, top + ROWS_IN_MESSAGE)) };
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
  const rowsOfGrids = extracted.grids.value.map((): (readonly Cell[])[] => []);
  for (const { grid, bytes } of messages) {
    const rows: Rows = deserialize(bytes);
    rowsOfGrids[grid]?.push(...rows);
  }
  const grids = extracted.grids.value.map((grid, index): Grid => ({ ...grid, rows: rowsOfGrids[index] ?? [] }));
  return { ...extracted, grids: present(grids), texts: textsOf(extracted, grids) };
}

function textsOf({ type, texts }: Extracted, grids: readonly Grid[]): Gathered<readonly TextBlock[]> {
  return texts.ok && isTableAlone(type) ? present([...grids.map(textOfGrid), ...texts.value]) : texts;
}
