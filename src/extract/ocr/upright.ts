import type { RulingLine } from '../layout/lattice.js';
import type { Bitmap } from '../raster/bitmap.js';
import type { OcrEngine, ReadWord } from './engine.js';
import { inkLevel, liftRules, measureSkew, straighten, turnQuarter } from './preprocess.js';

/**
 * Per cent: the mean confidence in the letters of a page that lies the right way up (measured on Thai tables: 89 and more
 * upright, 50 to 57 upside down).
 */
const SURE = 75;
/** Per cent by which another way up must be the better one. */
const BETTER = 8;
/** Fewer letters than these tell nothing. */
const LEAST_LETTERS = 30;

/** A page as it lies straight, its ruling lines lifted off, with its words. Places are in pixels. */
export interface UprightReading {
  readonly words: readonly ReadWord[];
  readonly across: readonly RulingLine[];
  readonly down: readonly RulingLine[];
  readonly bitmap: Bitmap;
}

/**
 * Reads a page the way up that the engine is surest of. A page that is read well as it lies is read once; one whose lines
 * run up or down is turned by a quarter, to the right first; one that is read badly is tried upside down.
 * @throws OcrFailure
 */
export async function readUpright(picture: Bitmap, engine: OcrEngine): Promise<UprightReading> {
  const first = await readAsItLies(picture, engine);
  const letters = first.words.flatMap((word) => Array.from(word.text, () => word.isVertical));
  if (letters.length < LEAST_LETTERS) return first;
  const lies = letters.filter(Boolean).length * 2 > letters.length;
  if (!lies && confidenceOf(first) >= SURE) return first;
  const quarter = turnQuarter(picture);
  if (!lies) return surer(first, await readAsItLies(turnQuarter(quarter), engine));
  const turned = await readAsItLies(quarter, engine);
  return confidenceOf(turned) >= SURE
    ? turned
    : surer(turned, await readAsItLies(turnQuarter(turnQuarter(quarter)), engine));
}

async function readAsItLies(picture: Bitmap, engine: OcrEngine): Promise<UprightReading> {
  const level = inkLevel(picture);
  const lifted = liftRules(straighten(picture, measureSkew(picture, level)), level);
  return { ...lifted, words: await engine.read(lifted.bitmap, 'page') };
}

function surer(first: UprightReading, other: UprightReading): UprightReading {
  return confidenceOf(other) > confidenceOf(first) + BETTER ? other : first;
}

/** By letters: a page has many scraps of one letter. */
function confidenceOf({ words }: UprightReading): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / Math.max(1, letters);
}
