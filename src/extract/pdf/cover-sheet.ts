import type { PdfDocument } from './document.js';

/** `FPDF_GetFormType`: an XFA form, whole or beside a form of the PDF itself. */
const XFA_FULL = 2;
const XFA_BESIDE = 3;
/** `FPDFDoc_GetPageMode`: the attachments are shown when the document is opened. */
const SHOWS_ATTACHMENTS = 5;
const WIDGET = 20;
/** A form has a field on one of these. */
const MAX_PAGES = 20;

/**
 * Documents whose pages only say that another program is needed: forms whose content is XFA (ISO 32000-1, 12.7.8), and
 * portfolios, whose content are their attachments (7.11.6). @returns why the document can't be read, null where its pages are
 * its content.
 */
export function coverSheet(document: PdfDocument, body: Uint8Array): 'xfa' | 'portfolio' | null {
  const { pdfium, pointer } = document;
  const { call } = pdfium;
  const form = call.FPDF_GetFormType(pointer);
  if ((form === XFA_FULL || form === XFA_BESIDE) && !hasFields(document)) return 'xfa';
  if (call.FPDFDoc_GetAttachmentCount(pointer) === 0) return null;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const isCollection = bytes.includes('/Collection') || call.FPDFDoc_GetPageMode(pointer) === SHOWS_ATTACHMENTS;
  return isCollection && document.pageCount === 1 ? 'portfolio' : null;
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
