import pLimit from 'p-limit';
import type { CheckRegistry } from '../../checklist/schema.js';
import type { CacheBounds } from '../../crawl/request-cache.js';
import { createExtractor } from '../../extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../extract/limits.js';
import { createBodyRoom } from '../../fetch/body-room.js';
import { UserError } from '../../model/checklist.js';
import { EXIT } from '../exit-status.js';
import type { PartOutcome } from '../part-messages.js';
import { OutputError } from '../print/output.js';
import { problemLine } from '../print/problems.js';
import { auditChecklist, type ChecklistDeps, type ChecklistResult, type RunSettings } from './audit-one.js';
import { type AuditJob, createPlanner } from './jobs.js';
import type { ReportFile } from './report-file.js';

/**
 * Municipalities that one process audits at once: alone, and as one of several. Each is polite to its own site, so that waiting
 * for one costs the others nothing. Documented, as sockets and open files follow from it.
 */
export const AT_ONCE = { alone: 64, inPart: 32 };

/** Processes that read documents, for each of several processes that audit. */
export const READERS_IN_PART = 1;

/** So few checklists may each hold as much as an audit alone. */
const FEW = 8;
/** Of an audit that is one of many: its host is asked at most `perHost` times at once, so that more need not be held. */
const BOUNDS_OF_MANY: CacheBounds = { keptBytes: 4 * 1024 * 1024, visitsAtOnce: 6 };

/** While audits in progress hold more than this, no further one begins and no large body grows: large documents make them fewer. */
const MOST_HELD_BYTES = 192 * 1024 * 1024;
const LOOK_AGAIN_MS = 250;

export interface ManySettings extends RunSettings {
  /** This process is one of several that share the run. */
  readonly isPart: boolean;
  /** Default: as many as the process may. */
  readonly atOnce?: number;
}

export interface ManyDeps extends Omit<ChecklistDeps, 'bounds'> {
  readonly registry: CheckRegistry;
  /** Takes the reports. */
  readonly file: ReportFile;
}

/** Audits several checklists in this process. What goes wrong with one costs the others nothing. */
export async function auditMany(
  jobs: readonly AuditJob[],
  run: ManySettings,
  deps: ManyDeps,
  onDone: (outcome: PartOutcome) => void,
): Promise<void> {
  const own = run.isPart ? { ...EXTRACT_SETTINGS, workers: READERS_IN_PART } : EXTRACT_SETTINGS;
  const extractor = deps.extractor ?? createExtractor(own);
  const shared: ChecklistDeps = {
    ...deps,
    extractor,
    fetch: { ...deps.fetch, hosts: new Map(), room: createBodyRoom(() => MOST_HELD_BYTES - heldBytes()) },
    bounds: run.isPart || jobs.length > FEW ? BOUNDS_OF_MANY : undefined,
  };
  const planOf = createPlanner(deps.registry, run.settings);
  let inProgress = 0;

  const auditJob = async (job: AuditJob): Promise<Omit<PartOutcome, 'index'>> => {
    while (inProgress > 0 && heldBytes() > MOST_HELD_BYTES) await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
    if (deps.signal?.aborted) return NOT_BEGUN;
    inProgress += 1;
    try {
      const plan = planOf(job);
      return keepReport(await auditChecklist(plan, job.dir, run, shared), deps.file);
    } catch (error) {
      // Another process has changed the checklist since it was checked, or the disk is full.
      if (error instanceof UserError) for (const problem of error.problems) deps.say(problemLine(problem, run.lang));
      else if (error instanceof OutputError) deps.say(`${job.path}: ${error.words[run.lang]}`);
      else throw error;
      return { status: EXIT.notCarriedOut, report: null };
    } finally {
      inProgress -= 1;
    }
  };

  const limit = pLimit(run.atOnce ?? (run.isPart ? AT_ONCE.inPart : AT_ONCE.alone));
  try {
    await Promise.all(jobs.map((job) => limit(async () => onDone({ index: job.index, ...(await auditJob(job)) }))));
  } finally {
    if (deps.extractor === undefined) await extractor.close();
  }
}

/** Interrupted before its turn came. */
const NOT_BEGUN: Omit<PartOutcome, 'index'> = { status: EXIT.interrupted, report: null };

function keepReport({ status, report }: ChecklistResult, file: ReportFile): Omit<PartOutcome, 'index'> {
  return { status, report: report && file.add(report) };
}

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
