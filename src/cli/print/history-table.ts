import type { FindingSpan, ItemVerdict, RoundSummary } from '../../history/sqlite/queries.js';
import type { Lang } from '../../model/words.js';
import { VERDICT_SYMBOL } from '../../report/compose/symbols.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { formatDate } from '../../text/dates/read-dates.js';
import { type TextColumn, tableLines } from '../../text/text-table.js';
import { displayWidth, padStart } from '../../text/thai/width.js';
import { columnChart, columnsShown } from './chart.js';

/** Rounds of about a year and a half; `-f json` prints all of them. */
const NEWEST = 36;

/** The rounds as a table, the trend of the estimate as a chart, and every item's verdicts, within the width of a terminal. */
export function historyText(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  lang: Lang,
  width: number,
): string {
  const words = WORDS[lang];
  const shown = rounds.slice(-NEWEST);
  const hasScore = shown.some(({ score }) => score !== null);
  const hasIta = shown.some(({ score }) => score?.ita != null);
  const table = ruledTable(
    [
      { title: words.round, align: 'right' },
      { title: words.date },
      { title: words.pass, align: 'right' },
      { title: words.fail, align: 'right' },
      { title: words.review, align: 'right' },
      { title: words.links, align: 'right' },
      ...(hasScore ? [{ title: 'OIT*', align: 'right' as const }] : []),
      ...(hasIta ? [{ title: 'ITA*', align: 'right' as const }] : []),
      { title: '' },
    ],
    shown.map((round) => [
      String(round.number),
      formatDate(bangkokDay(round.startedAt), lang),
      String(round.items.pass),
      String(round.items.fail),
      String(round.items.review),
      String(round.linksBroken),
      ...(hasScore ? [points(round.score?.oit)] : []),
      ...(hasIta ? [points(round.score?.ita)] : []),
      round.complete ? '' : words.incomplete,
    ]),
  );
  const older = shown.length < rounds.length ? `${words.newest(shown.length, rounds.length)}\n` : '';
  const parts = [
    table + older,
    ...(hasScore ? [trendText(rounds, lang, width)] : []),
    matrix(rounds, verdicts, lang, width),
  ];
  return `${parts.join('\n')}${hasScore ? `\n${words.estimate}\n` : ''}`;
}

function trendText(rounds: readonly RoundSummary[], lang: Lang, width: number): string {
  const words = WORDS[lang];
  const shown = rounds.slice(-columnsShown(rounds.length, width));
  const scored = shown.flatMap((round) => (round.score ? [{ round, oit: round.score.oit }] : []));
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return '';
  // Of equal scores the newest, since the present matters most.
  const highest = scored.reduce((best, one) => (one.oit >= best.oit ? one : best), first);
  const lowest = scored.reduce((best, one) => (one.oit <= best.oit ? one : best), first);
  const before = scored.at(-2);
  const facts = [
    `${words.last} ${points(last.oit)}${before ? ` (${difference(last.oit - before.oit)} ${words.sinceBefore})` : ''}`,
    `${words.highest} ${points(highest.oit)} (${words.round} ${highest.round.number})`,
    `${words.lowest} ${points(lowest.oit)} (${words.round} ${lowest.round.number})`,
  ];
  const chart = columnChart(
    shown.map(({ score }) => score?.oit ?? null),
    width,
  );
  return [
    `${words.trend} · ${words.rounds(shown[0]?.number ?? 0, shown.at(-1)?.number ?? 0)}`,
    ...chart,
    facts.join(' · '),
    '',
  ].join('\n');
}

/** A row for each item, a column for each of the newest rounds: a symbol for the verdict, nothing where the round lacks the item. */
function matrix(rounds: readonly RoundSummary[], verdicts: readonly ItemVerdict[], lang: Lang, width: number): string {
  const byItem = new Map<string, Map<number, ItemVerdict>>();
  for (const verdict of verdicts) {
    const line = byItem.get(verdict.id) ?? new Map<number, ItemVerdict>();
    byItem.set(verdict.id, line.set(verdict.round, verdict));
  }
  const widest = Math.max(0, ...[...byItem.keys()].map(displayWidth));
  const cell = String(rounds.at(-1)?.number ?? 0).length + 1;
  const shown = rounds.slice(-Math.max(1, Math.floor((width - widest - 1) / cell)));
  const line = (id: string, cells: readonly string[]): string =>
    `${id}${' '.repeat(widest - displayWidth(id) + 1)}${cells.map((text) => padStart(text, cell)).join('')}`.trimEnd();
  const rows = [...byItem].map(([id, known]) =>
    line(
      id,
      shown.map(({ number }) => {
        const verdict = known.get(number)?.verdict;
        return verdict === undefined ? '' : VERDICT_SYMBOL[verdict];
      }),
    ),
  );
  const head = line(
    '',
    shown.map(({ number }) => String(number)),
  );
  const legend = (['pass', 'fail', 'review', 'disabled'] as const)
    .map((verdict) => `${VERDICT_SYMBOL[verdict]} ${WORDS[lang][verdict]}`)
    .join('  ');
  return `${[head, ...rows].join('\n')}\n\n${legend}\n`;
}

/** One item over the rounds, and first and last round of each of its findings. */
export function itemHistoryText(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  spans: readonly FindingSpan[],
  lang: Lang,
): string {
  const words = WORDS[lang];
  const dayOf = new Map(rounds.map((round) => [round.number, bangkokDay(round.startedAt)]));
  const last = verdicts.at(-1);
  const table = ruledTable(
    [
      { title: words.round, align: 'right' },
      { title: words.date },
      { title: words.verdict },
      { title: words.errors, align: 'right' },
      { title: words.warnings, align: 'right' },
    ],
    verdicts
      .slice(-NEWEST)
      .map((verdict) => [
        String(verdict.round),
        formatDate(dayOf.get(verdict.round) ?? '', lang),
        `${VERDICT_SYMBOL[verdict.verdict]} ${words[verdict.verdict]}`,
        String(verdict.findings.error),
        String(verdict.findings.warning),
      ]),
  );
  const older = verdicts.length > NEWEST ? `${words.newest(NEWEST, verdicts.length)}\n` : '';
  const newest = rounds.at(-1)?.number;
  const found = spans.map((span) => [
    span.code,
    `${words.round} ${span.first.round}`,
    span.last.round === newest ? words.stillThere : `${words.round} ${span.last.round}`,
    span.url ?? '',
  ]);
  const list =
    found.length > 0
      ? `\n${ruledTable([{ title: words.code }, { title: words.first }, { title: words.seenLast }, { title: words.address }], found)}`
      : '';
  return `${last ? `${last.id} ${last.title}\n\n` : ''}${table}${older}${list}`;
}

function ruledTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  return `${tableLines(columns, rows, { hasRule: true }).join('\n')}\n`;
}

function points(score: number | null | undefined): string {
  return score == null ? '–' : score.toFixed(2);
}

/** With its sign. */
function difference(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return '±0.00';
  return `${value > 0 ? '+' : '−'}${text}`;
}

const WORDS = {
  th: {
    round: 'รอบ',
    date: 'วันที่',
    pass: 'ผ่าน',
    fail: 'ไม่ผ่าน',
    review: 'ให้คนดู',
    disabled: 'ไม่ตรวจ',
    links: 'ลิงก์เสีย',
    incomplete: 'ไม่ครบ',
    newest: (shown: number, all: number) => `แสดง ${shown} รอบล่าสุด จากทั้งหมด ${all} รอบ (ดูทั้งหมด: -f json)`,
    trend: 'แนวโน้มคะแนน OIT (ประมาณการ)',
    rounds: (from: number, to: number) => (from === to ? `รอบ ${to}` : `รอบ ${from}–${to}`),
    last: 'ล่าสุด',
    sinceBefore: 'จากรอบก่อน',
    highest: 'สูงสุด',
    lowest: 'ต่ำสุด',
    estimate: '* ประมาณการ ไม่ใช่คะแนนทางการ',
    verdict: 'ผล',
    errors: 'ต้องแก้',
    warnings: 'คำเตือน',
    code: 'รหัส',
    first: 'พบครั้งแรก',
    seenLast: 'พบล่าสุด',
    stillThere: 'ยังพบอยู่',
    address: 'ที่อยู่ (URL)',
  },
  en: {
    round: 'round',
    date: 'date',
    pass: 'pass',
    fail: 'fail',
    review: 'review',
    disabled: 'disabled',
    links: 'broken links',
    incomplete: 'incomplete',
    newest: (shown: number, all: number) => `the newest ${shown} of ${all} rounds (all of them: -f json)`,
    trend: 'OIT score (estimate)',
    rounds: (from: number, to: number) => (from === to ? `round ${to}` : `rounds ${from}–${to}`),
    last: 'last',
    sinceBefore: 'since the round before',
    highest: 'highest',
    lowest: 'lowest',
    estimate: '* an estimate, not the official score',
    verdict: 'verdict',
    errors: 'errors',
    warnings: 'warnings',
    code: 'code',
    first: 'first seen',
    seenLast: 'last seen',
    stillThere: 'still there',
    address: 'address (URL)',
  },
} as const;
