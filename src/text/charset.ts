import { isUtf8 } from 'node:buffer';

/** A decoded body and how it was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const UTF_8 = 'utf-8';
const STRICT_UTF_8 = new TextDecoder(UTF_8, { fatal: true });
const THAI = 'windows-874';
const HEAD_BYTES = 4096;

/**
 * The charset of a page: byte order mark, UTF-8 where the bytes are that, HTTP header, meta element, then windows-874.
 * A declaration that the bytes contradict loses: many offices moved their pages to UTF-8 and left the old header.
 * @returns a name that `TextDecoder` knows
 */
export function charsetOfPage(body: Uint8Array, contentType: string | null): string {
  return charsetOf(body, () => [charsetOfContentType(contentType), charsetOfMarkup(body)]);
}

/**
 * The charset by which browsers show a page: byte order mark, HTTP header, then meta element (HTML Standard, 13.2.3.2), whatever the
 * bytes are. Null: nothing states one, and browsers guess.
 */
export function statedCharset(body: Uint8Array, contentType: string | null): string | null {
  const sent = charsetOfMark(body) ?? charsetOfContentType(contentType);
  if (sent !== null) return sent;
  const written = charsetOfMarkup(body);
  // A meta element that can be read is not in UTF-16, which browsers know.
  return written?.startsWith('utf-16') ? UTF_8 : written;
}

/** Decodes a page, see {@link charsetOfPage}. */
export function decodeHtml(body: Uint8Array, contentType: string | null): DecodedText {
  return decodeAs(body, charsetOfPage(body, contentType));
}

/** Decodes text without markup (CSV, plain text): byte order mark, UTF-8, header, then windows-874. */
export function decodeText(body: Uint8Array, contentType: string | null = null): DecodedText {
  return decodeAs(
    body,
    charsetOf(body, () => [charsetOfContentType(contentType)]),
  );
}

/** The text of bytes that are UTF-8; null for others. */
export function utf8OrNull(bytes: Uint8Array): string | null {
  try {
    return STRICT_UTF_8.decode(bytes);
  } catch {
    return null;
  }
}

/** Latin, Thai and punctuation: what UTF-8 on a Thai site says. */
const EXPECTED = /^[\x00-\xff\u0e01-\u0e5b\u2000-\u206f]*$/;

/**
 * Has a text that was read as UTF-8 letters that no Thai site writes? In windows-874 `แผน` and `แบบ` have the bytes of a Greek and a
 * Vietnamese letter of UTF-8.
 */
export function hasForeignLetters(text: string): boolean {
  return !EXPECTED.test(text);
}

function charsetOf(body: Uint8Array, declarations: () => readonly (string | null)[]): string {
  const certain = charsetOfMark(body) ?? charsetOfWideText(body);
  if (certain !== null) return certain;
  // A page in UTF-8 with a few titles cut in mid-letter is still UTF-8, whatever is declared.
  const isReadable = isUtf8(body) || isUtf8UpToItsEnd(body) || isMostlyUtf8(body);
  if (isReadable && !mayBeThai874(body)) return UTF_8;
  const declared = declarations().find((label) => label !== null && label !== UTF_8) ?? null;
  if (isReadable) return declared === THAI ? THAI : UTF_8;
  if (declared === null || declared.startsWith('utf-16')) return THAI;
  return declared === 'windows-1252' && looksThai874(body) ? THAI : declared;
}

function decodeAs(body: Uint8Array, encoding: string): DecodedText {
  return { text: createDecoder(encoding)(body), encoding };
}

/**
 * Bytes to text as the Encoding Standard says; of charsets of several bytes a letter each call gets whole letters. In one piece
 * Node.js 20 and 22 read windows-1252 as ISO 8859-1 (nodejs/node 56542), in which the dashes and quotation marks of Windows are
 * control characters.
 * @param charset a name that `TextDecoder` knows
 */
export function createDecoder(charset: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(charset);
  const stream = decoder.encoding === 'windows-1252';
  return (bytes) => decoder.decode(bytes, { stream });
}

function charsetOfMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return UTF_8;
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

// UTF-16 without a mark: ASCII letters leave every other byte zero, which no 8-bit text does; in few signs it is the other byte.
function charsetOfWideText(body: Uint8Array): string | null {
  const length = Math.min(body.length, HEAD_BYTES) & ~1;
  if (length < 8 || !body.subarray(0, length).includes(0)) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (body[at] === 0) zeros[at & 1]!++;
  const enough = length / 8;
  if (zeros[1]! > enough && zeros[0]! * 20 <= zeros[1]!) return 'utf-16le';
  if (zeros[0]! > enough && zeros[1]! * 20 <= zeros[0]!) return 'utf-16be';
  return null;
}

function charsetOfContentType(contentType: string | null): string | null {
  return knownCharset(/charset\s*=[\s"']*([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
}

function charsetOfMarkup(body: Uint8Array): string | null {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, HEAD_BYTES)).toString('latin1');
  const declared =
    /<meta[^<>]+?charset\s*=[\s"']*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml[^<>]+?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  return knownCharset(declared?.[1]);
}

// The Encoding Standard maps tis-620 and iso-8859-11 to windows-874 and latin1 to windows-1252.
function knownCharset(label: string | undefined): string | null {
  if (label === undefined) return null;
  const usual = /^(?:tis620|tis-?620-?\d*|cp-?874|ms-?874|x-?windows-?874|thai)$/i.test(label) ? THAI : label;
  try {
    return new TextDecoder(usual).encoding;
  } catch {
    return null;
  }
}

/** A body that was cut in the middle of its last letter. */
function isUtf8UpToItsEnd(body: Uint8Array): boolean {
  try {
    return /[^\0-\x7f]/.test(new TextDecoder(UTF_8, { fatal: true }).decode(body, { stream: true }));
  } catch {
    return false;
  }
}

function isMostlyUtf8(body: Uint8Array): boolean {
  const text = new TextDecoder(UTF_8).decode(body);
  let thai = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x0e00 && code <= 0x0e7f) thai++;
    else if (code === 0xfffd) broken++;
  }
  return thai > 10 * broken;
}

/** Bytes that are UTF-8 by chance: Thai letters in windows-874, and in UTF-8 others than a Thai site writes. */
function mayBeThai874(body: Uint8Array): boolean {
  const isThai = body.every((byte) => byte < 0x80 || isThaiByte(byte));
  return isThai && hasForeignLetters(new TextDecoder(UTF_8).decode(body));
}

function isThaiByte(byte: number): boolean {
  return (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
}

// Thai is written without spaces: long runs of high bytes, which no Latin language has.
function looksThai874(body: Uint8Array): boolean {
  let run = 0;
  let long = 0;
  let short = 0;
  for (const byte of body) {
    if (isThaiByte(byte)) {
      run++;
      continue;
    }
    if (run >= 4) long++;
    else if (run > 0) short++;
    run = 0;
  }
  if (run >= 4) long++;
  return long > short;
}

/** Bytes of a single-byte charset by character; null for charsets of more bytes. */
function createEncoder(charset: string): ReadonlyMap<string, number> | null {
  const characters = createDecoder(charset)(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  if (characters.length !== 256) return null;
  return new Map(
    [...characters]
      .map((character, byte) => [character, byte] as const)
      .filter(([character]) => character !== '\ufffd'),
  );
}

/**
 * Writes the query of an address in the bytes of the page that it was found on, as browsers send it (URL Standard, 4.4);
 * the path stays as it is and goes out in UTF-8.
 * @param charset of the page; UTF-8 and charsets of several bytes a character leave the address as it is
 */
export function encodeQuery(address: string, charset: string): string {
  const start = charset === UTF_8 ? -1 : address.indexOf('?');
  if (start < 0 || !/[^\0-\x7f]/.test(address)) return address;
  const encoder = createEncoder(charset);
  if (encoder === null) return address;
  const end = address.includes('#', start) ? address.indexOf('#', start) : address.length;
  const query = address.slice(start, end).replace(/[^\0-\x7f]/g, (character) => {
    const byte = encoder.get(character);
    return byte === undefined ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return address.slice(0, start) + query + address.slice(end);
}
