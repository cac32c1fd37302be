import { setMaxListeners } from 'node:events';
import { resolve } from 'node:path';
import { NO_BROWSER } from '../../fetch/browser/open-renderer.js';
import { stateDirFor } from '../../history/state-folder.js';
import { UserError } from '../../model/checklist.js';
import type { Settings } from '../../model/settings.js';
import { reporters } from '../../report/registry.js';
import { inShard } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT, worstStatus } from '../exit-status.js';
import type { Job, LoadProblem } from '../many/audit-many.js';
import type { Audited, RunSettings } from '../many/audit-one.js';
import { listReports, type PackedReport, unpackReport } from '../many/packed-report.js';
import { openCrew } from '../many/workers.js';
import { type Announced, announceOnGithub, notifyPeople } from '../print/announce.js';
import { type OutputTarget, readTargets, tryFolder, usageError } from '../print/output.js';
import { printBuilt } from '../print/print-reports.js';
import { createProgress, type Progress } from '../print/progress.js';
import { printLine, type Terminal } from '../print/terminal.js';
import { settingsOf } from '../settings.js';

/** One checklist or a province of them: each is read first, then audited on its own, and all are reported together. */
export async function run(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  // Every audit under way listens for the interruption.
  setMaxListeners(0, terminal.signal);
  const jobs = jobsOf(invocation);
  const isQuiet = options.quiet === true;
  const settings = withoutMissingBrowser(settingsOf(options, terminal.env), terminal, isQuiet);
  const targets = targetsOf(invocation, jobs.length > 1);
  const progress = createProgress(terminal, options.progress !== false && !isQuiet);
  const runSettings: RunSettings = {
    settings,
    lang: terminal.lang,
    ifDue: options.ifDue === true,
    isQuiet,
    isDebug: options.debug === true,
    failOn: options.failOn,
    wantsBefore: jobs.length === 1,
  };
  const crew = openCrew(jobs, runSettings, {
    registry,
    signal: terminal.signal,
    say: (line) => {
      progress.clear();
      terminal.stderr.write(`${line}\n`);
    },
    onEvent: (event) => {
      if (jobs.length === 1) progress.update(event);
    },
  });
  try {
    refuseProblems(await crew.load());
    const outcomes = await auditAll(crew, jobs, progress);
    progress.clear();
    sayWhatWasLeft(outcomes, terminal);
    await report(outcomes, targets, runSettings, invocation);
    return worstStatus(outcomes.map(({ status }) => status));
  } finally {
    progress.clear();
    await crew.close();
  }
}

/** Said once for all checklists. */
function withoutMissingBrowser(settings: Settings, terminal: Terminal, isQuiet: boolean): Settings {
  if (!settings.browser?.isAsked || settings.browser.executable !== null) return settings;
  if (!isQuiet) printLine(terminal, NO_BROWSER);
  return { ...settings, browser: undefined };
}

function jobsOf({ arguments: paths, options, terminal }: Invocation): readonly Job[] {
  const shard = options.shard;
  const chosen = inShard(eachOnce(paths, terminal.cwd), shard);
  const dirs = stateDirs(chosen, options.state, terminal);
  if (chosen.length === 0)
    printLine(terminal, { th: 'ไม่มี checklist ในส่วนนี้', en: 'there is no checklist in this shard' });
  return chosen.map((path, index) => ({ index, path, dir: dirs[index] ?? '' }));
}

/** A file that a pattern and a name both bring is audited once, under the name that came first. */
function eachOnce(paths: readonly string[], cwd: string): readonly string[] {
  const files = paths.map((path) => resolve(cwd, path));
  return paths.filter((_, index) => files.indexOf(files[index] ?? '') === index);
}

/** @throws UserError with the problems of all checklists, in the order of the command line. */
function refuseProblems(found: readonly LoadProblem[]): void {
  const inOrder = [...found].sort((a, b) => a.index - b.index).flatMap(({ problems }) => problems);
  if (inOrder.length > 0) throw new UserError(inOrder);
}

function targetsOf({ options, terminal, arguments: paths }: Invocation, isMany: boolean): readonly OutputTarget[] {
  const targets = readTargets(options.format, [...reporters.keys()], terminal.cwd, paths);
  for (const { format, path } of isMany ? targets : [])
    if (path !== null && reporters.get(format)?.pages) tryFolder(format, path);
  return targets;
}

async function auditAll(
  crew: ReturnType<typeof openCrew>,
  jobs: readonly Job[],
  progress: Progress,
): Promise<readonly Audited[]> {
  const outcomes = new Map<number, Audited>();
  await crew.run((index, audited) => {
    outcomes.set(index, audited);
    if (jobs.length > 1) progress.update({ stage: 'checklists', done: outcomes.size, total: jobs.length });
  });
  return jobs.flatMap(({ index }) => outcomes.get(index) ?? []);
}

function sayWhatWasLeft(outcomes: readonly Audited[], terminal: Terminal): void {
  const left = outcomes.filter(({ report: made, status }) => made === null && status === EXIT.interrupted).length;
  if (left > 0)
    printLine(terminal, {
      th: `ถูกหยุดกลางคัน ยังไม่ได้เริ่มตรวจอีก ${left} checklist`,
      en: `interrupted: ${left} checklists were not begun`,
    });
}

async function report(
  outcomes: readonly Audited[],
  targets: readonly OutputTarget[],
  { settings, wantsBefore }: RunSettings,
  { terminal, options, arguments: paths }: Invocation,
): Promise<void> {
  const done = outcomes.filter((outcome): outcome is Reported => outcome.report !== null);
  const [first] = done;
  if (!first) return;
  const reports = listReports(done.map(({ report: packed }) => packed));
  const past = { before: wantsBefore && first.before ? unpackReport(first.before) : null, trend: first.trend };
  await printBuilt(reports, past, targets, {
    terminal,
    verbose: options.verbose === true,
    now: settings.now,
    isPartOfList: paths.length > 1,
  });
  await announceOnGithub(reports, terminal, settings.now);
  if (settings.only !== null) return;
  await notifyPeople(announcedOf(done), options.notify, {
    terminal,
    now: settings.now,
  });
}

type Reported = Audited & { readonly report: PackedReport };

function* announcedOf(done: readonly Reported[]): Generator<Announced> {
  for (const { notify, report: packed, before } of done)
    if (notify) yield { notify, report: unpackReport(packed), before: before && unpackReport(before) };
}

function stateDirs(paths: readonly string[], stateOption: string | undefined, terminal: Terminal): string[] {
  const root = stateOption === undefined ? undefined : resolve(terminal.cwd, stateOption);
  const dirs = paths.map((path) => stateDirFor(resolve(terminal.cwd, path), root));
  const seen = new Set<string>();
  const twice = paths.filter((_, index) => {
    const dir = dirs[index] ?? '';
    const isKnown = seen.has(dir);
    seen.add(dir);
    return isKnown;
  });
  if (twice.length > 0) {
    throw usageError(
      twice.map((path) => ({
        th: `${path}: มี checklist ชื่อเดียวกันใช้โฟลเดอร์ประวัติเดียวกัน ให้เปลี่ยนชื่อไฟล์หรือแยก --state`,
        en: `${path}: another checklist of that name shares its state folder; rename one or give another --state`,
      })),
    );
  }
  return dirs;
}
