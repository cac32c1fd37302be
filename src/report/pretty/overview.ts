import type { Report } from '../../model/report.js';
import { displayWidth } from '../../text/thai/width.js';
import { dayInWords } from '../compose/day.js';
import { rankReports, type Standing } from '../compose/ranking.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import type { ReportList, View } from '../reporter.js';
import { type Column, type Paper, paragraph, section, table } from './layout.js';
import { reportSections, verdictInk } from './sections.js';

/** More agencies than these are a table alone; what fails in each is a page of its own elsewhere. */
const TOLD_ONE_BY_ONE = 30;
/** Columns that are left for a name beside the figures on a terminal of 80. */
const WIDEST_NAME = 18;

/** One table of all agencies, best first, then what fails in each; `verbose` lets every report follow whole. */
export function* manySections(reports: ReportList, view: View, paper: Paper): Generator<string[]> {
  const say = sayIn(view.lang);
  const standings = rankReports(reports);
  yield [paper.ink.title(say('title.many')), '', ...rankingTable(standings, view, paper)];
  if (standings.some(({ oit }) => oit !== null))
    yield ['', ...paragraph(paper, '', `OIT: ${say('score.note')}`, paper.ink.faint)];
  if (reports.length > TOLD_ONE_BY_ONE && !view.verbose) {
    yield ['', ...paragraph(paper, '', say('line.manyMore'), paper.ink.faint)];
    return;
  }
  for (const report of reports) yield agencyLines(report, view, paper);
}

function rankingTable(standings: readonly Standing[], view: View, paper: Paper): string[] {
  const say = sayIn(view.lang);
  const columns: Column[] = [
    { title: say('label.agency'), align: 'left' },
    { title: '#', align: 'right' },
    { title: say('label.verdict'), align: 'left' },
    { title: say('label.fail'), align: 'right' },
    { title: say('label.review'), align: 'right' },
    { title: say('label.pass'), align: 'right' },
    { title: say('label.warnings'), align: 'right' },
    { title: say('label.brokenLinks'), align: 'right' },
    { title: 'OIT', align: 'right' },
  ];
  const rows = standings.map(({ name, rank, verdict, items, warnings, brokenLinks, oit }) => [
    shortAgency(name),
    `${rank}`,
    `${VERDICT_SYMBOL[verdict]} ${say(`verdict.${verdict}`)}`,
    `${items.fail}`,
    `${items.review}`,
    `${items.pass}`,
    `${warnings}`,
    `${brokenLinks}`,
    oit === null ? '–' : oit.toFixed(2),
  ]);
  const inkOf = (row: number, column: number) =>
    column === 2 ? verdictInk(paper.ink, standings[row]!.verdict) : (text: string) => text;
  return table(paper, columns, rows, inkOf);
}

/** As officials abbreviate them: what stands behind the kind of agency tells it from the others. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^องค์การบริหารส่วนตำบล/, 'อบต.'],
  [/^องค์การบริหารส่วนจังหวัด/, 'อบจ.'],
  [/^เทศบาลตำบล/, 'ทต.'],
  [/^เทศบาลเมือง/, 'ทม.'],
  [/^เทศบาลนคร/, 'ทน.'],
];

function shortAgency(name: string): string {
  if (displayWidth(name) <= WIDEST_NAME) return name;
  return KINDS.reduce((text, [kind, short]) => text.replace(kind, short), name);
}

function agencyLines(report: Report, view: View, paper: Paper): string[] {
  const say = sayIn(view.lang);
  if (view.verbose)
    return ['', ...section(paper, report.checklist.agency.name), ...reportSections(report, view, paper)];
  const ids = (verdict: 'fail' | 'review'): string =>
    report.items
      .filter((item) => item.verdict === verdict)
      .map(({ id }) => id)
      .join(' ');
  const line = (verdict: 'fail' | 'review'): string[] =>
    ids(verdict) === ''
      ? []
      : paragraph(
          paper,
          `  ${VERDICT_SYMBOL[verdict]} `,
          `${say(`verdict.${verdict}`)}: ${ids(verdict)}`,
          undefined,
          verdictInk(paper.ink, verdict),
        );
  const due = say('line.nextDue', { date: dayInWords(report.run.nextDue, view.lang) });
  return [
    '',
    ...paragraph(paper, '', report.checklist.agency.name, paper.ink.strong),
    ...report.run.notices.flatMap(({ message }) => paragraph(paper, '  ! ', message, paper.ink.warn, paper.ink.warn)),
    ...line('fail'),
    ...line('review'),
    ...paragraph(paper, '  ', due, paper.ink.faint),
  ];
}
