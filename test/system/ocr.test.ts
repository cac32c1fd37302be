import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
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
