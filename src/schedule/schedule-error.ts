import type { Words } from '../model/words.js';

/** The scheduler of the system refused or is missing; exit status 3. */
export class ScheduleError extends Error {
  override name = 'ScheduleError';
  readonly words: Words;
  constructor(words: Words, options?: ErrorOptions) {
    super(words.en, options);
    this.words = words;
  }
}

export function commandFailed(command: string, detail: string): ScheduleError {
  return new ScheduleError({
    th: `คำสั่ง ${command} ไม่สำเร็จ: ${detail}`,
    en: `The command ${command} failed: ${detail}`,
  });
}

export function commandMissing(command: string): ScheduleError {
  return new ScheduleError({
    th: `ไม่พบคำสั่ง ${command} ในเครื่องนี้ ให้เลือกระบบตั้งเวลาอื่นด้วย --target`,
    en: `There is no command ${command} on this machine; choose another scheduler with --target`,
  });
}

export function notWrittenByUs(path: string): ScheduleError {
  return new ScheduleError({
    th: `${path} ไม่ได้สร้างโดยโปรแกรมนี้ จึงไม่แตะต้อง`,
    en: `${path} was not made by this program, so it is left alone`,
  });
}
