import { expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { groupFindings } from '../../src/report/compose/groups.js';
import { evidenceOf, extractedOf, gridOf } from '../helpers/facts.js';
import { judge } from '../helpers/judge.js';
import { item, sampleRound } from '../report/sample-round.js';

const ROWS = 5000;
const grid = gridOf([
  ['ลำดับที่', 'เลขที่โครงการ'],
  ...Array.from({ length: ROWS }, (_, row) => [String(row + 1), `67019${String(row).padStart(5, '0')}`]),
]);

it('a file with a fault in every row is reported by its first thousand places and by their number', () => {
  const evidence = [evidenceOf({ extracted: extractedOf({ grids: { ok: true, value: [grid] } }) })];
  const { verdict, results } = judge({ evidence, checks: { egp: {} } });
  expect(verdict).toBe('fail');
  const report = buildReport({ ...sampleRound, items: [item('O13', 'รายงาน', { verdict, results })] }, 'en');
  expect(report.summary.findings.error).toBe(ROWS);
  const [judged] = report.items;
  expect(judged?.findings).toHaveLength(1000);
  expect(judged?.omittedFindings).toEqual([
    { code: 'egp/digits', severity: 'error', review: false, count: ROWS - 1000 },
  ]);
  const [group] = groupFindings(judged!, report, 'en');
  expect(group?.heading).toContain('1–1000 · and 4,000 more');
});

it('a file whose cells are each as long as a book is judged in time that is felt once, not once for each word', () => {
  const cell = '0-4571-1234 ต่อ '.repeat(10_000);
  const long = gridOf([
    ['ลำดับที่', 'เลขที่โครงการ', 'โครงการ'],
    ...Array.from({ length: 20 }, (_, row) => [String(row + 1), cell, cell]),
  ]);
  const evidence = [evidenceOf({ extracted: extractedOf({ grids: { ok: true, value: [long] } }) })];
  const before = process.cpuUsage();
  const { results } = judge({ evidence, checks: { egp: {}, table: { columns: [{ name: 'โครงการ' }] } } });
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  expect(results.flatMap(({ findings }) => findings).filter(({ code }) => code === 'egp/digits')).toHaveLength(20);
});
