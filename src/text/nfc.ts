/** More marks than the Stream-Safe Text Format lets follow a letter (UAX 15, 13): their ordering takes the square of their number. */
const LONG_RUN = /(\p{M}{30})\p{M}+/gu;

/** Unicode's composed form (UAX 15), in linear time: marks beyond the thirtieth in a row are dropped. */
export function nfc(text: string): string {
  return text.replace(LONG_RUN, '$1').normalize('NFC');
}
