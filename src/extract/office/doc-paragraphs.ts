import { CELLS, modifiers } from './doc-modifiers.js';
import { type DocHeader, viewOf } from './doc-text.js';
import type { CellShape, RowShape } from './edge-table.js';

/** What a paragraph's properties say of tables ([MS-DOC] 2.6.2, 2.6.3); the shape of a row is that of its end. */
export interface DocParagraph extends RowShape {
  readonly isInTable: boolean;
  /** The mark that ends a row. */
  readonly isRowEnd: boolean;
  readonly depth: number;
  readonly isInnerCell: boolean;
  readonly isInnerRowEnd: boolean;
}

interface ParagraphRun {
  readonly from: number;
  readonly to: number;
  readonly properties: Uint8Array;
}

const PAGE = 512;
const PLAIN: DocParagraph = {
  isInTable: false,
  isRowEnd: false,
  depth: 0,
  isInnerCell: false,
  isInnerRowEnd: false,
  isHeading: false,
  cells: [],
};

/** @returns the properties of the paragraph whose mark is at a byte of the main stream */
export function readParagraphs(
  main: Uint8Array,
  table: Uint8Array,
  data: Uint8Array | null,
  header: DocHeader,
): (offset: number) => DocParagraph {
  const runs = readRuns(main, table, header);
  const known = new Map<Uint8Array, DocParagraph>();
  return (offset) => {
    const run = findRun(runs, offset);
    if (run === null) return PLAIN;
    const parsed = known.get(run.properties) ?? parseProperties(run.properties, data);
    known.set(run.properties, parsed);
    return parsed;
  };
}

// PlcBtePapx leads to pages of 512 bytes, each with the properties of some paragraphs (2.8.6, 2.9.174).
function readRuns(main: Uint8Array, table: Uint8Array, { paragraphTable }: DocHeader): ParagraphRun[] {
  const runs: ParagraphRun[] = [];
  const view = viewOf(table);
  const count = Math.floor((paragraphTable.length - 4) / 8);
  for (let index = 0; index < count; index++) {
    const page = view.getUint32(paragraphTable.offset + (count + 1) * 4 + index * 4, true) & 0x3f_ffff;
    const bytes = main.subarray(page * PAGE, (page + 1) * PAGE);
    if (bytes.length === PAGE) runs.push(...readPage(bytes));
  }
  return runs.sort((a, b) => a.from - b.from);
}

function readPage(bytes: Uint8Array): ParagraphRun[] {
  const view = viewOf(bytes);
  const count = bytes[PAGE - 1]!;
  const runs: ParagraphRun[] = [];
  if ((count + 1) * 4 + count * 13 >= PAGE) return runs;
  for (let index = 0; index < count; index++) {
    const at = bytes[(count + 1) * 4 + index * 13]! * 2;
    runs.push({
      from: view.getUint32(index * 4, true),
      to: view.getUint32(index * 4 + 4, true),
      properties: at === 0 ? new Uint8Array() : propertiesAt(bytes, at),
    });
  }
  return runs;
}

// PapxInFkp (2.9.175): the length counts in words, and in two ways; the style's number comes first.
function propertiesAt(bytes: Uint8Array, at: number): Uint8Array {
  const length = bytes[at]!;
  const start = length === 0 ? at + 2 : at + 1;
  const size = length === 0 ? (bytes[at + 1] ?? 0) * 2 : length * 2 - 1;
  return bytes.subarray(start + 2, Math.min(PAGE, start + size));
}

function findRun(runs: readonly ParagraphRun[], offset: number): ParagraphRun | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}

const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const DEPTH = 0x6649;
const INNER_CELL = 0x244b;
const INNER_ROW_END = 0x244c;
const HEADING = 0x3404;
const VERTICAL_MERGE = 0xd62b;
const HORIZONTAL_MERGE = 0x5624;

function parseProperties(properties: Uint8Array, data: Uint8Array | null): DocParagraph {
  let paragraph = PLAIN;
  for (const { code, operand } of modifiers(properties, data)) {
    const isOn = operand[0] === 1;
    if (code === IN_TABLE) paragraph = { ...paragraph, isInTable: isOn };
    else if (code === ROW_END) paragraph = { ...paragraph, isRowEnd: isOn };
    else if (code === DEPTH) paragraph = { ...paragraph, depth: viewOf(operand).getUint32(0, true) };
    else if (code === INNER_CELL) paragraph = { ...paragraph, isInnerCell: isOn };
    else if (code === INNER_ROW_END) paragraph = { ...paragraph, isInnerRowEnd: isOn };
    else if (code === HEADING) paragraph = { ...paragraph, isHeading: isOn };
    else if (code === CELLS) paragraph = { ...paragraph, cells: cellShapes(operand) };
    else if (code === VERTICAL_MERGE) paragraph = { ...paragraph, cells: mergedBelow(paragraph.cells, operand) };
    else if (code === HORIZONTAL_MERGE) paragraph = { ...paragraph, cells: mergedAside(paragraph.cells, operand) };
  }
  return paragraph;
}

// TDefTable (2.9.310): a count, the edges from the left, then the shape of each cell (TC80, 20 bytes).
function cellShapes(operand: Uint8Array): CellShape[] {
  const view = viewOf(operand);
  const count = operand[0] ?? 0;
  const shapes: CellShape[] = [];
  for (let index = 0; index < count && 3 + index * 2 + 2 <= operand.length; index++) {
    const shape = 1 + (count + 1) * 2 + index * 20;
    const flags = shape + 2 <= operand.length ? view.getUint16(shape, true) : 0;
    shapes.push({
      right: view.getInt16(3 + index * 2, true),
      continuesLeft: (flags & 0x2) !== 0 && (flags & 0x1) === 0,
      continuesAbove: (flags & 0x60) === 0x20,
    });
  }
  return shapes;
}

function mergedBelow(cells: readonly CellShape[], operand: Uint8Array): CellShape[] {
  return cells.map((cell, index) => (index === operand[0] ? { ...cell, continuesAbove: operand[1] === 1 } : cell));
}

function mergedAside(cells: readonly CellShape[], operand: Uint8Array): CellShape[] {
  const [first = 0, limit = 0] = operand;
  return cells.map((cell, index) => (index > first && index < limit ? { ...cell, continuesLeft: true } : cell));
}
