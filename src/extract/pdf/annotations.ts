import { type Characters, columnsOf, makeCharacters } from '../layout/characters.js';
import type { PdfDocument } from './document.js';
import type { Frame } from './frame.js';
import { objectsOf, type PageObjects, type Pointer } from './pdfium.js';
import { leaveOutHiddenLayers, leaveOutUnseenText } from './unseen-objects.js';

/** Subtypes of ISO 32000-1, 12.5.6 as PDFium counts them (fpdf_annot.h). */
const NOTE = 1;
const LINK = 2;
const FREE_TEXT = 3;
const POP_UP = 16;
const FILE = 17;
const WIDGET = 20;
/** On the screen, never on the paper. */
const NOT_PRINTED: ReadonlySet<number> = new Set([NOTE, POP_UP, FILE]);

/** Flags of ISO 32000-1, 12.5.3. */
const HIDDEN = 2;
const NO_VIEW = 32;

const APPEARANCE_NORMAL = 0;
const FLATTEN_AS_SHOWN = 0;

const LAYER = Buffer.from('OC\0', 'latin1');

/** Looked at on one page. */
const MAX_ANNOTATIONS = 5000;

/** A loaded page, and what its fields say that no appearance shows. */
export interface PrintedPage {
  readonly page: Pointer;
  readonly objects: PageObjects;
  readonly values: readonly FieldValue[];
}

/**
 * Loads a page, null where it can't be loaded, with what is printed of its annotations: filled form fields, stamps, texts typed over a scan (ISO 32000-1, 12.5.5)
 * become part of its content. Notes, pop-ups, what is hidden, layers that are switched off and letters in the colour of their ground are not on the paper.
 */
export function loadPrintedPage(document: PdfDocument, index: number): PrintedPage | null {
  const { pdfium, pointer } = document;
  const { call } = pdfium;
  let page = call.FPDF_LoadPage(pointer, index);
  const { isPrinted, values } = page === 0 ? { isPrinted: false, values: [] } : prepareAnnotations(document, page);
  if (isPrinted) {
    call.FPDFPage_Flatten(page, FLATTEN_AS_SHOWN);
    call.FPDF_ClosePage(page);
    page = call.FPDF_LoadPage(pointer, index);
  }
  if (page === 0) return null;
  const objects = objectsOf(pdfium, page);
  leaveOutHiddenLayers(document, objects);
  leaveOutUnseenText(pdfium, page, objects);
  return { page, objects, values };
}

/** Takes away what is not printed, and draws what has no appearance of its own. `isPrinted`: something is left to print. */
function prepareAnnotations(
  document: PdfDocument,
  page: Pointer,
): Pick<PrintedPage, 'values'> & { readonly isPrinted: boolean } {
  const { call } = document.pdfium;
  let isPrinted = false;
  const removed: number[] = [];
  const fields: number[] = [];
  const count = Math.min(call.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS);
  for (let index = 0; index < count; index++) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const subtype = call.FPDFAnnot_GetSubtype(annotation);
    const isHidden =
      (call.FPDFAnnot_GetFlags(annotation) & (HIDDEN | NO_VIEW)) !== 0 || isOnHiddenLayer(document, annotation);
    if (NOT_PRINTED.has(subtype) || isHidden) removed.push(index);
    else if (subtype !== LINK) {
      isPrinted = true;
      if (subtype === WIDGET) fields.push(index);
      const isDrawn = call.EPDFAnnot_HasAppearanceStream(annotation, APPEARANCE_NORMAL) !== 0;
      if (subtype === FREE_TEXT && !isDrawn) call.EPDFAnnot_GenerateAppearance(annotation);
    }
    call.FPDFPage_CloseAnnot(annotation);
  }
  const values = readFieldValues(document, page, fields);
  const written = new Set(values.map(({ index }) => index));
  for (const index of [...removed, ...written].sort((a, b) => b - a)) call.FPDFPage_RemoveAnnot(page, index);
  return { isPrinted, values };
}

function isOnHiddenLayer(document: PdfDocument, annotation: Pointer): boolean {
  const { call, scratch, bytes } = document.pdfium;
  bytes().set(LAYER, scratch);
  if (call.FPDFAnnot_HasKey(annotation, scratch) === 0) return false;
  return document.hiddenLayers().isHidden(call.EPDFAnnot_GetObjectNumber(annotation));
}

/** `FPDFAnnot_GetFormFieldType`: fields that hold words. */
const WORD_FIELDS: ReadonlySet<number> = new Set([4, 5, 6]);
/** The same as they are written (ISO 32000-1, 12.7.3.1): the form may not list a field of a page. */
const WORDS: ReadonlySet<string> = new Set(['Tx', 'Ch']);
/** Bytes of the scratch buffer: what is longer is no blank appearance, nor a value of a form of one page. */
const MAX_BYTES = 4096;
/** Room for the name of an entry before them. */
const KEY_BYTES = 16;
/** Operators that show text or draw a form or a picture (ISO 32000-1, annex A). */
const SHOWS_SOMETHING = /(?:^|[\s)\]>])(?:Tj|TJ|'|"|Do)(?:\s|$)/;

/** What a viewer writes into a field of a form whose file does not say how it looks (ISO 32000-1, 12.7.3.3). */
interface FieldValue {
  readonly index: number;
  readonly text: string;
  /** Corners in points of the page: left, top, right, bottom. */
  readonly bounds: readonly [number, number, number, number];
}

/** The values of such fields among these annotations of a page; `index` is that of the annotation. */
function readFieldValues(document: PdfDocument, page: Pointer, annotations: readonly number[]): FieldValue[] {
  const { call, scratch, floats } = document.pdfium;
  const unseen = annotations.filter((index) => isWithoutAppearance(document, page, index));
  if (unseen.length === 0) return [];
  const callbacks = call.PDFiumExt_OpenFormFillInfo();
  const form = call.PDFiumExt_InitFormFillEnvironment(document.pointer, callbacks);
  const values: FieldValue[] = [];
  for (const index of form === 0 ? [] : unseen) {
    const annotation = call.FPDFPage_GetAnnot(page, index);
    const type = call.FPDFAnnot_GetFormFieldType(form, annotation);
    const isAstray = type < 0 && WORDS.has(entryOf(document, annotation, 'FT'));
    if (isAstray || WORD_FIELDS.has(type)) {
      const text = isAstray
        ? entryOf(document, annotation, 'V')
        : textAt(document, call.FPDFAnnot_GetFormFieldValue(form, annotation, scratch, MAX_BYTES));
      call.FPDFAnnot_GetRect(annotation, scratch);
      const [left = 0, top = 0, right = 0, bottom = 0] = floats().subarray(scratch >> 2, (scratch >> 2) + 4);
      if (text.trim() !== '') values.push({ index, text, bounds: [left, top, right, bottom] });
    }
    call.FPDFPage_CloseAnnot(annotation);
  }
  if (form !== 0) call.PDFiumExt_ExitFormFillEnvironment(form);
  call.PDFiumExt_CloseFormFillInfo(callbacks);
  return values;
}

function isWithoutAppearance(document: PdfDocument, page: Pointer, index: number): boolean {
  const { call, scratch } = document.pdfium;
  const annotation = call.FPDFPage_GetAnnot(page, index);
  const isMissing = call.EPDFAnnot_HasAppearanceStream(annotation, APPEARANCE_NORMAL) === 0;
  const length = isMissing ? 0 : call.FPDFAnnot_GetAP(annotation, APPEARANCE_NORMAL, scratch, MAX_BYTES);
  const isBlank = length > 0 && length <= MAX_BYTES && !SHOWS_SOMETHING.test(textAt(document, length));
  call.FPDFPage_CloseAnnot(annotation);
  return isMissing || (isBlank && document.makesAppearances());
}

/** A text or a name of an annotation itself. */
function entryOf(document: PdfDocument, annotation: Pointer, key: string): string {
  const { call, scratch, bytes } = document.pdfium;
  bytes().set(Buffer.from(`${key}\0`, 'latin1'), scratch);
  return textAt(
    document,
    call.FPDFAnnot_GetStringValue(annotation, scratch, scratch + KEY_BYTES, MAX_BYTES - KEY_BYTES),
    KEY_BYTES,
  );
}

/** UTF-16 with its end, in the scratch buffer. */
function textAt({ pdfium: { scratch, bytes } }: PdfDocument, length: number, at = 0): string {
  if (length < 4 || at + length > MAX_BYTES) return '';
  return Buffer.from(bytes().slice(scratch + at, scratch + at + length - 2)).toString('utf16le');
}

/** In points: room between a field's edge and its words; in ems: the height of a letter, and how far it advances at most. */
const EDGE = 2;
const LARGEST = 12;
const ADVANCE = 0.5;
const LINE = 1.2;

/** The characters of a page with those of its fields, which are as small as the field needs. */
export function withFieldValues(characters: Characters, values: readonly FieldValue[], frame: Frame): Characters {
  if (values.length === 0) return characters;
  const { count } = characters;
  const added = values.reduce((sum, { text }) => sum + text.length, 0);
  const all = { ...makeCharacters(count + added), unseen: characters.unseen };
  const targets = columnsOf(all);
  for (const [index, column] of columnsOf(characters).entries()) targets[index]?.set(column.subarray(0, count));
  let used = count;
  for (const { text, bounds } of values) {
    const [a, b] = [frame.x(bounds[0], bounds[1]), frame.x(bounds[2], bounds[3])];
    const [c, d] = [frame.y(bounds[0], bounds[1]), frame.y(bounds[2], bounds[3])];
    const [left, width, top, height] = [Math.min(a, b), Math.abs(a - b), Math.min(c, d), Math.abs(c - d)];
    const lines = text.split(/\r\n?|\n/);
    const size = Math.min(LARGEST, height / (LINE * lines.length));
    for (const [at, line] of lines.entries()) {
      const letters = [...line].map((letter) => letter.codePointAt(0) ?? 0);
      const step = Math.min(ADVANCE * size, Math.max(0, width - 2 * EDGE) / Math.max(1, letters.length));
      const y = top + (height - LINE * size * lines.length) / 2 + size * (LINE * at + 1);
      for (const [place, code] of letters.entries()) {
        all.codes[used] = code;
        all.lefts[used] = left + EDGE + place * step;
        all.rights[used] = left + EDGE + (place + 1) * step;
        all.ys[used] = y;
        all.sizes[used] = size;
        used++;
      }
    }
  }
  return { ...all, count: used };
}
