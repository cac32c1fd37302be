import { normalizeText } from '../../text/thai/normalize.js';

const DOING = '(?:จัดเตรียม|ตระเตรียม|เตรียม|จัดทำ|รวบรวม|ปรับปรุง|เพิ่มเติม|เพิ่ม|อัปเดต|อัพเดต|อัพเดท|พัฒนา|จัดหา|นำเข้า)';
const OBJECT = '(?:ข้อมูล|เอกสาร|เนื้อหา|รายละเอียด|เว็บไซต์|หน้า(?:เว็บ|เพจ)?(?:นี้)?|ไฟล์)?';
/** Works that are under way on roads and wells are content: nothing but what is published may follow. */
const ENDS = '(?=$|[\\s)\\]}.,…!*]|ค่ะ|ครับ)';
const SAYS = `(?:อยู่|ยังอยู่|อยู่ใน)?ระหว่าง(?:การ|ดำเนินการ|รอ)?${DOING}${OBJECT}|กำลัง(?:ดำเนินการ)?${DOING}${OBJECT}|รอ(?:การ)?(?:เผยแพร่|นำเข้า|อัปโหลด|อัพโหลด)(?:ข้อมูล|เอกสาร)?|under construction|coming soon`;

const UNFINISHED = new RegExp(`(?:${SAYS})${ENDS}`, 'i');
/** Behind the name of a document: (อยู่ระหว่างจัดทำ). */
const BRACKETED = new RegExp(`[(\\[{] ?(?:${SAYS})[^()\\n]{0,30}[)\\]}]`, 'i');
const COURTESY =
  /ขออภัย(?:ใน|มา)?|ความไม่สะดวก|มา ?ณ ?(?:ที่นี้|โอกาสนี้)|กรุณา|โปรด|กลับมา(?:อีกครั้ง|ใหม่)?|ภายหลัง|ขอบคุณ|เข้าชม|หน้า(?:นี้|เว็บ|เพจ)?|ข้อมูล|เอกสาร|ขณะนี้|จะเผยแพร่|เร็ว ?ๆ ?นี้|ค่ะ|ครับ|ปีงบประมาณ|ประจำปี|ปี|พ\.ศ\.|กลับ(?:หน้า)?(?:หลัก|แรก)|อัปเดตล่าสุด/g;
const LETTERS = /[A-Za-zก-ฮ]/g;
/** Letters beside the words of a line that says nothing else. */
const A_WORD = 6;

/** What a page says in place of its content: อยู่ระหว่างจัดเตรียม. Null: it says no such thing. */
export function unfinishedWords(text: string): string | null {
  return UNFINISHED.exec(normalizeText(text))?.[0] ?? null;
}

/** Does the line name something that is not there yet: `รายงาน 2567 (อยู่ระหว่างจัดทำ)`? */
export function isUnfinishedEntry(line: string): boolean {
  return BRACKETED.test(normalizeText(line));
}

/** Letters of a line that say something: neither that the content is to come, nor a year or a courtesy. */
export function sayingLetters(line: string): number {
  const rest = normalizeText(line).replace(UNFINISHED, ' ').replace(COURTESY, ' ');
  const letters = rest.match(LETTERS)?.length ?? 0;
  return letters <= A_WORD ? 0 : letters;
}
