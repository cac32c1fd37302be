import { openCompoundFile } from '../containers/compound-file.js';
import { isPictureInStream } from '../images/picture-document.js';

/** Records of BIFF8 ([MS-XLS] 2.3.1). */
const BOF = 0x0809;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const OBJECT = 0x005d;
const TEXT_OF_OBJECT = 0x01b6;
const CONTINUE = 0x003c;
/** Kinds of object ([MS-XLS] 2.5.143). */
const PICTURE = 0x08;
const NOTE = 0x19;
const MAX_BOXES = 10_000;

/** What is drawn over the cells of the sheets. */
export interface SheetObjects {
  /** Texts of the boxes and shapes of each sheet, in the order of the sheets. */
  readonly boxes: readonly (readonly string[])[];
  readonly showsPicture: boolean;
}

/** Reads the drawn objects of an Excel 97 workbook; notes to cells are none. Of anything else there are none. */
export function readSheetObjects(body: Uint8Array): SheetObjects {
  const stream = streamOf(body);
  if (stream === null) return { boxes: [], showsPicture: false };
  const sheets: number[] = [];
  const boxes = new Map<number, string[]>();
  let sheet = 0;
  let kind = 0;
  let count = 0;
  let hasPicture = false;
  for (const { at, type, data, next } of recordsOf(stream)) {
    if (type === FILE_PASS) break;
    if (type === BOF) sheet = at;
    else if (type === BOUND_SHEET && data.length >= 4) sheets.push(data.readUInt32LE(0));
    else if (type === OBJECT && data.length >= 6) {
      kind = data.readUInt16LE(4);
      hasPicture ||= kind === PICTURE;
    } else if (type === TEXT_OF_OBJECT && kind !== NOTE && data.length >= 12 && count < MAX_BOXES) {
      const text = textBehind(stream, next, data.readUInt16LE(10));
      if (text === '') continue;
      count++;
      boxes.get(sheet)?.push(text) ?? boxes.set(sheet, [text]);
    }
  }
  return {
    boxes: sheets.map((start) => boxes.get(start) ?? []),
    showsPicture: hasPicture && isPictureInStream(stream),
  };
}

function streamOf(body: Uint8Array): Buffer | null {
  // Excel 2003's XML and the part of an XLSB are no compound files.
  if (body[0] !== 0xd0 || body[1] !== 0xcf) return null;
  const stream = openCompoundFile(body).stream('Workbook');
  return stream === null ? null : Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
}

interface BiffRecord {
  readonly at: number;
  readonly type: number;
  readonly data: Buffer;
  readonly next: number;
}

function* recordsOf(stream: Buffer, from = 0): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length; ) {
    const next = at + 4 + stream.readUInt16LE(at + 2);
    yield { at, type: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
    at = next;
  }
}

/** The text of an object lies in the records that continue it, each with a flag for its encoding ([MS-XLS] 2.4.329). */
function textBehind(stream: Buffer, from: number, length: number): string {
  let text = '';
  for (const { type, data } of recordsOf(stream, from)) {
    if (type !== CONTINUE || text.length >= length) break;
    text += data.subarray(1).toString((data[0] ?? 0) % 2 === 1 ? 'utf16le' : 'latin1');
  }
  return text.slice(0, length).replace(/\r\n?/g, '\n').trim();
}
