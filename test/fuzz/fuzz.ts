import fc from 'fast-check';

/** Seconds for each target; with none given the run is short and always the same, as a part of the tests. */
const seconds = Number(process.env.OIT_FUZZ_SECONDS || 1);
const seed = Number(process.env.OIT_FUZZ_SEED || 25_681_001);
const isLong = Boolean(process.env.OIT_FUZZ_SECONDS);

/** Time that a test of a target may take in all: the last input may be a slow one. */
export const FUZZ_TIMEOUT_MS = seconds * 1_000 + 60_000;

/**
 * Tries inputs until the time is over; the first that breaks the property is made as small as possible and thrown. A long run says
 * how many it tried.
 */
export async function fuzz<T>(
  name: string,
  inputs: fc.Arbitrary<T>,
  property: (input: T) => void | Promise<void>,
): Promise<void> {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      runs++;
      await property(input);
    }),
    { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000, maxSkipsPerRun: 1 },
  );
  if (isLong) process.stdout.write(`${name}: ${runs} inputs\n`);
}

/** Text made of what a reader looks for, in any order, with anything between. */
export function wordsFrom(vocabulary: readonly string[], maxLength = 30): fc.Arbitrary<string> {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...vocabulary) },
    { weight: 1, arbitrary: fc.nat(99_999).map(String) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
  );
  return fc.array(word, { maxLength }).map((words) => words.join(''));
}
