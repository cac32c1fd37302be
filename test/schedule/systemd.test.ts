import { expect, test } from 'vitest';
import { scheduledRuns } from '../../src/schedule/job.js';
import { installSystemd, isInstalledInSystemd, printSystemd, removeSystemd } from '../../src/schedule/systemd.js';
import { anInput, fakeSystem, ODD_FOLDER } from './inputs.js';

const input = anInput('/srv/town');
const [job] = scheduledRuns(input);
const timer = `/home/somchai/.config/systemd/user/${job?.name}.timer`;
const service = timer.replace(/timer$/, 'service');

test('the timer makes up for days on which the machine was off, at nine in Bangkok', () => {
  const text = printSystemd(input);
  expect(text).toContain('\nOnCalendar=*-*-* 09:00:00 Asia/Bangkok\nPersistent=true\n');
  expect(text).toContain('\nWantedBy=timers.target\n');
});

test('every line of a unit is a section, a comment or a name with a value', () => {
  const lines = printSystemd(anInput(ODD_FOLDER)).split('\n');
  expect(lines.filter((line) => !/^(\[\w+\]|#.*|[A-Z]\w+=.+|)$/.test(line))).toEqual([]);
  const values = lines.filter((line) => /^(ExecStart|Standard|Description)/.test(line));
  // What is left after doubled signs are gone would be a specifier or a variable.
  expect(values.map((line) => line.replaceAll('%%', '')).filter((line) => line.includes('%'))).toEqual([]);
  const [command] = values.filter((line) => line.startsWith('ExecStart'));
  expect(command?.replaceAll('$$', '')).not.toContain('$');
});

test('installing writes the units and starts the timer, a second time writes nothing, removing leaves no file', () => {
  const system = fakeSystem();
  installSystemd(input, system);
  expect([...system.files.keys()]).toEqual([service, timer]);
  expect(system.commands).toEqual([
    'systemctl --user daemon-reload',
    `systemctl --user enable --now ${job?.name}.timer`,
  ]);
  const before = new Map(system.files);
  installSystemd(input, system);
  expect(system.files).toEqual(before);
  removeSystemd(input, system);
  expect(system.files.size).toBe(0);
  expect(job !== undefined && isInstalledInSystemd(job, system)).toBe(false);
});

test('a unit of the same name that this program did not write is left alone', () => {
  const system = fakeSystem();
  system.files.set(timer, '[Timer]\n');
  expect(() => installSystemd(input, system)).toThrow('not made by this program');
  expect(() => removeSystemd(input, system)).toThrow('not made by this program');
  expect([...system.files]).toEqual([[timer, '[Timer]\n']]);
});

test.each(['daemon-reload', 'enable'])(
  'where systemctl %s fails, no unit stays behind, and what stood there before is put back',
  (step) => {
    const machine = fakeSystem();
    const run = machine.run;
    let fails = true;
    machine.run = (command, args, input) =>
      fails && args.includes(step)
        ? { status: 1, stdout: '', stderr: 'Failed to connect to bus' }
        : run(command, args, input);
    expect(() => installSystemd(anInput('/srv/ita'), machine)).toThrow(/Failed to connect to bus/);
    expect([...machine.files.keys()]).toEqual([]);
    fails = false;
    installSystemd(anInput('/srv/ita'), machine);
    const before = new Map(machine.files);
    fails = true;
    expect(() => installSystemd(anInput('/srv/ita', { options: ['--lang', 'en'] }), machine)).toThrow();
    expect(machine.files).toEqual(before);
  },
);
