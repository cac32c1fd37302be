import { phraseList } from '../../text/phrase-list.js';

// Wordings by which pages show what they are. Data, not code: add a phrase as it was met, in the language of the site.
// Phrases are matched without regard to case and white space.

export interface Phrase {
  readonly words: string;
  /** As {@link foldPhrase} has it. */
  readonly key: string;
}

/** Pages that say with status 200 that there is nothing at this address; then what servers and hosts show in place of a site. */
export const NOT_FOUND = foldedList(`
  ไม่พบหน้าที่ต้องการ, ไม่พบหน้าที่คุณต้องการ, ไม่พบหน้าที่ท่านต้องการ, ไม่พบหน้าที่คุณค้นหา, ไม่พบหน้าที่ท่านค้นหา, ไม่พบหน้านี้, ไม่พบหน้าเว็บ,
  ไม่พบหน้าเพจ, ไม่พบเพจ, ไม่พบหน้า, ไม่พบบทความ, ไม่พบเอกสาร, ไม่พบไฟล์, ไม่พบรายการที่ต้องการ, ไม่พบ url, ไม่มีหน้านี้, ไม่มีหน้าที่คุณต้องการ,
  ไม่มีหน้าที่ท่านต้องการ, หน้าที่คุณค้นหาไม่มีอยู่, หน้านี้ไม่มีอยู่, หน้านี้ถูกลบ, หน้าเว็บนี้ไม่มีอยู่, ไฟล์ถูกลบ, เนื้อหานี้ถูกลบ, 404 not found, error 404,
  404 error, 404 -, page not found, file not found, not found (404), the requested url was not found,
  the page you requested, page cannot be found, page can't be found, page could not be found, page you are looking for,
  page doesn't exist, page does not exist, article not found, no longer available, object not found,
  resource not found, content not found,
  no input file specified, error establishing a database connection, this account has been suspended,
  account suspended, this domain is for sale, this domain has expired, welcome to nginx!, apache2 debian default page,
  apache2 ubuntu default page
`);

/** An empty list says this as well: it counts only of a page that says nearly nothing else. */
export const NOT_FOUND_WEAK = foldedList('ไม่พบข้อมูล, ไม่พบเนื้อหา, ไม่พบรายการ, nothing found, no results, not found');

/** Too common to count anywhere but in a title or heading that says nothing else. */
export const NOT_FOUND_TITLES = foldedList('404, not found, ไม่พบ, ขออภัย, oops, error');

/** What an item may have to say: content, however short. */
export const LEGITIMATE_NONE = foldedList(`
  ไม่มีเรื่องร้องเรียน, ไม่มีการร้องเรียน, ไม่พบเรื่องร้องเรียน, ไม่พบการร้องเรียน, ไม่พบข้อร้องเรียน, ไม่มีข้อร้องเรียน, ไม่มีข้อมูล, ไม่มีผู้ร้องเรียน,
  ไม่มีการจัดซื้อจัดจ้าง, ไม่มีการรับของขวัญ, ไม่มีการรับทรัพย์สิน, ไม่พบการรับทรัพย์สิน, ไม่มีผู้ให้, ไม่มีค่าธรรมเนียม, ไม่ใช้งบประมาณ, ไม่พบการทุจริต,
  ไม่มีการทุจริต, ไม่พบข้อมูลการร้องเรียน, ไม่พบข้อมูลเรื่องร้องเรียน, ไม่พบข้อมูลการทุจริต, ไม่พบข้อมูลการรับ
`);

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
export function foldPhrase(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
}

/** The first phrase of the list that the text holds, in its own words; null when it holds none. */
export function findPhrase(text: string, phrases: readonly Phrase[]): string | null {
  const subject = foldPhrase(text);
  return phrases.find(({ key }) => subject.includes(key))?.words ?? null;
}

function foldedList(text: string): readonly Phrase[] {
  return phraseList(text).map((words) => ({ words, key: foldPhrase(words) }));
}
