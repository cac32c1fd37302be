import type { FileProblem } from '../../model/evidence.js';
import type { WordData, Words } from '../../model/words.js';
import { reasonData } from '../words/reasons.js';

const noMember: Words = { th: 'ขาดส่วนประกอบสำคัญของไฟล์', en: 'an essential part is missing' };
const tooMuch: Words = { th: 'เมื่อคลายการบีบอัดแล้วใหญ่ผิดปกติ', en: 'far too large once unpacked' };

/** Why, where a reader knows more than the code says. */
const reasons: Partial<Record<FileProblem['code'], Readonly<Record<string, Words>>>> = {
  empty: { 'no-members': { th: 'ไม่มีเอกสารในไฟล์ที่บีบอัด', en: 'no document in the archive' } },
  truncated: {
    'no-end': { th: 'ไม่มีส่วนท้ายของไฟล์', en: 'the end is missing' },
    'end-missing': { th: 'ไม่มีส่วนท้ายของไฟล์', en: 'the end is missing' },
  },
  corrupt: {
    'unknown-form': { th: 'ไม่ใช่ชนิดไฟล์ตามชื่อ และไม่ใช่ชนิดอื่นที่รู้จัก', en: 'neither what its name says nor any known form' },
    'not-a-pdf': { th: 'โครงสร้าง PDF เสียหาย', en: 'the structure of the PDF is broken' },
    'no-pages': { th: 'ไม่มีหน้าเอกสาร', en: 'no pages' },
    'pages-lost': { th: 'บางหน้าเปิดไม่ได้', en: 'some pages cannot be opened' },
    'document-missing': noMember,
    'content-missing': noMember,
    'workbook-missing': noMember,
    'slides-missing': noMember,
    'table-stream-missing': noMember,
    directory: noMember,
    'reader-failed': { th: 'โปรแกรมอ่านไฟล์ไม่สำเร็จ', en: 'the reader failed' },
    crash: { th: 'โปรแกรมอ่านไฟล์ไม่สำเร็จ', en: 'the reader failed' },
  },
  'too-large': {
    bytes: { th: 'เกินขนาดที่กำหนดไว้', en: 'above the limit' },
    ratio: tooMuch,
    unpacked: tooMuch,
    entries: { th: 'มีไฟล์ย่อยมากเกินไป', en: 'too many files inside' },
    members: { th: 'มีไฟล์ย่อยมากเกินไป', en: 'too many files inside' },
    rows: { th: 'มีแถวมากเกินไป', en: 'too many rows' },
    cells: { th: 'มีช่องมากเกินไป', en: 'too many cells' },
    sheets: { th: 'มีแผ่นงานมากเกินไป', en: 'too many sheets' },
    memory: { th: 'ใช้หน่วยความจำมากเกินไป', en: 'takes too much memory' },
    time: { th: 'ใช้เวลาอ่านนานเกินไป', en: 'takes too long to read' },
  },
  'no-text': {
    'no-text': { th: 'ไม่มีชั้นข้อความ', en: 'no text layer' },
    picture: { th: 'ไฟล์เป็นรูปภาพ', en: 'a picture' },
  },
  'not-readable': {
    glyphs: { th: 'แบบอักษรแปลงเป็นข้อความไม่ได้', en: 'its font cannot be turned into text' },
    'glyphs-on-pages': { th: 'บางหน้าแปลงเป็นข้อความไม่ได้', en: 'some pages cannot be turned into text' },
    'pages-beyond-limit': { th: 'มีหน้ามากเกินกว่าจะอ่านทั้งหมด', en: 'too many pages to read all' },
    'word-version': { th: 'เป็น Word รุ่นเก่ามาก', en: 'a very old version of Word' },
    'no-reader': { th: 'โปรแกรมไม่รองรับชนิดไฟล์นี้', en: 'this kind of file is not supported' },
    'not-extracted': { th: 'อ่านไม่สำเร็จ', en: 'reading failed' },
    'not-asked': { th: 'ยังไม่ได้อ่าน', en: 'not read' },
  },
  repaired: {
    'cross-reference': { th: 'สารบัญภายในไฟล์เสีย', en: 'its inner index is broken' },
    'end-missing': { th: 'ไม่มีส่วนท้ายของไฟล์', en: 'the end is missing' },
    quotes: { th: 'เครื่องหมายคำพูดในไฟล์ CSV ไม่ครบคู่', en: 'unbalanced quotes in the CSV' },
  },
};

/** The reason of a file problem in brackets, for either language. */
export function fileReason({ code, data }: FileProblem): WordData {
  return reasonData(reasons[code] ?? {}, data.reason ?? (code === 'not-readable' ? data.type : undefined));
}
