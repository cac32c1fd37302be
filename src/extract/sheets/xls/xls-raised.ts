import { raisedDigits, signOfRaised } from '../../raised-digits.js';
import { biffRecords } from './biff-records.js';

/** Records ([MS-XLS] 2.3.1). */
const FONT = 0x0031;
const STRINGS = 0x00fc;
const CONTINUE = 0x003c;
const SUPERSCRIPT = 1;
/** No font has this number, for which the next one counts ([MS-XLS] 2.5.129). */
const NO_FONT = 4;

/** In place of a digit above the line, in strings of one byte a letter as well: no cell holds these. */
const FIRST_MARK = 0x10;
const MARKS = /[\x10-\x19]/g;

/**
 * Marks the raised digits of notes in the strings of a workbook of Excel 97, of which the library keeps the letters alone.
 * @returns the stream with marks in place of those digits, for `withoutMarks`
 */
export function withMarkedDigits(stream: Buffer): Buffer {
  const fonts = raisedFonts(stream);
  if (fonts.size === 0) return stream;
  const marked = Buffer.from(stream);
  for (const { type, data, next, at } of biffRecords(stream)) {
    if (type !== STRINGS || data.length < 8) continue;
    const parts = [{ start: at + 4, end: at + 4 + data.length }];
    for (const record of biffRecords(stream, next)) {
      if (record.type !== CONTINUE) break;
      parts.push({ start: record.at + 4, end: Math.min(stream.length, record.next) });
    }
    markStrings(marked, parts, data.readUInt32LE(4), fonts);
    break;
  }
  return marked;
}

/** The signs of raised digits in place of their marks. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, (mark) => signOfRaised(mark.charCodeAt(0) - FIRST_MARK));
}

function raisedFonts(stream: Buffer): ReadonlySet<number> {
  const fonts = new Set<number>();
  let number = 0;
  for (const { type, data } of biffRecords(stream)) {
    if (type !== FONT) continue;
    if (number === NO_FONT) number++;
    if (data.length >= 10 && data.readUInt16LE(8) === SUPERSCRIPT) fonts.add(number);
    number++;
  }
  return fonts;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Goes through the strings of a table that lies in several records ([MS-XLS] 2.4.265, 2.5.293). */
function markStrings(stream: Buffer, parts: readonly Part[], count: number, fonts: ReadonlySet<number>): void {
  let part = 0;
  let at = (parts[0]?.start ?? 0) + 8;
  const isOver = (): boolean => {
    while (part < parts.length && at >= (parts[part]?.end ?? 0)) at = parts[++part]?.start ?? 0;
    return part >= parts.length;
  };
  /** Numbers may be parted by the end of a record. */
  const number = (bytes: number): number => {
    let value = 0;
    for (let byte = 0; byte < bytes && !isOver(); byte++) value += (stream[at++] ?? 0) * 256 ** byte;
    return value;
  };
  for (let index = 0; index < count && !isOver(); index++) {
    const length = number(2);
    const flags = number(1);
    const runs = (flags & 8) === 0 ? 0 : number(2);
    const more = (flags & 4) === 0 ? 0 : number(4);
    const places: number[] = [];
    let text = '';
    let isWide = (flags & 1) === 1;
    while (text.length < length) {
      const before = part;
      if (isOver()) return;
      // The letters go on behind a flag of their own.
      if (part !== before) isWide = (number(1) & 1) === 1;
      if (isOver()) return;
      places.push(at);
      text += String.fromCharCode(isWide && at + 1 < stream.length ? stream.readUInt16LE(at) : (stream[at] ?? 0));
      at += isWide ? 2 : 1;
    }
    let shown = '';
    let from = 0;
    let isRaised = false;
    const endRun = (to: number): void => {
      const run = text.slice(from, to);
      shown += isRaised ? raisedDigits(shown, run) : run;
      from = to;
    };
    for (let run = 0; run < runs; run++) {
      endRun(Math.max(from, number(2)));
      isRaised = fonts.has(number(2));
    }
    endRun(text.length);
    for (const [letter, place] of places.entries())
      if (shown[letter] !== text[letter]) stream[place] = FIRST_MARK + ((stream[place] ?? 0) & 15);
    for (let left = more; left > 0 && !isOver(); left--) at++;
  }
}
