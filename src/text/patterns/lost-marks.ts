import { matchesOf } from '../thai/matches.js';
import { piecesOf } from '../thai/pieces.js';
import { compilePattern, type Pattern } from './pattern.js';

/** Marks that a font loses together, with how many of them a consonant of Thai running text has on average, at least. */
const CLASSES = [
  { marks: '่้๊๋', share: 0.08, isLeading: true },
  { marks: 'ัิีึื', share: 0.15, isLeading: true },
  { marks: 'ุู', share: 0.03, isLeading: false },
  { marks: '็์', share: 0.015, isLeading: false },
] as const;
/** Marks of a class that a text has to be long enough for before their absence says something. */
const ENOUGH = 6;
/** A class is lost where fewer than one in so many of its marks is there. */
const RARE = 4;

const CONSONANT = /[ก-ฮ]/;

/**
 * The marks that all fonts of a document lost (`คูมือ` for `คู่มือ`): hardly any of their class is there, although the text is long
 * enough for several. Empty: none is lost. The rarer marks are told where the frequent ones are lost.
 */
export function lostMarks(texts: Iterable<string>): string {
  const counts = new Map<string, number>();
  let consonants = 0;
  for (const text of texts)
    for (const letter of text) {
      if (CONSONANT.test(letter)) consonants++;
      else if (letter >= '\u0E31' && letter <= '\u0E4C') counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  const lost = CLASSES.filter(({ marks, share, isLeading }) => {
    const expected = consonants * share;
    const found = [...marks].reduce((sum, mark) => sum + (counts.get(mark) ?? 0), 0);
    return (!isLeading || expected >= ENOUGH) && found * RARE < expected;
  });
  return lost.some(({ isLeading }) => isLeading) ? lost.map(({ marks }) => marks).join('') : '';
}

/** The text without some marks. */
export function withoutMarks(text: string, marks: string): string {
  return text.replace(new RegExp(`[${marks}]`, 'g'), '');
}

const NAMED = /^\s*\$/;
const EXPRESSION = /^\s*\/.+\/i?\s*$/s;
const ANY_MARK = /[ัิ-ฺ็-์]/g;
/** Consonants from which on a word without its marks is hardly another one. */
const LONG_WORD = 5;

/**
 * The pattern for a text that lost some marks: it is without them itself.
 * @throws PatternError
 */
export function compileWithoutMarks(source: string, marks: string): Pattern {
  if (NAMED.test(source)) return compilePattern(source);
  // A mark at the end of a range is no letter; one that may be repeated goes with its number.
  const rest = EXPRESSION.test(source) ? '(?:[?*+]|\\{\\d{0,4},?\\d{0,4}\\})?(?!-)' : '';
  return compilePattern(source.replace(new RegExp(`(?<!-)[${marks}]${rest}`, 'g'), ''));
}

/**
 * Are the words of a pattern in a text but for marks that they lack, or for sara am in the place of sara aa (`งำน`), so that no other
 * word stands there? Never true of expressions.
 */
export function isFoundInBadFont(source: string, text: string): boolean {
  const words = source.trim();
  if (NAMED.test(words) || EXPRESSION.test(words) || (words.match(/[ก-ฮ]/g)?.length ?? 0) < LONG_WORD) return false;
  const letters = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(ANY_MARK, '$&?')
    .replace(/า/g, '[าำ]');
  if (letters === words) return false;
  return matchesOf(new RegExp(letters, 'g'), text).some(
    ([found]) => found !== words && piecesOf(found) > piecesOf(words),
  );
}
