import { areMarksAstray, bringMarksBack, untangleMarks } from './astray.js';
import { baseGlyphs } from './normalize.js';
import { createPieceCounter, DOUBTFUL_AA, DOUBTFUL_AM, plainLetters } from './pieces.js';
import { findSwap, mendSwap, type Swap } from './swapped.js';
import { findTears, mendTears, type Tears } from './tears.js';

/** What print drivers, PDF exports and copies out of PDFs did to the Thai text of one file. */
export interface ThaiDamage {
  readonly tears: Tears | null;
  readonly swap: Swap | null;
  readonly areMarksAstray: boolean;
  readonly areMarksTangled: boolean;
}

/** A repaired text. */
export interface RepairedText {
  readonly text: string;
  /** The same with `DOUBTFUL_AM` and `DOUBTFUL_AA` where either letter may have been meant; absent where every letter is certain. */
  readonly doubtful?: string;
}

/** Letters of a file that are looked at before it is judged. */
const SAMPLE_LETTERS = 400_000;

const RESERVED = new RegExp(`[${DOUBTFUL_AM}${DOUBTFUL_AA}]`, 'g');
const HAS_THAI = /[ก-ฮ]/;

/**
 * Judges a file by its texts: a fault that is certain in one place (no Thai syllable begins with sara am) is mended in all
 * places of the file, and in no other file. Null: the file is sound.
 */
export function findDamage(texts: Iterable<string>): ThaiDamage | null {
  const sample = baseGlyphs(sampleOf(texts));
  const untangled = untangleMarks(sample);
  const count = createPieceCounter();
  const swap = findSwap(untangled, count);
  const isAaCalledAm = swap !== null && swap !== 'am-as-aa';
  const named = isAaCalledAm ? plainLetters(mendSwap(untangled, swap)) : untangled;
  const tears = findTears(named);
  const mended = tears === null ? named : plainLetters(mendTears(named, tears));
  const damage = {
    swap: isAaCalledAm || mended === untangled ? swap : findSwap(mended, count),
    tears,
    areMarksAstray: areMarksAstray(mended, count),
    areMarksTangled: untangled !== sample,
  } as const;
  const isSound = damage.swap === null && tears === null && !damage.areMarksAstray && !damage.areMarksTangled;
  return isSound ? null : damage;
}

function sampleOf(texts: Iterable<string>): string {
  const parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (!HAS_THAI.test(text)) continue;
    parts.push(text);
    length += text.length;
    if (length > SAMPLE_LETTERS) break;
  }
  return parts.join('\n').slice(0, SAMPLE_LETTERS);
}

/** The text as it is meant, as far as the damage of its file reaches; null: nothing of it is changed. */
export function repairThai(source: string, { tears, swap, areMarksAstray }: ThaiDamage): RepairedText | null {
  if (!HAS_THAI.test(source)) return null;
  const start = baseGlyphs(source).replace(RESERVED, '');
  let text = untangleMarks(start);
  // In the order of findDamage: torn places of a swapped file show once its letters have their names.
  if (swap !== null && swap !== 'am-as-aa') text = mendSwap(text, swap);
  if (tears !== null) text = mendTears(text.replace(/(?<=[ \u00A0])\uFDD1/g, 'า'), tears);
  if (swap === 'am-as-aa') text = mendSwap(text, swap);
  if (areMarksAstray) text = bringMarksBack(text);
  if (text === start) return null;
  const plain = plainLetters(text);
  return text === plain ? { text } : { text: plain, doubtful: text };
}
