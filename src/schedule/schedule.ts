import { installCron, isInstalledInCron, printCron, removeCron } from './cron.js';
import { installGithub, isInstalledInGithub, printGithub, removeGithub } from './github.js';
import { type ScheduledRun, type ScheduleInput, scheduledRuns } from './job.js';
import { ScheduleError } from './schedule-error.js';
import type { ScheduleSystem } from './system.js';
import { installSystemd, isInstalledInSystemd, printSystemd, removeSystemd } from './systemd.js';
import { installWindows, isInstalledInWindows, printWindows, removeWindows } from './windows.js';

export type ScheduleTarget = 'cron' | 'systemd' | 'windows' | 'github';

/** A service that starts a program every day. */
interface Scheduler {
  print(input: ScheduleInput): string;
  install(input: ScheduleInput, system: ScheduleSystem): void;
  remove(input: ScheduleInput, system: ScheduleSystem): void;
  isInstalled(job: ScheduledRun, system: ScheduleSystem, input: ScheduleInput): boolean;
}

const SCHEDULERS: Readonly<Record<ScheduleTarget, Scheduler>> = {
  cron: { print: printCron, install: installCron, remove: removeCron, isInstalled: isInstalledInCron },
  systemd: { print: printSystemd, install: installSystemd, remove: removeSystemd, isInstalled: isInstalledInSystemd },
  windows: { print: printWindows, install: installWindows, remove: removeWindows, isInstalled: isInstalledInWindows },
  github: { print: printGithub, install: installGithub, remove: removeGithub, isInstalled: isInstalledInGithub },
};

/** The default scheduler of a platform. */
export function defaultTarget(platform: NodeJS.Platform): ScheduleTarget {
  return platform === 'win32' ? 'windows' : 'cron';
}

/** What `install` would set up, as text (for Windows: XML). @throws ScheduleError for a path that the scheduler can't hold. */
export function printSchedule(target: ScheduleTarget, input: ScheduleInput): string {
  return orScheduleError(() => SCHEDULERS[target].print(input));
}

/** Sets up the daily triggers. Idempotent. @throws ScheduleError */
export function installSchedule(target: ScheduleTarget, input: ScheduleInput, system: ScheduleSystem): void {
  orScheduleError(() => SCHEDULERS[target].install(input, system));
}

/** Removes what `install` set up for these checklists, nothing else. @throws ScheduleError */
export function removeSchedule(target: ScheduleTarget, input: ScheduleInput, system: ScheduleSystem): void {
  orScheduleError(() => SCHEDULERS[target].remove(input, system));
}

/** Whether each checklist's trigger is set up, in the order of `input.checklists`. @throws ScheduleError */
export function scheduleStatus(
  target: ScheduleTarget,
  input: ScheduleInput,
  system: ScheduleSystem,
): readonly { readonly checklist: string; readonly installed: boolean }[] {
  return orScheduleError(() =>
    scheduledRuns(input).map((job) => ({
      checklist: job.checklist,
      installed: SCHEDULERS[target].isInstalled(job, system, input),
    })),
  );
}

function orScheduleError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const isRefusal = error instanceof RangeError || (error instanceof Error && 'code' in error);
    if (!isRefusal || error instanceof ScheduleError) throw error;
    throw new ScheduleError(
      { th: `ตั้งเวลาไม่ได้: ${error.message}`, en: `The schedule can't be set up: ${error.message}` },
      { cause: error },
    );
  }
}
