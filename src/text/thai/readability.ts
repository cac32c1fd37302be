import { isThaiMark } from '../nfc.js';

/** Share of the visible characters that are private-use, C1 or replacement characters: above it so few words are whole that not finding one says nothing. */
const MAX_BROKEN = 0.05;
/** Share of the Thai marks that have no consonant below them. */
const MAX_ORPHAN_MARKS = 0.25;
/** Fewer marks than this say nothing of the whole. */
const MIN_MARKS = 8;

const BROKEN = /[\p{Co}\u0080-\u009F\uFFFD]/gu;
/** Sound documents have bullets and ticks of symbol fonts here; icons of pages stand before words, never within them. */
const SYMBOL = /[\uF020-\uF0FF]|(?<![\p{L}\p{M}\p{N}\p{Co}])[\uE000-\uF6FF\uF71B-\uF8FF](?!\p{Co})/gu;
/** Thai glyphs that old Windows fonts keep here are read as well as any. */
const SHIFTED_GLYPH = /[\uF700-\uF71A]/g;

/** False: the text has too many glyphs without meaning, as print-outs of old programs have. What it does not seem to say may be there: report it as not readable, never as missing. */
export function isReadable(s: string): boolean {
  const suspect = count(s, BROKEN);
  const broken = suspect === 0 ? 0 : suspect - count(s, SYMBOL) - count(s, SHIFTED_GLYPH);
  if (broken > 0 && broken > MAX_BROKEN * count(s, /\S/gu)) return false;
  const { marks, orphans } = countMarks(s);
  return marks < MIN_MARKS || orphans <= MAX_ORPHAN_MARKS * marks;
}

/** Thai marks, and those without a letter below them: letter by letter, since a list of all matches takes many times their room. */
function countMarks(s: string): { readonly marks: number; readonly orphans: number } {
  let [marks, orphans, mayCarry] = [0, 0, false];
  for (let at = 0; at < s.length; at++) {
    const code = s.charCodeAt(at);
    const isMark = isThaiMark(code);
    if (isMark) {
      marks++;
      if (!mayCarry) orphans++;
    }
    mayCarry = isMark || isCarrier(code);
  }
  return { marks, orphans };
}

/** A consonant, a shifted glyph, or the dotted circle that stands for a letter. */
function isCarrier(code: number): boolean {
  return (code >= 0x0e01 && code <= 0x0e2e) || (code >= 0xf700 && code <= 0xf71a) || code === 0x25cc;
}

/** Letters without names in words of theirs, from which on a font of the text is not readable; single ones are bullets. */
const MIN_UNNAMED = 8;

/** True when words of a text are nothing but glyphs without names, as of one font among sound ones. */
export function hasUnreadWords(s: string): boolean {
  return (s.match(/\uFFFD{3,}/g) ?? []).join('').length >= MIN_UNNAMED;
}

/** Tokens from which on a text can be told from a list of codes. */
const MIN_TOKENS = 12;
/** Share of the tokens that are no words; English texts, lists of addresses and programs have less than 0.08. */
const MAX_JUNK_TOKENS = 0.18;
const ADDRESS = /:\/\/|@|www\.|\\/;
/** Signs or digits within a word, a word without a vowel, a capital at its end. */
const NO_WORD =
  /[A-Za-z][:{}?!|<>~^[\];"=+*$%#][A-Za-z]|[a-z][0-9][a-z]|[a-z]'[a-z]{3}|(?<![A-Za-z])(?=[A-Z]*[a-z])[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4,}(?![A-Za-z])|[a-z][A-Z]{1,2}[a-z]?(?![A-Za-z])/;

/** True for what a program for English made of a picture of Thai: Latin letters and signs that make no words. */
export function isLatinJunk(s: string): boolean {
  const { latin, thai } = countLetters(s);
  if (latin === 0 || thai * 5 > latin) return false;
  const tokens = s.split(/\s+/).filter((token) => countLetters(token).latin >= 3 && !ADDRESS.test(token));
  return (
    tokens.length >= MIN_TOKENS &&
    tokens.filter((token) => NO_WORD.test(token)).length > MAX_JUNK_TOKENS * tokens.length
  );
}

/** True for a line or two of which words are the smaller part: what a program made of a picture without lines of its letters. */
export function isScrap(s: string): boolean {
  const tokens = s.split(/\s+/).filter((token) => /\p{L}/u.test(token));
  const words = tokens.filter(
    (token) => /[ก-ฮ]{2}/.test(token) || (countLetters(token).latin >= 3 && !NO_WORD.test(token)),
  );
  return words.length * 2 < tokens.length;
}

/** ASCII letters, and Thai letters with their marks. */
function countLetters(s: string): { readonly latin: number; readonly thai: number } {
  let [latin, thai] = [0, 0];
  for (let at = 0; at < s.length; at++) {
    const code = s.charCodeAt(at);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++;
    else if (code >= 0x0e01 && code <= 0x0e4e) thai++;
  }
  return { latin, thai };
}

function count(s: string, expression: RegExp): number {
  return s.match(expression)?.length ?? 0;
}
