import type { ColumnRange } from '../../grid/sheet-source.js';
import { isPictureInStream } from '../../images/picture-document.js';
import { biffRecords } from './biff-records.js';

/** Records of BIFF8 ([MS-XLS] 2.3.1). */
const BOF = 0x0809;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const OBJECT = 0x005d;
const TEXT_OF_OBJECT = 0x01b6;
const CONTINUE = 0x003c;
const COLUMNS = 0x007d;
/** Kinds of object ([MS-XLS] 2.5.143). */
const PICTURE = 0x08;
const NOTE = 0x19;
const MAX_BOXES = 10_000;

/** What is drawn over the cells of the sheets, and the columns that are not shown. */
export interface SheetObjects {
  /** Texts of the boxes and shapes of each sheet, in the order of the sheets. */
  readonly boxes: readonly (readonly string[])[];
  readonly hiddenColumns: readonly (readonly ColumnRange[])[];
  readonly showsPicture: boolean;
}

/** Reads the drawn objects of an Excel 97 workbook's stream; notes to cells are none. */
export function readSheetObjects(stream: Buffer | null): SheetObjects {
  if (stream === null) return { boxes: [], hiddenColumns: [], showsPicture: false };
  const sheets: number[] = [];
  const boxes = new Map<number, string[]>();
  const columns = new Map<number, ColumnRange[]>();
  let sheet = 0;
  let kind = 0;
  let count = 0;
  let hasPicture = false;
  for (const { at, type, data, next } of biffRecords(stream)) {
    if (type === FILE_PASS) break;
    if (type === BOF) sheet = at;
    else if (type === BOUND_SHEET && data.length >= 4) sheets.push(data.readUInt32LE(0));
    else if (type === COLUMNS && data.length >= 10 && count < MAX_BOXES) {
      // [MS-XLS] 2.4.53: first and last column, width in 1/256 of a digit, format, flags of which the first hides.
      if (data.readUInt16LE(8) % 2 === 0 && data.readUInt16LE(4) > 0) continue;
      count++;
      const range = { first: data.readUInt16LE(0), last: data.readUInt16LE(2) };
      columns.get(sheet)?.push(range) ?? columns.set(sheet, [range]);
    } else if (type === OBJECT && data.length >= 6) {
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
    hiddenColumns: sheets.map((start) => columns.get(start) ?? []),
    showsPicture: hasPicture && isPictureInStream(stream),
  };
}

/** The text of an object lies in the records that continue it, each with a flag for its encoding ([MS-XLS] 2.4.329). */
function textBehind(stream: Buffer, from: number, length: number): string {
  let text = '';
  for (const { type, data } of biffRecords(stream, from)) {
    if (type !== CONTINUE || text.length >= length) break;
    text += data.subarray(1).toString((data[0] ?? 0) % 2 === 1 ? 'utf16le' : 'latin1');
  }
  return text.slice(0, length).replace(/\r\n?/g, '\n').trim();
}
