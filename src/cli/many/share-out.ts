import { availableParallelism } from 'node:os';
import { grouped } from '../../text/grouped.js';
import { AT_ONCE } from './audit-many.js';
import type { CheckedJob } from './jobs.js';

/**
 * @param asked `--jobs`
 * @returns how many processes audit so many checklists: without `--jobs` as many as the machine has processors, as long as
 * each of them has enough checklists to audit as many at once as it may
 */
export function processesFor(
  checklists: number,
  asked: number | undefined,
  processors: number = availableParallelism(),
): number {
  return asked ?? Math.max(1, Math.min(processors, Math.floor(checklists / AT_ONCE.inPart)));
}

/**
 * Shares the checklists out evenly. Those of one host stay together, as the limits toward a host are kept within a process.
 * @returns at most `count` shares, none of them empty, each in the order of the command line
 */
export function shareJobs<Job extends Pick<CheckedJob, 'index' | 'host'>>(
  jobs: readonly Job[],
  count: number,
): readonly (readonly Job[])[] {
  const groups = [...grouped(jobs, ({ host }) => host).values()];
  const shares: Job[][] = Array.from({ length: Math.min(count, groups.length) }, () => []);
  for (const group of groups.sort((a, b) => b.length - a.length))
    shares.reduce((least, share) => (share.length < least.length ? share : least)).push(...group);
  return shares.map((share) => share.sort((a, b) => a.index - b.index));
}
