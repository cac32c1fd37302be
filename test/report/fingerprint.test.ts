import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { docx } from '../../src/report/memo/docx.js';
import { reporters } from '../../src/report/registry.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const FINGERPRINT = '0123456789abcdef'.repeat(4);

describe('the fingerprint of a stored round', () => {
  for (const lang of ['th', 'en'] as const) {
    const report = buildReport(sampleRound, lang, sampleChecks, FINGERPRINT);

    it.each(['pretty', 'json', 'junit', 'html', 'markdown', 'sarif'])(`stands in %s (${lang})`, async (id) => {
      const text = String(await reporters.get(id)!.render(report, { ...sampleView, lang }));
      expect(text.replace(/\s+/g, '')).toContain(FINGERPRINT);
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
