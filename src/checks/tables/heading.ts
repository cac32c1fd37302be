import { foldText, looseThai } from '../../text/thai/normalize.js';

/** How well a heading fits a wanted word; the greater the better, 0 is not at all. */
export type Fit = 0 | 1 | 2 | 3;

export const FIT = { none: 0, contains: 1, prefix: 2, exact: 3 } as const satisfies Record<string, Fit>;

/** A shorter Thai word is part of too many others: `ที่` in `สถานที่`, `วัน` in `จำนวนวัน`. */
const SHORTEST_PART = 4;

const YEAR = /^(?:พศ)?(?:2[45]\d\d|\d\d)$/;

/**
 * Letters of a cell in which a heading is looked for. The longest that forms have are sentences of some hundred; a file whose cells are
 * made of a million would be folded for each word, row and check.
 */
const LONGEST_HEADING = 2_000;

/** Fewer consonants than this are shared by different words. */
const SHORTEST_SKELETON = 6;

/** What of a cell's text can be its heading: the beginning, however long the cell is. */
export function headingOf(text: string): string {
  return text.length > LONGEST_HEADING ? text.slice(0, LONGEST_HEADING) : text;
}

/** Spaces, hyphens and other signs of a heading carry no meaning: a narrow column breaks words anywhere. */
export function headingKey(text: string): string {
  const folded = foldText(text);
  const key = folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return key === '' ? folded : key;
}

/** How a heading fits one wanted word: the same, begins with it, or has it inside. */
export function fitOf(heading: string, wanted: string): Fit {
  const [key, word] = [headingKey(heading), headingKey(wanted)];
  if (word === '' || key === '') return FIT.none;
  if (key === word) return FIT.exact;
  if (/^[a-z0-9]+$/.test(word)) return fitOfLatin(heading, word);
  // `ต.ค.` is the column `ต.ค. 67`: a year makes no other word of it.
  if ([...word].length < SHORTEST_PART)
    return key.startsWith(word) && YEAR.test(key.slice(word.length)) ? FIT.prefix : FIT.none;
  if (key.startsWith(word)) return FIT.prefix;
  return key.includes(word) || isMisspelt(heading, wanted) ? FIT.contains : FIT.none;
}

// Marks get lost in typing and in PDF text: `เลขทีโครงการ` is still the column.
function isMisspelt(heading: string, wanted: string): boolean {
  const word = looseThai(wanted);
  return [...word].length >= SHORTEST_SKELETON && looseThai(heading).includes(word);
}

// A Latin word has ends: `no` is in `Invoice No.`, not in `Notebook`; `e-GP` is in `ระบบe-GP`.
function fitOfLatin(heading: string, word: string): Fit {
  const spaced = foldText(heading).replace(/[^\p{L}\p{M}\p{N} ]/gu, '');
  for (const text of [spaced, spaced.replaceAll(' ', '')]) {
    const index = text.search(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`));
    if (index >= 0) return index === 0 ? FIT.prefix : FIT.contains;
  }
  return FIT.none;
}
