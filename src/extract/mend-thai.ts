import type { Cell, FileProblem, FileType, Grid, TextBlock, Unreadable } from '../model/evidence.js';
import { grouped } from '../text/grouped.js';
import { hasUnreadWords, isLatinJunk, isReadable } from '../text/thai/readability.js';
import { findDamage, repairThai, type ThaiDamage } from '../text/thai/repair.js';
import { isTableAlone, textsBeside, textsOfGrid } from './grid/grid.js';
import { LARGE_TABLE, mapRows, type Row, type RowPack, RowPacks, type Rows, UNNAMED } from './grid/packed-rows.js';
import type { ReaderResult } from './reader.js';
import { textPieces } from './text-pieces.js';

/** What is often copied out of a scan that was read by a program for English; typed documents in Latin letters are sound. */
const COPIED: ReadonlySet<FileType> = new Set<FileType>(['html', 'text']);

/**
 * The text of a document as it is meant, whichever reader made it: damaged Thai letters are put right, and marked, as far as the
 * file shows that they are damaged; what nobody can read is no text.
 */
export function mendThai(type: FileType, result: ReaderResult): ReaderResult {
  // The documents of an archive were mended one by one.
  if (type === 'zip') return result;
  const damage = findDamage(wordsOf(type, result));
  const mended = damage === null ? result : repaired(type, result, damage);
  return withoutUnreadable(type, { ...mended, grids: withUnclearCells(mended.grids) });
}

function* wordsOf(type: FileType, result: ReaderResult): Generator<string> {
  const { title, texts, grids, dated } = result;
  if (title !== null) yield title;
  if (texts.ok) for (const pieces of textPieces(type, result)) yield* pieces();
  if (dated !== undefined) yield dated.text;
  if (texts.ok && texts.value.length > 0) return;
  if (grids.ok)
    for (const { rows } of grids.value) for (const row of rows) yield row.map(({ text }) => text).join('\t');
}

function repaired(type: FileType, result: ReaderResult, damage: ThaiDamage): ReaderResult {
  const { title, texts, dated } = result;
  const grids = result.grids.ok ? result.grids.value : [];
  const sound = grids.map((grid) => repairedGrid(grid, damage));
  const plain = (text: string) => repairThai(text, damage)?.text ?? text;
  // The text of a large table is made of its cells whenever it is read.
  const isLarge = isTableAlone(type) && grids.some(({ rows }) => rows.length > LARGE_TABLE);
  const ofTables = isLarge ? sound.flatMap(textsOfGrid) : [];
  const blocks = texts.ok ? texts.value : [];
  const beside = isLarge ? textsBeside(blocks) : blocks;
  return {
    ...result,
    title: title === null ? null : plain(title),
    ...(texts.ok && {
      texts: { ok: true, value: [...ofTables, ...beside.map((block) => repairedBlock(block, damage))] },
    }),
    ...(result.grids.ok && { grids: { ok: true, value: sound } }),
    ...(dated && { dated: { ...dated, title: plain(dated.title), text: plain(dated.text) } }),
  };
}

function repairedBlock(block: TextBlock, damage: ThaiDamage): TextBlock {
  const found = repairThai(block.text, damage);
  return found === null ? block : { ...block, ...found, repaired: true };
}

function repairedGrid(grid: Grid, damage: ThaiDamage): Grid {
  const repairedCell = (cell: Cell): Cell => {
    const found = repairThai(cell.text, damage);
    return found === null ? cell : { ...cell, text: found.text, repaired: true };
  };
  return { ...grid, rows: mapRows(grid.rows, (row) => row.map(repairedCell)) };
}

/** A cell with glyphs that nothing names may say anything. */
function withUnclearCells(grids: ReaderResult['grids']): ReaderResult['grids'] {
  if (!grids.ok) return grids;
  const seen = (cell: Cell): Cell => (cell.text.includes(UNNAMED) ? { ...cell, unclear: true } : cell);
  const isUnclear = ({ text }: RowPack): boolean => text.includes(UNNAMED);
  const seenRow = (row: Row): Row => (row.some(({ text }) => text.includes(UNNAMED)) ? row.map(seen) : row);
  const seenRows = (rows: Rows): Rows =>
    rows instanceof RowPacks && !rows.holdsUnnamed ? rows : mapRows(rows, seenRow, isUnclear);
  return { ok: true, value: grids.value.map((grid) => ({ ...grid, rows: seenRows(grid.rows) })) };
}

/** Pages, or documents without pages, that hold no words: what they do not seem to say may be there. */
function withoutUnreadable(type: FileType, result: ReaderResult): ReaderResult {
  const { texts } = result;
  if (!texts.ok) return result;
  const pages = grouped(texts.value, ({ at }) => at.page);
  const unread: (readonly TextBlock[])[] = [];
  const partly: (readonly TextBlock[])[] = [];
  for (const blocks of pages.values()) {
    const text = isTableAlone(type) ? beginning(type, result) : blocks.map((block) => block.text).join('\n');
    if (!isReadable(text) || (COPIED.has(type) && isLatinJunk(text))) unread.push(blocks);
    else if (hasUnreadWords(text)) partly.push(blocks);
  }
  const [first] = [...unread, ...partly];
  if (first === undefined) return result;
  const isMost = unread.length * 2 > pages.size;
  const problem: FileProblem = {
    code: 'not-readable',
    data: { reason: isMost ? 'glyphs' : 'glyphs-on-pages', pages: unread.length + (isMost ? 0 : partly.length) },
    at: first[0]?.at.page == null ? null : first[0].at,
  };
  const why: Unreadable = { kind: 'unreadable', reason: 'glyphs' };
  const problems = [...result.problems, problem];
  return isMost
    ? { ...result, problems, texts: { ok: false, why }, grids: { ok: false, why } }
    : { ...result, problems };
}

/** Letters of a workbook by which all of it is judged. */
const JUDGED_LETTERS = 1_000_000;

function beginning(type: FileType, result: ReaderResult): string {
  const pieces: string[] = [];
  let length = 0;
  for (const block of textPieces(type, result))
    for (const piece of block()) {
      pieces.push(piece);
      length += piece.length;
      if (length > JUDGED_LETTERS) return pieces.join('');
    }
  return pieces.join('');
}
