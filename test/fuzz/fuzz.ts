import fc from 'fast-check';
import { anyText } from '../helpers/any-text.js';

/** How many times its number of inputs each target gets; with none given the run is short and always the same, as a part of the tests. */
const turns = Number(process.env.OIT_FUZZ_TURNS || 1);
const seed = Number(process.env.OIT_FUZZ_SEED || 25_681_001);

/** For one turn on a busy machine. */
export const FUZZ_TIMEOUT_MS = turns * 120_000;

/** Tries as many inputs; the first that breaks the property is made as small as possible and thrown. */
export async function fuzz<T>(
  inputs: number,
  arbitrary: fc.Arbitrary<T>,
  property: (input: T) => void | Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (input) => property(input)),
    { seed, numRuns: inputs * turns },
  );
}

/** Text made of what a reader looks for, in any order, with anything between. */
export function wordsFrom(vocabulary: readonly string[], maxLength = 30): fc.Arbitrary<string> {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...vocabulary) },
    { weight: 1, arbitrary: fc.nat(99_999).map(String) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
    { weight: 1, arbitrary: anyText({ maxLength: 2 }) },
  );
  return fc.array(word, { maxLength }).map((words) => words.join(''));
}
