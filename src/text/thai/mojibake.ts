import { readability } from './readability.js';

/**
 * Thai that was decoded as Latin-1 or Windows-1252, from UTF-8 (`à¸£à¸²à¸¢`) or windows-874 (`ÃÒÂ§Ò¹`), put right. A text that
 * is no such thing comes back as it is.
 */
export function repairMojibake(s: string): string {
  if (!/[\u0080-\u00FF]/.test(s)) return s;
  const fromUtf8 = s.replace(HIGH_RUN, (run) => thaiFromUtf8(run) ?? run);
  if (fromUtf8 !== s) return fromUtf8;
  return thaiFromCp874(s) ?? s;
}

/** What Windows-1252 puts where Latin-1 has C1 controls, byte by byte from 0x80. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const HIGH_RUN = new RegExp(`[\\u0080-\\u00FF${CP1252}]{3,}`, 'g');
const HIGH = new RegExp(`[\\u0080-\\u00FF${CP1252}]`, 'g');

function thaiFromUtf8(run: string): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(run, byteOf));
    return /[\u0E00-\u0E7F]/.test(text) ? text : null;
  } catch {
    return null;
  }
}

/** Single bytes decode to Thai whatever they are, so that only text which is Thai throughout is believed. */
function thaiFromCp874(s: string): string | null {
  const high = s.match(HIGH) ?? [];
  const latin = s.match(/[A-Za-z]/g) ?? [];
  if (high.length < 3 || high.length < latin.length || /[\u0E00-\u0E7F]/.test(s)) return null;
  const decoder = new TextDecoder('windows-874');
  const text = s.replace(HIGH, (character) => decoder.decode(Uint8Array.of(byteOf(character))));
  const thai = text.match(/[\u0E01-\u0E4E]/g) ?? [];
  const { orphanMarks } = readability(text);
  const looksThai = thai.length >= high.length * 0.8 && orphanMarks <= 0.1 && /[ก-ฮ][ก-๎]/.test(text);
  return looksThai ? text : null;
}

function byteOf(character: string): number {
  const place = CP1252.indexOf(character);
  return place >= 0 ? 0x80 + place : character.charCodeAt(0);
}
