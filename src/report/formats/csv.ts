import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import type { Lang } from '../../model/words.js';
import { bangkokDay, daysBetween } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { alarmsOf } from '../compose/alarms.js';
import { severityWord } from '../compose/symbols.js';
import { actualText, expectedText } from '../compose/values.js';
import { type Say, sayIn, type WordKey } from '../compose/words.js';
import { guardFormula } from '../escape.js';
import type { Reporter, ReportList, View } from '../reporter.js';

interface CsvFinding {
  readonly report: Report;
  readonly item: ReportItem;
  readonly finding: ReportFinding;
  /** Of the round, in Asia/Bangkok. */
  readonly day: string;
  readonly say: Say;
  readonly lang: Lang;
}

type CsvCell = string | number | null;

const COLUMNS: readonly (readonly [heading: WordKey, cell: (row: CsvFinding) => CsvCell])[] = [
  ['label.agency', ({ report }) => report.checklist.agency.name],
  ['label.round', ({ report }) => report.run.round],
  ['label.date', ({ day }) => day],
  ['label.item', ({ item }) => item.id],
  ['label.title', ({ item }) => item.title],
  ['label.owner', ({ item }) => item.owner],
  ['label.verdict', ({ item, say }) => say(`verdict.${item.verdict}`)],
  ['label.severity', ({ finding, say }) => severityWord(finding, say)],
  ['label.code', ({ finding }) => finding.code],
  ['label.finding', ({ finding }) => finding.message],
  ['label.url', ({ finding }) => (finding.url === null ? null : readableUrl(finding.url))],
  ['label.sheet', ({ finding }) => finding.location.sheet],
  ['label.page', ({ finding }) => finding.location.page],
  ['label.table', ({ finding }) => finding.location.table],
  ['label.row', ({ finding }) => finding.location.row],
  ['label.rowLabel', ({ finding }) => finding.location.rowLabel],
  ['label.column', ({ finding }) => finding.location.column],
  ['label.actual', ({ finding, lang }) => (finding.actual === null ? null : actualText(finding, lang))],
  ['label.expected', ({ finding, lang }) => (finding.expected === null ? null : expectedText(finding, lang))],
  ['label.fix', ({ finding }) => finding.fix.replace(/\n/g, ' → ')],
  ['label.firstRound', ({ finding }) => finding.firstSeen.round],
  ['label.firstSeen', ({ finding }) => finding.firstSeen.date],
  ['label.daysOpen', ({ finding, day }) => Math.max(0, daysBetween(finding.firstSeen.date, day))],
  ['label.fingerprint', ({ report }) => report.run.fingerprint ?? null],
];

/** A row for each finding, for spreadsheets: UTF-8 with the byte order mark that Excel needs to read Thai, and CRLF (RFC 4180). */
export const csv: Reporter = {
  id: 'csv',
  render: (report, view) => render([report], view),
  renderMany: render,
  streamMany: lines,
};

function render(reports: readonly Report[], view: View): string {
  return [...lines(reports, view)].join('');
}

function* lines(reports: ReportList, view: View): Generator<string> {
  const say = sayIn(view.lang);
  yield `\uFEFF${lineOf(COLUMNS.map(([heading]) => say(heading)))}`;
  // Above all findings: the rows have no item, for it is said of the whole site.
  for (const report of reports)
    for (const { code, message } of alarmsOf(report).alarms) yield lineOf(alarmCells(report, code, message, say));
  for (const report of reports) {
    const day = bangkokDay(report.run.startedAt);
    for (const item of report.items)
      for (const finding of item.findings)
        yield lineOf(COLUMNS.map(([, cell]) => cell({ report, item, finding, day, say, lang: view.lang })));
  }
}

function alarmCells(report: Report, code: string, message: string, say: Say): readonly CsvCell[] {
  const cells = new Map<WordKey, CsvCell>([
    ['label.agency', report.checklist.agency.name],
    ['label.round', report.run.round],
    ['label.date', bangkokDay(report.run.startedAt)],
    ['label.severity', say('severity.warning')],
    ['label.code', code],
    ['label.finding', message],
    ['label.url', readableUrl(report.checklist.site)],
    ['label.fingerprint', report.run.fingerprint ?? null],
  ]);
  return COLUMNS.map(([heading]) => cells.get(heading) ?? null);
}

function lineOf(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
