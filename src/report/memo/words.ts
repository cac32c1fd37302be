import { kindOf } from '../../model/agency/agency-kind.js';
import type { Report } from '../../model/report.js';
import { type Lang, type SayFrom, sayFrom, type Words } from '../../model/words.js';
import { thaiDigits } from '../../text/thai/normalize.js';
import { provinceMemoWords } from './province-words.js';

/** Texts of the memo; its forms are those of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526. */
export const memoWords = {
  ...provinceMemoWords,
  heading: { th: 'บันทึกข้อความ', en: 'MEMORANDUM' },
  office: { th: 'ส่วนราชการ', en: 'Office' },
  number: { th: 'ที่', en: 'No.' },
  date: { th: 'วันที่', en: 'Date' },
  subject: { th: 'เรื่อง', en: 'Subject' },
  to: { th: 'เรียน', en: 'To' },
  blank: { th: '............................................', en: '............................................' },
  subjectLine: {
    th: 'รายงานผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) รอบที่ {round} ประจำปีงบประมาณ พ.ศ. {year}',
    en: 'Audit of public disclosure (OIT), round {round}, fiscal year {year}',
  },
  toLine: { th: '{executive} (ผ่าน{clerk})', en: '{executive} (through {clerk})' },
  background: { th: '๑. เรื่องเดิม', en: '1. Background' },
  facts: { th: '๒. ข้อเท็จจริง', en: '2. Facts' },
  proposal: { th: '๓. ข้อพิจารณาและข้อเสนอ', en: '3. Proposal' },
  backgroundText: {
    th: 'ตามที่{agency}ต้องเปิดเผยข้อมูลสาธารณะบนเว็บไซต์ {site} ตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ของการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {year} และให้ตรวจความครบถ้วนของข้อมูลทุกรอบ นั้น',
    en: '{agency} discloses information on its site {site} as the Open Data Integrity and Transparency assessment (OIT) of fiscal year {year} asks, and has it audited in rounds.',
  },
  factsText: {
    th: 'ได้ตรวจการเปิดเผยข้อมูลรอบที่ {round} เมื่อวันที่ {date} จำนวน {total} ข้อ ผลปรากฏว่า ผ่าน {pass} ข้อ ไม่ผ่าน {fail} ข้อ และต้องให้เจ้าหน้าที่ตรวจเพิ่มเติม {review} ข้อ',
    en: 'Round {round} of {date} covered {total} items: {pass} pass, {fail} fail and {review} need a person to look.',
  },
  scoreText: {
    th: 'คะแนน OIT โดยประมาณ {oit} คะแนน{ita} ทั้งนี้ เป็นค่าประมาณการของโปรแกรมตรวจ มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.',
    en: 'The estimated OIT score is {oit}{ita}. It is an estimate made by the audit program, not the result of the NACC.',
  },
  itaText: { th: ' และคะแนน ITA โดยประมาณ {ita} คะแนน', en: ', the estimated ITA score {ita}' },
  linksText: {
    th: 'ลิงก์บนเว็บไซต์ที่พบ {found} ลิงก์ ตรวจในรอบนี้ {checked} ลิงก์ พบลิงก์เสีย {broken} ลิงก์ และตรวจโดยอัตโนมัติไม่ได้ {unverifiable} ลิงก์',
    en: 'Of {found} links on the site {checked} were checked in this round: {broken} are broken, {unverifiable} could not be verified.',
  },
  failText: { th: 'ข้อที่ไม่ผ่านและต้องแก้ไข มีดังนี้', en: 'These items fail and must be mended:' },
  reviewText: { th: 'ข้อที่ต้องให้เจ้าหน้าที่ตรวจดูด้วยตนเอง มีดังนี้', en: 'These items need a person to look:' },
  allPassText: { th: 'ไม่พบข้อที่ไม่ผ่านหรือต้องตรวจเพิ่มเติม', en: 'No item fails or needs a person.' },
  proposalText: {
    th: 'เห็นควรแจ้งหน่วยงานผู้รับผิดชอบตามตารางข้างต้นดำเนินการแก้ไขให้แล้วเสร็จก่อนการตรวจรอบถัดไปในวันที่ {deadline} และรายงานผลให้ทราบ',
    en: 'It is proposed that the units named above mend what was found before the next round on {deadline} and report when it is done.',
  },
  proposalPassText: {
    th: 'เห็นควรรักษาความครบถ้วนของข้อมูล และตรวจรอบถัดไปในวันที่ {deadline}',
    en: 'It is proposed to keep the information as complete as it is; the next round is on {deadline}.',
  },
  closing: { th: 'จึงเรียนมาเพื่อโปรดพิจารณา', en: 'Submitted for your consideration.' },
  order: { th: 'ที่', en: 'No.' },
  item: { th: 'ข้อ', en: 'Item' },
  findingAndFix: { th: 'สิ่งที่พบและวิธีแก้ไข', en: 'Finding and what to do' },
  unitAndDeadline: { th: 'ผู้รับผิดชอบ และกำหนดแล้วเสร็จ', en: 'Unit and deadline' },
  fixLine: { th: 'แก้ไข: {steps}', en: 'To do: {steps}' },
  emblem: { th: '(ตราครุฑ)', en: '(emblem)' },
  telephone: { th: 'โทร. {telephone}', en: 'Tel. {telephone}' },
  warningText: {
    th: 'นอกจากนี้ ในข้อที่ผ่านมี {count} ข้อที่มีคำเตือน ({items}) ซึ่งควรปรับปรุง',
    en: 'Of the items that pass {count} bear warnings ({items}), which should be looked into.',
  },
  sign: { th: `ลงชื่อ${'.'.repeat(26)}`, en: `Signed${'.'.repeat(22)}` },
  signName: { th: `(${'.'.repeat(32)})`, en: `(${'.'.repeat(32)})` },
  signPost: { th: `ตำแหน่ง${'.'.repeat(22)}`, en: `Post${'.'.repeat(28)}` },
  preparer: { th: 'ผู้รายงาน', en: 'Prepared by' },
  clerkOpinion: { th: 'ความเห็น{clerk}', en: 'Opinion of {clerk}' },
  executiveOrder: { th: 'คำสั่ง{executive}', en: 'Order of {executive}' },
  fingerprint: {
    th: 'ลายนิ้วมือของรอบนี้ในประวัติการตรวจ (SHA-256):',
    en: 'Fingerprint of this round in the history (SHA-256):',
  },
  dots: { th: '.'.repeat(34), en: '.'.repeat(34) },
} as const satisfies Readonly<Record<string, Words>>;

export type MemoSay = SayFrom<keyof typeof memoWords>;

/** The texts of a memo in one language; numbers of a Thai one are in Thai digits. */
export function memoTexts(lang: Lang): {
  readonly memoSay: MemoSay;
  /** A text from elsewhere with its numbers as the memo has them. */
  readonly localDigits: (text: string) => string;
} {
  const localDigits = (text: string): string => (lang === 'th' ? memoDigits(text) : text);
  const say = sayFrom(memoWords, lang);
  return { memoSay: (key, data) => localDigits(say(key, data)), localDigits };
}

export interface Officers {
  readonly executive: Words;
  readonly clerk: Words;
}

/** `เทศบาลตำบลสำราญ` -> `นายกเทศมนตรีตำบลสำราญ`, through `ปลัดเทศบาล`; of a body of the state its highest executive alone. */
export function officersOf(agency: Report['checklist']['agency']): Officers {
  const kind = kindOf(agency);
  const [executive] = kind?.executive ?? [];
  const english = kind?.english ?? { executive: 'the executive', clerk: 'the head of the office' };
  const own = kind?.replaced ? agency.name.replace(kind.replaced, '') : agency.name;
  return {
    executive: { th: executive === undefined ? `ผู้บริหาร${agency.name}` : `${executive}${own}`, en: english.executive },
    clerk: { th: kind?.clerk[0] ?? 'หัวหน้าหน่วยงาน', en: english.clerk },
  };
}

/** Thai digits, except in addresses, item identifiers and codes. */
export function memoDigits(text: string): string {
  return text.replace(/https?:\/\/\S+|[A-Za-z][\w./:@-]*|\d+/g, (part) => (/^\d/.test(part) ? thaiDigits(part) : part));
}

/** What a status of HTTP means to people who do not know its numbers (RFC 9110, 15). */
const STATUS_WORDS: readonly (readonly [RegExp, Words])[] = [
  [/^(?:404|410)$/, { th: 'ไม่มีหน้านี้แล้ว', en: 'there is no such page' }],
  [/^(?:401|403)$/, { th: 'ไม่ให้เปิดดู', en: 'it may not be opened' }],
  [/^429$/, { th: 'จำกัดจำนวนครั้งที่เปิด', en: 'it limits how often it may be opened' }],
  [/^4/, { th: 'ไม่รับคำขอ', en: 'it refuses' }],
  [/^5/, { th: 'ระบบขัดข้อง', en: 'it is out of order' }],
];

/** A sentence about a link, with what its number means: `เว็บไซต์แจ้งว่าไม่มีหน้านี้แล้ว (รหัส 404)`. */
export function officeWords(text: string, lang: Lang): string {
  const pattern = lang === 'th' ? /ตอบ(?:รหัส)? ([45]\d\d)(?!\d)/g : /\banswer(?:s|ed)?(?: with)? ([45]\d\d)\b/g;
  return text.replace(pattern, (whole, status: string) => {
    const meaning = STATUS_WORDS.find(([of]) => of.test(status))?.[1][lang];
    if (meaning === undefined) return whole;
    return lang === 'th' ? `แจ้งว่า${meaning} (รหัส ${status})` : `${whole}: ${meaning}`;
  });
}
