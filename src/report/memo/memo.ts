import { type FileChild, Header, type ISectionOptions, NumberFormat, SectionType } from 'docx';
import type { Report, ReportItem } from '../../model/report.js';
import { fillWords, type Lang, type WordData } from '../../model/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { dayInWords, shortDay } from '../compose/day.js';
import { groupFindings } from '../compose/groups.js';
import { siteText } from '../compose/site-text.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { bodyText, centered, labelled, MARGINS, memoTable, pageNumber, signature, space, topic } from './parts.js';
import { memoDigits, memoWords, officersOf } from './words.js';

/** A memo is read by a busy person: findings of one item beyond these are only counted, long ones cut. */
const MAX_GROUPS = 6;
const MAX_LINE = 400;

type MemoKey = keyof typeof memoWords;
type Tell = (key: MemoKey, data?: WordData) => string;

/** One memo: heading block, background, facts with the table of what fails, proposal, closing, signatures. */
export function memoSection(report: Report, { lang }: View): ISectionOptions {
  const written = (text: string): string => (lang === 'th' ? memoDigits(text) : text);
  const tell: Tell = (key, data) => written(fillWords(memoWords[key], lang, data));
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
      ...head(report, lang, tell),
      ...background(report, tell),
      ...facts(report, lang, tell, written),
      ...proposal(report, lang, tell),
      ...signatures(report, lang, tell),
    ],
  };
}

function head({ checklist, run: round }: Report, lang: Lang, tell: Tell): FileChild[] {
  const { executive, clerk } = officersOf(checklist.agency.name);
  return [
    centered(tell('heading'), { bold: true, size: 58 }),
    labelled([{ label: tell('office'), words: checklist.agency.name }]),
    labelled([
      { label: tell('number'), words: tell('blank') },
      { label: tell('date'), words: tell('blank') },
    ]),
    labelled(
      [{ label: tell('subject'), words: tell('subjectLine', { round: round.round, year: checklist.fiscalYear }) }],
      true,
    ),
    labelled([{ label: tell('to'), words: tell('toLine', { executive: executive[lang], clerk: clerk[lang] }) }]),
  ];
}

function background({ checklist }: Report, tell: Tell): FileChild[] {
  const data = { agency: checklist.agency.name, site: readableUrl(checklist.site), year: checklist.fiscalYear };
  return [topic(tell('background')), bodyText(tell('backgroundText', data))];
}

function facts(report: Report, lang: Lang, tell: Tell, written: (text: string) => string): FileChild[] {
  const { items, links, score } = report.summary;
  const day = dayInWords(bangkokDay(report.run.startedAt), lang);
  const counts = {
    round: report.run.round,
    date: day,
    total: items.total - items.disabled,
    pass: items.pass,
    fail: items.fail,
    review: items.review,
  };
  const failed = report.items.filter(({ verdict }) => verdict === 'fail');
  const unsure = report.items.filter(({ verdict }) => verdict === 'review');
  const table = (list: readonly ReportItem[]): FileChild => itemTable(report, list, lang, tell, written);
  return [
    topic(tell('facts')),
    ...report.run.notices.map(({ message }) => bodyText(written(message))),
    bodyText(tell('factsText', counts)),
    ...(score === null
      ? []
      : [
          bodyText(
            tell('scoreText', {
              oit: score.oit.toFixed(2),
              ita: score.ita === null ? '' : tell('itaText', { ita: score.ita.toFixed(2) }),
            }),
          ),
        ]),
    bodyText(
      tell('linksText', {
        found: links.found,
        checked: links.checked,
        broken: links.broken,
        unverifiable: links.unverifiable,
      }),
    ),
    ...(failed.length === 0 ? [] : [bodyText(tell('failText'), true), table(failed)]),
    ...(unsure.length === 0 ? [] : [bodyText(tell('reviewText'), true), table(unsure)]),
    ...(failed.length + unsure.length === 0 ? [bodyText(tell('allPassText'))] : []),
  ];
}

function itemTable(
  report: Report,
  items: readonly ReportItem[],
  lang: Lang,
  tell: Tell,
  written: (text: string) => string,
): FileChild {
  const say = sayIn(lang);
  const columns = [
    { title: tell('order'), width: 1.2, align: 'center' },
    { title: tell('item'), width: 4.2, align: 'left' },
    { title: tell('finding'), width: 5.4, align: 'left' },
    { title: tell('unit'), width: 2.7, align: 'left' },
    { title: tell('deadline'), width: 2.5, align: 'center' },
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
    const title = written(siteText(item.title, MAX_LINE));
    return [
      [written(`${n + 1}`)],
      [`${item.id} ${title}`],
      all,
      [written(item.owner ?? say('owner.none'))],
      [deadline],
    ];
  });
  return memoTable(columns, rows);
}

function moreLine(count: number, lang: Lang): string[] {
  return count > 0 ? [sayIn(lang)('line.more', { count })] : [];
}

function proposal({ summary, run: round }: Report, lang: Lang, tell: Tell): FileChild[] {
  const deadline = dayInWords(round.nextDue, lang);
  const words = tell(summary.verdict === 'pass' ? 'proposalPassText' : 'proposalText', { deadline });
  return [topic(tell('proposal')), bodyText(words), bodyText(tell('closing'))];
}

function signatures({ checklist }: Report, lang: Lang, tell: Tell): FileChild[] {
  const { executive, clerk } = officersOf(checklist.agency.name);
  const lines = [tell('sign'), tell('signName'), tell('signPost')];
  return [
    ...signature([...lines, tell('preparer')]),
    space(),
    topic(tell('clerkOpinion', { clerk: clerk[lang] })),
    centered(tell('dots')),
    ...signature(lines),
    space(),
    topic(tell('executiveOrder', { executive: executive[lang] })),
    centered(tell('dots')),
    ...signature(lines),
  ];
}
