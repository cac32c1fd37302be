import type { PdfDocument } from './document.js';
import { type FieldValue, readFieldValues } from './field-values.js';
import type { Pointer } from './pdfium.js';
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
interface PrintedPage {
  /** 0: it can't be loaded. */
  readonly page: Pointer;
  readonly values: readonly FieldValue[];
}

/**
 * Loads a page with what is printed of its annotations: filled form fields, stamps, texts typed over a scan (ISO 32000-1, 12.5.5)
 * become part of its content. Notes, pop-ups, what is hidden, layers that are switched off and letters in the colour of their ground are not on the paper.
 */
export function loadPrintedPage(document: PdfDocument, index: number): PrintedPage {
  const { pdfium, pointer } = document;
  const { call } = pdfium;
  let page = call.FPDF_LoadPage(pointer, index);
  const { isPrinted, values } = page === 0 ? { isPrinted: false, values: [] } : prepareAnnotations(document, page);
  if (isPrinted) {
    call.FPDFPage_Flatten(page, FLATTEN_AS_SHOWN);
    call.FPDF_ClosePage(page);
    page = call.FPDF_LoadPage(pointer, index);
  }
  if (page !== 0) {
    leaveOutHiddenLayers(document, page);
    leaveOutUnseenText(pdfium, page);
  }
  return { page, values };
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
