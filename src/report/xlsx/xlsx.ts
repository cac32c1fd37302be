import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import { bangkokDay, daysBetween } from '../../text/dates/calendar.js';
import { grouped } from '../../text/grouped.js';
import { placeToText } from '../compose/place.js';
import { findingSymbol, severityWord } from '../compose/symbols.js';
import { actualText } from '../compose/values.js';
import { type Say, sayIn } from '../compose/words.js';
import type { Reporter, View } from '../reporter.js';
import {
  column,
  type LinkedSheet,
  linkCell,
  sheetName,
  tableFeatures,
  type XlsxColumn,
  type XlsxRow,
  xlsxRow,
  xlsxSheet,
} from './sheet.js';
import { matrixSheet, summarySheet } from './summary-sheets.js';

/**
 * The work list: a summary, the items with their verdicts, a sheet with a row for each finding, then a sheet for each
 * agency where there are several, a sheet for each unit, and the broken links.
 */
export const xlsx: Reporter = { id: 'xlsx', render: (report, view) => render([report], view), renderMany: render };

/** A finding with its report and item. */
interface WorkListRow {
  readonly report: Report;
  /** Its place among the reports, from 0. */
  readonly agency: number;
  readonly item: ReportItem;
  readonly finding: ReportFinding;
}

async function render(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const say = sayIn(view.lang);
  const tasks = reports.flatMap((report, agency) =>
    report.items
      .filter(({ verdict }) => verdict !== 'disabled')
      .flatMap((item) =>
        item.findings
          .filter(({ severity }) => severity !== 'info')
          .map((finding): WorkListRow => ({ report, agency, item, finding })),
      ),
  );
  const columns = taskColumns(reports, view);
  const rows = tasks.map((task) => ({
    owner: task.item.owner,
    agency: task.agency,
    row: xlsxRow(columns, task),
  }));
  const byAgency = grouped(rows, ({ agency }) => agency);
  const owned = [...grouped(rows, ({ owner }) => owner)];
  const byOwner = [...owned.filter(([owner]) => owner !== null), ...owned.filter(([owner]) => owner === null)];
  const links = linkColumns(reports.length > 1, view);
  const linkRows = reports.flatMap((report) => report.links.map((link) => xlsxRow(links, { report, link })));
  const names = new Set<string>();
  const rowsOf = (list: typeof rows): XlsxRow[] => list.map(({ row }) => row);
  const summary = sheetName(say('title.summary'), names);
  const matrix = sheetName(say('title.items'), names);
  const work = sheetName(say('title.work.short'), names);
  const agencies = reports.length > 1 ? reports.map(({ checklist }) => sheetName(checklist.agency.name, names)) : [];
  const sheets: LinkedSheet[] = [
    summarySheet(summary, reports, view, agencies),
    matrixSheet(matrix, reports, view, agencies),
    xlsxSheet(work, columns, rowsOf(rows)),
    ...agencies.map((name, agency) => xlsxSheet(name, columns, rowsOf([...(byAgency.get(agency) ?? [])]))),
    ...byOwner.map(([owner, list]) =>
      xlsxSheet(sheetName(owner ?? say('owner.none'), names), columns, rowsOf([...list])),
    ),
    xlsxSheet(sheetName(say('title.links.short'), names), links, linkRows),
  ];
  return writeExcelFile(
    sheets.map(({ sheet }) => sheet),
    { features: tableFeatures(sheets) },
  ).toBuffer();
}

/** @returns the column of the agency where there are several, else nothing */
function agencyColumn(isMany: boolean, say: Say): XlsxColumn<{ readonly report: Report }>[] {
  return isMany ? [column(say('label.agency'), 24, ({ report }) => report.checklist.agency.name)] : [];
}

function taskColumns(reports: readonly Report[], { lang }: View): readonly XlsxColumn<WorkListRow>[] {
  const say = sayIn(lang);
  const isMany = reports.length > 1;
  const hasExplanations = reports.some(({ items }) => items.some(({ explanation }) => explanation !== undefined));
  const daysOpen = ({ report, finding }: WorkListRow): number =>
    Math.max(0, daysBetween(finding.firstSeen.date, bangkokDay(report.run.startedAt)));
  return [
    column(say('label.item'), 7, ({ item }) => item.id),
    ...agencyColumn(isMany, say),
    column(say('label.title'), 22, ({ item }) => item.title),
    column(say('label.owner'), 14, ({ item }) => item.owner ?? say('owner.none')),
    column(say('label.severity'), 13, ({ finding }) => `${findingSymbol(finding)} ${severityWord(finding, say)}`),
    column(say('label.finding'), 32, ({ finding }) => finding.message),
    column(say('label.place'), 19, ({ finding }) => placeToText(finding.location, lang)),
    column(say('label.actual'), 14, ({ finding }) => actualText(finding, lang)),
    column(say('label.fix'), 36, ({ finding }) => finding.fix),
    doneColumn(say),
    column(say('label.firstSeen'), 13, ({ finding }) => ({ day: finding.firstSeen.date, lang })),
    column(say('label.daysOpen'), 9, daysOpen),
    column(say('label.link'), 22, ({ finding }) => linkCell(finding.url)),
    column(say('label.code'), 14, ({ finding }) => finding.code),
    ...(hasExplanations
      ? [column<WorkListRow>(say('label.explanation'), 40, ({ item }) => item.explanation ?? '')]
      : []),
  ];
}

/** What the person who mended it says. */
const doneColumn = (say: Say): XlsxColumn<unknown> => ({
  ...column(say('label.done'), 18, () => ''),
  choices: [say('done.mended'), say('done.begun'), say('done.waiting'), say('done.no-fault')],
});

interface BrokenLink {
  readonly report: Report;
  readonly link: Report['links'][number];
}

function linkColumns(isMany: boolean, { lang }: View): readonly XlsxColumn<BrokenLink>[] {
  const say = sayIn(lang);
  return [
    column(say('label.url'), 50, ({ link }) => linkCell(link.url)),
    ...agencyColumn(isMany, say),
    column(say('label.status'), 10, ({ link }) => link.status ?? ''),
    column(say('label.finding'), 34, ({ link }) => link.message),
    column(say('label.item'), 12, ({ link }) => link.items.join(', ')),
    column(say('label.foundOn'), 50, ({ link }) => linkCell(link.foundOn[0]?.url ?? null)),
    column(say('label.foundOnText'), 22, ({ link }) => link.foundOn[0]?.text ?? ''),
    column(say('label.foundOnCount'), 12, ({ link }) => link.foundOnCount),
    column(say('label.code'), 17, ({ link }) => link.code),
    doneColumn(say),
  ];
}
