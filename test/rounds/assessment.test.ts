import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { file, page, type Site, startSite, status } from '../helpers/site.js';
import { commandIn, openTown, type Town } from './town.js';

/** What is assessed: the page of O7 with a file, in a checklist that makes changes warnings. */
let site: Site;
let town: Town;
let budget = '100,000';
let place = '/o7.csv';

const yaml = (urls = `"${site.origin}/o7.html"`): string =>
  `version: 1
agency: { name: ก }
site: ${site.url}
fiscalYear: 2568
assessment: { submitted: 2025-10-10, closes: 2025-11-30, result: 2025-12-31 }
items:
  O7:
    title: แผน
    urls: [${urls}]
    checks: [{ change: { severity: { change/unexplained: warning, change/removed: warning, change/moved: info } } }]
`;

beforeEach(async () => {
  [budget, place] = ['100,000', '/o7.csv'];
  site = await startSite((request, response, times) => {
    const files = () => file(`รายการ,จำนวน\nถนน,${budget}`, 'text/csv; charset=utf-8');
    const answers: Readonly<Record<string, () => ReturnType<typeof status>>> = {
      '/': () => page('หน้าแรก', '<h1>เทศบาล</h1>'),
      '/o7.html': () => page('แผน', `<h1>แผน</h1><p>รายงานประจำปี</p><a href="${place}">แผน</a>`),
      '/other.html': () => page('แผน', '<h1>แผน</h1><p>รายงานประจำปี</p>'),
      '/o7.csv': files,
      '/new/o7.csv': files,
    };
    return (answers[request.url ?? ''] ?? (() => status(404)))()(request, response, times);
  });
  town = openTown(yaml(), { crawl: false });
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

/** One round: the verdict, the codes of errors, and whether what they say names the assessment. */
async function round(day: string) {
  await town.round(`${day}T09:00:00+07:00`);
  const { stdout } = await commandIn(
    town.dir,
    'report',
    '--checklist',
    join(town.dir, 'town.yaml'),
    '-f',
    'json',
    '--lang',
    'en',
  );
  const { items } = JSON.parse(stdout) as Report;
  const errors = (items[0]?.findings ?? []).filter(({ severity }) => severity === 'error');
  return {
    verdict: items[0]?.verdict,
    errors: errors.map(({ code }) => code),
    isSaid: errors.every(({ message }) => message.includes('original address')),
  };
}

const PASS = { verdict: 'pass', errors: [], isSaid: true };
const failing = (code: string) => ({ verdict: 'fail', errors: [code], isSaid: true });

it('a changed file is the warning of the profile before the addresses are handed in and after the result', async () => {
  expect(await round('2025-09-20')).toEqual(PASS);
  budget = '90,000';
  expect(await round('2025-10-05')).toEqual(PASS);
  expect(await round('2025-10-20')).toEqual(failing('change/unexplained'));
  expect(await round('2026-01-05')).toEqual(PASS);
});

it('a file that moved is an error in every round until it is accepted', async () => {
  expect(await round('2025-10-12')).toEqual(PASS);
  place = '/new/o7.csv';
  expect(await round('2025-10-27')).toEqual(failing('change/moved'));
  expect(await round('2025-11-11')).toEqual(failing('change/moved'));
  const accepted = await commandIn(
    town.dir,
    'accept',
    'O7',
    '--letter',
    'ยส 1/2568',
    '--by',
    'นายสมมติ',
    '--checklist',
    join(town.dir, 'town.yaml'),
  );
  expect(accepted.stderr).toBe('');
  expect(await round('2025-11-26')).toEqual(PASS);
  expect(await round('2025-12-11')).toEqual(PASS);
});

it('a file put back in its place is no fault', async () => {
  expect(await round('2025-10-12')).toEqual(PASS);
  place = '/new/o7.csv';
  expect(await round('2025-10-27')).toEqual(failing('change/moved'));
  place = '/o7.csv';
  expect(await round('2025-11-11')).toEqual(PASS);
});

it('a file that is gone, and an address that the checklist no longer names, are missing where they were', async () => {
  expect(await round('2025-10-12')).toEqual(PASS);
  place = '/';
  expect((await round('2025-10-27')).errors).toContain('change/removed');
  place = '/o7.csv';
  town.describe(yaml(`"${site.origin}/other.html"`));
  expect((await round('2025-11-11')).errors).toContain('change/removed');
  expect(await round('2026-01-05')).toEqual(PASS);
});

it('the schedule says how many rounds are left before the answers close', async () => {
  await town.round('2025-10-12T09:00:00+07:00');
  const path = join(town.dir, 'town.yaml');
  const ask = (...argv: string[]) =>
    commandIn(town.dir, 'schedule', ...argv, path, '--lang', 'en', '--target', 'github');
  const { stdout } = await ask('status', '--now', '2025-10-13', '-f', 'json');
  expect(JSON.parse(stdout)).toMatchObject([{ next: '2025-10-27', closes: '2025-11-30', roundsBeforeClosing: 3 }]);
  expect((await ask('status', '--now', '2025-10-13')).stdout).toContain(
    '3 rounds left before answers close on 30 November 2025',
  );
  const printed = await ask('print', '--now', '2025-11-20');
  expect(printed.stdout).not.toContain('rounds left');
  expect(printed.stderr).toContain('1 round left before answers close on 30 November 2025');
  writeFileSync(path, yaml().replace(/^assessment.*\n/m, ''));
  const without = await ask('status', '--now', '2025-10-13', '-f', 'json');
  expect(without.stdout).not.toContain('Closing');
});
