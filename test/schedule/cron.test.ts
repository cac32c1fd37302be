import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  installCron,
  isInstalledInCron,
  printCron,
  removeCron,
  withBlock,
  withoutBlock,
} from '../../src/schedule/cron.js';
import { scheduledRuns } from '../../src/schedule/job.js';
import { ScheduleError } from '../../src/schedule/schedule-error.js';
import { anInput, fakeSystem, ODD_FOLDER, unescapeCron } from './inputs.js';

const LINE = /^(\d+) (\d+) \* \* \* (.*)$/m;

test('the line runs the program every day at nine with absolute paths, and appends to a log', () => {
  expect(LINE.exec(printCron(anInput('/srv/town')))?.slice(1)).toEqual([
    '0',
    '9',
    '/usr/bin/node /opt/oit-audit/bin/oit-audit.js run --if-due --no-progress /srv/town/town.yaml >> /srv/town/town.oit-audit.log 2>&1',
  ]);
});

test('a shell runs the line with the very paths, whatever stands in them', () => {
  const root = mkdtempSync(join(tmpdir(), 'oit-cron-'));
  try {
    const folder = join(root, ODD_FOLDER);
    mkdirSync(folder, { recursive: true });
    const program = join(folder, 'fake program');
    writeFileSync(program, '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\n');
    chmodSync(program, 0o755);
    const input = anInput(folder, {
      node: program,
      program: join(folder, 'oit audit.js'),
      state: join(folder, 'state'),
    });
    const command = unescapeCron(LINE.exec(printCron(input))?.[3] ?? '');
    expect(spawnSync('sh', ['-n', '-c', command]).status).toBe(0);
    execFileSync('sh', ['-c', command], { env: { HOME: '/nowhere', PATH: '/usr/bin:/bin' } });
    expect(readFileSync(join(folder, 'town.oit-audit.log'), 'utf8').trimEnd().split('\n')).toEqual([
      join(folder, 'oit audit.js'),
      ...['run', '--if-due', '--no-progress', '--state', join(folder, 'state')],
      join(folder, 'town.yaml'),
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('a path with a line break is refused', () => {
  expect(() => printCron(anInput('/srv/a\nb'))).toThrow(RangeError);
});

test('installing keeps what stood there, a second time changes nothing, removing restores it byte for byte', () => {
  const before = 'MAILTO=clerk@town.test\n# own line\n\n5 4 * * * /usr/bin/backup 100\\%  \n';
  const system = fakeSystem(before);
  const input = anInput('/srv/town', { checklists: ['/srv/town/a.yaml', '/srv/town/b.yaml'] });
  installCron(input, system);
  const once = system.crontab;
  expect(once?.startsWith(before)).toBe(true);
  expect(once?.match(/^\d.*run --if-due/gm)?.map((line) => line.slice(0, 10))).toEqual(['0 9 * * * ', '10 9 * * *']);
  installCron(input, system);
  expect(system.crontab).toBe(once);
  expect(system.commands.filter((command) => command === 'crontab -')).toHaveLength(1);
  removeCron(input, system);
  expect(system.crontab).toBe(before);
});

test('installing again with other options replaces the block where it stands', () => {
  const system = fakeSystem('1 1 * * * first\n');
  installCron(anInput('/srv/town'), system);
  system.crontab += '2 2 * * * last\n';
  installCron(anInput('/srv/town', { options: ['--lang', 'en'] }), system);
  expect(system.crontab).toMatch(/^1 1 .*\n# >>> [\s\S]*--lang en[\s\S]*# <<< .*\n2 2 \* \* \* last\n$/);
  expect(system.crontab?.match(/>>> oit-audit/g)).toHaveLength(1);
});

test('a crontab that held nothing else is removed altogether', () => {
  const system = fakeSystem(null);
  installCron(anInput('/srv/town'), system);
  removeCron(anInput('/srv/town'), system);
  expect(system.crontab).toBe(null);
});

test('removing what is not there writes nothing', () => {
  const system = fakeSystem('1 1 * * * first\n');
  removeCron(anInput('/srv/town'), system);
  expect(system.commands).toEqual(['crontab -l']);
});

test('removing one checklist leaves the other installed', () => {
  const system = fakeSystem();
  const input = anInput('/srv/town', { checklists: ['/srv/town/a.yaml', '/srv/town/b.yaml'] });
  installCron(input, system);
  removeCron(anInput('/srv/town', { checklists: ['/srv/town/a.yaml'] }), system);
  expect(scheduledRuns(input).map((job) => isInstalledInCron(job, system))).toEqual([false, true]);
});

test('any crontab comes back after installing and removing, also without a last line end', () => {
  const [job] = scheduledRuns(anInput('/srv/town'));
  if (job === undefined) throw new Error('no job');
  const crontab = fc.array(fc.constantFrom('\n', '# x', '1 2 * * * y', '# >>> oit-audit', ' ', 'ก'), { maxLength: 12 });
  fc.assert(
    fc.property(
      crontab.map((parts) => parts.join('')),
      (text) => withoutBlock(withBlock(withBlock(text, job), { ...job, at: { hour: 9, minute: 30 } }), job.id) === text,
    ),
  );
});

test('a machine without crontab is told so', () => {
  const system = { ...fakeSystem(), run: () => ({ status: null, stdout: '', stderr: '' }) };
  expect(() => installCron(anInput('/srv/town'), system)).toThrow(ScheduleError);
});

test('a crontab that can not be read is never written over', () => {
  const written: string[] = [];
  const system = {
    ...fakeSystem(),
    run: (_: string, args: readonly string[]) => {
      written.push(...args);
      return { status: 1, stdout: '', stderr: 'you are not allowed to use this program' };
    },
  };
  expect(() => installCron(anInput('/srv/town'), system)).toThrow('not allowed');
  expect(written).toEqual(['-l']);
});
