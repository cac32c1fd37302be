import type { FileProblem } from '../../model/evidence.js';
import { fillWords, type WordData, type Words } from '../../model/words.js';
import { reasonData } from '../reason-words.js';

type Code = FileProblem['code'];

const noMember: Words = { th: 'ขาดส่วนประกอบสำคัญของไฟล์', en: 'an essential part is missing' };
const badForm: Words = { th: 'โครงสร้างภายในไฟล์เสียหาย', en: 'its inner structure is broken' };
const noEnd: Words = { th: 'ไม่มีส่วนท้ายของไฟล์', en: 'the end is missing' };
const tooMuch: Words = { th: 'เมื่อคลายการบีบอัดแล้วใหญ่ผิดปกติ', en: 'far too large once unpacked' };
const tooManyFiles: Words = { th: 'มีไฟล์ย่อยเกิน {limit} ไฟล์', en: 'more than {limit} files inside' };
const notRead: Words = { th: 'ยังไม่ได้อ่าน', en: 'not read' };

/** Why, where a reader knows more than the code says; what a reason counts is among its data. */
export const fileReasons: Readonly<Record<Code, Readonly<Record<string, Words>>>> = {
  empty: { 'no-members': { th: 'ไม่มีเอกสารในไฟล์ที่บีบอัด', en: 'no document in the archive' } },
  truncated: { 'no-end': noEnd, 'end-missing': noEnd },
  corrupt: {
    'unknown-form': { th: 'ไม่ใช่ชนิดไฟล์ตามชื่อ และไม่ใช่ชนิดอื่นที่รู้จัก', en: 'neither what its name says nor any known form' },
    'not-a-pdf': { th: 'โครงสร้าง PDF เสียหาย', en: 'the structure of the PDF is broken' },
    'no-pages': { th: 'ไม่มีหน้าเอกสาร', en: 'no pages' },
    'pages-lost': { th: 'เปิดไม่ได้ {pages} หน้า', en: 'pages that cannot be opened: {pages}' },
    'reader-failed': { th: 'ข้อมูลในไฟล์ทำให้โปรแกรมอ่านหยุด', en: 'what is in it makes readers stop' },
    header: { th: 'ส่วนหัวของรูปภาพเสียหาย', en: 'the head of the picture is broken' },
    pixels: { th: 'ข้อมูลภาพเสียหาย', en: 'the picture itself is broken' },
    csv: { th: 'แถวและช่องของไฟล์ CSV ผิดรูปแบบ', en: 'the rows of the CSV are malformed' },
    'document-missing': noMember,
    'content-missing': noMember,
    'workbook-missing': noMember,
    'sheet-missing': noMember,
    'strings-missing': noMember,
    'slides-missing': noMember,
    'table-stream-missing': noMember,
    directory: noMember,
    'word-header': badForm,
    'piece-table': badForm,
    'sector-size': badForm,
    'sector-loop': badForm,
  },
  'type-mismatch': {},
  encrypted: {
    password: { th: 'ต้องมีรหัสผ่านจึงจะเปิดได้', en: 'it opens with the password alone' },
    'security-handler': {
      th: 'ป้องกันด้วยระบบที่โปรแกรมทั่วไปเปิดไม่ได้',
      en: 'protected by a system that common programs do not know',
    },
  },
  'too-large': {
    bytes: { th: 'เกินขนาดที่กำหนดไว้', en: 'above the limit' },
    ratio: tooMuch,
    unpacked: tooMuch,
    entries: tooManyFiles,
    members: tooManyFiles,
    rows: { th: 'มีเกิน {limit} แถว อ่านเพียงเท่านั้น', en: 'more than {limit} rows; the rest was not read' },
    cells: { th: 'มีเกิน {limit} ช่อง อ่านเพียงเท่านั้น', en: 'more than {limit} cells; the rest was not read' },
    tag: { th: 'มีแท็กยาวเกิน {limit} ตัวอักษร', en: 'a tag of more than {limit} letters' },
    depth: { th: 'โครงสร้างซ้อนกันเกิน {limit} ชั้น', en: 'nested more than {limit} deep' },
    sheets: { th: 'มีเกิน {limit} แผ่นงาน อ่านเพียงเท่านั้น', en: 'more than {limit} sheets; the rest was not read' },
    pixels: { th: 'ภาพละเอียดเกินกว่าจะเปิดได้', en: 'too many pixels to open' },
    text: { th: 'มีเกิน {limit} ตัวอักษร อ่านเพียงเท่านั้น', en: 'more than {limit} letters; the rest was not read' },
    memory: { th: 'ใช้หน่วยความจำมากเกินไป', en: 'takes too much memory' },
    time: { th: 'ใช้เวลาอ่านนานเกินไป', en: 'takes too long to read' },
  },
  'no-text': {
    'no-text': { th: 'ไม่มีชั้นข้อความ', en: 'no text layer' },
    scan: { th: 'ไม่มีชั้นข้อความ', en: 'no text layer' },
    picture: { th: 'ไฟล์เป็นรูปภาพ', en: 'a picture' },
    pictures: { th: 'เนื้อหาอยู่ในรูปภาพ', en: 'what it says is in pictures' },
    frames: {
      th: 'เนื้อหาอยู่ในกรอบที่แสดงเว็บไซต์อื่นหรือวิดีโอ',
      en: 'what it says is in a frame of another site or in a film',
    },
    'ocr-not-installed': {
      th: 'ยังไม่ได้ติดตั้งส่วนอ่านภาพ OCR (docs/install.md มีคำสั่ง)',
      en: 'the OCR is not installed (docs/install.md has the command)',
    },
    'ocr-limit': { th: 'เกินจำนวนหน้าหรือเวลาที่อ่านด้วย OCR ได้', en: 'beyond the pages or the time that OCR is given' },
    'ocr-found-nothing': { th: 'อ่านด้วย OCR แล้วไม่พบข้อความ', en: 'OCR found no text' },
    'ocr-failed': { th: 'อ่านด้วย OCR ไม่สำเร็จ', en: 'OCR gave up on it' },
    pixels: { th: 'ภาพละเอียดเกินกว่าที่โปรแกรมอ่านได้', en: 'a picture of more pixels than the program reads' },
    'no-decoder': { th: 'โปรแกรมเปิดภาพชนิดนี้ไม่ได้', en: 'a kind of picture that the program cannot open' },
  },
  'not-readable': {
    type: { th: 'โปรแกรมยังอ่านไฟล์ชนิด {type} ไม่ได้', en: 'files of type {type} are not supported' },
    glyphs: { th: 'แบบอักษรแปลงเป็นข้อความไม่ได้', en: 'its font cannot be turned into text' },
    'glyphs-on-pages': { th: 'แปลงเป็นข้อความไม่ได้ {pages} หน้า', en: 'pages that cannot be turned into text: {pages}' },
    xfa: {
      th: 'เป็นแบบฟอร์ม XFA ที่เปิดได้เฉพาะใน Adobe Reader หน้าที่เห็นไม่มีเนื้อหา',
      en: 'an XFA form that Adobe Reader alone can open; its pages are empty',
    },
    portfolio: {
      th: 'เป็นชุดเอกสาร PDF (portfolio) เนื้อหาอยู่ในไฟล์ที่แนบไว้ข้างใน',
      en: 'a PDF portfolio; its content is in the files attached inside',
    },
    'pages-beyond-limit': {
      th: 'มีหน้ามากเกินไป อ่านเพียง {limit} หน้าแรก',
      en: 'too many pages; only the first {limit} were read',
    },
    'tables-beyond-limit': {
      th: 'มีหน้ามากเกินไป อ่านตารางเพียง {limit} หน้าแรก',
      en: 'too many pages; tables were read on the first {limit} only',
    },
    'cells-too-narrow': {
      th: 'คอลัมน์แคบเกินไป ตัวเลขกลายเป็น ### จำนวน {cells} ช่อง',
      en: 'columns too narrow: cells printed as ###: {cells}',
    },
    'table-lost': { th: 'อ่านข้อความได้ แต่แยกตารางไม่ได้', en: 'its text can be read, its table cannot' },
    'no-documents': { th: 'ไม่มีเอกสารที่อ่านได้ในไฟล์ที่บีบอัด', en: 'no readable document in the archive' },
    compression: {
      th: 'บีบอัดด้วยวิธีที่โปรแกรมเปิดไม่ได้ (ต้องเป็น Store หรือ Deflate)',
      en: 'packed in a way that the program cannot unpack (other than Store and Deflate)',
    },
    'word-version': { th: 'เป็น Word รุ่นเก่ามาก', en: 'a very old version of Word' },
    'excel-version': { th: 'เป็น Excel รุ่นเก่ามาก', en: 'a very old version of Excel' },
    'formulas-without-value': {
      th: 'มีสูตรที่ไฟล์ไม่ได้เก็บผลลัพธ์ไว้ จำนวน {cells} ช่อง',
      en: 'formulas whose results are not stored in the file: {cells} cells',
    },
    'columns-beyond-limit': {
      th: 'มีเกิน {limit} คอลัมน์ อ่านเพียงเท่านั้น',
      en: 'more than {limit} columns; the rest was not read',
    },
    'inserted-part': {
      th: 'มีเนื้อหาที่แทรกจากไฟล์อื่นในรูปแบบที่โปรแกรมอ่านไม่ได้',
      en: 'content inserted from another file, in a form that the program cannot read',
    },
    'no-reader': { th: 'โปรแกรมไม่รองรับชนิดไฟล์นี้', en: 'this kind of file is not supported' },
    'not-readable': { th: 'อ่านไม่สำเร็จ', en: 'reading failed' },
    'not-extracted': { th: 'อ่านไม่สำเร็จ', en: 'reading failed' },
    'not-asked': notRead,
    closed: { th: 'การตรวจหยุดก่อนอ่านเสร็จ', en: 'the round was stopped before' },
    'round-text': {
      th: 'เอกสารของรอบนี้รวมกันเกิน {limit} ตัวอักษรแล้ว จึงไม่ได้อ่านไฟล์นี้',
      en: 'the documents of this round hold more than {limit} letters together; this one was not read',
    },
    defect: { th: 'โปรแกรมตรวจมีข้อบกพร่อง ไม่ใช่ความผิดของไฟล์', en: 'a defect of this program, not of the file' },
  },
  hidden: {
    columns: { th: 'คอลัมน์ {names}', en: 'columns {names}' },
    rows: { th: '{rows} แถว: {names}', en: '{rows} rows: {names}' },
    sheets: { th: 'แผ่นงาน {names}', en: 'sheets {names}' },
  },
  garbled: {},
  'passed-over': { members: { th: 'ไฟล์ {names}', en: 'files {names}' } },
  repaired: {
    'bytes-around': { th: 'มีข้อมูลอื่นปนอยู่หน้าหรือหลังไฟล์', en: 'other bytes stand before or behind it' },
    'cross-reference': { th: 'สารบัญภายในไฟล์เสีย', en: 'its inner index is broken' },
    'end-missing': noEnd,
    quotes: { th: 'เครื่องหมายคำพูดในไฟล์ CSV ไม่ครบคู่', en: 'unbalanced quotes in the CSV' },
  },
};

const SOME_PAGES: Words = { th: '{why} {pages} จาก {of} หน้า', en: '{why}, {pages} of {of} pages' };
const OF_MEMBER: Words = { th: 'ไฟล์ย่อย "{member}"', en: 'in the archive: "{member}"' };

/** The reason of a file problem in brackets, for either language. Reasons that only a programmer understands are left out. */
export function fileReason({ code, data }: FileProblem): WordData {
  const reason = String(data.reason ?? (code === 'not-readable' && data.type !== undefined ? 'type' : ''));
  const known = fileReasons[code][reason] ?? (code === 'corrupt' && reason !== '' ? badForm : undefined);
  const parts = [data.member === undefined ? undefined : OF_MEMBER, known && withPages(code, known, data)];
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return reasonData({}, undefined);
  const shown = shownData(data);
  const th = said.map((words) => fillWords(words, 'th', shown)).join(': ');
  const en = said.map((words) => fillWords(words, 'en', shown)).join(': ');
  return reasonData({ said: { th, en } }, 'said');
}

// Of a scan it matters whether it is the whole document or the page with the signature.
function withPages(code: Code, why: Words, { pages, of }: FileProblem['data']): Words {
  if (code !== 'no-text' || pages === undefined || of === undefined || pages === of) return why;
  return { th: SOME_PAGES.th.replace('{why}', why.th), en: SOME_PAGES.en.replace('{why}', why.en) };
}

/** 300000 as 300,000. */
function shownData(data: FileProblem['data']): WordData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'number' ? value.toLocaleString('en') : value]),
  );
}
