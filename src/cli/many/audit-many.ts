import { deserialize, serialize } from 'node:v8';
import pLimit from 'p-limit';
import { loadChecklist } from '../../checklist/load.js';
import { makePlan } from '../../checklist/plan.js';
import type { MemoryBounds } from '../../crawl/request-cache.js';
import type { Checklist, InputProblem } from '../../model/checklist.js';
import { UserError } from '../../model/checklist.js';
import { EXIT } from '../exit-status.js';
import { type Audited, type AuditedDeps, auditChecklist, type RunSettings } from './audit-one.js';

/** One checklist of a run. */
export interface Job {
  /** Its place on the command line. */
  readonly index: number;
  readonly path: string;
  /** Its state folder. */
  readonly dir: string;
}

export interface MemberSettings extends RunSettings {
  /** Checklists at once; each is polite to its own site, so that waiting for one costs the others nothing. */
  readonly atOnce: number;
  /** Null: each may hold as much as an audit alone. */
  readonly bounds: MemoryBounds | null;
}

/** A share of the run's checklists, audited together. */
export interface Member {
  /** Reads all of them. @returns every problem of each, by its place on the command line; none: `run` may be called */
  load(): readonly LoadProblem[];
  run(onDone: (index: number, audited: Audited) => void): Promise<void>;
}

export interface LoadProblem {
  readonly index: number;
  readonly problems: readonly InputProblem[];
}

/** While audits under way hold more than this, no further one begins: large documents make them fewer, never the memory more. */
const MOST_HELD_BYTES = 192 * 1024 * 1024;
const LOOK_AGAIN_MS = 250;

export function createMember(jobs: readonly Job[], settings: MemberSettings, deps: AuditedDeps): Member {
  // Packed until their turn comes: as objects a thousand of them weigh a hundred megabytes.
  const loaded = new Map<number, Buffer>();
  let underWay = 0;

  const room = async (): Promise<void> => {
    while (underWay > 0 && heldBytes() > MOST_HELD_BYTES) await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
  };

  const runJob = async ({ index, dir }: Job): Promise<Audited> => {
    await room();
    const packed = loaded.get(index);
    loaded.delete(index);
    if (!packed) throw new Error(`checklist ${index} was not loaded`);
    if (deps.signal?.aborted) return NOT_BEGUN;
    const checklist = deserialize(packed) as Checklist;
    underWay += 1;
    try {
      return await auditChecklist(checklist, dir, settings, { ...deps, bounds: settings.bounds ?? undefined });
    } finally {
      underWay -= 1;
    }
  };

  return {
    load: () =>
      jobs.flatMap(({ index, path }) => {
        try {
          const checklist = loadChecklist(path, { registry: deps.registry });
          makePlan(checklist, deps.registry, settings.settings);
          loaded.set(index, serialize(checklist));
          return [];
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          return [{ index, problems: error.problems }];
        }
      }),
    async run(onDone) {
      const limit = pLimit(settings.atOnce);
      await Promise.all(jobs.map((job) => limit(async () => onDone(job.index, await runJob(job)))));
    },
  };
}

/** Interrupted before its turn came. */
export const NOT_BEGUN: Audited = { report: null, before: null, trend: [], notify: null, status: EXIT.interrupted };

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
