import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStatusLine } from '../../src/cli/print/progress.js';
import type { Report } from '../../src/model/report.js';
import { type Desk, type Ended, openDesk } from '../helpers/program.js';
import { page, type Site, startSite } from '../helpers/site.js';

let desk: Desk;
let site: Site;
let town: string;

const listOf = (items: string): string =>
  `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, maxPages: 0 }\nitems:\n${items}`;
const item = (id: string, path: string): string => `  ${id}: { title: ก, urls: ["${site.origin}${path}"] }\n`;

beforeAll(async () => {
  desk = openDesk();
  site = await startSite({
    '/': page('เทศบาล', '<h1>เทศบาลตำบลสำราญ</h1>'),
    '/a.html': page('ก', '<p>แผนพัฒนาท้องถิ่น</p>'),
    '/b.html': page('ข', '<p>งบประมาณ</p>'),
  });
  town = desk.write('town.yaml', listOf(item('O1', '/a.html')));
});
afterAll(async () => {
  await site.close();
  desk.clear();
});

const oit = (...argv: readonly string[]): Promise<Ended> => desk.run(...argv);

describe('a report is never written over what the command reads', () => {
  it('not over the checklist of run, however the path is put, and nothing is asked for', async () => {
    const before = readFileSync(town, 'utf8');
    const asked = site.requests.length;
    for (const path of [town, 'town.yaml', './town.yaml']) {
      const { status, stdout, stderr } = await oit('run', town, '-f', `json=${path}`, '--state', 'never');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('ไฟล์ที่คำสั่งนี้อ่าน');
    }
    expect(readFileSync(town, 'utf8')).toBe(before);
    expect(site.requests).toHaveLength(asked);
    expect(existsSync(join(desk.dir, 'never'))).toBe(false);
  });

  it('not over a file that check examines', async () => {
    const file = desk.write('o13.csv', 'ลำดับ,เลขที่โครงการ\n1,67019123456\n');
    expect((await oit('check', 'o13.csv', '-f', 'json=o13.csv')).status).toBe(2);
    expect(readFileSync(file, 'utf8')).toContain('67019123456');
  });
});

describe('a path that cannot be written says why', () => {
  it.each([
    ['a folder', 'html=made', 'is a folder'],
    ['a folder that is not there yet', 'html=later/', 'is a folder'],
    ['a file in no folder', 'html=nowhere/a.html', 'no such folder'],
    ['a file below a file', 'html=town.yaml/a.html', 'is a file'],
  ])('%s', async (_, form, reason) => {
    mkdirSync(join(desk.dir, 'made'), { recursive: true });
    const { status, stderr } = await oit('run', town, '-f', form, '--lang', 'en');
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
    expect(existsSync(join(desk.dir, 'later'))).toBe(false);
  });
});

it('init says so too, before it asks for anything', async () => {
  const { status, stderr } = await oit('init', site.url, '-o', 'nowhere/town.yaml', '--lang', 'en');
  expect(status).toBe(2);
  expect(stderr).toContain('no such folder');
});

describe('a stream that takes nothing', () => {
  const started = (stdout: 'pipe' | number, stderr: 'pipe' | number, ...words: readonly string[]) =>
    spawnSync(process.execPath, [resolve('bin/oit-audit.js'), ...words], {
      cwd: desk.dir,
      encoding: 'utf8',
      stdio: ['ignore', stdout, stderr],
    });
  /** Writing to it fails, as it does on a full disk. */
  const readOnly = (): number => openSync(desk.write('read-only.txt', ''), 'r');

  it('as stdout is a report that was not delivered: 3, in words and without a stack', () => {
    const { status, stderr } = started(readOnly(), 'pipe', 'explain', 'egp/digits');
    expect(status).toBe(3);
    expect(stderr).toContain('เขียนรายงานออกทาง stdout ไม่ได้');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(started(readOnly(), 'pipe', 'explain', 'egp/digits', '--lang', 'en').stderr).toContain('to stdout');
  });

  it('as stderr takes nothing away from the report', () => {
    const { status, stdout } = started(
      'pipe',
      readOnly(),
      'run',
      'town.yaml',
      '--if-due',
      '--only',
      'O2',
      '-f',
      'json',
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(started('pipe', readOnly(), 'explain', 'egp/digits')).toMatchObject({ status: 0 });
  });

  it('as the path of a format is a fault of that path, not of the program', async () => {
    const { writeOutput, OutputError } = await import('../../src/cli/print/output.js');
    expect(() => writeOutput(desk.dir, 'x')).toThrow(OutputError);
  });
});

it('a checklist that is named twice, however its path is put, is audited once', async () => {
  const twice = await oit('run', town, `${desk.dir}/./town.yaml`, '--state', 'twice', '-f', 'json');
  expect(twice).toMatchObject({ status: 0, stderr: '' });
  expect(twice.stdout.trim().split('\n')).toHaveLength(1);
  const unknown = await oit('report', '7', '--checklist', 'town.yaml', '--state', 'twice');
  expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('(มีรอบ 1)') });
});

it('progress is drawn on a terminal, but not on a dumb one', () => {
  const drawnOn = (TERM: string): string => {
    let drawn = '';
    const stderr = {
      isTTY: true,
      columns: 80,
      write: (text: string) => {
        drawn += text;
        return true;
      },
    } as NodeJS.WriteStream;
    const line = createStatusLine<string>(
      { stdout: stderr, stderr, env: { TERM }, cwd: desk.dir, lang: 'th', signal: new AbortController().signal },
      true,
      (text) => text,
    );
    line.update('1/2');
    line.clear();
    return drawn;
  };
  expect(drawnOn('xterm')).toContain('1/2');
  expect(drawnOn('dumb')).toBe('');
});

describe('values that mean nothing', () => {
  it.each([
    ['--only without an identifier would pass everything', ['run', '--only', ',']],
    ['--only with nothing', ['run', '--only', '']],
    ['--state with nothing would mean the current folder', ['run', '--state', '']],
    ['--now of 30 February', ['run', '--now', '2025-02-30']],
    ['--now of 30 February, with its hour', ['run', '--now', '2025-02-30T09:00:00+07:00']],
    ['--now in the Buddhist era', ['run', '--now', '2568-10-02']],
  ])('%s', async (_, [command = '', ...rest]) => {
    const { status, stdout, stderr } = await oit(command, town, ...rest);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`ค่า "${rest[1]}" ของ ${rest[0]}`);
  });

  it('a leap day is a day', async () => {
    expect((await oit('schedule', 'status', town, '--now', '2024-02-29')).status).toBe(0);
  });

  it('a number is shown by example', async () => {
    expect((await oit('run', town, '--sample', '-1')).stderr).toContain('0, 1, 2, …, all');
    expect((await oit('run', town, '--timeout', '0')).stderr).toContain('1, 2, 3, …');
  });
});

describe('schedule status', () => {
  it('tells when the round is due on a machine without that scheduler, where nothing is installed', async () => {
    const path = process.env.PATH;
    process.env.PATH = desk.dir;
    try {
      const { status, stdout, stderr } = await oit('schedule', 'status', town, '--target', 'cron', '-f', 'json');
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject([{ target: 'cron', installed: false, due: true, last: null }]);
      expect(stderr).toContain('crontab');
    } finally {
      process.env.PATH = path;
    }
  });
});

describe('recheck with the checklist of today', () => {
  const recheck = async (items: string): Promise<{ report: Report; ended: Ended }> => {
    desk.write('again.yaml', listOf(items));
    const ended = await oit('recheck', '--checklist', 'again.yaml', '-f', 'json', '--lang', 'en');
    return { report: JSON.parse(ended.stdout) as Report, ended };
  };
  const verdicts = (report: Report) => report.items.map(({ id, verdict }) => [id, verdict]);

  beforeAll(async () => {
    const file = desk.write('again.yaml', listOf(item('O1', '/a.html') + item('O2', '/b.html')));
    expect((await oit('run', file)).status).toBe(0);
  });

  it('an item that the round did not know is no pass: a person must look, and what to do is said', async () => {
    const { report, ended } = await recheck(item('O1', '/a.html') + item('O3', '/new.html'));
    expect(verdicts(report)).toEqual([
      ['O1', 'pass'],
      ['O3', 'review'],
    ]);
    expect(ended).toMatchObject({ status: 0, stderr: expect.stringContaining('no evidence of O3') });
  });

  it('an item that is called otherwise today keeps the evidence of its addresses', async () => {
    const { report } = await recheck(item('O1', '/a.html') + item('O2b', '/b.html'));
    expect(verdicts(report)).toEqual([
      ['O1', 'pass'],
      ['O2b', 'pass'],
    ]);
    expect(report.items[1]?.evidence[0]?.url).toContain('/b.html');
  });
});

describe('check of a clerk’s file', () => {
  it('says that it is ready to be published, and speaks of no round and no site', async () => {
    desk.write('plan.csv', 'ลำดับ,เรื่อง\n1,แผน\n');
    const { status, stdout } = await oit('check', 'plan.csv');
    expect(status).toBe(0);
    expect(stdout).toContain('✔ พร้อมเผยแพร่');
    expect(stdout).not.toMatch(/รอบ|ลิงก์ที่พบ|\n\n\n/);
    expect((await oit('check', 'plan.csv', '--lang', 'en')).stdout).toContain('✔ Ready to publish');
  });

  it('says of a folder that it is one', async () => {
    mkdirSync(join(desk.dir, 'files'), { recursive: true });
    expect(await oit('check', 'files')).toMatchObject({ status: 2, stderr: expect.stringContaining('เป็นโฟลเดอร์') });
  });
});

describe('explain', () => {
  it('takes a code in capitals, and of a check names its codes', async () => {
    expect(await oit('explain', 'EGP/Digits')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('egp/digits'),
    });
    for (const word of ['egp', 'egp/']) {
      const { status, stderr } = await oit('explain', word);
      expect(status).toBe(2);
      expect(stderr).toContain('egp/digits');
      expect(stderr).not.toContain('link/dns');
    }
  });

  it('names what there is beside a name that it does not know, each kind in a line of its own', async () => {
    const linesOf = async (name: string) =>
      (await oit('explain', name, '--lang', 'en')).stderr.split('\n').filter((line) => line.startsWith('oit-audit: '));
    expect(await linesOf('egp/digit5')).toEqual([
      'oit-audit: no code or item is called "egp/digit5". Did you mean "egp/digits"?',
      expect.stringMatching(/^oit-audit: codes of the check egp: egp\/column-not-found /),
    ]);
    expect(await linesOf('O99')).toEqual([
      expect.stringContaining('no code or item is called "O99"'),
      expect.stringMatching(/^oit-audit: items of 2026: O1 O2 .*O26$/),
    ]);
    const [, , checks, ...more] = await linesOf('nothing/at-all');
    expect(checks).toMatch(/^oit-audit: checks \(.*\): link file date /);
    expect(checks).not.toContain('link/dns');
    expect(more).toEqual([]);
  });
});

it('help of history, diff, accept and schedule offers the formats that they have', async () => {
  for (const command of ['history', 'diff', 'accept', 'schedule']) {
    const { stdout } = await oit(command, '--help');
    expect(stdout).toContain(command === 'history' ? 'pretty json html;' : 'pretty json;');
    expect(stdout).not.toContain('junit');
  }
});
