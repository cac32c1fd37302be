import type { ReportEvidence, ReportFinding } from '../../model/report.js';
import type { Lang, Words } from '../../model/words.js';
import { isDay } from '../../text/dates/calendar.js';
import { formatDate } from '../../text/dates/date-format.js';
import { readableText } from '../../text/url.js';
import { dayInWords, yearsInWords } from './day.js';
import { isWordKey, type Say } from './words.js';

/** What checks expect, which no language changes in JSON, and how people read it. */
const EXPECTED: Readonly<Record<string, Words>> = {
  '11 digits': { th: 'ตัวเลข 11 หลัก', en: '11 digits' },
  'not empty': { th: 'ไม่เว้นว่าง', en: 'not empty' },
  text: { th: 'ข้อความ', en: 'text' },
  'a number': { th: 'ตัวเลข', en: 'a number' },
  'a date': { th: 'วันที่', en: 'a date' },
  'a readable QR code': { th: 'QR code ที่อ่านได้', en: 'a readable QR code' },
  'an address that answers': { th: 'ที่อยู่ที่เปิดได้', en: 'an address that answers' },
  'a number of the register': { th: 'เลขที่มีในข้อมูลสัญญา', en: 'a number of the register' },
  '01 to 12': { th: '01 ถึง 12', en: '01 to 12' },
};
/** `at least 3`, `at most 30 days old`, `not after 2025-10-02`, `2024-10-01 to 2025-09-30`. */
const MEASURED: readonly (readonly [RegExp, (parts: readonly string[], lang: Lang) => string])[] = [
  [/^at least (\d+)$/, ([count], lang) => (lang === 'th' ? `อย่างน้อย ${count} แถว` : `at least ${count} rows`)],
  [/^at most (\d+) days old$/, ([days], lang) => (lang === 'th' ? `เก่าไม่เกิน ${days} วัน` : `at most ${days} days old`)],
  [/^at most (\S+ MiB)$/, ([size], lang) => (lang === 'th' ? `ไม่เกิน ${size}` : `at most ${size}`)],
  [
    /^not after (\d{4}-\d{2}-\d{2})$/,
    ([day = ''], lang) => `${lang === 'th' ? 'ไม่หลังวันที่' : 'not after'} ${dayInWords(day, lang)}`,
  ],
  [
    /^(\d{4}-\d{2}-\d{2}|…) to (\d{4}-\d{2}-\d{2}|…)$/,
    (days, lang) => days.map((day) => dayInWords(day, lang)).join(lang === 'th' ? ' ถึง ' : ' to '),
  ],
];

/** The value that would have been right, as people read it; nothing where the message says it already, or where it is a hash. */
export function expectedText({ code, expected }: ReportFinding, lang: Lang): string {
  if (expected === null || saysItself(code)) return '';
  const known = Object.hasOwn(EXPECTED, expected) ? EXPECTED[expected] : undefined;
  if (known !== undefined) return known[lang];
  for (const [pattern, words] of MEASURED) {
    const found = pattern.exec(expected);
    if (found !== null) return words(found.slice(1), lang);
  }
  return code === 'date/wrong-fiscal-year' ? yearsInWords(expected, lang) : readableText(expected);
}

/** The value as found, as people read it. */
export function actualText({ code, actual }: ReportFinding, lang: Lang): string {
  if (actual === null || code.startsWith('change/')) return '';
  return code === 'date/wrong-fiscal-year' ? yearsInWords(actual, lang) : readableText(actual);
}

/** Findings about patterns, whose message says them in words, and about changes, which are told by hashes. */
const saysItself = (code: string): boolean => /^(?:text|change|channel)\/|^table\/(?:row|period)-missing$/.test(code);

/** The dates of an evidence, each once: `31 มีนาคม 2568 (คุณสมบัติของไฟล์)`. */
export function datesInWords({ dates }: ReportEvidence, say: Say, lang: Lang): readonly string[] {
  return [...new Set(dates.map((found) => dateInWords(found, say, lang)))];
}

/** The text of the evidence stands behind a date where it says more than the date, or something else. */
function dateInWords({ date, from, text }: ReportEvidence['dates'][number], say: Say, lang: Lang): string {
  const key = `date.${from}`;
  // The report may come from a newer program.
  const place = isWordKey(key) ? say(key) : from;
  const words = /^\d{4}(?:-\d{2}){0,2}$/.test(date) ? formatDate(date, lang) : date;
  const quoted = text.replace(/\s+/g, ' ').trim();
  const isPlain = quoted === '' || quoted === date || quoted === words || isDay(quoted.slice(0, 10));
  return isPlain ? `${words} (${place})` : `${words} (${place} “${quoted}”)`;
}
