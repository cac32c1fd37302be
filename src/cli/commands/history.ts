import type { ItemVerdict, RoundSummary } from '../../history/sqlite/queries.js';
import type { State } from '../../history/state.js';
import { verify } from '../../history/verify.js';
import { grouped } from '../../text/grouped.js';
import { didYouMean } from '../../text/thai/nearest.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { historyText, itemHistoryText } from '../print/history-table.js';
import { readTargets, usageError, writeTargets } from '../print/output.js';
import { type Terminal, widthOf } from '../print/terminal.js';

export async function history(invocation: Invocation): Promise<number> {
  return withState(invocation, false, (state) => show(invocation, state));
}

function show(invocation: Invocation, state: State): number {
  const { terminal, options } = invocation;
  if (options.verify === true) return showVerification(invocation, state);
  const { item } = options;
  const rounds = state.rounds();
  const verdicts = state.itemVerdicts(item);
  if (item !== undefined && verdicts.length === 0) throw unknownItem(item, state);
  const spans = item === undefined ? [] : state.findingSpans(item);
  const { lang, stdout } = terminal;
  writeTargets(targetsOf(invocation), terminal, {
    json: () => ({ rounds: withVerdicts(rounds, verdicts), ...(item === undefined ? {} : { item, findings: spans }) }),
    pretty: () => {
      if (rounds.length === 0) return lang === 'th' ? 'ยังไม่มีรอบที่บันทึกไว้\n' : 'no rounds yet\n';
      if (item !== undefined) return itemHistoryText(rounds, verdicts, spans, lang);
      return historyText(rounds, verdicts, lang, widthOf(stdout));
    },
  });
  return EXIT.ok;
}

const targetsOf = ({ options, terminal }: Invocation) =>
  readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);

function unknownItem(id: string, state: State): Error {
  const known = [...new Set(state.itemVerdicts().map((verdict) => verdict.id))];
  const near = didYouMean(id, known);
  return usageError({
    th: `ไม่มีข้อ "${id}" ในประวัติ${near.th}`,
    en: `no item "${id}" in the history${near.en}`,
  });
}

function withVerdicts(rounds: readonly RoundSummary[], verdicts: readonly ItemVerdict[]): object[] {
  const byRound = grouped(verdicts, ({ round }) => round);
  return rounds.map((round) => ({
    ...round,
    verdicts: Object.fromEntries((byRound.get(round.number) ?? []).map(({ id, verdict }) => [id, verdict])),
  }));
}

function showVerification(invocation: Invocation, state: State): number {
  const { lang } = invocation.terminal;
  const problems = verify(state);
  const isWhole = problems.length === 0;
  const rounds = state.rounds();
  const last = rounds.at(-1);
  writeTargets(targetsOf(invocation), invocation.terminal, {
    json: () => ({ whole: isWhole, rounds: rounds.length, manifestSha256: last?.manifestSha256 ?? null, problems }),
    pretty: () =>
      isWhole ? wholeText(rounds.length, last, lang) : problems.map(({ words }) => `${words[lang]}\n`).join(''),
  });
  return isWhole ? EXIT.ok : EXIT.notCarriedOut;
}

/** Ends with the hash that proves the last round and all before it: noted on paper, it reveals any later change. */
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
