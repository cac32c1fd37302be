import { matchesOf } from '../thai/matches.js';
import { piecesOf } from '../thai/pieces.js';
import { compilePattern, type Pattern } from './pattern.js';

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

/** Are the words of a pattern in a text but for marks that they lack, so that no other word stands there? Never true of expressions. */
export function isFoundWithoutMarks(source: string, text: string): boolean {
  const words = source.trim();
  if (NAMED.test(words) || EXPRESSION.test(words) || (words.match(/[ก-ฮ]/g)?.length ?? 0) < LONG_WORD) return false;
  const letters = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(ANY_MARK, '$&?');
  if (letters === words) return false;
  return matchesOf(new RegExp(letters, 'g'), text).some(
    ([found]) => found !== words && piecesOf(found) > piecesOf(words),
  );
}
