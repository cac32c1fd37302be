import type { PageLink } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import type { PageBlock } from './text-blocks.js';

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
    `(?:กำลัง)?(?:ออนไลน์|online)(?:ขณะนี้|อยู่)? ?[:=]? ?${NUMBER} ?(?:คน|ราย)?`,
    `(?:วันนี้|เมื่อวาน(?:นี้)?|สัปดาห์นี้|เดือนนี้|เดือนที่แล้ว|ปีนี้|ปีที่แล้ว) ?[:=]? ?${NUMBER} ?(?:ครั้ง|คน|ราย)?`,
    `(?:ip(?: address)?|your ip|ไอพี)[^\\d]{0,12}\\d{1,3}(?:\\.\\d{1,3}){3}`,
    `(?:page|หน้านี้)[^\\d]{0,24}(?:generated|loaded|โหลด|ประมวลผล)[^\\d]{0,24}${NUMBER} ?(?:s|sec|seconds|วินาที)`,
  ].join('|'),
  'gi',
);
// A clock on the page: nothing in the block but today's date.
const MONTHS =
  '(?:ม\\.?ค\\.?|ก\\.?พ\\.?|มี\\.?ค\\.?|เม\\.?ย\\.?|พ\\.?ค\\.?|มิ\\.?ย\\.?|ก\\.?ค\\.?|ส\\.?ค\\.?|ก\\.?ย\\.?|ต\\.?ค\\.?|พ\\.?ย\\.?|ธ\\.?ค\\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)';
const CLOCK = new RegExp(
  `^(?:(?:วันนี้|ขณะนี้|วันที่ปัจจุบัน|วันเวลาปัจจุบัน|ปัจจุบัน)[^\\d]{0,20}\\d.{0,60}|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์) ?(?:ที่)? ?\\d{1,2} ?(?:เดือน ?)?${MONTHS} ?(?:พ\\.?ศ\\.? ?)?\\d{2,4}(?:.{0,12}\\d{1,2}[:.]\\d{2}.{0,12})?|\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?น\\.?)?)$`,
);
/** What a page says, block by block. */
export interface StableContent {
  /** Each block without counters and clocks: what a municipality wrote, not what its server counts. */
  readonly lines: readonly string[];
  /**
   * What the change check compares: those lines without the labels of the page's documents. A document is compared on its own:
   * one more on the page, or one that moved, does not change what the page says.
   */
  readonly content: string;
}

export function stableContent(blocks: readonly PageBlock[], links: readonly PageLink[]): StableContent {
  const texts = blocks.map((block) => normalizeText(block.text));
  const lines = texts.map(withoutCounters);
  const content = withoutLabels(texts, links)
    .map((text, index) => (text === texts[index] ? (lines[index] ?? '') : withoutCounters(normalizeText(text))))
    .filter((line) => line !== '')
    .join('\n');
  return { lines, content };
}

/** @param plain normalised */
function withoutCounters(plain: string): string {
  if (CLOCK.test(plain)) return '';
  // Every counter has a number.
  return /[\d,.]/.test(plain) ? plain.replace(COUNTERS, '').trim() : plain;
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
