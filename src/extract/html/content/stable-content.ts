import type { PageLink } from '../../../model/evidence.js';
import { partPhpMessages } from '../../../text/php-messages.js';
import { normalizeText } from '../../../text/thai/normalize.js';
import { COUNT_MARK } from './count-marks.js';
import { MONTHS, wordingOf } from './page-counters.js';
import { withoutCountColumns } from './table-counters.js';

const NUMBER = '[\\d,.]+';
const COUNTERS = new RegExp(
  [
    // Visitors, readers and downloads, with the number after or before the words.
    `(?:จำนวน|สถิติ|ยอด)?(?:ผู้|คน|การ)?(?:เข้า|เยี่ยม|เปิด)(?:เยี่ยม|เข้า)?(?:ชม|อ่าน|ดู)(?:เว็บไซต์|หน้านี้|ทั้งหมด|แล้ว)? ?[:=]? ?(?:จำนวน )?${NUMBER} ?(?:ครั้ง|คน|ราย|views?)?`,
    `(?:จำนวน|สถิติ)(?:ผู้|คน|การ)(?:เข้า|เยี่ยม)(?:เยี่ยม)?ชม[^\\d]{0,30}${NUMBER} ?(?:ครั้ง|คน|ราย)?`,
    `(?:อ่าน|ดาวน์โหลด|โหลด|เข้าดู|ผู้ชม|คนดู) ?[:=(]? ?${NUMBER} ?(?:ครั้ง|คน|views?)`,
    `(?:hits?|views?|visitors?|visits?|online|downloads?|read) ?[:=(] ?${NUMBER}`,
    // Tried once for each number: a page of a million digits would else be read a million times.
    `(?<![\\d,.])${NUMBER} ?(?:hits|views|visitors|downloads)`,
    // Within a word it belongs to what is counted: people who were served online.
    `(?<![ก-๎])(?:กำลัง)?(?:ออนไลน์|online)(?:ขณะนี้|อยู่)? ?[:=]? ?${NUMBER} ?(?:คน|ราย)?`,
    `(?:วันนี้|เมื่อวาน(?:นี้)?|สัปดาห์นี้|เดือนนี้|เดือนที่แล้ว|ปีนี้|ปีที่แล้ว) ?[:=]? ?${NUMBER} ?(?:ครั้ง|คน|ราย)?`,
    // Days until something: each day they are fewer.
    `(?:เหลือเวลา(?:อีก)?|เหลืออีก|นับถอยหลัง[^\\d]{0,40}) ?\\d{1,4} ?วัน`,
    `(?:ip(?: address)?|your ip|ไอพี)[^\\d]{0,12}\\d{1,3}(?:\\.\\d{1,3}){3}`,
    `[${COUNT_MARK}👁👀👍❤♥💬⬇📥]\\ufe0f? ?[:=]? ?${NUMBER} ?(?:ครั้ง|คน|views?)?`,
    `(?:page|หน้านี้)[^\\d]{0,24}(?:generated|loaded|โหลด|ประมวลผล)[^\\d]{0,24}${NUMBER} ?(?:s|sec|seconds|วินาที)`,
  ].join('|'),
  'giu',
);
// A clock on the page: nothing in the block but today's date.
const CLOCK = new RegExp(
  `^(?:(?:วันนี้|ขณะนี้|วันที่ปัจจุบัน|วันเวลาปัจจุบัน|ปัจจุบัน)[^\\d]{0,20}\\d.{0,60}|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์) ?(?:ที่)? ?\\d{1,2} ?(?:เดือน ?)?${MONTHS} ?(?:พ\\.?ศ\\.? ?)?\\d{2,4}(?:.{0,12}\\d{1,2}[:.]\\d{2}.{0,12})?|\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?น\\.?)?)$`,
);
/** Text of a page, as its reader parts it. */
export interface ShownText {
  readonly text: string;
  /** The text with `COUNT_MARK` before the numbers of icons; absent: there are none. */
  readonly marked?: string | undefined;
  /** Of a row the number of its table. */
  readonly table?: number | undefined;
}

/** What a page says, block by block. */
export interface StableContent {
  /** Each block without counters and clocks: what a municipality wrote, not what its server counts. */
  readonly lines: readonly string[];
  /**
   * What the change check compares: those lines without what else a server writes, and without the labels of the page's documents.
   * A document is compared on its own: one more on the page, or one that moved, does not change what the page says.
   */
  readonly content: string;
}

export function stableContent(blocks: readonly ShownText[], links: readonly PageLink[]): StableContent {
  const shown = withoutCountColumns(linesIn(blocks));
  const texts = shown.map(normalizeText);
  const parts = partsOf(shown, texts);
  const content = withoutLabels(texts, links)
    .map((text, index) => {
      const part = parts[index];
      if (part === 'furniture') return '';
      if (part === 'table') return normalizeText(text).replace(OPENED, '').trim();
      return withoutCounters(text === texts[index] ? text : normalizeText(text));
    })
    .filter((line) => line !== '')
    .join('\n');
  return { lines: blocks.map(({ text }) => withoutCounters(normalizeText(text))), content };
}

/**
 * Rows of tables as they are, of all else the lines that a visitor sees: a line end parts a counter from what stands above it, an
 * empty line a table from the next one.
 */
function linesIn(blocks: readonly ShownText[]): readonly string[] {
  return blocks.flatMap(({ text, marked = text, table }, at) => {
    if (!isRow(text)) return marked.split('\n');
    const isFirst = at > 0 && isRow(blocks[at - 1]?.text ?? '') && blocks[at - 1]?.table !== table;
    return isFirst ? ['', marked] : [marked];
  });
}

/** How often a document in a row was opened. */
const OPENED = new RegExp(
  `[${COUNT_MARK}👁] ?${NUMBER}|(?<![ก-๎a-z])(?:เปิดอ่าน|อ่าน|ดาวน์โหลด(?:แล้ว)?|โหลด|ฮิต|hits?|views?|downloads?) ?[:=(]? ?(?<![\\d,.])${NUMBER} ?(?:ครั้ง|views)?`,
  'giu',
);

/** `table`: a row of a table, whose figures are content however they are worded; `furniture`: written by the server. */
type Part = 'text' | 'table' | 'furniture';

function partsOf(shown: readonly string[], texts: readonly string[]): readonly Part[] {
  const parts = texts.map((text): Part | 'number' => {
    const wording = wordingOf(text);
    return wording === 'counter' ? 'furniture' : wording === 'number' ? 'number' : 'text';
  });
  // A table of nothing but counters is one; in any other table all of it is content.
  for (let start = 0; start < shown.length; ) {
    let end = start;
    while (end < shown.length && isRow(shown[end] ?? '')) end += 1;
    const rows = parts.slice(start, end);
    const isCounter = rows.includes('furniture') && !rows.includes('text');
    for (let at = start; at < end; at += 1) parts[at] = isCounter ? 'furniture' : 'table';
    start = end + 1;
  }
  // A total belongs to the counter beside it, in either direction.
  for (let at = 1; at < parts.length; at += 1)
    if (parts[at] === 'number' && parts[at - 1] === 'furniture') parts[at] = 'furniture';
  for (let at = parts.length - 2; at >= 0; at -= 1)
    if (parts[at] === 'number' && parts[at + 1] === 'furniture') parts[at] = 'furniture';
  return parts.map((part, at) =>
    part === 'number' ? (standsAmongFigures(parts, texts, at) ? 'text' : 'furniture') : part,
  );
}

function isRow(line: string): boolean {
  return line.includes('\t');
}

/** People, times and cases that are counted. */
const FIGURE = /\d ?(?:คน|ครั้ง|ราย|ท่าน|เรื่อง|รายการ|โครงการ|แห่ง|ครัวเรือน|บาท|%)/;
const TOTAL = /ทั้งหมด|ทั้งสิ้น|total/i;

/** True unless it is a total of nothing on the page: below a table or figures it is theirs. */
function standsAmongFigures(parts: readonly (Part | 'number')[], texts: readonly string[], at: number): boolean {
  if (!TOTAL.test(texts[at] ?? '')) return true;
  const others = [at - 1, at + 1].filter(
    (other) => parts[other] === 'table' || parts[other] === 'number' || FIGURE.test(texts[other] ?? ''),
  );
  return others.length > 0;
}

/** @param plain normalised */
function withoutCounters(plain: string): string {
  if (CLOCK.test(plain)) return '';
  const { rest } = partPhpMessages(plain);
  // Every counter has a number.
  return /[\d,.]/.test(rest) ? rest.replace(COUNTERS, '').replaceAll(COUNT_MARK, '').trim() : rest.trim();
}

function withoutLabels(plain: readonly string[], links: readonly PageLink[]): readonly string[] {
  const labels = links
    .filter((link) => link.kind === 'document' && !link.inChrome)
    .map((link) => normalizeText(link.text))
    .filter((label) => label !== '')
    .sort((one, other) => other.length - one.length);
  const texts = [...plain];
  for (const label of labels) {
    const at = texts.findIndex((text) => text.includes(label));
    if (at >= 0) texts[at] = (texts[at] ?? '').replace(label, () => '');
  }
  return texts;
}
