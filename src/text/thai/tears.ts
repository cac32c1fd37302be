import { matchesOf } from './matches.js';
import { DOUBTFUL_AA, DOUBTFUL_AM, isBetterWord, replaceBetween } from './pieces.js';

/** A consonant, what stands for the first half of sara am, and what only stands behind a consonant. */
const TORN = /([ก-ฮ][่-๋]?)([ \u00A0]{1,3})([่-๋]?ํ?[่-๋]?)([าำ])/g;
/** The same where a glyph without a name stands for that half. */
const TORN_BY_GLYPH = /([ก-ฮ][่-๋]?)([\uFFFD\p{Co}][ \u00A0]{0,2})([่-๋]?ํ?[่-๋]?)([าำ])/gu;
const AFLOAT = /([ก-ฮ][ัิ-ฺ็-๎]?)[ \u00A0]{1,3}([ัิ-ฺ็-๎]{1,2})(?! ?[าำ])/g;
const NAMELESS = /[\uFFFD\p{Co}]/gu;

const THAI = /[\u0E01-\u0E4E]/;
const LETTER_ALONE = /(?:^|[^\u0E01-\u0E4E])[\u0E01-\u0E4E]$/;

/** Sara am and marks that stand apart from their consonants: `ต าบล`, `ใช ้`. */
export interface Tears {
  readonly isTorn: boolean;
  readonly isAfloat: boolean;
  /** Hardly a sara am of the file is whole: none of those that are torn can be sara aa. */
  readonly areAll: boolean;
  /** The first half is a glyph without a name: `จ\uFFFDานวน`. */
  readonly haveGlyphs: boolean;
}

/**
 * Reading exercises (`ม า มา`) and letter-spaced headings part letters too, but theirs stand alone: in a torn file they are
 * attached to the rest of their words. Null: the file is not torn.
 */
export function findTears(text: string): Tears | null {
  const byGlyph = matchesOf(TORN_BY_GLYPH, text);
  // Print-outs of some programs have such glyphs for any letter.
  const haveGlyphs = byGlyph.length > 0 && byGlyph.length * 5 >= (text.match(NAMELESS)?.length ?? 0) * 4;
  const torn = [...matchesOf(TORN, text), ...(haveGlyphs ? byGlyph : [])];
  const afloat = matchesOf(AFLOAT, text).filter((match) => takesMarks(match[1] ?? '', match[2] ?? ''));
  const isAfter = (match: RegExpExecArray) => THAI.test(text[match.index + match[0].length] ?? '');
  const isBehind = (match: RegExpExecArray) => THAI.test(text[match.index - 1] ?? '');
  const attached = torn.filter((match) => isAfter(match) || isBehind(match)).length;
  const isTorn = attached > 0 && attached * 4 >= torn.length - attached;
  // Lists of the marks themselves stand behind words as well: ไม้เอก ่ ไม้โท ้.
  const floating = afloat.filter(isAfter).length + afloat.filter(isBehind).length / 5;
  const isAfloat = floating >= 1 && floating * 5 >= afloat.length;
  if (!isTorn && !isAfloat) return null;
  return { isTorn, isAfloat, areAll: torn.length > 2 * matchesOf(/(?<=[ก-ฮ][่-๋]?)ำ/g, text).length, haveGlyphs };
}

/** Puts torn sara am and floating marks together. Where it may be sara aa (`ค ่า`), the letter is a doubtful one. */
export function mendTears(text: string, { isTorn, isAfloat, areAll, haveGlyphs }: Tears): string {
  const mend = (match: RegExpExecArray, before: string, after: string): string => {
    const [whole, base = '', , marks = '', vowel = ''] = match;
    if (isSpacedOut(before, after)) return whole;
    const tone = marks.replace('ํ', '');
    if (base.length > 1 && tone !== '') return whole;
    if (vowel === 'ำ' || marks.includes('ํ') || base.length > 1) return `${base}${tone}ำ`;
    const isAa = (tone !== '' || !areAll) && isBetterWord(`${base}${tone}า`, `${base}${tone}ำ`, before, after);
    if (tone !== '') return `${base}${tone}${isAa ? DOUBTFUL_AA : DOUBTFUL_AM}`;
    return `${base}${isAa ? 'า' : 'ำ'}`;
  };
  const named = haveGlyphs ? replaceBetween(text, TORN_BY_GLYPH, mend) : text;
  const mended = isTorn ? replaceBetween(named, TORN, mend) : named;
  if (!isAfloat) return mended;
  return replaceBetween(mended, AFLOAT, ([whole, base = '', marks = ''], before, after) =>
    takesMarks(base, marks) && !isSpacedOut(before, after) ? base + marks : whole,
  );
}

/** A consonant, with what is on it, has room for the marks. */
function takesMarks(base: string, marks: string): boolean {
  const isTone = (mark: string) => mark >= '\u0E47';
  return base.length === 1 || (!isTone(base.slice(1)) && [...marks].every(isTone));
}

/** Letters that stand alone one beside the other: `ป ร ะ ก า ศ`. */
function isSpacedOut(before: string, after: string): boolean {
  if (THAI.test(before.at(-1) ?? '') || THAI.test(after[0] ?? '')) return false;
  return LETTER_ALONE.test(before.trimEnd()) || /^ +[\u0E01-\u0E4E](?![\u0E01-\u0E4E])/.test(after);
}
