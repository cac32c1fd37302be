import { placeAt } from '../../model/finding.js';
import { joinTables } from '../layout/join-pages.js';
import { outlineOf } from '../layout/page-outline.js';
import { pageText } from '../layout/page-text.js';
import { loadOcrEngine, OcrFailure } from '../ocr/engine.js';
import { readScan } from '../ocr/read-scan.js';
import { type Bitmap, decodePicture, MAX_PIXELS } from '../raster/bitmap.js';
import { type PictureHeader, readPictureHeader } from '../raster/dimensions.js';
import { readQrCodes, readQrCodesOfFile } from '../raster/qr.js';
import { absent, BrokenFile, type ExtractHints, emptyResult, present, type ReaderResult } from '../reader.js';

/** Chromium decodes no more: four bytes each come to 2 GiB. */
const SHOWN_PIXELS = 2 ** 29;

/**
 * Reads a picture in place of a document: JPEG, PNG, GIF, WebP, BMP or TIFF; HEIC and AVIF are told apart alone. Its text is read by OCR where the hints want
 * that; else it is a scan.
 * @throws BrokenFile `corrupt` (no header, can't be decoded), `too-large` (more pixels than browsers show).
 */
export async function readImage(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const header = readPictureHeader(body);
  if (header === null && isInBoxes(body))
    return { ...emptyResult(), pageCount: 1, qrCodes: absent('unreadable', 'no-decoder'), ...unread('no-decoder') };
  if (header === null) throw new BrokenFile('corrupt', { reason: 'header' });
  const pixels = header.width * header.height;
  if (pixels > SHOWN_PIXELS) throw new BrokenFile('too-large', { reason: 'pixels', limit: SHOWN_PIXELS, pixels });
  const facts = { ...emptyResult(), dates: header.date === null ? [] : [header.date], pageCount: 1 };
  // Of a camera, or a large sheet: whoever opens it sees it.
  if (pixels > MAX_PIXELS) return { ...facts, qrCodes: absent('unreadable', 'pixels'), ...unread('pixels') };
  const bitmap = hints.wants.ocr || hints.wants.qrCodes ? await decode(body, header) : null;
  const qrCodes = hints.wants.qrCodes ? { qrCodes: await qrCodesOf(body, bitmap, hints.url) } : {};
  return { ...facts, ...qrCodes, ...(await textOf(bitmap, hints)) };
}

/** @returns null when the optional decoder is missing or does not know the format. */
async function decode(body: Uint8Array, header: PictureHeader): Promise<Bitmap | null> {
  try {
    return await decodePicture(body);
  } catch {
    if (isTiff(body)) return null;
    throw new BrokenFile('corrupt', { reason: 'pixels', width: header.width, height: header.height });
  }
}

/** HEIC and AVIF, for which there is no decoder here. */
function isInBoxes(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(4, 8)).toString('latin1') === 'ftyp';
}

function isTiff(body: Uint8Array): boolean {
  return (body[0] === 0x49 && body[1] === 0x49) || (body[0] === 0x4d && body[1] === 0x4d);
}

async function qrCodesOf(body: Uint8Array, bitmap: Bitmap | null, url: string): Promise<ReaderResult['qrCodes']> {
  const whole = await readQrCodesOfFile(body).catch(() => null);
  if (whole === null && bitmap === null) return absent('unreadable', 'no-decoder');
  // Formats that the code reader does not decode itself (WebP) come through the other decoder.
  const texts = whole !== null && whole.length > 0 ? whole : bitmap === null ? [] : await readQrCodes(bitmap);
  return present(texts.map((text) => ({ at: placeAt(url), text })));
}

async function textOf(
  bitmap: Bitmap | null,
  hints: ExtractHints,
): Promise<Pick<ReaderResult, 'problems' | 'texts' | 'grids'>> {
  if (!hints.wants.ocr) return unread('picture');
  const engine = await loadOcrEngine();
  if (engine === null) return unread('ocr-not-installed');
  if (bitmap === null) return unread('no-decoder');
  if (hints.budget?.takePage() === false) return unread('ocr-limit');
  const scan = await readScan(bitmap, 1, engine).catch((error: unknown) => {
    if (error instanceof OcrFailure) return null;
    throw error;
  });
  if (scan === null) return unread('ocr-failed');
  const text = pageText(scan.runs, scan.tables);
  if (text === '') return unread('ocr-found-nothing');
  return {
    problems: [],
    texts: present([{ at: placeAt(hints.url), text, ocr: true as const }]),
    grids: present(joinTables([outlineOf({ number: 1, ...scan })], hints.url)),
  };
}

function unread(reason: string): Pick<ReaderResult, 'problems' | 'texts' | 'grids'> {
  return {
    problems: [{ code: 'no-text', data: { reason, pages: 1, of: 1 }, at: null }],
    texts: absent('scan', reason),
    grids: absent('scan', reason),
  };
}
