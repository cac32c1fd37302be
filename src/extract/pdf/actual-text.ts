import { type Characters, columnsOf } from '../layout/characters.js';
import type { Frame } from './frame.js';
import type { Pdfium, Pointer } from './pdfium.js';

/** Place of the name in the scratch buffer while a page is read; nothing else of the page's reading reaches so far. */
const NAME_AT = 2048;
/** Looked at for their spans; a page of print has some thousands. */
const MAX_OBJECTS = 50_000;

const NAME = Buffer.from('ActualText\0', 'latin1');

/**
 * Finds the /ActualText span (ISO 32000-1, 14.9.4) of a text object: 0 for none, else a number of the span.
 * Browsers draw each mark of a Thai cluster as an object of its own, all under the one span that holds the cluster's text.
 */
export function spanReader(pdfium: Pdfium): (object: Pointer) => number {
  const { call, scratch } = pdfium;
  const name = scratch + NAME_AT;
  pdfium.bytes().set(NAME, name);
  const isSpan = new Map<Pointer, boolean>();
  return (object) => {
    if (object === 0) return 0;
    // The innermost one counts.
    for (let index = call.FPDFPageObj_CountMarks(object) - 1; index >= 0; index--) {
      const mark = call.FPDFPageObj_GetMark(object, index);
      let known = isSpan.get(mark);
      if (known === undefined) {
        known = call.FPDFPageObjMark_GetParamValueType(mark, name) !== 0;
        isSpan.set(mark, known);
      }
      if (known) return mark;
    }
    return 0;
  };
}

interface PageAccess {
  readonly pdfium: Pdfium;
  readonly page: Pointer;
  readonly frame: Frame;
}

/** What PDFium read of one span: the object that it covers, its first and its last character. */
interface SpanReading {
  readonly object: Pointer;
  readonly first: number;
  readonly last: number;
}

/**
 * PDFium reads the text of a span over whichever of its objects it meets first, and again wherever it sorts the glyph of another
 * one in between: `ที่ต้ที่ต้อง` for `ที่ต้อง`. One reading of each span stays, and gets the room of all that is drawn under it.
 */
export function readSpansOnce(
  characters: Characters,
  spans: Uint32Array,
  spanOf: (object: Pointer) => number,
  access: PageAccess,
): Characters {
  const { count, objects } = characters;
  const readings = new Map<number, SpanReading>();
  let used = 0;
  for (let start = 0; start < count; ) {
    const [span, object] = [spans[start] as number, objects[start] as number];
    let end = start + 1;
    while (end < count && objects[end] === object) end++;
    const reading = span === 0 ? undefined : readings.get(span);
    if (reading === undefined || reading.object === object) {
      if (span !== 0 && reading === undefined)
        readings.set(span, { object, first: used, last: used + end - start - 1 });
      for (let index = start; index < end; index++) moveCharacter(characters, index, used++);
    }
    start = end;
  }
  const kept = { ...characters, count: used };
  if (readings.size > 0) widenReadings(kept, readings, spanOf, access);
  return kept;
}

function widenReadings(
  characters: Characters,
  readings: ReadonlyMap<number, SpanReading>,
  spanOf: (object: Pointer) => number,
  { pdfium, page, frame }: PageAccess,
): void {
  const { call, scratch } = pdfium;
  const at = scratch >> 2;
  const count = Math.min(call.FPDFPage_CountObjects(page), MAX_OBJECTS);
  for (let index = 0; index < count; index++) {
    const object = call.FPDFPage_GetObject(page, index);
    const reading = readings.get(spanOf(object));
    if (reading === undefined || reading.object === object) continue;
    call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
    call.FPDFPageObj_GetMatrix(object, scratch + 16);
    const [left = 0, bottom = 0, right = 0, top = 0, , , , , x = 0, y = 0] = pdfium.floats().subarray(at, at + 10);
    const [a, b] = [frame.x(left, bottom), frame.x(right, top)];
    widen(characters, reading, Math.min(a, b), Math.max(a, b), frame.y(x, y));
  }
}

/**
 * A span may run over lines: only what is beside the reading is part of its letter. Nor may it reach into its neighbours,
 * since PDFium puts the marks of some fonts a letter too far off.
 */
function widen(
  { count, lefts, rights, ys, sizes }: Characters,
  { first, last }: SpanReading,
  left: number,
  right: number,
  y: number,
): void {
  const reach = 0.5 * (sizes[first] as number);
  const isOnLine = (other: number) => Math.abs(other - (ys[first] as number)) <= reach;
  if (!isOnLine(y) || left > (rights[last] as number) + reach || right < (lefts[first] as number) - reach) return;
  const [from, to] = [
    first > 0 && isOnLine(ys[first - 1] as number) ? (rights[first - 1] as number) : Number.NEGATIVE_INFINITY,
    last + 1 < count && isOnLine(ys[last + 1] as number) ? (lefts[last + 1] as number) : Number.POSITIVE_INFINITY,
  ];
  lefts[first] = Math.min(lefts[first] as number, Math.max(left, from));
  rights[last] = Math.max(rights[last] as number, Math.min(right, to));
}

function moveCharacter(characters: Characters, from: number, to: number): void {
  if (from === to) return;
  for (const values of columnsOf(characters)) {
    values[to] = values[from] ?? 0;
  }
}
