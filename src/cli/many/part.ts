import type { Invocation } from '../command.js';
import { worstStatus } from '../exit-status.js';
import type { PartOutcome } from '../part-outcome.js';
import { readTargets } from '../print/output.js';
import { auditMany } from './audit-many.js';
import type { ChecklistDeps, RunSettings } from './audit-one.js';
import type { AuditJob } from './jobs.js';
import { createReportFile } from './report-file.js';

/**
 * One process of a run that has several: writes each report as soon as it is done, so that a crash costs no finished one, and
 * leaves all else to the process that started it. That one has checked the checklists.
 */
export async function auditPart(
  jobs: readonly AuditJob[],
  run: RunSettings,
  deps: ChecklistDeps,
  { options, terminal }: Invocation,
  tellParent: (outcome: PartOutcome) => void,
): Promise<number> {
  const [target] = readTargets(options.format, ['json'], terminal);
  if (!target?.path) throw new Error('a part of a run needs -f json=FILE');
  const file = createReportFile(target.path);
  const statuses: number[] = [];
  try {
    await auditMany(jobs, { ...run, isPart: true }, { ...deps, file }, (outcome) => {
      statuses.push(outcome.status);
      tellParent(outcome);
    });
    return worstStatus(statuses);
  } finally {
    file.close();
  }
}
