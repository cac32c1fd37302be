import fc from 'fast-check';

/** One change to the bytes of a file; places are parts of a million, so that it fits a file of any length. */
export interface Mutation {
  readonly kind: 'set' | 'insert' | 'remove' | 'repeat' | 'move' | 'cut' | 'number' | 'word';
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly value: number;
  readonly word: string;
}

/** Numbers at which counting goes wrong. */
const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** @param words what the formats are made of */
export function mutations(words: readonly string[], max = 6): fc.Arbitrary<readonly Mutation[]> {
  const place = fc.nat(1_000_000);
  return fc.array(
    fc.record({
      kind: fc.constantFrom('set', 'insert', 'remove', 'repeat', 'move', 'cut', 'number', 'word', 'word'),
      at: place,
      to: place,
      length: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4_000 })),
      value: fc.oneof(fc.nat(255), fc.constantFrom(...NUMBERS)),
      word: fc.constantFrom(...words),
    }),
    { minLength: 1, maxLength: max },
  );
}

export function mutate(body: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let bytes = Buffer.from(body);
  for (const { kind, at, to, length, value, word } of changes) {
    const place = Math.floor((at / 1_000_000) * bytes.length);
    const other = Math.floor((to / 1_000_000) * bytes.length);
    const piece = bytes.subarray(place, place + length);
    const put = (added: Uint8Array, removed = 0): Buffer<ArrayBuffer> =>
      Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)]);
    if (kind === 'set') bytes = put(Buffer.alloc(Math.min(length, 16), value & 0xff), Math.min(length, 16));
    else if (kind === 'insert') bytes = put(Buffer.alloc(length, value & 0xff));
    else if (kind === 'remove') bytes = put(Buffer.alloc(0), length);
    else if (kind === 'repeat') bytes = put(Buffer.concat(Array<Buffer>(1 + (value % 40)).fill(piece)));
    else if (kind === 'move') bytes = put(Buffer.from(bytes.subarray(other, other + length)), length);
    else if (kind === 'cut') bytes = Buffer.from(value % 4 === 0 ? bytes.subarray(0, place) : bytes);
    else if (kind === 'word') bytes = put(Buffer.from(word), value % 2 === 0 ? Buffer.byteLength(word) : 0);
    else {
      const number = Buffer.alloc(4);
      if (value % 2 === 0) number.writeUInt32LE(value >>> 0);
      else number.writeUInt32BE(value >>> 0);
      bytes = put(number, 4);
    }
  }
  return Uint8Array.from(bytes);
}
