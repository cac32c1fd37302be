import type { TextBlock } from '../../model/evidence.js';
import { matchesOf } from '../../text/thai/matches.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** The words of forms and page builders where nobody filled anything in. */
const WORDS: readonly RegExp[] = [
  /(?<![a-z])x{4,}(?![a-z])/gi,
  /(?:กรุณา|โปรด)?(?:ใส่|กรอก|พิมพ์)ข้อความ(?:ที่นี่|(?!ให้|ถูก|ครบ|ตาม|ลง|ใน|โดย|และ|หรือ|ไม่|ที่|ดัง))/g,
  /lorem ipsum/gi,
  // What is said in place of the content; works under way on roads and wells are content.
  /อยู่ระหว่าง(?:การ|ดำเนินการ)?(?:ปรับปรุง|จัดทำ|เพิ่ม|จัดเตรียม|เตรียม|รวบรวม)(?:ข้อมูล|เว็บไซต์|เนื้อหา|เอกสาร)|under construction|coming soon/gi,
  /[([] ?(?:อยู่)?ระหว่าง(?:การ|ดำเนินการ)?(?:จัดเตรียม|เตรียม|จัดทำ|ปรับปรุง|รวบรวม)[)\] ]/g,
];
/** A line that says nothing but that its content is to come. */
const TO_COME =
  /^(?:ขณะนี้|หน้านี้|ข้อมูล|เอกสาร)?(?:อยู่|กำลัง)(?:ระหว่าง)?(?:การ|ดำเนินการ)?(?:จัดเตรียม|เตรียม|จัดทำ|ปรับปรุง|รวบรวม)[ .…!]{0,5}$/;

/** What a model document tells its writer to put there, in the brackets that it was given. */
const INSTRUCTION =
  /[[<{] ?(?:(?:โปรด|กรุณา)?(?:ระบุ|ใส่|กรอก|เติม|พิมพ์)[ก-๙][ก-๙ ./-]{0,60}|(?:ชื่อ ?- ?(?:นาม)?สกุล|ชื่อ(?:หน่วยงาน|เทศบาล|โครงการ|ผู้)|ตำแหน่ง|วัน ?(?:ที่)? ?(?:\/ ?)?เดือน ?(?:\/ ?)?ปี)[ก-๙ ./-]{0,40}) ?[\]>}]/;

const DOTS = /(?<!…)…{3,}(?!…)|(?<!\.)\.{8,}(?!\.)/g;
const ANY_DOTS = /[.…]{3,}/g;
/** Sets off a heading, or is space to write on below one. */
const RULE = /^(?:\d{1,2}[.)]\d{0,2}\)?)?[\s.…_*=~—–-]+$/;
/** Dots that lead to a page number in a table of contents. */
const PAGE_AFTER = /^\s*(?:\d{1,3}|[ก-ฮ])(?:\s*[-–]\s*(?:\d{1,3}|[ก-ฮ]))?(?!\d|[ก-๎])/;
/** A line to sign on is meant to be dotted; so are the name, the post and the day below it. */
const SIGNATURE = /ลงชื่อ|ลงนาม|ลายมือชื่อ|\(\s?[.…]{3}[^()\n]{0,80}\)|[.…]{3}\s?(?:ผู้|ประธาน|กรรมการ|พยาน|เลขานุการ|หัวหน้า)/;
const SIGNATURE_REACH = 3;
/** What stands in a paragraph of its own below a line to sign on. */
const SIGNER = /^(?:ตำแหน่ง|วันที่|วัน ?\/|ผู้|พยาน|สังกัด|โทร|[(.…])/;
/** From here on forms are printed for others to fill in. */
const FORMS =
  /^(?:\(?สำเนา\)?\s*)?(?:ภาคผนวก|แบบ(?:คำ|ฟอร์ม|ใบ|ยื่น|แสดง|ประเมิน|สอบถาม|ขอ|หนังสือ|สัญญา|บัญชี|รายงาน)|ใบ(?:เสนอ|สมัคร|มอบ|รับรอง)|คำร้อง|หนังสือ(?:ค้ำ|มอบ|รับรอง)|ตัวอย่าง)/;
/** A report on a form: where a document begins with it, the document is the form that was to be filled in. */
const REPORT_FORM = /^แบบ(?:รายงาน|สรุป)/;
/** Letters of a heading or two, above which a form still begins its document. */
const HEADING_LETTERS = 120;
/** What somebody typed onto the dots. */
const VALUE =
  /^[\s.…]*(?:\d(?!\d{3})|[-–<>=]|ไม่มี|นาย|นาง|น\.ส|(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา))/;

/** What a year stands behind; a year behind another label leaves the day before it open. */
const YEAR_LABEL = /(?:พ\.ศ\.|ปี|ประมาณ)[\s.…]*$/;
/** An entry of a list that is left free has no label. */
const FREE_ENTRY = /^\d{1,2}[.)]\s{0,3}[.…]{3,}/;
/** The first words of the next page, at the foot of this one. */
const CATCHWORD = /^\//;

export interface Placeholder {
  readonly index: number;
  readonly text: string;
  /** The normalised text in which it stands at `index`. */
  readonly line: string;
}

/** Of one of several blocks, by its index. */
export interface BlockPlaceholder extends Placeholder {
  readonly block: number;
}

type ReadableBlock = Pick<TextBlock, 'text'>;

/** The first placeholder of each kind in each block of one evidence. */
export function placeholdersOf(blocks: readonly ReadableBlock[]): readonly BlockPlaceholder[] {
  let isForm = false;
  let letters = 0;
  return blocks.flatMap(({ text }, block): BlockPlaceholder[] => {
    const lines = linesOf(text);
    const found = wordPlaceholders(normalizeText(text));
    const all = (last: Placeholder[]): BlockPlaceholder[] => [...found, ...last].map((one) => ({ ...one, block }));
    let isSignedBeside: boolean | null = null;
    for (const [number, line] of lines.entries()) {
      if (TO_COME.test(line)) return all([{ index: 0, text: line.slice(0, 20), line }]);
      isForm ||= FORMS.test(line) && !(REPORT_FORM.test(line) && letters <= HEADING_LETTERS);
      letters += line.length;
      if (isForm || RULE.test(line) || CATCHWORD.test(line) || FREE_ENTRY.test(line)) continue;
      const told = INSTRUCTION.exec(line);
      if (told !== null) return all([{ index: told.index, text: told[0], line }]);
      const blank = firstBlank(line);
      if (blank === null || isSigned(lines, number)) continue;
      if (!SIGNER.test(line)) return all([blank]);
      isSignedBeside ??= isSigned(linesBeside(blocks, block), SIGNATURE_REACH);
      if (!isSignedBeside) return all([blank]);
    }
    return all([]);
  });
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map(normalizeText);
}

/** As {@link placeholdersOf}, of one text. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return placeholdersOf([{ text }]);
}

function wordPlaceholders(text: string): readonly Placeholder[] {
  return WORDS.flatMap((pattern) => {
    const match = matchesOf(pattern, text)[0];
    return match === undefined ? [] : [{ index: match.index, text: match[0].slice(0, 20), line: text }];
  });
}

function firstBlank(line: string): Placeholder | null {
  for (const match of matchesOf(DOTS, line)) {
    const [before, after] = [line.slice(0, match.index), line.slice(match.index + match[0].length)];
    if (PAGE_AFTER.test(after) && !/^\s*\d{1,3}\s*[.…]/.test(after)) continue;
    const typedBefore = before.split(ANY_DOTS);
    const isFilled =
      VALUE.test(after) ||
      (YEAR_LABEL.test(before) && /^[\s.…]*2[45]\d\d/.test(after)) ||
      (typedBefore.length > 1 && VALUE.test(typedBefore.at(-1) ?? ''));
    if (!isFilled) return { index: match.index, text: match[0].slice(0, 20), line };
  }
  return null;
}

/** The last lines of the blocks before, one line, and the first of the blocks after. */
function linesBeside(blocks: readonly ReadableBlock[], index: number): readonly string[] {
  const linesOfSome = (from: number, to: number): readonly string[] =>
    blocks.slice(Math.max(0, from), Math.max(0, to)).flatMap(({ text }) => linesOf(text));
  const before = linesOfSome(index - SIGNATURE_REACH, index).slice(-SIGNATURE_REACH);
  const after = linesOfSome(index + 1, index + 1 + SIGNATURE_REACH).slice(0, SIGNATURE_REACH);
  const missing = Array.from({ length: SIGNATURE_REACH - before.length }, () => '');
  return [...missing, ...before, '', ...after];
}

function isSigned(lines: readonly string[], number: number): boolean {
  const around = lines.slice(Math.max(0, number - SIGNATURE_REACH), number + SIGNATURE_REACH + 1);
  return around.some((line) => SIGNATURE.test(line));
}
