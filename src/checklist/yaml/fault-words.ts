import type { Words } from '../../model/words.js';

const LINES_SHOWN = 5;

/** `7–10, 14`: numbers that follow one another as a span, the first few. */
function spans(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  const shown = found.slice(0, LINES_SHOWN).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${shown.join(', ')}${found.length > LINES_SHOWN ? ', …' : ''}`;
}

export const tabs = (lines: readonly number[]): Words => ({
  th: `ย่อหน้าด้วยแท็บไม่ได้ ให้ใช้เว้นวรรคแทน (บรรทัด ${spans(lines)})`,
  en: `tabs cannot indent YAML; use spaces (${lines.length === 1 ? 'line' : 'lines'} ${spans(lines)})`,
});

export const curlyQuote: Words = {
  th: 'เครื่องหมายคำพูดโค้ง (“ ” ‘ ’) จาก Word ใช้ครอบค่าไม่ได้ ให้พิมพ์เครื่องหมายตรง " หรือลบออก',
  en: 'curly quotation marks (“ ” ‘ ’), as Word writes them, cannot enclose a value; type straight ones (") or leave them out',
};

export const openQuote = (sign: string): Words => ({
  th: `เครื่องหมายคำพูด ${sign} ที่เปิดตรงนี้ไม่ได้ปิด ให้ใส่ ${sign} ท้ายข้อความ`,
  en: `the quotation mark ${sign} that opens here is not closed; put ${sign} at the end of the text`,
});

export const openBracket = (sign: string, closer: string): Words => ({
  th: `วงเล็บ ${sign} ที่เปิดตรงนี้ไม่ได้ปิด ให้ใส่ ${closer}`,
  en: `a bracket ${sign} that opens here is not closed; put ${closer} at its end`,
});

export const noSpaceAfter = (key: string): Words => ({
  th: `หลัง "${key}" ต้องเป็นเครื่องหมาย : และเว้นวรรคธรรมดาหนึ่งช่อง แล้วจึงเป็นค่า`,
  en: `after "${key}" comes a colon, then an ordinary space, then the value`,
});

export const noEntry: Words = {
  th: 'บรรทัดนี้ไม่ใช่ "คีย์: ค่า" ถ้าเป็นหมายเหตุให้ใส่ # นำหน้า ถ้าไม่ใช่ให้ลบออก',
  en: 'this line is no "key: value"; put # before it if it is a note, or remove it',
};

const spacesOf = (count: number): string => (count === 1 ? '1 space' : `${count} spaces`);

export const firstLine = (spaces: number): Words => ({
  th: `คีย์แรกเว้นวรรคหน้าบรรทัด ${spaces} ช่อง ให้ลบออกเพื่อให้ชิดซ้ายเหมือนคีย์อื่น`,
  en: `the first key has ${spacesOf(spaces)} before it; remove what is too much, so that it stands at the left margin as the others do`,
});

export const indent = (own: number, line: number, other: number): Words => ({
  th: `ย่อหน้าไม่ตรงกัน บรรทัดนี้เว้นหน้า ${own} ช่อง แต่บรรทัด ${line} เว้น ${other} ช่อง ให้เว้นเท่ากันเมื่ออยู่ในกลุ่มเดียวกัน`,
  en: `indentation does not match: this line has ${spacesOf(own)} before it, line ${line} has ${other}; what belongs together has the same`,
});

/** By the codes of the library, for the faults that people make. */
const OTHER: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: { th: 'ย่อหน้าด้วยแท็บไม่ได้ ให้ใช้เว้นวรรค', en: 'tabs cannot indent YAML; use spaces' },
  BAD_INDENT: {
    th: 'ย่อหน้าไม่ตรงกัน ให้จัดเว้นวรรคหน้าบรรทัดให้ตรงกับรายการข้างเคียง',
    en: 'indentation does not match its neighbours; give it as many spaces as theirs',
  },
  MULTIPLE_DOCS: {
    th: 'ไฟล์เดียวมีหลายเอกสาร (คั่นด้วย ---) ให้แยกเป็นคนละไฟล์',
    en: 'more than one document (divided by ---) in one file; keep one',
  },
  MISSING_CHAR: {
    th: 'ขาดเครื่องหมายที่ต้องมี: ปิดเครื่องหมายคำพูดหรือวงเล็บให้ครบ และเว้นวรรคหลัง :',
    en: 'a sign is missing: close quotation marks and brackets, and put a space after each colon',
  },
  BAD_SCALAR_START: {
    th: 'ค่าขึ้นต้นด้วยเครื่องหมายที่ YAML สงวนไว้ ให้ใส่เครื่องหมายคำพูด " ครอบทั้งค่า',
    en: 'the value begins with a sign that YAML reserves; put the whole value in quotation marks "',
  },
  BAD_DQ_ESCAPE: {
    th: 'เครื่องหมาย \\ ในเครื่องหมายคำพูด " มีความหมายพิเศษ ให้ใช้ \' แทน "',
    en: 'a backslash within " has a meaning of its own; use \' instead of "',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    th: 'มี : ซ้อนในบรรทัดเดียว ถ้าเป็นส่วนหนึ่งของข้อความ ให้ใส่เครื่องหมายคำพูด " ครอบทั้งค่า',
    en: 'a second colon in one line; where it is part of a text, put the whole value in quotation marks "',
  },
  BLOCK_IN_FLOW: {
    th: 'มี : ซ้อนในวงเล็บ ถ้าเป็นส่วนหนึ่งของข้อความ ให้ใส่เครื่องหมายคำพูด " ครอบทั้งค่า',
    en: 'a second colon within brackets; where it is part of a text, put the whole value in quotation marks "',
  },
  MULTILINE_IMPLICIT_KEY: {
    th: 'คีย์ต้องอยู่ในบรรทัดเดียวและตามด้วย : ให้ตรวจบรรทัดนี้',
    en: 'a key stands on one line and is followed by a colon; look at this line',
  },
  UNEXPECTED_TOKEN: {
    th: 'มีเครื่องหมายที่ไม่ควรอยู่ตรงนี้ ให้ตรวจวงเล็บ จุลภาค และเครื่องหมายคำพูด',
    en: 'a sign that does not belong here; look at brackets, commas and quotation marks',
  },
};

export const other = (code: string, message: string): Words =>
  OTHER[code] ?? {
    th: 'รูปแบบ YAML ไม่ถูกต้อง ให้ตรวจวงเล็บ เครื่องหมายคำพูด และ : ของบรรทัดนี้',
    en: `not valid YAML: ${message.split('\n')[0] ?? message}`,
  };
