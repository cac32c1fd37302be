import { userInfo } from 'node:os';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { readTargets, usageError, writeTargets } from '../print/output.js';
import { nowOf } from '../settings.js';

export async function accept(invocation: Invocation): Promise<number> {
  const { terminal, options } = invocation;
  const letter = options.letter?.trim();
  if (!letter)
    throw usageError({
      th: 'ต้องระบุ --letter เป็นที่อยู่หรือข้อความของหนังสือชี้แจง',
      en: '--letter is required: address or words of the letter of explanation',
    });
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  return withState(invocation, true, (state) => {
    const accepted = state.accept({
      item: invocation.arguments[0] ?? '',
      letter,
      who: options.by ?? userName(terminal.env),
      note: options.note ?? null,
      at: nowOf(options),
    });
    const words = {
      th: `${accepted.item}: บันทึกคำชี้แจงแล้ว (${accepted.letter}) โดย ${accepted.who} รอบถัดไปจะไม่นับการเปลี่ยนแปลงนี้เป็นข้อผิดพลาด\n`,
      en: `${accepted.item}: explanation recorded (${accepted.letter}) by ${accepted.who}; the change no longer fails from the next round on\n`,
    };
    writeTargets(targets, terminal, { json: () => accepted, pretty: () => words[terminal.lang] });
    return EXIT.ok;
  });
}

/** The user's account; a container may have none. */
function userName(env: Readonly<Record<string, string | undefined>>): string {
  try {
    return userInfo().username;
  } catch {
    return env.USER ?? env.USERNAME ?? '?';
  }
}
