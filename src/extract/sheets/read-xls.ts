import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell } from '../../model/evidence.js';
import { openCompoundFile } from '../containers/compound-file.js';
import { DEFAULT_PASSWORD } from '../containers/default-password.js';
import { buddhistYearCell, dateCell, isDateFormat, numberCell } from '../grid/cell-value.js';
import type { SheetRow, SheetSource } from '../grid/grid.js';
import { chooseSheets, resultOfSheets } from '../grid/visible-sheets.js';
import { metadataDates } from '../metadata-date.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { openedWorkbook } from './xls-encryption.js';
import { readSheetObjects } from './xls-objects.js';

/** Far more than any list of a workbook that Excel 97 could write holds. */
const MAX_ITEMS = 4_000_000;

/** Reads a workbook of Excel 97 (XLS), of Excel 2003's XML, or a binary one of Excel 2007 (XLSB). */
export async function readWorkbook(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const stream = streamOf(body);
  const opened = stream && openedWorkbook(stream);
  const book = parse(opened ?? body);
  const uses1904 = book.Workbook?.WBProps?.date1904 === true;
  const isHidden = (index: number): boolean => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  const sheets = book.SheetNames.map((name, index) => ({ name, isHidden: isHidden(index) }));
  const { boxes, showsPicture } = readSheetObjects(opened ?? stream);
  const sources = chooseSheets(sheets, hints.sheet).map(({ name }) => ({
    ...sourceOf(name, sheetOf(book, name), uses1904),
    boxes: boxes[book.SheetNames.indexOf(name)] ?? [],
  }));
  const { Title, CreatedDate, ModifiedDate } = book.Props ?? {};
  const dates = metadataDates([CreatedDate, ModifiedDate].map((date) => new Date(date ?? Number.NaN)));
  return { ...resultOfSheets(sources, hints.url, { title: Title?.trim() || null, dates }), showsPicture };
}

/** Excel 2003's XML and the part of an XLSB are no compound files. */
function streamOf(body: Uint8Array): Buffer | null {
  if (body[0] !== 0xd0 || body[1] !== 0xcf) return null;
  const stream = openCompoundFile(body).stream('Workbook');
  return stream === null ? null : Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
}

function parse(body: Uint8Array): WorkBook {
  try {
    const unwanted = { cellDates: false, cellText: false, cellHTML: false, cellFormula: false };
    return withBoundedArrays(() =>
      read(body, { ...unwanted, cellNF: true, type: 'buffer', dense: true, password: DEFAULT_PASSWORD }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw /password|encrypt/i.test(reason)
      ? new BrokenFile('encrypted')
      : new BrokenFile('corrupt', { reason: reason.slice(0, 200) });
  }
}

/**
 * Where a damaged record holds no length the library reads its string without end, until the memory of the process ends:
 * the file would be too large, not damaged. So no array may grow that far.
 */
function withBoundedArrays<T>(work: () => T): T {
  const { push } = Array.prototype;
  Array.prototype.push = function (...items: readonly unknown[]): number {
    if (this.length > MAX_ITEMS) throw new RangeError('a record without end');
    return push.apply(this, items as unknown[]);
  };
  try {
    return work();
  } finally {
    Array.prototype.push = push;
  }
}

/** A damaged file may name a sheet that it does not contain. */
function sheetOf({ Sheets }: WorkBook, name: string): WorkSheet {
  const sheet = Object.hasOwn(Sheets, name) ? Sheets[name] : undefined;
  if (sheet === undefined) throw new BrokenFile('corrupt', { reason: 'workbook-missing' });
  return sheet;
}

function sourceOf(name: string, sheet: WorkSheet, uses1904: boolean): SheetSource {
  const rows: SheetRow[] = [];
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
    if (row === undefined) continue;
    const cells = row.map((cell) => (cell === undefined ? undefined : cellOf(cell, uses1904)));
    if (cells.some((cell) => cell !== undefined && cell.text !== '')) rows.push({ number: index + 1, cells });
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  return { name, rows, merges };
}

function cellOf({ t, v, w, z }: CellObject, uses1904: boolean): Cell | undefined {
  if (v === undefined || t === 'z') return undefined;
  if (t === 'n' && typeof v === 'number') {
    const format = typeof z === 'string' ? z : '';
    const date = isDateFormat(format) ? dateCell(v, uses1904) : null;
    return date ?? buddhistYearCell(v, format, uses1904) ?? numberCell(v, format);
  }
  if (t === 'b') return { text: v === true ? 'TRUE' : 'FALSE' };
  if (t === 'e') return { text: w ?? '#ERROR!' };
  return { text: String(v) };
}
