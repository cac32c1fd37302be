/** The pieces of an RTF file (Rich Text Format 1.9.1). */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** A byte in the code page of the font. */
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'sign'; readonly sign: string };

const BACKSLASH = 0x5c;

/** Reads the pieces one by one; binary data (`\bin`) is passed over. */
export function* rtfTokens(body: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < body.length) {
    const byte = body[at]!;
    if (byte === 0x7b) yield { kind: 'open' };
    else if (byte === 0x7d) yield { kind: 'close' };
    else if (byte === BACKSLASH) {
      const [token, next] = controlAt(body, at + 1);
      at = next;
      if (token !== null) yield token;
      continue;
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: 'byte', byte };
    at++;
  }
}

function controlAt(body: Uint8Array, from: number): [RtfToken | null, number] {
  const first = body[from];
  if (first === undefined) return [null, from];
  if (!isLetter(first)) return symbolAt(body, from);
  let at = from;
  while (at < body.length && at - from < 32 && isLetter(body[at]!)) at++;
  const name = String.fromCharCode(...body.subarray(from, at));
  const start = at;
  if (body[at] === 0x2d) at++;
  while (at < body.length && at - start < 12 && isDigit(body[at]!)) at++;
  const digits = String.fromCharCode(...body.subarray(start, at));
  const value = /\d/.test(digits) ? Number(digits) : null;
  if (body[at] === 0x20) at++;
  if (name === 'bin') at += Math.max(0, value ?? 0);
  return [{ kind: 'word', name, value }, at];
}

function symbolAt(body: Uint8Array, from: number): [RtfToken | null, number] {
  const sign = String.fromCharCode(body[from]!);
  if (sign === "'") {
    const byte = Number.parseInt(String.fromCharCode(...body.subarray(from + 1, from + 3)), 16);
    return [Number.isNaN(byte) ? null : { kind: 'byte', byte }, from + 3];
  }
  const shown: Record<string, string> = { '\\': '\\', '{': '{', '}': '}', '~': '\u00a0', _: '-', '-': '' };
  if (sign === '*') return [{ kind: 'word', name: '*', value: null }, from + 1];
  if (sign === '\n' || sign === '\r') return [{ kind: 'word', name: 'par', value: null }, from + 1];
  const text = shown[sign];
  return [text === undefined ? null : { kind: 'sign', sign: text }, from + 1];
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
