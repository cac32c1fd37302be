import type { Report, ReportItem, ReportLink } from '../../model/report.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { unbroken } from '../../text/dates/unbroken.js';
import { readableUrl } from '../../text/url.js';
import { agencyLine, warnedItems } from '../compose/agency.js';
import { alarmsOf } from '../compose/alarms.js';
import { dayInWords, fiscalYearWords } from '../compose/day.js';
import { type FindingGroup, groupFindings, workByOwner } from '../compose/groups.js';
import { alarmLines, figuresOf, figureTitles, standingOf, unranked } from '../compose/ranking.js';
import { scoreFigure, scoreNotes } from '../compose/score-words.js';
import { findingSymbol, VERDICT_SYMBOL, verdictText } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import { escapeLinkWords, escapeMarkdown, linkTarget } from '../escape.js';
import type { Reporter, View } from '../reporter.js';

const MAX_LINES = 20;
const MAX_LINKS = 100;

/** For a job summary or an issue. */
export const markdown: Reporter = {
  id: 'markdown',
  render: (report, view) => joinLines(reportLines(report, view, 1)),
  renderMany: (reports, view) =>
    joinLines([
      `# ${sayIn(view.lang)('title.many')}`,
      '',
      ...overview(reports, view),
      ...reports.flatMap((report) => ['', ...reportLines(report, view, 2)]),
    ]),
};

const joinLines = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const md = (text: string): string => escapeMarkdown(unbroken(text));

function link(url: string, words: string): string {
  const target = linkTarget(url);
  return target === null ? md(words) : `[${escapeLinkWords(words)}](<${target}>)`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function overview(reports: readonly Report[], view: View): string[] {
  const say = sayIn(view.lang);
  const alarms = alarmLines(reports.map(unranked), say).flatMap((text) => [`> ${md(text)}`, '']);
  return [
    ...alarms,
    row([say('label.agency'), say('label.verdict'), ...figureTitles(say)]),
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...reports.map((report, index) => {
      const agency = unranked(report, index);
      const { sign, word } = standingOf(agency, say);
      return row([md(agency.name), `${sign} ${word}`, ...figuresOf(agency)]);
    }),
  ];
}

function reportLines(report: Report, view: View, level: number): string[] {
  const say = sayIn(view.lang);
  const { summary, run, checklist } = report;
  const { alarms, others } = alarmsOf(report);
  const heading = (text: string, depth = 0): string => `${'#'.repeat(level + depth)} ${text}`;
  const facts = [
    fiscalYearWords(checklist.fiscalYear, view.lang),
    say('line.round', { number: run.round }),
    dayInWords(bangkokDay(run.startedAt), view.lang),
  ];
  const counts = (['fail', 'review', 'pass'] as const).map(
    (verdict) => `${VERDICT_SYMBOL[verdict]} ${say(`label.${verdict}`)} **${summary.items[verdict]}**`,
  );
  const shown = report.items.filter(
    ({ verdict, findings }) => verdict !== 'pass' || findings.some(({ severity }) => severity === 'warning'),
  );
  const passed = report.items.filter(({ verdict }) => verdict === 'pass').map(({ id }) => md(id));
  const passTitle = `${verdictText('pass', say)} ${say('line.count', { count: passed.length })}`;
  return [
    ...alarms.flatMap(({ message }) => [`> ${md(message)}`, '']),
    heading(`${verdictText(summary.verdict, say)} – ${md(agencyLine(checklist.agency, say))}`),
    '',
    ...others.flatMap(({ message }) => [`> ${md(message)}`, '']),
    `${unbroken(facts.join(' · '))} · ${link(checklist.site, readableUrl(checklist.site))}`,
    '',
    [...counts, `⚠ ${say('verdict.warned')} **${warnedItems(report).length}**`].join(' · '),
    ...scoreLines(report, view),
    ...(shown.length === 0 ? [] : ['', heading(say('title.items'), 1)]),
    ...shown.filter(({ verdict }) => verdict !== 'disabled').flatMap((item) => itemLines(report, item, view, heading)),
    ...workLines(report, view, heading),
    ...linkSection(report, view, heading),
    ...(passed.length === 0 ? [] : ['', `${passTitle}: ${passed.join(', ')}`]),
    '',
    unbroken(say('line.nextDue', { date: dayInWords(run.nextDue, view.lang) })),
    ...(run.fingerprint === undefined ? [] : ['', say('line.fingerprint', { fingerprint: `\`${run.fingerprint}\`` })]),
  ];
}

function scoreLines({ summary: { score } }: Report, view: View): string[] {
  if (score === null) return [];
  const say = sayIn(view.lang);
  return [
    '',
    row([say('title.score'), say('score.label')]),
    '| --- | ---: |',
    ...score.indicators.map(({ id, title, score: value }) =>
      row([md(say('score.indicator', { id, title })), value.toFixed(2)]),
    ),
    row(['**OIT**', `**${scoreFigure(score, 'oit')}**`]),
    ...(score.ita === null ? [] : [row(['**ITA**', `**${scoreFigure(score, 'ita')}**`])]),
    '',
    ...scoreNotes(score, say).flatMap((note, n) => [...(n === 0 ? [] : ['']), `_${md(note)}_`]),
  ];
}

type HeadingLine = (text: string, depth?: number) => string;

function itemLines(report: Report, item: ReportItem, view: View, heading: HeadingLine): string[] {
  const groups = groupFindings(item, report, view.lang).filter(({ severity }) => view.verbose || severity !== 'info');
  const owner = item.owner === null ? [] : ['', `_${md(item.owner)}_`];
  return [
    '',
    heading(`${VERDICT_SYMBOL[item.verdict]} ${md(item.id)} ${md(item.title)}`, 2),
    ...owner,
    '',
    ...groups.flatMap((group) => groupLines(group, view)),
  ];
}

function groupLines(group: FindingGroup, view: View): string[] {
  const say = sayIn(view.lang);
  const shown = group.lines.slice(0, MAX_LINES);
  const rest = group.lines.length - shown.length;
  const steps = group.severity === 'info' || group.fix === '' ? [] : group.fix.split('\n');
  return [
    `- ${findingSymbol(group)} **${md(group.text)}** \`${group.code}\``,
    ...shown.map((line) => `  - ${md(line)}`),
    ...(rest === 0 ? [] : [`  - ${say('line.more', { count: rest })}`]),
    ...steps.map((step) => `  - → ${md(step)}`),
    ...(group.basis === null ? [] : [`  - ${say('label.source')}: ${md(group.basis)}`]),
    ...group.urls.slice(0, 5).map((url) => `  - ${link(url, readableUrl(url))}`),
  ];
}

function workLines(report: Report, view: View, heading: HeadingLine): string[] {
  const say = sayIn(view.lang);
  const works = workByOwner(report, view.lang);
  if (works.length === 0) return [];
  return [
    '',
    heading(say('title.work'), 1),
    ...works.flatMap(({ owner, groups }) => [
      '',
      `**${md(owner ?? say('owner.none'))}** (${say('line.tasks', { count: groups.length })})`,
      '',
      ...groups.map((group) => `- [ ] ${findingSymbol(group)} ${md(group.item.id)} ${md(group.heading)}`),
    ]),
  ];
}

function linkSection(report: Report, view: View, heading: HeadingLine): string[] {
  const say = sayIn(view.lang);
  if (report.links.length === 0) return [];
  const shown = report.links.slice(0, MAX_LINKS);
  const rest = report.links.length - shown.length;
  return [
    '',
    heading(`${say('title.links')} (${report.links.length})`, 1),
    '',
    row([say('label.url'), say('label.finding'), say('label.foundOn')]),
    '| --- | --- | --- |',
    ...shown.map((found) =>
      row([link(found.url, readableUrl(found.url)), md(found.message), foundOnText(found, view)]),
    ),
    ...(rest === 0 ? [] : ['', say('line.more', { count: rest })]),
  ];
}

function foundOnText({ foundOn, foundOnCount, items }: ReportLink, view: View): string {
  const say = sayIn(view.lang);
  const first = foundOn[0];
  const page = first === undefined ? [] : [link(first.url, readableUrl(first.url))];
  const more = foundOnCount > 1 ? [say('line.foundOnMore', { count: foundOnCount - 1 })] : [];
  const uses = items.length === 0 ? [] : [md(say('line.evidenceOf', { items: items.join(', ') }))];
  return [...page, ...more, ...uses].join(' ');
}
