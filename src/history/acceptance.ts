import { UserError } from '../model/checklist.js';
import type { Acceptance, Withdrawal } from '../model/previous.js';
import type { ItemRound } from '../model/round.js';
import type { Words } from '../model/words.js';
import { didYouMean } from '../text/thai/nearest.js';

/** What a person records by `accept`. */
export type AcceptRequest = Omit<Acceptance, 'covers'>;

/** What a person records by `accept --undo`. */
export type UndoRequest = Omit<Withdrawal, 'acceptance'> & { readonly item: string };

/** No acceptance of the item is in force. */
export function nothingToUndo(itemId: string): UserError {
  return refusal(itemId, {
    th: 'ไม่มีคำชี้แจงที่บันทึกไว้และยังมีผล จึงไม่มีอะไรให้ถอน (ดูทั้งหมด: accept --list)',
    en: 'no recorded explanation is in force, so there is nothing to undo (accept --list shows all)',
  });
}

/**
 * The acceptance of all unexplained changes of the item's last round.
 * It covers the hash of the bytes and that of the content, since the bytes of a page differ at every visit.
 * @throws UserError when nothing is unexplained.
 */
export function acceptanceOf(item: ItemRound, request: AcceptRequest): Acceptance {
  const unexplained = item.changes.filter(({ explained }) => !explained);
  if (unexplained.length === 0) {
    throw refusal(item.id, {
      th: `ไม่มีการเปลี่ยนแปลงที่รอคำชี้แจงในรอบล่าสุด จึงไม่มีอะไรให้บันทึก`,
      en: `no change waits for an explanation in its last round, so there is nothing to accept`,
    });
  }
  const covers = unexplained.flatMap((change) => {
    if (change.kind !== 'changed' || change.after === null) return [`removed:${change.url}`];
    const content = item.evidence.find(({ exchange }) => exchange.sha256 === change.after)?.contentSha256 ?? null;
    return content === null || content === change.after ? [change.after] : [change.after, content];
  });
  return { ...request, covers: [...new Set(covers)] };
}

/** No stored round has the item. */
export function unknownItem(itemId: string, known: readonly string[]): UserError {
  const guess = didYouMean(itemId, known);
  return refusal(itemId, {
    th: `ไม่มีข้อ "${itemId}" ในประวัติการตรวจ${guess.th}`,
    en: `No item "${itemId}" in the history${guess.en || '.'}`,
  });
}

function refusal(path: string, message: Words): UserError {
  return new UserError([{ file: '', line: null, column: null, code: 'usage', path, message }]);
}
