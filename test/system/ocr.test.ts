import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, expect, it } from 'vitest';
import { readImage } from '../../src/extract/images/read-image.js';
import { closeOcrEngine } from '../../src/extract/ocr/engine.js';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import type { Cell } from '../../src/model/evidence.js';
import { gridsIn, hintsFor } from '../extract/hints.js';

const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));
/** Skewed, noisy, JPEG. */
const SCANS = ['scan-200-dpi', 'scan-300-dpi'];

interface Reading {
  readonly cell: Cell;
  readonly truth: string;
}

interface Figures {
  readonly numbers: { readonly right: number; readonly of: number };
  readonly digits: { readonly right: number; readonly of: number };
  readonly falselyAgreed: number;
}

afterAll(closeOcrEngine);

async function readingsOf(name: string): Promise<readonly Reading[]> {
  const file = `${corpus}pdf-odd/${name}`;
  const truth = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { columns: string[]; rows: string[][] };
  const result = await readPdf(
    readFileSync(`${file}.pdf`),
    hintsFor(`${name}.pdf`, { wants: { grids: true, qrCodes: false, ocr: true } }),
  );
  const rows = gridsIn(result)[0]?.rows.slice(-truth.rows.length) ?? [];
  return truth.rows.map((row, index) => ({
    cell: rows[index]?.at(-1) ?? { text: '' },
    truth: row[truth.columns.indexOf('egp')] ?? '',
  }));
}

it('reads as many e-GP numbers and digits of the scans right as were measured, and agrees on none that is wrong', async () => {
  const readings = (await Promise.all(SCANS.map(readingsOf))).flat();
  const shown = ({ cell }: Reading) => cell.text.replace(/\s/g, '');
  const numbers = readings.filter(({ truth }) => /^\d+$/.test(truth));
  const right = numbers.filter((reading) => shown(reading) === reading.truth);
  const digits = numbers.flatMap((reading) => [...reading.truth].map((digit, at) => shown(reading)[at] === digit));
  const falselyAgreed = readings.filter((reading) => reading.cell.ocr === 'agreed' && shown(reading) !== reading.truth);
  expect(falselyAgreed).toEqual([]);

  const held = JSON.parse(readFileSync(`${corpus}ocr-figures.json`, 'utf8')) as Figures;
  expect([numbers.length, digits.length]).toEqual([held.numbers.of, held.digits.of]);
  expect(right.length).toBeGreaterThanOrEqual(held.numbers.right);
  expect(digits.filter(Boolean).length).toBeGreaterThanOrEqual(held.digits.right);
});

const field = fileURLToPath(new URL('../fixtures/field/documents/', import.meta.url));
const TRUTH = readFileSync(`${field}scans-truth.txt`, 'utf8').trim().split(/\s+/);
const wants = { wants: { grids: true, qrCodes: false, ocr: true } };

const numbersIn = (result: Parameters<typeof gridsIn>[0]) => {
  const cells = gridsIn(result).flatMap(({ rows }) => rows.flat().map(({ text }) => text.replace(/\s/g, '')));
  return TRUTH.filter((number) => cells.includes(number));
};

/** The field's scan, which lies on its right side, turned further by quarters. */
async function turnedBy(quarters: number): Promise<Buffer> {
  const picture = await loadImage(`${field}jpg-scan-turned-90.jpg`);
  const [width, height] = quarters % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.translate(width / 2, height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return canvas.toBuffer('image/jpeg', 90);
}

it.each([0, 1, 2, 3])('reads a scan whichever way up it lies: turned by %i further quarters', async (quarters) => {
  const result = await readImage(await turnedBy(quarters), hintsFor('scan.jpg', wants));
  expect(numbersIn(result)).toEqual(TRUTH);
});

it('reads a scan whose page has a point for each pixel', async () => {
  const body = readFileSync(`${field}pdf-scan-point-for-each-pixel.pdf`);
  expect(numbersIn(await readPdf(body, hintsFor('scan.pdf', wants)))).toEqual(TRUTH);
});
