import { openCompoundFile } from '../containers/compound-file.js';
import { readPropertySet } from '../containers/property-set.js';
import { isPictureInStream } from '../images/picture-document.js';
import { absent, BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { boxesByAnchor } from './doc-boxes.js';
import { textAsSeen } from './doc-characters.js';
import { type DocParagraph, readParagraphs } from './doc-paragraphs.js';
import { type DocPiece, readDocHeader, readPieces, readPieceText } from './doc-text.js';
import { TableBuilder } from './edge-table.js';
import { type FlowBlock, resultOfFlow } from './flow.js';

/** Reads a document of Word 97 to 2003 ([MS-DOC]): text, and its tables from cell marks and row definitions. */
export async function readDoc(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  if (body[0] !== 0xd0) throw new BrokenFile('not-readable', { reason: 'word-version' });
  const file = openCompoundFile(body);
  const main = file.stream('WordDocument');
  if (main === null) throw new BrokenFile('corrupt', { reason: 'document-missing' });
  const header = readDocHeader(main);
  if (header.isEncrypted) throw new BrokenFile('encrypted');
  const table = file.stream(header.tableName);
  if (table === null) throw new BrokenFile('corrupt', { reason: 'table-stream-missing' });
  const pieces = readPieces(table, header);
  const { boxStory, textLength } = header;
  const written = readPieceText(main, pieces, Math.max(textLength, boxStory.from + boxStory.length));
  const whole = textAsSeen(written, pieces, main, table, header);
  const text = whole.slice(0, textLength);
  const boxes = boxesByAnchor(table, header, whole.slice(boxStory.from, boxStory.from + boxStory.length));
  const paragraphAt = readParagraphs(main, table, file.stream('Data'), header);
  const { blocks, isTableLost } = readFlow(text, boxes, (position) => paragraphAt(offsetOf(pieces, position)));
  // Each picture, in the line or drawn, has its mark in the text ([MS-DOC] 2.4.1); what a header shows has none.
  const showsPicture = /[\x01\x08]/.test(text) && [main, file.stream('Data')].some(isPictureInStream);
  const result = { ...resultOfFlow(blocks, hints.url, readPropertySet(file)), showsPicture };
  return isTableLost ? { ...result, grids: absent('unreadable', 'table-lost') } : result;
}

const CELL_MARK = '\x07';
const MARKS = new RegExp(`[\\r\\f${CELL_MARK}]`, 'g');

function readFlow(
  text: string,
  boxes: ReadonlyMap<number, string>,
  paragraphAt: (position: number) => DocParagraph,
): { blocks: FlowBlock[]; isTableLost: boolean } {
  const blocks: FlowBlock[] = [];
  const outer = new TableBuilder();
  const inner = new TableBuilder();
  let isTableLost = false;
  let lines: string[] = [];
  let start = 0;
  const takeLines = (): string => {
    const taken = lines.join('\n').trim();
    lines = [];
    return taken;
  };
  const anchors = [...boxes.keys()].sort((a, b) => a - b);
  let anchor = 0;
  for (const mark of text.matchAll(MARKS)) {
    const paragraph = paragraphAt(mark.index);
    for (; anchor < anchors.length && anchors[anchor]! <= mark.index; anchor++)
      lines.push(shownText(boxes.get(anchors[anchor]!) ?? ''));
    lines.push(shownText(text.slice(start, mark.index)));
    start = mark.index + 1;
    if (!paragraph.isInTable) {
      blocks.push(...outer.end());
      isTableLost ||= mark[0] === CELL_MARK;
      blocks.push({ kind: 'paragraph', text: takeLines() });
    } else if (paragraph.depth > 1) {
      if (paragraph.isInnerRowEnd) inner.endRow(paragraph);
      else if (paragraph.isInnerCell) inner.addCell(takeLines());
    } else if (mark[0] === CELL_MARK) {
      blocks.push(...inner.end());
      if (paragraph.isRowEnd) outer.endRow(paragraph);
      else outer.addCell(takeLines());
    }
  }
  blocks.push(...inner.end(), ...outer.end(), {
    kind: 'paragraph',
    text: `${takeLines()}${shownText(text.slice(start))}`,
  });
  return { blocks, isTableLost };
}

// Fields hold their command and, behind mark 20, what they show ([MS-DOC] 2.8.25); other marks stand for pictures and notes.
function shownText(text: string): string {
  return text
    .replace(/\x13[^\x13-\x15]*\x14/g, '')
    .replace(/\x13[^\x13-\x15]*\x15/g, '')
    .replace(/[\x0b\x0e]/g, '\n')
    .replaceAll('\x1e', '-')
    .replace(/[\x00-\x08\x0f-\x1f]/g, '');
}

function offsetOf(pieces: readonly DocPiece[], position: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.from <= position) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? 0 : piece.offset + (position - piece.from) * (piece.isWide ? 2 : 1);
}
