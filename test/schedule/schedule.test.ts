import { describe, expect, test } from 'vitest';
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
