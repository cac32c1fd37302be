import type { FindingSpan, ItemVerdict, RoundSummary } from '../../history/round-queries.js';
import type { State } from '../../history/state.js';
import { verify } from '../../history/verify.js';
import { VERDICT_SYMBOL } from '../../report/symbols.js';
import { bangkokDay } from '../../text/calendar.js';
import { nearest } from '../../text/similarity.js';
import { formatDate } from '../../text/thai-date.js';
import { EXIT } from '../exit-status.js';
import { readTargets, usageError, writeOutput } from '../output.js';
import { withState } from '../rounds.js';
import { sparkline, textTable } from '../table.js';
import type { Terminal } from '../terminal.js';
import type { Invocation } from './command.js';

const TREND_ROUNDS = 60;

export async function history(invocation: Invocation): Promise<number> {
  return withState(invocation, false, (state) => show(invocation, state));
}

function show(invocation: Invocation, state: State): number {
  const { terminal, options } = invocation;
  if (options.verify === true) return showVerification(terminal, state);
  const itemId = options.item as string | undefined;
  const rounds = state.rounds();
  const verdicts = state.itemVerdicts(itemId);
  if (itemId !== undefined && verdicts.length === 0) throw unknownItem(itemId, state);
  const spans = itemId === undefined ? [] : state.findingSpans(itemId);
  for (const target of readTargets(options.format as string[] | undefined, ['pretty', 'json'], terminal.cwd)) {
    const text =
      target.format === 'json'
        ? `${JSON.stringify(asJson(rounds, verdicts, spans, itemId), null, 2)}\n`
        : asText(rounds, verdicts, spans, itemId, terminal);
    if (target.path === null) terminal.stdout.write(text);
    else writeOutput(target.path, text);
  }
  return EXIT.ok;
}

function unknownItem(id: string, state: State): Error {
  const known = [...new Set(state.itemVerdicts().map((verdict) => verdict.id))];
  const near = nearest(id, known);
  return usageError([
    {
      th: `ไม่มีข้อ "${id}" ในประวัติ${near ? ` หมายถึง "${near}" หรือไม่` : ''}`,
      en: `no item "${id}" in the history${near ? `. Did you mean "${near}"?` : ''}`,
    },
  ]);
}

function asJson(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  spans: readonly FindingSpan[],
  itemId: string | undefined,
): object {
  return {
    rounds: rounds.map((round) => ({
      ...round,
      verdicts: Object.fromEntries(
        verdicts.filter((verdict) => verdict.round === round.number).map(({ id, verdict }) => [id, verdict]),
      ),
    })),
    ...(itemId === undefined ? {} : { item: itemId, findings: spans }),
  };
}

function asText(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  spans: readonly FindingSpan[],
  itemId: string | undefined,
  { lang }: Terminal,
): string {
  if (rounds.length === 0) return lang === 'th' ? 'ยังไม่มีรอบที่บันทึกไว้\n' : 'no rounds yet\n';
  const words = WORDS[lang];
  if (itemId !== undefined) return itemText(rounds, verdicts, spans, lang);
  const table = textTable(
    [
      { title: words.round, align: 'right' },
      { title: words.date },
      { title: words.pass, align: 'right' },
      { title: words.fail, align: 'right' },
      { title: words.review, align: 'right' },
      { title: words.links, align: 'right' },
      { title: 'OIT*', align: 'right' },
      { title: 'ITA*', align: 'right' },
      { title: '' },
    ],
    rounds.map((round) => [
      String(round.number),
      formatDate(bangkokDay(round.startedAt), lang),
      String(round.items.pass),
      String(round.items.fail),
      String(round.items.review),
      String(round.linksBroken),
      round.score ? round.score.oit.toFixed(2) : '–',
      round.score?.ita == null ? '–' : round.score.ita.toFixed(2),
      round.complete ? '' : words.incomplete,
    ]),
  );
  const shown = rounds.slice(-TREND_ROUNDS);
  const trend = `${words.trend} ${sparkline(
    shown.map((round) => round.score?.oit ?? null),
    100,
  )}\n`;
  return `${table}\n${trend}\n${matrix(rounds, verdicts)}\n${words.estimate}\n`;
}

/** Items down, the newest rounds across: one sign for each verdict. */
function matrix(rounds: readonly RoundSummary[], verdicts: readonly ItemVerdict[]): string {
  const shown = rounds.slice(-20);
  const byItem = new Map<string, Map<number, ItemVerdict>>();
  for (const verdict of verdicts) {
    const line = byItem.get(verdict.id) ?? new Map<number, ItemVerdict>();
    byItem.set(verdict.id, line.set(verdict.round, verdict));
  }
  return textTable(
    [{ title: '' }, ...shown.map((round) => ({ title: String(round.number), align: 'right' as const }))],
    [...byItem].map(([id, line]) => [
      id,
      ...shown.map((round) => VERDICT_SYMBOL[line.get(round.number)?.verdict ?? 'disabled']),
    ]),
  );
}

function itemText(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  spans: readonly FindingSpan[],
  lang: 'th' | 'en',
): string {
  const words = WORDS[lang];
  const dateOf = new Map(rounds.map((round) => [round.number, bangkokDay(round.startedAt)]));
  const title = verdicts.at(-1);
  const table = textTable(
    [
      { title: words.round, align: 'right' },
      { title: words.date },
      { title: words.verdict },
      { title: words.errors, align: 'right' },
      { title: words.warnings, align: 'right' },
    ],
    verdicts.map((verdict) => [
      String(verdict.round),
      formatDate(dateOf.get(verdict.round) ?? '', lang),
      `${VERDICT_SYMBOL[verdict.verdict]} ${words[verdict.verdict]}`,
      String(verdict.findings.error),
      String(verdict.findings.warning),
    ]),
  );
  const found = spans.map((span) => [
    span.code,
    `${words.round} ${span.first.round}`,
    `${words.round} ${span.last.round}`,
    span.url ?? '',
  ]);
  const list =
    found.length > 0
      ? `\n${textTable([{ title: words.code }, { title: words.first }, { title: words.last }, { title: words.address }], found)}`
      : '';
  return `${title ? `${title.id} ${title.title}\n\n` : ''}${table}${list}`;
}

function showVerification(terminal: Terminal, state: State): number {
  const problems = verify(state);
  if (problems.length === 0) {
    terminal.stdout.write(
      terminal.lang === 'th' ? 'ประวัติและหลักฐานครบถ้วน ไม่ถูกแก้ไข\n' : 'history and evidence are whole and unaltered\n',
    );
    return EXIT.ok;
  }
  for (const problem of problems) terminal.stdout.write(`${problem.words[terminal.lang]}\n`);
  return EXIT.notCarriedOut;
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
    trend: 'แนวโน้ม OIT',
    estimate: '* ประมาณการ ไม่ใช่คะแนนทางการ',
    verdict: 'ผล',
    errors: 'ต้องแก้',
    warnings: 'คำเตือน',
    code: 'รหัส',
    first: 'พบครั้งแรก',
    last: 'พบล่าสุด',
    address: 'ที่อยู่',
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
    trend: 'OIT trend',
    estimate: '* an estimate, not the official score',
    verdict: 'verdict',
    errors: 'errors',
    warnings: 'warnings',
    code: 'code',
    first: 'first seen',
    last: 'last seen',
    address: 'address',
  },
} as const;
