import { describe, expect, test } from 'vitest';
import { clockTime, scheduledRuns } from '../../src/schedule/job.js';
import {
  defaultTarget,
  installSchedule,
  printSchedule,
  removeSchedule,
  type ScheduleTarget,
  scheduleStatus,
} from '../../src/schedule/schedule.js';
import { ScheduleError } from '../../src/schedule/schedule-error.js';
import { anInput, fakeSystem } from './inputs.js';

const targets: readonly ScheduleTarget[] = ['cron', 'systemd', 'windows', 'github'];

describe.each(targets)('%s', (target) => {
  const input = anInput('/srv/town', { checklists: ['/srv/town/a.yaml', '/srv/town/b.yaml', '/srv/town/a.yaml'] });

  test('every checklist has its trigger, once', () => {
    const text = printSchedule(target, input);
    expect(text.match(/--if-due.* \S*a\.yaml/g)).toHaveLength(1);
    expect(text.match(/--if-due.* \S*b\.yaml/g)).toHaveLength(1);
  });

  test('the status follows installing and removing', () => {
    const system = fakeSystem();
    const installed = () => scheduleStatus(target, input, system).map((one) => one.installed);
    expect(installed()).toEqual([false, false]);
    installSchedule(target, input, system);
    expect(installed()).toEqual([true, true]);
    removeSchedule(target, input, system);
    expect(installed()).toEqual([false, false]);
  });
});

test('a path that a crontab can not carry is a ScheduleError', () => {
  expect(() => printSchedule('cron', anInput('/srv/a\nb'))).toThrow(ScheduleError);
});

test('the target follows the machine', () => {
  expect([defaultTarget('win32'), defaultTarget('linux')]).toEqual(['windows', 'cron']);
});

test('a hundred checklists start one after the other, and every start is a time of the day', () => {
  const checklists = Array.from({ length: 100 }, (_, n) => `/srv/town/${n}.yaml`);
  const input = anInput('/srv/town', { checklists });
  const starts = scheduledRuns(input).map(({ at }) => clockTime(at));
  expect(starts.slice(0, 2)).toEqual(['09:00', '09:07']);
  expect(new Set(starts).size).toBe(100);
  expect(starts.filter((start) => !/^(?:09|1\d|2[01]):[0-5]\d$/.test(start))).toEqual([]);
  expect(printSchedule('systemd', input).match(/OnCalendar=\S+ 09:07:00 /g)).toHaveLength(1);
  expect(printSchedule('windows', input)).toContain('T09:07:00<');
});
