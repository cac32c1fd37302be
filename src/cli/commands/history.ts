import type { ItemVerdict, RoundSummary } from '../../history/sqlite/queries.js';
import type { State } from '../../history/state.js';
import { grouped } from '../../text/grouped.js';
import { didYouMean } from '../../text/thai/nearest.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { historyText, itemHistoryText } from '../print/history-table.js';
import { readTargets, usageError, writeTargets } from '../print/output.js';
import { widthOf } from '../print/terminal.js';
import { showVerification } from '../print/verification.js';

export async function history(invocation: Invocation): Promise<number> {
  return withState(invocation, false, (state) => show(invocation, state));
}

async function show(invocation: Invocation, state: State): Promise<number> {
  const { terminal, options } = invocation;
  const { fingerprint, stamp } = options;
  if (options.verify === true || fingerprint !== undefined || stamp !== undefined)
    return showVerification(state, options, targetsOf(invocation), terminal);
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
