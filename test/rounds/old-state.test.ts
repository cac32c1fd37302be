import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/history/sqlite/connection.js';
import { runProgram } from '../helpers/program.js';
import { leadTo, startSite } from '../helpers/site.js';
import { OLD_CHECKLIST, OLD_DAYS, oldSite } from './old-site.js';
import { commandIn, openTown } from './town.js';

let dir = '';
const inState = (...names: string[]): string => join(dir, 'state/town', ...names);
const ask = (...argv: string[]) => commandIn(dir, ...argv, '--state', 'state', '--lang', 'en');

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-old-'));
  cpSync('test/fixtures/state-v1', dir, { recursive: true });
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Every file of the state with its bytes. */
function stateFiles(): Record<string, string> {
  const names = readdirSync(inState(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = names
    .filter(({ name }) => !/-(wal|shm)$/.test(name))
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'base64')]);
  return Object.fromEntries(files);
}

describe('a state folder of the first version', () => {
  it('opens, proves itself, reports and compares, through the real program', async () => {
    const program = (...argv: string[]) => runProgram([...argv, '--state', 'state', '--lang', 'en'], { cwd: dir });
    const { stdout } = await program('history', '-f', 'json');
    expect(JSON.parse(stdout).rounds.map((round: { verdicts: object }) => round.verdicts)).toEqual([
      { O1: 'pass', O6: 'pass', O13: 'fail' },
      { O1: 'pass', O6: 'fail', O13: 'fail' },
      { O1: 'pass', O6: 'fail', O13: 'pass' },
    ]);
    expect(await ask('history', '--verify')).toMatchObject({ status: 0 });
    expect((await ask('report', '2')).stdout).toContain('the e-GP number has 10 digits');
    expect((await ask('diff', '1', '3')).stdout).toContain('6701912345 → 67019123457');
  });

  it('is judged again by the checks of today with the same verdicts', async () => {
    for (const [index, codes] of [
      ['egp/digits'],
      ['change/unexplained', 'egp/digits'],
      ['change/unexplained'],
    ].entries()) {
      const { stdout, status } = await ask('recheck', String(index + 1), '-f', 'json');
      const { items } = JSON.parse(stdout);
      const found = items.flatMap((item: { findings: { code: string; severity: string }[] }) => item.findings);
      expect(found.filter((finding: { severity: string }) => finding.severity === 'error')).toMatchObject(
        codes.map((code) => ({ code })),
      );
      expect(status).toBe(1);
    }
  });

  it('takes the next round', async () => {
    const site = await startSite(oldSite(3));
    const town = openTown(OLD_CHECKLIST, {}, { connect: leadTo({ 'town.test': site.port }) });
    try {
      cpSync(inState(), town.stateDir, { recursive: true });
      const { round, storeError } = await town.round('2025-11-16T09:00:00+07:00');
      expect({ number: round.number, previous: round.previousId !== null, storeError }).toEqual({
        number: OLD_DAYS.length + 1,
        previous: true,
        storeError: null,
      });
      expect(round.items.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass']);
    } finally {
      await site.close();
      await town.clear();
    }
  });
});

describe('a state folder that cannot serve ends the command with 3 and one clear line', () => {
  const COMMANDS = [
    ['history'],
    ['report'],
    ['recheck'],
    ['accept', 'O6', '--letter', 'x'],
    ['prune', '--keep-rounds', '1'],
    ['evidence', 'export', '--to', 'x.zip'],
    ['run', 'town.yaml', '--no-crawl'],
  ];

  async function expectRefused(expected: RegExp, commands: readonly string[][] = COMMANDS): Promise<void> {
    for (const argv of commands) {
      const given = argv.map((word) => (word === 'town.yaml' ? join(dir, word) : word));
      const state = argv[0] === 'run' ? join(dir, 'state') : 'state';
      const { status, stdout, stderr } = await commandIn(dir, ...given, '--state', state, '--lang', 'en');
      expect({ argv, status, stdout }).toEqual({ argv, status: 3, stdout: '' });
      expect(stderr).toMatch(expected);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  }

  it('written by a newer program: it says to update, and touches nothing', async () => {
    const database = connect(inState('history.db'), 0);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = stateFiles();
    await expectRefused(/written by a newer version of the program.*Update the program/);
    expect(stateFiles()).toEqual(before);
  });

  it('a database cut in half', async () => {
    truncateSync(inState('history.db'), 30_000);
    await expectRefused(/The history is damaged: .*history\.db/);
  });

  it('a database overwritten with something else', async () => {
    writeFileSync(inState('history.db'), 'no database, but long enough to be taken for one '.repeat(100));
    await expectRefused(/The history is damaged: .*history\.db/);
  });

  it('a database that is gone while its manifests stand', async () => {
    truncateSync(inState('history.db'), 0);
    await expectRefused(/The history is damaged: .*history\.db/);
  });

  it('evidence that was altered', async () => {
    for (const name of readdirSync(inState('evidence/sha256'))) appendFileSync(inState('evidence/sha256', name), 'x');
    await expectRefused(/The history is damaged: .*evidence/, [['recheck'], ['evidence', 'export', '--to', 'x.zip']]);
    expect((await ask('history', '--verify')).status).toBe(3);
  });

  it.each(['history.db', 'evidence', 'evidence/sha256', 'manifests'])(
    'a symbolic link in place of %s',
    async (name) => {
      const elsewhere = join(dir, 'elsewhere', name);
      mkdirSync(dirname(elsewhere), { recursive: true });
      renameSync(inState(name), elsewhere);
      symlinkSync(elsewhere, inState(name));
      await expectRefused(/A symbolic link stands in the state folder/);
    },
  );

  it('a symbolic link in place of the lock is not written through', async () => {
    const victim = join(dir, 'victim');
    writeFileSync(victim, 'precious');
    symlinkSync(victim, inState('lock'));
    await expectRefused(/in use|symbolic link/, [
      ['accept', 'O6', '--letter', 'x'],
      ['run', 'town.yaml', '--no-crawl'],
    ]);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  });
});

it('the state folder is for its owner alone', async () => {
  chmodSync(dir, 0o755);
  const site = await startSite({ '/': (_, response) => void response.end('<h1>หน้าแรก</h1>') });
  const town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  O1: { title: ก, urls: ["${site.url}"] }\n`,
  );
  try {
    await town.round('2025-10-02T09:00:00+07:00');
    const modes = ['', 'evidence', 'evidence/sha256', 'manifests', 'history.db'].map(
      (name) => statSync(join(town.stateDir, name)).mode & 0o777,
    );
    expect(modes.map((mode) => mode.toString(8))).toEqual(['700', '700', '700', '700', '600']);
    expect(statSync(dirname(town.stateDir)).mode & 0o777).toBe(0o700);
  } finally {
    await site.close();
    await town.clear();
  }
});
