import { setMaxListeners } from 'node:events';
import { dirname, join } from 'node:path';
import { NO_BROWSER } from '../../fetch/browser/open-renderer.js';
import { StateError } from '../../history/state-error.js';
import type { Settings } from '../../model/settings.js';
import { type ReportDiff, reporters } from '../../report/registry.js';
import { namedChecklists } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT, worstStatus } from '../exit-status.js';
import { auditMany } from '../many/audit-many.js';
import { auditChecklist, type ChecklistDeps, type RunSettings } from '../many/audit-one.js';
import { type AuditJob, type CheckedJob, canBeReadAgain, checkJobs, createPlanner, jobsOf } from '../many/jobs.js';
import { auditPart } from '../many/part.js';
import { type Processes, startProcesses } from '../many/processes.js';
import { createReportFile, inReportFolder, listReports, type ReportSource, reportAt } from '../many/report-file.js';
import { processesFor, shareJobs } from '../many/share-out.js';
import { storedDiff } from '../open-history.js';
import { type Announced, announceOnGithub, notifyPeople } from '../print/announce.js';
import { sayFiles } from '../print/files-line.js';
import { type OutputTarget, readTargets, tryFolder } from '../print/output.js';
import { type PastOfReport, printReports } from '../print/print-reports.js';
import { createProgress, type Progress } from '../print/progress.js';
import { printLine, type Terminal } from '../print/terminal.js';
import { createRegisterReader } from '../registers.js';
import { settingsOf } from '../settings.js';

/** One checklist or a province of them: all are checked first, then each is audited, and all are reported together. */
export async function run(given: Invocation): Promise<number> {
  const { terminal, registry, options } = given;
  // Every audit in progress listens for the interruption.
  setMaxListeners(0, terminal.signal);
  const isPart = terminal.parent !== undefined;
  const invocation = { ...given, arguments: isPart ? [] : namedChecklists(given.arguments, terminal.cwd) };
  const jobs = isPart ? [] : jobsOf(invocation);
  const isQuiet = options.quiet === true;
  const settings = withoutMissingBrowser(settingsOf(options, terminal.env), terminal, isQuiet || isPart);
  const progress = createProgress(terminal, options.progress !== false && !isQuiet);
  const runSettings: RunSettings = {
    settings,
    lang: terminal.lang,
    ifDue: options.ifDue === true,
    isQuiet,
    isDebug: options.debug === true,
    failOn: options.failOn,
    wantsPast: jobs.length === 1,
  };
  const deps: ChecklistDeps = {
    registry,
    files: createRegisterReader(),
    signal: terminal.signal,
    extractor: terminal.extractor,
    say: (line) => {
      progress.clear();
      terminal.stderr.write(`${line}\n`);
    },
  };
  if (terminal.parent) return auditPart(runSettings, deps, terminal.parent);
  const targets = targetsOf(invocation, jobs.length > 1);
  const finish = async (outcomes: readonly RunOutcome[]): Promise<number> => {
    progress.clear();
    sayWhatWasLeft(outcomes, terminal);
    await report(outcomes, targets, runSettings, invocation);
    return worstStatus(outcomes.map(({ status }) => status));
  };
  const count = jobs.every(canBeReadAgain) ? processesFor(jobs.length, options.jobs) : 1;
  const processes =
    count > 1 && jobs.length > 1 ? startProcesses(jobs, count, { terminal, options, say: deps.say }) : null;
  try {
    // What is wrong is said by one process, in the order of the command line.
    const checked = (await processes?.check()) ?? (await checkHere(jobs, runSettings, deps));
    const [only] = checked;
    return only && checked.length === 1
      ? await finish([await auditAlone(only, runSettings, { ...deps, onEvent: (event) => progress.update(event) })])
      : await inReportFolder(
          async (folder) =>
            finish(await auditSeveral(checked, folder, { run: runSettings, deps, processes, count, progress })),
          only ? dirname(only.dir) : null,
        );
  } finally {
    processes?.end();
    progress.clear();
  }
}

/** @throws UserError with all that is wrong with the checklists or, where none is, with the files that they name */
async function checkHere(
  jobs: readonly AuditJob[],
  { settings }: RunSettings,
  { registry, files }: ChecklistDeps,
): Promise<readonly CheckedJob[]> {
  const checked = checkJobs(jobs, registry, settings);
  await files.read(checked.flatMap((job) => job.files));
  return checked;
}

/** The result of one checklist, wherever it was audited. */
interface RunOutcome {
  readonly job: CheckedJob;
  readonly status: number;
  readonly report: ReportSource | null;
  readonly past: PastOfReport | null;
}

async function auditAlone(job: CheckedJob, run: RunSettings, deps: ChecklistDeps): Promise<RunOutcome> {
  const plan = createPlanner(deps.registry, run.settings)(job);
  const { status, report: made, past } = await auditChecklist(plan, job.dir, run, deps);
  return { job, status, report: made && (() => made), past };
}

interface Several {
  readonly run: RunSettings;
  readonly deps: ChecklistDeps;
  /** Null: all are audited here. */
  readonly processes: Processes | null;
  readonly count: number;
  readonly progress: Progress;
}

/** In this process, or shared out to processes of this program. @returns the outcomes in the order of the command line */
async function auditSeveral(
  jobs: readonly CheckedJob[],
  folder: string,
  { run, deps, processes, count, progress }: Several,
): Promise<readonly RunOutcome[]> {
  const outcomes = new Map<number, Pick<RunOutcome, 'status' | 'report'>>();
  const onDone = (index: number, outcome: Pick<RunOutcome, 'status' | 'report'>): void => {
    outcomes.set(index, outcome);
    progress.update({ stage: 'checklists', done: outcomes.size, total: jobs.length });
  };
  if (processes) {
    await processes.audit(shareJobs(jobs, count), folder, ({ index, ...outcome }) => onDone(index, outcome));
  } else {
    const file = createReportFile(join(folder, 'reports.jsonl'));
    try {
      await auditMany(jobs, { ...run, isPart: false }, { ...deps, file }, ({ index, status, report: place }) =>
        onDone(index, { status, report: place && reportAt(file.path, place) }),
      );
    } finally {
      file.close();
    }
  }
  return jobs.flatMap((job) => {
    const outcome = outcomes.get(job.index);
    return outcome ? [{ job, past: null, ...outcome }] : [];
  });
}

/** Said once for all checklists. */
function withoutMissingBrowser(settings: Settings, terminal: Terminal, isQuiet: boolean): Settings {
  if (!settings.browser?.isAsked || settings.browser.executable !== null) return settings;
  if (!isQuiet) printLine(terminal, NO_BROWSER);
  return { ...settings, browser: undefined };
}

function targetsOf({ options, terminal, arguments: paths }: Invocation, isMany: boolean): readonly OutputTarget[] {
  const targets = readTargets(options.format, [...reporters.keys()], terminal, paths);
  for (const { format, path } of isMany ? targets : [])
    if (path !== null && reporters.get(format)?.pages) tryFolder(format, path);
  return targets;
}

function sayWhatWasLeft(outcomes: readonly RunOutcome[], terminal: Terminal): void {
  const left = outcomes.filter(({ report: made, status }) => made === null && status === EXIT.interrupted).length;
  if (left > 0)
    printLine(terminal, {
      th: `ถูกหยุดกลางคัน ยังไม่ได้เริ่มตรวจอีก ${left} checklist`,
      en: `interrupted: ${left} checklists were not begun`,
    });
}

async function report(
  outcomes: readonly RunOutcome[],
  targets: readonly OutputTarget[],
  { settings, lang }: RunSettings,
  { terminal, registry, options, arguments: paths }: Invocation,
): Promise<void> {
  const done = outcomes.filter((outcome): outcome is Reported => outcome.report !== null);
  const [first] = done;
  if (!first) return;
  const reports = listReports(done.map(({ report: read }) => read));
  await printReports(reports, first.past, targets, {
    terminal,
    verbose: options.verbose === true,
    now: settings.now,
    isPartOfList: paths.length > 1,
  });
  if (options.quiet !== true) sayFiles(reports, targets, terminal);
  await announceOnGithub(reports, terminal, settings.now);
  if (settings.only !== null) return;
  const announced = announcedOf(
    done,
    ({ dir }, id) => storedDiff(dir, id, { lang, registry, now: settings.now }),
    terminal,
  );
  await notifyPeople(announced, options.notify, { terminal, now: settings.now });
}

type Reported = RunOutcome & { readonly report: ReportSource };

/** One at a time. @param stored reads from the history how a round differs from the one before it */
function* announcedOf(
  done: readonly Reported[],
  stored: (job: AuditJob, id: string) => ReportDiff | null,
  terminal: Terminal,
): Generator<Announced> {
  for (const { job, report: read, past } of done) {
    if (!job.notify) continue;
    const made = read();
    try {
      // A round that could not be stored is notified by its verdict alone; what is new comes with the next one.
      const diff = past?.diff ?? stored(job, made.run.id) ?? { new: [], mended: [], still: [] };
      yield { notify: job.notify, report: made, diff };
    } catch (error) {
      // Without the round before all would be told as new.
      if (!(error instanceof StateError)) throw error;
      printLine(terminal, { th: `${job.path}: ${error.words.th}`, en: `${job.path}: ${error.words.en}` });
    }
  }
}
