import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { type Desk, openDesk, startProgram } from '../helpers/program.js';
import { startTowns, type TownServer } from './town-server.js';
import { pageOf, writeChecklists } from './towns.js';

const TOWNS = 12;
const NOW = '2025-10-02T09:00:00+07:00';

let server: TownServer;
let desk: Desk;
let paths: string[];

beforeAll(async () => {
  server = await startTowns(pageOf, { leastMs: 1, mostMs: 20 });
});
afterAll(() => server.close());

beforeEach(() => {
  desk = openDesk();
  paths = writeChecklists(join(desk.dir, 'towns'), { towns: TOWNS, addresses: 6, port: server.port, delayMs: 5 }).map(
    (path) => path.slice(desk.dir.length + 1),
  );
});
afterEach(() => desk.clear());

function reportsOf(jsonLines: string): Report[] {
  return jsonLines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report);
}

/** What must be the same whichever way a round came about. */
function essence({ run, ...report }: Report): unknown {
  return { ...report, run: { ...run, finishedAt: '' } };
}

const run = (...args: string[]) => desk.run('run', ...args, '--no-crawl', '--now', NOW);

describe('many municipalities in one run', () => {
  it('have the results that each has alone, in the order of the command line', async () => {
    const many = await run(...paths, '-f', 'json', '--state', 'together');
    const reports = reportsOf(many.stdout);
    expect(reports.map(({ checklist }) => checklist.path)).toEqual(paths);
    for (const index of [0, 5, 11]) {
      const alone = await run(paths[index] ?? '', '-f', 'json', '--state', 'alone');
      expect(essence(reports[index]!)).toEqual(essence(JSON.parse(alone.stdout) as Report));
    }
    expect({ status: many.status, stderr: many.stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(join(desk.dir, 'together'))).toHaveLength(TOWNS);
  });

  it('are each asked by one connection at a time', () => {
    const hosts = [...server.seen.values()];
    expect(hosts).toHaveLength(TOWNS);
    expect(Math.max(...hosts.map(({ mostAtOnce }) => mostAtOnce))).toBe(1);
  });

  it('go on when the state folder of one is a file, a lock of another is held, and that is said: 3', async () => {
    mkdirSync(join(desk.dir, 'state', 'town-0005'), { recursive: true });
    writeFileSync(join(desk.dir, 'state', 'town-0003'), 'a file, not a folder');
    writeFileSync(join(desk.dir, 'state', 'town-0005', 'lock'), 'whoever');
    const { status, stdout, stderr } = await run(...paths, '-f', 'json', '--state', 'state', '--lang', 'en');
    const done = reportsOf(stdout).map(({ checklist }) => checklist.path);
    expect(done).toEqual(paths.filter((path) => !/000[35]/.test(path)));
    expect(status).toBe(3);
    expect(stderr).toMatch(/town-0003\.yaml: /);
    expect(stderr).toMatch(/town-0005\.yaml: .*in use/);
  });

  it('are not begun when one checklist is wrong, all problems being told in order: 2', async () => {
    const asked = [...server.seen.values()].reduce((sum, { requests }) => sum + requests, 0);
    for (const name of ['town-0011', 'town-0002']) desk.write(`towns/${name}.yaml`, 'version: 1\nitmes: {}\n');
    const { status, stdout, stderr } = await run(...paths, '-f', 'json', '--lang', 'en', '--state', 'state');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.indexOf('town-0002')).toBeGreaterThanOrEqual(0);
    expect(stderr.indexOf('town-0011')).toBeGreaterThan(stderr.lastIndexOf('town-0002'));
    expect([...server.seen.values()].reduce((sum, { requests }) => sum + requests, 0)).toBe(asked);
    expect(existsSync(join(desk.dir, 'state'))).toBe(false);
  });

  it('are a table with a ranking for people, and an overview with a page for each as HTML', async () => {
    const { status, stdout } = await run(...paths, '-f', 'pretty', '-f', 'html=overview.html', '-f', 'csv=all.csv');
    expect(status).toBe(0);
    expect(stdout).toContain('เทศบาลตำบลที่ 12');
    const overview = desk.read('overview.html');
    expect(readdirSync(join(desk.dir, 'overview')).sort()).toEqual(
      paths.map((path) => path.replace('towns/', '').replace('.yaml', '.html')),
    );
    expect(overview).toContain('href="overview/town-0007.html"');
    expect(desk.read('overview/town-0007.html')).toContain('เทศบาลตำบลที่ 7');
  });

  it('need every path beforehand: a folder of pages that can not be made is said before anything is asked: 2', async () => {
    desk.write('overview', 'a file where the pages would go');
    const { status, stderr } = await run(...paths, '-f', 'html=overview.html', '--lang', 'en', '--state', 'state');
    expect(status).toBe(2);
    expect(stderr).toContain('overview');
    expect(existsSync(join(desk.dir, 'state'))).toBe(false);
  });

  it('end with 130 when interrupted: what was done is stored, the others are counted', async () => {
    const slow = await startTowns(pageOf, { leastMs: 300, mostMs: 400 });
    try {
      const list = writeChecklists(join(desk.dir, 'slow'), { towns: 10, addresses: 30, port: slow.port, delayMs: 50 });
      const { child, ended } = startProgram(['run', ...list, '--no-crawl', '-f', 'json', '--lang', 'en'], {
        cwd: desk.dir,
      });
      while (slow.seen.size < 10) await new Promise((go) => setTimeout(go, 20));
      child.kill('SIGINT');
      const { status, stdout } = await ended;
      const reports = reportsOf(stdout);
      expect(status).toBe(130);
      expect(reports).toHaveLength(10);
      expect(reports.every(({ run: { complete } }) => !complete)).toBe(true);
    } finally {
      await slow.close();
    }
  });
});

describe('shards', () => {
  it('are parts that together are the whole, and merge into the report of one run', async () => {
    const whole = await run(...paths, '-f', 'json', '--state', 'whole');
    mkdirSync(join(desk.dir, 'parts'));
    for (const part of [1, 2, 3])
      await run(...paths, '--shard', `${part}/3`, '-f', `json=parts/${part}.jsonl`, '--state', 'parts-state');
    const merged = await desk.run('report', '--merge', 'parts', '-f', 'json');
    expect(merged.status).toBe(0);
    expect(reportsOf(merged.stdout).map(essence)).toEqual(reportsOf(whole.stdout).map(essence));
    const pages = await desk.run(
      'report',
      '--merge',
      'parts/1.jsonl',
      'parts/2.jsonl',
      '-f',
      'html=all.html',
      '-f',
      'xlsx=all.xlsx',
    );
    expect({ status: pages.status, stdout: pages.stdout }).toEqual({ status: 0, stdout: '' });
    expect(readdirSync(join(desk.dir, 'all')).length).toBeGreaterThan(0);
    expect(existsSync(join(desk.dir, 'all.xlsx'))).toBe(true);
  });

  it('take a report that one checklist gave alone, and the newest of two rounds', async () => {
    const [first = ''] = paths;
    await run(first, '-f', 'json=old.json');
    await desk.run('run', first, '--no-crawl', '--now', '2025-10-17T09:00:00+07:00', '-f', 'json=new.json');
    const { stdout } = await desk.run('report', '--merge', 'new.json', 'old.json', '-f', 'json');
    expect((JSON.parse(stdout) as Report).run.round).toBe(2);
  });

  it('refuse what is no report, and say which file: 2', async () => {
    desk.write('not.json', '{"items": []}\n');
    const { status, stderr, stdout } = await desk.run('report', '--merge', 'not.json', 'gone.json', '--lang', 'en');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/: not\.json:1: is no JSON report/);
    expect(stderr).toMatch(/no such file: gone\.json/);
  });
});
