const UTF_8 = 'utf-8';
const THAI = 'windows-874';

/** Names under which old Thai sites declare their code page; TIS-620 and ISO-8859-11 are parts of windows-874. */
const THAI_LABELS: ReadonlySet<string> = new Set([
  'windows-874',
  'tis-620',
  'tis620',
  'iso-8859-11',
  'iso8859-11',
  'cp874',
  'x-windows-874',
  'dos-874',
  'iso-ir-166',
]);

const strictUtf8 = new TextDecoder(UTF_8, { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder(UTF_8);
const thai = new TextDecoder(THAI);

/** Reads the short strings of a page that was scanned byte by byte (one character = one byte). */
export interface ByteReader {
  readonly charset: string;
  read(bytes: string): string;
}

/** @returns the charset that a label names as TextDecoder knows it, null when it knows none. */
export function charsetOf(label: string | null | undefined): string | null {
  const name = label
    ?.trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (!name) return null;
  if (THAI_LABELS.has(name)) return THAI;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** The charset parameter of a Content-Type header or of a meta element's content. */
export function charsetParameter(contentType: string | null | undefined): string | null {
  return charsetOf(/charset\s*=[\s"']*([^\s"';,]+)/i.exec(contentType ?? '')?.[1]);
}

const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * A declaration that the bytes contradict loses, as everywhere in this program: many offices moved their pages to UTF-8 and
 * left the old header. Where none is declared, each string is UTF-8 if it can be, else windows-874.
 * @param sample the page's own words, by which a declaration is tried
 */
export function createByteReader(declared: string | null, sample: () => string): ByteReader {
  const isOther = declared !== null && declared !== UTF_8 && !isUtf8(sample());
  return byteReaderOf(isOther ? declared : UTF_8);
}

/** @param charset as a reader of the same page has it */
export function byteReaderOf(charset: string): ByteReader {
  const decoder = charset === UTF_8 ? null : new TextDecoder(charset);
  return {
    charset,
    read(bytes) {
      if (!NOT_ASCII.test(bytes)) return bytes;
      const raw = Buffer.from(bytes, 'latin1');
      if (decoder) return decoder.decode(raw);
      try {
        return strictUtf8.decode(raw);
      } catch {
        return wasCut(bytes) ? lenientUtf8.decode(raw) : thai.decode(raw);
      }
    },
  };
}

function isUtf8(bytes: string): boolean {
  if (!NOT_ASCII.test(bytes)) return false;
  try {
    // As a stream: text that was cut in the middle of a letter is no other charset.
    new TextDecoder(UTF_8, { fatal: true }).decode(Buffer.from(bytes, 'latin1'), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Only its last letter is incomplete. */
function wasCut(bytes: string): boolean {
  return isUtf8(bytes) && NOT_ASCII.test(bytes.slice(-3));
}

/** Turns UTF-16 pages, which no byte-wise scan can read, into UTF-8 as they stream by; null for every other charset. */
export function createUtf16Bridge(charset: string | null): ((chunk: Uint8Array, isLast: boolean) => Uint8Array) | null {
  if (charset !== 'utf-16le' && charset !== 'utf-16be') return null;
  const decoder = new TextDecoder(charset);
  return (chunk, isLast) => Buffer.from(decoder.decode(chunk, { stream: !isLast }), 'utf8');
}
