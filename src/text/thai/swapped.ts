import { matchesOf } from './matches.js';
import {
  createPieceCounter,
  DOUBTFUL_AA,
  DOUBTFUL_AM,
  isBetterWord,
  piecesOf,
  plainLetters,
  replaceBetween,
  weighPlaces,
} from './pieces.js';

const AM = /(?<=[ก-ฮ][่-๋]?)ำ/g;
/** Sara am from which on their number says something: more than in a title. */
const MANY = 8;
const MENDED_AA = new RegExp(DOUBTFUL_AA, 'g');
const AA = /(?<=[ก-ฮ][่-๋]?)า/g;

/** Thai letters without a blank: of one font, where only the headings have another. */
const RUN = /[ก-ฮะ-ฺเ-๎]+/g;
/** Runs that are looked at, and how many different ones with the wrong letter tell that a font of the file has it; names alone have fewer. */
const RUN_SAMPLE = 60;
const CERTAIN_RUNS = 3;

/**
 * What a font's map made of the two letters: every sara aa is called sara am (`กำร`), or the other way round (`ตาบล`).
 * `aa-as-am-in-runs`: in one font of several, mostly that of the headings.
 */
export type Swap = 'aa-as-am' | 'am-as-aa' | 'aa-as-am-in-runs';

/**
 * Null: the two letters of the file are what they are called.
 * @param count of the file
 */
export function findSwap(text: string, count = createPieceCounter()): Swap | null {
  const [am, aa] = [matchesOf(AM, text).length, matchesOf(AA, text).length];
  if (am >= 2) {
    const { better, worse, looked } = weighPlaces(text, AM, () => 'า', count);
    // Sara aa is by far the commoner letter: a text with hardly any beside many sara am has them swapped.
    const isCertain = am >= MANY && aa * 20 < am ? 2 * better > worse : better > 3 * worse;
    if (better >= 2 && isCertain && better > 0.15 * looked) return 'aa-as-am';
  }
  if (aa >= 10 && am * 50 < aa) {
    const { better, looked } = weighPlaces(text, AA, () => 'ำ', count);
    if (better >= 2 && better > 0.04 * looked) return 'am-as-aa';
  }
  return am >= CERTAIN_RUNS && isInRuns(text, count) ? 'aa-as-am-in-runs' : null;
}

function isInRuns(text: string, count: typeof piecesOf): boolean {
  const runs = [...new Set(matchesOf(RUN, text).flatMap(([run]) => (mayBeSwapped(run) ? [run] : [])))];
  const step = Math.max(1, Math.ceil(runs.length / RUN_SAMPLE));
  let swapped = 0;
  for (let at = 0; at < runs.length && swapped < CERTAIN_RUNS; at += step) {
    const run = runs[at] ?? '';
    if (mendRun(run, count) !== run) swapped++;
  }
  return swapped >= CERTAIN_RUNS;
}

/** A font that calls one letter the other has none of the one. */
const mayBeSwapped = (run: string): boolean => run.includes('ำ') && !run.includes('า');

/** The run as it is meant where that is of fewer words, and as it stands where it is not. */
function mendRun(run: string, count = piecesOf): string {
  const first = mendPlaces(run, 'aa-as-am', count);
  if (first === run) return run;
  // A place is judged beside letters that are mended before it, not behind it.
  const mended = replaceBetween(first, MENDED_AA, (_, before, after) =>
    isBetterWord('ำ', 'า', before, plainLetters(after), count) ? DOUBTFUL_AM : DOUBTFUL_AA,
  );
  return count(plainLetters(mended)) < count(run) ? mended : run;
}

/** Chooses in every place by the words; each choice is a doubtful letter, since some words exist with both. */
export function mendSwap(text: string, swap: Swap): string {
  if (swap === 'aa-as-am-in-runs') return text.replace(RUN, (run) => (mayBeSwapped(run) ? mendRun(run) : run));
  return mendPlaces(text, swap, piecesOf);
}

function mendPlaces(text: string, swap: Exclude<Swap, 'aa-as-am-in-runs'>, count: typeof piecesOf): string {
  return replaceBetween(text, swap === 'aa-as-am' ? AM : AA, (_, before, after) =>
    isBetterWord('ำ', 'า', before, after, count) ? DOUBTFUL_AM : DOUBTFUL_AA,
  );
}
