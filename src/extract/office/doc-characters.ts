import { modifiers } from './doc-modifiers.js';
import { type DocHeader, type DocPiece, viewOf } from './doc-text.js';

/** A tracked deletion, and hidden text ([MS-DOC] 2.6.1). */
const DELETED = 0x0800;
const HIDDEN = 0x083c;
const PAGE = 512;
/** Marks that end paragraphs, cells and rows stay, so that the structure does. */
const CHARACTERS = /[^\r\f\x07]/g;

interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The text without what is not on the page: struck out by a tracked change, or hidden. NUL stands in its place, so that positions
 * stay what they are.
 */
export function withoutUnseen(
  text: string,
  pieces: readonly DocPiece[],
  main: Uint8Array,
  table: Uint8Array,
  header: DocHeader,
): string {
  const unseen = unseenRanges(main, table, header);
  if (unseen.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, offset, isWide } of pieces) {
    const size = isWide ? 2 : 1;
    const end = offset + (to - from) * size;
    for (const range of unseen) {
      if (range.from >= end) break;
      if (range.to <= offset) continue;
      const first = Math.max(at, from + Math.floor((Math.max(range.from, offset) - offset) / size));
      const last = from + Math.ceil((Math.min(range.to, end) - offset) / size);
      parts.push(text.slice(at, first), text.slice(first, last).replace(CHARACTERS, '\0'));
      at = Math.max(at, last);
    }
  }
  parts.push(text.slice(at));
  return parts.join('').slice(0, text.length);
}

// PlcBteChpx leads to pages of 512 bytes, each with the properties of some runs (2.8.5, 2.9.33).
function unseenRanges(main: Uint8Array, table: Uint8Array, { characterTable }: DocHeader): ByteRange[] {
  const view = viewOf(table);
  const ranges: ByteRange[] = [];
  const count = Math.floor((characterTable.length - 4) / 8);
  for (let index = 0; index < count; index++) {
    const page = view.getUint32(characterTable.offset + (count + 1) * 4 + index * 4, true) & 0x3f_ffff;
    const bytes = main.subarray(page * PAGE, (page + 1) * PAGE);
    if (bytes.length === PAGE) ranges.push(...unseenOfPage(bytes));
  }
  return ranges.sort((a, b) => a.from - b.from);
}

function unseenOfPage(bytes: Uint8Array): ByteRange[] {
  const view = viewOf(bytes);
  const count = bytes[PAGE - 1]!;
  const ranges: ByteRange[] = [];
  if ((count + 1) * 4 + count >= PAGE) return ranges;
  for (let index = 0; index < count; index++) {
    const at = bytes[(count + 1) * 4 + index]! * 2;
    if (at === 0) continue;
    const properties = bytes.subarray(at + 1, Math.min(PAGE, at + 1 + bytes[at]!));
    for (const { code, operand } of modifiers(properties, null))
      if ((code === DELETED || code === HIDDEN) && operand[0] === 1) {
        ranges.push({ from: view.getUint32(index * 4, true), to: view.getUint32(index * 4 + 4, true) });
        break;
      }
  }
  return ranges;
}
