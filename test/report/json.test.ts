import { describe, expect, it } from 'vitest';
import { reportJsonSchema, reportSchema } from '../../src/model/report.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { json } from '../../src/report/formats/json.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);

describe('the JSON report', () => {
  it('is what its schema declares, no field more and none less', () => {
    const printed: unknown = JSON.parse(json.render(report, sampleView) as string);
    expect(reportSchema.parse(printed)).toEqual(printed);
  });

  it('has a JSON Schema that is fresh', async () => {
    const path = new URL('../../checklists/report.schema.json', import.meta.url).pathname;
    await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
  });

  it('puts several reports on a line each', () => {
    const lines = (json.renderMany([report, report], sampleView) as string).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [report, report].map((one) => JSON.parse(JSON.stringify(one))),
    );
  });
});
