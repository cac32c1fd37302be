import type { Verdict } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { grouped } from '../../text/grouped.js';
import { agencyLine, warnedItems } from '../compose/agency.js';
import { alarmsOf } from '../compose/alarms.js';
import { dayInWords } from '../compose/day.js';
import { alarmWords, figuresOf, figureTitles, matrixOf, rankReports, verdictOf } from '../compose/ranking.js';
import { scoreFigure, scoreNotes } from '../compose/score-words.js';
import { headline } from '../compose/summary.js';
import { VERDICT_SYMBOL, verdictText } from '../compose/symbols.js';
import { type Say, sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { column, type LinkedSheet, linkCell, type XlsxCell, type XlsxColumn, xlsxRow, xlsxSheet } from './sheet.js';

/** Behind a verdict; the symbol says the same without the colour. */
const FILL: Readonly<Record<Verdict, string | null>> = {
  pass: '#E2F2E6',
  fail: '#FBE0DE',
  review: '#ECE4F8',
  disabled: null,
};

/**
 * What a head of office reads first: of one agency its figures and those of its units, of several the ranking.
 * @param sheets names of the sheets of several agencies, in the order of the reports
 */
export function summarySheet(
  name: string,
  reports: readonly Report[],
  view: View,
  sheets: readonly string[],
): LinkedSheet {
  const [report, ...others] = reports;
  return report !== undefined && others.length === 0
    ? agencySheet(name, report, view)
    : rankingSheet(name, reports, view, sheets);
}

interface Fact {
  readonly label: string;
  readonly value: XlsxCell;
}

const count = (figure: number): XlsxCell => ({ figure, format: '0' });
const points = (figure: number): XlsxCell => ({ figure, format: '0.00' });

function agencySheet(name: string, report: Report, { lang }: View): LinkedSheet {
  const say = sayIn(lang);
  const { checklist, run, summary } = report;
  const { alarms, others } = alarmsOf(report);
  const facts: Fact[] = [
    ...alarms.map(({ message }) => ({ label: '!', value: message })),
    { label: say('label.agency'), value: agencyLine(checklist.agency, say) },
    { label: say('label.url'), value: linkCell(checklist.site) },
    { label: say('label.round'), value: count(run.round) },
    { label: say('label.date'), value: dayInWords(bangkokDay(run.startedAt), lang) },
    { label: say('label.verdict'), value: headline(report, say) },
    ...others.map(({ message }) => ({ label: '!', value: message })),
    { label: say('label.fail'), value: count(summary.items.fail) },
    { label: say('label.review'), value: count(summary.items.review) },
    { label: say('label.pass'), value: count(summary.items.pass) },
    { label: say('verdict.warned'), value: count(warnedItems(report).length) },
    { label: say('label.brokenLinks'), value: count(summary.links.broken) },
    ...scoreFacts(report, say),
    { label: say('done.deadline'), value: dayInWords(run.nextDue, lang) },
    ...unitFacts(report, say),
    ...(run.fingerprint === undefined ? [] : [{ label: say('label.fingerprint'), value: run.fingerprint }]),
  ];
  const columns: readonly XlsxColumn<Fact>[] = [
    column(say('title.summary'), 44, ({ label }) => label),
    column('', 60, ({ value }) => value),
  ];
  return xlsxSheet(
    name,
    columns,
    facts.map((fact) => xlsxRow(columns, fact)),
    false,
  );
}

function scoreFacts({ summary: { score } }: Report, say: Say): Fact[] {
  if (score === null) return [];
  return [
    ...score.indicators.map(({ id, title, score: value }) => ({
      label: say('score.indicator', { id, title }),
      value: points(value),
    })),
    { label: 'OIT', value: scoreFigure(score, 'oit') },
    ...(score.ita === null ? [] : [{ label: 'ITA', value: scoreFigure(score, 'ita') }]),
    ...scoreNotes(score, say).map((value) => ({ label: '', value })),
  ];
}

/** `กองคลัง`: `ต้องแก้ไข 2 · ต้องให้คนตรวจ 0 · คำเตือน 1` */
function unitFacts({ items }: Report, say: Say): Fact[] {
  const byUnit = grouped(
    items.filter(({ verdict }) => verdict !== 'disabled'),
    ({ owner }) => owner ?? say('owner.none'),
  );
  return [...byUnit].flatMap(([label, owned]) => {
    const findings = owned.flatMap((item) => item.findings);
    const review = findings.filter((finding) => finding.review).length;
    const [error, warning] = (['error', 'warning'] as const).map(
      (severity) => findings.filter((finding) => !finding.review && finding.severity === severity).length,
    );
    if (review + (error ?? 0) + (warning ?? 0) === 0) return [];
    const counts = [
      `${say('severity.error')} ${error}`,
      `${say('verdict.review')} ${review}`,
      `${say('severity.warning')} ${warning}`,
    ];
    return [{ label, value: say('line.found', { counts: counts.join(' · ') }) }];
  });
}

function rankingSheet(
  name: string,
  reports: readonly Report[],
  { lang }: View,
  sheets: readonly string[],
): LinkedSheet {
  const say = sayIn(lang);
  const ranked = rankReports(reports);
  const fingerprintAt = (index: number): string => reports[index]?.run.fingerprint ?? '';
  // The score stands apart as a number, which sorts, and as its range, which does not.
  const figures = figureTitles(say)
    .slice(0, -1)
    .map(
      (title, n): XlsxColumn<(typeof ranked)[number]> =>
        column(title, 11, (agency) => numberOrText(figuresOf(agency)[n] ?? '')),
    );
  const columns: readonly XlsxColumn<(typeof ranked)[number]>[] = [
    column(say('label.agency'), 34, (agency) => agencyCell(agency, sheets)),
    column(say('label.rank'), 8, ({ rank }) => rank),
    column(say('label.verdict'), 16, (agency) => {
      const { sign, word } = verdictOf(agency, say);
      return { mark: `${sign} ${word}`, fill: agency.isExamined ? FILL[agency.verdict] : null };
    }),
    column(say('province.site'), 28, (agency) => alarmCell(alarmWords(agency, say))),
    ...figures,
    column('OIT', 11, ({ score }) => score?.oit ?? '–'),
    ...(ranked.some(({ score }) => score?.range)
      ? [column(say('score.span'), 24, ({ score }: (typeof ranked)[number]) => scoreFigure(score, 'oit'))]
      : []),
    column(say('province.changeOit'), 12, ({ change }) => change?.oit ?? ''),
    column(say('province.changeFail'), 14, ({ change }) => change?.fail ?? ''),
    ...(reports.some(({ run }) => run.fingerprint !== undefined)
      ? [column<(typeof ranked)[number]>(say('label.fingerprint'), 66, ({ index }) => fingerprintAt(index))]
      : []),
  ];
  return xlsxSheet(
    name,
    columns,
    ranked.map((agency) => xlsxRow(columns, agency)),
  );
}

/** The name of an agency, which leads to its sheet. */
function agencyCell(
  { name, index }: { readonly name: string; readonly index: number },
  sheets: readonly string[],
): XlsxCell {
  const toSheet = sheets[index];
  return toSheet === undefined ? name : { words: name, toSheet };
}

const alarmCell = (words: readonly string[]): XlsxCell =>
  words.length === 0 ? '' : { mark: words.map((word) => `! ${word}`).join('\n'), fill: FILL.fail };

/** A figure is a number, so that a program can sort and sum it. */
const numberOrText = (figure: string): XlsxCell =>
  figure === '' || Number.isNaN(Number(figure)) ? figure : Number(figure);

/** Of one agency a row for each item; of several a row for each agency, best first, and a column for each item. */
export function matrixSheet(
  name: string,
  reports: readonly Report[],
  view: View,
  sheets: readonly string[],
): LinkedSheet {
  const [only, ...others] = reports;
  return only !== undefined && others.length === 0
    ? itemsSheet(name, only, view)
    : provinceSheet(name, reports, view, sheets);
}

function itemsSheet(name: string, report: Report, { lang }: View): LinkedSheet {
  const say = sayIn(lang);
  const columns: readonly XlsxColumn<Report['items'][number]>[] = [
    column(say('label.item'), 8, ({ id }) => id),
    column(say('label.title'), 60, ({ title }) => title),
    column(say('label.owner'), 26, ({ owner }) => owner ?? say('owner.none')),
    column(say('label.verdict'), 18, ({ verdict }) => ({ mark: verdictText(verdict, say), fill: FILL[verdict] })),
  ];
  return xlsxSheet(
    name,
    columns,
    report.items.map((item) => xlsxRow(columns, item)),
  );
}

interface MatrixRow {
  readonly agency: XlsxCell;
  readonly failing: number;
  readonly alarms: readonly string[];
  readonly cellOf: (item: string) => XlsxCell;
}

function provinceSheet(
  name: string,
  reports: readonly Report[],
  { lang }: View,
  sheets: readonly string[],
): LinkedSheet {
  const say = sayIn(lang);
  const { items, agencies } = matrixOf(reports);
  const columns: readonly XlsxColumn<MatrixRow>[] = [
    column(say('label.agency'), 34, ({ agency }) => agency),
    column(say('label.fail'), 9, ({ failing }) => failing),
    ...items.map(({ id }): XlsxColumn<MatrixRow> => column(id, 6, ({ cellOf }) => cellOf(id))),
    column(say('province.site'), 28, ({ alarms }) => alarmCell(alarms)),
  ];
  const rows = rankReports(reports).map((agency): MatrixRow => {
    const verdicts = agencies[agency.index];
    return {
      agency: agencyCell(agency, sheets),
      failing: agency.items.fail,
      alarms: alarmWords(agency, say),
      cellOf: (item) => {
        const verdict = verdicts?.get(item);
        return verdict === undefined ? '' : { mark: VERDICT_SYMBOL[verdict], fill: FILL[verdict] };
      },
    };
  });
  const sums = new Map(items.map(({ id, failing }) => [id, failing]));
  const total: MatrixRow = {
    agency: say('province.failing'),
    failing: items.reduce((sum, { failing }) => sum + failing, 0),
    alarms: [],
    cellOf: (item) => sums.get(item) ?? 0,
  };
  return xlsxSheet(
    name,
    columns,
    [...rows, total].map((row) => xlsxRow(columns, row)),
  );
}
