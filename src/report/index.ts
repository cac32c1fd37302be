import { json } from './json.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';

/** Every form of a report, by the name that `--format` gives it. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(
  [pretty, json].map((reporter) => [reporter.meta.id, reporter]),
);

export { buildReport } from './build.js';
export { compareReports, type DiffFinding, type ReportDiff } from './diff.js';
export type { Rendered, Reporter, TrendPoint, View } from './reporter.js';
