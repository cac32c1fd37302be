import { arabicDigits } from '../../text/thai/normalize.js';
import { makeCharacters } from '../layout/characters.js';
import type { RulingLine } from '../layout/lattice.js';
import { findLattices, type Lattice } from '../layout/lattice.js';
import type { PageCell, PrintedTable } from '../layout/page-table.js';
import { fillLattice, type TextPage } from '../layout/ruled-table.js';
import type { Run } from '../layout/runs.js';
import type { Bitmap } from '../raster/bitmap.js';
import { type CellPictures, createCellPictures } from './cell-pictures.js';
import type { OcrEngine, OcrMode, ReadWord } from './engine.js';
import { crop } from './preprocess.js';
import { readUpright } from './upright.js';

/** White around a column that is read alone, in pixels. */
const MARGIN = 12;
/** Points kept clear of the ruling lines beside a column: their blurred edges read as 1 or 7. */
const INSET = 1;
/** Share of the characters of a column that are digits, and of its cells that hold some. */
const DIGIT_SHARE = 0.6;
const CELL_SHARE = 0.5;
/** Points: a column of single figures, which the reading of a page misses. */
const ORDINAL_WIDTH = 60;
/** Share of the usual height of a line below which it is no line. */
const LINE_SHARE = 0.55;
/** Share of a line's height: the white between two phrases. */
const PHRASE_GAP = 0.22;

/** A scanned page as it was read: tables with the marks of their readings, and the words outside of them. In points. */
export interface ScannedPage {
  readonly height: number;
  readonly tables: readonly PrintedTable[];
  /** Outside the tables, and all. */
  readonly runs: readonly Run[];
  readonly bodyRuns: readonly Run[];
}

/**
 * Reads a picture of a page, whichever way up it lies. It is set straight and freed of its ruling lines; the columns of numbers between these
 * lines are read a second time on their own, as digits only. Only what both readings agree on is `agreed`.
 * @param pictures makes those of uncertain numbers
 */
export async function readScan(
  picture: Bitmap,
  number: number,
  engine: OcrEngine,
  pictures: CellPictures = createCellPictures(),
): Promise<ScannedPage> {
  const scale = 72 / picture.dpi;
  const { words, across, down, bitmap } = await readUpright(picture, engine);
  const page = pageOf(bitmap, number, scale);
  const bodyRuns = joinWords(withoutScraps(words)).map((word, index) => runOf(word, index, scale));
  let rest = bodyRuns;
  const tables: PrintedTable[] = [];
  for (const lattice of findLattices(inPoints(across, scale), inPoints(down, scale))) {
    const filled = fillLattice(lattice, rest, page);
    if (filled === null) continue;
    rest = rest.filter((run) => !filled.taken.has(run));
    tables.push(pictures.add(await readAgain(filled.table, lattice, bitmap, engine), bitmap));
  }
  return { height: page.height, tables, runs: rest, bodyRuns };
}

function pageOf(picture: Bitmap, number: number, scale: number): TextPage {
  const characters = makeCharacters(0);
  return { number, width: picture.width * scale, height: picture.height * scale, characters, clip: () => null };
}

/** Tesseract takes a row of tone marks for a line of its own: lines half as high as the others are left out. */
function withoutScraps(words: readonly ReadWord[]): ReadWord[] {
  const heights = words.map((word) => word.height).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  return words.filter((word) => word.text.trim() !== '' && word.height > LINE_SHARE * usual);
}

/** Tesseract splits Thai words; Thai has spaces between phrases alone, and those are wide. */
function joinWords(words: readonly ReadWord[]): ReadWord[] {
  const joined: ReadWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const isNext = before !== undefined && before.baseline === word.baseline && before.height === word.height;
    const gap = isNext ? word.left - before.right : Number.POSITIVE_INFINITY;
    const isThai = isNext && /[ก-๎]$/.test(before.text) && /^[ก-๎]/.test(word.text);
    if (isNext && isThai && gap < PHRASE_GAP * word.height)
      joined[joined.length - 1] = { ...before, text: before.text + word.text, right: word.right };
    else joined.push(word);
  }
  return joined;
}

function runOf(word: ReadWord, index: number, scale: number): Run {
  // Marks above and below make a Thai line nearly twice as high as its letters.
  const size = Math.max(4, word.height * scale * 0.6);
  const [left, right, y] = [word.left * scale, word.right * scale, word.baseline * scale];
  return { text: word.text.trim(), left, right, y, size, first: index, last: index };
}

function inPoints(rules: readonly RulingLine[], scale: number): RulingLine[] {
  return rules.map((rule) => ({ at: rule.at * scale, from: rule.from * scale, to: rule.to * scale }));
}

async function readAgain(
  table: PrintedTable,
  lattice: Lattice,
  bitmap: Bitmap,
  engine: OcrEngine,
): Promise<PrintedTable> {
  const second = new Map<number, string[]>();
  for (let column = 0; column < lattice.xs.length - 1; column++) {
    const reading = readingOf(table, column);
    if (reading !== null) second.set(column, await readColumn(lattice, column, bitmap, engine, reading));
  }
  const rows = table.rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const again = cell.merged ? undefined : second.get(column)?.[index];
      return again === undefined ? { ...cell, ocr: 'doubtful' as const } : mergeReadings(cell, again);
    }),
  }));
  return { ...table, rows };
}

/** What a column holds, by the first reading; null when it holds words. */
function readingOf(table: PrintedTable, column: number): OcrMode | null {
  const texts = table.rows
    .flatMap((row) => (row.cells[column]?.merged === false ? [squeeze(row.cells[column]?.text ?? '')] : []))
    .filter((text) => text !== '');
  const isNarrow = (table.xs[column + 1] ?? 0) - (table.xs[column] ?? 0) < ORDINAL_WIDTH;
  if (isNarrow && column === 0 && texts.length < 0.3 * table.rows.length) return 'digits';
  const numeric = texts.filter((text) => (text.match(/[0-9]/g)?.length ?? 0) >= DIGIT_SHARE * text.length);
  if (numeric.length < 2 || numeric.length < CELL_SHARE * texts.length) return null;
  return numeric.filter((text) => /[.,]/.test(text)).length > numeric.length / 2 ? 'amounts' : 'digits';
}

async function readColumn(
  lattice: Lattice,
  column: number,
  bitmap: Bitmap,
  engine: OcrEngine,
  reading: OcrMode,
): Promise<string[]> {
  const scale = bitmap.dpi / 72;
  const [left, right] = [(lattice.xs[column] ?? 0) + INSET, (lattice.xs[column + 1] ?? 0) - INSET];
  const [top, bottom] = [lattice.ys[0] ?? 0, lattice.ys.at(-1) ?? 0];
  const words = await engine.read(
    crop(bitmap, left * scale, top * scale, right * scale, bottom * scale, MARGIN),
    reading,
  );
  const texts = lattice.ys.slice(1).map(() => '');
  for (const word of [...words].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const y = (word.baseline - MARGIN - 0.3 * word.height) / scale + top;
    const row = lattice.ys.findLastIndex((edge) => edge <= y);
    if (row >= 0 && row < texts.length) texts[row] += word.text.trim();
  }
  return texts;
}

/**
 * Both readings of a cell as one: where they differ the second, of digits alone, is the better one, unless the first saw words
 * (a heading). That both see nothing proves no blank cell.
 */
function mergeReadings(cell: PageCell, again: string): PageCell {
  const first = squeeze(cell.text);
  if (first === again && first !== '') return { ...cell, ocr: 'agreed' };
  const digits = first.match(/[0-9]/g)?.length ?? 0;
  const isNumber = !/[A-Za-zก-ฮ]/.test(first) || digits >= DIGIT_SHARE * first.length;
  return { ...cell, text: again !== '' && isNumber ? again : cell.text, ocr: 'doubtful' };
}

function squeeze(text: string): string {
  return arabicDigits(text.replace(/\s+/g, ''));
}
