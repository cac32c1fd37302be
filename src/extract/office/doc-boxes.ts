import { type DocHeader, viewOf } from './doc-text.js';

/** Sizes of Spa and FTXBXS ([MS-DOC] 2.9.253, 2.9.104). */
const SHAPE = 26;
const BOX = 22;
const SHAPE_OF_BOX = 14;

/**
 * The texts of the text boxes, by the positions of their anchors in the main text.
 * @param story the characters of all boxes, one behind the other
 */
export function boxesByAnchor(table: Uint8Array, header: DocHeader, story: string): ReadonlyMap<number, string> {
  const view = viewOf(table);
  const anchors = new Map<number, number>();
  for (const { from, at } of entriesOf(view, header.shapeTable, SHAPE)) anchors.set(view.getUint32(at, true), from);
  const boxes = new Map<number, string>();
  for (const { from, to, at } of entriesOf(view, header.boxTable, BOX)) {
    const anchor = anchors.get(view.getUint32(at + SHAPE_OF_BOX, true));
    const text = story
      .slice(from, to)
      .replace(/[\r\f]+/g, '\n')
      .replaceAll('\x07', '\t')
      .trim();
    if (anchor !== undefined && text !== '') boxes.set(anchor, joined(boxes.get(anchor), text));
  }
  return boxes;
}

function joined(before: string | undefined, text: string): string {
  return before === undefined ? text : `${before}\n${text}`;
}

interface TableEntry {
  readonly from: number;
  readonly to: number;
  /** Place of its data in the table stream. */
  readonly at: number;
}

/** A PLC: positions, one more than there are data, then the data (2.2.2). */
function* entriesOf(
  view: DataView,
  { offset, length }: { readonly offset: number; readonly length: number },
  size: number,
): Generator<TableEntry> {
  const count = Math.floor((length - 4) / (4 + size));
  if (count < 1 || offset + length > view.byteLength) return;
  const data = offset + (count + 1) * 4;
  for (let index = 0; index < count; index++)
    yield {
      from: view.getUint32(offset + index * 4, true),
      to: view.getUint32(offset + index * 4 + 4, true),
      at: data + index * size,
    };
}
