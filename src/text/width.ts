import stringWidth from 'string-width';

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
/** What may not begin a line: combining marks, sara a and sara aa, and what belongs to the word before. */
const CLINGS = /^[\p{M}ะาำๅๆฯ)\]}»”’.,:;!?%]/u;

/** Columns that a terminal gives the text: Thai marks above and below take none, sara am one. */
export function displayWidth(s: string): number {
  // Unicode joins sara am to its consonant as one cluster, terminals give it a column of its own.
  return stringWidth(s.replaceAll('ำ', 'า'));
}

/** Spaces after the text up to `n` columns. */
export function padEnd(s: string, n: number): string {
  return s + ' '.repeat(Math.max(0, n - displayWidth(s)));
}

/** Spaces before the text up to `n` columns. */
export function padStart(s: string, n: number): string {
  return ' '.repeat(Math.max(0, n - displayWidth(s))) + s;
}

/** At most `n` columns, with `…` at the end where something was cut off. */
export function truncate(s: string, n: number): string {
  if (displayWidth(s) <= n) return s;
  if (n <= 0) return '';
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(s)) {
    const columns = displayWidth(segment);
    if (width + columns > n - 1) break;
    kept += segment;
    width += columns;
  }
  return `${kept}…`;
}

/**
 * Lines of at most `width` columns, broken between Thai words; what has no room on a line of its own (an address) is broken
 * between characters. Line breaks of the text stay. No line begins with a combining mark that did not begin one before.
 */
export function wrapText(s: string, width: number): string[] {
  const columns = Math.max(1, Math.floor(width));
  return s.split(/\r\n|\n|\r/).flatMap((line) => wrapLine(line, columns));
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of piecesOf(line, columns)) {
    const wide = displayWidth(piece);
    if (used > 0 && used + wide > columns) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
      if (piece.trim() === '') continue;
    }
    current += piece;
    used += wide;
  }
  lines.push(lines.length === 0 ? current : current.trimEnd());
  return lines.filter((text, index) => index === 0 || text !== '');
}

/** Words with what clings to them; a word wider than the line in clusters. */
function piecesOf(line: string, columns: number): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(line)) {
    const last = pieces.length - 1;
    if (CLINGS.test(segment) && last >= 0) pieces[last] += segment;
    else pieces.push(segment);
  }
  return pieces.flatMap((piece) => (displayWidth(piece) > columns ? clustersOf(piece) : [piece]));
}

function clustersOf(piece: string): string[] {
  return [...graphemes.segment(piece)].map(({ segment }) => segment);
}
