import { readDates } from '../../text/dates/read-dates.js';
import { looseThai, normalizeText } from '../../text/thai/normalize.js';
import { remember } from './remember.js';

/** How similar a text is to the words of each item, from 0 to 1, in the order of the items. */
export type Likeness = readonly number[];

export interface LikenessReader {
  of(text: string): Likeness;
  /** A label without codes, years and words such as "download". */
  subjectOf(text: string): string;
  /** Does the label describe its target? */
  isDescriptive(text: string): boolean;
}

export interface LikenessOptions {
  /** Titles and further words of each item. */
  readonly phrases: readonly (readonly string[])[];
  readonly withoutCodes: (text: string) => string;
  /** Names of the agency, which say nothing about the item. */
  readonly names: readonly string[];
}

const YEAR_WORDS = /(?:ประจำ|ปรจำ|ของ)?ปี ?(?:งบประมาณ)?|พ ?\. ?ศ ?\.{0,2}|25\d\d/g;
/** Of which month a file is says nothing of what it is. */
const MONTHS =
  /(?:เดือน ?)?(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|(?<![ก-๙.])(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.)/g;
const FILLER_WORDS =
  /https?:\/\/\S+|ดาวน์?โหลด|คลิ๊?ก|ที่นี่|อ่านต่อ|เพิ่มเติม|รายละเอียด|ดูเอกสาร|เอกสารแนบ|เอกสาร|ไฟล์แนบ|ไฟล์|เปิดโฟลเดอร์|โฟลเดอร์|เปิดดู|ขนาด|จำนวนผู้อ่าน|\b(?:downloads?|click|here|open|view|read|more|file|link|details?|folder|pdf|xlsx?|docx?|zip|jpe?g|png|kb|mb|bytes?)\b/gi;
/** Weight of letters in no item's words; letters of a single item weigh 1. */
const FOREIGN = 0.4;
/** Missing words count more than additional ones, since labels hold names and remarks. */
const BETA_SQUARED = 1.7;
const DESCRIPTIVE_LETTERS = 3;

type Grams = ReadonlySet<string>;

/**
 * Compares texts with the words of all items by trigrams. Trigrams that many items share (`การทุจริต`) weigh little, those of
 * one item much, which distinguishes a plan from the report on it. A typing error costs three trigrams.
 */
export function createLikenessReader({ phrases, withoutCodes, names }: LikenessOptions): LikenessReader {
  const wordings = phrases.map((list) => list.map((phrase) => gramsOf(subject(phrase, (text) => text, []))));
  const spread = new Map<string, number>();
  for (const list of wordings)
    for (const gram of new Set(list.flatMap((grams) => [...grams]))) spread.set(gram, (spread.get(gram) ?? 0) + 1);
  const most = Math.log(1 + phrases.length);
  const weightOf = (gram: string): number => {
    const items = spread.get(gram);
    return items === undefined ? FOREIGN : Math.log(1 + phrases.length / items) / most;
  };
  const sum = (grams: Iterable<string>): number => {
    let total = 0;
    for (const gram of grams) total += weightOf(gram);
    return total;
  };
  const weights = wordings.map((list) => list.map((grams) => sum(grams)));
  const subjectOf = remember((text) => subject(text, withoutCodes, names));

  const compare = (text: string): Likeness => {
    const grams = gramsOf(subjectOf(text));
    const whole = sum(grams);
    if (grams.size === 0) return phrases.map(() => 0);
    return wordings.map((list, item) =>
      list.reduce((best, phrase, index) => {
        const shared = sum([...phrase].filter((gram) => grams.has(gram)));
        const recall = shared / (weights[item]?.[index] || 1);
        const precision = shared / whole;
        const value = ((1 + BETA_SQUARED) * recall * precision) / (BETA_SQUARED * precision + recall || 1);
        return Math.max(best, value);
      }, 0),
    );
  };

  return {
    subjectOf,
    isDescriptive: (text) => looseThai(subjectOf(text)).replace(/\d/g, '').length >= DESCRIPTIVE_LETTERS,
    of: remember(compare),
  };
}

function subject(text: string, withoutCodes: (text: string) => string, names: readonly string[]): string {
  let rest = normalizeText(withoutCodes(text));
  for (const { index, text: words } of [...readDates(rest)].reverse())
    rest = `${rest.slice(0, index)} ${rest.slice(index + words.length)}`;
  for (const name of names) if (name.length > 3) rest = rest.replaceAll(name, ' ');
  return rest.replace(MONTHS, ' ').replace(YEAR_WORDS, ' ').replace(FILLER_WORDS, ' ').replace(/\s+/g, ' ').trim();
}

function gramsOf(text: string): Grams {
  const letters = `^${looseThai(text)}$`;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at += 1) grams.add(letters.slice(at, at + 3));
  return grams.size === 1 && letters === '^$' ? new Set() : grams;
}
