import { trimAddress } from './url.js';

/** Longer values are data, not addresses. */
const MAX_ADDRESS = 16_384;
/** Addresses of one sheet that are read. */
const MAX_ADDRESSES = 2_000;
/** Kinds of fonts that no browser loads any more. */
const OLD_FONT = /^["']?\s{0,20}\)?\s{0,20}format\(\s{0,20}["']?(?:embedded-opentype|svg)/i;
const FONT = /^["']?\s{0,20}\)?\s{0,20}format\(/i;
const AFTER = 100;

/**
 * What a style sheet or a style attribute loads: `url(…)` and `@import` (CSS Values 4, 4.5; CSS Cascade 5, 2). Of a font in several
 * formats the first that browsers take.
 */
export function sheetAddresses(sheet: string): readonly string[] {
  const text = sheet.includes('/*') ? withoutComments(sheet) : sheet;
  const found: string[] = [];
  let fontEnd = -1;
  for (const opening of text.matchAll(/(?<![\w-])(?:url\([ \t\r\n\f]{0,20}|@import[ \t\r\n\f]{0,20}(?=["']))/gi)) {
    const from = opening.index + opening[0].length;
    const quote = text[from];
    const isQuoted = quote === '"' || quote === "'";
    const end = text.indexOf(isQuoted ? quote : ')', isQuoted ? from + 1 : from);
    if (end < 0 || end - from > MAX_ADDRESS) continue;
    const address = trimAddress(text.slice(isQuoted ? from + 1 : from, end));
    // A fragment names a part of the page's own drawing.
    if (address === '' || address.startsWith('#') || address.includes('\\')) continue;
    const after = text.slice(end, end + AFTER);
    if (FONT.test(after)) {
      const isOfSameFont = fontEnd >= 0 && !/[;{}]/.test(text.slice(fontEnd, opening.index));
      if (OLD_FONT.test(after) || isOfSameFont) continue;
      fontEnd = end;
    }
    if (found.push(address) >= MAX_ADDRESSES) break;
  }
  return found;
}

function withoutComments(sheet: string): string {
  let text = '';
  for (let at = 0; ; ) {
    const start = sheet.indexOf('/*', at);
    if (start < 0) return text + sheet.slice(at);
    text += sheet.slice(at, start);
    const end = sheet.indexOf('*/', start + 2);
    if (end < 0) return text;
    at = end + 2;
  }
}
