import type { ZipMember } from '../containers/zip-archive.js';

/** Longer than any record that holds a value; a length beyond it is rubbish, behind which nothing can be found. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** Receives the records of a part in their order; the bytes are the receiver's only until it returns. */
export type RecordTaker = (type: number, data: Buffer) => void;

/**
 * Reads a part of a binary workbook as it unpacks ([MS-XLSB] 2.1.4): type and length in groups of seven bits, then the data.
 * Absent parts hold nothing. What follows the last whole record is left.
 * @throws BrokenFile as the member does
 */
export async function readBinaryMember(member: ZipMember | null, take: RecordTaker): Promise<void> {
  if (member === null) return;
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of await member.stream()) {
    const bytes = left.length === 0 ? (chunk as Buffer) : Buffer.concat([left, chunk as Buffer]);
    const read = takeWholeRecords(bytes, take);
    if (read === null) return;
    left = bytes.subarray(read);
  }
}

/** @returns how many bytes the whole records take; null: a length is beyond reason */
function takeWholeRecords(bytes: Buffer, take: RecordTaker): number | null {
  const place = { at: 0 };
  for (;;) {
    const start = place.at;
    const type = readGroups(bytes, place, 2);
    const length = type === null ? null : readGroups(bytes, place, 4);
    if (type === null || length === null) return start;
    if (length > MAX_RECORD_BYTES) return null;
    const end = place.at + length;
    if (end > bytes.length) return start;
    take(type, bytes.subarray(place.at, end));
    place.at = end;
  }
}

/** Moves the place behind the number. @returns null where the bytes end within it */
function readGroups(bytes: Buffer, place: { at: number }, most: number): number | null {
  let value = 0;
  for (let group = 0; group < most; group++) {
    const byte = bytes[place.at++];
    if (byte === undefined) return null;
    value |= (byte & 0x7f) << (7 * group);
    if (byte < 0x80) break;
  }
  return value;
}

/** A string with its length in characters before it ([MS-XLSB] 2.5.168); the null one is of no letters. Of a damaged one, what is there. */
export function wideString(data: Buffer, at: number): { readonly text: string; readonly end: number } {
  const length = at + 4 <= data.length ? data.readUInt32LE(at) : 0;
  if (length === 0 || length === 0xffff_ffff) return { text: '', end: at + 4 };
  const end = at + 4 + length * 2;
  return { text: data.toString('utf16le', at + 4, end), end };
}
