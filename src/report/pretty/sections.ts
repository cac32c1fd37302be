import type { Verdict } from '../../model/finding.js';
import type { Report, ReportItem, ReportLink } from '../../model/report.js';
import { displayWidth, padEnd, truncate } from '../../text/thai/width.js';
import { readableUrl } from '../../text/url.js';
import { agencyLine, isWarned, warnedItems } from '../compose/agency.js';
import { dayInWords, fiscalYearWords, timeInWords } from '../compose/day.js';
import { type FindingGroup, groupFindings, workByOwner } from '../compose/groups.js';
import { scoreFigure, scoreNotes } from '../compose/score-words.js';
import { ageOf, headline, linkTotals } from '../compose/summary.js';
import { findingSymbol, type Gravity, VERDICT_SYMBOL } from '../compose/symbols.js';
import { type Say, sayIn, type WordKey } from '../compose/words.js';
import type { View } from '../reporter.js';
import { crawlLines } from './crawl.js';
import { evidenceLines } from './evidence.js';
import { address, type Colors, paragraph, section, type TerminalStyle } from './layout.js';

/** Messages of a group, changes and links that are shown unless `verbose`; the rest is counted. */
const MAX_LINES = 10;
const MAX_LINKS = 30;
const MAX_ADDRESSES = 3;
const BAR_WIDTH = 20;

interface ReportContext {
  readonly report: Report;
  readonly view: View;
  readonly style: TerminalStyle;
  readonly say: Say;
  /** Width of the longest identifier. */
  readonly idWidth: number;
}

export function reportSections(report: Report, view: View, style: TerminalStyle): string[] {
  const idWidth = Math.max(2, ...report.items.map(({ id }) => displayWidth(id)));
  const context: ReportContext = { report, view, style, say: sayIn(view.lang), idWidth };
  return [
    ...noticeLines(context),
    ...headLines(context),
    ...scoreLines(context),
    ...itemSection(context, 'title.fail', ({ verdict }) => verdict === 'fail'),
    ...itemSection(context, 'title.review', ({ verdict }) => verdict === 'review'),
    // The other items show their warnings themselves.
    ...itemSection(context, 'title.warned', isWarned),
    ...diffSection(context),
    ...workSection(context),
    ...linkSection(context),
    ...restSection(context),
    ...(view.verbose ? crawlLines(report, style, context.say) : []),
    ...footLines(context),
  ];
}

export function verdictColor(colors: Colors, verdict: Verdict): (text: string) => string {
  return { pass: colors.good, fail: colors.bad, review: colors.ask, disabled: colors.faint }[verdict];
}

function groupColor(colors: Colors, group: Gravity): (text: string) => string {
  if (group.review) return colors.ask;
  return { error: colors.bad, warning: colors.warn, info: colors.faint }[group.severity];
}

/** Local files (`check`): no round of a site, so no links and no next round. */
const isLocal = (report: Report): boolean => report.run.notices.some(({ code }) => code === 'local-files');

function noticeLines({ report, style }: ReportContext): string[] {
  const lines = report.run.notices.flatMap(({ message }) =>
    paragraph(style, '! ', message, style.colors.warn, style.colors.warn),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function headLines({ report, style, say, view }: ReportContext): string[] {
  const { verdict, items } = report.summary;
  const { colors } = style;
  const { agency, fiscalYear, site } = report.checklist;
  const verdictText = headline(report, say, isLocal(report) ? 'line.ready' : 'line.allPass');
  const color = verdictColor(colors, verdict);
  const when = timeInWords(report.run.startedAt, view.lang);
  const round = isLocal(report) ? [] : [say('line.round', { number: report.run.round })];
  const facts = [fiscalYearWords(fiscalYear, view.lang), ...round, when];
  const owner = agencyLine(agency, say);
  const counts = [
    [VERDICT_SYMBOL.fail, 'label.fail', items.fail, colors.bad],
    [VERDICT_SYMBOL.review, 'label.review', items.review, colors.ask],
    ['⚠', 'verdict.warned', warnedItems(report).length, colors.warn],
    [VERDICT_SYMBOL.pass, 'label.pass', items.pass, colors.good],
  ] as const;
  return [
    ...paragraph(style, `${VERDICT_SYMBOL[verdict]} `, verdictText, (text) => color(colors.strong(text)), color),
    ...(owner === '' ? [] : paragraph(style, '  ', owner, colors.strong)),
    ...paragraph(style, '  ', facts.join(' · ')),
    ...(site === '' ? [] : [address(style, 2, site, readableUrl(site))]),
    ...(report.run.complete ? [] : paragraph(style, '  ', say('line.incomplete'), colors.warn)),
    '',
    `  ${counts.map(([symbol, label, count, color]) => (count === 0 ? colors.faint : color)(`${symbol} ${say(label)} ${count}`)).join('   ')}`,
  ];
}

function scoreLines({ report, style, say }: ReportContext): string[] {
  const { score } = report.summary;
  if (score === null) return [];
  const { colors } = style;
  const names = score.indicators.map(({ id, title }) => say('score.indicator', { id, title }));
  const width = Math.min(Math.max(0, ...names.map(displayWidth)), style.width - 4 - 2 - 6 - 2 - BAR_WIDTH);
  const totals = [
    `OIT ${scoreFigure(score, 'oit')}`,
    ...(score.ita === null ? [] : [`ITA ${scoreFigure(score, 'ita')}`]),
  ];
  return [
    '',
    `  ${colors.strong(say('title.score'))}  ${totals.map(colors.strong).join('   ')}`,
    ...score.indicators.map(({ score: value }, n) => {
      const full = Math.round((value / 100) * BAR_WIDTH);
      const bar = `${'█'.repeat(full)}${colors.faint('░'.repeat(BAR_WIDTH - full))}`;
      return `    ${padEnd(truncate(names[n]!, width), width)}  ${value.toFixed(2).padStart(6)}  ${bar}`;
    }),
    ...scoreNotes(score, say).flatMap((note) => paragraph(style, '    ', note, colors.faint)),
  ];
}

function itemSection(context: ReportContext, title: WordKey, isShown: (item: ReportItem) => boolean): string[] {
  const items = context.report.items.filter(isShown);
  if (items.length === 0) return [];
  const blocks = items.map((item) => itemLines(context, item));
  return [...section(context.style, `${context.say(title)} (${items.length})`), ...separated(blocks)];
}

const separated = (blocks: readonly string[][]): string[] =>
  blocks.flatMap((block, n) => (n === 0 ? block : ['', ...block]));

function itemLines(context: ReportContext, item: ReportItem): string[] {
  const { report, view, style, idWidth } = context;
  const { colors } = style;
  const color = verdictColor(colors, item.verdict);
  const head = `${VERDICT_SYMBOL[item.verdict]} ${padEnd(item.id, idWidth)}  `;
  const indent = displayWidth(head);
  const groups = groupFindings(item, report, view.lang).filter(({ severity }) => view.verbose || severity !== 'info');
  return [
    ...paragraph(style, head, item.title, colors.strong, color),
    ...(item.owner === null ? [] : paragraph(style, ' '.repeat(indent), item.owner, colors.faint)),
    ...groups.flatMap((group, n) => groupLines(context, group, groups[n - 1]?.urls ?? [], indent)),
    ...notExaminedLines(context, item, indent),
    ...(view.verbose ? evidenceLines(item, view, style, indent) : []),
  ];
}

/** @param named addresses that the group before shows already */
function groupLines(
  { report, view, style, say }: ReportContext,
  group: FindingGroup,
  named: readonly string[],
  indent: number,
): string[] {
  const { colors } = style;
  const blanks = ' '.repeat(indent);
  const inner = `${blanks}  `;
  const shown = view.verbose ? group.lines : group.lines.slice(0, MAX_LINES);
  const rest = group.lines.length - shown.length;
  const steps = group.severity === 'info' || group.fix === '' ? [] : group.fix.split('\n');
  const age = ageOf(group, report, view.lang);
  const text = age === null ? group.text : `${group.text} [${age.text}]`;
  return [
    ...paragraph(style, `${blanks}${findingSymbol(group)} `, text, undefined, groupColor(colors, group)),
    ...shown.flatMap((line) => paragraph(style, `${inner}- `, line)),
    ...(rest === 0 ? [] : [`${inner}- ${say('line.more', { count: rest })}`]),
    ...steps.flatMap((step) => paragraph(style, `${inner}→ `, step, colors.good, colors.good)),
    ...group.urls
      .filter((url) => !named.includes(url))
      .slice(0, view.verbose ? undefined : MAX_ADDRESSES)
      .map((url) => address(style, indent + 2, url, readableUrl(url))),
    ...(group.basis !== null && (view.verbose || group.isUnsure)
      ? paragraph(style, inner, `${say('label.source')}: ${group.basis}`, colors.faint)
      : []),
    ...(view.verbose ? [`${inner}${colors.faint(group.code)}`] : []),
  ];
}

function notExaminedLines({ view, style, say }: ReportContext, item: ReportItem, indent: number): string[] {
  if (item.notExamined.length === 0) return [];
  const line = say('line.notExamined', { count: item.notExamined.length });
  const urls = view.verbose ? item.notExamined.map(({ url }) => address(style, indent + 2, url, readableUrl(url))) : [];
  return [...paragraph(style, `${' '.repeat(indent)}· `, line, style.colors.faint), ...urls];
}

function diffSection({ report, view, style, say }: ReportContext): string[] {
  const { diff } = view;
  // In a first round everything would be new.
  if (diff === undefined || report.run.previous === null) return [];
  const counts = (['new', 'mended', 'still'] as const).map((kind) => `${say(`diff.${kind}`)} ${diff[kind].length}`);
  const lines = (list: typeof diff.new, symbol: string, color: (text: string) => string): string[] => {
    const shown = view.verbose ? list : list.slice(0, MAX_LINES);
    const rest = list.length - shown.length;
    return [
      ...shown.map(
        ({ item, message }) =>
          `  ${color(symbol)} ${truncate(`${item}  ${message.replace(/\n/g, ' ')}`, style.width - 4)}`,
      ),
      ...(rest === 0 ? [] : [`    ${say('line.more', { count: rest })}`]),
    ];
  };
  return [
    ...section(style, say('title.diff')),
    `  ${counts.join(' · ')}`,
    ...lines(diff.new, '+', style.colors.bad),
    ...lines(diff.mended, '✔', style.colors.good),
  ];
}

function workSection({ report, view, style, say, idWidth }: ReportContext): string[] {
  const works = workByOwner(report, view.lang);
  if (works.length === 0) return [];
  const lines = works.flatMap(({ owner, groups }) => [
    `  ${style.colors.strong(truncate(`${owner ?? say('owner.none')} (${say('line.tasks', { count: groups.length })})`, style.width - 2))}`,
    ...groups.map((group) => {
      const head = `    ${findingSymbol(group)} ${padEnd(group.item.id, idWidth)}  `;
      const text = truncate(group.heading.replace(/\n/g, ' '), style.width - displayWidth(head));
      return `${groupColor(style.colors, group)(head)}${text}`;
    }),
  ]);
  return [...section(style, say('title.work')), ...lines];
}

function linkSection(context: ReportContext): string[] {
  const { report, view, style, say } = context;
  if (report.links.length === 0) return [];
  const shown = view.verbose ? report.links : report.links.slice(0, MAX_LINKS);
  const rest = report.links.length - shown.length;
  return [
    ...section(style, `${say('title.links')} (${report.links.length})`),
    ...shown.flatMap((link) => linkLines(context, link)),
    ...(rest === 0 ? [] : [`  ${say('line.more', { count: rest })}`]),
  ];
}

function linkLines({ style, say, view }: ReportContext, link: ReportLink): string[] {
  const { colors } = style;
  const gravity = { severity: link.severity, review: link.code === 'link/unverifiable' };
  const shown = link.foundOn.slice(0, view.verbose ? undefined : 2);
  const rest = link.foundOnCount - shown.length;
  const items = link.items.length === 0 ? '' : ` (${say('line.evidenceOf', { items: link.items.join(', ') })})`;
  return [
    ...paragraph(
      style,
      `  ${findingSymbol(gravity)} `,
      `${link.message}${items}`,
      undefined,
      groupColor(colors, gravity),
    ),
    address(style, 4, link.url, readableUrl(link.url)),
    ...shown.flatMap(({ url, text }) => {
      const words = text === '' ? [] : [say('line.linkText', { text })];
      const place = [say('line.foundOn', { page: readableUrl(url) }), ...words].join(' · ');
      return paragraph(style, '    ↳ ', place, colors.faint, colors.faint);
    }),
    ...(shown.length > 0 && rest > 0 ? [`      ${colors.faint(say('line.foundOnMore', { count: rest }))}`] : []),
  ];
}

function restSection(context: ReportContext): string[] {
  const { report, view, style, say } = context;
  const passed = report.items.filter(({ verdict }) => verdict === 'pass');
  const disabled = report.items.filter(({ verdict }) => verdict === 'disabled');
  if (!view.verbose) return [...foldedLine(context, 'pass', passed), ...foldedLine(context, 'disabled', disabled)];
  const unfolded = passed.filter((item) => !isWarned(item));
  const title = unfolded.length === 0 ? [] : section(style, `${say('title.pass')} (${passed.length})`);
  return [
    ...title,
    ...separated(unfolded.map((item) => itemLines(context, item))),
    ...foldedLine(context, 'disabled', disabled),
  ];
}

function foldedLine(
  { style, say }: ReportContext,
  verdict: 'pass' | 'disabled',
  items: readonly ReportItem[],
): string[] {
  if (items.length === 0) return [];
  const ids = items.map(({ id }) => id).join(' ');
  const text = `${say(`verdict.${verdict}`)} ${say('line.count', { count: items.length })}: ${ids}`;
  return ['', ...paragraph(style, `${VERDICT_SYMBOL[verdict]} `, text, undefined, verdictColor(style.colors, verdict))];
}

function footLines({ report, view, style, say }: ReportContext): string[] {
  const { colors } = style;
  const rounds = [
    ...paragraph(style, '', linkTotals(report, say), colors.faint),
    ...paragraph(style, '', say('line.nextDue', { date: dayInWords(report.run.nextDue, view.lang) }), colors.strong),
  ];
  const { fingerprint } = report.run;
  return [
    '',
    ...(isLocal(report) ? [] : rounds),
    ...(fingerprint === undefined ? [] : paragraph(style, '', say('line.fingerprint', { fingerprint }), colors.faint)),
    ...(view.verbose ? [] : paragraph(style, '', say('line.passMore'), colors.faint)),
  ];
}
