import { foldText, looseThai } from './normalize.js';

/** How alike two labels are, from 0 to 1; typing errors, tone marks and spaces count for little. */
export function similarity(a: string, b: string): number {
  const [foldedA, foldedB] = [foldText(a), foldText(b)];
  if (foldedA === foldedB) return 1;
  const [looseA, looseB] = [looseThai(a), looseThai(b)];
  if (looseA === '' || looseB === '') return 0;
  // Words that differ in marks alone are nearly the same, never quite: ที่ is not ที.
  if (looseA === looseB) return 0.98;
  return 0.97 * dice(bigramsOf(looseA), bigramsOf(looseB));
}

/** The candidate that the writer most likely meant; null when none is near. */
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

function bigramsOf(s: string): Map<string, number> {
  const padded = `^${s}$`;
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < padded.length; i += 1) {
    const pair = padded.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / (total(a) + total(b));
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** Damerau-Levenshtein (adjacent letters swapped count as one), given up where it reaches `limit`. */
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

/** The end of a sentence on an unknown word: the nearest known one as a question, or nothing where none is near. */
export function didYouMean(word: string, known: readonly string[]): { readonly th: string; readonly en: string } {
  const near = nearest(word, known);
  return near === null ? { th: '', en: '' } : { th: ` หมายถึง "${near}" หรือไม่`, en: `. Did you mean "${near}"?` };
}
