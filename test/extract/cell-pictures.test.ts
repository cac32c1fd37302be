import { describe, expect, test } from 'vitest';
import type { PageCell, PrintedTable } from '../../src/extract/layout/page-table.js';
import { createCellPictures } from '../../src/extract/ocr/cell-pictures.js';
import { type Bitmap, decodePicture } from '../../src/extract/raster/bitmap.js';
import { writePng } from '../../src/extract/raster/png.js';

/** A page of one point for each pixel, all of it grey. */
const PAGE: Bitmap = { width: 600, height: 800, dpi: 72, data: new Uint8Array(600 * 800).fill(200) };

const tableOf = (cells: readonly PageCell[]): PrintedTable => ({
  page: 1,
  left: 100,
  right: 100 + 80 * cells.length,
  top: 300,
  bottom: 320,
  xs: [100, ...cells.map((_, index) => 180 + 80 * index)],
  rows: [{ top: 300, bottom: 320, cells }],
  isRuled: true,
});
const cell = (text: string, more: Partial<PageCell> = {}): PageCell => ({ text, merged: false, ...more });
const shown = (table: PrintedTable) =>
  table.rows.flatMap(({ cells }) => cells.map(({ picture }) => picture !== undefined));

describe('pictures of places', () => {
  test('are made of numbers that two readings do not agree on, or that run into others', () => {
    const table = tableOf([
      cell('67019123451', { ocr: 'doubtful' }),
      cell('67019123452', { ocr: 'agreed' }),
      cell('ถนน', { ocr: 'doubtful' }),
      cell('67019123453', { unclear: true }),
      cell('67019123454', { ocr: 'doubtful', merged: true }),
      cell('67019123455'),
    ]);
    expect(shown(createCellPictures().add(table, PAGE))).toEqual([true, false, false, true, false, false]);
  });

  test('show the cell in a frame', async () => {
    const [first] = createCellPictures().add(tableOf([cell('123', { ocr: 'doubtful' })]), PAGE).rows[0]!.cells;
    const png = Buffer.from(first!.picture!.slice('data:image/png;base64,'.length), 'base64');
    const picture = await decodePicture(png);
    expect([picture?.width, picture?.height]).toEqual([112, 52]);
    expect(picture?.data[0]).toBe(0);
    expect(picture?.data[26 * 112 + 56]).toBe(200);
  });

  test('are no more than fifty for a document', () => {
    const pictures = createCellPictures();
    const cells = Array.from({ length: 8 }, () => cell('67019123451', { ocr: 'doubtful' }));
    const made = Array.from({ length: 10 }, () =>
      pictures.add({ ...tableOf(cells), xs: cells.map((_, x) => x * 40).concat(320) }, PAGE),
    );
    expect(made.flatMap(shown).filter(Boolean)).toHaveLength(50);
    expect(pictures.isFull).toBe(true);
  });

  test('are not made of what lies beside the page, nor of half a page', () => {
    const beside = { ...tableOf([cell('123', { ocr: 'doubtful' })]), xs: [700, 780] };
    expect(shown(createCellPictures().add(beside, PAGE))).toEqual([false]);
    const wide = { ...PAGE, dpi: 720, width: 3000, height: 9000, data: new Uint8Array(0) };
    const large = {
      ...tableOf([cell('123', { ocr: 'doubtful' })]),
      xs: [0, 300],
      rows: [{ top: 0, bottom: 400, cells: [cell('123', { ocr: 'doubtful' })] }],
    };
    expect(shown(createCellPictures().add(large, wide))).toEqual([false]);
  });
});

test('a picture is the same after it was written as PNG', async () => {
  const data = Uint8Array.from({ length: 30 * 20 }, (_, at) => (at * 7) % 256);
  const again = await decodePicture(writePng({ width: 30, height: 20, dpi: 72, data }));
  expect([again?.width, again?.height]).toEqual([30, 20]);
  // Greys come back from colours within one step.
  for (const [at, grey] of data.entries()) expect(Math.abs((again?.data[at] ?? -9) - grey)).toBeLessThanOrEqual(1);
});
