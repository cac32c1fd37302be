import type { FileChild, ISectionOptions } from 'docx';
import type { Report } from '../../model/report.js';
import type { Lang } from '../../model/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { shortAgency } from '../compose/agency.js';
import { dayInWords, yearInWords } from '../compose/day.js';
import {
  alarmWords,
  changeFigure,
  directionOf,
  isHacked,
  matrixOf,
  type RankedAgency,
  rankReports,
  totalsOf,
} from '../compose/ranking.js';
import { siteText } from '../compose/site-text.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { memoHead, memoPages, memoSignatures } from './frame.js';
import { bodyText, memoTable, topic } from './parts.js';
import { type MemoSay, memoTexts } from './words.js';

/** Agencies whose needs stand in the table: a governor reads two pages. */
const MAX_FIRST = 5;
/** Agencies that one sentence names. */
const MAX_NAMED = 8;
/** Of those that follow the table, in letters. */
const MAX_REST = 240;
/** Items that one agency is asked to mend, by their identifiers. */
const MAX_ITEMS = 8;
const MAX_COMMON = 3;
const MAX_TITLE = 60;
/** A table of more rows begins on a page of its own, so that it is whole. */
const MAX_ROWS_ON_FIRST = 2;

/** An agency with its report. */
interface Standing {
  readonly agency: RankedAgency;
  readonly report: Report;
}

interface Writing {
  readonly lang: Lang;
  readonly memoSay: MemoSay;
  readonly localDigits: (text: string) => string;
}

/** The memo to the governor: what was examined, the totals, who needs help first, and what the province should ask of each. */
export function provinceMemo(reports: readonly Report[], { lang }: View): ISectionOptions {
  const writing: Writing = { lang, ...memoTexts(lang) };
  const { memoSay } = writing;
  const all = rankReports(reports).flatMap((agency): Standing[] => {
    const report = reports[agency.index];
    return report === undefined ? [] : [{ agency, report }];
  });
  const year = yearInWords(reports[0]?.checklist.fiscalYear ?? 0, lang);
  const province = provinceOf(reports);
  return memoPages(lang, [
    ...memoHead(
      {
        office: memoSay('blank'),
        subject: memoSay('provinceSubject', { count: reports.length, year }),
        to: province === null ? memoSay('anyGovernor') : memoSay('governor', { province }),
      },
      memoSay,
    ),
    topic(memoSay('background')),
    bodyText(
      memoSay('provinceBackground', {
        year,
        count: reports.length,
        where: province === null ? '' : memoSay('whereProvince', { province }),
        when: whenText(reports, writing),
      }),
    ),
    topic(memoSay('facts')),
    ...totals(all, memoSay),
    ...alarms(all, writing),
    ...commonItems(reports, writing),
    ...asks(all, writing),
    ...proposal(all, writing),
    memoSignatures([memoSay('headOpinion'), memoSay('governorOrder')], memoSay),
  ]);
}

/** The province of all agencies; null: they are of several, or do not say. */
function provinceOf(reports: readonly Report[]): string | null {
  const [only, ...others] = new Set(
    reports.map(({ checklist }) => (checklist.agency.province ?? '').replace(/^(?:จังหวัด|จ\.)\s*/, '')),
  );
  return only === undefined || only === '' || others.length > 0 ? null : only;
}

function whenText(reports: readonly Report[], { lang, memoSay }: Writing): string {
  const days = reports.map(({ run }) => bangkokDay(run.startedAt)).sort();
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''].map((day) => dayInWords(day, lang));
  return first === last
    ? memoSay('whenDay', { first: first ?? '' })
    : memoSay('whenSpan', { first: first ?? '', last: last ?? '' });
}

function totals(all: readonly Standing[], memoSay: MemoSay): FileChild[] {
  const { items, share, perfect, failing, better, worse, same } = totalsOf(all.map(({ agency }) => agency));
  const scores = all.flatMap(({ agency: { score } }) => (score === null ? [] : [score.oit]));
  const facts = memoSay('provinceFacts', { ...items, share: share ?? '–', perfect, failing });
  const mean = scores.reduce((total, oit) => total + oit, 0) / Math.max(1, scores.length);
  const score = memoSay('provinceScore', {
    mean: mean.toFixed(2),
    least: Math.min(...scores).toFixed(2),
    most: Math.max(...scores).toFixed(2),
  });
  const change = memoSay('provinceChange', { better, worse, same });
  return [
    bodyText([facts, ...(better + worse + same === 0 ? [] : [change])].join(' ')),
    ...(scores.length === 0 ? [] : [bodyText(score)]),
  ];
}

function alarms(all: readonly Standing[], { memoSay, localDigits }: Writing): FileChild[] {
  const named = (key: 'provinceHacked' | 'provinceDown', is: (agency: RankedAgency) => boolean): FileChild[] => {
    const names = all.filter(({ agency }) => is(agency)).map(({ agency }) => shortAgency(agency.name));
    if (names.length === 0) return [];
    return [bodyText(memoSay(key, { count: names.length, names: localDigits(listed(names, memoSay)) }))];
  };
  return [...named('provinceHacked', isHacked), ...named('provinceDown', ({ isExamined }) => !isExamined)];
}

function listed(names: readonly string[], memoSay: MemoSay): string {
  const rest = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? memoSay('andMore', { count: rest }) : '');
}

/** What a training of all could mend at once. */
function commonItems(reports: readonly Report[], { memoSay, localDigits }: Writing): FileChild[] {
  const common = matrixOf(reports)
    .items.filter(({ failing }) => failing > 1)
    .sort((a, b) => b.failing - a.failing)
    .slice(0, MAX_COMMON)
    .map(({ id, title, failing }) =>
      memoSay('provinceItem', { id, title: localDigits(siteText(title, MAX_TITLE)), count: failing }),
    );
  return common.length === 0 ? [] : [bodyText(memoSay('provinceItems', { items: common.join(', ') }))];
}

/** Sites broken into, sites out of reach, then the agencies with the most failures. */
function asks(all: readonly Standing[], writing: Writing): FileChild[] {
  const { memoSay } = writing;
  const urgency = ({ agency }: Standing): number => (isHacked(agency) ? 0 : agency.isExamined ? 2 : 1);
  const needy = all
    .filter((one) => urgency(one) < 2 || one.agency.items.fail > 0)
    .sort(
      (a, b) => urgency(a) - urgency(b) || b.agency.items.fail - a.agency.items.fail || b.agency.rank - a.agency.rank,
    );
  if (needy.length === 0) return [bodyText(memoSay('provinceNoFault'))];
  const columns = [
    { title: memoSay('order'), width: 0.9, align: 'center' },
    { title: memoSay('provinceAgency'), width: 4, align: 'left' },
    { title: memoSay('provinceStanding'), width: 4.3, align: 'left' },
    { title: memoSay('provinceAsk'), width: 6.8, align: 'left' },
  ] as const;
  const rows = needy
    .slice(0, MAX_FIRST)
    .map((one, n) => [
      [writing.localDigits(`${n + 1}`)],
      [writing.localDigits(one.agency.name)],
      standingLines(one, writing),
      askLines(one, memoSay),
    ]);
  return [
    bodyText(memoSay('provinceFirst'), true, rows.length > MAX_ROWS_ON_FIRST),
    // LibreOffice 7.4 loses rows of a table that begins at the foot of a page and repeats its heading.
    memoTable(columns, rows, { repeatsHeading: false }),
    ...restText(
      needy.slice(MAX_FIRST).filter(({ agency }) => agency.items.fail > 0),
      writing,
    ),
  ];
}

function standingLines({ agency }: Standing, { lang, memoSay, localDigits }: Writing): string[] {
  const say = sayIn(lang);
  const { items } = agency;
  const oit = agency.score?.oit ?? null;
  const total = items.total - items.disabled;
  if (!agency.isExamined) return [...alarmWords(agency, say)];
  return [
    ...(isHacked(agency) ? [memoSay('standingHacked')] : []),
    ...(items.fail === 0 ? [] : [memoSay('standingFail', { fail: items.fail, total })]),
    ...(oit === null
      ? []
      : [
          directionOf(agency) === 0
            ? memoSay('standingScoreAlone', { oit: oit.toFixed(2) })
            : memoSay('standingScore', {
                oit: oit.toFixed(2),
                change: localDigits(changeFigure(agency, say)).replace(' ', '\u00a0'),
              }),
        ]),
  ];
}

function askLines({ agency, report }: Standing, memoSay: MemoSay): string[] {
  const of = (verdict: 'fail' | 'review'): string => idsText(idsOf(report, verdict), memoSay);
  if (!agency.isExamined) return [memoSay('askDown')];
  return [
    ...(isHacked(agency) ? [memoSay('askHacked')] : []),
    ...(agency.items.fail === 0 ? [] : [memoSay('askFail', { items: of('fail') })]),
    ...(agency.items.review === 0 ? [] : [memoSay('askReview', { items: of('review') })]),
  ];
}

const idsOf = ({ items }: Report, verdict: 'fail' | 'review'): readonly string[] =>
  items.filter((item) => item.verdict === verdict).map(({ id }) => id);

function idsText(ids: readonly string[], memoSay: MemoSay): string {
  const rest = ids.length - MAX_ITEMS;
  return ids.slice(0, MAX_ITEMS).join(' ') + (rest > 0 ? memoSay('moreItems', { count: rest }) : '');
}

/** `ทต.เดิด (๓), …` with the number of items that fail, as many as a paragraph holds. */
function restText(rest: readonly Standing[], writing: Writing): FileChild[] {
  const { memoSay } = writing;
  if (rest.length === 0) return [];
  const parts = rest.map(({ agency }) => writing.localDigits(`${shortAgency(agency.name)} (${agency.items.fail})`));
  let length = 0;
  const shown = parts.filter((part) => {
    length += part.length + 2;
    return length <= MAX_REST;
  });
  const more = parts.length - shown.length;
  const list = shown.join(', ') + (more > 0 ? memoSay('andMore', { count: more }) : '');
  return [bodyText(memoSay('provinceRest', { list }))];
}

function proposal(all: readonly Standing[], { lang, memoSay }: Writing): FileChild[] {
  const days = all.map(({ report }) => report.run.nextDue).sort();
  const deadline = dayInWords(days[0] ?? '', lang);
  const isFine = all.every(({ agency }) => agency.isExamined && agency.items.fail === 0 && !isHacked(agency));
  return [
    topic(memoSay('proposal')),
    bodyText(memoSay(isFine ? 'provinceProposalPass' : 'provinceProposal', { deadline })),
    bodyText(memoSay('closing'), true),
  ];
}
