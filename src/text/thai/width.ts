import { eastAsianWidth } from 'get-east-asian-width';
import { stripControls } from './sanitize.js';
import { segmentsOf } from './segments.js';

/** Must not begin a line: combining marks, sara a and sara aa, closing punctuation. */
const NOT_AT_LINE_START = /^[\p{M}ะาำๅๆฯ)\]}»”’.,:;!?%]/u;

const NO_BREAK_SPACE = '\u00a0';

/** Must not end a line: opening brackets and quotation marks. */
const NOT_AT_LINE_END = /[([{“‘«]$/;
/** A straight quotation mark opens behind a blank or a bracket, and closes behind anything else. */
const OPENING_QUOTE = /(?:^|[\s([{])["']$/;
const CLOSING_QUOTE = /[^\s([{]["']$/;
/** Repeats or shortens the word before it, from which a blank parts it. */
const OF_WORD_BEFORE = /^[ๆฯ]/;
/** An address is one piece, so that it is not broken where it fits into a line of its own. */
const ADDRESSES = /(https?:\/\/[^\s“”"<>()]+)/;

/** Texts in Thai and Latin with the signs of our reports: every character but the Thai marks takes one column, whatever is beside it. */
const PLAIN =
  /^[\x20-\x7E\xA0-\xAC\xAE-\xFF\u0E01-\u0E3A\u0E3F-\u0E5B\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u2500-\u259F⚠✔✖]*$/;
/** What is shown as a picture of two columns (UTS #51): an emoji, a flag, a key. */
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\u{1F1E6}-\u{1F1FF}]{2}|^[\d#*]\u20E3/u;
/** Takes no column of its own: marks above and below, letters that nobody sees. */
const NO_COLUMN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/gu;
const PLAIN_MARKS = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/g;

/** Columns of the text in a terminal: Thai marks above and below take none, sara am one, escape sequences none. Linear time. */
export function displayWidth(s: string): number {
  const visible = s.includes('\x1b') ? stripControls(s) : s;
  if (PLAIN.test(visible)) return visible.replace(PLAIN_MARKS, '').length;
  let width = 0;
  // Unicode joins sara am to its consonant in one cluster, but terminals give it a column of its own.
  for (const cluster of segmentsOf(visible.replaceAll('ำ', 'า'), 'grapheme')) width += clusterWidth(cluster);
  return width;
}

function clusterWidth(cluster: string): number {
  if (EMOJI.test(cluster)) return 2;
  let width = 0;
  for (const letter of cluster.normalize().replace(NO_COLUMN, '')) width += eastAsianWidth(letter.codePointAt(0) ?? 0);
  return width;
}

/** User-perceived characters (UAX #29): a consonant with its marks, an emoji. */
export function clustersOf(s: string): string[] {
  return [...segmentsOf(s, 'grapheme')];
}

/** Spaces after the text up to `n` columns. */
export function padEnd(s: string, n: number): string {
  return s + ' '.repeat(Math.max(0, n - displayWidth(s)));
}

/** Spaces before the text up to `n` columns. */
export function padStart(s: string, n: number): string {
  return ' '.repeat(Math.max(0, n - displayWidth(s))) + s;
}

/** Cuts a text to `n` columns, with `…` at the end where something is missing. */
export function truncate(s: string, n: number): string {
  if (displayWidth(s) <= n) return s;
  if (n <= 0) return '';
  let kept = '';
  let width = 0;
  for (const segment of segmentsOf(s, 'grapheme')) {
    const columns = displayWidth(segment);
    if (width + columns > n - 1) break;
    kept += segment;
    width += columns;
  }
  return `${kept}…`;
}

/**
 * Lines of at most `width` columns, broken between Thai words, not at a no-break space or within a range of numbers; a word longer than a line (an address) is broken between
 * characters. Line breaks of the text stay. No break comes before a combining mark.
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

function* wordsOf(line: string): Generator<string> {
  for (const [index, part] of line.split(ADDRESSES).entries()) {
    if (index % 2 === 1) yield part;
    else yield* segmentsOf(part, 'word');
  }
}

/** Longest word between two no-break spaces: the name of a month. */
const LONGEST_HELD = 16;

/** Whether no line may end before this place: at and between no-break spaces, which hold a date together, within a range of numbers, and inside of quotation marks. */
function isJoined(line: string, at: number): boolean {
  const [before, after] = [line.slice(Math.max(0, at - LONGEST_HELD), at), line.slice(at, at + LONGEST_HELD)];
  if (before.endsWith(NO_BREAK_SPACE) || after.startsWith(NO_BREAK_SPACE)) return true;
  const [opened, closed] = [before.lastIndexOf(NO_BREAK_SPACE), after.indexOf(NO_BREAK_SPACE)];
  if (opened > before.lastIndexOf(' ') && closed >= 0 && !after.slice(0, closed).includes(' ')) return true;
  if (OPENING_QUOTE.test(before.slice(-2)) || CLOSING_QUOTE.test(before.slice(-1) + after.slice(0, 1))) return true;
  return /^–\d/.test(after) ? /\d$/.test(before) : /^\d/.test(after) && /\d–$/.test(before);
}

/** Words with the characters that must not begin a line; a word wider than the line as clusters. */
function piecesOf(line: string, columns: number): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const segment of wordsOf(line)) {
    // The blank before it stays with both.
    if (pieces.length > 1 && OF_WORD_BEFORE.test(segment) && pieces.at(-1)?.trim() === '')
      pieces.push(pieces.splice(-2).join(''));
    const last = pieces.length - 1;
    const before = pieces[last];
    if (before !== undefined && (NOT_AT_LINE_START.test(segment) || NOT_AT_LINE_END.test(before) || isJoined(line, at)))
      pieces[last] += segment;
    else pieces.push(segment);
    at += segment.length;
  }
  return pieces.flatMap((piece) => (displayWidth(piece) > columns ? clustersOf(piece) : [piece]));
}
