import { describe, expect, it } from 'vitest';
import { historyText } from '../../src/cli/print/rounds/history-table.js';
import type { RoundSummary } from '../../src/history/sqlite/queries.js';
import { notifyMessage } from '../../src/notify/message.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { figuresOf, unranked } from '../../src/report/compose/ranking.js';
import { buildDiff } from '../../src/report/compose/report-diff.js';
import { scoreFigure } from '../../src/report/compose/score-words.js';
import { pretty } from '../../src/report/pretty/pretty.js';
import { displayWidth } from '../../src/text/thai/width.js';
import { sampleChecks } from './sample-checks.js';
import { firstRound, sampleRound, sampleView } from './sample-round.js';

const score = { indicators: [], oit: 67.5, ita: 86.73, range: { oit: [67.5, 79.64], ita: [86.73, 91.59] } } as const;
const round = { ...sampleRound, score };
const WORDS = '67.50 (67.50–79.64)';

describe('an estimate whose readings differ is never a single number', () => {
  const report = buildReport(round, 'th', sampleChecks);

  it('in the table of many agencies', () => {
    expect(figuresOf(unranked(report, 0)).at(-1)).toBe(WORDS);
  });
  it('in that table on a terminal of 80 columns, which it does not leave', () => {
    const named = (name: string) => ({ ...report, checklist: { ...report.checklist, agency: { name } } });
    const names = ['เทศบาลตำบลบ้านใหม่ 1', 'เทศบาลตำบลบ้านใหม่ 2', 'องค์การบริหารส่วนตำบลหนองแวง'];
    for (const width of [80, 100, 140]) {
      const text = pretty.renderMany(names.map(named), { ...sampleView, width }) as string;
      const lines = text.split('\n');
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
      expect(lines.filter((line) => /67\.50(?: \(67\.50)?–79\.64/.test(line))).toHaveLength(3);
      for (const name of ['บ้านใหม่ 1', 'บ้านใหม่ 2', 'หนองแวง'])
        expect(lines.find((line) => line.includes(name))).toMatch(/–/);
    }
  });
  it('in a message', () => {
    const diff = buildDiff(firstRound, round, 'th', sampleChecks);
    expect(notifyMessage(report, diff, 'th').text).toContain(`OIT ${WORDS}`);
  });
  it('in the table of rounds', () => {
    const summary: RoundSummary = {
      ...{ number: 1, id: 'a', startedAt: '2025-10-02T02:00:00Z', finishedAt: '2025-10-02T02:00:00Z', complete: true },
      ...{ nextDue: '2025-10-17', items: { total: 1, pass: 1, fail: 0, review: 0, disabled: 0 } },
      ...{ findings: { error: 0, warning: 0 }, linksBroken: 0, score, manifestSha256: 'x' },
    };
    const text = historyText([summary], [], 'th', 80);
    expect(text.split('\n').filter((line) => line.includes(WORDS))).toHaveLength(2);
    expect(text).toContain('86.73 (86.73–91.59)');
  });
});

it('nothing is estimated without a grouping', () => {
  expect(scoreFigure(null, 'oit')).toBe('–');
  expect(scoreFigure({ oit: 75, ita: null }, 'ita')).toBe('–');
  expect(scoreFigure({ oit: 75, ita: null }, 'oit')).toBe('75.00');
});
