/** A decoded body and how it was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const HEAD_BYTES = 4096;

/**
 * Decodes a page: byte order mark, HTTP header, meta element, strict UTF-8, then windows-874.
 * A declaration that the bytes contradict loses: many offices moved their pages to UTF-8 and left the old header.
 */
export function decodeHtml(body: Uint8Array, contentType: string | null): DecodedText {
  return decodeDeclared(body, () => [charsetOfContentType(contentType), charsetOfMarkup(body)]);
}

/** Decodes text without markup (CSV, plain text): byte order mark, header, strict UTF-8, then windows-874. */
export function decodeText(body: Uint8Array, contentType: string | null = null): DecodedText {
  return decodeDeclared(body, () => [charsetOfContentType(contentType)]);
}

function decodeDeclared(body: Uint8Array, declarations: () => readonly (string | null)[]): DecodedText {
  const marked = charsetOfMark(body);
  if (marked !== null) return decodeAs(body, marked);
  const wide = charsetOfWideText(body);
  if (wide !== null) return decodeAs(body, wide);
  const utf8 = strictUtf8(body);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const declared = declarations().find((label) => label !== null && label !== 'utf-8') ?? null;
  // A page in UTF-8 with a few titles cut in mid-letter is still UTF-8, whatever is declared.
  const lenient = mostlyUtf8(body);
  if (lenient !== null) return { text: lenient, encoding: 'utf-8' };
  if (declared === null || declared.startsWith('utf-16')) return decodeAs(body, 'windows-874');
  if (declared === 'windows-1252' && looksThai874(body)) return decodeAs(body, 'windows-874');
  return decodeAs(body, declared);
}

function decodeAs(body: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(body), encoding };
}

function charsetOfMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

// UTF-16 without a mark: ASCII letters leave every other byte zero, which no 8-bit text does.
function charsetOfWideText(body: Uint8Array): string | null {
  const length = Math.min(body.length, HEAD_BYTES) & ~1;
  if (length < 8 || !body.subarray(0, length).includes(0)) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (body[at] === 0) zeros[at & 1]!++;
  const enough = length / 8;
  if (zeros[1]! > enough && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! > enough && zeros[1] === 0) return 'utf-16be';
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
  const usual = /^(?:tis620|tis-?620-?\d*|cp-?874|ms-?874|x-?windows-?874|thai)$/i.test(label) ? 'windows-874' : label;
  try {
    return new TextDecoder(usual).encoding;
  } catch {
    return null;
  }
}

function strictUtf8(body: Uint8Array): string | null {
  const whole = tryUtf8(body, false);
  if (whole !== null) return whole;
  // A body that was cut in the middle of its last letter is no other encoding.
  const cut = tryUtf8(body, true);
  return cut !== null && /[^\0-\x7f]/.test(cut) ? cut : null;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

function tryUtf8(body: Uint8Array, stream: boolean): string | null {
  try {
    return stream ? new TextDecoder('utf-8', { fatal: true }).decode(body, { stream }) : STRICT_UTF8.decode(body);
  } catch {
    return null;
  }
}

function mostlyUtf8(body: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(body);
  let thai = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x0e00 && code <= 0x0e7f) thai++;
    else if (code === 0xfffd) broken++;
  }
  return thai > 10 * broken ? text : null;
}

// Thai is written without spaces: long runs of high bytes, which no Latin language has.
function looksThai874(body: Uint8Array): boolean {
  let run = 0;
  let long = 0;
  let short = 0;
  for (const byte of body) {
    if ((byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb)) {
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
