import { BrokenFile } from '../reader.js';
import { type HiddenLayers, readHiddenLayers } from './catalogue/hidden-layers.js';
import { readObjects } from './catalogue/objects.js';
import {
  copyIn,
  dropPdfium,
  loadPdfium,
  type Pdfium,
  PdfiumMemoryError,
  type Pointer,
  retirePdfium,
} from './pdfium.js';

/** `FPDF_GetLastError` (fpdfview.h). */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

const META_BYTES = 4096;

/** An open PDF. It is closed by `withPdf` alone. */
export interface PdfDocument {
  readonly pdfium: Pdfium;
  readonly pointer: Pointer;
  readonly pageCount: number;
  /** Its cross-reference table had to be rebuilt although its end is there; a missing end is seen before a file is read. */
  readonly isRepaired: boolean;
  /** Layers that nobody sees; read where the first layer is met. */
  hiddenLayers(): HiddenLayers;
  /** Whether viewers draw the fields of its form anew, from their values (ISO 32000-1, 12.7.2). */
  makesAppearances(): boolean;
  /** A field of the document information, null when absent. */
  meta(tag: 'Title' | 'CreationDate' | 'ModDate' | 'Producer' | 'Creator'): string | null;
}

/**
 * Opens a PDF, hands it over and closes it.
 * @throws BrokenFile `encrypted` (a user password), `truncated`, `corrupt`, `too-large`.
 */
export async function withPdf<T>(body: Uint8Array, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  const pdfium = await loadPdfium();
  try {
    return await openedPdf(pdfium, body, use);
  } catch (error) {
    if (error instanceof BrokenFile) throw error;
    // What was left half done ends with its instance.
    dropPdfium();
    throw asBroken(error);
  } finally {
    retirePdfium(pdfium);
  }
}

async function openedPdf<T>(pdfium: Pdfium, body: Uint8Array, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  const bytes = copyIn(pdfium, body);
  const pointer = pdfium.call.FPDF_LoadMemDocument64(bytes, body.byteLength, 0);
  if (pointer === 0) {
    const error = pdfium.call.FPDF_GetLastError();
    pdfium.call.free(bytes);
    throw unopened(error, body);
  }
  const result = await use(documentOf(pdfium, pointer, body));
  pdfium.call.FPDF_CloseDocument(pointer);
  pdfium.call.free(bytes);
  return result;
}

function documentOf(pdfium: Pdfium, pointer: Pointer, body: Uint8Array): PdfDocument {
  const { call } = pdfium;
  let hidden: HiddenLayers | null = null;
  let makes: boolean | null = null;
  return {
    pdfium,
    pointer,
    pageCount: call.FPDF_GetPageCount(pointer),
    isRepaired: call.FPDF_DocumentHasValidCrossReferenceTable(pointer) === 0 && hasEnd(body),
    hiddenLayers: () => {
      hidden ??= readHiddenLayers(body);
      return hidden;
    },
    makesAppearances: () => {
      makes ??= makesAppearances(body);
      return makes;
    },
    meta: (tag) => {
      const name = copyIn(pdfium, Buffer.from(`${tag}\0`, 'latin1'));
      const buffer = call.malloc(META_BYTES);
      const size = call.FPDF_GetMetaText(pointer, name, buffer, META_BYTES);
      const text =
        size > 2 && size <= META_BYTES
          ? Buffer.from(pdfium.bytes().slice(buffer, buffer + size - 2)).toString('utf16le')
          : '';
      call.free(buffer);
      call.free(name);
      return text.trim() === '' ? null : text.trim();
    },
  };
}

function makesAppearances(body: Uint8Array): boolean {
  const objects = readObjects(body);
  return objects.entriesOf(objects.lastOf('/AcroForm')).get('/NeedAppearances') === 'true';
}

function unopened(error: number, body: Uint8Array): BrokenFile {
  if (error === ERROR_PASSWORD) return new BrokenFile('encrypted', { reason: 'password' });
  if (error === ERROR_SECURITY) return new BrokenFile('encrypted', { reason: 'security-handler' });
  return new BrokenFile(hasEnd(body) ? 'corrupt' : 'truncated', { reason: hasEnd(body) ? 'not-a-pdf' : 'no-end' });
}

/** `%%EOF` within the last KiB, as readers look for it (ISO 32000-1, annex H.3). */
function hasEnd(body: Uint8Array): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).subarray(-1024).includes('%%EOF');
}

function asBroken(error: unknown): unknown {
  if (error instanceof PdfiumMemoryError) return new BrokenFile('too-large', { reason: 'memory' });
  // A trap inside the wasm: the stack overrun or the bad access of a damaged file.
  if (error instanceof Error && error.name === 'RuntimeError')
    return new BrokenFile('corrupt', { reason: 'reader-failed' });
  return error;
}
