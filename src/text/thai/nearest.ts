import { foldText } from './normalize.js';

/** The candidate that the writer most likely meant; null: none is similar. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = foldText(word);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor([...wanted].length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, foldText(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein (adjacent letters swapped count as one), at most `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? limit;
}

/** Each word looks at every known one, and nobody reads more guesses than these. */
export const MAX_GUESSES = 30;

/** {@link nearest} for a list of unknown words, which may be as long as that of the known ones: null for all but the first. */
export function createNearest(known: readonly string[]): (word: string) => string | null {
  let made = 0;
  return (word) => (made++ < MAX_GUESSES ? nearest(word, known) : null);
}

/** The end of a sentence on an unknown word: the nearest known one as a question, or nothing where none is near. */
export function asQuestion(near: string | null): { readonly th: string; readonly en: string } {
  return near === null ? { th: '', en: '' } : { th: ` หมายถึง "${near}" หรือไม่`, en: `. Did you mean "${near}"?` };
}

export function didYouMean(word: string, known: readonly string[]): { readonly th: string; readonly en: string } {
  return asQuestion(nearest(word, known));
}
