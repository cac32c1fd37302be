import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { hintsFor } from './hints.js';
import { pdf, textPage } from './pdf-maker.js';

const gridsOf = async (lines: readonly string[]) => {
  const page = textPage(lines.map((text, at) => ({ x: 60, y: 760 - 18 * at, text })));
  const hints = hintsFor('o13.pdf', { wants: { grids: true, qrCodes: false, ocr: false } });
  return (await extractDocument(pdf([page]), hints)).grids;
};

describe('rows whose columns touch', () => {
  it.each([
    [
      [
        'No. Project Budget e-GP',
        '1 Road 1100,000.5067019123451',
        '2 Road 2200,000.5067029123452',
        '3 Road 3300,000.50 6703912345',
      ],
    ],
    [['14 Pump house 67019123451', '15 Drain of the market 67029123452', 'as amended', '16 Fence 67039123453']],
  ])('are a lost table, not a page without one: %j', async (lines) => {
    expect(await gridsOf(lines)).toEqual({ ok: false, why: { kind: 'unreadable', reason: 'table-lost' } });
  });

  it.each([
    [
      [
        '1. The first road costs 100,000 baht',
        '2. The second one costs 200,000 baht',
        '3. The third one costs 300,000 baht',
      ],
    ],
    [['1 Introduction', '2 Plan of 67019123451', '3 Report']],
    [['7 Moo 3, 100,000 baht', '2 Moo 4, 200,000 baht', '9 Moo 5, 300,000 baht']],
  ])('are not made of lists: %j', async (lines) => {
    expect(await gridsOf(lines)).toEqual({ ok: true, value: [] });
  });
});
