import { type FileChild, Header, type ISectionOptions, NumberFormat, SectionType } from 'docx';
import type { Report, ReportItem, ReportScore } from '../../model/report.js';
import { type Lang, type SayFrom, sayFrom } from '../../model/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { alarmsOf } from '../compose/alarms.js';
import { dayInWords, shortDay } from '../compose/day.js';
import { groupFindings } from '../compose/groups.js';
import { scoreFigure, scoreNotes } from '../compose/score-words.js';
import { siteText } from '../compose/site-text.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import {
  bodyText,
  centered,
  labelled,
  MARGINS,
  memoTable,
  pageNumber,
  signature,
  smallText,
  space,
  topic,
} from './parts.js';
import { memoDigits, memoWords, officersOf } from './words.js';

/** Findings of one item that are named, since a memo must be short; the rest is counted. */
const MAX_GROUPS = 6;
const MAX_LINE = 400;

type MemoSay = SayFrom<keyof typeof memoWords>;

/** One memo: heading block, background, facts with the table of what fails, proposal, closing, signatures. */
export function memoSection(report: Report, { lang }: View): ISectionOptions {
  const localDigits = (text: string): string => (lang === 'th' ? memoDigits(text) : text);
  const say = sayFrom(memoWords, lang);
  const memoSay: MemoSay = (key, data) => localDigits(say(key, data));
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { width: 11_906, height: 16_838 },
        margin: MARGINS,
        pageNumbers: { start: 1, formatType: lang === 'th' ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL },
      },
      titlePage: true,
    },
    headers: { default: new Header({ children: [pageNumber()] }) },
    children: [
      ...head(report, lang, memoSay),
      ...alarmsOf(report).alarms.map(({ message }) => bodyText(localDigits(message), true)),
      ...background(report, memoSay),
      ...facts(report, lang, memoSay, localDigits),
      ...proposal(report, lang, memoSay),
      ...signatures(report, lang, memoSay),
      ...fingerprintLine(report, memoSay),
    ],
  };
}

/** The hash as it is to be typed, in digits of computers also where the memo has Thai ones. */
function fingerprintLine({ run: { fingerprint } }: Report, memoSay: MemoSay): FileChild[] {
  return fingerprint === undefined ? [] : [space(), smallText(`${memoSay('fingerprint')} ${fingerprint}`)];
}

function head({ checklist, run: round }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const { executive, clerk } = officersOf(checklist.agency);
  const subject = memoSay('subjectLine', { round: round.round, year: checklist.fiscalYear });
  return [
    centered(memoSay('heading'), { bold: true, size: 58 }),
    labelled([{ label: memoSay('office'), words: checklist.agency.name }]),
    labelled([
      { label: memoSay('number'), words: memoSay('blank') },
      { label: memoSay('date'), words: memoSay('blank') },
    ]),
    labelled([{ label: memoSay('subject'), words: subject }], true),
    labelled([{ label: memoSay('to'), words: memoSay('toLine', { executive: executive[lang], clerk: clerk[lang] }) }]),
  ];
}

function background({ checklist }: Report, memoSay: MemoSay): FileChild[] {
  const data = { agency: checklist.agency.name, site: readableUrl(checklist.site), year: checklist.fiscalYear };
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
    ...(score === null ? [] : [bodyText(scoreText(score, memoSay, lang))]),
    bodyText(memoSay('linksText', { found, checked, broken, unverifiable })),
    ...(failed.length === 0 ? [] : [bodyText(memoSay('failText'), true), table(failed)]),
    ...(unsure.length === 0 ? [] : [bodyText(memoSay('reviewText'), true), table(unsure)]),
    ...(failed.length + unsure.length === 0 ? [bodyText(memoSay('allPassText'))] : []),
  ];
}

function scoreText(score: ReportScore, memoSay: MemoSay, lang: Lang): string {
  const itaText = score.ita === null ? '' : memoSay('itaText', { ita: scoreFigure(score, 'ita') });
  const text = memoSay('scoreText', { oit: scoreFigure(score, 'oit'), ita: itaText });
  // The sentence itself says that it is an estimate.
  return [text, ...scoreNotes(score, sayIn(lang)).slice(0, -1)].join(' ');
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
    { title: memoSay('order'), width: 1.2, align: 'center' },
    { title: memoSay('item'), width: 4.2, align: 'left' },
    { title: memoSay('finding'), width: 5.4, align: 'left' },
    { title: memoSay('unit'), width: 2.7, align: 'left' },
    { title: memoSay('deadline'), width: 2.5, align: 'center' },
  ] as const;
  const deadline = written(shortDay(report.run.nextDue, lang)).replace(/ /g, '\u00a0');
  const rows = items.map((item, n) => {
    const groups = groupFindings(item, report, lang).filter(({ severity, review }) => severity === 'error' || review);
    const lines = groups
      .slice(0, MAX_GROUPS)
      .flatMap(({ text, lines: single }) => [
        text,
        ...single.slice(0, MAX_GROUPS).map((line) => `- ${line}`),
        ...moreLine(single.length - MAX_GROUPS, lang),
      ]);
    const all = [...lines, ...moreLine(groups.length - MAX_GROUPS, lang)].map((line) =>
      written(siteText(line, MAX_LINE)),
    );
    const title = `${item.id} ${written(siteText(item.title, MAX_LINE))}`;
    return [[written(`${n + 1}`)], [title], all, [written(item.owner ?? say('owner.none'))], [deadline]];
  });
  return memoTable(columns, rows);
}

function moreLine(count: number, lang: Lang): string[] {
  return count > 0 ? [sayIn(lang)('line.more', { count })] : [];
}

function proposal({ summary, run: round }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const deadline = dayInWords(round.nextDue, lang);
  const words = memoSay(summary.verdict === 'pass' ? 'proposalPassText' : 'proposalText', { deadline });
  return [topic(memoSay('proposal')), bodyText(words), bodyText(memoSay('closing'))];
}

function signatures({ checklist }: Report, lang: Lang, memoSay: MemoSay): FileChild[] {
  const { executive, clerk } = officersOf(checklist.agency);
  const lines = [memoSay('sign'), memoSay('signName'), memoSay('signPost')];
  return [
    ...signature([...lines, memoSay('preparer')]),
    space(),
    topic(memoSay('clerkOpinion', { clerk: clerk[lang] })),
    centered(memoSay('dots')),
    ...signature(lines),
    space(),
    topic(memoSay('executiveOrder', { executive: executive[lang] })),
    centered(memoSay('dots')),
    ...signature(lines),
  ];
}
