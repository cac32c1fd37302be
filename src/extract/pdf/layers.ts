import type { PdfDocument } from './document.js';
import type { Pointer } from './pdfium.js';

/** Place of the key in the scratch buffer; a name, of this many bytes at most, comes before it. */
const KEY_AT = 2048;
const MAX_NAME = 1024;
const NAME = Buffer.from('Name\0', 'latin1');
const TYPE_FORM = 5;
const MAX_OBJECTS = 50_000;
const MAX_DEPTH = 8;

/** Takes what is on layers that are switched off out of a loaded page, text and drawing alike; the file stays as it is. */
export function leaveOutHiddenLayers(document: PdfDocument, page: Pointer): void {
  const { call } = document.pdfium;
  let left = MAX_OBJECTS;
  const visit = (object: Pointer, depth: number): void => {
    left--;
    if (isDrawnOnHiddenLayer(document, object)) {
      call.FPDFPageObj_SetIsActive(object, 0);
      return;
    }
    if (depth >= MAX_DEPTH || call.FPDFPageObj_GetType(object) !== TYPE_FORM) return;
    const count = call.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count && left > 0; index++) visit(call.FPDFFormObj_GetObject(object, index), depth + 1);
  };
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && left > 0; index++) visit(call.FPDFPage_GetObject(page, index), 0);
}

function isDrawnOnHiddenLayer({ pdfium, hiddenLayers }: PdfDocument, object: Pointer): boolean {
  const { call, scratch } = pdfium;
  const [key, text] = [scratch + KEY_AT, scratch + 8];
  const read = (end: number) => {
    const [length = 0] = new Uint32Array(pdfium.bytes().buffer, scratch, 1);
    return Buffer.from(pdfium.bytes().slice(text, text + Math.min(MAX_NAME, Math.max(0, length - end))));
  };
  for (let index = call.FPDFPageObj_CountMarks(object) - 1; index >= 0; index--) {
    const mark = call.FPDFPageObj_GetMark(object, index);
    // UTF-16 with its end.
    if (call.FPDFPageObjMark_GetName(mark, text, MAX_NAME, scratch) === 0 || read(2).toString('utf16le') !== 'OC')
      continue;
    pdfium.bytes().set(NAME, key);
    if (call.FPDFPageObjMark_GetParamBlobValue(mark, key, text, MAX_NAME, scratch) === 0) continue;
    if (hiddenLayers().names.has(read(0).toString('latin1'))) return true;
  }
  return false;
}
