import { UserError } from '../../model/checklist.js';
import { EXIT, worstStatus } from '../exit-status.js';
import { type CheckedPart, partOrderSchema } from '../part-messages.js';
import type { ParentProcess } from '../print/terminal.js';
import { auditMany, type ManyDeps } from './audit-many.js';
import type { ChecklistDeps, RunSettings } from './audit-one.js';
import { type AuditJob, checkJobs } from './jobs.js';
import { createReportFile } from './report-file.js';

/**
 * One process of a run that has several: checks the checklists that it is told to and, once it is told that none of the run is
 * wrong, audits. Writes each report as soon as it is done, so that a crash costs no finished one, and leaves all else to the
 * process that started it.
 */
export async function auditPart(run: RunSettings, deps: ChecklistDeps, parent: ParentProcess): Promise<number> {
  const known = new Map<number, AuditJob>();
  for (;;) {
    const order = partOrderSchema.nullable().parse(await parent.nextOrder());
    if (order === null) return EXIT.interrupted;
    if ('audit' in order) {
      // Those that were checked here may have kept their plans.
      const jobs = order.audit.map((job) => known.get(job.index) ?? job);
      return auditNow(jobs, order.file, run, deps, parent);
    }
    const checked = await checkNow(order.check, run, deps);
    for (const job of checked ?? []) known.set(job.index, job);
    parent.tell({ checked: checked?.map(({ index, host, notify }) => ({ index, host, notify })) ?? null });
  }
}

/** @returns null when one of them, or a file that it names, is wrong: what is, the process that prints finds itself */
async function checkNow(
  jobs: readonly AuditJob[],
  { settings }: RunSettings,
  { registry, files }: ChecklistDeps,
): Promise<(AuditJob & NonNullable<CheckedPart>[number])[] | null> {
  try {
    const checked = checkJobs(jobs, registry, settings);
    await files.read(checked.flatMap((job) => job.files));
    return [...checked];
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function auditNow(
  jobs: readonly AuditJob[],
  path: string,
  run: RunSettings,
  deps: Omit<ManyDeps, 'file'>,
  parent: ParentProcess,
): Promise<number> {
  const file = createReportFile(path);
  const statuses: number[] = [];
  try {
    await auditMany(jobs, { ...run, isPart: true }, { ...deps, file }, (outcome) => {
      statuses.push(outcome.status);
      parent.tell(outcome);
    });
    return worstStatus(statuses);
  } finally {
    file.close();
  }
}
