import type { FileType, Grid, TextBlock } from '../model/evidence.js';
import { wordsAlone } from '../text/nfc.js';
import { isTableAlone, linesOfGrid, textsBeside } from './grid/grid.js';
import { RowPacks, wordsOfPacks } from './grid/packed-rows.js';
import type { ReaderResult } from './reader.js';

const STEP = 1 << 16;

/** The text of each block in pieces: the text of a workbook is never made whole for those who read on from its beginning. */
export function textPieces(type: FileType, found: Found): readonly (() => Iterable<string>)[] {
  const { tables, blocks } = partsOf(type, found);
  return [...tables.map((grid) => () => linesOfGrid(grid)), ...blocks.map((block) => () => stepsOf(block.text))];
}

/** The words of each block as `wordsAlone` gives them, in pieces. */
export function wordPieces(type: FileType, found: Found): readonly (() => Iterable<string>)[] {
  const { tables, blocks } = partsOf(type, found);
  return [
    ...tables.map((grid) => () => wordsOfGrid(grid)),
    ...blocks.map((block) => () => wordsOf(stepsOf(block.text))),
  ];
}

type Found = Pick<ReaderResult, 'texts' | 'grids'>;

function partsOf(
  type: FileType,
  { texts, grids }: Found,
): { readonly tables: readonly Grid[]; readonly blocks: readonly TextBlock[] } {
  const all = texts.ok ? texts.value : [];
  return isTableAlone(type) && grids.ok
    ? { tables: grids.value, blocks: textsBeside(all) }
    : { tables: [], blocks: all };
}

function wordsOfGrid(grid: Grid): Iterable<string> {
  return grid.rows instanceof RowPacks ? wordsOfPacks(grid.rows) : wordsOf(linesOfGrid(grid));
}

function* wordsOf(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield wordsAlone(piece);
}

function* stepsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += STEP) yield text.slice(at, at + STEP);
}
