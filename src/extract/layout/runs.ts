import { type Characters, isMark, isOnEnd, SIDE_TURNS, type SideTurn, turnedText } from './characters.js';

/** In ems: a gap this wide separates two cells or two columns, a smaller one two words. */
const RUN_GAP = 0.45;
const WORD_GAP = 0.25;
/** Size of raised letters as a share of the line's, and in ems how far above or below it they stand at least. */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.1;
/** Beside a Latin letter, over the gap that its line has between letters: in justified and narrow type a space is no wider. */
const LATIN_WORD_GAP = 0.13;
/** Rows of spaces are how typewriters and clerks make columns. */
const COLUMN_SPACES = 3;

/** A piece of text on one line without a gap: a word, a sentence, one line of a cell. Points, origin at the top left. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Font size as drawn. */
  readonly size: number;
  /** Its place in the page's characters. */
  readonly first: number;
  readonly last: number;
  /** Of a text on end, whose lower end `y` is; its characters need not follow one another on the page. */
  readonly turn?: SideTurn;
}

/** Joins characters as they were drawn; a new run begins where the pen leaves the line or jumps. */
export function runsOf(characters: Characters): Run[] {
  const { count, codes, rights } = characters;
  const runs: Run[] = [];
  let first = 0;
  let spaces = 0;
  let right = 0;
  for (let index = 0; index < count; index++) {
    const code = codes[index] ?? 0;
    if (isOnEnd(characters, index)) {
      if (index > first) pushRun(runs, characters, first, index - 1);
      first = index + 1;
      continue;
    }
    if (index > first && leavesRun(characters, first, index, right, spaces)) {
      pushRun(runs, characters, first, index - 1);
      first = index;
    }
    spaces = code === 32 ? spaces + 1 : 0;
    right = index === first ? (rights[index] ?? 0) : Math.max(right, rights[index] ?? 0);
  }
  if (count > first) pushRun(runs, characters, first, count - 1);
  return [...runs, ...SIDE_TURNS.flatMap((turn) => runsOnEnd(characters, turn))];
}

function runsOnEnd(characters: Characters, turn: SideTurn): Run[] {
  const text = turnedText(characters, turn);
  if (text === null) return [];
  return runsOf(text.own).map((run) => {
    const places = text.places.slice(run.first, run.last + 1);
    const [first = 0, last = first] = [places[0], places.at(-1)];
    return {
      ...run,
      left: Math.min(...places.map((place) => characters.lefts[place] as number)),
      right: Math.max(...places.map((place) => characters.rights[place] as number)),
      y: turn === 1 ? -run.left : run.right,
      first,
      last,
      turn,
    };
  });
}

function leavesRun(characters: Characters, first: number, index: number, right: number, spaces: number): boolean {
  const { codes, lefts, ys, sizes, turns } = characters;
  const size = sizes[first] ?? 1;
  if (turns[first] !== turns[index]) return true;
  const gap = ((lefts[index] ?? 0) - right) / size;
  const rise = Math.abs((ys[index] ?? 0) - (ys[first] ?? 0)) / size;
  // A mark belongs on the letter before it, however far a font moves it; one that is elsewhere belongs to another text.
  if (isMark(codes[index] ?? 0)) return rise > 0.8 || gap > 1.5 || gap < -2;
  // A raised mark behind a number is drawn smaller and is no part of it.
  const isSmaller = (sizes[index] ?? 0) < RAISED_SIZE * size && rise > RAISED_BY;
  return isSmaller || rise > 0.3 || gap > RUN_GAP || gap < -0.5 || (spaces >= COLUMN_SPACES && codes[index] !== 32);
}

/** A part of a run, or several characters, as a run of its own; null when it is nothing but space. */
export function runBetween(characters: Characters, first: number, last: number): Run | null {
  const { codes, lefts, rights, ys, sizes } = characters;
  let start = first;
  let end = last;
  while (start <= end && codes[start] === 32) start++;
  while (end >= start && codes[end] === 32) end--;
  if (start > end) return null;
  const letters: number[] = [];
  let left = lefts[start] as number;
  let right = 0;
  const size = sizes[start] as number;
  const latinGap = latinGapOf(characters, start, end);
  for (let index = start; index <= end; index++) {
    const code = codes[index] as number;
    if (index > start && code !== 32 && codes[index - 1] !== 32 && !isMark(code)) {
      const least = isBesideLatin(codes[index - 1] as number, code) ? latinGap : WORD_GAP;
      if (((lefts[index] as number) - right) / size > least) letters.push(32);
    }
    letters.push(code);
    left = Math.min(left, lefts[index] as number);
    right = Math.max(right, rights[index] as number);
  }
  return { text: textOf(letters), left, right, y: ys[start] as number, size, first: start, last: end };
}

/** In ems: the least gap between two words in a line of Latin letters, which may be set wide or narrow throughout. */
function latinGapOf({ codes, lefts, rights, sizes }: Characters, start: number, end: number): number {
  const gaps: number[] = [];
  for (let index = start + 1; index <= end; index++) {
    if (isLatin(codes[index - 1] as number) && isLatin(codes[index] as number))
      gaps.push(((lefts[index] as number) - (rights[index - 1] as number)) / (sizes[start] as number));
  }
  // Of a word or two nothing shows how wide their letters are set.
  if (gaps.length < 3) return WORD_GAP;
  gaps.sort((a, b) => a - b);
  return Math.min(WORD_GAP, Math.max(0, gaps[gaps.length >> 1] as number) + LATIN_WORD_GAP);
}

/** Digits and their signs stay together: a number may be set wide. */
function isBesideLatin(before: number, code: number): boolean {
  return (isLatin(before) && !isThai(code)) || (isLatin(code) && !isThai(before));
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isThai(code: number): boolean {
  return code >= 0x0e01 && code <= 0x0e5b;
}

function textOf(codes: readonly number[]): string {
  // Arguments are bounded by the stack; a run of this length is no line of a page.
  if (codes.length > 4096) return codes.map((code) => String.fromCodePoint(code)).join('');
  return codes.some((code) => code > 0xffff)
    ? String.fromCodePoint(...codes)
    : String.fromCharCode.apply(null, codes as number[]);
}

function pushRun(runs: Run[], characters: Characters, first: number, last: number): void {
  const run = runBetween(characters, first, last);
  if (run !== null) runs.push(run);
}
