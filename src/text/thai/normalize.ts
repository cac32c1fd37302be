import { nfc } from '../nfc.js';
import { ASKS, lettersAsk } from './letter-asks.js';

/** Thai consonants, vowels and marks, without digits and the baht sign. */
const THAI_LETTER = '\u0E01-\u0E3A\u0E40-\u0E4E';

/** Letters that nobody sees and no text needs, for a class of an expression: soft hyphens, joiners, marks of direction. */
export const INVISIBLE_LETTERS = '\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF';
const INVISIBLE = new RegExp(`[${INVISIBLE_LETTERS}]`, 'g');
/** Begins with the end of the line, which is looked for faster than every letter before one. */
const WRAPPED_LINE = new RegExp(
  `(?:\\r\\n|[\\n\\r\\v\\f\\u0085\\u2028\\u2029])(?<=[${THAI_LETTER}](?:\\r\\n|[^]))(?=[${THAI_LETTER}])`,
  'g',
);
/** White space other than single spaces, which need not be replaced. */
const UNEVEN_SPACE = /(?:[^\S ]|\u0085)[\s\u0085]*| [\s\u0085]+/g;
const THAI_DIGIT = /[๐-๙]/;
const DIGITS = '0123456789';
const SHIFTED_GLYPH = /[\uF700-\uF71A]/g;
/** Lower case may decompose letters of other scripts. */
const BEYOND_THAI_AND_ASCII = /[^\x00-\x7F\u0E00-\u0E7F]/;
const MAX_ROUNDS = 9;
const MARK = '\u0E31\u0E34-\u0E3A\u0E47-\u0E4E';
const MARK_RUN = new RegExp(`[${MARK}]{2,}`, 'g');
/**
 * Matches whatever a repair may change. Most texts have no match, and the test takes a quarter of the time of all repairs.
 * Other scripts than ASCII, Latin-1 and general punctuation count as suspect: NFC may change them.
 */
const MAY_NEED_REPAIR = new RegExp(
  [
    // Nikhahit is suspect too.
    '[^\\x00-\\xAC\\xAE-\\xFF\\u0E00-\\u0E4C\\u0E4E\\u0E4F\\u0E5A-\\u0E7F\\u2010-\\u2027\\u2030-\\u205E]',
    'เเ',
    // Three marks, one mark twice, marks out of their order, a mark after sara am.
    `[ำ${MARK}](?:[${MARK}]{2}|(?<=ำ)[${MARK}]|(?<=([${MARK}]))\\1|(?<=[็-๎])[ัิ-ฺ]|(?<=[ัิ-ื])[ุ-ฺ]|(?<=[ุู])ฺ)`,
    // A line that ends inside a word.
    `[\\n-\\r\\x85](?<=[\\u0E01-\\u0E4E].)`,
  ].join('|'),
  's',
);
/** Where old Windows fonts kept vowels and tone marks shifted for tall consonants (U+F700 to U+F71A). */
const BASE_OF_SHIFTED: readonly string[] = [
  ...['\u0E10', '\u0E34', '\u0E35', '\u0E36', '\u0E37'],
  ...['\u0E48', '\u0E49', '\u0E4A', '\u0E4B', '\u0E4C'],
  ...['\u0E48', '\u0E49', '\u0E4A', '\u0E4B', '\u0E4C'],
  ...['\u0E0D', '\u0E31', '\u0E4D', '\u0E47'],
  ...['\u0E48', '\u0E49', '\u0E4A', '\u0E4B', '\u0E4C'],
  ...['\u0E38', '\u0E39', '\u0E3A'],
];

/** Replaces Thai digits by Arabic ones; the length stays. */
export function arabicDigits(s: string): string {
  let arabic = '';
  let from = 0;
  for (let at = s.search(THAI_DIGIT); at >= 0 && at < s.length; at++) {
    const digit = s.charCodeAt(at) - 0x0e50;
    if (digit < 0 || digit > 9) continue;
    arabic += s.slice(from, at) + DIGITS[digit];
    from = at + 1;
  }
  return from === 0 ? s : arabic + s.slice(from);
}

/** Replaces Arabic digits by Thai ones. */
export function thaiDigits(s: string): string {
  return s.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x0e20));
}

/**
 * The form in which texts are matched: NFC, Arabic digits, sara am as one character, marks in order and once, no invisible
 * characters, no line break inside a Thai word, single spaces. Idempotent; never throws.
 */
export function normalizeText(s: string): string {
  return normalizeAs(s, lettersAsk(s));
}

function normalizeAs(s: string, asks: number): string {
  if ((asks & ASKS.repair) !== 0) {
    const text = repairLetters(s, (broken) => withoutInvisible(broken).replace(WRAPPED_LINE, ''));
    return text.replace(UNEVEN_SPACE, ' ').trim();
  }
  const text = (asks & ASKS.digits) === 0 ? s : arabicDigits(s);
  return ((asks & ASKS.spaces) === 0 ? text : text.replace(UNEVEN_SPACE, ' ')).trim();
}

/** The text without its invisible letters; every other letter stays as it is. */
export function withoutInvisible(s: string): string {
  return s.replace(INVISIBLE, '');
}

/** As `normalizeText`, but keeps white space: in expressions it may have a meaning. */
export function normalizeCharacters(s: string): string {
  return (lettersAsk(s) & ASKS.repair) === 0 ? arabicDigits(s) : repairLetters(s, withoutInvisible);
}

/** As `normalizeText`, in lower case: the form in which words are compared. */
export function foldText(s: string): string {
  const asks = lettersAsk(s);
  let text = normalizeAs(s, asks);
  if ((asks & (ASKS.repair | ASKS.others)) === 0) return (asks & ASKS.capitals) === 0 ? text : text.toLowerCase();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const lower = text.toLowerCase();
    if (lower === text || !BEYOND_THAI_AND_ASCII.test(lower)) return lower;
    text = normalizeText(lower);
  }
  return text;
}

/**
 * The letters of a word that survive typing errors and broken PDF text: consonants, full-size vowels, digits and Latin
 * letters. `ควำม` and `ความ`, `ประเมนิ` and `ประเมิน` give the same.
 */
export function looseThai(s: string): string {
  return foldText(s)
    .replace(/ำ/g, 'า')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function normalizeLetters(s: string): string {
  return nfc(baseGlyphs(s))
    .replace(MARK_RUN, orderMarks)
    .replace(/([่-๋]?)ํ([่-๋]?)า/g, '$1$2ำ')
    .replace(/ำ([่-๋])/g, '$1ำ')
    .replace(/เเ/g, 'แ');
}

/** Replaces shifted glyphs of old Windows fonts by the Thai characters that they show; the length stays. */
export function baseGlyphs(s: string): string {
  return s.replace(SHIFTED_GLYPH, (glyph) => BASE_OF_SHIFTED[glyph.charCodeAt(0) - 0xf700] ?? glyph);
}

function orderMarks(run: string): string {
  // Nearly all runs are a vowel and its tone mark.
  if (run.length === 2 && run[0] !== run[1] && markRank(run[0] ?? '') <= markRank(run[1] ?? '')) return run;
  return [...new Set(run)].sort((a, b) => markRank(a) - markRank(b)).join('');
}

/** Vowels before tone marks; phinthu and the vowels below first, as in NFC. */
function markRank(mark: string): number {
  if (mark === '\u0E3A') return 0;
  if (mark === '\u0E38' || mark === '\u0E39') return 1;
  return mark < '\u0E47' ? 2 : 3;
}

/** One repair can make another one necessary: a mark may move beside its like. */
function repairLetters(s: string, removeInvisible: (text: string) => string): string {
  // Dates have them on every page, and nothing else needs to be put right there.
  let text = arabicDigits(s);
  for (let round = 0; round < MAX_ROUNDS && MAY_NEED_REPAIR.test(text); round += 1) {
    const visible = removeInvisible(text);
    text = normalizeLetters(visible);
    if (text === visible) return text;
  }
  return text;
}
