import type { FileChild, ISectionOptions } from 'docx';
import type { Report, ReportItem, ReportScore } from '../../model/report.js';
import type { Lang } from '../../model/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';

import { warnedItems } from '../compose/agency.js';
import { alarmsOf } from '../compose/alarms.js';
import { dayInWords, shortDay, yearInWords } from '../compose/day.js';
import { type FindingGroup, groupFindings } from '../compose/groups.js';
import { levelText, scoreFigure } from '../compose/score-words.js';

import { siteText } from '../compose/site-text.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { memoHead, memoPages, memoSignatures } from './frame.js';
import { bodyText, memoTable, smallText, space, topic } from './parts.js';
import { type MemoSay, memoTexts, officersOf, officeWords } from './words.js';

/** Findings of one item that are named, since a memo must be short; the rest is counted. */
const MAX_GROUPS = 3;
const MAX_LINE = 240;
/** Single findings of a group, and their length in UTF-16 units. */
const MAX_SINGLE = 1;
const MAX_SINGLE_LENGTH = 90;
const MAX_FIXES = 2;
/** For more items than these one step each is enough: the work list has them all. */
const MANY_ITEMS = 5;
/** An expression of a checklist, which says nothing to an office. */
const EXPRESSION = /\/i?(?:$|[ ,"”)])|\(\?:/;
/** What only the person at the program can do. */
const PROGRAM_WORDS = /oit-audit|checklist|แบบตรวจ|match|yaml|--/i;

/** One memo: heading block, background, facts with the table of what fails, proposal, closing, signatures. */
export function memoSection(report: Report, { lang }: View): ISectionOptions {
  const { localDigits, memoSay } = memoTexts(lang);
  return memoPages(lang, [
    ...head(report, lang, memoSay),
    ...alarmsOf(report).alarms.map(({ message }) => bodyText(localDigits(message), true)),
    ...background(report, lang, memoSay),
    ...facts(report, lang, memoSay, localDigits),
    ...proposal(report, lang, memoSay),
    signatures(report, lang, memoSay),
    ...fingerprintLine(report, memoSay),
  ]);
}

/** The hash as it is to be typed, in digits of computers also where the memo has Thai ones. */
function fingerprintLine({ run: { fingerprint } }: Report, memoSay: MemoSay): FileChild[] {
  return fingerprint === undefined ? [] : [space(), smallText(`${memoSay('fingerprint')} ${fingerprint}`)];
}

function head({ checklist, run: round }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const { executive, clerk } = officersOf(checklist.agency);
  const subject = memoSay('subjectLine', { round: round.round, year: yearInWords(checklist.fiscalYear, lang) });
  return memoHead(
    {
      office: officeLine(checklist.agency, memoSay),
      subject,
      to: memoSay('toLine', { executive: executive[lang], clerk: clerk[lang] }),
    },
    memoSay,
  );
}

/** `สำนักปลัดเทศบาล เทศบาลตำบลสำราญ โทร. ๐๔๕-๗๑๑๑๑๑` */
function officeLine({ name, section, telephone }: Report['checklist']['agency'], memoSay: MemoSay): string {
  const parts = [section ?? '', name, telephone === undefined ? '' : memoSay('telephone', { telephone })];
  return parts.filter((part) => part !== '').join('  ');
}

function background({ checklist }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const data = {
    agency: checklist.agency.name,
    site: readableUrl(checklist.site),
    year: yearInWords(checklist.fiscalYear, lang),
  };
  return [topic(memoSay('background')), bodyText(memoSay('backgroundText', data))];
}

function facts(report: Report, lang: Lang, memoSay: MemoSay, written: (text: string) => string): FileChild[] {
  const { items, score } = report.summary;
  const { found, checked, broken, unverifiable } = report.summary.links;
  const date = dayInWords(bangkokDay(report.run.startedAt), lang);
  const counts = { ...items, round: report.run.round, date, total: items.total - items.disabled };
  const failed = report.items.filter(({ verdict }) => verdict === 'fail');
  const unsure = report.items.filter(({ verdict }) => verdict === 'review');
  const table = (list: readonly ReportItem[]): FileChild => itemTable(report, list, lang, memoSay, written);
  return [
    topic(memoSay('facts')),
    ...alarmsOf(report).others.map(({ message }) => bodyText(written(message))),
    bodyText(memoSay('factsText', counts)),
    bodyText(
      [
        ...(score === null ? [] : [scoreText(score, memoSay, lang)]),
        memoSay('linksText', { found, checked, broken, unverifiable }),
      ].join(' '),
    ),
    ...(failed.length === 0 ? [] : [bodyText(memoSay('failText'), true), table(failed)]),
    ...(unsure.length === 0 ? [] : [bodyText(memoSay('reviewText'), true), table(unsure)]),
    ...warningText(report, memoSay),
    ...(failed.length + unsure.length === 0 ? [bodyText(memoSay('allPassText'))] : []),
  ];
}

function warningText(report: Report, memoSay: MemoSay): FileChild[] {
  const items = warnedItems(report).map(({ id }) => id);
  if (items.length === 0) return [];
  return [bodyText(memoSay('warningText', { count: items.length, items: items.join(', ') }))];
}

function scoreText(score: ReportScore, memoSay: MemoSay, lang: Lang): string {
  const itaText = score.ita === null ? '' : memoSay('itaText', { ita: scoreFigure(score, 'ita') });
  const text = memoSay('scoreText', { oit: scoreFigure(score, 'oit'), ita: itaText });
  // The sentence itself says that it is an estimate; how it is reckoned stands in the reports, a memo has two pages.
  const level = score.levels ? [levelText(score.levels, sayIn(lang))] : [];
  return [text, ...level].join(' ');
}

function itemTable(
  report: Report,
  items: readonly ReportItem[],
  lang: Lang,
  memoSay: MemoSay,
  written: (text: string) => string,
): FileChild {
  const say = sayIn(lang);
  const columns = [
    { title: memoSay('order'), width: 0.9, align: 'center' },
    { title: memoSay('item'), width: 4.6, align: 'left' },
    { title: memoSay('findingAndFix'), width: 7.1, align: 'left' },
    { title: memoSay('unitAndDeadline'), width: 3.4, align: 'left' },
  ] as const;
  const deadline = written(shortDay(report.run.nextDue, lang));
  const fixes = items.length > MANY_ITEMS ? 1 : MAX_FIXES;
  const rows = items.map((item, n) => {
    const groups = groupFindings(item, report, lang).filter(({ severity, review }) => severity === 'error' || review);
    const lines = groups
      .slice(0, MAX_GROUPS)
      .flatMap((group) => [...faultLines(group, report, lang), ...fixLine(group, memoSay, fixes)]);
    const all = [...lines, ...moreLine(groups.length - MAX_GROUPS, lang)].map((line) => written(line));
    const title = `${item.id} ${written(siteText(item.title, MAX_LINE))}`;
    const unit = written(item.owner ?? say('owner.none'));
    return [[written(`${n + 1}`)], [title], all, [unit, deadline]];
  });
  return memoTable(columns, rows, { repeatsHeading: true });
}

/** What was found, and a few of the single findings where they say more. */
function faultLines(group: FindingGroup, report: Report, lang: Lang): string[] {
  const spoken = group.lines.filter((line) => !EXPRESSION.test(line));
  const isOne = group.lines.length === 0;
  const first = siteText(
    isOne && EXPRESSION.test(group.text) ? (report.codes[group.code]?.group ?? group.heading) : group.text,
    MAX_LINE,
  );
  if (!isOne && spoken.length === 0) return [group.heading];
  const shown = spoken.slice(0, MAX_SINGLE).map((line) => `- ${siteText(line, MAX_SINGLE_LENGTH)}`);
  return [
    officeWords(first, lang),
    ...shown.map((line) => officeWords(line, lang)),
    ...moreLine(group.lines.length - shown.length, lang),
  ];
}

function moreLine(count: number, lang: Lang): string[] {
  return count > 0 ? [sayIn(lang)('line.more', { count })] : [];
}

/** The first steps that an office can do by itself: without commands and keys of the program. */
function fixLine({ fix }: FindingGroup, memoSay: MemoSay, max: number): string[] {
  const steps = fix
    .split('\n')
    .filter((step) => step !== '' && !PROGRAM_WORDS.test(step))
    .slice(0, max);
  return steps.length === 0 ? [] : [memoSay('fixLine', { steps: siteText(steps.join('; '), MAX_LINE) })];
}

function proposal({ summary, run: round }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const deadline = dayInWords(round.nextDue, lang);
  const words = memoSay(summary.verdict === 'pass' ? 'proposalPassText' : 'proposalText', { deadline });
  return [topic(memoSay('proposal')), bodyText(words), bodyText(memoSay('closing'), true)];
}

function signatures({ checklist }: Report, lang: Lang, memoSay: MemoSay): FileChild {
  const { executive, clerk } = officersOf(checklist.agency);
  return memoSignatures(
    [memoSay('clerkOpinion', { clerk: clerk[lang] }), memoSay('executiveOrder', { executive: executive[lang] })],
    memoSay,
  );
}
