import { csv } from './csv.js';
import { docx } from './docx.js';
import { htmlPage } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';
import { xlsx } from './xlsx.js';

/** Every form of a report, by the name that `--format` gives it. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(
  [pretty, json, junit, htmlPage, markdown, csv, xlsx, sarif, docx].map((reporter) => [reporter.meta.id, reporter]),
);

export { buildReport } from './build.js';
export { compareReports, type DiffFinding, type ReportDiff } from './diff.js';
export { type Explanation, explainCode, explainedCodes, explanationOf } from './explain.js';
export { githubAnnotations, githubSummary } from './github.js';
export type { Rendered, Reporter, ReportList, TrendPoint, View } from './reporter.js';
