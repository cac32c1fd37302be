import { foldText } from '../../text/thai/normalize.js';

/** Thai has no blanks between its words: runs of so many letters are compared instead. */
const RUN = 6;

/** The share of the shorter text's runs of letters that the other one has too, from 0 to 1. */
export function overlap(a: string, b: string): number {
  const [runsA, runsB] = [runsOf(a), runsOf(b)];
  const [few, many] = runsA.size <= runsB.size ? [runsA, runsB] : [runsB, runsA];
  if (few.size === 0) return 1;
  let common = 0;
  for (const run of few) if (many.has(run)) common += 1;
  return common / few.size;
}

function runsOf(text: string): ReadonlySet<string> {
  const letters = foldText(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= letters.length; at += 1) runs.add(letters.slice(at, at + RUN));
  return runs;
}
