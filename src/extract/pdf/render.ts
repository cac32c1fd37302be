import { type Bitmap, READING_DPI, sheetDpi } from '../raster/bitmap.js';
import type { PdfDocument } from './document.js';

/** Of one page drawn: at 200 dpi a sheet of A3; larger ones are drawn smaller. */
const MAX_PIXELS = 8_000_000;
/** Blue, green, red and an unused byte. */
const FORMAT_COLOURS = 3;
const WHITE = 0xffffffff;
/** `FPDF_ANNOT`: stamps and filled forms are part of what a reader sees. */
const DRAW_ANNOTATIONS = 1;

/** Points: the longer side of sheets that are scanned, and what scanners leave around or cut off. */
const SHEETS = { a5: 595, a4: 842, a3: 1191, tolerance: 1.1 };
/** Dots per inch: no sheet is scanned with fewer. */
const LEAST_SCAN_DPI = 100;

/**
 * Draws a scanned page for reading. Programs that know nothing of the sheet make a page of a point, or of 1/96 inch, for each
 * pixel, or take a picture's word for 600 dots per inch: then the picture tells the resolution, not the page.
 * @param density pixels of its picture by the point, 0 when it has none
 */
export function renderScan(document: PdfDocument, number: number, density: number): Bitmap | null {
  const { call } = document.pdfium;
  const page = call.FPDF_LoadPage(document.pointer, number - 1);
  const longer = page === 0 ? 0 : Math.max(call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page));
  call.FPDF_ClosePage(page);
  if (density === 0 || isSheet(longer, density)) return renderPage(document, number, READING_DPI);
  const picture = renderPage(document, number, density * 72);
  return picture && { ...picture, dpi: sheetDpi(picture.width, picture.height) };
}

function isSheet(longer: number, density: number): boolean {
  if (longer < SHEETS.a5 / SHEETS.tolerance || longer > SHEETS.a3 * SHEETS.tolerance) return false;
  return longer <= SHEETS.a4 * SHEETS.tolerance || density * 72 >= LEAST_SCAN_DPI;
}

/** Draws a page in greys. @returns null when it can't be loaded or has no size. */
export function renderPage({ pdfium, pointer }: PdfDocument, number: number, dpi: number): Bitmap | null {
  const { call } = pdfium;
  const page = call.FPDF_LoadPage(pointer, number - 1);
  if (page === 0) return null;
  const [wide, high] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)];
  const scale = Math.min(dpi / 72, Math.sqrt(MAX_PIXELS / Math.max(1, wide * high)));
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  const bitmap = width > 0 && height > 0 ? call.FPDFBitmap_CreateEx(width, height, FORMAT_COLOURS, 0, 0) : 0;
  if (bitmap === 0) {
    call.FPDF_ClosePage(page);
    return null;
  }
  call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_ANNOTATIONS);
  const [buffer, stride] = [call.FPDFBitmap_GetBuffer(bitmap), call.FPDFBitmap_GetStride(bitmap)];
  const data = new Uint8Array(width * height);
  const bytes = pdfium.bytes();
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = buffer + row * stride + column * 4;
      data[row * width + column] =
        ((bytes[at] as number) * 29 + (bytes[at + 1] as number) * 150 + (bytes[at + 2] as number) * 77) >> 8;
    }
  }
  call.FPDFBitmap_Destroy(bitmap);
  call.FPDF_ClosePage(page);
  return { width, height, data, dpi: scale * 72 };
}
