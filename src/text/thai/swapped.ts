import { matchesOf } from './matches.js';
import { DOUBTFUL_AA, DOUBTFUL_AM, isBetterWord, replaceBetween, weighPlaces } from './pieces.js';

const AM = /(?<=[ก-ฮ][่-๋]?)ำ/g;
/** Sara am from which on their number says something: more than in a title. */
const MANY = 8;
const AA = /(?<=[ก-ฮ][่-๋]?)า/g;

/** What a font's map made of the two letters: every sara aa is called sara am (`กำร`), or the other way round (`ตาบล`). */
export type Swap = 'aa-as-am' | 'am-as-aa';

/** Null: the two letters of the file are what they are called. */
export function findSwap(text: string): Swap | null {
  const [am, aa] = [matchesOf(AM, text).length, matchesOf(AA, text).length];
  if (am >= 2) {
    const { better, worse, looked } = weighPlaces(text, AM, () => 'า');
    // Sara aa is by far the commoner letter: a text with hardly any beside many sara am has them swapped.
    const isCertain = am >= MANY && aa * 20 < am ? 2 * better > worse : better > 3 * worse;
    if (better >= 2 && isCertain && better > 0.15 * looked) return 'aa-as-am';
  }
  if (aa >= 10 && am * 50 < aa) {
    const { better, looked } = weighPlaces(text, AA, () => 'ำ');
    if (better >= 2 && better > 0.04 * looked) return 'am-as-aa';
  }
  return null;
}

/** Chooses in every place by the words; each choice is a doubtful letter, since some words exist with both. */
export function mendSwap(text: string, swap: Swap): string {
  return replaceBetween(text, swap === 'aa-as-am' ? AM : AA, (_, before, after) =>
    isBetterWord('ำ', 'า', before, after) ? DOUBTFUL_AM : DOUBTFUL_AA,
  );
}
