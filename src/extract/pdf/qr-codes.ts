import type { QrCode } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { readQrCodes } from '../raster/qr.js';
import type { PdfDocument } from './document.js';
import { renderPage } from './render.js';

/** Pages looked at for QR codes: a poster or a letter has few, and each page is drawn. */
const MAX_PAGES = 40;
/** A code of two centimetres has some three dots a module at the first, six at the second. */
const FIRST_DPI = 150;
const SECOND_DPI = 300;

/** The QR codes on the pages of a PDF, in order, each text once a page. */
export async function readPdfQrCodes(document: PdfDocument, url: string): Promise<Omit<QrCode, 'exchange'>[]> {
  const codes: Omit<QrCode, 'exchange'>[] = [];
  for (let number = 1; number <= Math.min(document.pageCount, MAX_PAGES); number++) {
    const texts = await codesOfPage(document, number);
    codes.push(...texts.map((text) => ({ at: placeAt(url, { page: number }), text })));
  }
  return codes;
}

async function codesOfPage(document: PdfDocument, number: number): Promise<string[]> {
  for (const dpi of [FIRST_DPI, SECOND_DPI]) {
    const bitmap = renderPage(document, number, dpi);
    const texts = bitmap === null ? [] : await readQrCodes(bitmap);
    if (texts.length > 0) return texts;
  }
  return [];
}
