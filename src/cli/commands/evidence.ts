import { exportRound } from '../../history/export-evidence.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { usageError } from '../print/output.js';
import { printLine } from '../print/terminal.js';
import { roundOf } from './report.js';

export async function evidence(invocation: Invocation): Promise<number> {
  const [action, reference] = invocation.arguments;
  if (action !== 'export')
    throw usageError({ th: `ไม่รู้จัก "${action}" ใช้ได้เฉพาะ export`, en: `unknown action "${action}"; there is export` });
  const { to } = invocation.options;
  if (!to) throw usageError({ th: 'ต้องระบุ --to โฟลเดอร์หรือไฟล์ .zip', en: '--to is required: a folder or a .zip file' });
  return withState(invocation, false, async (state) => {
    const done = await exportRound(state, roundOf(state, reference), to);
    printLine(invocation.terminal, {
      th: `ส่งออกหลักฐาน ${done.files} ไฟล์ไปที่ ${done.path}`,
      en: `exported ${done.files} evidence files to ${done.path}`,
    });
    return EXIT.ok;
  });
}
