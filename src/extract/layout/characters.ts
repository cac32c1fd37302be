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
}

/** All arrays of the characters: who moves a character moves its value in each. */
export function columnsOf({
  codes,
  objects,
  lefts,
  rights,
  ys,
  sizes,
}: Characters): readonly (Uint32Array | Float32Array)[] {
  return [codes, objects, lefts, rights, ys, sizes];
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
