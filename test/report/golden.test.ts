import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/model/words.js';
import { buildReport } from '../../src/report/build.js';
import { reporters } from '../../src/report/index.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const golden = (name: string): string => new URL(`../golden/${name}`, import.meta.url).pathname;
const report = (lang: Lang) => buildReport(sampleRound, lang, sampleChecks);

describe('golden files', () => {
  for (const lang of ['th', 'en'] as const) {
    it(`pretty says the sample round in ${lang}`, async () => {
      const text = await reporters.get('pretty')!.render(report(lang), { ...sampleView, lang });
      await expect(text).toMatchFileSnapshot(golden(`report.${lang}.txt`));
    });
  }
});
