import { expect, test } from 'vitest';
import { checkFile } from './check-file.js';

test.each([
  ['05-report-names-other-years.html', 'O7', 'fail', 'E date/wrong-fiscal-year'],
  ['07-stray-named-year.html', 'O4', 'pass', null],
  ['08-council-session-year.html', 'O21', 'pass', null],
  ['09-month-day-year.html', 'O4', 'pass', null],
  ['19-one-page-is-a-scan.pdf', 'O5', 'fail', 'E date/wrong-fiscal-year'],
  ['20-stale-title-property.pdf', 'O7', 'fail', 'E date/wrong-fiscal-year'],
  ['21-plan-of-hr-25680925.txt', 'O14', 'pass', null],
  ['10-dotted-filled-date.html', 'O4', 'pass', null],
  ['13-khumue-prachachon.html', 'O9', 'pass', null],
  ['14-general-complaints.html', 'O17', 'fail', 'E text/missing'],
  ['18-separator-line.html', 'O5', 'pass', null],
  ['16-manpower-plan.html', 'O14', 'fail', 'E item/other-document'],
  ['16-whole-regulation.html', 'O1', 'fail', 'E item/other-document'],
])('%s as %s: %s', async (file, item, verdict, code) => {
  const judged = await checkFile(`thai/${file}`, item);
  expect(judged.verdict, judged.codes.join()).toBe(verdict);
  expect(judged.codes).not.toContain('W text/placeholder');
  if (code !== null) expect(judged.codes).toContain(code);
});
