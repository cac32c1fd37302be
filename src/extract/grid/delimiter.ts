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

/**
 * Finds the sign that separates the cells of a text that is a table: the one with the longest run of lines of one width. Titles
 * above the table and notes below it may hold any sign.
 */
export function tableDelimiter(text: string): Delimiter | null {
  const lines = sampleLines(text);
  let best: { readonly delimiter: Delimiter; readonly length: number; readonly count: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const { length, count } = longestRun(lines.map((line) => countOutsideQuotes(line, delimiter)));
    if (count === 0) continue;
    if (best === null || length > best.length || (length === best.length && count > best.count))
      best = { delimiter, length, count };
  }
  return best?.delimiter ?? null;
}

/** The longest run of one number above zero; of runs of one length, the one of the larger number. */
function longestRun(counts: readonly number[]): { readonly length: number; readonly count: number } {
  let best = { length: 0, count: 0 };
  let length = 0;
  for (const [index, count] of counts.entries()) {
    length = count === counts[index - 1] ? length + 1 : 1;
    if (count > 0 && (length > best.length || (length === best.length && count > best.count))) best = { length, count };
  }
  return best;
}

function sampleLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length && lines.length < SAMPLE_LINES; at++) {
    const sign = text[at]!;
    if (quoted && isDoubled(text, at)) at++;
    else if (sign === '"') quoted = quoted ? !isClosing(text, at) : isOpening(text, at);
    if (quoted || (sign !== '\n' && sign !== '\r')) continue;
    const line = text.slice(start, at);
    start = at + 1;
    if (line.trim() !== '') lines.push(line);
  }
  const rest = text.slice(start);
  // The sample may end in mid-line; only a text that is here whole counts its last one.
  if (lines.length < 2 && rest.trim() !== '' && !quoted) lines.push(rest);
  return lines;
}

function countOutsideQuotes(line: string, delimiter: Delimiter): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (quoted && isDoubled(line, at)) at++;
    else if (sign === '"') quoted = quoted ? !isClosing(line, at) : isOpening(line, at);
    else if (!quoted && sign === delimiter) count++;
  }
  return count;
}

// RFC 4180, 2.5: a quote encloses a cell only from its start to its end; elsewhere it is an inch or a citation.
function isOpening(text: string, at: number): boolean {
  return at === 0 || isEdge(text[at - 1]);
}

/** RFC 4180, 2.7: two quotes within a quoted cell are one of its letters. */
function isDoubled(text: string, at: number): boolean {
  return text[at] === '"' && text[at + 1] === '"';
}

function isClosing(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === undefined || isEdge(next);
}

function isEdge(sign: string | undefined): boolean {
  return sign === '\n' || sign === '\r' || CANDIDATES.some((candidate) => candidate === sign);
}

function mostFrequent(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
