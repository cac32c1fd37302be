import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract/extractor.js';
import { decodePicture } from '../../src/extract/raster/bitmap.js';
import type { PageRowPlace } from '../../src/extract/reader.js';
import type { Cell, Grid } from '../../src/model/evidence.js';
import { gridsIn, hintsFor } from './hints.js';

const read = (name: string): Uint8Array => readFileSync(new URL(`../corpus/pdf/${name}.pdf`, import.meta.url));

/** Where a cell of a file is that says this. */
async function placeOf(body: Uint8Array, isWanted: (cell: Cell) => boolean): Promise<PageRowPlace> {
  const grids: readonly Grid[] = gridsIn(await extractDocument(body, hintsFor('report.pdf')));
  for (const { rows, pages } of grids) {
    for (const [n, cells] of rows.entries()) {
      const column = cells.findIndex(isWanted);
      if (column >= 0) return { page: pages?.[n] ?? 0, cells: cells.map(({ text }) => text), column };
    }
  }
  throw new Error('no such cell');
}

const draw = async (body: Uint8Array, ...show: PageRowPlace[]) =>
  (await extractDocument(body, { ...hintsFor('report.pdf'), show })).pictures ?? [];

const isTenDigits = ({ text }: Cell): boolean => /^\d{10}$/.test(text.replace(/\s/g, ''));

describe('the picture of a place in a PDF', () => {
  it.each([
    'writer-portrait',
    'calc-landscape',
    'chrome-landscape',
    'calc-plain',
    'writer-wrapped-egp',
    'held-storey-head',
  ])('shows the row, and the cell in a frame: %s', async (name) => {
    const body = read(name);
    const place = await placeOf(body, isTenDigits);
    const [picture] = await draw(body, place);
    expect(picture).toMatch(/^data:image\/png;base64,/);
    expect(picture!.length).toBeLessThan(20_000);
    const bitmap = (await decodePicture(Buffer.from(picture!.split(',')[1]!, 'base64')))!;
    const framed = Array.from({ length: bitmap.width }, (_, x) =>
      [0, 1, bitmap.height - 2, bitmap.height - 1].every((y) => bitmap.data[y * bitmap.width + x] === 0),
    );
    // The last column is framed, one cell wide; ruling lines may be as dark as the frame.
    const to = framed.lastIndexOf(true);
    const width = to - framed.lastIndexOf(false, to);
    expect(width).toBeGreaterThan(20);
    expect(width).toBeLessThan(bitmap.width / 2);
    expect(to).toBeGreaterThan(bitmap.width - 20);
  });

  it('is not made where the row is not found, the page is not there, or lies otherwise than it is read', async () => {
    const body = read('writer-portrait');
    const place = await placeOf(body, isTenDigits);
    const strange = { ...place, cells: ['99', 'ไม่มีแถวนี้', '12345678'] };
    expect(await draw(body, strange, { ...place, page: 0 }, { ...place, page: 99 }, { ...place, cells: [] })).toEqual(
      Array(4).fill(null),
    );
    const turned = read('turned-90');
    expect(await draw(turned, await placeOf(turned, isTenDigits))).toEqual([null]);
  });

  it('is asked of no other kind of file, whose reader passes it over', async () => {
    const csv = Buffer.from('ลำดับที่,เลข\n1,67019\n');
    const show = [{ page: 1, cells: ['1', '67019'], column: 1 }];
    const { pictures, type } = await extractDocument(csv, { ...hintsFor('a.csv'), show });
    expect([type, pictures]).toEqual(['csv', undefined]);
  });
});
