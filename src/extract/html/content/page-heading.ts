import { nfc } from '../../../text/nfc.js';
import { type Element, isElement, ownText, textWithin } from '../dom.js';
import type { Holdings } from './holding.js';
import { namesOf } from './named-parts.js';

/** The place at which a page names its subject. */
export interface PageHeading {
  readonly element: Element;
  /** False: the first heading there is, which may be that of a part. */
  readonly isSure: boolean;
}

/** How systems call the element with a page's name. */
const HEADING_NAME =
  /^(?:[\w-]{1,20}-)?(?:(?:page|pages|entry|article|content|component|post|item|main|topic|section|inner)[-_]?(?:title|head(?:ing|er)?|headline|topic|name)|(?:title|head(?:ing)?|topic|headline)[-_]?(?:page|pages|content|main|text|news)|contentheading|componentheading|topic)$/i;
/** The agency or the site, which are the subject of none of its pages. */
const AGENCY =
  /^(?:ยินดีต้อนรับ|เว็บไซต์|สำนักงาน|ที่ทำการ|welcome|website)?\s{0,3}(?:สู่|ของ|to)?\s{0,3}(?:เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]|องค์การบริหารส่วน|เมืองพัทยา|หน้าแรก|หน้าหลัก|home)(?![^\s]{0,40}(?:แผน|รายงาน|ประกาศ))/i;
const MODULE_WORDS =
  /^(?:เมนู|main ?menu|menu|ลิงก์|ลิงค์|link|หน่วยงานที่เกี่ยวข้อง|สถิติ(?:ผู้|เว็บ|การเข้า)|ผู้เยี่ยมชม|ผู้เข้าชม|ล็?อ[กค]อิน|เข้าสู่ระบบ|สมาชิก|log-?in|ค้นหา|search|ปฏิทิน|โพล|แบนเนอร์|banner|พยากรณ์|สภาพอากาศ|facebook|counter|ภาษา|ติดตามเรา|recent|archives|categor|meta|tags?|(?:ข่าว(?:สาร)?|บทความ|เรื่อง|ประกาศ|กิจกรรม|โพสต์|เนื้อหา)(?:ล่าสุด|อื่น ?ๆ|ที่เกี่ยวข้อง|ที่น่าสนใจ|ยอดนิยม|แนะนำ)|related (?:posts?|articles?|news|items)|you (?:may|might) also|(?:most|popular) (?:read|posts?|articles?)|ป้ายกำกับ|คลังเก็บ|(?:คติธรรม|คติ|คำคม|สุภาษิต|พุทธศาสนสุภาษิต|ธรรมะ|พุทธวจน|คำขวัญ)(?:สอนใจ|เตือนใจ)?ประจำวัน)/i;
const PLACE = /^(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.|เทศบาล|องค์การบริหาร|อบ[ตจ])\S{0,30}$/;
const GREETING = /^(?:ยินดีต้อนรับ(?:เข้า)?(?:สู่)?|welcome(?: to)?) ?/;
/** Letters of the longest names of agencies. */
const MAX_NAME = 36;
const MAX_HEADING = 160;

/** The parts of a page's title, without the names of agency and site. */
export function subjectsOf(title: string | null): readonly string[] {
  return (title ?? '')
    .split(/\s[-–—|:»>]\s|[|»]|::/)
    .map(plain)
    .filter((part) => part.length > 2 && !AGENCY.test(part));
}

/** A box of the site by what it calls itself. */
export function isModuleName(words: string): boolean {
  return MODULE_WORDS.test(plain(words));
}

/** The name alone, with its district and province; a sentence that begins with it says more. */
export function isAgencyName(words: string): boolean {
  const [name = '', ...place] = plain(words).replace(GREETING, '').split(' ');
  return name.length <= MAX_NAME && AGENCY.test(name) && place.every((word) => PLACE.test(word));
}

/** @param holdings of what is not known as the site's */
export function findPageHeading(
  elements: readonly Element[],
  holdings: Holdings,
  title: string | null,
): PageHeading | null {
  const subjects = new Set(subjectsOf(title));
  let first: Element | null = null;
  let named: Element | null = null;
  let stated: Element | null = null;
  let top: Element | null = null;
  for (const element of elements) {
    const holding = holdings.get(element);
    if (holding === undefined || element.name === 'html' || element.name === 'body') continue;
    const letters = holding.words + holding.linked;
    if (letters < 3 || letters > MAX_HEADING) continue;
    const isLinked = holding.words === 0 && !/^h1$/.test(element.name);
    if (isLinked || isWithinLink(element)) continue;
    if (/^h[1-4]$/.test(element.name)) {
      const words = textWithin(element, MAX_HEADING).text;
      if (isModuleName(words) || isAgencyName(words)) continue;
      if (element.name === 'h1') top ??= element;
      else first ??= element;
      if (subjects.has(plain(words))) stated ??= element;
    } else if (subjects.size > 0 && stated === null && subjects.has(plain(ownText(element)))) stated = element;
    else if (named === null && namesOf(element).some((word) => HEADING_NAME.test(word))) {
      const words = textWithin(element, MAX_HEADING).text;
      if (!isModuleName(words) && !isAgencyName(words)) named = element;
    }
  }
  const sure = top ?? stated ?? named;
  if (sure !== null) return { element: sure, isSure: true };
  return first === null ? null : { element: first, isSure: false };
}

function isWithinLink(element: Element): boolean {
  const { parent } = element;
  return isElement(parent) && (parent.name === 'a' || (isElement(parent.parent) && parent.parent.name === 'a'));
}

const ENDS = ' •·»>:*-';

/** Letters alone, so that white space and signs between them do not count. */
export function plain(words: string): string {
  const text = nfc(words).replace(/[\s\u00a0\u200b]+/g, ' ');
  let [start, end] = [0, text.length];
  while (start < end && ENDS.includes(text[start] ?? '')) start++;
  while (end > start && ENDS.includes(text[end - 1] ?? '')) end--;
  return text.slice(start, end).toLowerCase();
}
