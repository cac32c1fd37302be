import { normalizeText } from '../thai/normalize.js';
import type { DateMention } from './date-mention.js';

/**
 * What a date or a year says of the document that states it. `own`: the document may be of it. `round`: the assessment (ITA) that
 * the document is published for. `session`: a calendar year that counts meetings. `plan`: the years of a plan or policy that is
 * carried out. `aside`: what is compared with, what came before or will come, a letter that is cited.
 */
export type Bearing = 'own' | 'round' | 'session' | 'plan' | 'aside';

/** UTF-16 units before a mention that are looked at. */
const REACH = 120;
const REACH_AFTER = 24;

/** These end what the words before them say: the year belongs to the document that they name. */
const DOCUMENT = '(?:แผน|รายงาน|สรุปผล|สถิติ|คู่มือ|ประกาศ|มาตรการ)';
const UNLESS_DOCUMENT = `(?:(?!${DOCUMENT}).){0,60}$`;

const ROUND = new RegExp(
  `(?:(?<![a-z])(?:ITA|O?IT ?A|M?OIT)(?![a-z])|ประเมินคุณธรรม|เปิดเผยข้อมูลสาธารณะ|(?:รองรับ|ประกอบ|รับ|เตรียม)การ(?:ตรวจ)?ประเมิน)${UNLESS_DOCUMENT}`,
  'i',
);
const ASSESSMENT = /^(?:ITA|M?OIT)/i;
const SESSION = new RegExp(
  `(?:สมัย(?=สามัญ|วิสามัญ|ประชุม|แรก| ?ที่)|การประชุม|ประชุม(?:สภา|คณะ)|(?<!รายงาน.{0,40}|แผน.{0,40}|ผล.{0,40})ครั้งที่ ?\\d)${UNLESS_DOCUMENT}`,
);
const COMPARED = /(?:เทียบ|(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|แตกต่าง|ต่าง)จาก|(?:สูง|ต่ำ|มาก|น้อย|ดี)กว่า)(?!ท่า|เท่า).{0,40}$/;
const BEFORE_OR_AFTER =
  /(?:ปี(?:ก่อน|ที่ผ่านมา|ที่แล้ว|ต่อไป|ถัดไป|หน้า)|ตั้งแต่|นับแต่|(?<!ประกาศ|ลง|ให้ไว้)เมื่อ|สืบเนื่อง|ค้าง|จะ|คาดว่า|เตรียม|นำไป|ไปใช้|ปรับใช้|ข้อเสนอแนะ|จากผลการ).{0,40}$/;
const LEFT_OVER_AFTER = /^[^\n]{0,4}(?:\(?ค้าง|\(?เดิม|ต่อไป|ที่ผ่านมา|ที่แล้ว|ก่อนหน้า|เป็นต้นมา|ปีก่อน)/;
const PLAN =
  /(?:(?<!ติด)ตาม|ภายใต้|สอดคล้องกับ|เชื่อมโยงกับ|ใน|ของ|จาก|อ้างอิง|ปรากฏใน) ?(?:กรอบ|ร่าง)?(?:แผน|ยุทธศาสตร์|นโยบาย|มติ|ข้อบัญญัติ|เทศบัญญัติ)(?:(?!รายงาน|ผลการ).){0,80}$/;
const NATIONAL = /(?:แห่งชาติ|ยุทธศาสตร์ชาติ|ปฏิรูปประเทศ|แผนแม่บท).{0,40}$/;
const CITED = /(?:หนังสือ(?!ชี้แจง)|อ้างถึง|ว ?\d{1,5}).{0,80}ลงวันที่ ?$/;

/**
 * What the words around a mention make of it.
 * @param source the text in which it was found
 * @param wraps the text is of lines that end inside of sentences; else each line stands for itself
 */
export function bearingOf(source: string, mention: DateMention, wraps: boolean): Bearing {
  const { index, text: words, precision } = mention;
  const before = wordsBefore(source, index, wraps);
  if (precision === 'day') return CITED.test(before) ? 'aside' : 'own';
  if (ASSESSMENT.test(words) || ROUND.test(before)) return 'round';
  if (SESSION.test(before) && !/งบ/.test(words)) return 'session';
  if (precision !== 'year' && precision !== 'fiscal-year') return 'own';
  const after = source.slice(index + words.length, index + words.length + REACH_AFTER);
  if (COMPARED.test(before) || BEFORE_OR_AFTER.test(before) || LEFT_OVER_AFTER.test(after.trimStart())) return 'aside';
  return PLAN.test(before) || NATIONAL.test(before) ? 'plan' : 'own';
}

/** Do the words before a place of a label count meetings: `สมัยสามัญ สมัยที่ 4`, `ครั้งที่ 2/`? */
export function isOfSession(label: string, index: number): boolean {
  return SESSION.test(wordsBefore(label, index, false));
}

function wordsBefore(source: string, index: number, wraps: boolean): string {
  const near = source.slice(Math.max(0, index - REACH), index);
  return normalizeText(near.slice(near.lastIndexOf(wraps ? '\n\n' : '\n') + 1));
}
