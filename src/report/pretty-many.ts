import type { Report } from '../model/report.js';
import { dayInWords } from './day.js';
import { warningCount } from './facts.js';
import { type Column, type Paper, paragraph, section, table } from './pretty-layout.js';
import { reportSections, verdictInk } from './pretty-sections.js';
import type { View } from './reporter.js';
import { VERDICT_SYMBOL } from './symbols.js';
import { sayIn } from './words.js';

/** One table of all agencies, then what fails in each; `verbose` lets every report follow whole. */
export function manySections(reports: readonly Report[], view: View, paper: Paper): string[] {
  const say = sayIn(view.lang);
  const columns: Column[] = [
    { title: say('label.agency'), align: 'left' },
    { title: say('label.verdict'), align: 'left' },
    { title: say('label.fail'), align: 'right' },
    { title: say('label.review'), align: 'right' },
    { title: say('label.pass'), align: 'right' },
    { title: say('label.warnings'), align: 'right' },
    { title: say('label.brokenLinks'), align: 'right' },
    { title: 'OIT', align: 'right' },
  ];
  const rows = reports.map((report) => {
    const { checklist, summary } = report;
    return [
      checklist.agency.name,
      `${VERDICT_SYMBOL[summary.verdict]} ${say(`verdict.${summary.verdict}`)}`,
      `${summary.items.fail}`,
      `${summary.items.review}`,
      `${summary.items.pass}`,
      `${warningCount(report)}`,
      `${summary.links.broken}`,
      summary.score === null ? '–' : summary.score.oit.toFixed(2),
    ];
  });
  const inkOf = (row: number, column: number) =>
    column === 1 ? verdictInk(paper.ink, reports[row]!.summary.verdict) : (text: string) => text;
  return [
    paper.ink.title(say('title.many')),
    '',
    ...table(paper, columns, rows, inkOf),
    ...(reports.some(({ summary }) => summary.score !== null)
      ? ['', ...paragraph(paper, '', `OIT: ${say('score.note')}`, paper.ink.faint)]
      : []),
    ...reports.flatMap((report) => agencyLines(report, view, paper)),
  ];
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
