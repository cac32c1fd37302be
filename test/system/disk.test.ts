import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import { startProgram } from '../helpers/program.js';
import { page, type Site, startSite } from '../helpers/site.js';

// Mounts file systems and becomes another user.
if (process.getuid?.() !== 0) throw new Error('npm run test:disk needs root: it mounts small file systems');
const SETPRIV = requireCommand('setpriv');
requireCommand('mount');

const ITEMS = 12;
let site: Site;
let dir = '';
let disk = '';
let edition = 0;

function requireCommand(name: string): string {
  const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
  if (found === '') throw new Error(`npm run test:disk needs the command ${name} (Debian: util-linux)`);
  return found;
}

beforeAll(async () => {
  site = await startSite((request, response, times) => {
    const name = (request.url ?? '').replace(/\W/g, '');
    // Some kilobytes that do not compress and are others in every round.
    const noise = Array.from({ length: 900 }, (_, n) => Math.sin(n + edition * 7 + name.length).toString(36)).join(' ');
    return page(name, `<main><h1>ข้อ ${name}</h1><p>${noise}</p></main>`)(request, response, times);
  });
});

afterAll(() => site.close());

beforeEach(() => {
  edition = 0;
  dir = mkdtempSync(join(tmpdir(), 'oit-disk-'));
  disk = join(dir, 'disk');
  mkdirSync(disk);
  const items = Array.from({ length: ITEMS }, (_, n) => {
    return `  O${n + 1}: { title: ข้อ ${n + 1}, urls: ["${site.origin}/o${n + 1}.html"] }\n`;
  });
  writeFileSync(
    join(dir, 'town.yaml'),
    `version: 1\nagency: { name: เทศบาล }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n${items.join('')}`,
  );
});

afterEach(() => {
  // Lazily: a database that was looked at here may not be let go yet.
  spawnSync('umount', ['-l', disk]);
  chmodSync(dir, 0o755);
  rmSync(dir, { recursive: true, force: true });
});

const mount = (options: string): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
};
const freeKiB = (): number => {
  const { bavail, bsize } = statfsSync(disk);
  return (bavail * bsize) / 1024;
};
// In a process of its own: the disk is free of its files when it has ended.
const runProgram = (argv: readonly string[], place: Parameters<typeof startProgram>[1]) =>
  startProgram(argv, place).ended;
const program = (...argv: string[]) => runProgram([...argv, '--state', 'disk', '--lang', 'en'], { cwd: dir });
const round = () => program('run', 'town.yaml', '--no-crawl', '-f', 'json');
const roundsOnDisk = (): number => {
  const state = openState({ dir: join(disk, 'town'), write: false, now: () => '2025-10-02T02:00:00.000Z' });
  try {
    expect(verify(state)).toEqual([]);
    return state.rounds().length;
  } finally {
    state.close();
  }
};

describe('a full disk', () => {
  it('ends with 3 and a clear line, the history whole, and once there is room the next round is stored', async () => {
    mount('size=1500k');
    expect((await round()).status).toBe(0);
    const filler = join(disk, 'filler');
    let refused = 0;
    // From a disk that has no room at all to one that has nearly enough: the round is cut off at one step after another.
    for (const leave of [0, 4, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120, 140, 160]) {
      edition += 1;
      const stored = roundsOnDisk();
      writeFileSync(filler, '');
      const size = Math.max(0, Math.floor(freeKiB()) - leave);
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1024', `count=${size}`], { stdio: 'ignore' });
      const { status, stderr } = await round();
      if (status === 3) {
        refused += 1;
        expect(stderr).toMatch(
          /^town\.yaml: The disk is full, the round could not be stored: .*free some space and run again\n$/,
        );
        expect(roundsOnDisk()).toBe(stored);
      } else {
        expect({ leave, status, stderr }).toEqual({ leave, status: 0, stderr: '' });
        expect(roundsOnDisk()).toBe(stored + 1);
      }
      rmSync(filler);
    }
    expect(refused).toBeGreaterThanOrEqual(4);
    const stored = roundsOnDisk();
    const { status, stdout } = await round();
    expect({ status, rounds: roundsOnDisk() }).toEqual({ status: 0, rounds: stored + 1 });
    expect(JSON.parse(stdout).run.complete).toBe(true);
  }, 300_000);

  it('makes room by prune, on the very disk that is full', async () => {
    mount('size=1500k');
    let last = await round();
    for (; last.status === 0; last = await round()) edition += 1;
    expect(last.status).toBe(3);
    const stored = roundsOnDisk();
    expect(stored).toBeGreaterThan(2);
    const pruned = await program('prune', '--keep-rounds', '1');
    expect({ status: pruned.status, rounds: roundsOnDisk() }).toEqual({ status: 0, rounds: 1 });
    expect((await round()).status).toBe(0);
  }, 300_000);

  it('leaves a report that had no room unwritten and the one before as it was', async () => {
    mount('size=64k');
    writeFileSync(join(disk, 'report.html'), 'the report before');
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1024'], { stdio: 'ignore' });
    const { status, stderr } = await runProgram(
      ['run', 'town.yaml', '--no-crawl', '--state', 'state', '-f', 'html=disk/report.html', '--lang', 'en'],
      { cwd: dir },
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/report\.html/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(execFileSync('cat', [join(disk, 'report.html')], { encoding: 'utf8' })).toBe('the report before');
    expect(execFileSync('ls', [disk], { encoding: 'utf8' }).trim().split('\n')).toEqual(['filler', 'report.html']);
  });
});

describe('a disk that is mounted read-only', () => {
  it('refuses a round before anything is fetched, and still shows, proves and renders what it holds', async () => {
    mount('size=4m');
    expect((await round()).status).toBe(0);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    site.forget();
    const { status, stdout, stderr } = await round();
    expect({ status, stdout, requests: site.requests.length }).toEqual({ status: 3, stdout: '', requests: 0 });
    expect(stderr).toMatch(/^town\.yaml: The state folder can't be written: .*Check its permissions.*\n$/);
    for (const argv of [['history'], ['history', '--verify'], ['report'], ['recheck', '--checklist', 'town.yaml']]) {
      const read = await program(...argv);
      expect({ argv, status: read.status, stderr: read.stderr }).toEqual({ argv, status: 0, stderr: '' });
    }
    for (const argv of [
      ['accept', 'O1', '--letter', 'x'],
      ['prune', '--keep-rounds', '1'],
    ]) {
      const { status: code, stderr: said } = await program(...argv);
      expect({ argv, code }).toEqual({ argv, code: 3 });
      expect(said).toMatch(/can't be written/);
    }
  });
});

describe('another user', () => {
  /** The program as nobody, who may read the project and the checklist but owns nothing. */
  const asNobody = (...argv: string[]) =>
    spawnSync(
      SETPRIV,
      ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, resolve('bin/oit-audit.js'), ...argv],
      { cwd: dir, encoding: 'utf8', env: { ...process.env, NO_PROXY: '*', HOME: '/nonexistent' } },
    );

  it('is told that the state folder cannot be written, and nothing is fetched', () => {
    chmodSync(dir, 0o755);
    site.forget();
    const { status, stdout, stderr } = asNobody('run', 'town.yaml', '--no-crawl', '--lang', 'en');
    expect({ status, stdout, requests: site.requests.length }).toEqual({ status: 3, stdout: '', requests: 0 });
    expect(stderr).toMatch(
      /^town\.yaml: The state folder can't be written: .*\.oit-audit.*choose another with --state\n$/,
    );
  });

  it('cannot read the history of the first, and is told so in one line', async () => {
    expect((await runProgram(['run', 'town.yaml', '--no-crawl'], { cwd: dir })).status).toBe(0);
    chmodSync(dir, 0o755);
    for (const argv of [['history'], ['run', 'town.yaml', '--no-crawl']]) {
      const { status, stdout, stderr } = asNobody(...argv, '--lang', 'en');
      expect({ argv, status, stdout }).toEqual({ argv, status: 3, stdout: '' });
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
