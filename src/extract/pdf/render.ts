import type { Bitmap } from '../raster/bitmap.js';
import type { PdfDocument } from './document.js';

/** Of one page drawn: at 200 dpi a sheet of A3; larger ones are drawn smaller. */
const MAX_PIXELS = 8_000_000;
/** Blue, green, red and an unused byte. */
const FORMAT_COLOURS = 3;
const WHITE = 0xffffffff;
/** `FPDF_ANNOT`: stamps and filled forms are part of what a reader sees. */
const DRAW_ANNOTATIONS = 1;

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
