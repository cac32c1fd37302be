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
  /** How many of them nobody sees: in rendering mode 3 (ISO 32000-1, 9.3.6), in no colour, beneath a picture. */
  readonly unseen: number;
}

const COLUMNS = 7;

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
    unseen: 0,
  };
}

/** All arrays of the characters: who moves a character moves its value in each. */
export function columnsOf(characters: Characters): readonly (Uint32Array | Float32Array)[] {
  const { codes, objects, turns, lefts, rights, ys, sizes } = characters;
  return [codes, objects, turns, lefts, rights, ys, sizes];
}

/** Thai vowels and tones that stand above or below: they take no room of their own. */
export function isMark(code: number): boolean {
  return (
    code === 0x0e31 ||
    (code >= 0x0e34 && code <= 0x0e3a) ||
    (code >= 0x0e47 && code <= 0x0e4e) ||
    (code >= 0xf701 && code <= 0xf71a && code !== 0xf70f)
  );
}
