/** More marks than the Stream-Safe Text Format lets follow a letter (UAX 15, 13): their ordering takes the square of their number. */
const LONG_RUN = /(\p{M}{30})\p{M}+/gu;
/** Whatever may hold one: looking for any marks of Unicode takes four times as long, and nearly every text is Thai and Latin-1. */
const MAY_HOLD_RUN = /[^\x00-\xFF\u0E00-\u0E7F\u2010-\u2027\u2030-\u205E]|[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]{31}/;

/** Unicode's composed form (UAX 15), in linear time: marks beyond the thirtieth in a row are dropped. */
export function nfc(text: string): string {
  return (MAY_HOLD_RUN.test(text) ? text.replace(LONG_RUN, '$1') : text).normalize('NFC');
}
