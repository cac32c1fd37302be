/** More marks than the Stream-Safe Text Format lets follow a letter (UAX 15, 13): their ordering takes the square of their number. */
const LONG_RUN = /(\p{M}{30})\p{M}+/gu;

/** Unicode's composed form (UAX 15), in linear time: marks beyond the thirtieth in a row are dropped. */
export function nfc(text: string): string {
  return isComposed(text) ? text : text.replace(LONG_RUN, '$1').normalize('NFC');
}

/** The composed form without white space: saved again by another program a document has other line ends and spaces. */
export function wordsAlone(text: string): string {
  return nfc(text).replace(/[\s\u200b-\u200d\ufeff]+/g, '');
}

const MOST_MARKS = 30;

/**
 * False for whatever the composed form may differ from. Nearly every text is ASCII, Latin-1, Thai and general punctuation, of which
 * nothing but the order of Thai marks may change.
 */
export function isComposed(text: string): boolean {
  let marks = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isThaiMark(code)) {
      marks++;
      if (marks > MOST_MARKS || (isOrdered(code) && orderOf(code) < orderOf(before))) return false;
    } else {
      if (!isPlain(code)) return false;
      marks = 0;
    }
    before = code;
  }
  return true;
}

function isPlain(code: number): boolean {
  if (code < 0x0100 || (code >= 0x0e00 && code < 0x0e80)) return true;
  return (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e);
}

/** Thai vowels and tones that stand above or below a letter. */
export function isThaiMark(code: number): boolean {
  return code >= 0x0e31 && code <= 0x0e4e && (code === 0x0e31 || code >= 0x0e47 || (code >= 0x0e34 && code <= 0x0e3a));
}

/** Has it a place of its own among the marks of a letter? */
function isOrdered(code: number): boolean {
  return orderOf(code) > 0;
}

/** Canonical combining classes of the Unicode Character Database. */
function orderOf(code: number): number {
  if (code === 0x0e3a) return 9;
  if (code === 0x0e38 || code === 0x0e39) return 103;
  return code >= 0x0e48 && code <= 0x0e4b ? 107 : 0;
}
