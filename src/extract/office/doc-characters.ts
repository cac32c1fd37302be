import { raisedDigits } from '../raised-digits.js';
import { type Modifier, modifiers } from './doc-modifiers.js';
import { type DocHeader, type DocPiece, viewOf } from './doc-text.js';

/** A tracked deletion, and hidden text ([MS-DOC] 2.6.1). */
const DELETED = 0x0800;
const HIDDEN = 0x083c;
/** Superscript, and points above the line (2.6.1). */
const SCRIPT = 0x2a48;
const POSITION = 0x4845;
const PAGE = 512;
/** Marks that end paragraphs, cells and rows stay, so that the structure does. */
const CHARACTERS = /[^\r\f\x07]/g;

/** Characters that are not on the page, or above the line. */
interface ByteRange {
  readonly from: number;
  readonly to: number;
  readonly look: Look;
}

type Look = 'unseen' | 'raised';

/**
 * The text as it is seen: NUL stands in the place of what is struck out by a tracked change or hidden, so that positions stay what
 * they are; raised digits are the signs for them.
 */
export function textAsSeen(
  text: string,
  pieces: readonly DocPiece[],
  main: Uint8Array,
  table: Uint8Array,
  header: DocHeader,
): string {
  const ranges = rangesOf(main, table, header);
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, offset, isWide } of pieces) {
    const size = isWide ? 2 : 1;
    const end = offset + (to - from) * size;
    for (const range of ranges) {
      if (range.from >= end) break;
      if (range.to <= offset) continue;
      const first = Math.max(at, from + Math.floor((Math.max(range.from, offset) - offset) / size));
      const last = from + Math.ceil((Math.min(range.to, end) - offset) / size);
      const part = text.slice(first, last);
      const seen =
        range.look === 'unseen'
          ? part.replace(CHARACTERS, '\0')
          : raisedDigits(text.slice(Math.max(0, first - 1), first), part);
      parts.push(text.slice(at, first), seen);
      at = Math.max(at, last);
    }
  }
  parts.push(text.slice(at));
  return parts.join('').slice(0, text.length);
}

// PlcBteChpx leads to pages of 512 bytes, each with the properties of some runs (2.8.5, 2.9.33).
function rangesOf(main: Uint8Array, table: Uint8Array, { characterTable }: DocHeader): ByteRange[] {
  const view = viewOf(table);
  const ranges: ByteRange[] = [];
  const count = Math.floor((characterTable.length - 4) / 8);
  for (let index = 0; index < count; index++) {
    const page = view.getUint32(characterTable.offset + (count + 1) * 4 + index * 4, true) & 0x3f_ffff;
    const bytes = main.subarray(page * PAGE, (page + 1) * PAGE);
    if (bytes.length === PAGE) ranges.push(...rangesOfPage(bytes));
  }
  return ranges.sort((a, b) => a.from - b.from);
}

function rangesOfPage(bytes: Uint8Array): ByteRange[] {
  const view = viewOf(bytes);
  const count = bytes[PAGE - 1]!;
  const ranges: ByteRange[] = [];
  if ((count + 1) * 4 + count >= PAGE) return ranges;
  for (let index = 0; index < count; index++) {
    const at = bytes[(count + 1) * 4 + index]! * 2;
    if (at === 0) continue;
    const properties = bytes.subarray(at + 1, Math.min(PAGE, at + 1 + bytes[at]!));
    const looks = [...modifiers(properties, null)].map(lookOf);
    const look = looks.find((one) => one === 'unseen') ?? looks.find((one) => one === 'raised');
    if (look !== undefined)
      ranges.push({ from: view.getUint32(index * 4, true), to: view.getUint32(index * 4 + 4, true), look });
  }
  return ranges;
}

function lookOf({ code, operand }: Modifier): Look | null {
  if ((code === DELETED || code === HIDDEN) && operand[0] === 1) return 'unseen';
  const isRaised = code === SCRIPT ? operand[0] === 1 : code === POSITION && viewOf(operand).getInt16(0, true) > 0;
  return isRaised ? 'raised' : null;
}
