import { userInfo } from 'node:os';
import type { State } from '../../../history/state.js';
import type { Acceptance, Withdrawal } from '../../../model/previous.js';
import type { Words } from '../../../model/words.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/date-format.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { withState } from '../../open-history.js';
import { readTargets, usageError, writeTargets } from '../../print/output.js';
import { nowOf } from '../../settings.js';

export async function accept(invocation: Invocation): Promise<number> {
  const { terminal, options } = invocation;
  if (options.list === true) return listAccepted(invocation);
  const [item] = invocation.arguments;
  if (item === undefined)
    throw usageError({
      th: 'ต้องระบุข้อ เช่น oit-audit accept O6 --letter … หรือใช้ --list เพื่อดูที่บันทึกไว้',
      en: 'an item is required: oit-audit accept O6 --letter …; --list shows what is on record',
    });
  if (options.undo === true) return undo(invocation, item);
  const letter = options.letter?.trim();
  if (!letter)
    throw usageError({
      th: 'ต้องระบุ --letter เป็นที่อยู่หรือข้อความของหนังสือชี้แจง',
      en: '--letter is required: address or words of the letter of explanation',
    });
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  return withState(invocation, true, (state) => {
    const before = state
      .acceptances()
      .filter((one) => one.item === item)
      .at(-1);
    const accepted = state.accept({
      item,
      letter,
      who: options.by ?? userName(terminal.env),
      note: options.note ?? null,
      at: nowOf(options),
    });
    const words = {
      th: `${accepted.item}: บันทึกคำชี้แจงแล้ว (${accepted.letter}) โดย ${accepted.who} รอบถัดไปจะไม่นับการเปลี่ยนแปลงนี้เป็นข้อผิดพลาด\n`,
      en: `${accepted.item}: explanation recorded (${accepted.letter}) by ${accepted.who}; the change no longer fails from the next round on\n`,
    };
    writeTargets(targets, terminal, {
      json: () => accepted,
      pretty: () => words[terminal.lang] + (before === undefined ? '' : beforeWords(before)[terminal.lang]),
    });
    return EXIT.ok;
  });
}

/** An older letter stays on record: it goes on covering the version that it was about. */
function beforeWords({ letter, who, at }: Acceptance): Words {
  const day = bangkokDay(at);
  return {
    th: `ก่อนหน้านี้: ${letter} โดย ${who} เมื่อ ${formatDate(day, 'th')} (ใช้กับไฟล์ฉบับก่อน)\n`,
    en: `before it: ${letter} by ${who} on ${formatDate(day, 'en')} (for the earlier version)\n`,
  };
}

async function undo({ terminal, options, ...rest }: Invocation, item: string): Promise<number> {
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  return withState({ terminal, options, ...rest }, true, (state) => {
    const withdrawal = state.undoAcceptance({
      item,
      who: options.by ?? userName(terminal.env),
      note: options.note ?? null,
      at: nowOf(options),
    });
    const { letter } = withdrawal.acceptance;
    const words = {
      th: `${item}: ถอนคำชี้แจงแล้ว (${letter}) โดย ${withdrawal.who} รอบถัดไปจะนับการเปลี่ยนแปลงนี้เป็นข้อผิดพลาดอีก คำชี้แจงเดิมยังอยู่ในประวัติ\n`,
      en: `${item}: explanation withdrawn (${letter}) by ${withdrawal.who}; the change fails again from the next round on. It stays on record\n`,
    };
    writeTargets(targets, terminal, { json: () => withdrawal, pretty: () => words[terminal.lang] });
    return EXIT.ok;
  });
}

async function listAccepted(invocation: Invocation): Promise<number> {
  const { terminal, options, arguments: given } = invocation;
  const { lang } = terminal;
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  return withState(invocation, false, (state) => {
    const [wanted] = given;
    const accepted = recordedOf(state).filter(({ item }) => wanted === undefined || item === wanted);
    const lines = accepted.map(
      ({ item, at, letter, who, note, withdrawn }) =>
        `${item}  ${formatDate(bangkokDay(at), lang)}  ${letter}  (${who})${note === null ? '' : `  ${note}`}${withdrawn ? `  ${withdrawnWords(withdrawn)[lang]}` : ''}\n`,
    );
    const none = { th: 'ยังไม่มีคำชี้แจงที่บันทึกไว้\n', en: 'no explanation is on record yet\n' };
    writeTargets(targets, terminal, {
      json: () => accepted,
      pretty: () => (lines.length === 0 ? none[lang] : lines.join('')),
    });
    return EXIT.ok;
  });
}

/** All that is on record, oldest first; what was withdrawn says so. */
function recordedOf(state: State): readonly (Acceptance & { readonly withdrawn?: Omit<Withdrawal, 'acceptance'> })[] {
  const gone = state.withdrawals().map(({ acceptance, ...withdrawn }) => ({ ...acceptance, withdrawn }));
  return [...state.acceptances(), ...gone].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function withdrawnWords({ who, at, note }: Omit<Withdrawal, 'acceptance'>): Words {
  const [day, why] = [bangkokDay(at), note === null ? '' : ` (${note})`];
  return {
    th: `[ถอนแล้วโดย ${who} เมื่อ ${formatDate(day, 'th')}${why}]`,
    en: `[withdrawn by ${who} on ${formatDate(day, 'en')}${why}]`,
  };
}

/** The user's account; a container may have none. */
function userName(env: Readonly<Record<string, string | undefined>>): string {
  try {
    return userInfo().username;
  } catch {
    return env.USER ?? env.USERNAME ?? '?';
  }
}
