import { matchesOf } from './matches.js';
import { arabicDigits, baseGlyphs } from './normalize.js';

/** Text prepared for reading dates and times, with the places of its characters in the source. */
export interface MappedText {
  /** Arabic digits, base marks, no invisible characters, no line breaks inside Thai words; white space and `_` one space for each. */
  readonly text: string;
  /** The place in the source of the character at `index` of `text`; for the text's length the source's length. */
  sourceIndex(index: number): number;
}

const REMOVED =
  /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+|(?<=[\u0E01-\u0E3A\u0E40-\u0E4E])(?:\r\n|[\n\r])(?=[\u0E01-\u0E3A\u0E40-\u0E4E])/g;

/** Prepares a text and keeps the places of its characters. */
export function mapText(source: string): MappedText {
  const removals: { readonly kept: number; readonly shift: number }[] = [];
  const parts: string[] = [];
  let from = 0;
  let shift = 0;
  for (const match of matchesOf(REMOVED, source)) {
    parts.push(source.slice(from, match.index));
    from = match.index + match[0].length;
    shift += match[0].length;
    removals.push({ kept: from - shift, shift });
  }
  parts.push(source.slice(from));
  const text = arabicDigits(baseGlyphs(parts.join(''))).replace(/[^\S\n ]|_/g, ' ');
  return { text, sourceIndex: (index) => index + shiftAt(removals, index) };
}

/** The shift of the last removal at or before `index`. */
function shiftAt(removals: readonly { readonly kept: number; readonly shift: number }[], index: number): number {
  let [low, high] = [0, removals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((removals[middle]?.kept ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return removals[low - 1]?.shift ?? 0;
}
