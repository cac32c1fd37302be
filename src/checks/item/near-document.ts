import type { FindRule } from '../../model/checklist.js';
import type { TextFact } from '../../model/facts.js';
import { compilePattern } from '../../text/patterns/pattern.js';
import { foldText, normalizeText } from '../../text/thai/normalize.js';
import { partOfYear } from './part-of-year.js';
import { otherStage } from './plan-or-report.js';

/** What an item asks for, and what looks like it. */
export interface Sought {
  readonly title: string;
  readonly find?: FindRule | undefined;
  /** Patterns of which its checks want one: they name it too. */
  readonly patterns: readonly string[];
}

/** A document that calls itself something else. */
export interface NearDocument {
  readonly url: string;
  /** The line in which it does. */
  readonly called: string;
  /** Nothing else about it names the item. */
  readonly isPlain: boolean;
}

/** Lines of a text that are read for the articles of a law. */
const LAW_LINES = 60;
/** Letters before the word that tells another document: what is further behind is most often cited. */
const NAME_REACH = 40;
/** Letters up to which a page is little more than a list of its documents. */
const THIN_PAGE = 600;
const LONGEST_CALLED = 120;

const NUMBERING = /^(?:[-•*–]|\(?\d{1,3}[.)](?:\d{1,2}[.)]?)*|O\d{1,2}[.:]?|\(?(?:ร่าง|สำเนา)\)?)?\s{0,3}/;
/** Before the name of a document in the subject of an announcement: `เรื่อง การใช้แผนอัตรากำลัง`. */
const SUBJECT = /^(?:เรื่อง[\s:]{0,3})?(?:(?:การ)?(?:ประกาศ)?ใช้)?/;
const DOCUMENT =
  /^(?:แผน|รายงาน|คู่มือ|ประกาศเจตนารมณ์|สรุป|สถิติ|ข้อมูล|ตาราง|บัญชี|แบบ|ผล|มาตรการ|นโยบาย|โครงการ|เทศบัญญัติ|ข้อบัญญัติ|คำสั่ง|หลักเกณฑ์|ช่องทาง)/;
/** Laws and rules of the state; what a municipality announces itself is its own. */
const LAW =
  /^(?:รัฐธรรมนูญ|พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ(?:กระทรวง|สำนัก|คณะกรรมการ|กรม|ว่าด้วย)|(?:ประกาศ|คำสั่ง|ข้อบังคับ)(?:กระทรวง|สำนัก|คณะ|กรม)|พ\.ร\.บ\.|พรบ)/;
const GAZETTE = /ราชกิจจานุเบกษา/;
const ARTICLE = /^(?:มาตรา|ข้อ) ?(\d{1,3})(?!\d)/;
/** Lines of print in which the name of a law goes on. */
const LAW_NAME_LINES = 3;
/** What begins anew below a line of print: no name goes on in it. */
const NEW_LINE = /^(?:ประจำ|ปี|พ ?\.ศ|เทศบาล|องค์การ|อบ|สำนัก|กอง|อำเภอ|จังหวัด|โดย|ฉบับ|เรื่อง|ณ |[\d([-])/;

/**
 * The documents of an item where each that names itself is another than the item asks for: the manpower plan for the plan of
 * human resources, a whole act for the duties of the office. Empty where one of them names the item in its opening, or names nothing.
 */
export function nearDocuments(texts: readonly TextFact[], sought: Sought): readonly NearDocument[] {
  const names = namesOf(sought);
  const judge = (text: TextFact) => nearDocument(text, names, sought.find?.not ?? []) ?? ofOtherStage(text, sought);
  const documents = texts.filter(({ foundOn }) => foundOn !== null);
  const pages = texts.filter(({ foundOn }) => foundOn === null);
  // A page that says much itself may be the evidence, whatever it links to.
  if (documents.length > 0 && pages.some((page) => !isThin(page) && judge(page) === null)) return [];
  const judged = documents.length > 0 ? documents : pages;
  const near = judged.map(judge);
  if (near.includes(null)) return partsOfYear(judged, sought);
  const isPageOwn = documents.length > 0 && pages.some((page) => names(wordsAbove(page)));
  return near.flatMap((one) => (one === null ? [] : [{ ...one, isPlain: one.isPlain && !isPageOwn }]));
}

/** Reports on a part of the year where one of the whole year is asked for; several of them may make up the year. */
function partsOfYear(texts: readonly TextFact[], { title }: Sought): readonly NearDocument[] {
  const parts = texts.map((text) => partOfYear(title, text));
  const [first] = parts;
  if (first == null || parts.includes(null) || new Set(parts).size > 1) return [];
  return texts.map(({ url }) => ({ url, called: first.slice(0, LONGEST_CALLED), isPlain: false }));
}

function isThin({ blocks }: TextFact): boolean {
  let letters = 0;
  return blocks.every(({ text }) => {
    letters += text.length;
    return letters < THIN_PAGE;
  });
}

function namesOf({ title, find, patterns }: Sought): (text: string) => boolean {
  const words = [title, ...(find?.keywords ?? [])].map((word) => bare(word));
  const compiled = patterns.map((source) => compilePattern(source));
  return (text) => {
    const folded = bare(text);
    return words.some((word) => folded.includes(word)) || compiled.some((pattern) => pattern.test(normalizeText(text)));
  };
}

function nearDocument(
  text: TextFact,
  names: (text: string) => boolean,
  others: readonly string[],
): NearDocument | null {
  const opening = text.opening.map(normalizeText);
  const isNamed = names(opening.join(' '));
  const law = opening.find((line) => LAW.test(line.replace(NUMBERING, '')));
  const below = isNamed ? lawBelow(text, opening, names) : null;
  if (below !== null) return { url: text.url, called: below.slice(0, LONGEST_CALLED), isPlain: false };
  if (law !== undefined || opening.some((line) => GAZETTE.test(line))) {
    if (isNamed || !beginsWithArticles(text)) return null;
    return {
      url: text.url,
      called: (law ?? opening[0] ?? '').slice(0, LONGEST_CALLED),
      isPlain: !names(wordsBeside(text)),
    };
  }
  const words = others.map(bare);
  const at = opening.findIndex((_, index) => {
    const name = (text.type === 'pdf' ? nameFrom(opening, index) : (opening[index] ?? ''))
      .replace(NUMBERING, '')
      .replace(SUBJECT, '');
    const begun = bare(name).slice(0, NAME_REACH);
    return DOCUMENT.test(name) && words.some((word) => word.length > 3 && begun.includes(word));
  });
  if (at < 0) return null;
  // Headings of one height are of equal weight; below the title of a print may stand what it is about.
  if (isNamed && (text.type === 'html' || names(opening.slice(0, at + 1).join(' ')))) return null;
  const called = (opening[at] ?? '').slice(0, LONGEST_CALLED);
  return { url: text.url, called, isPlain: !isNamed && !names(wordsBeside(text)) };
}

function ofOtherStage(text: TextFact, { title, find }: Sought): NearDocument | null {
  const opening = text.opening.map((line) => normalizeText(line).replace(NUMBERING, '')).filter((line) => line !== '');
  const stage = otherStage({ title, keywords: find?.keywords ?? [] }, text, opening);
  return stage && { url: text.url, called: stage.called.slice(0, LONGEST_CALLED), isPlain: stage.isPlain };
}

/** A name in print, with the line in which it goes on. */
function nameFrom(opening: readonly string[], index: number): string {
  const [line = '', next = ''] = opening.slice(index);
  return next === '' || NEW_LINE.test(next) || DOCUMENT.test(next) ? line : line + next;
}

/** The name of a law that is the whole of a document below headings that name the item; null: the document says more. */
function lawBelow(text: TextFact, opening: readonly string[], names: (text: string) => boolean): string | null {
  const lines = firstLines(text);
  const at = lines.findIndex((line) => LAW.test(line));
  if (at < 0 || names(lines.slice(at, at + LAW_NAME_LINES).join(''))) return null;
  const isBare = lines.slice(0, at).every((line) => opening.includes(line) || line === normalizeText(text.title ?? ''));
  return isBare && beginsWithArticles(text) ? (lines[at] ?? null) : null;
}

/** Its articles begin with the first two near the top, each at the beginning of a line. */
function beginsWithArticles(text: TextFact): boolean {
  const numbers = firstLines(text).flatMap((line) => ARTICLE.exec(line)?.[1] ?? []);
  return numbers[0] === '1' && numbers[1] === '2';
}

function firstLines({ blocks }: TextFact): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (lines.length >= LAW_LINES) break;
    lines.push(
      ...block.text
        .split('\n')
        .map(normalizeText)
        .filter((line) => line !== ''),
    );
  }
  return lines.slice(0, LAW_LINES);
}

function wordsAbove({ opening, title }: TextFact): string {
  return [...opening, title ?? ''].join(' ');
}

/** What else names a document. */
function wordsBeside({ label, title }: TextFact): string {
  return [label ?? '', title ?? ''].join(' ');
}

function bare(text: string): string {
  return foldText(text).replace(/\s/g, '');
}
