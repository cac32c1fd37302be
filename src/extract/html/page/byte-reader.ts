import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { createDecoder } from '../../../text/charset.js';

/** The bytes of a page. Only what is asked for is decoded: that is a small part of them. */
export interface ByteReader {
  /** One character for each byte: HTML's syntax is ASCII. */
  readonly markup: string;
  /** Where the page begins, after a byte order mark. */
  readonly start: number;
  /** In which the bytes are read. */
  readonly charset: string;
  /** The words between two places, entities decoded; a string that shares no memory with the page. */
  readText(start: number, end: number): string;
  readAttribute(start: number, end: number): string;
  /** As it stands there: scripts and style sheets hold no entities. */
  readRaw(start: number, end: number): string;
  /** The words of a piece of `markup`; without the last letter where the piece ends within it. */
  decode(raw: string): string;
  /** The last place up to `at` where no letter is cut in two. */
  letterEnd(at: number): number;
}

export function createByteReader(body: Uint8Array, charset: string): ByteReader {
  // No pass over single bytes can read UTF-16.
  const isWide = charset.startsWith('utf-16');
  const bytes = isWide
    ? Buffer.from(new TextDecoder(charset).decode(body), 'utf8')
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const decode = isWide || charset === 'utf-8' ? null : createDecoder(charset);
  const read = (start: number, end: number): string =>
    decode === null ? bytes.toString('utf8', start, end) : decode(bytes.subarray(start, end));
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

  return {
    markup: bytes.toString('latin1'),
    start: isMarked ? 3 : 0,
    charset: isWide ? 'utf-8' : charset,
    readRaw: read,
    readText: (start, end) => withoutEntities(read(start, end)),
    readAttribute(start, end) {
      const value = read(start, end);
      return value.includes('&') ? decodeHTMLAttribute(value) : value;
    },
    decode(raw) {
      const part = Buffer.from(raw, 'latin1');
      const text = decode === null ? part.toString('utf8') : decode(part);
      return withoutEntities(text.endsWith('\ufffd') ? text.slice(0, -1) : text);
    },
    letterEnd(at) {
      let end = at;
      if (decode === null) while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
      return end;
    },
  };
}

function withoutEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}
