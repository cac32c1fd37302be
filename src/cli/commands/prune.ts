import { prune as pruneState } from '../../history/prune.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { usageError } from '../print/output.js';
import { printLine } from '../print/terminal.js';

export async function prune(invocation: Invocation): Promise<number> {
  const { keepRounds: keep } = invocation.options;
  if (keep === undefined)
    throw usageError({
      th: 'ต้องระบุ --keep-rounds จำนวนรอบที่เก็บไว้',
      en: '--keep-rounds is required: how many rounds to keep',
    });
  return withState(invocation, true, (state) => {
    const { rounds, files } = pruneState(state, keep);
    printLine(invocation.terminal, {
      th: `ลบแล้ว ${rounds.length} รอบ และหลักฐาน ${files} ไฟล์`,
      en: `forgot ${rounds.length} rounds and ${files} evidence files`,
    });
    return EXIT.ok;
  });
}
