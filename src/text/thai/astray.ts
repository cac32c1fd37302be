import { type piecesOf, piecesSaved, replaceBetween, weighPlaces } from './pieces.js';

const SECOND_MARKED = /(?<=[ก-ฮ])([ก-ฮ])([ัิ-ฺ็-๎]{1,2})/g;
const SECOND_MARKED_BLANK = /(?<=[ก-ฮ])([ก-ฮ])([ัิ-ฺ็-๎]{1,2})( ?)/g;

/** Places by which a sound text is told: hardly one of them is a better word the other way. */
const FIRST_PLACES = 60;

const NAMELESS = /[\uFFFD\p{Co}]/gu;

/**
 * True when marks of the file stand on the letter behind theirs: `ประเมนิ`, `สญั ญา`.
 * @param count of the file
 */
export function areMarksAstray(text: string, count: typeof piecesOf): boolean {
  // Between glyphs without a name nothing is a word.
  if ((text.match(NAMELESS)?.length ?? 0) * 50 > text.length) return false;
  const moved = ([, consonant, marks]: RegExpExecArray): string => `${marks}${consonant}`;
  const first = weighPlaces(text, SECOND_MARKED, moved, count, FIRST_PLACES);
  if (first.better < 0.03 * first.looked) return false;
  const { better, words, looked } = weighPlaces(text, SECOND_MARKED, moved, count);
  // One sound word that the dictionary takes for a broken one may stand in every line.
  return words >= 3 && better > 0.1 * looked;
}

/**
 * Marks go back to the consonant before where that makes words; the room that they left is no blank. The plain cases first:
 * beside a word that is still broken a sound one can seem to gain by a move.
 */
export function bringMarksBack(text: string): string {
  return [4, 3, 2, 1].reduce(moveMarks, text);
}

function moveMarks(text: string, least: number): string {
  return replaceBetween(text, SECOND_MARKED_BLANK, ([whole, consonant = '', marks = '', blank = ''], before, after) => {
    let [best, most] = [whole, least - 1];
    // Of two marks the second may be the letter's own: ปฏิบตัิ.
    for (let count = marks.length; count > 0; count--) {
      const moved = marks.slice(0, count) + consonant + marks.slice(count);
      const saved = piecesSaved(moved, consonant + marks, before, blank === '' ? after : '');
      const savedWithNext = blank === '' ? 0 : piecesSaved(moved, consonant + marks, before, after);
      if (Math.max(saved, savedWithNext) > most) [best, most] = [moved, Math.max(saved, savedWithNext)];
    }
    return best;
  });
}

/** Behind these vowels no mark stands, and nothing but sara am is drawn as both of its halves. */
export function untangleMarks(text: string): string {
  return text
    .replace(/([ก-ฮ][่-๋]?)ำ[าำ]/g, '$1ำ')
    .replace(/([ก-ฮ])า([่-๋]?)ํ([่-๋]?)/g, '$1$2$3ำ')
    .replace(/([ก-ฮ])([ะาแเโใไ])([ัิ-ฺ็-์๎]{1,2})/g, '$1$3$2');
}
