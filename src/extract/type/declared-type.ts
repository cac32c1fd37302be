import type { FileType } from '../../model/evidence.js';
import { fileNameInUrl } from '../../text/file-name.js';
import type { ExtractHints } from '../reader.js';

/** What is known of a file's type before its bytes are looked at. */
export type NamingHints = Pick<ExtractHints, 'url' | 'contentType' | 'fileName'>;

const BY_EXTENSION: Readonly<Record<string, FileType>> = {
  pdf: 'pdf',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  xls: 'xls',
  xlt: 'xls',
  ods: 'ods',
  csv: 'csv',
  tsv: 'csv',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  doc: 'doc',
  dot: 'doc',
  odt: 'odt',
  rtf: 'rtf',
  pptx: 'pptx',
  ppsx: 'pptx',
  ppt: 'ppt',
  pps: 'ppt',
  zip: 'zip',
  rar: 'rar',
  '7z': '7z',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  bmp: 'bmp',
  tif: 'tiff',
  tiff: 'tiff',
  svg: 'svg',
  txt: 'text',
  json: 'json',
};

const BY_CONTENT_TYPE: Readonly<Record<string, FileType>> = {
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'text/csv': 'csv',
  'application/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/msword': 'doc',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
};

const PICTURES: ReadonlySet<FileType> = new Set<FileType>(['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff']);
const PLAIN: ReadonlySet<FileType> = new Set<FileType>(['text', 'csv', 'json', 'xml']);

/** @returns the type that the file's name states or, where the name states none, its content type; null: neither does. */
export function declaredType(hints: NamingHints): FileType | null {
  const named = BY_EXTENSION[nameExtension(hints)];
  return named ?? typeOfContentType(hints.contentType);
}

/** Ending of the file's name, lower case, without its dot; empty when there is none. The query is no name. */
export function nameExtension({ fileName, url }: Pick<NamingHints, 'fileName' | 'url'>): string {
  for (const name of [fileName, isFolder(url) ? null : fileNameInUrl(url)]) {
    const extension = /\.([a-z0-9]{1,5})$/i.exec(name?.trim() ?? '')?.[1]?.toLowerCase();
    if (extension !== undefined && extension in BY_EXTENSION) return extension;
  }
  return '';
}

/**
 * The declared type that the bytes do not keep, else null. HTML in place of a document counts under its name or its content
 * type; otherwise a name that tells the truth is enough (servers send `application/octet-stream` and worse).
 */
export function mismatchedType(type: FileType, hints: NamingHints): FileType | null {
  const named = BY_EXTENSION[nameExtension(hints)] ?? null;
  const served = typeOfContentType(hints.contentType);
  if (type === 'html') return [named, served].find((declared) => declared !== null && declared !== 'text') ?? null;
  const declared = named ?? served;
  return declared === null || isAcceptable(type, declared) ? null : declared;
}

function isAcceptable(type: FileType, declared: FileType): boolean {
  if (type === declared) return true;
  // Browsers show a picture whatever its ending says, and plain text has no form to break.
  if (PICTURES.has(type) && PICTURES.has(declared)) return true;
  if (PLAIN.has(type) && PLAIN.has(declared)) return true;
  // Word has saved RTF as .doc for decades and opens it without a word; servers know one type for both.
  return declared === 'doc' && type === 'rtf';
}

function typeOfContentType(contentType: string | null): FileType | null {
  const media = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return BY_CONTENT_TYPE[media] ?? null;
}

function isFolder(url: string): boolean {
  return /^[^?#]*\/(?:[?#]|$)/.test(url);
}
