import type { FileType } from '../../model/evidence.js';
import { fileNameInUrl } from '../../text/file-name.js';
import { phraseList } from '../../text/phrase-list.js';
import type { ExtractHints } from '../reader.js';

/** What is known of a file's type before its bytes are looked at. */
export type NamingHints = Pick<ExtractHints, 'url' | 'contentType' | 'fileName'>;

/** The endings of names and the content types that state a type. */
const STATEMENTS: readonly (readonly [FileType, string])[] = [
  ['pdf', 'pdf, application/pdf, application/x-pdf'],
  [
    'xlsx',
    `xlsx, xlsm, xltx, xltm, xlsb, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,
      application/vnd.ms-excel.sheet.binary.macroenabled.12`,
  ],
  ['xls', 'xls, xlt, application/vnd.ms-excel'],
  ['ods', 'ods, fods, application/vnd.oasis.opendocument.spreadsheet'],
  ['csv', 'csv, tsv, text/csv, application/csv'],
  ['docx', 'docx, docm, dotx, application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['doc', 'doc, dot, application/msword'],
  ['odt', 'odt, fodt, application/vnd.oasis.opendocument.text'],
  ['rtf', 'rtf, application/rtf, text/rtf'],
  ['pptx', 'pptx, ppsx, application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['ppt', 'ppt, pps, application/vnd.ms-powerpoint'],
  ['zip', 'zip, application/zip, application/x-zip-compressed'],
  ['rar', 'rar'],
  ['7z', '7z'],
  ['jpeg', 'jpg, jpeg, jpe, jfif, image/jpeg'],
  ['png', 'png, image/png'],
  ['gif', 'gif, image/gif'],
  ['webp', 'webp, image/webp'],
  ['bmp', 'bmp, image/bmp'],
  ['tiff', 'tif, tiff, image/tiff'],
  ['svg', 'svg, image/svg+xml'],
  ['heic', 'heic, heif, image/heic, image/heif'],
  ['avif', 'avif, image/avif'],
  ['text', 'txt'],
  ['json', 'json'],
];
const STATED_TYPES: ReadonlyMap<string, FileType> = new Map(
  STATEMENTS.flatMap(([type, names]) => phraseList(names).map((name) => [name, type] as const)),
);

/** What browsers show under each other's names; they show none of a telephone's HEIC. */
const PICTURES: ReadonlySet<FileType> = new Set<FileType>(['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'avif']);
const PLAIN: ReadonlySet<FileType> = new Set<FileType>(['text', 'csv', 'json', 'xml']);

/** @returns the type that the file's name states or, where the name states none, its content type; null: neither does. */
export function declaredType(hints: NamingHints): FileType | null {
  return STATED_TYPES.get(nameExtension(hints)) ?? typeOfContentType(hints.contentType);
}

/** Ending of the file's name, lower case, without its dot; empty when there is none. The query is no name. */
export function nameExtension({ fileName, url }: Pick<NamingHints, 'fileName' | 'url'>): string {
  for (const name of [fileName, isFolder(url) ? null : fileNameInUrl(url)]) {
    const extension = /\.([a-z0-9]{1,5})$/i.exec(name?.trim() ?? '')?.[1]?.toLowerCase();
    if (extension !== undefined && STATED_TYPES.has(extension)) return extension;
  }
  return '';
}

/**
 * The declared type that the bytes do not keep, else null. HTML in place of a document counts under its name or its content
 * type; otherwise a name that tells the truth is enough (servers send `application/octet-stream` and worse).
 */
export function mismatchedType(type: FileType, hints: NamingHints): FileType | null {
  const named = STATED_TYPES.get(nameExtension(hints)) ?? null;
  const served = typeOfContentType(hints.contentType);
  if (type === 'html') return [named, served].find((declared) => declared !== null && declared !== 'text') ?? null;
  const declared = named ?? served;
  return declared === null || isAcceptable(type, declared) ? null : declared;
}

/** Browsers show the bytes as a page, whatever they are. */
export function isServedAsPage({ contentType }: Pick<NamingHints, 'contentType'>): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(contentType ?? '');
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
  return STATED_TYPES.get(media) ?? null;
}

function isFolder(url: string): boolean {
  return /^[^?#]*\/(?:[?#]|$)/.test(url);
}
