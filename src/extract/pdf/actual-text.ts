import { type Characters, columnsOf, isOnEnd } from '../layout/characters.js';
import type { Frame } from './frame.js';
import type { PageObjects, Pdfium, Pointer } from './pdfium.js';
import { IDENTITY, type Matrix, movedBy, outerMatrices } from './ruling-lines.js';

/** Place of the name in the scratch buffer while a page is read; nothing else of the page's reading reaches so far. */
const NAME_AT = 2048;

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

export interface PageAccess {
  readonly pdfium: Pdfium;
  readonly objects: PageObjects;
  readonly frame: Frame;
}

/** Where the object of a span stands on the page as it is read, in points. */
export interface SpanPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of its baseline. */
  readonly y: number;
}

/** Places of objects, whatever form draws them. */
interface ObjectPlaces {
  /** Objects that are drawn by forms. */
  nested(): Iterable<Pointer>;
  of(object: Pointer): SpanPlace;
  /**
   * PDFium puts the letters of a span where its object would stand upright and outside of any form. Null: it stands there.
   */
  ofMisplaced(object: Pointer, onEnd: boolean): SpanPlace | null;
}

export function objectPlaces({ pdfium, objects, frame }: PageAccess): ObjectPlaces {
  const { call, scratch } = pdfium;
  let found: ReadonlyMap<Pointer, Matrix> | null = null;
  const outer = (): ReadonlyMap<Pointer, Matrix> => {
    found ??= outerMatrices(pdfium, objects);
    return found;
  };
  const of = (object: Pointer): SpanPlace => {
    call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
    call.FPDFPageObj_GetMatrix(object, scratch + 16);
    const at = scratch >> 2;
    const [left = 0, bottom = 0, right = 0, top = 0, , , , , x = 0, y = 0] = pdfium.floats().subarray(at, at + 10);
    const matrix = outer().get(object) ?? IDENTITY;
    const [one, other, origin] = [movedBy(matrix, left, bottom), movedBy(matrix, right, top), movedBy(matrix, x, y)];
    const [a, b] = [frame.x(...one), frame.x(...other)];
    const [c, d] = [frame.y(...one), frame.y(...other)];
    return {
      left: Math.min(a, b),
      right: Math.max(a, b),
      top: Math.min(c, d),
      bottom: Math.max(c, d),
      y: frame.y(...origin),
    };
  };
  return {
    nested: () => outer().keys(),
    of,
    ofMisplaced: (object, onEnd) => (onEnd || outer().has(object) ? of(object) : null),
  };
}

/** The letters of a span that is placed by its object share the room of that. */
export function spreadSpans(characters: Characters, placed: ReadonlySet<Pointer>): void {
  if (placed.size === 0) return;
  const { count, objects } = characters;
  for (let first = 0, next = 1; first < count; first = next++) {
    while (next < count && objects[next] === objects[first]) next++;
    if (!placed.has(objects[first] as number)) continue;
    const onEnd = isOnEnd(characters, first);
    const [froms, tos] = onEnd ? [characters.starts, characters.ends] : [characters.lefts, characters.rights];
    const start = froms[first] as number;
    const step = ((tos[first] as number) - start) / (next - first);
    for (let index = first; index < next; index++) {
      froms[index] = start + (index - first) * step;
      tos[index] = start + (index - first + 1) * step;
    }
  }
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
  places: ObjectPlaces,
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
  if (readings.size > 0) widenReadings(kept, readings, spanOf, access, places);
  return kept;
}

function widenReadings(
  characters: Characters,
  readings: ReadonlyMap<number, SpanReading>,
  spanOf: (object: Pointer) => number,
  { objects }: PageAccess,
  places: ObjectPlaces,
): void {
  const widenBy = (object: Pointer): void => {
    const reading = readings.get(spanOf(object));
    if (reading !== undefined && reading.object !== object) widen(characters, reading, places.of(object));
  };
  for (const object of objects.pointers) widenBy(object);
  for (const object of places.nested()) widenBy(object);
}

/**
 * A span may run over lines: only what is beside the reading is part of its letter. Nor may it reach into its neighbours,
 * since PDFium puts the marks of some fonts a letter too far off.
 */
function widen(characters: Characters, { first, last }: SpanReading, place: SpanPlace): void {
  const { count, lefts, rights, ys, sizes, turns } = characters;
  const turn = turns[first] ?? 0;
  const onEnd = turn % 2 === 1;
  const [froms, tos] = onEnd ? [characters.starts, characters.ends] : [lefts, rights];
  const lineOf = (index: number): number =>
    onEnd ? ((lefts[index] as number) + (rights[index] as number)) / 2 : (ys[index] as number);
  const line = onEnd ? (place.left + place.right) / 2 : place.y;
  const upwards = turn === 1 ? ([-place.bottom, -place.top] as const) : ([place.top, place.bottom] as const);
  const [from, to] = onEnd ? upwards : [place.left, place.right];
  const reach = 0.5 * (sizes[first] as number);
  const isOnLine = (other: number) => Math.abs(other - lineOf(first)) <= reach;
  if (!isOnLine(line) || from > (tos[last] as number) + reach || to < (froms[first] as number) - reach) return;
  const isNeighbour = (index: number) =>
    index >= 0 && index < count && turns[index] === turn && isOnLine(lineOf(index));
  const least = isNeighbour(first - 1) ? (tos[first - 1] as number) : Number.NEGATIVE_INFINITY;
  const most = isNeighbour(last + 1) ? (froms[last + 1] as number) : Number.POSITIVE_INFINITY;
  froms[first] = Math.min(froms[first] as number, Math.max(from, least));
  tos[last] = Math.max(tos[last] as number, Math.min(to, most));
}

function moveCharacter(characters: Characters, from: number, to: number): void {
  if (from === to) return;
  for (const values of columnsOf(characters)) {
    values[to] = values[from] ?? 0;
  }
}
