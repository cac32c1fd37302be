import type { ItemVerdict, RoundSummary } from '../../history/sqlite/queries.js';
import { openState, type State } from '../../history/state.js';
import type { Round } from '../../model/round.js';
import { createMessages, gatherHistory, historyPage } from '../../report/registry.js';
import { grouped } from '../../text/grouped.js';
import { didYouMean } from '../../text/thai/nearest.js';
import { VERSION } from '../../version.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { stateDirsOf, withState } from '../open-history.js';
import { readTargets, usageError, writeOutput, writeTargets } from '../print/output.js';
import { historyText, itemHistoryText } from '../print/rounds/history-table.js';
import { printLine, widthOf } from '../print/terminal.js';
import { showVerification } from '../print/verification.js';
import { nowOf } from '../settings.js';

export async function history(invocation: Invocation): Promise<number> {
  if (isPage(invocation)) return writePage(invocation);
  return withState(invocation, false, (state) => show(invocation, state));
}

/** The page shows everything, of several checklists too; it stands alone. */
function isPage({ options, terminal, places }: Invocation): boolean {
  const targets = readTargets(options.format, ['pretty', 'json', 'html'], terminal, [...places.checklist]);
  const pages = targets.filter(({ format }) => format === 'html');
  if (pages.length > 0 && targets.length > pages.length)
    throw usageError({
      th: '-f html ของ history ใช้ร่วมกับรูปแบบอื่นไม่ได้ ให้สั่งแยกกัน',
      en: '-f html of history goes with no other format; call it apart',
    });
  return pages.length > 0;
}

function writePage(invocation: Invocation): number {
  const { terminal, options, registry } = invocation;
  const { lang } = terminal;
  const targets = readTargets(options.format, ['html'], terminal, [...invocation.places.checklist]);
  const messages = createMessages(lang, registry);
  const histories = stateDirsOf(invocation).flatMap((dir) => {
    const state = openState({ dir, write: false, now: () => nowOf(options) });
    try {
      return gatherHistory(roundsOf(state), state.acceptances(), messages) ?? [];
    } finally {
      state.close();
    }
  });
  if (histories.length === 0) throw usageError({ th: 'ยังไม่มีรอบที่บันทึกไว้', en: 'no rounds yet' });
  const page = historyPage(histories, { lang, version: VERSION });
  for (const { path } of targets) {
    if (path === null) terminal.stdout.write(page);
    else writeOutput(path, page);
  }
  const rounds = histories.reduce((sum, one) => sum + one.rounds.length, 0);
  if (targets.every(({ path }) => path !== null))
    printLine(terminal, {
      th: `เขียนประวัติ ${histories.length} หน่วยงาน ${rounds} รอบ ลง ${targets.map(({ path }) => path).join(', ')}`,
      en: `the history of ${histories.length} agencies, ${rounds} rounds, is in ${targets.map(({ path }) => path).join(', ')}`,
    });
  return EXIT.ok;
}

/** One round is in memory at a time. */
function* roundsOf(state: State): Generator<Round> {
  for (const { number } of state.rounds()) {
    const round = state.round(number);
    if (round !== null) yield round;
  }
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
  readTargets(options.format, ['pretty', 'json', 'html'], terminal, [options.checklist]);

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
