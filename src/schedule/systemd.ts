import { join } from 'node:path';
import { clockTime, type ScheduledRun, type ScheduleInput, scheduledRuns } from './job.js';
import { escapeSpecifiers, quoteSystemd } from './quoting.js';
import { notWrittenByUs } from './schedule-error.js';
import { runOrThrow, type ScheduleSystem } from './system.js';

interface Unit {
  readonly name: string;
  readonly text: string;
}

/** The user units, each behind a comment with its file name. */
export function printSystemd(input: ScheduleInput): string {
  return scheduledRuns(input)
    .flatMap((job) => unitsOf(job))
    .map(({ name, text }) => `# ~/.config/systemd/user/${name}\n${text}`)
    .join('\n');
}

/** Writes the units and starts the timers. */
export function installSystemd(input: ScheduleInput, system: ScheduleSystem): void {
  const jobs = scheduledRuns(input);
  const units = jobs.flatMap((job) => unitsOf(job).map((unit) => ({ ...unit, job, path: pathOf(unit.name, system) })));
  for (const { path, job } of units) requireOurs(path, job, system);
  const before = new Map(units.map(({ path }) => [path, system.read(path)]));
  try {
    for (const { path, text } of units) {
      if (before.get(path) !== text) system.write(path, text);
    }
    runOrThrow(system, 'systemctl', ['--user', 'daemon-reload']);
    for (const job of jobs) runOrThrow(system, 'systemctl', ['--user', 'enable', '--now', timerName(job)]);
  } catch (error) {
    undoUnits(before, jobs, system);
    throw error;
  }
}

/** Without its timers nobody would know of the units that a failed step leaves behind; `status` would call them installed. */
function undoUnits(
  before: ReadonlyMap<string, string | null>,
  jobs: readonly ScheduledRun[],
  system: ScheduleSystem,
): void {
  for (const job of jobs) {
    if (before.get(pathOf(timerName(job), system)) === null)
      system.run('systemctl', ['--user', 'disable', '--now', timerName(job)]);
  }
  for (const [path, text] of before) {
    if (text === null) system.remove(path);
    else system.write(path, text);
  }
  system.run('systemctl', ['--user', 'daemon-reload']);
}

/** Stops the timers and removes the units that this program wrote. */
export function removeSystemd(input: ScheduleInput, system: ScheduleSystem): void {
  const jobs = scheduledRuns(input).filter((job) => isInstalledInSystemd(job, system));
  for (const job of jobs) {
    for (const { name } of unitsOf(job)) requireOurs(pathOf(name, system), job, system);
    runOrThrow(system, 'systemctl', ['--user', 'disable', '--now', timerName(job)]);
    for (const { name } of unitsOf(job)) system.remove(pathOf(name, system));
  }
  if (jobs.length > 0) runOrThrow(system, 'systemctl', ['--user', 'daemon-reload']);
}

export function isInstalledInSystemd(job: ScheduledRun, system: ScheduleSystem): boolean {
  return system.read(pathOf(timerName(job), system)) !== null;
}

function unitsOf(job: ScheduledRun): readonly Unit[] {
  const title = escapeSpecifiers(job.checklist);
  return [
    {
      name: `${job.name}.service`,
      text: `${markOf(job)}
[Unit]
Description=oit-audit ${title}

[Service]
Type=oneshot
# 1: the round was carried out and at least one item fails, which is its report and no failure of the service
SuccessExitStatus=1
ExecStart=${job.command.map(quoteSystemd).join(' ')}
StandardOutput=append:${escapeSpecifiers(job.logFile)}
StandardError=append:${escapeSpecifiers(job.logFile)}
`,
    },
    {
      name: timerName(job),
      text: `${markOf(job)}
# ให้ทำงานแม้ไม่ได้เข้าสู่ระบบ · to run while nobody is logged in: loginctl enable-linger
[Unit]
Description=oit-audit ${title} (daily: is the round due?)

[Timer]
OnCalendar=*-*-* ${clockTime(job.at)}:00 Asia/Bangkok
Persistent=true

[Install]
WantedBy=timers.target
`,
    },
  ];
}

function timerName(job: ScheduledRun): string {
  return `${job.name}.timer`;
}

function markOf(job: ScheduledRun): string {
  return `# oit-audit ${job.id}`;
}

function pathOf(name: string, system: ScheduleSystem): string {
  return join(system.configFolder, 'systemd', 'user', name);
}

function requireOurs(path: string, job: ScheduledRun, system: ScheduleSystem): void {
  const text = system.read(path);
  if (text !== null && !text.startsWith(markOf(job))) throw notWrittenByUs(path);
}
