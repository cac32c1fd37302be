import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isReport, type Report } from '../../model/report.js';
import type { Words } from '../../model/words.js';
import { MAX_URL, siteText } from '../../report/compose/site-text.js';
import type { ReportList } from '../../report/registry.js';
import { cannotRead, usageError } from '../print/output.js';
import { listReports, type ReportFile, type ReportSource, reportAt } from './report-file.js';

/** A report of one of the parts, with what decides its place among the others. */
interface PartReport {
  readonly key: string;
  readonly path: string;
  readonly startedAt: string;
  readonly read: ReportSource;
}

/**
 * Merges the parts of a run that was shared out: JSON reports, one object or one a line, and folders of them. Of a checklist that
 * occurs more than once the newest round counts; all are in the order of their checklists' names, as one run of `*.yaml` has them.
 * @param merged takes all reports, as the files may be pipes
 * @throws UserError with every file that can't be read or holds no report
 */
export function mergeReports(paths: readonly string[], cwd: string, merged: ReportFile): ReportList {
  const problems: Words[] = [];
  const newest = new Map<string, PartReport>();
  for (const file of paths.flatMap((path) => filesOf(path, cwd, problems))) {
    for (const report of reportsOf(file, cwd, problems)) {
      const part = partOf(report, merged);
      const known = newest.get(part.key);
      if (!known || known.startedAt <= part.startedAt) newest.set(part.key, part);
    }
  }
  if (problems.length === 0 && newest.size === 0)
    problems.push({ th: '--merge: ไม่พบรายงาน JSON เลย', en: '--merge: there is no JSON report at all' });
  if (problems.length > 0) throw usageError(...problems);
  const inOrder = [...newest.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return listReports(inOrder.map(({ read }) => read));
}

function partOf(report: Report, merged: ReportFile): PartReport {
  const { path, agency, site } = report.checklist;
  const key = JSON.stringify([path, agency.name, site]);
  return { key, path, startedAt: report.run.startedAt, read: reportAt(merged.path, merged.add(report)) };
}

/** They keep the names by which the user called them. */
function filesOf(path: string, cwd: string, problems: Words[]): readonly string[] {
  try {
    if (!statSync(resolve(cwd, path)).isDirectory()) return [path];
    return readdirSync(resolve(cwd, path), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.jsonl?$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    problems.push(unreadable(path, error));
    return [];
  }
}

function* reportsOf(file: string, cwd: string, problems: Words[]): Generator<Report> {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    problems.push(unreadable(file, error));
    return;
  }
  for (const { line, json } of documentsOf(text)) {
    const report = reportOf(json);
    if (report) yield report;
    else
      problems.push({
        th: `${file}:${line}: ไม่ใช่รายงาน JSON ของ oit-audit`,
        en: `${file}:${line}: is no JSON report of oit-audit`,
      });
  }
}

/** A report alone is written over many lines; of several each has a line. */
function documentsOf(text: string): readonly { readonly line: number; readonly json: string }[] {
  const whole = text.replace(/^\uFEFF/, '');
  const lines = whole.split('\n');
  const isOne = lines[0]?.trim() === '{';
  if (isOne) return [{ line: 1, json: whole }];
  return lines.flatMap((json, index) => (json.trim() === '' ? [] : [{ line: index + 1, json }]));
}

function reportOf(json: string): Report | null {
  try {
    // Anyone may have written the file; this changes nothing in a report of ours.
    const data: unknown = JSON.parse(json, (_, value: unknown) =>
      typeof value === 'string' ? siteText(value, MAX_URL) : value,
    );
    // Passed on as it was: a newer version may have written more than the schema of this one knows.
    return isReport(data) ? data : null;
  } catch {
    return null;
  }
}

function unreadable(path: string, error: unknown): Words {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const { th, en } = cannotRead(path, code);
  return { th: `--merge: ${th}`, en: `--merge: ${en}` };
}
