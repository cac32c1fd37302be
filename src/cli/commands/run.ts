import { resolve } from 'node:path';
import pLimit from 'p-limit';
import { type AuditOutcome, audit } from '../../audit.js';
import { isDue, nextDueDay } from '../../history/due.js';
import { openState, type State } from '../../history/state.js';
import { StateError } from '../../history/state-error.js';
import { stateDirFor } from '../../history/state-folder.js';
import type { Checklist } from '../../model/checklist.js';
import { makePlan } from '../../plan/plan.js';
import { reporters } from '../../report/index.js';
import { formatDate } from '../../text/thai-date.js';
import { announceOnGithub, notifyPeople } from '../announce.js';
import { inShard, loadChecklists } from '../checklists.js';
import { EXIT, type FailOn, statusOf, worstStatus } from '../exit-status.js';
import { readTargets, usageError } from '../output.js';
import { createProgress } from '../progress.js';
import { type Printable, printableOf, printReports } from '../reporting.js';
import { settingsOf } from '../settings.js';
import { say, type Terminal } from '../terminal.js';
import type { Invocation } from './command.js';

/** Checklists audited at once; each is polite to its own site, so that waiting for one costs the others nothing. */
const AT_ONCE = 16;

export async function run(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const paths = inShard(
    invocation.arguments[0] as string[],
    options.shard as { index: number; of: number } | undefined,
  );
  const checklists = loadChecklists(paths, registry);
  const settings = settingsOf(options, terminal.env);
  for (const checklist of checklists) makePlan(checklist, registry, settings);
  const targets = readTargets(options.format as string[] | undefined, [...reporters.keys()], terminal.cwd);
  const isQuiet = options.quiet === true;
  const dirs = stateDirs(checklists, options.state as string | undefined, terminal);
  const progress = createProgress(terminal, options.progress !== false && !isQuiet);

  const limit = pLimit(AT_ONCE);
  const isOne = checklists.length === 1;
  const outcomes = await Promise.all(
    checklists.map((checklist, index) =>
      limit(() =>
        runOne(checklist, dirs[index] ?? '', invocation, settings, isQuiet, (event) =>
          progress.update(isOne ? event : { ...event, checklist: checklist.path }),
        ),
      ),
    ),
  );
  progress.clear();

  const done = outcomes.flatMap(({ printable }, index) => {
    const checklist = checklists[index];
    return printable && checklist ? [{ checklist, printable }] : [];
  });
  const failed = outcomes.flatMap((outcome) => outcome.status ?? []);
  if (done.length === 0) return worstStatus(failed);
  const reports = await printReports(
    done.map(({ printable }) => printable),
    targets,
    { terminal, registry, verbose: options.verbose === true, now: settings.now },
  );
  const announced = reports.flatMap((report, index) => {
    const made = done[index];
    return made ? [{ ...made, report }] : [];
  });
  await announceOnGithub(announced, terminal, settings.now);
  if (settings.only === null)
    await notifyPeople(announced, options.notify as Parameters<typeof notifyPeople>[1], {
      terminal,
      registry,
      now: settings.now,
    });
  return worstStatus([...failed, ...reports.map((report) => statusOf(report, options.failOn as FailOn))]);
}

interface RunOutcome {
  readonly printable?: Printable;
  /** What happened beside the report: the round was not stored. */
  readonly status?: number;
}

/** One checklist: what goes wrong with its state folder is its own affair and stops no other. */
async function runOne(
  checklist: Checklist,
  dir: string,
  { terminal, registry, options }: Invocation,
  settings: ReturnType<typeof settingsOf>,
  isQuiet: boolean,
  onEvent: Parameters<typeof audit>[2]['onEvent'],
): Promise<RunOutcome> {
  let state: State | null = null;
  try {
    state = openState({ dir, write: settings.only === null, now: () => settings.now });
    const last = state.lastCompleteRound();
    if (options.ifDue === true && !isDue(last, settings.now, checklist.schedule.everyDays)) {
      // By the period of today, which may be another than the one that the round was made with.
      const next = nextDueDay(last?.startedAt ?? settings.now, checklist.schedule.everyDays);
      if (!isQuiet) sayNotDue(checklist, next, terminal);
      return {};
    }
    const outcome = await audit(checklist, settings, { registry, state, signal: terminal.signal, onEvent });
    sayWhatHappened(outcome, checklist, terminal, isQuiet);
    return {
      printable: printableOf(outcome.round, outcome.previous, state),
      ...(outcome.storeError && { status: EXIT.notCarriedOut }),
    };
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    terminal.stderr.write(`${checklist.path}: ${error.words[terminal.lang]}\n`);
    return { status: EXIT.notCarriedOut };
  } finally {
    state?.close();
  }
}

function stateDirs(checklists: readonly Checklist[], stateOption: string | undefined, terminal: Terminal): string[] {
  const dirs = checklists.map((checklist) =>
    stateDirFor(
      resolve(terminal.cwd, checklist.path),
      stateOption === undefined ? undefined : resolve(terminal.cwd, stateOption),
    ),
  );
  const twice = checklists.filter((_, index) => dirs.indexOf(dirs[index] ?? '') !== index);
  if (twice.length > 0) {
    throw usageError(
      twice.map(({ path }) => ({
        th: `${path}: มี checklist ชื่อเดียวกันใช้โฟลเดอร์ประวัติเดียวกัน ให้เปลี่ยนชื่อไฟล์หรือแยก --state`,
        en: `${path}: another checklist of that name shares its state folder; rename one or give another --state`,
      })),
    );
  }
  return dirs;
}

function sayNotDue(checklist: Checklist, nextDue: string, terminal: Terminal): void {
  say(terminal, {
    th: `${checklist.path}: ยังไม่ครบกำหนด รอบถัดไป ${formatDate(nextDue, 'th')}`,
    en: `${checklist.path}: not due; the next round is due ${formatDate(nextDue, 'en')}`,
  });
}

function sayWhatHappened(outcome: AuditOutcome, checklist: Checklist, terminal: Terminal, isQuiet: boolean): void {
  for (const { item, check, error } of outcome.crashes) {
    terminal.stderr.write(
      `${checklist.path}: ${item}: ${check}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  if (outcome.storeError) terminal.stderr.write(`${checklist.path}: ${outcome.storeError.words[terminal.lang]}\n`);
  if (outcome.isPartial && !isQuiet) {
    say(terminal, {
      th: `${checklist.path}: ตรวจเฉพาะบางข้อ จึงไม่บันทึกเป็นรอบ`,
      en: `${checklist.path}: only some items were examined, so no round is stored`,
    });
  }
}
