import { isThaiMark } from '../../text/nfc.js';

/** The characters of a page as drawn, generated ones left out; index by index. */
export interface Characters {
  readonly count: number;
  readonly codes: Uint32Array;
  readonly lefts: Float32Array;
  readonly rights: Float32Array;
  readonly ys: Float32Array;
  readonly sizes: Float32Array;
  /** The text object that drew each. */
  readonly objects: Uint32Array;
  /** Quarter turns by which each runs off the reading direction of the page; 0 for most. */
  readonly turns: Uint32Array;
  /** Of letters that run up or down the page: where each begins and ends along its line, in points in the direction of reading. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
  /** How many of them nobody sees: in rendering mode 3 (ISO 32000-1, 9.3.6), in no colour, beneath a picture. */
  readonly unseen: number;
}

const COLUMNS = 9;

export function makeCharacters(count: number): Characters {
  // One piece of memory for all: the collector of garbage counts each.
  const memory = new ArrayBuffer(COLUMNS * count * Uint32Array.BYTES_PER_ELEMENT);
  const from = (column: number): number => column * count * Uint32Array.BYTES_PER_ELEMENT;
  return {
    count,
    codes: new Uint32Array(memory, from(0), count),
    lefts: new Float32Array(memory, from(1), count),
    rights: new Float32Array(memory, from(2), count),
    ys: new Float32Array(memory, from(3), count),
    sizes: new Float32Array(memory, from(4), count),
    objects: new Uint32Array(memory, from(5), count),
    turns: new Uint32Array(memory, from(6), count),
    starts: new Float32Array(memory, from(7), count),
    ends: new Float32Array(memory, from(8), count),
    unseen: 0,
  };
}

/** All arrays of the characters: who moves a character moves its value in each. */
export function columnsOf(characters: Characters): readonly (Uint32Array | Float32Array)[] {
  const { codes, objects, turns, lefts, rights, ys, sizes, starts, ends } = characters;
  return [codes, objects, turns, lefts, rights, ys, sizes, starts, ends];
}

/** Thai vowels and tones that stand above or below, also those of old fonts: they take no room of their own. */
export function isMark(code: number): boolean {
  return isThaiMark(code) || (code >= 0xf701 && code <= 0xf71a && code !== 0xf70f);
}

/** Quarter turns clockwise that set a text upright: of one that runs up the page, and of one that runs down it. */
export type SideTurn = 1 | 3;
export const SIDE_TURNS: readonly SideTurn[] = [1, 3];

/** Texts on end as if the page were turned for them. */
export interface TurnedText {
  /** Its `objects` are the places of its characters among those of the page. */
  readonly own: Characters;
  /** The same places in the order of the page. */
  readonly places: readonly number[];
}

export function isOnEnd(characters: Characters, index: number): boolean {
  return (characters.turns[index] ?? 0) % 2 === 1;
}

/** The characters of a page that run up or down it, as they are read; null when there are none. */
export function turnedText(characters: Characters, turn: SideTurn): TurnedText | null {
  const { count, codes, lefts, rights, sizes, turns, starts, ends } = characters;
  const places: number[] = [];
  for (let index = 0; index < count; index++) if (turns[index] === turn) places.push(index);
  if (places.length === 0) return null;
  const own = { ...makeCharacters(places.length), count: places.length };
  for (const [index, place] of places.entries()) {
    own.codes[index] = codes[place] ?? 0;
    own.lefts[index] = starts[place] ?? 0;
    own.rights[index] = ends[place] ?? 0;
    // All letters of a line stand on the same middle of it.
    const middle = ((lefts[place] ?? 0) + (rights[place] ?? 0)) / 2;
    own.ys[index] = turn === 1 ? middle : -middle;
    own.sizes[index] = sizes[place] ?? 0;
    own.objects[index] = place;
  }
  return { own, places };
}
