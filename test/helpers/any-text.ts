import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

const character = fc.integer({ min: 0, max: 0x10_ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (text) => {
    const code = typeof text === 'string' && [...text].length === 1 ? (text.codePointAt(0) ?? -1) : -1;
    if (code < 0) throw new Error('no single character');
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

/** Texts of any characters: as `unit: 'binary'` of fast-check, whose table of all of them takes a second and 80 MiB in each process. */
export function anyText(size: { readonly minLength?: number; readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...size, unit: character });
}
