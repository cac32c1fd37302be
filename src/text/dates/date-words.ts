import { phraseList } from '../phrase-list.js';

/** Parts of the expressions that read dates, and the names of the months. Every repetition is bounded: linear time. */

const MARKS = '[ัิ-ฺ็-๎]{0,3}';

export const SPACE = '[ \\n]{0,3}';
/** `พ.ศ.`, `พ.ศ..`, `พศ`, `พุทธศักราช`; a bare `พศ` must not be the end of a word such as `เพศ`. */
export const BUDDHIST_ERA = '(?:พ ?\\.{1,2} ?ศ ?[.:,]{0,3}|(?<![เแโใไก-ฮ])พศ\\.?|พุทธศักราช)';
export const CHRISTIAN_ERA = '(?:ค ?\\. ?ศ ?[.:]{0,2}|คริสต์ศักราช)';
export const TO = '(?:-|–|—|จนถึง|ถึง)';
/** `ปี`, with the vowels of broken PDF text. */
export const YEAR_WORD = 'ป[ีิ]ี?';
/** `ปีงบประมาณ`, `ปีงบฯ`, `ปี งบ.`, `ปี งปม.`. */
export const FISCAL_WORD = `${YEAR_WORD}[ \\n]{0,2}(?:งบ(?:ประ?มาณ|ฯ|\\.)?|ง\\.?ป\\.?ม\\.?)`;

/** Follows a number that is a quantity, not a year. */
const quantity = (blank: string): string =>
  `(?:,\\d{3}|\\.\\d{1,2}(?!\\d)|${blank}?%|${blank}?(?:บาท|ล้านบาท|คน|ราย|ครั้ง|รายการ|โครงการ|ฉบับ|กิจกรรม|แห่ง|วัน|เดือน|ชั่วโมง|นาที)(?![ก-๎]))`;
/** In the line below a year the heading of a column may stand: `ประจำปี 2568`, `โครงการ`. */
export const NUMBER_END = `(?!\\d|${quantity(' ')})`;
/** After two digits a further part of a number or a time may follow. */
const SHORT_YEAR_END = `(?!\\d|[.,:]\\d|${quantity('[ \\n]')})`;
export const YEAR_DIGITS = `(?:\\d{4}${NUMBER_END}|\\d{2}${SHORT_YEAR_END})`;

const THAI_MONTHS = phraseList(`
  มกราคม, กุมภาพันธ์, มีนาคม, เมษายน, พฤษภาคม, มิถุนายน, กรกฎาคม, สิงหาคม, กันยายน, ตุลาคม, พฤศจิกายน, ธันวาคม
`);
const SHORT_THAI_MONTHS = phraseList('ม.ค., ก.พ., มี.ค., เม.ย., พ.ค., มิ.ย., ก.ค., ส.ค., ก.ย., ต.ค., พ.ย., ธ.ค.');

const ENGLISH_MONTHS = phraseList(`
  January, February, March, April, May, June, July, August, September, October, November, December
`);

export function thaiMonth(month: number): string {
  return THAI_MONTHS[month - 1] ?? '';
}

export function shortThaiMonth(month: number): string {
  return SHORT_THAI_MONTHS[month - 1] ?? '';
}

export function englishMonth(month: number): string {
  return ENGLISH_MONTHS[month - 1] ?? '';
}

/** Letters that writers confuse: กรกฏาคม, พฤษจิกายน. */
const CONFUSED: Readonly<Record<string, string>> = { ฎ: '[ฎฏ]', ศ: '[ศษ]', ษ: '[ษศ]' };

/** In broken PDF text marks may be missing, doubled or moved to the next letter: only the letters must match. */
function tolerant(name: string): string {
  return [...lettersOf(name)]
    .map((letter) => `${CONFUSED[letter] ?? letter}${MARKS}`)
    .join('')
    .slice(0, -MARKS.length);
}

function lettersOf(name: string): string {
  return name.replace(/[ัิ-ฺ็-๎]/g, '').replace(/ษ/g, 'ศ').replace(/ฏ/g, 'ฎ');
}

/** Agencies with names like months: สำนักงาน ก.พ., กฎ ก.พ., อ.ก.พ. */
const NO_MONTH_BEFORE = '(?<!สำนักงาน ?|กฎ ?|มติ ?|[ก-ฮ]\\.|ที่ )';

const LONG_NAMES = THAI_MONTHS.map((name) => `${tolerant(name)}${MARKS}`).join('|');
const SHORT_NAMES = `${NO_MONTH_BEFORE}(?:มี{1,2}|มิ{1,2}|เม|ม|ก|พ|ส|ต|ธ) ?\\. ?[คพย](?: ?\\.)?`;
const BARE_NAMES = '(?<![ก-๎]|[ก-ฮ]\\.)(?:เดือน)?(?:มี|มิ|เม|ม|ก|พ|ส|ต|ธ)[คพย](?![ก-ฮะ-ฺเ-๎])\\.?';

/** Any Thai name of a month; the text before and after it decides whether it is a date. */
export const THAI_MONTH = `(?:${LONG_NAMES}|${SHORT_NAMES}|${BARE_NAMES})`;

const MONTH_OF_NAME: ReadonlyMap<string, number> = new Map([
  ...THAI_MONTHS.map((name, index) => [lettersOf(name), index + 1] as const),
  ...SHORT_THAI_MONTHS.map((name, index) => [name.replaceAll('.', ''), index + 1] as const),
]);

/** The month that a match of `THAI_MONTH` names, from 1; null for letters that only look like a short form. */
export function monthOfThaiName(name: string): number | null {
  const plain = name.replace(/^เดือน/, '').replace(/[ .]/g, '');
  const short = plain.replace(/([ีิ])\1/g, '$1');
  return MONTH_OF_NAME.get(short) ?? MONTH_OF_NAME.get(lettersOf(plain)) ?? null;
}

export const ENGLISH_MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';

/** From 1. */
export function monthOfEnglishName(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return ENGLISH_MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}
