import { type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell } from '../../model/evidence.js';
import type { DocumentProperties } from '../containers/core-properties.js';
import { DEFAULT_PASSWORD } from '../containers/default-password.js';
import { readPropertySet } from '../containers/property-set.js';
import { formattedCell, type NumberFormat, readNumberFormat } from '../grid/cell-value.js';
import { createSheetRows, SHEET_LIMITS, type SheetSource } from '../grid/sheet-source.js';
import { chooseSheets, resultOfSheets } from '../grid/visible-sheets.js';
import { metadataDates } from '../metadata-date.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { errorText } from './xls/biff-records.js';
import { readSheetObjects } from './xls/xls-objects.js';
import { decoderOfBytes, readXlsStream } from './xls/xls-stream.js';

/** Far more than any list of a workbook that Excel 97 could write holds. */
const MAX_ITEMS = 4_000_000;

/** Reads a workbook of Excel 5 to 2003 (XLS), or of Excel 2003's XML. */
export async function readWorkbook(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const stream = readXlsStream(body);
  const book = parse(stream?.bytes ?? body, stream !== null);
  const decode = stream === null ? (text: string) => text : decoderOfBytes(stream);
  const uses1904 = book.Workbook?.WBProps?.date1904 === true;
  const isHidden = (index: number): boolean => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  const sheets = book.SheetNames.map((stored, index) => ({
    stored,
    name: decode(stored),
    index,
    isHidden: isHidden(index),
  }));
  const { boxes, hiddenColumns, showsPicture } = readSheetObjects(stream?.bytes ?? null);
  const sources = chooseSheets(sheets, hints.sheet).map(({ stored, name, index }) => ({
    ...sourceOf(name, sheetOf(book, stored), uses1904, decode),
    boxes: boxes[index] ?? [],
    ...(stream === null ? {} : { hiddenColumns: hiddenColumns[index] ?? [] }),
  }));
  const properties = stream?.file == null ? propertiesOf(book) : readPropertySet(stream.file);
  return { ...resultOfSheets(sources, sheets, hints, properties), showsPicture };
}

function propertiesOf({ Props }: WorkBook): DocumentProperties {
  const { Title, CreatedDate, ModifiedDate } = Props ?? {};
  const dates = metadataDates([CreatedDate, ModifiedDate].map((date) => new Date(date ?? Number.NaN)));
  return { title: Title?.trim() || null, dates };
}

function parse(body: Uint8Array, isCompound: boolean): WorkBook {
  try {
    const unwanted = { cellDates: false, cellText: false, cellHTML: false, cellFormula: false };
    return withBoundedArrays(() =>
      // Columns come with styles; those of a compound file are read here, without the memory that styles take.
      read(body, {
        ...unwanted,
        cellNF: true,
        cellStyles: !isCompound,
        type: 'buffer',
        dense: true,
        password: DEFAULT_PASSWORD,
      }),
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

function sourceOf(name: string, sheet: WorkSheet, uses1904: boolean, decode: (text: string) => string): SheetSource {
  const rows = createSheetRows();
  const formats = new Map<string, NumberFormat>();
  const formatOf = (code: string): NumberFormat => {
    const format = formats.get(code) ?? readNumberFormat(code);
    formats.set(code, format);
    return format;
  };
  let isCutAcross = false;
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
    if (row === undefined) continue;
    const cells = row.map((cell) => (cell === undefined ? undefined : cellOf(cell, uses1904, formatOf, decode)));
    isCutAcross ||= cells.length > SHEET_LIMITS.columns;
    rows.add({ number: index + 1, cells, isHidden: sheet['!rows']?.[index]?.hidden === true });
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) =>
    column?.hidden === true ? [{ first: index, last: index }] : [],
  );
  return { name, ...rows.finish(), merges, hiddenColumns, isCutAcross };
}

function cellOf(
  { t, v, w, z }: CellObject,
  uses1904: boolean,
  formatOf: (code: string) => NumberFormat,
  decode: (text: string) => string,
): Cell | undefined {
  if (v === undefined || t === 'z') return undefined;
  if (t === 'n' && typeof v === 'number') return formattedCell(v, formatOf(typeof z === 'string' ? z : ''), uses1904);
  if (t === 'b') return { text: v === true ? 'TRUE' : 'FALSE' };
  if (t === 'e') return { text: w ?? errorText(Number(v)) };
  return { text: decode(String(v)) };
}
