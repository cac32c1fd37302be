import { exportRound } from '../../history/evidence-export.js';
import { EXIT } from '../exit-status.js';
import { usageError } from '../output.js';
import { withState } from '../rounds.js';
import { say } from '../terminal.js';
import type { CommandSpec } from './command.js';
import { roundOf } from './report.js';

export const evidence: CommandSpec = {
  name: 'evidence',
  words: {
    th: 'ส่งออกหลักฐานของรอบเพื่อใช้ชี้แจงหรืออุทธรณ์: ไฟล์ เวลา ค่าแฮช และใบปะหน้า',
    en: 'export the evidence of a round for an appeal: files, times, hashes, a cover page',
  },
  arguments: [
    { flags: '<action>', words: { th: 'export', en: 'export' } },
    { flags: '[round]', words: { th: 'หมายเลขรอบ (ปกติรอบล่าสุด)', en: 'number of the round (default: the last)' } },
  ],
  examples: ['oit-audit evidence export 3 --to appeal.zip --checklist town.yaml'],
  run: (invocation) => {
    const [action, reference] = invocation.arguments as [string, string | undefined];
    if (action !== 'export')
      throw usageError([
        { th: `ไม่รู้จัก "${action}" ใช้ได้เฉพาะ export`, en: `unknown action "${action}"; there is export` },
      ]);
    const to = invocation.options.to as string | undefined;
    if (!to)
      throw usageError([{ th: 'ต้องระบุ --to โฟลเดอร์หรือไฟล์ .zip', en: '--to is required: a folder or a .zip file' }]);
    return withState(invocation, false, async (state) => {
      const done = await exportRound(state, roundOf(state, reference), to);
      say(invocation.terminal, {
        th: `ส่งออกหลักฐาน ${done.files} ไฟล์ไปที่ ${done.path}`,
        en: `exported ${done.files} evidence files to ${done.path}`,
      });
      return EXIT.ok;
    });
  },
};
