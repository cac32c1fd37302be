import { utf8OrNull } from '../text/charset.js';

/** As undici gives them: names in lower case, values as latin1, which keeps every byte. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const THAI = new TextDecoder('windows-874');

export function firstOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : (value[0] ?? null);
}

export function allOf(headers: Headers, name: string): readonly string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function contentLengthOf(headers: Headers): number | null {
  const value = firstOf(headers, 'content-length');
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

/** Content codings by the names that browsers know. */
const CODINGS: ReadonlyMap<string, string> = new Map([
  ['gzip', 'gzip'],
  // RFC 9110, 8.4.1.3.
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
  ['zstd', 'zstd'],
]);

/**
 * Content codings in the order in which the server applied them. A list with a name that browsers do not know (`identity` and an
 * empty one too) undoes nothing: they show such a body as it came.
 */
export function encodingsOf(headers: Headers): readonly string[] {
  const sent = allOf(headers, 'content-encoding');
  if (sent.length === 0) return sent;
  const known: string[] = [];
  for (const name of sent.join(',').split(',')) {
    const coding = CODINGS.get(name.trim().toLowerCase());
    if (coding === undefined) return [];
    known.push(coding);
  }
  return known;
}

/**
 * @returns ISO 8601 of an HTTP date (RFC 9110, 5.6.7), null for anything else. Servers with a Thai locale send years of the
 * Buddhist era: they are converted.
 */
export function httpDate(value: string | null): string | null {
  if (value === null || !/\d{2}:\d{2}/.test(value)) return null;
  const western = value.replace(/\b(2[456]\d{2})\b/, (year) => String(Number(year) - 543));
  const time = Date.parse(western);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/**
 * Where a redirect leads: UTF-8 where the header's bytes are UTF-8, else each byte escaped, so that a Location in windows-874
 * leads where a browser would go.
 */
export function locationOf(headers: Headers): string | null {
  const latin1 = firstOf(headers, 'location');
  if (latin1 === null || !/[\x80-\xFF]/.test(latin1)) return latin1;
  const escaped = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;
  return utf8OrNull(Buffer.from(latin1, 'latin1')) ?? latin1.replace(/[\x80-\xFF]/g, escaped);
}

/** @returns the file name of Content-Disposition (RFC 6266), with Thai in any of the ways that servers use. */
export function sentFileName(headers: Headers): string | null {
  const value = firstOf(headers, 'content-disposition');
  if (value === null) return null;
  const extended = /filename\*\s*=\s*"?([\w!#$%&+^`{}~-]*)'[^']*'([^;"]*)/i.exec(value);
  if (extended?.[2]) {
    const name = unescapeBytes(extended[2], extended[1] ?? '');
    if (name !== null) return cleanName(name);
  }
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(value);
  const raw = plain?.[1]?.replace(/\\(["\\])/g, '$1') ?? plain?.[2]?.trim();
  if (raw === undefined || raw === '') return null;
  const word = /^=\?([\w-]+)\?([BQ])\?(.*)\?=$/i.exec(raw);
  if (word !== null) return cleanName(encodedWord(word[1] ?? '', word[2] ?? '', word[3] ?? ''));
  const bytes = Buffer.from(raw, 'latin1');
  const name = textOf(bytes, '');
  return cleanName(name.includes('%') ? (unescapeBytes(raw, '') ?? name) : name);
}

/** Some browsers and scripts put a path before the name. */
function cleanName(name: string): string | null {
  const bare = name.replace(/^.*[\\/]/, '').trim();
  return bare === '' ? null : bare;
}

function unescapeBytes(text: string, charset: string): string | null {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return null;
  const latin1 = text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return textOf(Buffer.from(latin1, 'latin1'), charset);
}

/** RFC 6266 does not allow words of RFC 2047, but some PHP code sends them. */
function encodedWord(charset: string, form: string, text: string): string {
  if (form.toUpperCase() === 'B') return textOf(Buffer.from(text, 'base64'), charset);
  return unescapeBytes(text.replaceAll('_', ' ').replaceAll('=', '%'), charset) ?? text;
}

function textOf(bytes: Uint8Array, charset: string): string {
  const isThai = /^(windows-874|tis-?620|iso-8859-11)$/i.test(charset);
  return (isThai ? null : utf8OrNull(bytes)) ?? THAI.decode(bytes);
}
