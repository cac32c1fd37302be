import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { closeOcrEngine } from '../../src/extract/ocr-engine.js';
import { readPdf } from '../../src/extract/pdf.js';
import type { Cell } from '../../src/model/evidence.js';
import { gridsIn, hintsFor } from '../extract/hints.js';

const folder = fileURLToPath(new URL('../corpus/pdf-odd/', import.meta.url));

afterAll(closeOcrEngine);

interface Reading {
  readonly egp: readonly { readonly cell: Cell; readonly truth: string }[];
}

async function readingOf(name: string): Promise<Reading> {
  const truth = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as { columns: string[]; rows: string[][] };
  const result = await readPdf(
    readFileSync(`${folder}${name}.pdf`),
    hintsFor(`${name}.pdf`, { wants: { grids: true, codes: false, ocr: true } }),
  );
  const [grid] = gridsIn(result);
  const rows = grid?.rows.slice(-truth.rows.length) ?? [];
  return {
    egp: truth.rows.map((row, index) => ({
      cell: rows[index]?.at(-1) ?? { text: '' },
      truth: row[truth.columns.indexOf('egp')] ?? '',
    })),
  };
}

describe.each([
  ['scan-200-dpi', 0.95],
  ['scan-300-dpi', 0.95],
])('%s, skewed, noisy, JPEG', (name, share) => {
  it('has nearly every e-GP number right, and none wrong that both readings agree on', async () => {
    const { egp } = await readingOf(name);
    const numbers = egp.filter(({ truth }) => /^\d+$/.test(truth));
    const right = numbers.filter(({ cell, truth }) => cell.text.replace(/\s/g, '') === truth);
    const falselyAgreed = egp.filter(
      ({ cell, truth }) => cell.ocr === 'agreed' && cell.text.replace(/\s/g, '') !== truth,
    );
    expect(falselyAgreed).toEqual([]);
    expect(right.length / numbers.length).toBeGreaterThanOrEqual(share);
  });
});
