import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openState } from '../../../history/state.js';
import { stateDirFor } from '../../../history/state-folder.js';
import type { Checklist } from '../../../model/checklist.js';
import { type Lang, sayFrom, type Words } from '../../../model/words.js';
import { variablesOf } from '../../../notify/secrets.js';
import { beforeClosing } from '../../../round/assessment.js';
import { dueStatus } from '../../../round/due.js';
import { workflowPath } from '../../../schedule/github.js';
import type { ScheduleInput } from '../../../schedule/job.js';
import {
  defaultTarget,
  installSchedule,
  printSchedule,
  removeSchedule,
  type ScheduleTarget,
  scheduleStatus,
} from '../../../schedule/schedule.js';
import { ScheduleError } from '../../../schedule/schedule-error.js';
import { systemOf } from '../../../schedule/system.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/read-dates.js';
import { tableLines } from '../../../text/text-table.js';
import { VERSION } from '../../../version.js';
import { loadChecklists, namedChecklists } from '../../checklists.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { SCHEDULE_ACTIONS, type ScheduleAction } from '../../first-words.js';
import { readTargets, refuseUnwritable, unknownAction, writeTargets } from '../../print/output.js';
import { printLine, type Terminal } from '../../print/terminal.js';
import { nowOf } from '../../settings.js';
import { reportsFor } from './reports.js';
import { variableWords } from './variables.js';

export async function schedule(invocation: Invocation): Promise<number> {
  const {
    terminal,
    registry,
    options,
    arguments: [action, ...given],
  } = invocation;
  if (!isAction(action)) throw unknownAction(action, SCHEDULE_ACTIONS);
  const paths = namedChecklists(given, terminal.cwd);
  const checklists = loadChecklists(paths, registry);
  const target = options.target ?? defaultTarget(process.platform);
  // `status` has a format of its own.
  const reports = action === 'print' || action === 'install' ? reportsFor(invocation, paths) : NO_REPORTS;
  const input = { ...inputOf(invocation, checklists), reports };
  try {
    return WORK[action](invocation, target, input, checklists);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    terminal.stderr.write(`oit-audit: ${error.words[terminal.lang]}\n`);
    return EXIT.notCarriedOut;
  }
}

const NO_REPORTS: ScheduleInput['reports'] = new Map();

const isAction = (word: unknown): word is ScheduleAction => SCHEDULE_ACTIONS.some((action) => action === word);

/** What is left to do or to know once the trigger is there. */
const AFTER_INSTALL: Readonly<Partial<Record<ScheduleTarget, (input: ScheduleInput) => readonly Words[]>>> = {
  github: (input) => [
    {
      th: `เขียนไฟล์ ${workflowPath(input)} แล้ว ให้ commit และ push ไฟล์นี้ GitHub จึงจะเริ่มทำงาน`,
      en: `wrote ${workflowPath(input)}; commit and push this file, for GitHub knows nothing of it before`,
    },
    ...(input.variables.length === 0 ? [] : [githubSecrets(input.variables.map(({ name }) => name))]),
  ],
  windows: () => [
    {
      th: 'งานนี้ทำงานเฉพาะเมื่อผู้ใช้นี้ลงชื่อเข้าใช้ Windows อยู่ ถ้าเลยเวลาไปแล้ว จะทำเมื่อลงชื่อเข้าใช้ครั้งถัดไป',
      en: 'the task runs only while this user is logged on to Windows; a missed one runs once the user is logged on again',
    },
  ],
};

const githubSecrets = (names: readonly string[]): Words => ({
  th: `notify ต้องใช้ Settings > Secrets and variables > Actions > Secrets: ${names.join(', ')}`,
  en: `notify needs Settings > Secrets and variables > Actions > Secrets: ${names.join(', ')}`,
});

type Work = (
  invocation: Invocation,
  target: ScheduleTarget,
  input: ScheduleInput,
  checklists: readonly Checklist[],
) => number;

const WORK: Readonly<Record<ScheduleAction, Work>> = {
  print(invocation, target, input, checklists) {
    invocation.terminal.stdout.write(printSchedule(target, input));
    sayWhatIsLeft(invocation, input, checklists);
    return EXIT.ok;
  },
  install({ terminal, options }, target, input, checklists) {
    const system = systemOf(terminal.env);
    if (input.envFile !== null) refuseUnwritable(input.envFile, options.secretsFile ?? input.envFile);
    installSchedule(target, input, system);
    printLine(terminal, {
      th: `ตั้งเวลาแล้ว (${target}) ระบบจะเรียกทุกวัน และตรวจจริงเมื่อครบกำหนด`,
      en: `installed (${target}): called daily, working when due`,
    });
    for (const words of AFTER_INSTALL[target]?.(input) ?? []) printLine(terminal, words);
    if (target !== 'github')
      for (const words of variableWords(input, checklists, terminal, system)) printLine(terminal, words);
    return EXIT.ok;
  },
  remove({ terminal }, target, input) {
    removeSchedule(target, input, systemOf(terminal.env));
    printLine(terminal, { th: `ถอนการตั้งเวลาแล้ว (${target})`, en: `removed (${target})` });
    return EXIT.ok;
  },
  status: showStatus,
};

function showStatus(
  { terminal, options }: Invocation,
  target: ScheduleTarget,
  input: ScheduleInput,
  checklists: readonly Checklist[],
): number {
  const now = nowOf(options);
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, input.checklists);
  const installed = installedOn(target, input, terminal);
  const rows = checklists.map((checklist) => {
    const path = resolve(terminal.cwd, checklist.path);
    return {
      checklist: checklist.path,
      target,
      installed: installed.get(path) ?? false,
      ...dueOf(checklist, path, input, now),
    };
  });
  writeTargets(targets, terminal, { json: () => rows, pretty: () => statusText(rows, terminal.lang) });
  return EXIT.ok;
}

/** When the next round is due, and how many are left before the answers close. */
function dueOf({ schedule: { everyDays }, assessment }: Checklist, path: string, input: ScheduleInput, now: string) {
  const dir = stateDirFor(path, input.state ?? undefined);
  const status = dueStatus(existsSync(dir) ? roundsIn(dir, now) : [], now, everyDays);
  const left = beforeClosing(assessment, status, { everyDays, today: bangkokDay(now) });
  return { ...status, ...(left && { closes: left.closes, roundsBeforeClosing: left.rounds }) };
}

/** On stderr, for stdout holds the trigger alone. */
function sayWhatIsLeft(
  { terminal, options }: Invocation,
  input: ScheduleInput,
  checklists: readonly Checklist[],
): void {
  const now = nowOf(options);
  for (const checklist of checklists) {
    if (checklist.assessment?.closes == null) continue;
    const due = dueOf(checklist, resolve(terminal.cwd, checklist.path), input, now);
    const inLang = (lang: Lang): string => `${checklist.path}: ${leftWords(due, lang)}`;
    printLine(terminal, { th: inLang('th'), en: inLang('en') });
  }
}

/** A machine that lacks the scheduler has nothing installed in it; when the rounds are due is known all the same. */
function installedOn(target: ScheduleTarget, input: ScheduleInput, terminal: Terminal): ReadonlyMap<string, boolean> {
  try {
    return new Map(
      scheduleStatus(target, input, systemOf(terminal.env)).map((status) => [status.checklist, status.installed]),
    );
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    printLine(terminal, error.words);
    return new Map();
  }
}

function roundsIn(dir: string, now: string) {
  const state = openState({ dir, write: false, now: () => now });
  try {
    return state.rounds();
  } finally {
    state.close();
  }
}

type ScheduleRow = { readonly checklist: string; readonly target: string; readonly installed: boolean } & ReturnType<
  typeof dueOf
>;

function statusText(rows: readonly ScheduleRow[], lang: Lang): string {
  const say = sayFrom(WORDS, lang);
  const columns = ['checklist', 'target', 'installed', 'last', 'next'] as const;
  const lateness = (days: number): string => (days === 1 ? say('overdueOne') : say('overdue', { days }));
  const lines = tableLines(
    [...columns.map((key) => ({ title: say(key) })), { title: '' }],
    rows.map((row) => [
      row.checklist,
      row.target,
      row.installed ? say('yes') : say('no'),
      row.last === null ? say('never') : formatDate(row.last, lang),
      formatDate(row.next, lang),
      [row.overdueBy > 0 ? lateness(row.overdueBy) : row.due ? say('due') : '', leftWords(row, lang)]
        .filter((words) => words !== '')
        .join(' · '),
    ]),
    { hasRule: true },
  );
  return `${lines.join('\n')}\n`;
}

/** Empty where the checklist names no closing day. */
function leftWords({ closes, roundsBeforeClosing = 0 }: ReturnType<typeof dueOf>, lang: Lang): string {
  if (closes === undefined) return '';
  const data = { day: formatDate(closes, lang), rounds: roundsBeforeClosing };
  const key = roundsBeforeClosing === 0 ? 'closed' : roundsBeforeClosing === 1 ? 'leftOne' : 'left';
  return sayFrom(WORDS, lang)(key, data);
}

const WORDS = {
  yes: { th: 'ใช่', en: 'yes' },
  no: { th: 'ไม่', en: 'no' },
  never: { th: 'ยังไม่มี', en: 'none yet' },
  due: { th: 'ครบกำหนด', en: 'due' },
  checklist: { th: 'checklist', en: 'checklist' },
  target: { th: 'ระบบ', en: 'target' },
  installed: { th: 'ติดตั้งแล้ว', en: 'installed' },
  last: { th: 'รอบล่าสุด', en: 'last round' },
  next: { th: 'รอบถัดไป', en: 'next round' },
  overdue: { th: 'เกินกำหนด {days} วัน', en: 'overdue by {days} days' },
  left: { th: 'เหลืออีก {rounds} รอบก่อนปิดรับการแก้ไข {day}', en: '{rounds} rounds left before answers close on {day}' },
  leftOne: { th: 'เหลืออีก 1 รอบก่อนปิดรับการแก้ไข {day}', en: '1 round left before answers close on {day}' },
  closed: { th: 'ไม่มีรอบเหลือก่อนปิดรับการแก้ไข {day}', en: 'no round left before answers close on {day}' },
  overdueOne: { th: 'เกินกำหนด 1 วัน', en: 'overdue by 1 day' },
} as const satisfies Readonly<Record<string, Words>>;

function inputOf({ terminal, options }: Invocation, checklists: readonly Checklist[]): ScheduleInput {
  return {
    node: process.execPath,
    program: fileURLToPath(new URL('../../../../bin/oit-audit.js', import.meta.url)),
    checklists: checklists.map(({ path }) => resolve(terminal.cwd, path)),
    state: options.state === undefined ? null : resolve(terminal.cwd, options.state),
    reports: NO_REPORTS,
    envFile: options.secretsFile === undefined ? null : resolve(terminal.cwd, options.secretsFile),
    variables: variablesOf(checklists.flatMap(({ notify }) => notify ?? [])),
    options: terminal.lang === 'th' ? [] : ['--lang', terminal.lang],
    version: VERSION,
    repository: terminal.cwd,
  };
}
