import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import { bangkokDay, daysBetween } from '../../text/dates/calendar.js';
import { grouped } from '../../text/grouped.js';
import { placeToText } from '../compose/place.js';
import { findingSymbol, severityWord } from '../compose/symbols.js';
import { type Say, sayIn } from '../compose/words.js';
import type { Reporter, View } from '../reporter.js';
import {
  type LinkedSheet,
  sheetName,
  tableFeatures,
  type XlsxCell,
  type XlsxColumn,
  type XlsxRow,
  xlsxRow,
  xlsxSheet,
} from './sheet.js';

/** The work list: a sheet with a row for each finding, then a sheet for each unit, then the broken links. */
export const xlsx: Reporter = { id: 'xlsx', render: (report, view) => render([report], view), renderMany: render };

/** A finding with its report and item. */
interface WorkListRow {
  readonly report: Report;
  readonly item: ReportItem;
  readonly finding: ReportFinding;
}

async function render(reports: readonly Report[], view: View): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const say = sayIn(view.lang);
  const tasks = reports.flatMap((report) =>
    report.items
      .filter(({ verdict }) => verdict !== 'disabled')
      .flatMap((item) =>
        item.findings
          .filter(({ severity }) => severity !== 'info')
          .map((finding): WorkListRow => ({ report, item, finding })),
      ),
  );
  const columns = taskColumns(reports.length > 1, view);
  const rows = tasks.map((task) => ({ owner: task.item.owner, row: xlsxRow(columns, task) }));
  const owned = [...grouped(rows, ({ owner }) => owner)];
  const byOwner = [...owned.filter(([owner]) => owner !== null), ...owned.filter(([owner]) => owner === null)];
  const links = linkColumns(reports.length > 1, view);
  const linkRows = reports.flatMap((report) => report.links.map((link) => xlsxRow(links, { report, link })));
  const names = new Set<string>();
  const rowsOf = (list: typeof rows): XlsxRow[] => list.map(({ row }) => row);
  const sheets: LinkedSheet[] = [
    xlsxSheet(sheetName(say('title.work.short'), names), columns, rowsOf(rows)),
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

function taskColumns(isMany: boolean, { lang }: View): readonly XlsxColumn<WorkListRow>[] {
  const say = sayIn(lang);
  const daysOpen = ({ report, finding }: WorkListRow): number =>
    Math.max(0, daysBetween(finding.firstSeen.date, bangkokDay(report.run.startedAt)));
  return [
    column(say('label.item'), 7, ({ item }) => item.id),
    ...agencyColumn(isMany, say),
    column(say('label.title'), 26, ({ item }) => item.title),
    column(say('label.owner'), 17, ({ item }) => item.owner ?? say('owner.none')),
    column(say('label.severity'), 14, ({ finding }) => `${findingSymbol(finding)} ${severityWord(finding, say)}`),
    column(say('label.finding'), 34, ({ finding }) => finding.message),
    column(say('label.place'), 24, ({ finding }) => placeToText(finding.location, lang)),
    column(say('label.actual'), 16, ({ finding }) => finding.actual ?? ''),
    column(say('label.fix'), 36, ({ finding }) => finding.fix),
    column(say('label.firstSeen'), 14, ({ finding }) => ({ day: finding.firstSeen.date, lang })),
    column(say('label.daysOpen'), 11, daysOpen),
    column(say('label.link'), 30, ({ finding }) => linkCell(finding.url)),
    column(say('label.code'), 17, ({ finding }) => finding.code),
    column(say('label.explanation'), 40, ({ item }) => item.explanation ?? ''),
    column(say('label.done'), 18, () => ''),
  ];
}

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
    column(say('label.done'), 18, () => ''),
  ];
}

/** @param width in characters */
function column<T>(title: string, width: number, cell: (row: T) => XlsxCell): XlsxColumn<T> {
  return { title, width, cell };
}

const linkCell = (url: string | null): XlsxCell => (url === null ? '' : { link: url });
