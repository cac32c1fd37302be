import type { FindingSpan, ItemVerdict, RoundSummary } from '../../../history/sqlite/queries.js';
import { type Lang, sayFrom, type Words } from '../../../model/words.js';
import { scoreFigure } from '../../../report/compose/score-words.js';
import { VERDICT_SYMBOL } from '../../../report/compose/symbols.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/read-dates.js';
import { type TextColumn, tableLines } from '../../../text/text-table.js';
import { displayWidth, padStart } from '../../../text/thai/width.js';
import { readableUrl } from '../../../text/url.js';
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
  const say = sayFrom(WORDS, lang);
  const shown = rounds.slice(-NEWEST);
  const hasScore = shown.some(({ score }) => score !== null);
  const hasIta = shown.some(({ score }) => score?.ita != null);
  const table = ruledTable(
    [
      { title: say('round'), align: 'right' },
      { title: say('date') },
      { title: say('pass'), align: 'right' },
      { title: say('fail'), align: 'right' },
      { title: say('review'), align: 'right' },
      { title: say('links'), align: 'right' },
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
      ...(hasScore ? [scoreFigure(round.score, 'oit')] : []),
      ...(hasIta ? [scoreFigure(round.score, 'ita')] : []),
      round.complete ? '' : say('incomplete'),
    ]),
  );
  const older = shown.length < rounds.length ? `${say('newest', { shown: shown.length, all: rounds.length })}\n` : '';
  const parts = [
    table + older,
    ...(hasScore ? [trendText(rounds, lang, width)] : []),
    matrix(rounds, verdicts, lang, width),
  ];
  return `${parts.join('\n')}${hasScore ? `\n${say('estimate')}\n` : ''}`;
}

function trendText(rounds: readonly RoundSummary[], lang: Lang, width: number): string {
  const say = sayFrom(WORDS, lang);
  const shown = rounds.slice(-columnsShown(rounds.length, width));
  const scored = shown.flatMap((round) => (round.score ? [{ round, score: round.score, oit: round.score.oit }] : []));
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return '';
  // Of equal scores the newest, since the present matters most.
  const highest = scored.reduce((best, one) => (one.oit >= best.oit ? one : best), first);
  const lowest = scored.reduce((best, one) => (one.oit <= best.oit ? one : best), first);
  const before = scored.at(-2);
  const facts = [
    `${say('last')} ${scoreFigure(last.score, 'oit')}${before ? ` (${difference(last.oit - before.oit)} ${say('sinceBefore')})` : ''}`,
    `${say('highest')} ${scoreFigure(highest.score, 'oit')} (${say('round')} ${highest.round.number})`,
    `${say('lowest')} ${scoreFigure(lowest.score, 'oit')} (${say('round')} ${lowest.round.number})`,
  ];
  const chart = columnChart(
    shown.map(({ score }) => score?.oit ?? null),
    width,
  );
  const [from = 0, to = 0] = [shown[0]?.number, shown.at(-1)?.number];
  const range = from === to ? `${say('round')} ${to}` : say('rounds', { from, to });
  return [`${say('trend')} · ${range}`, ...chart, facts.join(' · '), ''].join('\n');
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
  const symbolOf = (verdict: ItemVerdict | undefined): string => (verdict ? VERDICT_SYMBOL[verdict.verdict] : '');
  const numbers = shown.map(({ number }) => number);
  const rows = [...byItem].map(([id, known]) => {
    const cells = numbers.map((number) => symbolOf(known.get(number)));
    return line(id, cells);
  });
  const head = line('', numbers.map(String));
  const legend = (['pass', 'fail', 'review', 'disabled'] as const)
    .map((verdict) => `${VERDICT_SYMBOL[verdict]} ${sayFrom(WORDS, lang)(verdict)}`)
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
  const say = sayFrom(WORDS, lang);
  const dayOf = new Map(rounds.map((round) => [round.number, bangkokDay(round.startedAt)]));
  const last = verdicts.at(-1);
  const table = ruledTable(
    [
      { title: say('round'), align: 'right' },
      { title: say('date') },
      { title: say('verdict') },
      { title: say('errors'), align: 'right' },
      { title: say('warnings'), align: 'right' },
    ],
    verdicts
      .slice(-NEWEST)
      .map((verdict) => [
        String(verdict.round),
        formatDate(dayOf.get(verdict.round) ?? '', lang),
        `${VERDICT_SYMBOL[verdict.verdict]} ${say(verdict.verdict)}`,
        String(verdict.findings.error),
        String(verdict.findings.warning),
      ]),
  );
  const older = verdicts.length > NEWEST ? `${say('newest', { shown: NEWEST, all: verdicts.length })}\n` : '';
  const newest = rounds.at(-1)?.number;
  const found = spans.map((span) => [
    span.code,
    `${say('round')} ${span.first.round}`,
    span.last.round === newest ? say('stillThere') : `${say('round')} ${span.last.round}`,
    readableUrl(span.url ?? ''),
  ]);
  const list =
    found.length > 0
      ? `\n${ruledTable([{ title: say('code') }, { title: say('first') }, { title: say('seenLast') }, { title: say('address') }], found)}`
      : '';
  return `${last ? `${last.id} ${last.title}\n\n` : ''}${table}${older}${list}`;
}

function ruledTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  return `${tableLines(columns, rows, { hasRule: true }).join('\n')}\n`;
}

/** With its sign. */
function difference(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return '±0.00';
  return `${value > 0 ? '+' : '−'}${text}`;
}

const WORDS = {
  round: { th: 'รอบ', en: 'round' },
  date: { th: 'วันที่', en: 'date' },
  pass: { th: 'ผ่าน', en: 'pass' },
  fail: { th: 'ไม่ผ่าน', en: 'fail' },
  review: { th: 'ให้คนดู', en: 'review' },
  disabled: { th: 'ไม่ตรวจ', en: 'disabled' },
  links: { th: 'ลิงก์เสีย', en: 'broken links' },
  incomplete: { th: 'ไม่ครบ', en: 'incomplete' },
  trend: { th: 'แนวโน้มคะแนน OIT (ประมาณการ)', en: 'OIT score (estimate)' },
  last: { th: 'ล่าสุด', en: 'last' },
  sinceBefore: { th: 'จากรอบก่อน', en: 'since the round before' },
  highest: { th: 'สูงสุด', en: 'highest' },
  lowest: { th: 'ต่ำสุด', en: 'lowest' },
  estimate: { th: '* ประมาณการ ไม่ใช่คะแนนทางการ', en: '* an estimate, not the official score' },
  verdict: { th: 'ผล', en: 'verdict' },
  errors: { th: 'ต้องแก้', en: 'errors' },
  warnings: { th: 'คำเตือน', en: 'warnings' },
  code: { th: 'รหัส', en: 'code' },
  first: { th: 'พบครั้งแรก', en: 'first seen' },
  seenLast: { th: 'พบล่าสุด', en: 'last seen' },
  stillThere: { th: 'ยังพบอยู่', en: 'still there' },
  address: { th: 'ที่อยู่ (URL)', en: 'address (URL)' },
  newest: {
    th: 'แสดง {shown} รอบล่าสุด จากทั้งหมด {all} รอบ (ดูทั้งหมด: -f json)',
    en: 'the newest {shown} of {all} rounds (all of them: -f json)',
  },
  rounds: { th: 'รอบ {from}–{to}', en: 'rounds {from}–{to}' },
} as const satisfies Readonly<Record<string, Words>>;
