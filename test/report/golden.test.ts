import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/model/words.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff, reporters } from '../../src/report/registry.js';
import { sampleChecks } from './sample-checks.js';
import { firstRound, sampleRound, sampleView } from './sample-round.js';

const golden = (name: string): string => new URL(`../golden/${name}`, import.meta.url).pathname;
const report = (lang: Lang) => buildReport(sampleRound, lang, sampleChecks);

/** Forms that are text; the binary ones are read back in their own tests. */
const EXTENSIONS = { pretty: 'txt', json: 'json', junit: 'xml', sarif: 'sarif', markdown: 'md', csv: 'csv' };

describe('golden files', () => {
  for (const lang of ['th', 'en'] as const) {
    for (const [id, extension] of Object.entries(EXTENSIONS)) {
      it(`${id} says the sample round in ${lang}`, async () => {
        const text = await reporters.get(id)!.render(report(lang), { ...sampleView, lang });
        await expect(text).toMatchFileSnapshot(golden(`report.${lang}.${extension}`));
      });
    }
  }

  it('pretty unfolds the evidence of every item when verbose', async () => {
    const diff = buildDiff(firstRound, sampleRound, 'th', sampleChecks);
    const text = await reporters.get('pretty')!.render(report('th'), { ...sampleView, verbose: true, diff });
    await expect(text).toMatchFileSnapshot(golden('report.verbose.txt'));
  });

  for (const id of ['pretty', 'junit', 'markdown'] as const) {
    it(`${id} puts several checklists side by side`, async () => {
      const other = {
        ...sampleRound,
        checklist: { ...sampleRound.checklist, path: 'b.yaml', agency: { name: 'องค์การบริหารส่วนตำบลหนองคู' } },
      };
      const reports = [
        report('th'),
        buildReport({ ...other, items: sampleRound.items.slice(0, 1), score: null, links: [] }, 'th', sampleChecks),
      ];
      const text = await reporters.get(id)!.renderMany(reports, sampleView);
      await expect(text).toMatchFileSnapshot(golden(`reports.${EXTENSIONS[id]}`));
    });
  }
});
