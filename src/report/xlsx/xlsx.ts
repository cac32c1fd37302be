import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import { bangkokDay, daysBetween } from '../../text/dates/calendar.js';
import { grouped } from '../../text/grouped.js';
import { placeToText } from '../compose/place.js';
import { findingSymbol } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
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
export const xlsx: Reporter = {
  meta: {
    id: 'xlsx',
    title: { th: 'Excel รายการงานแยกตามหน่วยงาน', en: 'Excel work list by unit' },
    extension: 'xlsx',
    binary: true,
  },
  render: (report, view) => render([report], view),
  renderMany: render,
};

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

function taskColumns(isMany: boolean, { lang }: View): readonly XlsxColumn<WorkListRow>[] {
  const say = sayIn(lang);
  const agency: XlsxColumn<WorkListRow> = {
    title: say('label.agency'),
    width: 24,
    cell: ({ report }) => report.checklist.agency.name,
  };
  const day = (report: Report): string => bangkokDay(report.run.startedAt);
  return [
    { title: say('label.item'), width: 7, cell: ({ item }) => item.id },
    ...(isMany ? [agency] : []),
    { title: say('label.title'), width: 26, cell: ({ item }) => item.title },
    { title: say('label.owner'), width: 17, cell: ({ item }) => item.owner ?? say('owner.none') },
    {
      title: say('label.severity'),
      width: 14,
      cell: ({ finding }) =>
        `${findingSymbol(finding)} ${say(finding.review ? 'verdict.review' : `severity.${finding.severity}`)}`,
    },
    { title: say('label.finding'), width: 34, cell: ({ finding }) => finding.message },
    { title: say('label.place'), width: 24, cell: ({ finding }) => placeToText(finding.location, lang) },
    { title: say('label.actual'), width: 16, cell: ({ finding }) => finding.actual ?? '' },
    { title: say('label.fix'), width: 36, cell: ({ finding }) => finding.fix },
    {
      title: say('label.firstSeen'),
      width: 14,
      cell: ({ finding }): XlsxCell => ({ day: finding.firstSeen.date, lang }),
    },
    {
      title: say('label.daysOpen'),
      width: 11,
      cell: ({ report, finding }) => Math.max(0, daysBetween(finding.firstSeen.date, day(report))),
    },
    {
      title: say('label.link'),
      width: 30,
      cell: ({ finding }): XlsxCell => (finding.url === null ? '' : { link: finding.url }),
    },
    { title: say('label.code'), width: 17, cell: ({ finding }) => finding.code },
    { title: say('label.done'), width: 18, cell: () => '' },
  ];
}

interface BrokenLink {
  readonly report: Report;
  readonly link: Report['links'][number];
}

function linkColumns(isMany: boolean, { lang }: View): readonly XlsxColumn<BrokenLink>[] {
  const say = sayIn(lang);
  const agency: XlsxColumn<BrokenLink> = {
    title: say('label.agency'),
    width: 24,
    cell: ({ report }) => report.checklist.agency.name,
  };
  return [
    { title: say('label.url'), width: 50, cell: ({ link }): XlsxCell => ({ link: link.url }) },
    ...(isMany ? [agency] : []),
    { title: say('label.status'), width: 10, cell: ({ link }) => link.status ?? '' },
    { title: say('label.finding'), width: 34, cell: ({ link }) => link.message },
    { title: say('label.item'), width: 12, cell: ({ link }) => link.items.join(', ') },
    {
      title: say('label.foundOn'),
      width: 50,
      cell: ({ link }): XlsxCell => (link.foundOn[0] === undefined ? '' : { link: link.foundOn[0].url }),
    },
    { title: say('label.foundOnText'), width: 22, cell: ({ link }) => link.foundOn[0]?.text ?? '' },
    { title: say('label.foundOnCount'), width: 12, cell: ({ link }) => link.foundOnCount },
    { title: say('label.code'), width: 17, cell: ({ link }) => link.code },
    { title: say('label.done'), width: 18, cell: () => '' },
  ];
}
