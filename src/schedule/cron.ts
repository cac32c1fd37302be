import { type ScheduledRun, type ScheduleInput, scheduledRuns } from './job.js';
import { escapeCron, quoteSh } from './quoting.js';
import { commandFailed, commandMissing } from './schedule-error.js';
import { runOrThrow, type ScheduleSystem } from './system.js';

/** The lines for a crontab: a marked block for each checklist. */
export function printCron(input: ScheduleInput): string {
  return scheduledRuns(input)
    .map((job) => blockOf(job))
    .join('');
}

/** Puts the blocks into the user's crontab. Idempotent. */
export function installCron(input: ScheduleInput, system: ScheduleSystem): void {
  const before = readCrontab(system);
  const after = scheduledRuns(input).reduce(withBlock, before);
  if (after !== before) runOrThrow(system, 'crontab', ['-'], after);
}

/** Removes the blocks; every other line stays the same, byte for byte. */
export function removeCron(input: ScheduleInput, system: ScheduleSystem): void {
  const before = readCrontab(system);
  const after = scheduledRuns(input).reduce((text, job) => withoutBlock(text, job.id), before);
  if (after === before) return;
  if (after === '') runOrThrow(system, 'crontab', ['-r']);
  else runOrThrow(system, 'crontab', ['-'], after);
}

export function isInstalledInCron(job: ScheduledRun, system: ScheduleSystem): boolean {
  return blockPattern(job.id).test(readCrontab(system));
}

/** Replaces the block of a run in a crontab, or adds it at the end. */
export function withBlock(crontab: string, job: ScheduledRun): string {
  const old = blockPattern(job.id).exec(crontab);
  if (old === null) {
    const isOpen = crontab !== '' && !crontab.endsWith('\n');
    return `${crontab}${isOpen ? '\n' : ''}${blockOf(job, isOpen)}`;
  }
  const isOpen = old[1] !== undefined;
  const block = `${isOpen ? '\n' : ''}${blockOf(job, isOpen)}`;
  return crontab.slice(0, old.index) + block + crontab.slice(old.index + old[0].length);
}

export function withoutBlock(crontab: string, id: string): string {
  const old = blockPattern(id).exec(crontab);
  return old === null ? crontab : crontab.slice(0, old.index) + crontab.slice(old.index + old[0].length);
}

/** @param isAfterOpenLine a line end was added to the line before: the mark says so, for the removal. */
function blockOf(job: ScheduledRun, isAfterOpenLine = false): string {
  const command = `${job.command.map(quoteSh).join(' ')} >> ${quoteSh(job.logFile)} 2>&1`;
  return [
    `${beginMark(job.id)}${isAfterOpenLine ? ' +' : ''}`,
    '# ตรวจทุกวันว่าครบกำหนดรอบหรือยัง (cron กำหนด "ทุก 15 วัน" ไม่ได้) เวลาเป็นของเครื่องนี้; CRON_TZ มีผลกับทุกบรรทัดที่ตามมาและ cron บางรุ่นไม่รู้จัก จึงไม่ใช้',
    "# asks every day whether the round is due; the hour is this machine's own (CRON_TZ would move all later lines, and some crons ignore it)",
    `${job.at.minute} ${job.at.hour} * * * ${escapeCron(command)}`,
    endMark(job.id),
    '',
  ].join('\n');
}

function beginMark(id: string): string {
  return `# >>> oit-audit ${id} >>>`;
}

function endMark(id: string): string {
  return `# <<< oit-audit ${id} <<<`;
}

function blockPattern(id: string): RegExp {
  return new RegExp(
    `(?:(?:^|(?<=\\n))${beginMark(id)}|(\\n)${beginMark(id)} \\+)\\n[\\s\\S]*?\\n${endMark(id)}(?:\\n|$)`,
  );
}

function readCrontab(system: ScheduleSystem): string {
  const answer = system.run('crontab', ['-l']);
  if (answer.status === null) throw commandMissing('crontab');
  if (answer.status === 0) return answer.stdout;
  // Without a crontab every cron answers with 1 and these words.
  if (/no crontab/i.test(answer.stderr)) return '';
  throw commandFailed('crontab -l', answer.stderr.trim());
}
