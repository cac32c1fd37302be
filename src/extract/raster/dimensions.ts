import type { DatedFact } from '../../model/evidence.js';

/** What a picture's header says, read without decoding it. */
export interface PictureHeader {
  readonly width: number;
  readonly height: number;
  /** When it was taken or made, as its Exif block says. */
  readonly date: DatedFact | null;
}

/** How deep the markers of a JPEG or the entries of an Exif block are followed. */
const MAX_STEPS = 2000;

/** @returns null when the bytes are no such picture, or its header is cut off. */
export function readPictureHeader(body: Uint8Array): PictureHeader | null {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  try {
    return (
      readJpeg(view) ??
      readPng(view) ??
      readGif(view) ??
      readWebp(view) ??
      readBmp(view) ??
      readTiff(view, 0, view.byteLength)
    );
  } catch (error) {
    // An offset beyond the end: the header lies or the file is cut.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sized(width: number, height: number, date: DatedFact | null = null): PictureHeader | null {
  return width > 0 && height > 0 ? { width, height, date } : null;
}

/** ITU-T T.81, annex B: segments until the frame header, Exif (APP1) among them. */
function readJpeg(view: DataView): PictureHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let date: DatedFact | null = null;
  let at = 2;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return sized(view.getUint16(at + 7), view.getUint16(at + 5), date);
    if (marker === 0xe1 && view.getUint32(at + 4) === 0x45786966) date = exifDate(view, at + 10, length - 8);
    at += 2 + length;
  }
  return null;
}

function readPng(view: DataView): PictureHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  return sized(view.getUint32(16), view.getUint32(20));
}

function readGif(view: DataView): PictureHeader | null {
  return view.getUint32(0) === 0x47494638 ? sized(view.getUint16(6, true), view.getUint16(8, true)) : null;
}

/** RFC 9649: lossy, lossless and extended files keep their size in different places. */
function readWebp(view: DataView): PictureHeader | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const kind = view.getUint32(12);
  if (kind === 0x56503820) return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
  return kind === 0x56503858 ? sized(uint24(24) + 1, uint24(27) + 1) : null;
}

function readBmp(view: DataView): PictureHeader | null {
  if (view.getUint16(0) !== 0x424d) return null;
  // The first header, of 12 bytes (BITMAPCOREHEADER), counts in two bytes.
  if (view.getUint32(14, true) === 12) return sized(view.getUint16(18, true), view.getUint16(20, true));
  return sized(view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
}

function readTiff(view: DataView, start: number, length: number): PictureHeader | null {
  const entries = tiffEntries(view, start, length);
  if (entries === null) return null;
  return sized(entries.get(0x100)?.value ?? 0, entries.get(0x101)?.value ?? 0, exifDate(view, start, length));
}

interface TiffEntry {
  readonly value: number;
  /** Place of a longer value. */
  readonly at: number;
}

/** The entries of the first directory and, below the tag of the Exif directory, of that. */
function tiffEntries(view: DataView, start: number, length: number): Map<number, TiffEntry> | null {
  const order = view.getUint16(start);
  if ((order !== 0x4949 && order !== 0x4d4d) || view.getUint16(start + 2, order === 0x4949) !== 42) return null;
  const little = order === 0x4949;
  const entries = new Map<number, TiffEntry>();
  const readDirectory = (offset: number) => {
    if (offset <= 0 || offset >= length) return;
    const count = Math.min(view.getUint16(start + offset, little), MAX_STEPS);
    for (let index = 0; index < count; index++) {
      const at = start + offset + 2 + index * 12;
      const isShort = view.getUint16(at + 2, little) === 3;
      const value = isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
      entries.set(view.getUint16(at, little), { value, at: start + value });
    }
  };
  readDirectory(view.getUint32(start + 4, little));
  readDirectory(entries.get(0x8769)?.value ?? 0);
  return entries;
}

/** `2024:10:02 09:15:00`: DateTimeOriginal, else DateTime (Exif 2.32, 4.6.5). A camera's clock that was never set says 1970 or 2000. */
function exifDate(view: DataView, start: number, length: number): DatedFact | null {
  const entry = tiffEntries(view, start, length);
  const at = (entry?.get(0x9003) ?? entry?.get(0x132))?.at;
  if (at === undefined || at + 19 > view.byteLength) return null;
  const text = Buffer.from(view.buffer, view.byteOffset + at, 19).toString('latin1');
  const parts = /^(\d{4}):(\d{2}):(\d{2}) /.exec(text);
  const stated = Number(parts?.[1]);
  const year = stated >= 2400 ? stated - 543 : stated;
  const [month, day] = [Number(parts?.[2]), Number(parts?.[3])];
  if (parts === null || year < 2001 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { date: `${year}-${parts[2]}-${parts[3]}`, precision: 'day', fiscalYear: null, from: 'metadata', text };
}
