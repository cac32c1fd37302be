import type { Severity, Verdict } from '../../model/finding.js';
import type { Report, ReportItem, ReportLink } from '../../model/report.js';
import { displayWidth, padEnd, truncate } from '../../text/thai/width.js';
import { readableUrl } from '../../text/url.js';
import { agencyLine, warningCount } from '../compose/agency.js';
import { dayInWords, timeInWords } from '../compose/day.js';
import { type FindingGroup, groupFindings, workByOwner } from '../compose/groups.js';
import { findingSymbol, VERDICT_SYMBOL } from '../compose/symbols.js';
import { type Say, sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { crawlLines } from './crawl.js';
import { evidenceLines } from './evidence.js';
import { address, type Ink, type Paper, paragraph, section } from './layout.js';

/** Single messages of one group, changes and links beyond which the rest is only counted, unless `verbose`. */
const MAX_LINES = 10;
const MAX_LINKS = 30;
const MAX_ADDRESSES = 3;
const BAR_WIDTH = 20;

interface Desk {
  readonly report: Report;
  readonly view: View;
  readonly paper: Paper;
  readonly say: Say;
  /** Columns that the longest identifier needs. */
  readonly idWidth: number;
}

export function reportSections(report: Report, view: View, paper: Paper): string[] {
  const idWidth = Math.max(2, ...report.items.map(({ id }) => displayWidth(id)));
  const desk: Desk = { report, view, paper, say: sayIn(view.lang), idWidth };
  return [
    ...noticeLines(desk),
    ...headLines(desk),
    ...scoreLines(desk),
    ...itemSection(desk, 'title.fail', 'fail'),
    ...itemSection(desk, 'title.review', 'review'),
    ...warningSection(desk),
    ...diffSection(desk),
    ...workSection(desk),
    ...linkSection(desk),
    ...restSection(desk),
    ...(view.verbose ? crawlLines(report, paper, desk.say) : []),
    ...footLines(desk),
  ];
}

export function verdictInk(ink: Ink, verdict: Verdict): (text: string) => string {
  return { pass: ink.good, fail: ink.bad, review: ink.ask, disabled: ink.faint }[verdict];
}

function groupInk(ink: Ink, group: { severity: Severity; review: boolean }): (text: string) => string {
  if (group.review) return ink.ask;
  return { error: ink.bad, warning: ink.warn, info: ink.faint }[group.severity];
}

/** Files of this machine: no round of a site, none of whose links were looked at and none of which is due. */
const isLocal = (report: Report): boolean => report.run.notices.some(({ code }) => code === 'local-files');

function noticeLines({ report, paper }: Desk): string[] {
  const lines = report.run.notices.flatMap(({ message }) =>
    paragraph(paper, '! ', message, paper.ink.warn, paper.ink.warn),
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function headLines({ report, paper, say, view }: Desk): string[] {
  const { verdict, items } = report.summary;
  const { ink } = paper;
  const { agency, fiscalYear, site } = report.checklist;
  const audited = items.total - items.disabled;
  const headline =
    verdict === 'fail'
      ? say('line.failed', { fail: items.fail, total: audited })
      : verdict === 'review'
        ? say('line.toReview', { review: items.review })
        : say(isLocal(report) ? 'line.ready' : 'line.allPass');
  const color = verdictInk(ink, verdict);
  const when = timeInWords(report.run.startedAt, view.lang);
  const round = isLocal(report) ? [] : [say('line.round', { number: report.run.round })];
  const facts = [say('line.fiscalYear', { year: fiscalYear }), ...round, when];
  const owner = agencyLine(agency, say);
  const counts = [
    [VERDICT_SYMBOL.fail, 'label.fail', items.fail, ink.bad],
    [VERDICT_SYMBOL.review, 'label.review', items.review, ink.ask],
    ['⚠', 'label.warnings', warningCount(report), ink.warn],
    [VERDICT_SYMBOL.pass, 'label.pass', items.pass, ink.good],
  ] as const;
  return [
    ...paragraph(paper, `${VERDICT_SYMBOL[verdict]} `, headline, (text) => color(ink.strong(text)), color),
    ...(owner === '' ? [] : paragraph(paper, '  ', owner, ink.strong)),
    ...paragraph(paper, '  ', facts.join(' · ')),
    ...(site === '' ? [] : [address(paper, 2, site, readableUrl(site))]),
    ...(report.run.complete ? [] : paragraph(paper, '  ', say('line.incomplete'), ink.warn)),
    '',
    `  ${counts.map(([symbol, label, count, paint]) => (count === 0 ? ink.faint : paint)(`${symbol} ${say(label)} ${count}`)).join('   ')}`,
  ];
}

function scoreLines({ report, paper, say }: Desk): string[] {
  const { score } = report.summary;
  if (score === null) return [];
  const { ink } = paper;
  const names = score.indicators.map(({ id, title }) => say('score.indicator', { id, title }));
  const width = Math.min(Math.max(0, ...names.map(displayWidth)), paper.width - 4 - 2 - 6 - 2 - BAR_WIDTH);
  const totals = [`OIT ${score.oit.toFixed(2)}`, ...(score.ita === null ? [] : [`ITA ${score.ita.toFixed(2)}`])];
  return [
    '',
    `  ${ink.strong(say('title.score'))}  ${totals.map(ink.strong).join('   ')}`,
    ...score.indicators.map(({ score: value }, n) => {
      const full = Math.round((value / 100) * BAR_WIDTH);
      const bar = `${'█'.repeat(full)}${ink.faint('░'.repeat(BAR_WIDTH - full))}`;
      return `    ${padEnd(truncate(names[n]!, width), width)}  ${value.toFixed(2).padStart(6)}  ${bar}`;
    }),
    ...paragraph(paper, '    ', say('score.note'), ink.faint),
  ];
}

function itemSection(desk: Desk, title: 'title.fail' | 'title.review', verdict: Verdict): string[] {
  const items = desk.report.items.filter((item) => item.verdict === verdict);
  if (items.length === 0) return [];
  const blocks = items.map((item) => itemLines(desk, item));
  return [...section(desk.paper, `${desk.say(title)} (${items.length})`), ...separated(blocks)];
}

/** Items that pass all the same; the warnings of the others stand with them. */
function warningSection(desk: Desk): string[] {
  const items = desk.report.items.filter(
    ({ verdict, findings }) => verdict === 'pass' && findings.some(({ severity }) => severity === 'warning'),
  );
  if (items.length === 0) return [];
  return [
    ...section(desk.paper, `${desk.say('title.warning')} (${items.length})`),
    ...separated(items.map((item) => itemLines(desk, item))),
  ];
}

const separated = (blocks: readonly string[][]): string[] =>
  blocks.flatMap((block, n) => (n === 0 ? block : ['', ...block]));

function itemLines(desk: Desk, item: ReportItem): string[] {
  const { report, view, paper, idWidth } = desk;
  const { ink } = paper;
  const paint = verdictInk(ink, item.verdict);
  const head = `${VERDICT_SYMBOL[item.verdict]} ${padEnd(item.id, idWidth)}  `;
  const indent = displayWidth(head);
  const groups = groupFindings(item, report, view.lang).filter(({ severity }) => view.verbose || severity !== 'info');
  return [
    ...paragraph(paper, head, item.title, ink.strong, paint),
    ...(item.owner === null ? [] : paragraph(paper, ' '.repeat(indent), item.owner, ink.faint)),
    ...groups.flatMap((group, n) => groupLines(desk, group, groups[n - 1]?.urls ?? [], indent)),
    ...notExaminedLines(desk, item, indent),
    ...(view.verbose ? evidenceLines(item, view, paper, indent) : []),
  ];
}

/** Addresses that the group before has named already are not named again. */
function groupLines(
  { report, view, paper, say }: Desk,
  group: FindingGroup,
  named: readonly string[],
  indent: number,
): string[] {
  const { ink } = paper;
  const blanks = ' '.repeat(indent);
  const inner = `${blanks}  `;
  const shown = view.verbose ? group.lines : group.lines.slice(0, MAX_LINES);
  const rest = group.lines.length - shown.length;
  const steps = group.severity === 'info' || group.fix === '' ? [] : group.fix.split('\n');
  return [
    ...paragraph(
      paper,
      `${blanks}${findingSymbol(group)} `,
      `${group.text}${ageOf(group, report, view, say)}`,
      undefined,
      groupInk(ink, group),
    ),
    ...shown.flatMap((line) => paragraph(paper, `${inner}- `, line)),
    ...(rest === 0 ? [] : [`${inner}- ${say('line.more', { count: rest })}`]),
    ...steps.flatMap((step) => paragraph(paper, `${inner}→ `, step, ink.good, ink.good)),
    ...group.urls
      .filter((url) => !named.includes(url))
      .slice(0, view.verbose ? undefined : MAX_ADDRESSES)
      .map((url) => address(paper, indent + 2, url, readableUrl(url))),
    ...(view.verbose ? [`${inner}${ink.faint(group.code)}`] : []),
  ];
}

/** Says what is new and since when the rest waits; in a first round all is new, so nothing is said. */
function ageOf({ firstSeen, severity }: FindingGroup, report: Report, view: View, say: Say): string {
  if (report.run.previous === null || severity === 'info') return '';
  if (firstSeen.round >= report.run.round) return ` [${say('label.new')}]`;
  return ` [${say('line.firstSeen', { round: firstSeen.round, date: dayInWords(firstSeen.date, view.lang) })}]`;
}

function notExaminedLines({ view, paper, say }: Desk, item: ReportItem, indent: number): string[] {
  if (item.notExamined.length === 0) return [];
  const line = say('line.notExamined', { count: item.notExamined.length });
  const urls = view.verbose ? item.notExamined.map(({ url }) => address(paper, indent + 2, url, readableUrl(url))) : [];
  return [...paragraph(paper, `${' '.repeat(indent)}· `, line, paper.ink.faint), ...urls];
}

function diffSection({ report, view, paper, say }: Desk): string[] {
  const { diff } = view;
  // In a first round everything would be new.
  if (diff === undefined || report.run.previous === null) return [];
  const counts = [
    `${say('diff.new')} ${diff.new.length}`,
    `${say('diff.mended')} ${diff.mended.length}`,
    `${say('diff.still')} ${diff.still.length}`,
  ];
  const lines = (list: typeof diff.new, symbol: string, ink: (text: string) => string): string[] => {
    const shown = view.verbose ? list : list.slice(0, MAX_LINES);
    const rest = list.length - shown.length;
    return [
      ...shown.map(
        ({ item, message }) =>
          `  ${ink(symbol)} ${truncate(`${item}  ${message.replace(/\n/g, ' ')}`, paper.width - 4)}`,
      ),
      ...(rest === 0 ? [] : [`    ${say('line.more', { count: rest })}`]),
    ];
  };
  return [
    ...section(paper, say('title.diff')),
    `  ${counts.join(' · ')}`,
    ...lines(diff.new, '+', paper.ink.bad),
    ...lines(diff.mended, '✔', paper.ink.good),
  ];
}

function workSection({ report, view, paper, say, idWidth }: Desk): string[] {
  const works = workByOwner(report, view.lang);
  if (works.length === 0) return [];
  const lines = works.flatMap(({ owner, groups }) => [
    `  ${paper.ink.strong(truncate(`${owner ?? say('owner.none')} (${groups.length})`, paper.width - 2))}`,
    ...groups.map((group) => {
      const head = `    ${findingSymbol(group)} ${padEnd(group.item.id, idWidth)}  `;
      const text = truncate(group.heading.replace(/\n/g, ' '), paper.width - displayWidth(head));
      return `${groupInk(paper.ink, group)(head)}${text}`;
    }),
  ]);
  return [...section(paper, say('title.work')), ...lines];
}

function linkSection(desk: Desk): string[] {
  const { report, view, paper, say } = desk;
  if (report.links.length === 0) return [];
  const shown = view.verbose ? report.links : report.links.slice(0, MAX_LINKS);
  const rest = report.links.length - shown.length;
  return [
    ...section(paper, `${say('title.links')} (${report.links.length})`),
    ...shown.flatMap((link) => linkLines(desk, link)),
    ...(rest === 0 ? [] : [`  ${say('line.more', { count: rest })}`]),
  ];
}

function linkLines({ paper, say, view }: Desk, link: ReportLink): string[] {
  const { ink } = paper;
  const review = link.code === 'link/unverifiable';
  const symbol = findingSymbol({ severity: link.severity, review });
  const shown = link.foundOn.slice(0, view.verbose ? undefined : 2);
  const rest = link.foundOnCount - shown.length;
  const items = link.items.length === 0 ? '' : ` (${say('line.evidenceOf', { items: link.items.join(', ') })})`;
  return [
    ...paragraph(
      paper,
      `  ${symbol} `,
      `${link.message}${items}`,
      undefined,
      groupInk(ink, { severity: link.severity, review }),
    ),
    address(paper, 4, link.url, readableUrl(link.url)),
    ...shown.flatMap(({ url, text }) => [
      ...paragraph(
        paper,
        '    ↳ ',
        [
          say('line.foundOn', { page: readableUrl(url) }),
          ...(text === '' ? [] : [say('line.linkText', { text })]),
        ].join(' · '),
        ink.faint,
        ink.faint,
      ),
    ]),
    ...(shown.length > 0 && rest > 0 ? [`      ${ink.faint(say('line.foundOnMore', { count: rest }))}`] : []),
  ];
}

function restSection(desk: Desk): string[] {
  const { report, view, paper, say } = desk;
  const passed = report.items.filter(({ verdict }) => verdict === 'pass');
  const disabled = report.items.filter(({ verdict }) => verdict === 'disabled');
  if (view.verbose) {
    const unfolded = passed.filter(({ findings }) => !findings.some(({ severity }) => severity === 'warning'));
    return [
      ...(unfolded.length === 0
        ? []
        : [
            ...section(paper, `${say('title.pass')} (${passed.length})`),
            ...separated(unfolded.map((item) => itemLines(desk, item))),
          ]),
      ...foldedLine(desk, 'disabled', disabled),
    ];
  }
  return [...foldedLine(desk, 'pass', passed), ...foldedLine(desk, 'disabled', disabled)];
}

function foldedLine({ paper, say }: Desk, verdict: 'pass' | 'disabled', items: readonly ReportItem[]): string[] {
  if (items.length === 0) return [];
  const paint = verdictInk(paper.ink, verdict);
  const head = `${say(`verdict.${verdict}`)} ${say('line.count', { count: items.length })}: `;
  return [
    '',
    ...paragraph(
      paper,
      `${VERDICT_SYMBOL[verdict]} `,
      `${head}${items.map(({ id }) => id).join(' ')}`,
      undefined,
      paint,
    ),
  ];
}

function footLines({ report, view, paper, say }: Desk): string[] {
  const { links } = report.summary;
  const { ink } = paper;
  const reach =
    links.roundsToAll === null
      ? []
      : [links.roundsToAll <= 1 ? say('line.allChecked') : say('line.roundsToAll', { rounds: links.roundsToAll })];
  const counts = say('line.links', {
    found: links.found,
    checked: links.checked,
    broken: links.broken,
    unverifiable: links.unverifiable,
  });
  const rounds = [
    ...paragraph(paper, '', [counts, ...reach].join(' · '), ink.faint),
    ...paragraph(paper, '', say('line.nextDue', { date: dayInWords(report.run.nextDue, view.lang) }), ink.strong),
  ];
  return [
    '',
    ...(isLocal(report) ? [] : rounds),
    ...(view.verbose ? [] : paragraph(paper, '', say('line.passMore'), ink.faint)),
  ];
}
