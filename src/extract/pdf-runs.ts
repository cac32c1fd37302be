import type { Frame } from './pdf-frame.js';
import { settleSpans, spanReader } from './pdf-spans.js';
import type { Pdfium, Pointer } from './pdfium.js';

/** Characters of one page; a page of print has some thousands. */
const MAX_CHARACTERS = 200_000;

/** In ems: a gap this wide parts two cells or two columns, a smaller one two words. */
const RUN_GAP = 0.45;
const WORD_GAP = 0.25;
/** Rows of spaces are how typewriters and clerks make columns. */
const COLUMN_SPACES = 3;

const SARA_AM = 0x0e33;
const SARA_AA = 0x0e32;
/** A glyph that no table of the file names. */
const UNNAMED = 0xfffd;

/** A piece of text on one line without a gap: a word, a sentence, what stands in a cell's line. Points, origin at the top left. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Font size as drawn. */
  readonly size: number;
  /** Where it stands in the page's characters. */
  readonly first: number;
  readonly last: number;
}

/** The characters of a page as drawn, generated ones left out; index by index. */
export interface Characters {
  readonly count: number;
  readonly codes: Uint32Array;
  readonly lefts: Float32Array;
  readonly rights: Float32Array;
  readonly ys: Float32Array;
  readonly sizes: Float32Array;
  /** The text object that drew each. */
  readonly objects: Uint32Array;
}

/** What is known of each character, for whoever moves them: all of it moves together. */
export function columnsOf({
  codes,
  objects,
  lefts,
  rights,
  ys,
  sizes,
}: Characters): readonly (Uint32Array | Float32Array)[] {
  return [codes, objects, lefts, rights, ys, sizes];
}

/** One set for all pages: a page is done with before the next is read, and fresh arrays would be most of the garbage. */
let buffers = makeBuffers(4096);

function makeBuffers(size: number) {
  return {
    codes: new Uint32Array(size),
    objects: new Uint32Array(size),
    lefts: new Float32Array(size),
    rights: new Float32Array(size),
    ys: new Float32Array(size),
    sizes: new Float32Array(size),
    spans: new Uint32Array(size),
  };
}

/**
 * Reads every character with its place; what stands off the page is left out, since no reader sees it.
 * The arrays are those of the next page too: what is to stay must be copied (runs are).
 */
export function readCharacters(pdfium: Pdfium, page: Pointer, text: Pointer, frame: Frame): Characters {
  const { call, scratch } = pdfium;
  const count = Math.max(0, Math.min(call.FPDFText_CountChars(text), MAX_CHARACTERS));
  if (buffers.codes.length < count) buffers = makeBuffers(count * 2);
  const { codes, objects, lefts, rights, ys, sizes, spans } = buffers;
  const box = scratch >> 2;
  const origin = (scratch + 64) >> 3;
  const floats = pdfium.floats();
  const doubles = pdfium.doubles();
  let used = 0;
  const spanOf = spanReader(pdfium);
  let object = -1;
  let size = 0;
  let span = 0;
  for (let index = 0; index < count; index++) {
    const code = lettered(call.FPDFText_GetUnicode(text, index));
    // Spaces and line ends that PDFium made up: the geometry tells the same, and better.
    if (code <= 32 && (code !== 32 || call.FPDFText_IsGenerated(text, index) === 1)) continue;
    const drawn = call.FPDFText_GetTextObject(text, index);
    if (drawn !== object) {
      object = drawn;
      size = sizeOf(pdfium, text, index);
      span = spanOf(drawn);
    }
    call.FPDFText_GetLooseCharBox(text, index, scratch);
    call.FPDFText_GetCharOrigin(text, index, scratch + 64, scratch + 72);
    const a = frame.x(floats[box] as number, floats[box + 1] as number);
    const b = frame.x(floats[box + 2] as number, floats[box + 3] as number);
    const left = Math.min(a, b);
    const right = Math.max(a, b);
    const originX = doubles[origin] as number;
    const originY = doubles[origin + 1] as number;
    const y = frame.y(originX, originY);
    if (right < 0 || left > frame.width || y < 0 || y > frame.height) continue;
    // Fonts whose sara am is two glyphs say "ำ" of the first and "า" or nothing of the second; no Thai word has both.
    if ((code === SARA_AA || code === UNNAMED) && followsSaraAm(codes, used)) {
      rights[used - 1] = Math.max(rights[used - 1] as number, right);
      continue;
    }
    codes[used] = code;
    spans[used] = span;
    lefts[used] = left;
    rights[used] = right;
    ys[used] = y;
    sizes[used] = size;
    objects[used] = drawn;
    used++;
  }
  return settleSpans({ count: used, codes, lefts, rights, ys, sizes, objects }, spans, spanOf, { pdfium, page, frame });
}

function followsSaraAm(codes: Uint32Array, used: number): boolean {
  let before = used - 1;
  while (before >= 0 && isMark(codes[before] as number)) before--;
  return before >= 0 && codes[before] === SARA_AM;
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
    if (index > first && leavesRun(characters, first, index, right, spaces)) {
      pushRun(runs, characters, first, index - 1);
      first = index;
    }
    spaces = code === 32 ? spaces + 1 : 0;
    right = index === first ? (rights[index] ?? 0) : Math.max(right, rights[index] ?? 0);
  }
  if (count > 0) pushRun(runs, characters, first, count - 1);
  return runs;
}

function leavesRun(characters: Characters, first: number, index: number, right: number, spaces: number): boolean {
  const { codes, lefts, ys, sizes } = characters;
  const size = sizes[first] ?? 1;
  const gap = ((lefts[index] ?? 0) - right) / size;
  const rise = Math.abs((ys[index] ?? 0) - (ys[first] ?? 0)) / size;
  // A mark stands on the letter before it, however far a font moves it; one that is elsewhere belongs to another text.
  if (isMark(codes[index] ?? 0)) return rise > 0.8 || gap > 1.5 || gap < -2;
  return rise > 0.3 || gap > RUN_GAP || gap < -0.5 || (spaces >= COLUMN_SPACES && codes[index] !== 32);
}

/** A part of a run, or several characters, as a run of its own; null when nothing but space stands there. */
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
  for (let index = start; index <= end; index++) {
    const code = codes[index] as number;
    if (index > start && code !== 32 && codes[index - 1] !== 32 && !isMark(code)) {
      if (((lefts[index] as number) - right) / size > WORD_GAP) letters.push(32);
    }
    letters.push(code);
    left = Math.min(left, lefts[index] as number);
    right = Math.max(right, rights[index] as number);
  }
  return { text: textOf(letters), left, right, y: ys[start] as number, size, first: start, last: end };
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

/** Thai vowels and tones that stand above or below: they take no room of their own. */
export function isMark(code: number): boolean {
  return (
    code === 0x0e31 ||
    (code >= 0x0e34 && code <= 0x0e3a) ||
    (code >= 0x0e47 && code <= 0x0e4e) ||
    (code >= 0xf701 && code <= 0xf71a && code !== 0xf70f)
  );
}

/** PDFium marks a hyphen at a line's end by U+FFFE or U+0002; a glyph that no table names comes as 0 or as its bare number. */
function lettered(code: number): number {
  if (code === 0xfffe || code === 2 || code === 0xad) return 0x2d;
  if (code < 9 || (code > 13 && code < 32) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return UNNAMED;
  return code === 0xa0 ? 32 : code;
}

function sizeOf(pdfium: Pdfium, text: Pointer, index: number): number {
  const { call, scratch } = pdfium;
  const at = scratch >> 2;
  const scale =
    call.FPDFText_GetMatrix(text, index, scratch) === 0
      ? 1
      : Math.hypot(pdfium.floats()[at + 2] ?? 0, pdfium.floats()[at + 3] ?? 1);
  const size = Math.abs(call.FPDFText_GetFontSize(text, index) * scale);
  return size > 0.5 && size < 2000 ? size : 10;
}
