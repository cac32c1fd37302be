import { headOfChain } from '../../history/chain.js';
import { exportRound } from '../../history/export-evidence.js';
import type { State } from '../../history/state.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { EVIDENCE_ACTIONS } from '../first-words.js';
import { withState } from '../open-history.js';
import { unknownAction, usageError, writeOutput } from '../print/output.js';
import { fingerprintOf } from '../print/print-reports.js';
import { printLine } from '../print/terminal.js';
import { roundOf } from './report.js';

export async function evidence(invocation: Invocation): Promise<number> {
  const [action] = invocation.arguments;
  const { to } = invocation.options;
  if (action !== 'export' && action !== 'stamp') throw unknownAction(action, EVIDENCE_ACTIONS);
  if (action === 'stamp') {
    if (!to) throw usageError({ th: 'ต้องระบุ --to ไฟล์ .tsq', en: '--to is required: a .tsq file' });
    return withState(invocation, false, (state) => stamp(invocation, state, to));
  }
  if (!to) throw usageError({ th: 'ต้องระบุ --to โฟลเดอร์หรือไฟล์ .zip', en: '--to is required: a folder or a .zip file' });
  return withState(invocation, false, async (state) => {
    const done = await exportRound(state, roundOf(state, invocation.arguments[1]), to);
    printLine(invocation.terminal, {
      th: `ส่งออกหลักฐาน ${done.files} ไฟล์ไปที่ ${to}`,
      en: `exported ${done.files} evidence files to ${to}`,
    });
    if (done.withheld.length > 0)
      printLine(invocation.terminal, {
        th: `คำเตือน: ${done.withheld.length} ไฟล์มีเลขประจำตัวประชาชน จึงไม่เก็บสำเนา มีเฉพาะแฮช: ${done.withheld.join(', ')}`,
        en: `warning: ${done.withheld.length} files hold national identification numbers, so that only their hashes are kept: ${done.withheld.join(', ')}`,
      });
    return EXIT.ok;
  });
}

/** Of the whole history as it is, or of the history up to the named round. */
async function stamp({ arguments: [, reference], terminal }: Invocation, state: State, to: string): Promise<number> {
  const round = roundOf(state, reference);
  const sha256 = reference === undefined ? headOfChain(state.parts.database) : fingerprintOf(round, state);
  if (sha256 === null) throw usageError({ th: 'ยังไม่มีรอบใดให้ประทับเวลา', en: 'there is no round to stamp yet' });
  const { timeStampRequest } = await import('../../history/evidence/time-stamp.js');
  writeOutput(to, timeStampRequest(sha256));
  printLine(terminal, {
    th: `เขียนคำขอประทับเวลาของลายนิ้วมือ ${sha256} ไว้ที่ ${to} ให้ส่งให้ผู้ให้บริการประทับเวลา (HTTP POST, Content-Type: application/timestamp-query) แล้วเก็บคำตอบเป็นไฟล์ .tsr`,
    en: `wrote a request for a time stamp of the fingerprint ${sha256} to ${to}; send it to a time-stamping authority (HTTP POST, Content-Type: application/timestamp-query) and keep the answer as a .tsr file`,
  });
  return EXIT.ok;
}
