import { relative } from 'node:path';
import type { ReportList } from '../../report/registry.js';
import type { OutputTarget } from './output.js';
import { printLine, type Terminal } from './terminal.js';

/** Where all of the report went to files, stdout says nothing: one line on stderr says the verdict, the counts and the files. */
export function sayFiles(reports: ReportList, targets: readonly OutputTarget[], terminal: Terminal): void {
  const files = targets.flatMap(({ path }) => (path === null ? [] : [relative(terminal.cwd, path) || path]));
  if (files.length === 0 || files.length < targets.length) return;
  let [pass, fail, review, failing] = [0, 0, 0, 0];
  for (const { summary } of reports) {
    pass += summary.items.pass;
    fail += summary.items.fail;
    review += summary.items.review;
    if (summary.verdict === 'fail') failing += 1;
  }
  const verdict =
    fail > 0
      ? { th: 'ไม่ผ่าน', en: 'fail' }
      : review > 0
        ? { th: 'ต้องให้คนตรวจ', en: 'review' }
        : { th: 'ผ่าน', en: 'pass' };
  const several = {
    th: reports.length > 1 ? ` (${failing} จาก ${reports.length} แห่ง)` : '',
    en: reports.length > 1 ? ` (${failing} of ${reports.length} checklists)` : '',
  };
  printLine(terminal, {
    th: `${verdict.th}${several.th}: ผ่าน ${pass} · ไม่ผ่าน ${fail} · ต้องให้คนตรวจ ${review} ข้อ → ${files.join(', ')}`,
    en: `${verdict.en}${several.en}: ${pass} pass · ${fail} fail · ${review} need a person → ${files.join(', ')}`,
  });
}
