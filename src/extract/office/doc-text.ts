import { createDecoder } from '../../text/charset.js';
import { BrokenFile } from '../reader.js';

/** A stretch of the document's text: the place of its bytes in the main stream, and their encoding. */
export interface DocPiece {
  /** Character positions in the document, end excluded. */
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly isWide: boolean;
}

interface TablePart {
  readonly offset: number;
  readonly length: number;
}

/** The file information block, as far as text and paragraph properties need it ([MS-DOC] 2.5). */
export interface DocHeader {
  readonly isEncrypted: boolean;
  readonly tableName: '0Table' | '1Table';
  /** Characters of the main text; footnotes, headers and text boxes follow it. */
  readonly textLength: number;
  /** Where the texts of its text boxes lie, in characters. */
  readonly boxStory: { readonly from: number; readonly length: number };
  readonly pieceTable: TablePart;
  readonly paragraphTable: TablePart;
  readonly characterTable: TablePart;
  /** Shapes of the main text, by their anchors. */
  readonly shapeTable: TablePart;
  readonly boxTable: TablePart;
}

const WORD_97 = 0x00c1;
/** How the documents of Word 97 begin, and those of Word 6 and 95, of which East Asia had its own. */
const WORD = 0xa5ec;
const WORD_6: readonly number[] = [0xa5dc, 0xa697, 0xa698, 0xa699];
const TEXT_LENGTH = 0x4c;
/** Lengths of the main text, footnotes, headers, macros, comments and endnotes ([MS-DOC] 2.5.4); text boxes come behind them. */
const STORIES_BEFORE_BOXES = [TEXT_LENGTH, 0x50, 0x54, 0x58, 0x5c, 0x60];
const BOXES_LENGTH = 0x64;

/** @throws BrokenFile corrupt: no Word document, or one from before Word 97 */
export function readDocHeader(main: Uint8Array): DocHeader {
  const view = viewOf(main);
  const sign = main.length < 4 ? 0 : view.getUint16(0, true);
  if (WORD_6.includes(sign) || (sign === WORD && view.getUint16(2, true) < WORD_97)) {
    const version = view.getUint16(2, true);
    throw new BrokenFile('not-readable', { reason: 'word-version', version });
  }
  if (main.length < 0x1aa || sign !== WORD) throw new BrokenFile('corrupt', { reason: 'word-header' });
  const flags = view.getUint16(0x0a, true);
  const count = (at: number): number => view.getUint32(at, true);
  const part = (at: number): TablePart =>
    at + 8 > main.length ? { offset: 0, length: 0 } : { offset: count(at), length: count(at + 4) };
  return {
    isEncrypted: (flags & 0x0100) !== 0,
    tableName: (flags & 0x0200) !== 0 ? '1Table' : '0Table',
    textLength: count(TEXT_LENGTH),
    boxStory: { from: STORIES_BEFORE_BOXES.reduce((sum, at) => sum + count(at), 0), length: count(BOXES_LENGTH) },
    characterTable: part(0xfa),
    paragraphTable: part(0x102),
    pieceTable: part(0x1a2),
    shapeTable: part(0x1da),
    boxTable: part(0x25a),
  };
}

/** Reads the piece table ([MS-DOC] 2.8.35, 2.9.38). */
export function readPieces(table: Uint8Array, header: DocHeader): DocPiece[] {
  const view = viewOf(table);
  const end = header.pieceTable.offset + header.pieceTable.length;
  let at = header.pieceTable.offset;
  // Property modifications come before the pieces themselves.
  while (at < end && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (at >= end || view.getUint8(at) !== 2) throw new BrokenFile('corrupt', { reason: 'piece-table' });
  const length = view.getUint32(at + 1, true);
  const count = Math.floor((length - 4) / 12);
  const positions = at + 5;
  const pieces: DocPiece[] = [];
  for (let index = 0; index < count; index++) {
    const place = view.getUint32(positions + (count + 1) * 4 + index * 8 + 2, true);
    const isWide = (place & 0x4000_0000) === 0;
    const raw = place & 0x3fff_ffff;
    pieces.push({
      from: view.getUint32(positions + index * 4, true),
      to: view.getUint32(positions + index * 4 + 4, true),
      offset: isWide ? raw : raw / 2,
      isWide,
    });
  }
  return pieces;
}

/** The characters of the pieces, in the order of the document. */
export function readPieceText(main: Uint8Array, pieces: readonly DocPiece[], length: number): string {
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  // Narrow pieces hold Windows-1252; Thai is always wide.
  const narrow = createDecoder('windows-1252');
  let text = '';
  for (const { from, to, offset, isWide } of pieces) {
    if (text.length >= length) break;
    const bytes = main.subarray(offset, offset + (to - from) * (isWide ? 2 : 1));
    text += isWide ? wide.decode(bytes) : narrow(bytes);
  }
  return text.slice(0, length);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
