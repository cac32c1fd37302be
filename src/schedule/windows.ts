import { join } from 'node:path';
import { escapeMarkup } from '../text/markup.js';
import { clockTime, type ScheduledRun, type ScheduleInput, scheduledRuns } from './job.js';
import { quoteCmd } from './quoting.js';
import { commandMissing } from './schedule-error.js';
import { runOrThrow, type ScheduleSystem } from './system.js';

/** The tasks as XML, each with the command that creates it in a comment. */
export function printWindows(input: ScheduleInput): string {
  const tasks = scheduledRuns(input).map((job) => taskXml(job, ''));
  return tasks.join('\n');
}

/** A task as `schtasks /XML` wants its file: UTF-16 little endian with a byte order mark. */
export function taskFile(job: ScheduledRun): Uint8Array {
  return Buffer.from(`\uFEFF${taskXml(job, ' encoding="UTF-16"')}`, 'utf16le');
}

export function installWindows(input: ScheduleInput, system: ScheduleSystem): void {
  for (const job of scheduledRuns(input)) {
    const file = join(system.temporaryFolder, `${job.name}.xml`);
    system.write(file, taskFile(job));
    try {
      runOrThrow(system, 'schtasks', ['/Create', '/TN', taskName(job), '/XML', file, '/F']);
    } finally {
      system.remove(file);
    }
  }
}

export function removeWindows(input: ScheduleInput, system: ScheduleSystem): void {
  for (const job of scheduledRuns(input)) {
    if (isInstalledInWindows(job, system)) runOrThrow(system, 'schtasks', ['/Delete', '/TN', taskName(job), '/F']);
  }
}

export function isInstalledInWindows(job: ScheduledRun, system: ScheduleSystem): boolean {
  const answer = system.run('schtasks', ['/Query', '/TN', taskName(job)]);
  if (answer.status === null) throw commandMissing('schtasks');
  return answer.status === 0;
}

function taskName(job: ScheduledRun): string {
  return `\\oit-audit\\${job.name}`;
}

// The elements and their order are those of the Task Scheduler schema (MS-TSCH 2.5, version 1.2).
function taskXml(job: ScheduledRun, encoding: string): string {
  const line = `${job.command.map(quoteCmd).join(' ')} >> ${quoteCmd(job.logFile)} 2>&1`;
  return `<?xml version="1.0"${encoding}?>
<!-- schtasks /Create /TN "${taskName(job)}" /XML "${job.name}.xml" /F -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${escapeMarkup(`oit-audit ${job.checklist}: ตรวจทุกวันว่าครบกำหนดรอบหรือยัง (is the round due?)`)}</Description>
    <URI>${escapeMarkup(taskName(job))}</URI>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2025-01-01T${clockTime(job.at)}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT6H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>cmd.exe</Command>
      <Arguments>${escapeMarkup(`/d /s /c "${line}"`)}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}
