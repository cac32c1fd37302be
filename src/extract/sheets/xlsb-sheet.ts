import type { Cell } from '../../model/evidence.js';
import type { ZipMember } from '../containers/zip-archive.js';
import { type ColumnRange, SHEET_LIMITS, type SheetFrame, type SheetRange } from '../grid/sheet-source.js';
import { errorText } from './xls/biff-records.js';
import { richString } from './xlsb-book.js';
import { readBinaryMember, wideString } from './xlsb-records.js';
import { MAX_MERGES, numberIn, type RowTaker, sharedString, type WorkbookParts } from './xlsx-parts.js';

/** Records ([MS-XLSB] 2.3). */
const ROW = 0;
const COLUMNS = 60;
const MERGED_RANGE = 176;
/** A cell whose text has fonts of its own. */
const RICH_CELL = 62;
/** The value of a cell or of a formula, by the record that holds it. */
const VALUES: ReadonlyMap<number, 'rk' | 'error' | 'bool' | 'real' | 'string' | 'shared'> = new Map([
  [2, 'rk'],
  [3, 'error'],
  [4, 'bool'],
  [5, 'real'],
  [6, 'string'],
  [7, 'shared'],
  [8, 'string'],
  [9, 'real'],
  [10, 'bool'],
  [11, 'error'],
]);
const BLANK_CELL = 1;
/** The same records from here on leave out the column: it follows that of the cell before. */
const SHORT_CELLS = { first: 12, last: 18, distance: 11 };

/** Reads the cells of one sheet of a binary workbook and hands them on row by row. @returns what else the sheet holds */
export async function readBinaryRows(
  member: ZipMember,
  name: string,
  parts: WorkbookParts,
  taker: RowTaker,
): Promise<SheetFrame> {
  const merges: SheetRange[] = [];
  const hiddenColumns: ColumnRange[] = [];
  let cells: (Cell | undefined)[] = [];
  let row: { readonly number: number; readonly isHidden: boolean } | null = null;
  let column = -1;
  let isFull = false;
  let isCutAcross = false;
  const double = new DataView(new ArrayBuffer(8));

  const endRow = (): void => {
    isFull ||= taker.isFull();
    if (row !== null && cells.length > 0 && !isFull) taker.add({ ...row, cells });
    row = null;
  };
  await readBinaryMember(member, (type, data) => {
    if (type === ROW && data.length >= 12) {
      endRow();
      row = { number: data.readUInt32LE(0) + 1, isHidden: ((data[11] ?? 0) & 0x10) !== 0 };
      cells = [];
      column = -1;
    } else if (type === COLUMNS && data.length >= 18) {
      const isHidden = data.readUInt16LE(16) % 2 === 1 || data.readUInt32LE(8) === 0;
      if (isHidden && hiddenColumns.length < SHEET_LIMITS.columns)
        hiddenColumns.push({ first: data.readUInt32LE(0), last: data.readUInt32LE(4) });
    } else if (type === MERGED_RANGE && data.length >= 16 && merges.length < MAX_MERGES)
      merges.push({
        top: data.readUInt32LE(0),
        bottom: data.readUInt32LE(4),
        left: data.readUInt32LE(8),
        right: data.readUInt32LE(12),
      });
    else {
      const isShort = type >= SHORT_CELLS.first && type <= SHORT_CELLS.last;
      const kind = isShort ? type - SHORT_CELLS.distance : type;
      if ((!VALUES.has(kind) && kind !== BLANK_CELL && kind !== RICH_CELL) || data.length < 8 - (isShort ? 4 : 0))
        return;
      column = isShort ? column + 1 : data.readUInt32LE(0);
      const cell = cellOf(kind, data, isShort ? 0 : 4, parts, double);
      if (cell === undefined || cell.text === '') return;
      if (column < SHEET_LIMITS.columns) cells[column] = cell;
      else isCutAcross = true;
    }
  });
  endRow();
  return { name, merges, isCutAcross, hiddenColumns };
}

/**
 * @param at of style (three bytes) and flags, behind which the value stands
 * @param double eight bytes of which the lower half is zero, to make numbers in
 */
function cellOf(kind: number, data: Buffer, at: number, parts: WorkbookParts, double: DataView): Cell | undefined {
  const from = at + 4;
  if (kind === RICH_CELL) return { text: richString(data, from, parts.raisedFonts) };
  const value = VALUES.get(kind);
  if (value === 'string') return { text: wideString(data, from).text };
  if (value === 'bool') return { text: data[from] === 0 ? 'FALSE' : 'TRUE' };
  if (value === 'error') return { text: errorText(data[from] ?? 0) };
  const bytes = data.length - from;
  if (value === 'shared' && bytes >= 4) return sharedString(data.readUInt32LE(from), parts.strings);
  const style = data.readUIntLE(at, 3);
  if (value === 'rk' && bytes >= 4) return numberIn(rkNumber(data.readInt32LE(from), double), style, parts);
  if (value === 'real' && bytes >= 8) return numberIn(data.readDoubleLE(from), style, parts);
  return undefined;
}

/** A number in four bytes ([MS-XLSB] 2.5.122): an integer or the upper half of a double, a hundredfold or not. */
function rkNumber(bits: number, double: DataView): number {
  double.setInt32(4, bits & ~3, true);
  const value = (bits & 2) === 0 ? double.getFloat64(0, true) : bits >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}
