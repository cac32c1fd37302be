import type { FileType } from '../model/evidence.js';
import { isTableAlone, linesOfGrid, textsBeside } from './grid/grid.js';
import type { ReaderResult } from './reader.js';

const STEP = 1 << 16;

/** The text of each block in pieces: the text of a workbook is never made whole for those who read on from its beginning. */
export function textPieces(
  type: FileType,
  { texts, grids }: Pick<ReaderResult, 'texts' | 'grids'>,
): readonly (() => Iterable<string>)[] {
  const all = texts.ok ? texts.value : [];
  const [tables, blocks] = isTableAlone(type) && grids.ok ? [grids.value, textsBeside(all)] : [[], all];
  return [...tables.map((grid) => () => linesOfGrid(grid)), ...blocks.map((block) => () => stepsOf(block.text))];
}

function* stepsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += STEP) yield text.slice(at, at + STEP);
}
