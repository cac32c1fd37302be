import type { Report } from '../../model/report.js';
import type { Reporter, ReportList } from '../reporter.js';

/** The report itself; several are one object per line (JSON Lines). */
export const json: Reporter = {
  meta: {
    id: 'json',
    title: { th: 'JSON สำหรับโปรแกรมอื่น', en: 'JSON for other programs' },
    extension: 'json',
    binary: false,
  },
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
  renderMany: (reports: readonly Report[]) => [...lines(reports)].join(''),
  streamMany: lines,
};

function* lines(reports: ReportList): Generator<string> {
  for (const report of reports) yield `${JSON.stringify(report)}\n`;
}
