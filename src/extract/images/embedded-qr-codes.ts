import type { FileType, QrCode } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { openZip } from '../containers/zip-archive.js';
import { decodePicture, MAX_PIXELS } from '../raster/bitmap.js';
import { readPictureHeader } from '../raster/dimensions.js';
import { readQrCodes, readQrCodesOfFile } from '../raster/qr.js';

/** Pictures of one file that are looked at, and the bytes of each. */
const MAX_PICTURES = 20;
const MAX_PICTURE_BYTES = 8 * 1024 * 1024;
/** In base64 (RFC 4648, 4) four letters hold three bytes. */
const MAX_ENCODED = Math.ceil(MAX_PICTURE_BYTES / 3) * 4;
/** Drawn smaller, the squares of a code of few lines would be single pixels. */
const DRAWING_PIXELS = 800;
/** A drawing of a code has hundreds of squares; what is shorter is an icon. */
const LEAST_DRAWING = 600;

/** Where office documents keep their pictures (ECMA-376 part 2; OpenDocument 1.3 part 2, 2.2). */
const PACKED_PICTURE = /^(?:(?:word|xl|ppt)\/media|Pictures)\/[^/]+\.(?:png|jpe?g|gif|bmp|webp|svg)$/i;
const PACKAGES: ReadonlySet<FileType> = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods']);

/**
 * QR codes of the pictures inside a file: of an office document, of a page (`data:` and drawings), of a drawing itself. Null
 * where the type has none, and where the only pictures that may hold one need the optional decoder. A damaged picture has no code.
 */
export async function readEmbeddedQrCodes(
  type: FileType,
  body: Uint8Array,
  url: string,
): Promise<Omit<QrCode, 'exchange'>[] | null> {
  const pictures = await picturesOf(type, body).catch(() => []);
  if (pictures === null) return null;
  const found = new Set<string>();
  let isUndecoded = false;
  for (const picture of pictures) {
    const codes = await codesOf(picture).catch(() => []);
    if (codes === null) isUndecoded = true;
    for (const text of codes ?? []) found.add(text);
  }
  if (found.size === 0 && isUndecoded) return null;
  return [...found].map((text) => ({ at: placeAt(url), text }));
}

async function picturesOf(type: FileType, body: Uint8Array): Promise<readonly Uint8Array[] | null> {
  if (type === 'svg') return [body];
  if (type === 'html')
    return picturesOfPage(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'));
  if (!PACKAGES.has(type)) return null;
  const { members } = await openZip(body);
  const packed = members.filter(({ name, size }) => PACKED_PICTURE.test(name) && size <= MAX_PICTURE_BYTES);
  return Promise.all(packed.slice(0, MAX_PICTURES).map((member) => member.read()));
}

function picturesOfPage(markup: string): Uint8Array[] {
  const pictures: Uint8Array[] = [];
  for (let at = 0; pictures.length < MAX_PICTURES; ) {
    const start = markup.indexOf('data:image/', at);
    if (start < 0) break;
    const head = markup.slice(start, start + 80);
    const encoding = /^data:image\/[\w.+-]+(?:;[\w=.-]+)*;base64,/i.exec(head)?.[0];
    at = start + (encoding?.length ?? 'data:image/'.length);
    if (encoding === undefined) continue;
    const length = markup.slice(at, at + MAX_ENCODED).search(/["')>\\]/);
    // Too long, and so is all that begins within it: looking there again and again would take the square of the page.
    if (length < 0) {
      at += MAX_ENCODED;
      continue;
    }
    const encoded = markup.slice(at, at + length).replace(/%2[BF]/gi, (escaped) => decodeURIComponent(escaped));
    pictures.push(Buffer.from(encoded, 'base64'));
    at += length;
  }
  for (let at = 0; pictures.length < MAX_PICTURES; ) {
    const start = markup.indexOf('<svg', at);
    const end = start < 0 ? -1 : markup.indexOf('</svg>', start);
    if (end < 0) break;
    at = end;
    if (end - start >= LEAST_DRAWING && end - start <= MAX_PICTURE_BYTES)
      pictures.push(Buffer.from(withNamespace(markup.slice(start, end + '</svg>'.length)), 'latin1'));
  }
  return pictures;
}

/** In a page a drawing needs no namespace; in a file of its own it does. */
function withNamespace(drawing: string): string {
  return /^<svg[^>]*\sxmlns=/.test(drawing)
    ? drawing
    : drawing.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}

/** With uses of uses, patterns and filters a short drawing keeps the painter busy for hours. */
function isCostly(drawing: Uint8Array): boolean {
  const markup = Buffer.from(drawing.buffer, drawing.byteOffset, drawing.byteLength).toString('latin1');
  return /<(?:\w+:)?(?:use|pattern|filter|mask|image|foreignObject|animate)\b|<!ENTITY/i.test(markup);
}

/** @returns null when the optional decoder would be needed and is not installed. */
async function codesOf(picture: Uint8Array): Promise<readonly string[] | null> {
  const header = readPictureHeader(picture);
  if (header === null) {
    if (isCostly(picture)) return [];
    const bitmap = await decodePicture(picture, DRAWING_PIXELS);
    return bitmap === null ? null : readQrCodes(bitmap);
  }
  if (header.width * header.height > MAX_PIXELS) return [];
  const whole = await readQrCodesOfFile(picture).catch(() => null);
  if (whole !== null && whole.length > 0) return whole;
  const bitmap = await decodePicture(picture);
  return bitmap === null ? whole : readQrCodes(bitmap);
}
