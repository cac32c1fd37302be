import stringWidth from 'string-width';
import { stripControls } from './sanitize.js';
import { segmentsOf } from './segments.js';

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
/** What may not begin a line: combining marks, sara a and sara aa, and what belongs to the word before. */
const CLINGS = /^[\p{M}ะาำๅๆฯ)\]}»”’.,:;!?%]/u;

/** Texts in Thai and Latin with the signs of our reports: every character but the Thai marks takes one column, whatever is beside it. */
const PLAIN =
  /^[\x20-\x7E\xA0-\xAC\xAE-\xFF\u0E01-\u0E3A\u0E3F-\u0E5B\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u2500-\u259F⚠✔✖]*$/;
const PLAIN_MARKS = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/g;

/** Columns that a terminal gives the text: Thai marks above and below take none, sara am one; escape sequences none. Linear time. */
export function displayWidth(s: string): number {
  const visible = s.includes('\x1b') ? stripControls(s) : s;
  if (PLAIN.test(visible)) return visible.replace(PLAIN_MARKS, '').length;
  let width = 0;
  // Unicode joins sara am to its consonant as one cluster, terminals give it a column of its own.
  for (const cluster of segmentsOf(visible.replaceAll('ำ', 'า'), graphemes)) width += stringWidth(cluster);
  return width;
}

/** What a reader takes for one character: a consonant with its marks, an emoji. */
export function clustersOf(s: string): string[] {
  return [...segmentsOf(s, graphemes)];
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
  for (const segment of segmentsOf(s, graphemes)) {
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
  for (const segment of segmentsOf(line, words)) {
    const last = pieces.length - 1;
    if (CLINGS.test(segment) && last >= 0) pieces[last] += segment;
    else pieces.push(segment);
  }
  return pieces.flatMap((piece) => (displayWidth(piece) > columns ? clustersOf(piece) : [piece]));
}
