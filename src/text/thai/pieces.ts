import { matchesOf } from './matches.js';

/** Letters on either side of a place that decide about it; hardly a Thai word is longer. */
const REACH = 24;
/** Places of one kind in a file that are compared with the dictionary before all of them are changed. */
const SAMPLE = 300;

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
const KNOWN = 'ประเทศ';
const NOT_THAI = /[^\u0E01-\u0E3A\u0E40-\u0E4E]/;

/** Stands for sara am, where sara aa may have been meant. Noncharacters: no text holds them (Unicode 23.7). */
export const DOUBTFUL_AM = '\uFDD0';
/** Stands for sara aa, where sara am may have been meant. */
export const DOUBTFUL_AA = '\uFDD1';

/** The text with the letters that were chosen in doubtful places; the length stays. */
export function plainLetters(text: string): string {
  return text.replaceAll(DOUBTFUL_AM, 'ำ').replaceAll(DOUBTFUL_AA, 'า');
}

/**
 * True when the first spelling, between the Thai letters of its surroundings, falls into fewer words than the second: of two
 * spellings that is the one which the dictionary of the engine knows.
 */
export function isBetterWord(one: string, other: string, before: string, after: string, count = piecesOf): boolean {
  return piecesSaved(one, other, before, after, count) > 0;
}

/** By how many words the first spelling is shorter than the second. */
export function piecesSaved(one: string, other: string, before: string, after: string, count = piecesOf): number {
  const [left, right] = [thaiEnd(before), thaiStart(after)];
  return count(left + other + right) - count(left + one + right);
}

/** The Thai letters at the end of a text. */
function thaiEnd(text: string): string {
  const near = text.slice(-REACH);
  let from = near.length;
  while (from > 0 && !NOT_THAI.test(near[from - 1] ?? '')) from--;
  return near.slice(from);
}

function thaiStart(text: string): string {
  const near = text.slice(0, REACH);
  const to = near.search(NOT_THAI);
  return to < 0 ? near : near.slice(0, to);
}

/** The words of some Thai letters, between known ones: the engine breaks these up in search of a reading of unknown letters beside them. */
export function piecesOf(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(KNOWN + text + KNOWN)) count++;
  return count;
}

/**
 * As `piecesOf`, each spelling once: most places of a file stand in words, menus and headings that it repeats, several of them in
 * one.
 */
export function createPieceCounter(): typeof piecesOf {
  const counted = new Map<string, number>();
  return (spelling) => {
    const known = counted.get(spelling) ?? piecesOf(spelling);
    counted.set(spelling, known);
    return known;
  };
}

/**
 * Of some places of a text, taken evenly: how many are better words the other way (`words` of them different ones), how many worse,
 * and how many were looked at.
 * @param count of the file that the text is of
 * @param most how many places are looked at
 */
export function weighPlaces(
  text: string,
  pattern: RegExp,
  other: (match: RegExpExecArray) => string,
  count: typeof piecesOf,
  most = SAMPLE,
): { readonly better: number; readonly words: number; readonly worse: number; readonly looked: number } {
  const found = matchesOf(pattern, text);
  const step = Math.max(1, Math.ceil(found.length / most));
  const words = new Set<string>();
  let [better, worse, looked] = [0, 0, 0];
  for (let at = 0; at < found.length; at += step) {
    const match = found[at];
    if (match === undefined) break;
    const before = text.slice(Math.max(0, match.index - REACH), match.index);
    const end = match.index + match[0].length;
    const after = text.slice(end, end + REACH);
    looked++;
    const saved = piecesSaved(other(match), match[0], before, after, count);
    if (saved > 0) {
      better++;
      words.add(thaiEnd(before) + match[0] + thaiStart(after));
    } else if (saved < 0) worse++;
  }
  return { better, words: words.size, worse, looked };
}

/** Replaces from left to right; what is before a match is replaced already. */
export function replaceBetween(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray, before: string, after: string) => string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of matchesOf(pattern, text)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const before = plainLetters(
      parts
        .slice(-6)
        .join('')
        .slice(-2 * REACH),
    );
    parts.push(replace(match, before, text.slice(from, from + 2 * REACH)));
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}
