import type { PdfDocument } from './document.js';
import {
  MAX_OBJECTS,
  type PageObjects,
  type Pdfium,
  type Pointer,
  TYPE_FORM,
  TYPE_IMAGE,
  TYPE_TEXT,
} from './pdfium.js';

/** Place of the key in the scratch buffer; a name, of this many bytes at most, comes before it. */
const KEY_AT = 2048;
const MAX_NAME = 1024;
const NAME = Buffer.from('Name\0', 'latin1');
const LAYER_MARK = Buffer.from('OC\0', 'utf16le');
const MAX_DEPTH = 8;

/** Takes what is on layers that are switched off out of a loaded page, text and drawing alike; the file stays as it is. */
export function leaveOutHiddenLayers(document: PdfDocument, { pointers, types }: PageObjects): void {
  const { call } = document.pdfium;
  let left = MAX_OBJECTS;
  const visit = (object: Pointer, type: number, depth: number): void => {
    left--;
    if (isDrawnOnHiddenLayer(document, object)) {
      call.FPDFPageObj_SetIsActive(object, 0);
      return;
    }
    if (depth >= MAX_DEPTH || type !== TYPE_FORM) return;
    const count = call.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count && left > 0; index++) {
      const inner = call.FPDFFormObj_GetObject(object, index);
      visit(inner, call.FPDFPageObj_GetType(inner), depth + 1);
    }
  };
  for (let index = 0; index < pointers.length && left > 0; index++)
    visit(pointers[index] as Pointer, types[index] as number, 0);
}

function isDrawnOnHiddenLayer(document: PdfDocument, object: Pointer): boolean {
  const marks = document.pdfium.call.FPDFPageObj_CountMarks(object);
  return marks > 0 && isMarkedHidden(document, object, marks);
}

function isMarkedHidden({ pdfium, hiddenLayers }: PdfDocument, object: Pointer, marks: number): boolean {
  const { call, scratch } = pdfium;
  const key = scratch + KEY_AT;
  const text = scratch + 8;
  for (let index = marks - 1; index >= 0; index--) {
    const mark = call.FPDFPageObj_GetMark(object, index);
    if (call.FPDFPageObjMark_GetName(mark, text, MAX_NAME, scratch) === 0 || !isLayerName(pdfium, text)) continue;
    pdfium.bytes().set(NAME, key);
    if (call.FPDFPageObjMark_GetParamBlobValue(mark, key, text, MAX_NAME, scratch) === 0) continue;
    const length = pdfium.integers()[scratch >> 2] ?? 0;
    const name = Buffer.from(pdfium.bytes().slice(text, text + Math.min(MAX_NAME, length)));
    if (hiddenLayers().names.has(name.toString('latin1'))) return true;
  }
  return false;
}

/** UTF-16 with its end: every object of a tagged document has a mark, and hardly any is a layer. */
function isLayerName(pdfium: Pdfium, at: Pointer): boolean {
  const bytes = pdfium.bytes();
  return LAYER_MARK.every((byte, index) => bytes[at + index] === byte);
}

/** Text rendering mode 3 (ISO 32000-1, 9.3.6). */
const INVISIBLE = 3;
/** Of 255: paper and what comes near it. */
const NEARLY_WHITE = 245;
/** Grey levels of 255 by which letters differ from their ground at least. */
const LEAST_CONTRAST = 8;
const MAX_PIXELS = 2_000_000;
/** Blue, green, red and an unused byte. */
const FORMAT_COLOURS = 3;
const WHITE = 0xffffffff;

/**
 * Takes letters out of a loaded page that nobody sees: drawn white or in no colour, where the drawn page shows nothing at their
 * place. What a picture, outlines or a dark ground show there stays.
 */
export function leaveOutUnseenText(pdfium: Pdfium, page: Pointer, { pointers, types }: PageObjects): void {
  const { call } = pdfium;
  const doubtful: Pointer[] = [];
  let picture: Bounds | null = null;
  for (const [index, object] of pointers.entries()) {
    const type = types[index];
    if (type === TYPE_IMAGE) picture = larger(picture, boundsOf(pdfium, object));
    if (type === TYPE_TEXT && isDoubtful(pdfium, object)) doubtful.push(object);
  }
  if (doubtful.length === 0) return;
  const sheet = sheetOf(pdfium, page);
  const places = new Map<Pointer, Place>();
  for (const object of doubtful) {
    const bounds = boundsOf(pdfium, object);
    if (bounds !== null && !isReadInPicture(pdfium, object, bounds, picture))
      places.set(object, placeOf(pdfium, page, bounds, sheet));
  }
  const drawing = places.size === 0 ? null : draw(pdfium, page, sheet, [...places.values()]);
  if (drawing === null) return;
  const unseen = [...places].filter(([, place]) => isBlankAt(pdfium, place, drawing));
  call.FPDFBitmap_Destroy(drawing.bitmap);
  for (const [object] of unseen) call.FPDFPageObj_SetIsActive(object, 0);
}

/** In points of the page: left, bottom, right, top. */
type Bounds = readonly [number, number, number, number];

function boundsOf({ call, scratch, floats }: Pdfium, object: Pointer): Bounds | null {
  if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return null;
  const at = scratch >> 2;
  const [left = 0, bottom = 0, right = 0, top = 0] = floats().subarray(at, at + 4);
  return [left, bottom, right, top];
}

function larger(one: Bounds | null, other: Bounds | null): Bounds | null {
  if (one === null || other === null) return one ?? other;
  const area = ([left, bottom, right, top]: Bounds): number => (right - left) * (top - bottom);
  return area(other) > area(one) ? other : one;
}

/** Share of the page from which on a picture is one of the whole page. */
const WHOLE = 0.5;

/**
 * Texts that a later picture of the page covers: what some scanners have read in it lies beneath it. They stay part of the page,
 * as those in no colour do.
 */
export function coveredTexts(pdfium: Pdfium, page: Pointer, { pointers, types }: PageObjects): ReadonlySet<Pointer> {
  const { call } = pdfium;
  const sheet = sheetOf(pdfium, page);
  const area = call.FPDF_GetPageWidthF(page) * call.FPDF_GetPageHeightF(page);
  const before: Pointer[] = [];
  let covered: Pointer[] = [];
  for (const [index, object] of pointers.entries()) {
    const type = types[index];
    if (type === TYPE_TEXT) before.push(object);
    const bounds = type === TYPE_IMAGE ? boundsOf(pdfium, object) : null;
    if (bounds !== null && (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) > WHOLE * area) covered = [...before];
  }
  if (covered.length === 0) return new Set();
  const places = covered.flatMap((object) => {
    const bounds = boundsOf(pdfium, object);
    return bounds === null ? [] : [placeOf(pdfium, page, bounds, sheet)];
  });
  // The picture may be transparent, or a mask: with and without them the page looks the same, or it does not.
  const withTexts = pixelsOf(pdfium, page, sheet, places);
  for (const object of covered) call.FPDFPageObj_SetIsActive(object, 0);
  const without = pixelsOf(pdfium, page, sheet, places);
  for (const object of covered) call.FPDFPageObj_SetIsActive(object, 1);
  return new Set(withTexts?.equals(without ?? Buffer.alloc(0)) ? covered : []);
}

function pixelsOf(pdfium: Pdfium, page: Pointer, sheet: Sheet, places: readonly Place[]): Buffer | null {
  const drawing = draw(pdfium, page, sheet, places);
  if (drawing === null) return null;
  const { call } = pdfium;
  const from = call.FPDFBitmap_GetBuffer(drawing.bitmap);
  const pixels = Buffer.from(
    pdfium.bytes().slice(from, from + call.FPDFBitmap_GetStride(drawing.bitmap) * drawing.rows),
  );
  call.FPDFBitmap_Destroy(drawing.bitmap);
  return pixels;
}

/** Drawn so that nobody sees it, whatever is behind it. */
export function isInNoColour(pdfium: Pdfium, object: Pointer): boolean {
  const { call, scratch, bytes } = pdfium;
  if (call.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE) return true;
  if (call.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return false;
  const [alpha = 255] = new Uint32Array(bytes().buffer, scratch + 12, 1);
  return alpha <= 255 - NEARLY_WHITE;
}

/** What a scanner has read in its picture is laid over it without care: a letter may come to lie beside its own. */
function isReadInPicture(pdfium: Pdfium, object: Pointer, bounds: Bounds, picture: Bounds | null): boolean {
  if (picture === null || !isInNoColour(pdfium, object)) return false;
  const [x, y] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
  return x >= picture[0] && x <= picture[2] && y >= picture[1] && y <= picture[3];
}

function isDoubtful({ call, scratch, integers }: Pdfium, object: Pointer): boolean {
  if (call.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE) return true;
  if (call.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return false;
  const colours = integers();
  const at = scratch >> 2;
  const isWhite = (colour: number): boolean => (colours[at + colour] ?? 0) >= NEARLY_WHITE;
  const isOpaque = (colours[at + 3] ?? 255) > 255 - NEARLY_WHITE;
  return !isOpaque || (isWhite(0) && isWhite(1) && isWhite(2));
}

/** Pixels of the page as it is drawn. */
interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** First and last pixel, both included; off the page the last stands before the first. */
interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A part of the page. */
interface Drawing {
  readonly bitmap: Pointer;
  readonly left: number;
  readonly top: number;
  /** Pixels from its top to its bottom. */
  readonly rows: number;
}

/** At one pixel by the point; large pages are drawn smaller. */
function sheetOf({ call }: Pdfium, page: Pointer): Sheet {
  const [wide, high] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)];
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / Math.max(1, wide * high)));
  return { width: Math.round(wide * scale), height: Math.round(high * scale) };
}

/** No more of the page than the places: the rest may take seconds to draw. */
function draw({ call }: Pdfium, page: Pointer, { width, height }: Sheet, places: readonly Place[]): Drawing | null {
  if (width === 0 || height === 0) return null;
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (const place of places) {
    if (place.left > place.right || place.top > place.bottom) continue;
    [left, right] = [Math.min(left, place.left), Math.max(right, place.right)];
    [top, bottom] = [Math.min(top, place.top), Math.max(bottom, place.bottom)];
  }
  const [wide, high] = [Math.max(1, right - left + 1), Math.max(1, bottom - top + 1)];
  const bitmap = call.FPDFBitmap_CreateEx(wide, high, FORMAT_COLOURS, 0, 0);
  if (bitmap === 0) return null;
  call.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, WHITE);
  call.FPDF_RenderPageBitmap(bitmap, page, -left, -top, width, height, 0, 0);
  return { bitmap, left, top, rows: high };
}

function placeOf(pdfium: Pdfium, page: Pointer, [left, bottom, right, top]: Bounds, { width, height }: Sheet): Place {
  const { call, scratch } = pdfium;
  const deviceOf = (x: number, y: number): readonly [number, number] => {
    call.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, scratch, scratch + 4);
    const [column = 0, row = 0] = new Int32Array(pdfium.bytes().buffer, scratch, 2);
    return [column, row];
  };
  const [one, other] = [deviceOf(left, bottom), deviceOf(right, top)];
  return {
    left: Math.max(0, Math.min(one[0], other[0])),
    right: Math.min(width - 1, Math.max(one[0], other[0])),
    top: Math.max(0, Math.min(one[1], other[1])),
    bottom: Math.min(height - 1, Math.max(one[1], other[1])),
  };
}

function isBlankAt(pdfium: Pdfium, place: Place, { bitmap, left, top }: Drawing): boolean {
  const { call } = pdfium;
  const buffer = call.FPDFBitmap_GetBuffer(bitmap);
  const stride = call.FPDFBitmap_GetStride(bitmap);
  const bytes = pdfium.bytes();
  let [darkest, lightest] = [255, 0];
  for (let row = place.top - top; row <= place.bottom - top; row++) {
    for (let column = place.left - left; column <= place.right - left; column++) {
      const pixel = buffer + row * stride + column * 4;
      const grey = ((bytes[pixel] ?? 0) * 29 + (bytes[pixel + 1] ?? 0) * 150 + (bytes[pixel + 2] ?? 0) * 77) >> 8;
      if (grey < darkest) darkest = grey;
      if (grey > lightest) lightest = grey;
    }
  }
  return darkest >= NEARLY_WHITE - LEAST_CONTRAST && lightest - darkest < LEAST_CONTRAST;
}
