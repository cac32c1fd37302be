import { nfc } from '../../text/nfc.js';
import { phraseList } from '../../text/phrase-list.js';

// Wordings by which pages show what they are. Data, not code: add a phrase as it was met, in the language of the site.
// Phrases are matched without regard to case and white space.

export interface Phrase {
  readonly words: string;
  /** As {@link foldPhrase} has it. */
  readonly key: string;
}

/** Pages that let nobody in without a name. */
export const LOGIN = foldedList(`
  เข้าสู่ระบบ, ลงชื่อเข้าใช้, ล็อกอิน, ล็อคอิน, กรุณาเข้าสู่ระบบ, รหัสผ่าน, สำหรับเจ้าหน้าที่, sign in, log in, login, password
`);

/** Shared drives that ask their visitor to request access. */
export const ACCESS_ASKED = foldedList(`
  คุณต้องมีสิทธิ์เข้าถึง, คุณต้องได้รับสิทธิ์เข้าถึง, ขอสิทธิ์เข้าถึง, ขออนุญาตเข้าถึง, คุณจำเป็นต้องมีสิทธิ์, you need access, request access,
  you need permission, access denied, sign in to continue to google drive, ask for access, permission to access
`);

/** Pages that show nothing to a program. */
export const WANTS_SCRIPT = foldedList(`
  enable javascript, javascript is required, javascript is disabled, requires javascript, turn on javascript,
  javascript to run this app, เปิดใช้งาน javascript, เปิดใช้ javascript, เปิดการใช้งาน javascript, รองรับ javascript
`);

/** What a page shows until its scripts have filled it. */
export const LOADING = foldedList(`
  loading, please wait, one moment, กำลังโหลด, กำลังดาวน์โหลด, กำลังเตรียม, กรุณารอ, โปรดรอ, รอสักครู่
`);

/** Without white space, lower case, NFC: how phrases are compared. */
function foldPhrase(text: string): string {
  return nfc(text).toLowerCase().replace(/\s+/g, '');
}

/** The first phrase of the list that the text holds, in its own words; null when it holds none. */
export function findPhrase(text: string, phrases: readonly Phrase[]): string | null {
  const subject = foldPhrase(text);
  return phrases.find(({ key }) => subject.includes(key))?.words ?? null;
}

function foldedList(text: string): readonly Phrase[] {
  return phraseList(text).map((words) => ({ words, key: foldPhrase(words) }));
}
