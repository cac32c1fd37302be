import { planPrune, prune as pruneState } from '../../../history/prune.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/date-format.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { withState } from '../../open-history.js';
import { readTargets, usageError, writeTargets } from '../../print/output.js';
import { printLine } from '../../print/terminal.js';

export async function prune(invocation: Invocation): Promise<number> {
  const { terminal, options } = invocation;
  const { lang } = terminal;
  const { keepRounds: keep } = options;
  if (keep === undefined)
    throw usageError({
      th: 'ต้องระบุ --keep-rounds จำนวนรอบที่เก็บไว้',
      en: '--keep-rounds is required: how many rounds to keep',
    });
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  const isTrial = options.dryRun === true;
  return withState(invocation, !isTrial, (state) => {
    const known = new Map(state.rounds().map(({ number, startedAt }) => [number, bangkokDay(startedAt)]));
    const { rounds, files } = isTrial ? planPrune(state, keep) : pruneState(state, keep);
    const list = rounds.map((number) => ({ number, date: known.get(number) ?? null }));
    const words = isTrial
      ? {
          th: `จะลบ ${rounds.length} รอบ และหลักฐาน ${files} ไฟล์ (ยังไม่ได้ลบ)`,
          en: `would forget ${rounds.length} rounds and ${files} evidence files (nothing was removed)`,
        }
      : {
          th: `ลบแล้ว ${rounds.length} รอบ และหลักฐาน ${files} ไฟล์`,
          en: `forgot ${rounds.length} rounds and ${files} evidence files`,
        };
    const asked = options.format !== undefined;
    if (asked || isTrial)
      writeTargets(targets, terminal, {
        json: () => ({ dryRun: isTrial, rounds: list, evidenceFiles: files }),
        pretty: () =>
          list
            .map(
              ({ number, date }) => `${{ th: 'รอบ', en: 'round' }[lang]} ${number}  ${formatDate(date ?? '', lang)}\n`,
            )
            .join(''),
      });
    printLine(terminal, words);
    return EXIT.ok;
  });
}
