import { englishMonth, shortThaiMonth, thaiMonth } from './date-words.js';

const MONTHS = Array.from({ length: 12 }, (_, n) =>
  [thaiMonth, shortThaiMonth, englishMonth].map((name) => name(n + 1)),
)
  .flat()
  .map((name) => name.replaceAll('.', '\\.'))
  .join('|');
const DAY = `[\\d๐-๙]{1,2} (?:${MONTHS}) [\\d๐-๙]{2,4}`;
const MONTH = `(?:${MONTHS}) [\\d๐-๙]{4}`;
const TIME = '(?: เวลา [\\d๐-๙]{1,2}[:.][\\d๐-๙]{2} น\\.)?';
const ERA = '[พค]\\.ศ\\. [\\d๐-๙]{4}';
/** Not inside of a longer number. */
const DATES = new RegExp(`(?<![\\d๐-๙])(?:${DAY}${TIME}|${MONTH}|${ERA})(?![\\d๐-๙])`, 'g');
/** A number and what it counts: `รอบที่ 2`, `round 2`. */
const NUMBERED = /(?:(?:รอบ|ลำดับ|แถว|ตาราง|ไตรมาส)ที่|\b(?:[Rr]ound|[Rr]ow|[Tt]able|No\.)) (?=[\d๐-๙])/g;

const NO_BREAK_SPACE = '\u00a0';

const held = (text: string): string => text.replaceAll(' ', NO_BREAK_SPACE);

/** The text with no-break spaces in its days, months and years of an era, and in the time behind a day: none goes over two lines. Linear time. */
export function unbroken(text: string): string {
  return replaceDates(text, held);
}

/** As {@link unbroken}, and the number of a round or row stays with its word: for lines of a terminal, which are made anew. */
export function unbrokenLine(text: string): string {
  return unbroken(text).replace(NUMBERED, held);
}

/** The text with every day, month and year of an era that has spaces in it replaced. */
export function replaceDates(text: string, replace: (date: string) => string): string {
  return text.includes(' ') ? text.replace(DATES, replace) : text;
}
