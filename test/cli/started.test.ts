import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/registry.js';
import { type Desk, openDesk, startProgram } from '../helpers/program.js';
import { page, type Site, startSite } from '../helpers/site.js';

let desk: Desk;
let site: Site;

beforeAll(async () => {
  desk = openDesk();
  site = await startSite({
    '/': page('เทศบาล', '<h1>เทศบาลตำบลสำราญ</h1><a href="/o1.html">ข้อ 1</a>'),
    '/o1.html': page('ข้อ 1', '<p>โครงสร้างและอำนาจหน้าที่ ปีงบประมาณ พ.ศ. 2568</p>'),
  });
  desk.write('a.csv', 'ลำดับที่,รายการ\n1,ซื้อกระดาษ\n');
  desk.write(
    'town.yaml',
    `version: 1\nagency: { name: เทศบาล }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems: { O1: { title: ก, urls: ["${site.origin}/o1.html"], checks: [change] } }\n`,
  );
  for (const now of ['2025-10-02', '2025-10-17'])
    await desk.run('run', 'town.yaml', '--no-crawl', '--now', now, '--seed', 's');
});
afterAll(async () => {
  await site.close();
  desk.clear();
});

const NOW = ['--now', '2025-11-01', '--lang', 'en'];
/** Each command once, with what makes it say the same twice. `demo` has a test of its own, which starts it. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  run: ['town.yaml', '--only', 'O1', '--seed', 's', '-f', 'csv', ...NOW],
  check: ['a.csv', '--as', 'O1', '--checklist', 'town.yaml', '-f', 'csv', ...NOW],
  init: ['SITE', '--profile', 'oit-2568', ...NOW],
  validate: ['town.yaml'],
  schedule: ['print', 'town.yaml', '--target', 'cron'],
  history: NOW,
  diff: NOW,
  accept: ['O1', '--letter', 'ยส 52001/1', ...NOW],
  report: ['-f', 'json', ...NOW],
  recheck: ['--checklist', 'town.yaml', '-f', 'csv', ...NOW],
  prune: ['--keep-rounds', '2', ...NOW],
  evidence: ['export', '--to', 'evidence', ...NOW],
  explain: ['egp/digits'],
  form: ['O13', '--profile', 'oit-2568', '-o', 'o13.xlsx', '--force'],
  checklist: ['export', 'town.yaml', '-o', 'town.xlsx', '--force'],
  notify: ['town.yaml'],
  completion: ['bash'],
};

it.each(Object.keys(CALLS))('%s says in a process of its own what it says in that of a test', async (name) => {
  const words = [name, ...(CALLS[name] ?? []).map((word) => (word === 'SITE' ? site.url : word))];
  const here = await desk.run(...words);
  rmSync(join(desk.dir, 'evidence'), { recursive: true, force: true });
  const { status, stdout, stderr } = await startProgram(words, { cwd: desk.dir }).ended;
  expect({ status, stdout, stderr }).toEqual(here);
});

it('no command is left out', () => {
  expect([...Object.keys(CALLS), 'demo'].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});
