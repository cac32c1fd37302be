import type { RulingLine } from '../layout/lattice.js';
import type { Frame } from './frame.js';
import {
  MAX_OBJECTS,
  type PageObjects,
  type Pdfium,
  type Pointer,
  TYPE_FORM,
  TYPE_IMAGE,
  TYPE_PATH,
} from './pdfium.js';

const SEGMENT_LINE = 0;
const SEGMENT_MOVE = 2;

/** Bound for what one page may hold: past it the drawing is no table that a person reads. */
const MAX_SEGMENTS = 200_000;
const MAX_DEPTH = 8;

/** Points: a stroke or bar thinner than this is a ruling line, a larger one an area. */
const THIN = 3;
/** Shorter than this it is part of a letter or an ornament. */
const SHORT = 4;

/** What is drawn on a page besides text. */
export interface DrawnObjects {
  readonly across: RulingLine[];
  readonly down: RulingLine[];
  /** Share of the page that its pictures cover, 0 to 1. */
  readonly pictures: number;
  /** Pixels by the point of the largest of them; 0 without pictures. */
  readonly pictureDensity: number;
  /** Everything drawn, text included. */
  readonly objects: number;
}

/** ISO 32000-1, 8.3.3: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface Scan {
  readonly pdfium: Pdfium;
  readonly frame: Frame;
  readonly across: RulingLine[];
  readonly down: RulingLine[];
  pictureArea: number;
  largestPicture: number;
  pictureDensity: number;
  objects: number;
  segments: number;
}

/** Reads the ruling lines of a page: strokes, thin bars and the sides of boxes. */
export function readDrawing(pdfium: Pdfium, { pointers, types }: PageObjects, frame: Frame): DrawnObjects {
  const pictures = { pictureArea: 0, largestPicture: 0, pictureDensity: 0 };
  const scan: Scan = { pdfium, frame, across: [], down: [], ...pictures, objects: 0, segments: 0 };
  for (let index = 0; index < pointers.length && scan.objects < MAX_OBJECTS; index++) {
    readObject(scan, pointers[index] as Pointer, types[index] as number, IDENTITY, 0);
  }
  const area = frame.width * frame.height;
  return {
    across: scan.across,
    down: scan.down,
    pictures: area > 0 ? Math.min(1, scan.pictureArea / area) : 0,
    pictureDensity: scan.pictureDensity,
    objects: scan.objects,
  };
}

function readObject(scan: Scan, object: Pointer, type: number, outer: Matrix, depth: number): void {
  const { call } = scan.pdfium;
  scan.objects++;
  if (type === TYPE_PATH) readPath(scan, object, outer);
  if (type === TYPE_IMAGE) readPicture(scan, object, outer);
  if (type !== TYPE_FORM || depth >= MAX_DEPTH) return;
  const matrix = multiply(matrixOf(scan.pdfium, object), outer);
  const count = call.FPDFFormObj_CountObjects(object);
  for (let index = 0; index < count && scan.objects < MAX_OBJECTS; index++) {
    const inner = call.FPDFFormObj_GetObject(object, index);
    readObject(scan, inner, call.FPDFPageObj_GetType(inner), matrix, depth + 1);
  }
}

function readPicture(scan: Scan, picture: Pointer, outer: Matrix): void {
  const { call, scratch, integers } = scan.pdfium;
  const [a, b, c, d] = multiply(matrixOf(scan.pdfium, picture), outer);
  const area = Math.abs(a * d - b * c);
  scan.pictureArea += area;
  if (area <= scan.largestPicture || call.FPDFImageObj_GetImagePixelSize(picture, scratch, scratch + 4) === 0) return;
  const [width = 0, height = 0] = integers().subarray(scratch >> 2, (scratch >> 2) + 2);
  scan.largestPicture = area;
  scan.pictureDensity = Math.sqrt((width * height) / area);
}

function readPath(scan: Scan, path: Pointer, outer: Matrix): void {
  const { pdfium, frame } = scan;
  const { call, scratch } = pdfium;
  const at = scratch >> 2;
  call.FPDFPath_GetDrawMode(path, scratch, scratch + 4);
  const isFilled = pdfium.integers()[at] !== 0;
  const isStroked = pdfium.integers()[at + 1] !== 0;
  if (!isFilled && !isStroked) return;
  const count = call.FPDFPath_CountSegments(path);
  scan.segments += count;
  if (scan.segments > MAX_SEGMENTS) return;
  const matrix = multiply(matrixOf(pdfium, path), outer);
  let figure: number[] = [];
  const end = () => {
    if (isStroked) strokeRules(scan, figure);
    else barRules(scan, figure);
    figure = [];
  };
  for (let index = 0; index < count; index++) {
    const segment = call.FPDFPath_GetPathSegment(path, index);
    call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    const floats = pdfium.floats();
    const [px, py] = [floats[at] ?? 0, floats[at + 1] ?? 0];
    const [x, y] = movedBy(matrix, px, py);
    const type = call.FPDFPathSegment_GetType(segment);
    if (type === SEGMENT_MOVE) end();
    // A curve has no place in a grid: what it joins is kept apart.
    else if (type !== SEGMENT_LINE) figure = [];
    figure.push(frame.x(x, y), frame.y(x, y));
    if (isStroked && type === SEGMENT_LINE && call.FPDFPathSegment_GetClose(segment) !== 0)
      figure.push(figure[0] ?? 0, figure[1] ?? 0);
  }
  end();
}

function strokeRules(scan: Scan, figure: readonly number[]): void {
  for (let index = 0; index + 3 < figure.length; index += 2) {
    addLine(scan, figure[index] ?? 0, figure[index + 1] ?? 0, figure[index + 2] ?? 0, figure[index + 3] ?? 0);
  }
}

/** Many programs draw a ruling line as a filled bar. */
function barRules(scan: Scan, figure: readonly number[]): void {
  if (figure.length < 8 || figure.length > 10) return;
  const xs = figure.filter((_, index) => index % 2 === 0);
  const ys = figure.filter((_, index) => index % 2 === 1);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (width >= THIN && height >= THIN) return;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (width < height) addLine(scan, x, top, x, bottom);
  else addLine(scan, left, y, right, y);
}

function addLine(scan: Scan, x1: number, y1: number, x2: number, y2: number): void {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (height < 1 && width >= SHORT)
    scan.across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (width < 1 && height >= SHORT)
    scan.down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

/** The matrices of the forms around each object that is drawn by a form (ISO 32000-1, 8.10), none of those of the page itself. */
export function outerMatrices(pdfium: Pdfium, { pointers, types }: PageObjects): ReadonlyMap<Pointer, Matrix> {
  const { call } = pdfium;
  const found = new Map<Pointer, Matrix>();
  const visit = (form: Pointer, type: number, outer: Matrix, depth: number): void => {
    if (depth >= MAX_DEPTH || type !== TYPE_FORM) return;
    const matrix = multiply(matrixOf(pdfium, form), outer);
    const count = call.FPDFFormObj_CountObjects(form);
    for (let index = 0; index < count && found.size < MAX_OBJECTS; index++) {
      const object = call.FPDFFormObj_GetObject(form, index);
      found.set(object, matrix);
      visit(object, call.FPDFPageObj_GetType(object), matrix, depth + 1);
    }
  };
  for (const [index, object] of pointers.entries()) visit(object, types[index] as number, IDENTITY, 0);
  return found;
}

/** A point as the matrix moves it. */
export function movedBy([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function matrixOf({ call, scratch, floats }: Pdfium, object: Pointer): Matrix {
  if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return IDENTITY;
  const at = scratch >> 2;
  const read = floats();
  return [read[at]!, read[at + 1]!, read[at + 2]!, read[at + 3]!, read[at + 4]!, read[at + 5]!];
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}
