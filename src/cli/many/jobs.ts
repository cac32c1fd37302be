import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createChecklistLoader } from '../../checklist/load.js';
import { makePlan, type Plan } from '../../checklist/plan.js';
import type { CheckRegistry } from '../../checklist/schema.js';
import { stateDirFor } from '../../history/state-folder.js';
import type { NotifyConfig } from '../../model/notify.js';
import type { NamedFile } from '../../model/register.js';
import type { Settings } from '../../model/settings.js';
import { hostKey } from '../../text/url.js';
import { forEachChecklist, inShard } from '../checklists.js';
import type { Invocation } from '../command.js';
import { usageError } from '../print/output.js';
import { printLine, type Terminal } from '../print/terminal.js';
import { filesNamedBy } from '../registers.js';

/** One checklist of a run. */
export interface AuditJob {
  /** In the order of the command line. */
  readonly index: number;
  readonly path: string;
  /** Its state folder. */
  readonly dir: string;
  /** Gives the plan once and lets go of it. Absent: the checklist is read when its turn comes. */
  readonly takePlan?: (() => Plan | null) | undefined;
}

/** A checklist that holds no mistake, with what the run needs of it beyond its audit. */
export interface CheckedJob extends AuditJob {
  /** Of the site. */
  readonly host: string;
  readonly notify: NotifyConfig | null;
}

/**
 * Plans that a process keeps from the check until their turn: to read a checklist again takes as long as to read a page of the
 * site thrice. Each is some 50 KiB, so that those of any number of checklists would fill the memory.
 */
const MOST_KEPT_PLANS = 256;

/** @throws UserError when two checklists would share a state folder */
export function jobsOf({ arguments: paths, options, terminal }: Invocation): readonly AuditJob[] {
  const chosen = inShard(eachOnce(paths, terminal.cwd), options.shard);
  const dirs = stateDirs(chosen, options.state, terminal);
  if (chosen.length === 0)
    printLine(terminal, { th: 'ไม่มี checklist ในส่วนนี้', en: 'there is no checklist in this shard' });
  return chosen.map((path, index) => ({ index, path, dir: dirs[index] ?? '' }));
}

/**
 * Reads every checklist before anything is fetched or written.
 * @throws UserError with the problems of all checklists, in the order of the command line
 */
export function checkJobs(
  jobs: readonly AuditJob[],
  registry: CheckRegistry,
  settings: Settings,
): readonly (CheckedJob & {
  /** Files that its checks name. */
  readonly files: readonly NamedFile[];
})[] {
  const planOf = createPlanner(registry, settings);
  let left = MOST_KEPT_PLANS;
  return forEachChecklist(jobs, (job) => {
    const plan = planOf(job);
    const { site, notify, items } = plan.checklist;
    const isKept = left > 0 || !canBeReadAgain(job);
    left -= 1;
    const takePlan = isKept ? givenOnce(plan) : undefined;
    return { ...job, host: hostKey(site) || job.path, notify, files: filesNamedBy(items), takePlan };
  });
}

function givenOnce<Value>(value: Value): () => Value | null {
  let kept: Value | null = value;
  return () => {
    const given = kept;
    kept = null;
    return given;
  };
}

/** False for a pipe. What cannot be looked at is none, and reading it tells why. */
export function canBeReadAgain({ path }: AuditJob): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** @returns what gives the plan of each job; @throws UserError with the problems of its checklist */
export function createPlanner(registry: CheckRegistry, settings: Settings): (job: AuditJob) => Plan {
  const load = createChecklistLoader(registry);
  return ({ path, takePlan }) => takePlan?.() ?? makePlan(load(path), registry, settings);
}

/** A file that a pattern and a name both bring is audited once, under the name that came first. */
function eachOnce(paths: readonly string[], cwd: string): readonly string[] {
  const files = paths.map((path) => resolve(cwd, path));
  return paths.filter((_, index) => files.indexOf(files[index] ?? '') === index);
}

function stateDirs(paths: readonly string[], stateOption: string | undefined, terminal: Terminal): string[] {
  const root = stateOption === undefined ? undefined : resolve(terminal.cwd, stateOption);
  const dirs = paths.map((path) => stateDirFor(resolve(terminal.cwd, path), root));
  const twice = paths.filter((_, index) => dirs.indexOf(dirs[index] ?? '') < index);
  if (twice.length > 0) {
    throw usageError(
      ...twice.map((path) => ({
        th: `${path}: มี checklist ชื่อเดียวกันใช้โฟลเดอร์ประวัติเดียวกัน ให้เปลี่ยนชื่อไฟล์หรือแยก --state`,
        en: `${path}: another checklist of that name shares its state folder; rename one or give another --state`,
      })),
    );
  }
  return dirs;
}
