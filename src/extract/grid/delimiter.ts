const CANDIDATES = [',', ';', '\t', '|'] as const;
const SAMPLE_LINES = 50;

/** A sign that separates the cells of a text table. */
export type Delimiter = (typeof CANDIDATES)[number];

/**
 * Finds the sign that is equally often in nearly every line, quoted parts left out.
 * @returns null when the text is no table
 */
export function guessDelimiter(text: string): Delimiter | null {
  const stated = statedDelimiter(text);
  if (stated !== null) return stated;
  const lines = sampleLines(text);
  if (lines.length < 2) return null;
  let best: { readonly delimiter: Delimiter; readonly share: number; readonly usual: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const usual = mostFrequent(counts);
    const share = counts.filter((count) => count === usual).length / lines.length;
    // One comma a line is prose more often than a table.
    if (usual === 0 || share < (usual === 1 && delimiter === ',' ? 0.95 : 0.8)) continue;
    if (best === null || usual * share > best.usual * best.share) best = { delimiter, share, usual };
  }
  return best?.delimiter ?? null;
}

/** Excel's own first line: `sep=;`. */
export function statedDelimiter(text: string): Delimiter | null {
  const sign = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1];
  return CANDIDATES.find((candidate) => candidate === sign) ?? null;
}

function sampleLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length && lines.length < SAMPLE_LINES; at++) {
    const sign = text[at]!;
    if (sign === '"') quoted = !quoted;
    if (quoted || (sign !== '\n' && sign !== '\r')) {
      line += sign;
      continue;
    }
    if (line.trim() !== '') lines.push(line);
    line = '';
  }
  // The sample may end in mid-line; only a text that is here whole counts its last one.
  if (lines.length < 2 && line.trim() !== '' && !quoted) lines.push(line);
  return lines;
}

function countOutsideQuotes(line: string, delimiter: Delimiter): number {
  let count = 0;
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) count++;
  }
  return count;
}

function mostFrequent(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
