import { maskNationalIds } from '../../text/patterns/national-id.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { stripControls } from '../../text/thai/sanitize.js';
import type { SeenPage } from './walk.js';

/** Who the site says it is; null where it does not. */
export interface AgencyGuess {
  readonly name: string | null;
  /** As another checklist says; absent: the name tells, or nobody knows. */
  readonly kind?: string | undefined;
  readonly district: string | null;
  readonly province: string | null;
}

const WORD = '[ก-๎]{2,40}';
const NAME = new RegExp(
  `(?:เทศบาล(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\\.|อบจ\\.|เมืองพัทยา)(?: ?${WORD})?`,
);
const DISTRICT = new RegExp(`(?:อำเภอ|อ\\. ?)(${WORD})`);
const PROVINCE = new RegExp(`(?:จังหวัด|จ\\. ?)(${WORD})`);
const GREETING = /^(?:ยินดีต้อนรับสู่|ยินดีต้อนรับ|เว็บไซต์(?:ของ|ทางการ)?|หน้าแรก|หน้าหลัก|home)\s*/i;

/** Guesses name and place of the agency from its home page. */
export function guessAgency(home: SeenPage | null): AgencyGuess {
  if (home === null) return { name: null, district: null, province: null };
  const title = clean(home.title);
  const texts = [title, ...home.headings.map(clean), clean(home.text).slice(0, 2_000)];
  const named = texts.map((text) => NAME.exec(text)?.[0]).find((name) => name !== undefined);
  const first = title
    .split(/\s[|–—-]\s|\|/)
    .map((part) => part.replace(GREETING, '').trim())
    .find((part) => part !== '');
  const place = (expression: RegExp): string | null =>
    texts.map((text) => expression.exec(text)?.[1]).find((word) => word !== undefined) ?? null;
  return { name: named?.trim() || first || null, district: place(DISTRICT), province: place(PROVINCE) };
}

function clean(text: string): string {
  return maskNationalIds(normalizeText(stripControls(text))).replace(GREETING, '');
}
