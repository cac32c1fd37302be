import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { InputProblem } from '../model/checklist.js';
import type { Words } from '../model/words.js';

/** A checklist is written by hand; more than this is a mistake or an attack. */
export const MAX_CHECKLIST_BYTES = 1024 * 1024;
const MAX_ALIASES = 100;
const MAX_DEPTH = 40;

/** One YAML file with its data and the place of everything in it. */
export interface Source {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly InputProblem[];
  /** The place of a value, or of the key that leads to it; the nearest parent where the path does not exist. */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): { line: number; column: number };
  /** The keys of the map under a top key, in the order of the file: an object would put `2` before `10` before `O1`. */
  keysUnder(key: string): readonly string[];
}

/** Parses YAML text; faults of the text itself come as problems with their place. */
export function readSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseBounded(text.replace(/^\uFEFF/, ''), lines);
  if (!document) {
    const problem = { file, line: 1, column: 1, path: '', message: tooDeep };
    return { file, data: null, problems: [problem], locate: () => ({ line: 1, column: 1 }), keysUnder: () => [] };
  }
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = (offset: number, message: Words): InputProblem => ({ file, ...place(offset), path: '', message });
  const aliases = text.includes('*') ? danglingAliases(document) : [];
  const problems: InputProblem[] = [
    ...document.errors.map((error) =>
      problem(
        error.pos[0],
        error.code === 'DUPLICATE_KEY'
          ? keyTwice(firstOfKey(document.contents, error.pos[0]), place)
          : yamlWords(error.code, error.message),
      ),
    ),
    ...reservedKeys(document.contents).map((key) => problem(startOf(key) ?? 0, reservedKey(String(key.value)))),
    ...aliases.map((alias) => problem(startOf(alias) ?? 0, noAnchor(alias.source))),
    ...(isDeeper(document.contents, MAX_DEPTH) ? [problem(0, tooDeep)] : []),
  ];
  return {
    file,
    data: problems.length === 0 ? toData(document, file, problems) : null,
    problems,
    locate: (path, what = 'value') => place(offsetOf(document, path, what)),
    keysUnder: (key) => keysUnder(document, key),
  };
}

const tooDeep: Words = { th: `ซ้อนกันลึกเกิน ${MAX_DEPTH} ชั้น`, en: `nested more than ${MAX_DEPTH} levels deep` };

/** Null when the text is nested so deeply that the parser's recursion ran out of stack. */
function parseBounded(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false, merge: false, logLevel: 'error' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function toData(document: Document, file: string, problems: InputProblem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // The library refuses alias bombs here.
    if (!(error instanceof ReferenceError)) throw error;
    problems.push({ file, line: 1, column: 1, path: '', message: tooManyAliases });
    return null;
  }
}

const tooManyAliases: Words = {
  th: `ใช้ alias (*) มากเกินไป (อ้างถึงซ้ำได้ไม่เกิน ${MAX_ALIASES} ครั้ง)`,
  en: `too many aliases (*): what they stand for may come up ${MAX_ALIASES} times at most`,
};

const noAnchor = (name: string): Words => ({
  th: `*${name} ไม่มีจุดอ้างอิง &${name} อยู่ก่อนหน้า ถ้าหมายถึงเครื่องหมาย * ให้ใส่เครื่องหมายคำพูดครอบ`,
  en: `*${name} has no anchor &${name} before it; where the sign * is meant, put the text in quotes`,
});

function danglingAliases(document: Document): Alias[] {
  const found: Alias[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) found.push(alias);
    },
  });
  return found;
}

/** Names that would reach the prototype of a plain object. */
const RESERVED: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

const reservedKey = (name: string): Words => ({
  th: `ใช้ "${name}" เป็นคีย์ไม่ได้ รหัสใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - และ _`,
  en: `"${name}" cannot be a key; an identifier has letters, digits, - and _ only`,
});

function reservedKeys(root: unknown): Scalar[] {
  const open: unknown[] = [root];
  const found: Scalar[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isMap(next)) {
      for (const { key, value } of next.items) {
        if (isScalar(key) && RESERVED.has(key.value)) found.push(key);
        open.push(value);
      }
    } else if (isSeq(next)) {
      for (const item of next.items) open.push(item);
    }
  }
  return found;
}

/** @returns the offset of the same key where its map has it first; null: the place is none of a key */
function firstOfKey(root: unknown, offset: number): number | null {
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isMap(next)) {
      const keys = next.items.map(({ key }) => key).filter(isScalar);
      const twin = keys.find((key) => startOf(key) === offset);
      if (twin) return startOf(keys.find(({ value }) => value === twin.value)) ?? null;
      for (const { value } of next.items) if (value !== null) open.push(value);
    } else if (isSeq(next)) open.push(...next.items);
  }
  return null;
}

function keyTwice(first: number | null, place: (offset: number) => { readonly line: number }): Words {
  const at = first === null ? null : place(first).line;
  return {
    th: `มีคีย์ซ้ำกันในที่เดียวกัน${at === null ? '' : ` (ครั้งแรกอยู่บรรทัด ${at})`} ให้เหลือเพียงคีย์เดียว`,
    en: `the same key stands here twice${at === null ? '' : ` (first on line ${at})`}; keep one of them`,
  };
}

function isDeeper(root: unknown, limit: number): boolean {
  const open: [unknown, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    if (depth > limit) return true;
    if (isMap(node)) for (const pair of node.items) open.push([pair.value, depth + 1]);
    else if (isSeq(node)) for (const item of node.items) open.push([item, depth + 1]);
  }
  return false;
}

function keysUnder(document: Document, key: string): string[] {
  const found: unknown = isMap(document.contents) ? document.get(key, true) : null;
  const map = isAlias(found) ? found.resolve(document) : found;
  return isMap(map) ? map.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key)) : [];
}

function offsetOf(document: Document, path: readonly PropertyKey[], what: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, key] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (candidate) =>
          isPair(candidate) && String(isScalar(candidate.key) ? candidate.key.value : candidate.key) === String(key),
      );
      if (!pair) return offset;
      const keyOffset = startOf(pair.key) ?? offset;
      offset = last && what === 'value' && !isEmpty(pair.value) ? (startOf(pair.value) ?? keyOffset) : keyOffset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
const isEmpty = (node: unknown): boolean => !isNode(node) || (isScalar(node) && node.value === null);

function yamlWords(code: string, message: string): Words {
  const short = message.split('\n')[0] ?? message;
  if (code === 'TAB_AS_INDENT') return { th: 'ย่อหน้าด้วยแท็บไม่ได้ ให้ใช้เว้นวรรค', en: 'tabs cannot indent YAML; use spaces' };
  if (code === 'BAD_INDENT' && /end with a/.test(short))
    return { th: 'วงเล็บ { หรือ [ ไม่ได้ปิด', en: `a bracket { or [ is not closed (${short})` };
  if (code === 'BAD_INDENT')
    return {
      th: 'ย่อหน้าไม่ตรงกัน ให้จัดเว้นวรรคหน้าบรรทัดให้ตรงกับรายการข้างเคียง',
      en: `indentation does not match its neighbours (${short})`,
    };
  if (code === 'MULTIPLE_DOCS')
    return {
      th: 'ไฟล์เดียวมีหลายเอกสาร (คั่นด้วย ---) ให้แยกเป็นคนละไฟล์',
      en: 'more than one document (divided by ---) in one file; keep one',
    };
  return { th: THAI[code] ?? `รูปแบบ YAML ไม่ถูกต้อง (${short})`, en: `not valid YAML: ${short}` };
}

/** What the library says in English, for the faults that people make. */
const THAI: Readonly<Record<string, string>> = {
  MISSING_CHAR: 'ขาดเครื่องหมายที่ต้องมี: ปิดเครื่องหมายคำพูดหรือวงเล็บให้ครบ และเว้นวรรคหลัง :',
  BAD_SCALAR_START: 'ค่าขึ้นต้นด้วยเครื่องหมายที่ YAML สงวนไว้ ให้ใส่เครื่องหมายคำพูดครอบ',
  BAD_DQ_ESCAPE: 'เครื่องหมาย \\ ในเครื่องหมายคำพูด " มีความหมายพิเศษ ให้ใช้ \' แทน "',
  BLOCK_AS_IMPLICIT_KEY: 'มี : ซ้อนในบรรทัดเดียว ถ้าเป็นส่วนหนึ่งของข้อความ ให้ใส่เครื่องหมายคำพูดครอบ',
  BLOCK_IN_FLOW: 'มี : ซ้อนในวงเล็บ ถ้าเป็นส่วนหนึ่งของข้อความ ให้ใส่เครื่องหมายคำพูดครอบ',
  MULTILINE_IMPLICIT_KEY: 'คีย์ต้องอยู่ในบรรทัดเดียวและตามด้วย : ให้ตรวจบรรทัดนี้',
  UNEXPECTED_TOKEN: 'มีเครื่องหมายที่ไม่ควรอยู่ตรงนี้ ให้ตรวจวงเล็บ จุลภาค และเครื่องหมายคำพูด',
  IMPOSSIBLE: 'รูปแบบ YAML ไม่ถูกต้อง ให้ตรวจบรรทัดนี้',
};
