import { prune as pruneState } from '../../history/prune.js';
import { EXIT } from '../exit-status.js';
import { usageError } from '../output.js';
import { withState } from '../rounds.js';
import { say } from '../terminal.js';
import type { CommandSpec } from './command.js';

export const prune: CommandSpec = {
  name: 'prune',
  words: {
    th: 'ลบรอบเก่าและหลักฐานที่ไม่มีสิ่งใดอ้างถึงแล้ว (ไม่ลบรอบล่าสุดและสิ่งที่การเปลี่ยนแปลงยังอ้างถึง)',
    en: 'forget old rounds and evidence that nothing refers to (never the last round, nor what an unexplained change needs)',
  },
  arguments: [],
  examples: ['oit-audit prune --keep-rounds 48 --checklist town.yaml'],
  run: (invocation) => {
    const keep = invocation.options.keepRounds as number | undefined;
    if (keep === undefined)
      throw usageError([
        { th: 'ต้องระบุ --keep-rounds จำนวนรอบที่เก็บไว้', en: '--keep-rounds is required: how many rounds to keep' },
      ]);
    return withState(invocation, true, (state) => {
      const { rounds, files } = pruneState(state, keep);
      say(invocation.terminal, {
        th: `ลบแล้ว ${rounds.length} รอบ และหลักฐาน ${files} ไฟล์`,
        en: `forgot ${rounds.length} rounds and ${files} evidence files`,
      });
      return EXIT.ok;
    });
  },
};
