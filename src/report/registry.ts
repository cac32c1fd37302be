import { csv } from './formats/csv.js';
import { json } from './formats/json.js';
import { junit } from './formats/junit.js';
import { markdown } from './formats/markdown.js';
import { sarif } from './formats/sarif.js';
import { htmlPage } from './html/html.js';
import { docx } from './memo/docx.js';
import { pretty } from './pretty/pretty.js';
import type { Reporter } from './reporter.js';
import { xlsx } from './xlsx/xlsx.js';

/** Every format by its name in `--format`. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(
  [pretty, json, junit, htmlPage, markdown, csv, xlsx, sarif, docx].map((reporter) => [reporter.id, reporter]),
);

export { isNotExamined } from '../round/not-examined.js';
export { buildReport } from './compose/build-report.js';
export { createMessages } from './compose/finding-messages.js';
export { buildDiff, type DiffFinding, type ReportDiff } from './compose/report-diff.js';
export { type Explanation, explainCode, explainedCodes, explanationOf } from './explain.js';
export { githubAnnotations, githubSummary } from './formats/github.js';
export { gatherHistory, type HistoryFacts } from './history/facts.js';
export { historyPage } from './history/history-page.js';
export type { Rendered, Reporter, ReportList, TrendPoint, View } from './reporter.js';
