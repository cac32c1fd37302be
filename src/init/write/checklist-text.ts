import { stringify } from 'yaml';
import type { Item } from '../../model/checklist.js';
import type { Lang } from '../../model/words.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { hostOf, readableUrl } from '../../text/url.js';
import { reasonText } from '../recognise/reasons.js';
import type { FoundItem, Proposal } from '../recognise/recognise.js';
import type { AgencyGuess } from '../site/agency.js';

/** Keys of `agency` in their order. */
export const AGENCY_KEYS = ['name', 'kind', 'district', 'province'] as const;
type AgencyKey = (typeof AGENCY_KEYS)[number];

/** A new checklist, before a person has looked at it. */
export interface ChecklistDraft {
  /** Where editors find the JSON Schema: an address, or a path relative to the file. */
  readonly schema: string;
  readonly extends: readonly string[];
  readonly agency: AgencyGuess;
  /** What a person or another checklist says of the agency; the rest is guessed. */
  readonly known: ReadonlySet<AgencyKey>;
  readonly site: string;
  /** What there is to know of the address of the site, in words; empty: nothing. */
  readonly siteNotes: readonly string[];
  readonly fiscalYear: number;
  /** Items of the profile, in its order, with what was found for each. */
  readonly items: readonly DraftItem[];
  /** Further keys of another checklist, as data. */
  readonly further: Readonly<Record<string, unknown>>;
  /** Items that no profile has, as data. */
  readonly ownItems: Readonly<Record<string, unknown>>;
  /** Pages that were read; null: the site was not visited. */
  readonly pagesRead: number | null;
  readonly isCut: boolean;
  /** `24 พฤศจิกายน 2569` */
  readonly madeOn: string;
}

export interface DraftItem extends FoundItem {
  readonly item: Item;
  /** The item and year that the address was carried over from. */
  readonly carriedFrom?: { readonly id: string; readonly year: number } | undefined;
  /** What there is to know of links that open nothing, a line each; absent: nothing. */
  readonly notes?: readonly string[] | undefined;
}

/** Confidence from which an address is called sure, or probable. */
const SURE = 0.85;
export const PROBABLE = 0.7;

/** @returns a checklist with comments, which `validate` accepts */
export function checklistText(draft: ChecklistDraft, lang: Lang): string {
  const words = WORDS[lang];
  const found = draft.items.filter(({ chosen }) => chosen.length > 0);
  const name = commentText(draft.agency.name ?? '') || hostOf(draft.site);
  const agency = { ...draft.agency, name };
  const lines = [
    `# yaml-language-server: $schema=${draft.schema}`,
    ...comments(words.head(name, draft.madeOn), ''),
    ...(draft.pagesRead === null ? [] : comments(words.seen(draft.pagesRead, found.length, draft.items.length), '')),
    ...(draft.isCut ? comments(words.cut, '') : []),
    ...comments(words.howSure, ''),
    'version: 1',
    `extends: ${scalarOrList(draft.extends)}`,
    'agency:',
    ...AGENCY_KEYS.flatMap((key) => {
      const value = commentText(agency[key] ?? '');
      const note = draft.known.has(key) ? '' : ` # ${words.guessed}`;
      return value === '' ? [] : [`  ${key}: ${scalarText(value)}${note}`];
    }),
    ...draft.siteNotes.flatMap((note) => comments(note, '')),
    `site: ${addressText(draft.site)}`,
    `fiscalYear: ${draft.fiscalYear}`,
    ...Object.entries({ schedule: { everyDays: 15 }, ...draft.further }).map(([key, value]) =>
      block({ [key]: value }, ''),
    ),
    '',
    'items:',
    ...draft.items.flatMap((entry) => itemLines(entry, draft.fiscalYear, lang)),
    ...Object.entries(draft.ownItems).map(([key, value]) => block({ [key]: value }, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines(entry: DraftItem, year: number, lang: Lang): string[] {
  const { id, item, chosen } = entry;
  const title = comments(`${id} ${item.title}`, '  ');
  if (chosen.length > 0)
    return [
      ...title,
      `  ${id}:`,
      '    urls:',
      ...chosen.flatMap((proposal) => [
        ...comments(sureText(proposal, entry, year, lang), '      '),
        `      - ${addressText(proposal.url)}`,
      ]),
      ...[...alternativeTexts(entry, year, lang), ...(entry.notes ?? [])].flatMap((text) => comments(text, '      ')),
    ];
  return [
    ...title,
    ...comments(hintText(item, lang), '  '),
    ...[...alternativeTexts(entry, year, lang), ...(entry.notes ?? [])].flatMap((text) => comments(text, '  ')),
    `  ${id}: { urls: [] }`,
  ];
}

/** `92% (สูง) ป้ายลิงก์ตรงกับชื่อข้อ, ปี 2568 ตรง` */
export function sureText(proposal: Proposal, { item, carriedFrom }: DraftItem, year: number, lang: Lang): string {
  const words = WORDS[lang];
  const level =
    proposal.confidence >= SURE ? words.sure : proposal.confidence >= PROBABLE ? words.probable : words.unsure;
  const isCarried = proposal.reasons.includes('carried');
  const reasons = reasonText(proposal.reasons, lang, {
    year: isCarried
      ? (carriedFrom?.year ?? year)
      : proposal.reasons.includes('year')
        ? (item.find?.fiscalYear ?? year)
        : year,
    item: carriedFrom?.id ?? '',
  });
  return isCarried ? reasons : `${percent(proposal)} (${level}) ${reasons || words.noReason}`;
}

/** Lines that name the next best addresses. */
export function alternativeTexts(entry: DraftItem, year: number, lang: Lang): string[] {
  return entry.alternatives.map(
    (proposal) => `${WORDS[lang].alternative}: ${readableUrl(proposal.url)} – ${sureText(proposal, entry, year, lang)}`,
  );
}

/** What to look for, for an item that was not found. */
export function hintText(item: Item, lang: Lang): string {
  const keywords = [item.title, ...(item.find?.keywords ?? [])].slice(0, 4).join(', ');
  const year = item.find?.fiscalYear ?? null;
  return WORDS[lang].notFound(keywords, year);
}

function percent({ confidence }: Proposal): string {
  return `${Math.round(confidence * 100)}%`;
}

/** Text of a site on one line, so that it cannot end a comment. */
export function commentText(text: string): string {
  return stripControls(text).replace(/\s+/g, ' ').trim();
}

function comments(text: string, indent: string): string[] {
  return text.split('\n').map((line) => `${indent}# ${commentText(line)}`);
}

/** A text as a YAML scalar on one line. */
function scalarText(value: string): string {
  return stringify(stripControls(value).replace(/[\n\u2028\u2029]+/g, ' '), { lineWidth: 0 }).trimEnd();
}

/** An address as people read it: Thai letters are not escaped. It leads to the same place. */
export function addressText(url: string): string {
  return scalarText(readableUrl(url));
}

function scalarOrList(values: readonly string[]): string {
  return values.length === 1 ? scalarText(values[0] ?? '') : `[${values.map(scalarText).join(', ')}]`;
}

function block(value: unknown, indent: string): string {
  return stringify(value, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

const WORDS = {
  th: {
    head: (name: string, day: string) =>
      `แบบตรวจ OIT ของ ${name} ร่างโดย oit-audit init เมื่อ ${day}\nโปรดเปิดดูทุกที่อยู่ก่อนใช้งาน แล้วสั่ง oit-audit validate ไฟล์นี้`,
    seen: (pages: number, found: number, all: number) => `อ่านหน้าเว็บ ${pages} หน้า พบ ${found} จาก ${all} ข้อ`,
    cut: 'ยังมีหน้าที่ไม่ได้อ่านเพราะถึงจำนวนสูงสุด เพิ่มได้ด้วย --max-pages',
    howSure: 'ร้อยละเป็นความมั่นใจโดยประมาณ: 85 ขึ้นไปสูง, 70–84 ปานกลาง, ต่ำกว่านั้นควรเปิดดูเป็นพิเศษ',
    guessed: 'คาดจากเว็บไซต์ โปรดตรวจสอบ',
    sure: 'สูง',
    probable: 'ปานกลาง',
    unsure: 'ต่ำ ควรเปิดดู',
    noReason: 'คำใกล้เคียงกับชื่อข้อ',
    alternative: 'ทางเลือกอื่น',
    notFound: (keywords: string, year: number | null) =>
      `ไม่พบ ให้หาหน้าหรือไฟล์ที่มีคำว่า ${keywords}${year === null ? '' : ` ปี ${year}`}`,
  },
  en: {
    head: (name: string, day: string) =>
      `OIT checklist of ${name}, drafted by oit-audit init on ${day}\nOpen every address before use, then run oit-audit validate on this file`,
    seen: (pages: number, found: number, all: number) =>
      `${pages} pages were read; ${found} of ${all} items were found`,
    cut: 'more pages are linked than were read; raise --max-pages',
    howSure: 'The percentages are rough confidences: from 85 high, from 70 fair; below that look with special care',
    guessed: 'guessed from the site, please check',
    sure: 'high',
    probable: 'fair',
    unsure: 'low, look at it',
    noReason: 'words like the title',
    alternative: 'alternative',
    notFound: (keywords: string, year: number | null) =>
      `not found; look for a page or file with ${keywords}${year === null ? '' : `, of ${year}`}`,
  },
} as const;
