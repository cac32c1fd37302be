import { read, utils } from '@e965/xlsx';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { docx } from '../../src/report/memo/docx.js';
import { reporters } from '../../src/report/registry.js';
import { xlsx } from '../../src/report/xlsx/xlsx.js';
import { parseCsv } from './csv-rows.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const FINGERPRINT = '0123456789abcdef'.repeat(4);

describe('the fingerprint of a stored round', () => {
  for (const lang of ['th', 'en'] as const) {
    const report = buildReport(sampleRound, lang, sampleChecks, { fingerprint: FINGERPRINT });

    it.each(['pretty', 'json', 'junit', 'html', 'markdown', 'sarif'])(`stands in %s (${lang})`, async (id) => {
      const text = String(await reporters.get(id)!.render(report, { ...sampleView, lang }));
      expect(text.replace(/\s+/g, '')).toContain(FINGERPRINT);
    });

    it(`stands in the last column of CSV, behind all that stood there before (${lang})`, async () => {
      const [heads, ...rows] = parseCsv(String(await reporters.get('csv')!.render(report, { ...sampleView, lang })));
      expect(heads?.at(-1)).toContain('SHA-256');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map((row) => row.at(-1))).toEqual(rows.map(() => FINGERPRINT));
    });

    it(`stands in the summary of the workbook, of several agencies beside each (${lang})`, async () => {
      const summaryOf = async (bytes: Promise<unknown>): Promise<string[][]> => {
        const { Sheets, SheetNames } = read((await bytes) as Uint8Array, { type: 'buffer' });
        return utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
      };
      const view = { ...sampleView, lang };
      const [last] = (await summaryOf(Promise.resolve(xlsx.render(report, view)))).slice(-1);
      expect(last).toEqual([expect.stringContaining('SHA-256'), FINGERPRINT]);
      const other = buildReport(sampleRound, lang, sampleChecks, { fingerprint: 'f'.repeat(64) });
      const rows = await summaryOf(Promise.resolve(xlsx.renderMany([report, other], view)));
      expect(rows.slice(1).map((row) => row.at(-1))).toEqual([FINGERPRINT, 'f'.repeat(64)]);
    });

    it(`stands in the memo, in digits that computers read (${lang})`, async () => {
      const bytes = (await docx.render(report, { ...sampleView, lang })) as Uint8Array;
      expect((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value).toContain(FINGERPRINT);
    });
  }

  it('is nowhere where the round was not stored', () => {
    expect(buildReport(sampleRound, 'en', sampleChecks).run).not.toHaveProperty('fingerprint');
  });
});
