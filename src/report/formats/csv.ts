import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import { bangkokDay, daysBetween } from '../../text/dates/calendar.js';
import { sayIn, type WordKey } from '../compose/words.js';
import { guardFormula } from '../escape.js';
import type { Reporter, ReportList, View } from '../reporter.js';

const HEADINGS: readonly WordKey[] = [
  'label.agency',
  'label.round',
  'label.date',
  'label.item',
  'label.title',
  'label.owner',
  'label.verdict',
  'label.severity',
  'label.code',
  'label.finding',
  'label.url',
  'label.sheet',
  'label.page',
  'label.table',
  'label.row',
  'label.rowLabel',
  'label.column',
  'label.actual',
  'label.expected',
  'label.fix',
  'label.firstRound',
  'label.firstSeen',
  'label.daysOpen',
];

/** A row for each finding, for spreadsheets: UTF-8 with the byte order mark that Excel needs to read Thai, and CRLF (RFC 4180). */
export const csv: Reporter = {
  meta: {
    id: 'csv',
    title: { th: 'CSV สำหรับโปรแกรมตารางคำนวณ', en: 'CSV for spreadsheets' },
    extension: 'csv',
    binary: false,
  },
  render: (report, view) => render([report], view),
  renderMany: render,
  streamMany: lines,
};

function render(reports: readonly Report[], view: View): string {
  return [...lines(reports, view)].join('');
}

function* lines(reports: ReportList, view: View): Generator<string> {
  const say = sayIn(view.lang);
  yield `\uFEFF${lineOf(HEADINGS.map((key) => say(key)))}`;
  for (const report of reports) {
    for (const item of report.items)
      for (const finding of item.findings) yield lineOf(cellsOf(report, item, finding, view));
  }
}

function lineOf(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function cellsOf(report: Report, item: ReportItem, finding: ReportFinding, view: View): (string | number | null)[] {
  const say = sayIn(view.lang);
  const { sheet, page, table, row, rowLabel, column } = finding.location;
  const day = bangkokDay(report.run.startedAt);
  return [
    report.checklist.agency.name,
    report.run.round,
    day,
    item.id,
    item.title,
    item.owner,
    say(`verdict.${item.verdict}`),
    finding.review ? say('verdict.review') : say(`severity.${finding.severity}`),
    finding.code,
    finding.message,
    finding.url,
    sheet,
    page,
    table,
    row,
    rowLabel,
    column,
    finding.actual,
    finding.expected,
    finding.fix.replace(/\n/g, ' → '),
    finding.firstSeen.round,
    finding.firstSeen.date,
    Math.max(0, daysBetween(finding.firstSeen.date, day)),
  ];
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
