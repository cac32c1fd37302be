import { resolve } from 'node:path';
import { audit as auditPlan } from './audit.js';
import { loadChecklist } from './checklist/load.js';
import { makePlan } from './checklist/plan.js';
import { checks } from './checks/registry.js';
import { openState } from './history/state.js';
import { stateDirFor } from './history/state-folder.js';
import type { Report } from './model/report.js';
import type { CrawlLimits } from './model/settings.js';
import type { Lang } from './model/words.js';
import { buildReport } from './report/compose/build-report.js';

export { StateError } from './history/state-error.js';
export { UserError } from './model/checklist.js';
export type { Report, ReportChange, ReportEvidence, ReportFinding, ReportItem, ReportLink } from './model/report.js';
export { explainCode } from './report/explain.js';
export { VERSION } from './version.js';

export interface AuditOptions {
  /** Path of the checklist (YAML). */
  readonly checklist: string;
  /** Folder of the history; null keeps none (no `change` check, no first-seen). Default: `.oit-audit` beside the checklist. */
  readonly state?: string | null;
  readonly lang?: Lang;
  /** ISO 8601; default: now. */
  readonly now?: string;
  /** Only these items; such a round is not stored. */
  readonly only?: readonly string[];
  /** False leaves the rest of the site alone. */
  readonly crawl?: boolean;
  readonly seed?: string;
  readonly ocr?: boolean;
  /** Overrides of the checklist's `crawl`. */
  readonly limits?: Partial<CrawlLimits>;
  readonly signal?: AbortSignal;
}

/**
 * Audits one checklist as `oit-audit run` does and gives the report of `-f json`.
 * @throws UserError when the checklist or an option is wrong; StateError when the history can't be opened, read or written.
 */
export async function audit(options: AuditOptions): Promise<Report> {
  const checklist = loadChecklist(options.checklist, { registry: checks });
  const now = new Date(options.now ?? Date.now()).toISOString();
  const isStored = options.state !== null;
  const dir = stateDirFor(resolve(options.checklist), options.state ?? undefined);
  const state = isStored ? openState({ dir, write: options.only === undefined, now: () => now }) : null;
  try {
    const settings = {
      now,
      isClockFixed: options.now !== undefined,
      only: options.only ?? null,
      crawl: options.crawl ?? true,
      seed: options.seed ?? null,
      ocr: options.ocr ?? false,
      limits: options.limits ?? {},
      extraCa: null,
      proxy: null,
    };
    const { round, previous, isPartial, storeError } = await auditPlan(
      makePlan(checklist, checks, settings),
      settings,
      {
        state,
        signal: options.signal,
      },
    );
    if (storeError) throw storeError;
    return buildReport(round, options.lang ?? 'th', checks, { previous: isPartial ? null : previous });
  } finally {
    state?.close();
  }
}
