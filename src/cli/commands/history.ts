import type { FindingSpan, ItemVerdict, RoundSummary } from '../../history/sqlite/queries.js';
import type { State } from '../../history/state.js';
import { verify } from '../../history/verify.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { nearest } from '../../text/thai/similarity.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { historyText, itemHistoryText } from '../print/history-table.js';
import { readTargets, usageError, writeOutput } from '../print/output.js';
import { type Terminal, widthOf } from '../print/terminal.js';

export async function history(invocation: Invocation): Promise<number> {
  return withState(invocation, false, (state) => show(invocation, state));
}

function show(invocation: Invocation, state: State): number {
  const { terminal, options } = invocation;
  if (options.verify === true) return showVerification(invocation, state);
  const itemId = options.item;
  const rounds = state.rounds();
  const verdicts = state.itemVerdicts(itemId);
  if (itemId !== undefined && verdicts.length === 0) throw unknownItem(itemId, state);
  const spans = itemId === undefined ? [] : state.findingSpans(itemId);
  for (const { format, path } of targetsOf(invocation)) {
    const text =
      format === 'json'
        ? jsonText(asJson(rounds, verdicts, spans, itemId))
        : stripControls(asText(rounds, verdicts, spans, itemId, terminal));
    if (path === null) terminal.stdout.write(text);
    else writeOutput(path, text);
  }
  return EXIT.ok;
}

const targetsOf = ({ options, terminal }: Invocation) =>
  readTargets(options.format, ['pretty', 'json'], terminal.cwd, [options.checklist]);

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

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
  const byRound = new Map<number, Record<string, string>>();
  for (const { round, id, verdict } of verdicts) {
    const known = byRound.get(round);
    if (known) known[id] = verdict;
    else byRound.set(round, { [id]: verdict });
  }
  return {
    rounds: rounds.map((round) => ({ ...round, verdicts: byRound.get(round.number) ?? {} })),
    ...(itemId === undefined ? {} : { item: itemId, findings: spans }),
  };
}

function asText(
  rounds: readonly RoundSummary[],
  verdicts: readonly ItemVerdict[],
  spans: readonly FindingSpan[],
  itemId: string | undefined,
  { lang, stdout }: Terminal,
): string {
  if (rounds.length === 0) return lang === 'th' ? 'ยังไม่มีรอบที่บันทึกไว้\n' : 'no rounds yet\n';
  if (itemId !== undefined) return itemHistoryText(rounds, verdicts, spans, lang);
  return historyText(rounds, verdicts, lang, widthOf(stdout));
}

function showVerification(invocation: Invocation, state: State): number {
  const { lang, stdout } = invocation.terminal;
  const problems = verify(state);
  const rounds = state.rounds();
  const last = rounds.at(-1);
  for (const { format, path } of targetsOf(invocation)) {
    const text =
      format === 'json'
        ? jsonText({
            whole: problems.length === 0,
            rounds: rounds.length,
            manifestSha256: last?.manifestSha256 ?? null,
            problems,
          })
        : problems.length > 0
          ? stripControls(problems.map(({ words }) => `${words[lang]}\n`).join(''))
          : wholeText(rounds.length, last, lang);
    if (path === null) stdout.write(text);
    else writeOutput(path, text);
  }
  return problems.length === 0 ? EXIT.ok : EXIT.notCarriedOut;
}

/** With the hash that proves the round and all before it: written on paper, it shows any later alteration. */
function wholeText(count: number, last: RoundSummary | undefined, lang: Terminal['lang']): string {
  const proof = last
    ? {
        th: `ลายนิ้วมือของรอบ ${last.number} (SHA-256 ยืนยันรอบนี้และทุกรอบก่อนหน้า):\n${last.manifestSha256}\n`,
        en: `Fingerprint of round ${last.number} (SHA-256, proves it and all rounds before):\n${last.manifestSha256}\n`,
      }[lang]
    : '';
  return lang === 'th'
    ? `ประวัติและหลักฐานครบถ้วน ไม่ถูกแก้ไข (ตรวจ ${count} รอบ)\n${proof}`
    : `history and evidence are whole and unaltered (${count} rounds)\n${proof}`;
}
