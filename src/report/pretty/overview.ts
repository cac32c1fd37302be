import type { Report } from '../../model/report.js';
import { type TextColumn, tableLines } from '../../text/text-table.js';
import { displayWidth } from '../../text/thai/width.js';
import { shortAgency } from '../compose/agency.js';
import { dayInWords } from '../compose/day.js';
import { alarmLines, figuresOf, figureTitles, type RankedAgency, rankReports, standingOf } from '../compose/ranking.js';
import { shortFigure } from '../compose/score-words.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import type { ReportList, View } from '../reporter.js';
import { paragraph, section, type TerminalStyle } from './layout.js';
import { reportSections, verdictColor } from './sections.js';

/** For more agencies than these there is the table only; the HTML report has a page for each. */
const MAX_AGENCIES = 30;
/** Columns that the figures leave for a name on a terminal of 80. */
const MAX_NAME_WIDTH = 18;

/** One table of all agencies, best first, then the items of each that fail; with `verbose` every report whole. */
export function* manySections(reports: ReportList, view: View, style: TerminalStyle): Generator<string[]> {
  const say = sayIn(view.lang);
  const ranked = rankReports(reports);
  const alarms = alarmLines(ranked, say).flatMap((text) =>
    paragraph(style, '! ', text, style.colors.warn, style.colors.warn),
  );
  if (alarms.length > 0) yield [...alarms, ''];
  yield [style.colors.title(say('title.many')), '', ...rankingTable(ranked, view, style)];
  if (ranked.some(({ score }) => score !== null))
    yield ['', ...paragraph(style, '', `OIT: ${say('score.note')}`, style.colors.faint)];
  if (reports.length > MAX_AGENCIES && !view.verbose) {
    yield ['', ...paragraph(style, '', say('line.manyMore'), style.colors.faint)];
    return;
  }
  for (const report of reports) yield agencyLines(report, view, style);
}

function rankingTable(ranked: readonly RankedAgency[], view: View, style: TerminalStyle): readonly string[] {
  const whole = rankingLines(ranked, view, style, false);
  if (whole.every((line) => displayWidth(line) <= style.width)) return whole;
  const say = sayIn(view.lang);
  const legend = COUNTERS.map(([sign, word]) => `${sign} ${say(word)}`).join(' · ');
  return [...rankingLines(ranked, view, style, true), '', ...paragraph(style, '', legend, style.colors.faint)];
}

/** The counters of the table, in the order of its figures. */
const COUNTERS = [
  [VERDICT_SYMBOL.fail, 'verdict.fail'],
  [VERDICT_SYMBOL.review, 'verdict.review'],
  [VERDICT_SYMBOL.pass, 'verdict.pass'],
  ['⚠', 'verdict.warned'],
] as const;

/** @param isNarrow signs in place of words, and the estimate without its range */
function rankingLines(
  ranked: readonly RankedAgency[],
  view: View,
  style: TerminalStyle,
  isNarrow: boolean,
): readonly string[] {
  const say = sayIn(view.lang);
  const titles = figureTitles(say).map((title, n) => (isNarrow ? (COUNTERS[n]?.[0] ?? title) : title));
  const columns: TextColumn[] = [
    { title: say('label.agency'), align: 'left' },
    { title: '#', align: 'right' },
    { title: say('label.verdict'), align: 'left' },
    ...titles.map((title) => ({ title, align: 'right' as const })),
  ];
  const rows = ranked.map((agency) => {
    const { sign, word } = standingOf(agency, say);
    const name = displayWidth(agency.name) <= MAX_NAME_WIDTH ? agency.name : shortAgency(agency.name);
    // What is wrong with a whole site stands above the table.
    const verdict = isNarrow ? `${sign}${agency.alarms.length > 0 ? ' !' : ''}` : `${sign} ${word}`;
    const figures = figuresOf(agency);
    const shown = isNarrow ? [...figures.slice(0, -1), shortFigure(agency.score, 'oit')] : figures;
    return [name, `${agency.rank}`, verdict, ...shown];
  });
  const colorOf = (row: number, column: number) => {
    const verdict = column === 2 ? ranked[row]?.verdict : undefined;
    if (verdict !== undefined) return verdictColor(style.colors, verdict);
    return row < 0 ? style.colors.faint : (text: string) => text;
  };
  return tableLines(columns, rows, { width: style.width, colorOf });
}

function agencyLines(report: Report, view: View, style: TerminalStyle): string[] {
  const say = sayIn(view.lang);
  if (view.verbose)
    return ['', ...section(style, report.checklist.agency.name), ...reportSections(report, view, style)];
  const line = (verdict: 'fail' | 'review'): string[] => {
    const ids = report.items.filter((item) => item.verdict === verdict).map(({ id }) => id);
    if (ids.length === 0) return [];
    const text = `${say(`verdict.${verdict}`)}: ${ids.join(' ')}`;
    return paragraph(style, `  ${VERDICT_SYMBOL[verdict]} `, text, undefined, verdictColor(style.colors, verdict));
  };
  const due = say('line.nextDue', { date: dayInWords(report.run.nextDue, view.lang) });
  return [
    '',
    ...paragraph(style, '', report.checklist.agency.name, style.colors.strong),
    ...report.run.notices.flatMap(({ message }) =>
      paragraph(style, '  ! ', message, style.colors.warn, style.colors.warn),
    ),
    ...line('fail'),
    ...line('review'),
    ...paragraph(style, '  ', due, style.colors.faint),
  ];
}
