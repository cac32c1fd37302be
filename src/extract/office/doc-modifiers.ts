import { viewOf } from './doc-text.js';

/** A change of the properties of characters, paragraphs or rows: Sprm and its operand ([MS-DOC] 2.2.5.1). */
export interface Modifier {
  readonly code: number;
  readonly operand: Uint8Array;
}

/** The definition of the cells of a row. */
export const CELLS = 0xd608;
const ELSEWHERE: ReadonlySet<number> = new Set([0x6645, 0x6646]);
// The top three bits give the length of the operand.
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** @param data the stream with properties too long for their page */
export function* modifiers(bytes: Uint8Array, data: Uint8Array | null): Generator<Modifier> {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = view.getUint16(at, true);
    at += 2;
    let size: number = SIZES[(code >> 13) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7];
    if (size === 0) {
      // The definition of a row counts in two bytes, and one too many.
      size = code === CELLS ? view.getUint16(at, true) - 1 : bytes[at]!;
      at += code === CELLS ? 2 : 1;
    }
    const operand = bytes.subarray(at, at + size);
    at += size;
    if (operand.length < size) return;
    if (ELSEWHERE.has(code)) yield* elsewhere(data, viewOf(operand).getUint32(0, true));
    else yield { code, operand };
  }
}

// Properties too long for their page lie in the data stream (PrcData, 2.9.209).
function* elsewhere(data: Uint8Array | null, offset: number): Generator<Modifier> {
  if (data === null || offset + 2 > data.length) return;
  const length = viewOf(data).getUint16(offset, true);
  yield* modifiers(data.subarray(offset + 2, offset + 2 + length), null);
}
