import { findLattices } from '../layout/lattice.js';
import type { PrintedTable } from '../layout/page-table.js';
import { refineLattice } from '../layout/refine-lattice.js';
import { type Clip, fillLattice, type TextPage } from '../layout/ruled-table.js';
import { type Run, runsOf } from '../layout/runs.js';
import { dividedRuns } from '../layout/touching-columns.js';
import { findColumnTables, type KnownColumns } from '../layout/unruled-table.js';
import { loadPrintedPage, withFieldValues } from './annotations.js';
import type { PdfDocument } from './document.js';
import { type Frame, frameOf } from './frame.js';
import type { Pdfium, Pointer } from './pdfium.js';
import { readCharacters } from './read-characters.js';
import { type DrawnObjects, readDrawing } from './ruling-lines.js';
import { endsOf, type PageEnds, runningLines } from './running-lines.js';
import { orderMarks } from './thai-marks.js';

/** Larger than any sheet of paper (ISO 32000-1, annex C.2: 14,400 units): such a page is a plan, not a document. */
const MAX_SIDE = 14_400;

/** A page with a few letters on a picture (a stamp, a page number) is a scan all the same. */
const SCAN_CHARACTERS = 20;
const SCAN_PICTURES = 0.3;
/** Letters and digits of a line or two; a word or two in Thai. */
const SPARSE_LETTERS = 60;
/** Share of a page that a picture of the whole page takes; margins may be cut off. */
const PAGE_PICTURE = 0.5;
/** Shapes on a page without letters: more than a frame and a rule. */
const OUTLINES = 30;

/** One page as it is read. */
export interface PdfPage {
  readonly number: number;
  readonly height: number;
  readonly tables: readonly PrintedTable[];
  /** The texts outside the tables. */
  readonly runs: readonly Run[];
  /** All texts but running heads and the like, those of the tables among them. */
  readonly bodyRuns: readonly Run[];
  readonly characterCount: number;
  /** A picture of a page, or letters drawn as outlines: something to see, next to nothing to read. */
  readonly isScan: boolean;
  /** A picture of a page under letters that nobody sees: what some scanner or copier has read in it. */
  readonly isReadByScanner: boolean;
  /** A picture of a page, whatever letters stand over or under it. */
  readonly hasPagePicture: boolean;
  /** A picture of a page with no more letters than a title, a stamp or the mark of a scanner has. */
  readonly isSparse: boolean;
  /** Pixels by the point of its largest picture; 0 without pictures. */
  readonly pictureDensity: number;
}

/** A page of which everything but the tables is read. */
export interface OpenPage {
  readonly number: number;
  readonly runs: readonly Run[];
  readonly ends: PageEnds;
  readonly text: TextPage;
  readonly drawing: DrawnObjects;
  close(): void;
}

/** Opens a page and reads its texts; null when it can't be loaded. The caller closes it, before the document is closed. */
export function openPage(document: PdfDocument, number: number): OpenPage | null {
  const { pdfium } = document;
  const { call } = pdfium;
  const printed = loadPrintedPage(document, number - 1);
  if (printed === null) return null;
  const { page, objects, values } = printed;
  const text = call.FPDFText_LoadPage(page);
  const frame = frameOf(pdfium, page, text);
  const characters = withFieldValues(readCharacters(pdfium, printed, text, frame), values, frame);
  const drawing = readDrawing(pdfium, objects, frame);
  orderMarks(characters);
  const clips = new Map<Pointer, Clip | null>();
  const clip = (character: number) => {
    const object = characters.objects[character] ?? 0;
    const known = clips.get(object);
    if (known !== undefined) return known;
    const found = clipOf(pdfium, object, frame);
    clips.set(object, found);
    return found;
  };
  const runs = runsOf(characters);
  return {
    number,
    runs,
    ends: endsOf(runs),
    text: { number, width: frame.width, height: frame.height, characters, clip },
    drawing,
    close: () => {
      call.FPDFText_ClosePage(text);
      call.FPDF_ClosePage(page);
    },
  };
}

/**
 * Finds the tables of a page. `before` and `after` are the ends of its neighbours, which show what runs from page to page; `known` are
 * the columns of a table without ruling lines with which the page before ended.
 */
export function readPage(
  { number, runs, ends, text, drawing }: OpenPage,
  before: PageEnds,
  after: PageEnds,
  known: KnownColumns | null,
): PdfPage {
  const running = runningLines(ends, [
    { ends: before, distance: -1 },
    { ends: after, distance: 1 },
  ]);
  const { tables, rest } = tablesOf(text, runs, running, drawing, known);
  const { count } = text.characters;
  const bodyRuns = runs.filter((run) => !running.has(run));
  const hasPagePicture = drawing.pictures > PAGE_PICTURE;
  const isSparse = hasPagePicture && lettersOf(runs) < SPARSE_LETTERS && tables.every(({ rows }) => rows.length < 2);
  return {
    number,
    height: text.height,
    tables,
    runs: rest,
    bodyRuns,
    characterCount: count,
    // What stands on its neighbours as well, the mark of a scanner, says nothing of this page.
    isScan: isScan(count, drawing) || (isSparse && lettersOf(bodyRuns) < SCAN_CHARACTERS),
    hasPagePicture,
    isSparse,
    isReadByScanner: hasPagePicture && text.characters.unseen * 2 > count,
    pictureDensity: drawing.pictureDensity,
  };
}

function lettersOf(runs: readonly Run[]): number {
  return runs.reduce((letters, { text }) => letters + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function isScan(characters: number, { pictures, objects }: DrawnObjects): boolean {
  if (characters >= SCAN_CHARACTERS) return false;
  return pictures > SCAN_PICTURES || (characters === 0 && (pictures > 0 || objects > OUTLINES));
}

function tablesOf(
  page: TextPage,
  runs: readonly Run[],
  running: ReadonlySet<Run>,
  drawing: DrawnObjects,
  known: KnownColumns | null,
): { tables: PrintedTable[]; rest: Run[] } {
  if (page.width > MAX_SIDE || page.height > MAX_SIDE) return { tables: [], rest: [...runs] };
  let rest = [...runs];
  const tables: PrintedTable[] = [];
  for (const lattice of findLattices(drawing.across, drawing.down)) {
    const filled = fillLattice(refineLattice(lattice, rest), rest, page);
    if (filled === null) continue;
    tables.push(filled.table);
    rest = rest.filter((run) => !filled.taken.has(run));
  }
  const free = dividedRuns(
    rest.filter((run) => !running.has(run)),
    page.characters,
  );
  const columns = findColumnTables(free, drawing.across, page.number, known);
  tables.push(...columns.tables);
  tables.sort((a, b) => a.top - b.top);
  return { tables, rest: untaken(rest, free, columns.taken) };
}

/** What no table took. A run that was divided for the sake of columns stays whole where none took a part of it. */
function untaken(runs: readonly Run[], free: readonly Run[], taken: ReadonlySet<Run>): Run[] {
  if (taken.size === 0) return [...runs];
  const whole = new Set(free);
  const parts = new Map<number, Run>();
  for (const part of free) if (part.turn === undefined) parts.set(part.first, part);
  return runs.flatMap((run) => {
    if (whole.has(run) || run.turn !== undefined) return taken.has(run) ? [] : [run];
    const own: Run[] = [];
    for (let at = run.first; at <= run.last; at++) {
      const part = parts.get(at);
      if (part !== undefined) own.push(part);
    }
    return own.some((part) => taken.has(part)) ? own.filter((part) => !taken.has(part)) : [run];
  });
}

function clipOf(pdfium: Pdfium, object: Pointer, frame: Frame): Clip | null {
  const { call, scratch } = pdfium;
  const clip = object === 0 ? 0 : call.FPDFPageObj_GetClipPath(object);
  if (clip === 0) return null;
  let [left, right] = [0, frame.width];
  const paths = call.FPDFClipPath_CountPaths(clip);
  for (let path = 0; path < paths; path++) {
    const xs: number[] = [];
    for (let index = 0; index < Math.min(8, call.FPDFClipPath_CountPathSegments(clip, path)); index++) {
      call.FPDFPathSegment_GetPoint(call.FPDFClipPath_GetPathSegment(clip, path, index), scratch, scratch + 4);
      const at = scratch >> 2;
      xs.push(frame.x(pdfium.floats()[at] ?? 0, pdfium.floats()[at + 1] ?? 0));
    }
    if (xs.length === 0) continue;
    left = Math.max(left, Math.min(...xs));
    right = Math.min(right, Math.max(...xs));
  }
  return paths > 0 && right > left ? { left, right } : null;
}
