import { readObjects } from './catalogue/objects.js';
import type { PdfDocument } from './document.js';

/** `FPDF_GetFormType`: an XFA form, whole or beside a form of the PDF itself. */
const XFA_FULL = 2;
const XFA_BESIDE = 3;
/** `FPDFDoc_GetPageMode`: the attachments are shown when the document is opened. */
const SHOWS_ATTACHMENTS = 5;
const WIDGET = 20;
/** A form has a field on one of these. */
const MAX_PAGES = 20;
/** Letters of what says, in several languages at most, that another program is needed. */
const COVER_LETTERS = 2000;
/** The same where the file does not say that it is a portfolio: a letter with its annexes attached is longer. */
const SHORT_COVER_LETTERS = 400;

/** What the pages of a document seem to be. */
interface CoverSheet {
  readonly reason: 'xfa' | 'portfolio';
  /** Pages that hold a table, or more letters than these, are no cover sheet. */
  readonly letters: number;
}

/**
 * Documents whose pages may only say that another program is needed: forms whose content is XFA (ISO 32000-1, 12.7.8), and
 * portfolios, whose content are their attachments (7.11.6). To be asked before the pages are read; null where its pages are its
 * content, whatever they hold.
 */
export function coverSheet(document: PdfDocument, body: Uint8Array): CoverSheet | null {
  const { pdfium, pointer } = document;
  const { call } = pdfium;
  const form = call.FPDF_GetFormType(pointer);
  if ((form === XFA_FULL || form === XFA_BESIDE) && !hasFields(document))
    return { reason: 'xfa', letters: COVER_LETTERS };
  if (call.FPDFDoc_GetAttachmentCount(pointer) === 0) return null;
  if (isCollection(body)) return { reason: 'portfolio', letters: COVER_LETTERS };
  const isOpened = call.FPDFDoc_GetPageMode(pointer) === SHOWS_ATTACHMENTS;
  return isOpened && document.pageCount === 1 ? { reason: 'portfolio', letters: SHORT_COVER_LETTERS } : null;
}

function isCollection(body: Uint8Array): boolean {
  const objects = readObjects(body);
  return objects.entriesOf(objects.lastOf('/Root')).has('/Collection');
}

/** An XFA form that is a form of the PDF too shows its fields on its pages. */
function hasFields({ pdfium: { call }, pointer, pageCount }: PdfDocument): boolean {
  for (let index = 0; index < Math.min(pageCount, MAX_PAGES); index++) {
    const page = call.FPDF_LoadPage(pointer, index);
    if (page === 0) continue;
    let isFound = false;
    for (let at = call.FPDFPage_GetAnnotCount(page) - 1; at >= 0 && !isFound; at--) {
      const annotation = call.FPDFPage_GetAnnot(page, at);
      if (annotation === 0) continue;
      isFound = call.FPDFAnnot_GetSubtype(annotation) === WIDGET;
      call.FPDFPage_CloseAnnot(annotation);
    }
    call.FPDF_ClosePage(page);
    if (isFound) return true;
  }
  return false;
}
