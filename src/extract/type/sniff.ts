import type { FileProblem, FileType } from '../../model/evidence.js';
import { decodeText } from '../../text/charset.js';
import { zipWithoutSurroundings } from '../containers/zip-bounds.js';
import { guessDelimiter } from '../grid/delimiter.js';
import { BrokenFile } from '../reader.js';
import { declaredType, type NamingHints, nameExtension } from './declared-type.js';

const HEAD_BYTES = 64 * 1024;

/** What the bytes are, and what was found out about their wholeness on the way. */
export interface Sniffed {
  readonly type: FileType;
  /** What is read in place of the body: the archive in it, or the package that its default password opens; null: the body itself. */
  readonly archive: Uint8Array | null;
  /** Bytes stood before or behind the archive. */
  readonly isSurrounded: boolean;
  /** The container could not be opened: what its reader would say. A plain object, which crosses to another process whole. */
  readonly damage: Pick<FileProblem, 'code' | 'data'> | null;
}

/**
 * Tells the type by magic bytes and structure. Name and content type only break the tie between kinds of plain text.
 */
export async function sniffType(body: Uint8Array, hints: NamingHints): Promise<Sniffed> {
  if (isBlank(body)) return sound('empty');
  const magic = typeOfMagic(body);
  if (magic === 'zip') {
    const archive = zipWithoutSurroundings(body);
    return { ...(await sniffZip(archive ?? body)), archive, isSurrounded: archive !== null };
  }
  if (magic === 'compound') return sniffCompound(body, hints);
  if (magic !== null) return sound(magic);
  const archive = zipWithoutSurroundings(body);
  if (archive !== null) return { ...(await sniffZip(archive)), archive, isSurrounded: true };
  const plain = typeOfText(body, hints);
  if (isPdfBehindJunk(body) && (plain !== 'html' || !isPageBeforePdf(body))) return sound('pdf');
  return sound(plain ?? 'unknown');
}

function sound(type: FileType): Sniffed {
  return { type, archive: null, isSurrounded: false, damage: null };
}

function damaged(type: FileType, { code, data }: Pick<FileProblem, 'code' | 'data'>): Sniffed {
  return { type, archive: null, isSurrounded: false, damage: { code, data } };
}

function isBlank(body: Uint8Array): boolean {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  for (let at = start; at < body.length; at++) {
    const byte = body[at]!;
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}

const MAGIC: readonly (readonly [string, FileType | 'compound'])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound'],
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['Rar!\x1a\x07', 'rar'],
  ["7z\xbc\xaf'\x1c", '7z'],
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  // Word 1 and 2, which wrote no compound file.
  ['\x9b\xa5', 'doc'],
  ['\xdb\xa5', 'doc'],
];

function typeOfMagic(body: Uint8Array): FileType | 'compound' | null {
  const head = latin1(body, 0, 32);
  for (const [magic, type] of MAGIC) if (head.startsWith(magic)) return type;
  if (/^\x09[\0\x02\x04][\x04-\x10]\0[\0-\x07]\0[\x10\x20\x40]\0/.test(head)) return 'xls';
  if (/^\x09\x08[\x08\x10]\0\0[\x05\x06][\x05\x10]\0/.test(head)) return 'xls';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  // `BM` begins many words; the sizes of the two header kinds do not.
  if (head.startsWith('BM') && /^[\x0c\x10-\x40\x6c\x7c]\0\0\0$/.test(head.slice(14, 18))) return 'bmp';
  return head.slice(4, 8) === 'ftyp'
    ? typeOfBrands(latin1(body, 8, Math.min(256, (body[2] ?? 0) * 256 + (body[3] ?? 0))))
    : null;
}

/** Pictures in boxes (ISO/IEC 23008-12, annex B; AV1 Image File Format, 6): the brands of their first box. */
function typeOfBrands(brands: string): FileType | null {
  if (/avi[fs]/.test(brands)) return 'avif';
  return /hei[csmx]|hev[cx]|mif1/.test(brands) ? 'heic' : null;
}

// ISO 32000-1 annex H: readers accept the header within the first 1024 bytes.
/** A page that talks of `%PDF-` begins as a page or holds no objects of a PDF; a message of PHP ahead of a PDF is no page. */
function isPageBeforePdf(body: Uint8Array): boolean {
  const text = Buffer.from(body.subarray(0, HEAD_BYTES)).toString('latin1');
  const at = text.indexOf('%PDF-');
  if (/<(?:!doctype|html|head|body|title)\b/i.test(text.slice(0, at))) return true;
  return !/^%PDF-\d\.\d/.test(text.slice(at)) || !/\b\d{1,9} \d{1,5} obj\b/.test(text.slice(at));
}

function isPdfBehindJunk(body: Uint8Array): boolean {
  return latin1(body, 0, 1024).includes('%PDF-');
}

async function sniffZip(body: Uint8Array): Promise<Sniffed> {
  const { peekZip } = await import('../containers/zip-archive.js');
  try {
    const { names, mimetype, contentTypes } = await peekZip(body);
    const stated = latin1(mimetype, 0, 200);
    return sound(typeOfMainPart(latin1(contentTypes, 0, contentTypes.length)) ?? typeOfMembers(names, stated));
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return damaged(typeOfLocalHeaders(body), error);
  }
}

// Without its directory a zip still begins with the headers of its first members.
function typeOfLocalHeaders(body: Uint8Array): FileType {
  const names: string[] = [];
  let stated = '';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0, found = 0; at >= 0 && found < 64; found++, at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    if (at + 30 > bytes.length) break;
    const end = at + 30 + bytes.readUInt16LE(at + 26);
    const name = bytes.toString('latin1', at + 30, end);
    if (name === 'mimetype') stated = bytes.toString('latin1', end + bytes.readUInt16LE(at + 28), end + 100);
    names.push(name);
  }
  return typeOfMembers(names, stated);
}

/** Content types of the main part (ECMA-376 part 1, 11.3.10, 12.3.23, 13.3.6), those with macros and templates among them. */
const MAIN_PARTS: readonly (readonly [RegExp, FileType])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled/i, 'docx'],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.(?:macroEnabled|binary)/i, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow|template)\.main\+xml|ms-powerpoint\.\w+\.macroEnabled/i, 'pptx'],
];

/** The part may have any name in any folder; what is embedded has the content type of a file, not of a main part. */
function typeOfMainPart(contentTypes: string): FileType | null {
  return MAIN_PARTS.find(([stated]) => stated.test(contentTypes))?.[1] ?? null;
}

function typeOfMembers(names: readonly string[], mimetype: string): FileType {
  // What states a type of its own, or parts as Office has them, is one document, and no archive of documents.
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  // The whole of an OOXML package is under one folder; embedded workbooks of a DOCX are deeper.
  const parts = names.map((name) => name.replaceAll('\\', '/').toLowerCase());
  if (parts.includes('[content_types].xml') || parts.includes('_rels/.rels')) {
    if (parts.some((name) => name.startsWith('word/'))) return 'docx';
    if (parts.some((name) => name.startsWith('xl/'))) return 'xlsx';
    if (parts.some((name) => name.startsWith('ppt/'))) return 'pptx';
    return parts.includes('[content_types].xml') ? 'unknown' : 'zip';
  }
  return mimetype !== '' || parts.some((name) => IWORK.test(name)) ? 'unknown' : 'zip';
}

/** Documents of Pages, Numbers and Keynote. */
const IWORK = /(?:^|\/)index\/[^/]+\.iwa$|(?:^|\/)index\.(?:zip|apxl(?:\.gz)?)$/;

async function sniffCompound(body: Uint8Array, hints: NamingHints): Promise<Sniffed> {
  const { openCompoundFile } = await import('../containers/compound-file.js');
  try {
    const file = openCompoundFile(body);
    const names = file.rootNames;
    if (names.some((name) => name.toUpperCase() === 'ENCRYPTEDPACKAGE')) {
      const { packageOfDefaultPassword } = await import('../containers/default-password.js');
      const archive = packageOfDefaultPassword(file);
      if (archive !== null) return { ...(await sniffZip(archive)), archive };
      // The kind of OOXML is inside, behind the password; outside there is the name alone.
      const declared = declaredType(hints);
      const type = declared === 'docx' || declared === 'pptx' ? declared : 'xlsx';
      return damaged(type, { code: 'encrypted', data: {} });
    }
    return sound(typeOfStreams(names) ?? 'unknown');
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return damaged(typeOfCompoundRemains(body, hints), error);
  }
}

function typeOfStreams(names: readonly string[]): FileType | null {
  // [MS-CFB] 2.6.4: names compare in upper case.
  const streams = new Set(names.map((name) => name.toUpperCase()));
  if (streams.has('WORDDOCUMENT')) return 'doc';
  if (streams.has('WORKBOOK') || streams.has('BOOK')) return 'xls';
  if (streams.has('POWERPOINT DOCUMENT')) return 'ppt';
  return null;
}

// The directory of a broken file may be gone; its first stream mostly is the document itself ([MS-DOC] 2.5.2, [MS-XLS] 2.4.21).
function typeOfCompoundRemains(body: Uint8Array, hints: NamingHints): FileType {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const names = ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document'].filter((name) => {
    const at = bytes.indexOf(Buffer.from(`${name}\0`, 'utf16le'));
    return at >= 0 && at % 128 === 0;
  });
  const named = typeOfStreams(names);
  if (named !== null) return named;
  if (bytes[512] === 0xec && bytes[513] === 0xa5) return 'doc';
  if (bytes[512] === 0x09 && bytes[513] === 0x08) return 'xls';
  const declared = declaredType(hints);
  return declared === 'doc' || declared === 'xls' || declared === 'ppt' ? declared : 'unknown';
}

// Elements with which a page without doctype and html begins (MIME Sniffing 7.1), and those of exported tables.
const HTML_START =
  /^<(?:!doctype html|html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p|meta|center|form|link|span|ul|ol|img|section|main|header|nav|article|base|frameset)[\s/>]/i;

function typeOfText(body: Uint8Array, hints: NamingHints): FileType | null {
  const { text } = decodeText(body.subarray(0, HEAD_BYTES), hints.contentType);
  const start = skipPreamble(text);
  const root = text.slice(start, start + 200);
  // Before anything else: browsers show a page whatever bytes are in it.
  if (HTML_START.test(root)) return 'html';
  if (isBinary(text)) return null;
  if (/^<(?:\w+:|!doctype\s+)?svg[\s>]/i.test(root)) return 'svg';
  if (/^\s*<\?xml/i.test(text) || /^<!doctype|^<[\w:]+[\s/>]/i.test(root)) {
    return /<html[\s>]/i.test(text.slice(0, 8192)) ? 'html' : (typeOfFlatDocument(text) ?? 'xml');
  }
  // A script's warning printed ahead of the page.
  if (/<(?:!doctype html|html)[\s>]/i.test(text.slice(0, 8192))) return 'html';
  if (/^\s*[[{]/.test(root) && isJson(body, hints)) return 'json';
  const declared = declaredType(hints);
  if (declared === 'csv') return 'csv';
  if (hints.contentType?.startsWith('text/html') && /<[a-z][^<>]*>/i.test(text) && nameExtension(hints) !== 'txt')
    return 'html';
  return guessDelimiter(text) === null ? 'text' : 'csv';
}

/** OpenDocument in one file of XML (OASIS ODF 1.3, part 3, 3.1.2). */
function typeOfFlatDocument(text: string): FileType | null {
  const root = /<office:document\s[^<>]*/.exec(text.slice(0, 16_384))?.[0] ?? '';
  const [, kind] = /office:mimetype="application\/vnd\.oasis\.opendocument\.(spreadsheet|text)/.exec(root) ?? [];
  return kind === undefined ? null : kind === 'text' ? 'odt' : 'ods';
}

/** @returns the place after white space, comments, processing instructions and a byte order mark. */
function skipPreamble(text: string): number {
  let at = 0;
  for (;;) {
    while (at < text.length && /[\s\uFEFF]/.test(text[at]!)) at++;
    const end = text.startsWith('<!--', at)
      ? text.indexOf('-->', at) + 3
      : text.startsWith('<?', at)
        ? text.indexOf('>', at) + 1
        : 0;
    if (end <= at) return at;
    at = end;
  }
}

function isBinary(text: string): boolean {
  let strange = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if ((code < 0x20 && (code < 9 || code > 13) && code !== 0x1b) || (code >= 0x7f && code < 0xa0) || code === 0xfffd)
      strange++;
  }
  return strange > text.length / 20;
}

function isJson(body: Uint8Array, hints: NamingHints): boolean {
  try {
    JSON.parse(decodeText(body, hints.contentType).text);
    return true;
  } catch {
    return false;
  }
}

function latin1(body: Uint8Array, from: number, to: number): string {
  const part = body.subarray(from, to);
  return Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
}
