import type { DatedFact } from '../model/evidence.js';
import type { Facts, FileFact, TextFact } from '../model/facts.js';
import { dateRange, readDates } from '../text/dates/read-dates.js';
import { compilePattern, type Pattern } from '../text/patterns/pattern.js';
import { normalizeText } from '../text/thai/normalize.js';

/** Usual names of the letter by which an office explains a change. */
export const LETTERS: readonly string[] = [
  'หนังสือชี้แจง',
  'คำชี้แจง',
  'ชี้แจงการแก้ไข',
  '/ชี้แจง(?:เหตุผล|สาเหตุ|รายละเอียด|เรื่อง|กรณี|เกี่ยวกับ|และ|ใน|การ|ขอ| ){0,6}(?:แก้ไข|ปรับปรุง|เปลี่ยนแปลง|เพิ่มเติม|ยกเลิก)(?:การ| ){0,2}(?:ไฟล์|เอกสาร|ข้อมูล|เนื้อหา|รายละเอียด|ตัวเลข|ตาราง|แผน|รายงาน|คู่มือ|ประกาศ)/',
];

/** In a form or a manual this means instructions: above a document it makes no letter of it. */
const INSTRUCTIONS = 'คำชี้แจง';
/** Of the text of a document, in characters. */
const HEAD = 1000;
/** The date of a letter is at most so far below its name in the text of a page, in characters. */
const AFTER = 250;
/** A line above the name of a letter that is its date and no more. */
const DATE_LINE = 60;
const NONE = /(?:ไม่(?:มี|พบ|ต้องมี)?|ยังไม่(?:มี|ได้)?|ไม่ได้)[ ก-๙]{0,12}$/;

export type LetterFacts = Pick<Facts, 'files' | 'texts' | 'links' | 'dates'>;

/** An explanation on the item's pages. */
export interface Letter {
  /** The last day that it states as its own, ISO; null: it states none, or it could not be read. */
  readonly day: string | null;
  /** Its label, name and first lines, or the line of the page. */
  readonly words: string;
  /** Nobody could read it: its date may stand in it. */
  readonly isUnread: boolean;
  /** Its file; null: it stands on a page, or outside the item's evidence. */
  readonly url: string | null;
}

/** Letters on the item's pages; one that could be read and has no date explains nothing. */
export function lettersOf(facts: LetterFacts, sources: readonly string[]): readonly Letter[] {
  const patterns = sources.map(compilePattern);
  const inText = sources.filter((source) => source !== INSTRUCTIONS).map(compilePattern);
  return [...inDocuments(facts, patterns, inText), ...inLabels(facts, patterns), ...inPages(facts, patterns)];
}

function inDocuments(
  { files, texts, dates }: LetterFacts,
  patterns: readonly Pattern[],
  inText: readonly Pattern[],
): readonly Letter[] {
  return files
    .filter((file) => file.type !== 'html')
    .flatMap((file): Letter[] => {
      const text = texts.find(({ url }) => url === file.url);
      const names = [file.label ?? '', file.name, text?.title ?? ''];
      const head = headOf(text);
      const subject = head.split('\n').find(isSubject) ?? '';
      const lines = [...(text?.opening ?? []), subject].filter((line) => isLetter([line], inText));
      if (!isLetter(names, patterns) && lines.length === 0) return [];
      const day = dayOfDocument(file, text, dates);
      const words = [...names.filter((name) => isLetter([name], patterns)), ...lines, subject].join('\n');
      return [{ day, words, isUnread: day === null && head.trim() === '', url: file.url }];
    });
}

/** The line of a letter that says what it is about. */
function isSubject(line: string): boolean {
  const at = line.indexOf('เรื่อง');
  return at >= 0 && line.includes('ชี้แจง', at);
}

function dayOfDocument(file: FileFact, text: TextFact | undefined, dates: LetterFacts['dates']): string | null {
  const own = dates.filter((fact) => fact.url === file.url && fact.from !== 'header');
  const labelled = lastDay(own.filter(({ from }) => from === 'label' || from === 'name'));
  if (labelled !== null) return labelled;
  const whole = (text?.blocks ?? []).map((block) => normalizeText(block.text)).join('\n');
  // The date of a scan cannot be read; the day when it was made is the next best.
  return (
    ownDay(whole, 'first') ??
    lastDay(own.filter(({ from }) => from !== 'metadata')) ??
    (whole === '' ? lastDay(own) : null)
  );
}

// A letter may be outside the item's documents: its link is enough.
function inLabels({ links, files }: LetterFacts, patterns: readonly Pattern[]): readonly Letter[] {
  const read = new Set(files.map(({ url }) => url));
  return links
    .filter((link) => !link.inChrome && isLetter([link.text], patterns))
    .map((link): Letter => {
      const day = ownDay(normalizeText(link.text), 'last');
      return { day, words: link.text, isUnread: false, url: read.has(link.url) ? link.url : null };
    });
}

// Only pages: in a form or a manual คำชี้แจง means instructions.
function inPages({ texts, links }: LetterFacts, patterns: readonly Pattern[]): readonly Letter[] {
  const labels = new Set(links.map((link) => normalizeText(link.text)).filter((label) => label !== ''));
  return texts
    .filter((text) => text.type === 'html')
    .flatMap((text) => {
      const lines = text.blocks.flatMap((block) => block.text.split('\n')).map(normalizeText);
      return lines.flatMap((line, at): Letter[] => {
        const found = patterns.map((pattern) => pattern.find(line)).find((match) => match !== null);
        if (!found || NONE.test(line.slice(0, found.index))) return [];
        const day = ownDay(line, 'last') ?? (labels.has(line) ? null : dayBeside(lines, at, labels));
        return [{ day, words: line, isUnread: false, url: null }];
      });
    });
}

/** The date of a letter whose own line has none: in the paragraph below, down to the next link, or as the line above. */
function dayBeside(lines: readonly string[], at: number, labels: ReadonlySet<string>): string | null {
  const above = lines[at - 1] ?? '';
  let rest = AFTER;
  for (const line of lines.slice(at + 1)) {
    if (rest <= 0 || labels.has(line)) break;
    const day = ownDay(line.slice(0, rest), 'last');
    if (day !== null) return day;
    rest -= line.length;
  }
  return above.length <= DATE_LINE && !labels.has(above) ? ownDay(above, 'last') : null;
}

/**
 * The day that a text bears as its own: the one that it says it was given on, else the first or the last that it names.
 * @param other which one, where none is marked: a letter begins with its date, a line ends with it
 */
function ownDay(text: string, other: 'first' | 'last'): string | null {
  const days = readDates(text).filter(({ precision }) => precision === 'day' || precision === 'month');
  const mark = other === 'first' ? /(?:^|[^ก-๙])(?:ให้ไว้ )?ณ วันที่ ?$/ : /(?:ลงวันที่|ณ วันที่) ?$/;
  const marked = days.filter(({ index, text: words }) => mark.test(beforeDay(text, index, words)));
  if (marked.length > 0) return lastDay(marked);
  return other === 'last' ? lastDay(days) : lastDay(days.slice(0, 1));
}

/** What stands before a day, with the word วันที่ that a mention may begin with. */
function beforeDay(text: string, index: number, words: string): string {
  const own = /^(?:ลง|ณ )?วันที่ ?/.exec(words)?.[0] ?? '';
  return text.slice(Math.max(0, index - 20), index) + own;
}

function headOf(text: TextFact | undefined): string {
  const parts: string[] = [];
  let length = 0;
  for (const block of text?.blocks ?? []) {
    if (length >= HEAD) break;
    parts.push(normalizeText(block.text));
    length += block.text.length;
  }
  return parts.join('\n').slice(0, HEAD);
}

function isLetter(names: readonly string[], patterns: readonly Pattern[]): boolean {
  return names.some((name) => patterns.some((pattern) => pattern.test(normalizeText(name))));
}

/** A year alone is no date of a letter. */
function lastDay(dates: readonly Pick<DatedFact, 'date' | 'precision'>[]): string | null {
  const days = dates
    .filter(({ precision }) => precision === 'day' || precision === 'month')
    .map(({ date, precision }) => dateRange(date, precision).to);
  return days.sort().at(-1) ?? null;
}
