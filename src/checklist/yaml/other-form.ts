import type { Words } from '../../model/words.js';

/** How files of other programs begin. */
const FORMS: readonly { readonly begin: readonly number[]; readonly words: Words }[] = [
  {
    begin: [0x50, 0x4b, 0x03, 0x04],
    words: {
      th: 'เป็นไฟล์ Excel, Word หรือ ZIP ไม่ใช่แบบตรวจ ถ้าเป็น .xlsx ที่ส่งออกไว้ ให้นำกลับด้วย oit-audit checklist import',
      en: 'is a file of Excel or Word or a ZIP, no checklist; an exported .xlsx comes back by oit-audit checklist import',
    },
  },
  {
    begin: [0xd0, 0xcf, 0x11, 0xe0],
    words: {
      th: 'เป็นไฟล์ Excel หรือ Word รุ่นเก่า ไม่ใช่แบบตรวจ',
      en: 'is a file of an old Excel or Word, no checklist',
    },
  },
  {
    begin: [0x25, 0x50, 0x44, 0x46],
    words: {
      th: 'เป็นไฟล์ PDF ไม่ใช่แบบตรวจ ตรวจไฟล์ก่อนเผยแพร่ด้วย oit-audit check',
      en: 'is a PDF, no checklist; oit-audit check examines a file before it is published',
    },
  },
];

const utf16: Words = {
  th: 'ไฟล์บันทึกเป็น UTF-16 (Notepad เรียกว่า Unicode) ให้บันทึกเป็น โดยเลือกการเข้ารหัส UTF-8',
  en: 'is UTF-16 (Notepad calls it Unicode); save it as UTF-8',
};

const binary: Words = {
  th: 'ไม่ใช่ไฟล์ข้อความ แบบตรวจต้องเป็นไฟล์ข้อความ YAML ที่บันทึกเป็น UTF-8',
  en: 'is no text file; a checklist is YAML, saved as UTF-8',
};

/** What a file is that no YAML can be; null: its text may be read. */
export function otherForm(bytes: Uint8Array): Words | null {
  const isBegun = (begin: readonly number[]): boolean => begin.every((byte, n) => bytes[n] === byte);
  const known = FORMS.find(({ begin }) => isBegun(begin));
  if (known) return known.words;
  if (isBegun([0xff, 0xfe]) || isBegun([0xfe, 0xff])) return utf16;
  return bytes.includes(0) ? binary : null;
}
