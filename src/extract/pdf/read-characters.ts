import { type Characters, isMark, makeCharacters } from '../layout/characters.js';
import { objectPlaces, readSpansOnce, type SpanPlace, spanReader, spreadSpans } from './actual-text.js';
import type { PrintedPage } from './annotations.js';
import { type Frame, turnsOf } from './frame.js';
import type { Pdfium, Pointer } from './pdfium.js';
import { coveredTexts, isInNoColour } from './unseen-objects.js';

/** Characters of one page; a page of print has some thousands. */
const MAX_CHARACTERS = 200_000;

const SARA_AM = 0x0e33;
const SARA_AA = 0x0e32;

/** A glyph that no table of the file names. */
const UNNAMED = 0xfffd;

/** Reads every character with its place; what is off the page is left out, since no reader sees it. */
export function readCharacters(
  pdfium: Pdfium,
  { page, objects: drawn }: PrintedPage,
  text: Pointer,
  frame: Frame,
): Characters {
  const { call, scratch } = pdfium;
  const count = Math.max(0, Math.min(call.FPDFText_CountChars(text), MAX_CHARACTERS));
  const characters = makeCharacters(count);
  const { codes, objects, turns, lefts, rights, ys, sizes, starts, ends } = characters;
  const spans = new Uint32Array(count);
  const box = scratch >> 2;
  const origin = (scratch + 64) >> 3;
  const floats = pdfium.floats();
  const doubles = pdfium.doubles();
  let used = 0;
  const spanOf = spanReader(pdfium);
  const covered = coveredTexts(pdfium, page, drawn);
  const isNameless = namelessFonts(pdfium);
  let object = -1;
  let size = 0;
  let span = 0;
  let turn = 0;
  let place: SpanPlace | null = null;
  const placed = new Set<Pointer>();
  const access = { pdfium, objects: drawn, frame };
  const places = objectPlaces(access);
  let unseen = 0;
  let isSeen = true;
  let hasNames = true;
  let hasSpans = false;
  for (let index = 0; index < count; index++) {
    let code = cleanCodePoint(codePointAt(pdfium, text, index));
    if (code === SECOND_HALF) continue;
    // Spaces and line ends that PDFium made up: the geometry shows the same, and better.
    if (code <= 32 && (code !== 32 || call.FPDFText_IsGenerated(text, index) === 1)) continue;
    const drawer = call.FPDFText_GetTextObject(text, index);
    if (drawer !== object) {
      object = drawer;
      size = sizeOf(pdfium, text, index);
      span = spanOf(drawer);
      hasSpans ||= span !== 0;
      turn = ((turnsOf(call, text, index) ?? frame.turns) - frame.turns + 4) % 4;
      place = span === 0 ? null : places.ofMisplaced(drawer, turn % 2 === 1);
      if (place !== null) placed.add(drawer);
      isSeen = drawer === 0 || !(covered.has(drawer) || isInNoColour(pdfium, drawer));
      hasNames = drawer === 0 || !isNameless(drawer);
    }
    if (!hasNames && call.FPDFText_HasUnicodeMapError(text, index) === 1) code = UNNAMED;
    call.FPDFText_GetLooseCharBox(text, index, scratch);
    call.FPDFText_GetCharOrigin(text, index, scratch + 64, scratch + 72);
    const originX = doubles[origin] as number;
    const originY = doubles[origin + 1] as number;
    const a = frame.x(floats[box] as number, floats[box + 1] as number);
    const b = frame.x(floats[box + 2] as number, floats[box + 3] as number);
    const left = place?.left ?? Math.min(a, b);
    const right = place?.right ?? Math.max(a, b);
    const y = place?.y ?? frame.y(originX, originY);
    if (turn % 2 === 1) {
      const { top, bottom } = place ?? inkOf(pdfium, text, index, frame, y);
      // A letter begins where the pen stands, or before.
      starts[used] = turn === 1 ? Math.min(-bottom, -y) : Math.min(top, y);
      ends[used] = turn === 1 ? -top : bottom;
    }
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
    objects[used] = drawer;
    turns[used] = turn;
    if (isDrawnAgain(characters, used)) continue;
    if (!isSeen && code !== 32) unseen++;
    used++;
  }
  const read = { ...characters, count: used, unseen };
  setUpright(read);
  spreadSpans(read, placed);
  return hasSpans ? readSpansOnce(read, spans, spanOf, access, places) : read;
}

/** Top and bottom of a letter on end by its ink: its loose box has no room for the marks. */
function inkOf(
  { call, scratch, doubles }: Pdfium,
  text: Pointer,
  index: number,
  frame: Frame,
  y: number,
): Pick<SpanPlace, 'top' | 'bottom'> {
  const at = scratch + 128;
  if (call.FPDFText_GetCharBox(text, index, at, at + 8, at + 16, at + 24) === 0) return { top: y, bottom: y };
  const [left = 0, right = 0, bottom = 0, top = 0] = doubles().subarray(at >> 3, (at >> 3) + 4);
  const [a, b] = [frame.y(left, bottom), frame.y(right, top)];
  // A space has no ink.
  return left === right || bottom === top ? { top: y, bottom: y } : { top: Math.min(a, b), bottom: Math.max(a, b) };
}

/** Against the page, in quarters. */
const ON_ITS_HEAD = 2;

/** A panel of a leaflet that stands on its head is turned about where it stands. */
function setUpright({ count, turns, lefts, rights, ys }: Characters): void {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let index = 0; index < count; index++) {
    if (turns[index] !== ON_ITS_HEAD) continue;
    left = Math.min(left, lefts[index] as number);
    right = Math.max(right, rights[index] as number);
    top = Math.min(top, ys[index] as number);
    bottom = Math.max(bottom, ys[index] as number);
  }
  if (left > right) return;
  for (let index = 0; index < count; index++) {
    if (turns[index] !== ON_ITS_HEAD) continue;
    const end = lefts[index] as number;
    lefts[index] = left + right - (rights[index] as number);
    rights[index] = left + right - end;
    ys[index] = top + bottom - (ys[index] as number);
    turns[index] = 0;
  }
}

/** In ems: how far apart a letter is drawn a second time. */
const SHADOW = 0.12;
/** Letters back at most: with the marks on them, both drawings of a letter follow one another. */
const SHADOW_REACH = 4;

/** Bold type and shadows are made of letters that are drawn twice, a trifle apart, by two objects. */
function isDrawnAgain({ codes, lefts, ys, sizes, objects }: Characters, index: number): boolean {
  for (let before = index - 1; before >= 0 && before >= index - SHADOW_REACH; before--) {
    if (codes[before] !== codes[index] || objects[before] === objects[index]) continue;
    const reach = SHADOW * (sizes[index] as number);
    const aside = Math.abs((lefts[index] as number) - (lefts[before] as number));
    if (aside <= reach && Math.abs((ys[index] as number) - (ys[before] as number)) <= reach) return true;
  }
  return false;
}

/**
 * Of a Type 3 font (ISO 32000-1, 9.6.5), which alone has no name of its own, PDFium takes the code of a glyph for its letter where
 * no table names it; it is as good as any other.
 */
function namelessFonts({ call, scratch }: Pdfium): (object: Pointer) => boolean {
  const known = new Map<Pointer, boolean>();
  return (object) => {
    const font = call.FPDFTextObj_GetFont(object);
    let isNameless = known.get(font);
    if (isNameless === undefined) {
      isNameless = font !== 0 && call.FPDFFont_GetBaseFontName(font, scratch, 256) <= 1;
      known.set(font, isNameless);
    }
    return isNameless;
  };
}

/** The second half of a letter beyond U+FFFF; the first has been read as the whole. */
const SECOND_HALF = -1;

/** PDFium gives the halves of a letter beyond U+FFFF (UTF-16, as `ToUnicode` writes it) one after the other. */
function codePointAt({ call }: Pdfium, text: Pointer, index: number): number {
  const code = call.FPDFText_GetUnicode(text, index);
  if (code < 0xd800 || code > 0xdfff) return code;
  const first = code < 0xdc00 ? code : index > 0 ? call.FPDFText_GetUnicode(text, index - 1) : 0;
  const second = code < 0xdc00 ? call.FPDFText_GetUnicode(text, index + 1) : code;
  if (first < 0xd800 || first > 0xdbff || second < 0xdc00 || second > 0xdfff) return code;
  return code === second ? SECOND_HALF : 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

function followsSaraAm(codes: Uint32Array, used: number): boolean {
  let before = used - 1;
  while (before >= 0 && isMark(codes[before] as number)) before--;
  return before >= 0 && codes[before] === SARA_AM;
}

/** PDFium marks a hyphen at a line's end by U+FFFE or U+0002; a glyph that no table names comes as 0 or as its bare number. */
function cleanCodePoint(code: number): number {
  if (code === 0xfffe || code === 2 || code === 0xad) return 0x2d;
  if (code === SECOND_HALF) return code;
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
