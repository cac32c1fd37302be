import type { Facts } from '../model/facts.js';
import { readDates, readFiscalYears } from '../text/dates/read-dates.js';
import { foldText, looseThai, normalizeText } from '../text/thai/normalize.js';

/** Whether a letter is about a file: `unclear` where its words name something that the file's own names neither say nor rule out. */
export type Bearing = 'yes' | 'no' | 'unclear';

/** Words of the site that name a file, and words that name other documents beside it. */
export interface FileNames {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** What follows names a document or an affair. */
const NAMED =
  /(?:แผน|รายงาน|คู่มือ|ประกาศ|สถิติ|มาตรการ|ประมวล|นโยบาย|คำสั่ง|โครงสร้าง|ประเมิน|สรุปผล|บัญญัติ|ทะเบียน|แนวปฏิบัติ|แนวทาง|กรณี|เรื่อง)/;
const AGENCY = /(?:เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ]\.?) ?[^\s()]{0,40}/g;
/** Words of any letter and any document: two that share no more have nothing in common. */
const GENERAL =
  /หนังสือ|บันทึกข้อความ|คำชี้แจง|ชี้แจง|เรื่อง|กรณี|เหตุผล|การ|แก้ไข|ปรับปรุง|เปลี่ยนแปลง|เพิ่มเติม|คลาดเคลื่อน|ถูกต้อง|ผิดพลาด|พิมพ์ผิด|ไฟล์|เอกสาร|ข้อมูล|ข้อความ|ตัวเลข|ตาราง|รายการ|เนื้อหา|เว็บไซต์|ลงวันที่|วันที่|เดือน|ปีงบประมาณ|งบประมาณ|ประจำปี|รายงาน|แผน|ฉบับ|ครั้ง|ใหม่|ดังกล่าว|ประเมิน|เผยแพร่|ประกาศ|ดาวน์โหลด|ดำเนินงาน|ดำเนิน|หน่วยงาน|ตาม|ของ|และ|ใน|ที่|ปี|ขอ|ข้อ|ผล/g;
/** Letters that the subject of a letter has at least, and shares with the names of its file. */
const SHORTEST = 4;
/** So many letters more are shared with another document than with the file. */
const LEAD = 3;
const LONGEST = 300;
/** `O6`, `OIT 13`, `ข้อ O๖`. */
const CODE = /(?<![a-z])o(?:it)?[ .-]?(\d{1,2})(?!\d)/g;

/** Whether a letter with these words is about the file. Words that name nothing are about whatever stands on the page. */
export function bearingOf(words: string, { own, others }: FileNames): Bearing {
  const ownWords = own.join('\n');
  if (areApart(codesIn(words), codesIn(ownWords)) || areApart(yearsIn(words), yearsIn(ownWords))) return 'no';
  const subject = subjectOf(words);
  if (subject.length < SHORTEST) return 'yes';
  const mine = sharedLength(subject, coreOf(ownWords));
  const best = Math.max(0, ...others.map((other) => sharedLength(subject, coreOf(other))));
  if (best >= SHORTEST && best >= mine + LEAD) return 'no';
  if (mine >= SHORTEST) return 'yes';
  return /กรณี|เรื่อง/.test(words) || subjectOf(ownWords).length < SHORTEST ? 'unclear' : 'no';
}

/** The words of the site that name this file: of a page its own, of a document those of the page that it was found on too. */
export function namesOf(url: string, facts: Pick<Facts, 'files' | 'texts' | 'links'>): FileNames {
  const { files, texts, links } = facts;
  const file = files.find((one) => one.url === url);
  const pages = [url, file?.foundOn];
  const titles = texts.flatMap((text) => (pages.includes(text.url) ? [text.title ?? '', ...text.opening] : []));
  const labels = links.filter((link) => link.kind === 'document' && !link.inChrome);
  return {
    own: [file?.label ?? '', file?.name ?? '', ...titles],
    others: file?.type === 'html' ? [] : labels.filter((link) => link.url !== url).map(({ text }) => text),
  };
}

function subjectOf(words: string): string {
  const said = normalizeText(words);
  const at = said.search(NAMED);
  return at < 0 ? '' : coreOf(said.slice(at));
}

function coreOf(words: string): string {
  const undated = readDates(normalizeText(words)).reduce(
    (rest, { text }) => rest.replace(text, () => ' '),
    normalizeText(words).replace(AGENCY, ' '),
  );
  return looseThai(foldText(undated).replace(GENERAL, '').replace(/[\d.]/g, '')).slice(0, LONGEST);
}

function codesIn(words: string): readonly string[] {
  return Array.from(foldText(words).matchAll(CODE), ([, digits = '']) => String(Number(digits)));
}

function yearsIn(words: string): readonly string[] {
  const named = readDates(normalizeText(words)).some(({ fiscalYear }) => fiscalYear !== null);
  const undated = readDates(normalizeText(words)).reduce(
    (rest, { text, fiscalYear }) => (fiscalYear === null ? rest.replace(text, () => ' ') : rest),
    normalizeText(words),
  );
  return named ? readFiscalYears(undated).map(String) : [];
}

function areApart(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one));
}

/** The letters of the longest part that two texts share. */
function sharedLength(one: string, other: string): number {
  let best = 0;
  let above: readonly number[] = [];
  for (const letter of one) {
    const row = Array.from(other, (its, at) => (its === letter ? (above[at - 1] ?? 0) + 1 : 0));
    best = Math.max(best, ...row);
    above = row;
  }
  return best;
}
