import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { file, page, type Site, startSite, status } from '../helpers/site.js';
import { commandIn, openTown, type Town } from './town.js';

let site: Site;
let town: Town;
/** What the site shows now. */
let shown = { budget: '100,000', plan: 'ก', hasPlan: true };

beforeEach(async () => {
  shown = { budget: '100,000', plan: 'ก', hasPlan: true };
  site = await startSite((request, response, times) => {
    const link = shown.hasPlan ? '<a href="/plan.csv">แผน</a>' : '';
    const answers: Readonly<Record<string, () => ReturnType<typeof status>>> = {
      '/': () => page('หน้าแรก', '<h1>เทศบาลตำบลสำราญ</h1>'),
      // The bytes of a page differ at every visit.
      '/o6.html': () => page('แผน', `<!-- ${times} --><h1>แผนการใช้จ่าย</h1><p>งบ ${shown.budget} บาท</p>${link}`),
      '/plan.csv': () => file(`ที่,รายการ\n1,${shown.plan}\n`, 'text/csv; charset=utf-8'),
    };
    return (answers[request.url ?? ''] ?? (() => status(404)))()(request, response, times);
  });
  town = openTown(
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n  O6: { title: แผนการใช้จ่ายงบประมาณประจำปี, urls: ["${site.origin}/o6.html"], checks: [change] }\n`,
  );
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

const ask = (...argv: string[]) => commandIn(town.dir, ...argv, '--checklist', join(town.dir, 'town.yaml'));
const codesOf = async (day: string): Promise<readonly string[]> => {
  const { round } = await town.round(`${day}T09:00:00+07:00`);
  return (round.items[0]?.results ?? []).flatMap(({ findings }) => findings).map(({ code }) => code);
};
const accept = (letter: string) => ask('accept', 'O6', '--letter', letter, '--by', 'สมหญิง', '--now', '2025-11-02');
const undo = (...more: string[]) => ask('accept', '--undo', 'O6', '--by', 'สมชาย', '--now', '2025-11-03', ...more);
const isWhole = async () => (await ask('history', '--verify')).status === 0;

it('an explanation that is undone explains nothing from the next round on, and the history stays whole', async () => {
  await codesOf('2025-10-02');
  shown.budget = '90,000';
  expect(await codesOf('2025-10-17')).toEqual(['change/unexplained']);
  await accept('ยส 1/2568');
  const done = await undo('--note', 'คนละเรื่อง', '-f', 'json');
  expect(JSON.parse(done.stdout)).toMatchObject({
    who: 'สมชาย',
    note: 'คนละเรื่อง',
    acceptance: { item: 'O6', letter: 'ยส 1/2568' },
  });
  expect(await codesOf('2025-11-05')).toEqual(['change/unexplained']);
  expect(await isWhole()).toBe(true);
  const listed = await ask('accept', '--list', '--lang', 'en');
  expect(listed.stdout).toContain('ยส 1/2568  (สมหญิง)  [withdrawn by สมชาย on 3 November 2025 (คนละเรื่อง)]');
});

it('rounds that took the accepted version for the undisputed one are undone with it', async () => {
  await codesOf('2025-10-02');
  Object.assign(shown, { budget: '90,000', plan: 'ข' });
  expect(await codesOf('2025-10-17')).toEqual(['change/unexplained', 'change/unexplained']);
  await accept('ยส 1/2568');
  expect((await codesOf('2025-11-02')).filter((code) => code !== 'change/explained')).toEqual([]);
  expect(await codesOf('2025-11-17')).toEqual([]);
  expect((await undo()).status).toBe(0);
  expect(await isWhole()).toBe(true);
  // What was judged again, and what is seen anew, say the same.
  expect((await ask('recheck')).status).toBe(1);
  expect(await codesOf('2025-12-02')).toEqual(['change/unexplained', 'change/unexplained']);
  expect(await isWhole()).toBe(true);
});

it('a file that was taken away is missed again', async () => {
  await codesOf('2025-10-02');
  Object.assign(shown, { hasPlan: false });
  expect(await codesOf('2025-10-17')).toContain('change/removed');
  await accept('ยส 2/2568');
  expect(await codesOf('2025-11-02')).not.toContain('change/removed');
  expect(await codesOf('2025-11-17')).toEqual([]);
  await undo();
  expect(await codesOf('2025-12-02')).toContain('change/removed');
});

it('undoes the newest first, and says when nothing is left', async () => {
  await codesOf('2025-10-02');
  shown.plan = 'ข';
  await codesOf('2025-10-17');
  await accept('ยส 1/2568');
  await codesOf('2025-11-02');
  shown.plan = 'ค';
  expect(await codesOf('2025-11-17')).toEqual(['change/unexplained']);
  await accept('ยส 2/2568');
  expect((await undo('--lang', 'en')).stdout).toContain('ยส 2/2568');
  expect((await undo('--lang', 'en')).stdout).toContain('ยส 1/2568');
  const none = await undo('--lang', 'en');
  expect({ status: none.status, stderr: none.stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/O6: no recorded explanation is in force/),
  });
  expect((await undo('--letter', 'x')).status).toBe(2);
  expect((await ask('accept', '--undo', 'O9')).status).toBe(2);
  expect(await isWhole()).toBe(true);
});
