import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What PDFium's heap may take: a file that wants more is refused as too large, whatever it declares. */
const MAX_PDFIUM_BYTES = 512 * 1024 * 1024;

/** Past this an instance is dropped after its file: wasm memory never shrinks, and the next file gets a fresh one. */
const REUSE_BYTES = 160 * 1024 * 1024;

/** An address in PDFium's memory; 0: nothing. */
export type Pointer = number;

interface Instance {
  readonly exports: object;
}

type Imports = Record<string, Record<string, unknown>>;

// Neither the ES library nor Node 20's types declare it.
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: Imports): Promise<{ readonly instance: Instance }>;
};

/**
 * The exports used here, called directly: the wrappers of the package check and convert every argument,
 * which costs more than the call where there is one a character.
 */
export interface PdfiumExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): Pointer;
  free(pointer: Pointer): void;
  PDFiumExt_Init(): void;
  FPDF_LoadMemDocument64(bytes: Pointer, size: bigint | number, password: Pointer): Pointer;
  FPDF_GetLastError(): number;
  FPDF_CloseDocument(document: Pointer): void;
  FPDF_DocumentHasValidCrossReferenceTable(document: Pointer): number;
  FPDF_GetPageCount(document: Pointer): number;
  FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, size: number): number;
  FPDF_LoadPage(document: Pointer, index: number): Pointer;
  FPDF_ClosePage(page: Pointer): void;
  FPDF_GetPageWidthF(page: Pointer): number;
  FPDF_GetPageHeightF(page: Pointer): number;
  FPDF_GetPageBoundingBox(page: Pointer, rectangle: Pointer): number;
  FPDFPage_GetRotation(page: Pointer): number;
  FPDF_GetFormType(document: Pointer): number;
  FPDFDoc_GetAttachmentCount(document: Pointer): number;
  FPDFDoc_GetPageMode(document: Pointer): number;
  FPDFPage_Flatten(page: Pointer, flag: number): number;
  FPDFPage_GetAnnotCount(page: Pointer): number;
  FPDFPage_GetAnnot(page: Pointer, index: number): Pointer;
  FPDFPage_CloseAnnot(annotation: Pointer): void;
  FPDFPage_RemoveAnnot(page: Pointer, index: number): number;
  FPDFAnnot_GetSubtype(annotation: Pointer): number;
  FPDFAnnot_GetFlags(annotation: Pointer): number;
  EPDFAnnot_HasAppearanceStream(annotation: Pointer, mode: number): number;
  EPDFAnnot_GenerateAppearance(annotation: Pointer): number;
  EPDFAnnot_GenerateFormFieldAP(annotation: Pointer): number;
  PDFiumExt_OpenFormFillInfo(): Pointer;
  PDFiumExt_CloseFormFillInfo(callbacks: Pointer): void;
  PDFiumExt_InitFormFillEnvironment(document: Pointer, callbacks: Pointer): Pointer;
  PDFiumExt_ExitFormFillEnvironment(form: Pointer): void;
  FPDFAnnot_GetAP(annotation: Pointer, mode: number, buffer: Pointer, size: number): number;
  FPDFAnnot_GetStringValue(annotation: Pointer, key: Pointer, buffer: Pointer, size: number): number;
  FPDFAnnot_GetRect(annotation: Pointer, rectangle: Pointer): number;
  FPDFAnnot_GetFormFieldType(form: Pointer, annotation: Pointer): number;
  FPDFAnnot_GetFormFieldValue(form: Pointer, annotation: Pointer, buffer: Pointer, size: number): number;
  FPDFPage_CountObjects(page: Pointer): number;
  FPDFPage_GetObject(page: Pointer, index: number): Pointer;
  FPDFPageObj_GetType(object: Pointer): number;
  FPDFPageObj_GetBounds(object: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer): number;
  FPDFPageObj_GetMatrix(object: Pointer, matrix: Pointer): number;
  FPDFImageObj_GetImagePixelSize(image: Pointer, width: Pointer, height: Pointer): number;
  FPDFPageObj_CountMarks(object: Pointer): number;
  FPDFPageObj_GetMark(object: Pointer, index: number): Pointer;
  FPDFPageObjMark_GetName(mark: Pointer, buffer: Pointer, size: number, length: Pointer): number;
  FPDFPageObjMark_GetParamBlobValue(
    mark: Pointer,
    key: Pointer,
    buffer: Pointer,
    size: number,
    length: Pointer,
  ): number;
  FPDFPageObj_SetIsActive(object: Pointer, isActive: number): number;
  EPDFAnnot_GetObjectNumber(annotation: Pointer): number;
  FPDFAnnot_HasKey(annotation: Pointer, key: Pointer): number;
  FPDFPageObjMark_GetParamValueType(mark: Pointer, key: Pointer): number;
  FPDFPageObj_GetClipPath(object: Pointer): Pointer;
  FPDFClipPath_CountPaths(clip: Pointer): number;
  FPDFClipPath_CountPathSegments(clip: Pointer, path: number): number;
  FPDFClipPath_GetPathSegment(clip: Pointer, path: number, index: number): Pointer;
  FPDFPath_GetDrawMode(path: Pointer, fillMode: Pointer, stroke: Pointer): number;
  FPDFPath_CountSegments(path: Pointer): number;
  FPDFPath_GetPathSegment(path: Pointer, index: number): Pointer;
  FPDFPathSegment_GetPoint(segment: Pointer, x: Pointer, y: Pointer): number;
  FPDFPathSegment_GetType(segment: Pointer): number;
  FPDFPathSegment_GetClose(segment: Pointer): number;
  FPDFFormObj_CountObjects(form: Pointer): number;
  FPDFFormObj_GetObject(form: Pointer, index: number): Pointer;
  FPDFText_LoadPage(page: Pointer): Pointer;
  FPDFText_ClosePage(text: Pointer): void;
  FPDFText_CountChars(text: Pointer): number;
  FPDFText_GetUnicode(text: Pointer, index: number): number;
  FPDFText_GetCharOrigin(text: Pointer, index: number, x: Pointer, y: Pointer): number;
  FPDFText_GetTextObject(text: Pointer, index: number): Pointer;
  FPDFText_HasUnicodeMapError(text: Pointer, index: number): number;
  FPDFTextObj_GetTextRenderMode(object: Pointer): number;
  FPDFPageObj_GetFillColor(object: Pointer, red: Pointer, green: Pointer, blue: Pointer, alpha: Pointer): number;
  FPDF_PageToDevice(
    page: Pointer,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    x: number,
    y: number,
    column: Pointer,
    row: Pointer,
  ): number;
  FPDFTextObj_GetFont(object: Pointer): Pointer;
  FPDFFont_GetBaseFontName(font: Pointer, buffer: Pointer, size: number): number;
  FPDFText_GetCharAngle(text: Pointer, index: number): number;
  FPDFText_GetMatrix(text: Pointer, index: number, matrix: Pointer): number;
  FPDFText_GetFontSize(text: Pointer, index: number): number;
  FPDFText_GetLooseCharBox(text: Pointer, index: number, rectangle: Pointer): number;
  FPDFText_GetCharBox(
    text: Pointer,
    index: number,
    left: Pointer,
    right: Pointer,
    bottom: Pointer,
    top: Pointer,
  ): number;
  FPDFText_IsGenerated(text: Pointer, index: number): number;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: Pointer, stride: number): Pointer;
  FPDFBitmap_FillRect(bitmap: Pointer, left: number, top: number, width: number, height: number, color: number): number;
  FPDFBitmap_GetBuffer(bitmap: Pointer): Pointer;
  FPDFBitmap_GetStride(bitmap: Pointer): number;
  FPDFBitmap_Destroy(bitmap: Pointer): void;
  FPDF_RenderPageBitmap(
    bitmap: Pointer,
    page: Pointer,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
}

/** One PDFium with a scratch buffer and views that follow the growth of its memory. */
export interface Pdfium {
  readonly call: PdfiumExports;
  /** 4,096 bytes, 8-byte aligned, free to use between any two calls. */
  readonly scratch: Pointer;
  bytes(): Uint8Array;
  integers(): Uint32Array;
  floats(): Float32Array;
  doubles(): Float64Array;
}

/** PDFium could not take what it needed: the file is too large for the bound. */
export class PdfiumMemoryError extends Error {
  override name = 'PdfiumMemoryError';
}

let loaded: Promise<Pdfium> | null = null;

/** The PDFium of this process, loaded at the first call from the package's own file. */
export function loadPdfium(): Promise<Pdfium> {
  loaded ??= startPdfium();
  return loaded;
}

/** Drops the instance: after a crash, or when it has grown past what should stay. */
export function dropPdfium(): void {
  loaded = null;
}

/** Keeps the instance for the next file unless it has grown large. */
export function retirePdfium(pdfium: Pdfium): void {
  if (pdfium.call.memory.buffer.byteLength > REUSE_BYTES) dropPdfium();
}

async function startPdfium(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium');
  const binary = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const silent = () => {};
  const overrides = {
    print: silent,
    printErr: silent,
    // Emscripten takes an empty object and waits for `receive`.
    instantiateWasm: (imports: Imports, receive: (instance: Instance) => void) => {
      boundMemory(imports);
      void WebAssembly.instantiate(binary, imports).then((result) => receive(result.instance));
      return {};
    },
  };
  const wrapped = await init(overrides as unknown as Parameters<typeof init>[0]);
  const call = wrapped.pdfium.wasmExports as unknown as PdfiumExports;
  call.PDFiumExt_Init();
  return { call, scratch: call.malloc(4096), ...memoryViews(call.memory) };
}

function boundMemory({ env }: Imports): void {
  if (env === undefined) return;
  const resize = env.emscripten_resize_heap as unknown as (bytes: number) => boolean;
  env.emscripten_resize_heap = (bytes: number) => {
    if (bytes >>> 0 > MAX_PDFIUM_BYTES) throw new PdfiumMemoryError(`PDFium asked for ${bytes >>> 0} bytes`);
    return resize(bytes);
  };
}

function memoryViews(memory: PdfiumExports['memory']): Pick<Pdfium, 'bytes' | 'integers' | 'floats' | 'doubles'> {
  // Growth leaves the views of the memory before it empty.
  let bytes = new Uint8Array(memory.buffer);
  let integers = new Uint32Array(memory.buffer);
  let floats = new Float32Array(memory.buffer);
  let doubles = new Float64Array(memory.buffer);
  const renew = (): void => {
    bytes = new Uint8Array(memory.buffer);
    integers = new Uint32Array(memory.buffer);
    floats = new Float32Array(memory.buffer);
    doubles = new Float64Array(memory.buffer);
  };
  const view = <V extends Uint8Array | Uint32Array | Float32Array | Float64Array>(now: () => V) => {
    return (): V => {
      if (bytes.length === 0) renew();
      return now();
    };
  };
  return {
    bytes: view(() => bytes),
    integers: view(() => integers),
    floats: view(() => floats),
    doubles: view(() => doubles),
  };
}

/** Puts bytes into PDFium's memory; the caller frees them. */
export function copyIn(pdfium: Pdfium, body: Uint8Array): Pointer {
  const pointer = pdfium.call.malloc(body.byteLength);
  if (pointer === 0) throw new PdfiumMemoryError(`no room for ${body.byteLength} bytes`);
  pdfium.bytes().set(body, pointer);
  return pointer;
}

/** `FPDFPageObj_GetType` (fpdf_edit.h). */
export const TYPE_TEXT = 1;
export const TYPE_PATH = 2;
export const TYPE_IMAGE = 3;
export const TYPE_FORM = 5;

/** Looked at on one page, objects of its forms included; a page of print has some thousands. */
export const MAX_OBJECTS = 50_000;

/** What the content of a page draws, in its order; what its forms draw is not among it. Index by index. */
export interface PageObjects {
  readonly pointers: readonly Pointer[];
  readonly types: readonly number[];
}

/** Asks PDFium for the objects of a page once: to ask for one takes as long as to read a letter, and six readers look at all of them. */
export function objectsOf({ call }: Pdfium, page: Pointer): PageObjects {
  const pointers: Pointer[] = [];
  const types: number[] = [];
  const count = Math.min(MAX_OBJECTS, call.FPDFPage_CountObjects(page));
  for (let index = 0; index < count; index++) {
    const object = call.FPDFPage_GetObject(page, index);
    pointers.push(object);
    types.push(call.FPDFPageObj_GetType(object));
  }
  return { pointers, types };
}
