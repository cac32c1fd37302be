import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { FileProblem } from '../../model/evidence.js';
import { decodeText } from '../../text/charset.js';
import { statedDelimiter, tableDelimiter } from '../grid/delimiter.js';
import { createSheetRows, SHEET_LIMITS, type SheetRowKeeper } from '../grid/sheet-source.js';
import { resultOfSheets } from '../grid/visible-sheets.js';
import { BrokenFile, type ExtractHints, fileProblem, type ReaderResult } from '../reader.js';

/** Letters in which the separator is looked for. */
const SAMPLE = 64 * 1024;

/**
 * Reads comma-, semicolon- or tab-separated text (RFC 4180), in UTF-8 or windows-874. Values stay as they are written:
 * a number that Excel destroyed (6.60E+10) must be seen, and a leading zero is part of the number.
 */
export async function readCsv(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const decoded = decodeText(body, hints.contentType).text.replace(/^\uFEFF/, '');
  const stated = statedDelimiter(decoded);
  const firstRow = stated === null ? 1 : 2;
  const text = stated === null ? decoded : decoded.slice(decoded.indexOf('\n') + 1);
  const delimiter = stated ?? tableDelimiter(text.slice(0, SAMPLE)) ?? ',';
  const { rows, isCutAcross, isRepaired } = rowsOf(text, delimiter, firstRow);
  const sheet = { name: null, merges: [], isCutAcross, ...rows.finish() };
  const result = resultOfSheets([sheet], [], hints, { title: null, dates: [] });
  const problems: FileProblem[] = isRepaired ? [fileProblem('repaired', { reason: 'quotes' })] : [];
  return { ...result, problems: [...problems, ...result.problems] };
}

interface CsvRows {
  readonly rows: SheetRowKeeper;
  readonly isCutAcross: boolean;
  /** Quotes did not match and were taken as they are. */
  readonly isRepaired: boolean;
}

function rowsOf(text: string, delimiter: string, firstRow: number): CsvRows {
  const options = {
    delimiter,
    relax_column_count: true,
    // Offices write quotes inside unquoted cells (จอ 24").
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: SHEET_LIMITS.rows + 1,
  };
  try {
    return { ...takeRows(text, options, firstRow, (value) => value), isRepaired: false };
  } catch {
    return { ...rowsWithoutQuotes(text, options, firstRow), isRepaired: true };
  }
}

function rowsWithoutQuotes(text: string, options: Options, firstRow: number): Omit<CsvRows, 'isRepaired'> {
  try {
    const bare = (value: string): string => value.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');
    return takeRows(text, { ...options, quote: null }, firstRow, bare);
  } catch (error) {
    throw new BrokenFile('corrupt', { reason: error instanceof CsvError ? error.code : 'csv' });
  }
}

/** Takes the rows one by one, so that a large file is not held as values, too. */
function takeRows(
  text: string,
  options: Options,
  firstRow: number,
  read: (value: string) => string,
): Omit<CsvRows, 'isRepaired'> {
  const rows = createSheetRows();
  let number = firstRow;
  let isCutAcross = false;
  const take = (record: string[]): null => {
    isCutAcross ||= record.length > SHEET_LIMITS.columns;
    const cells = record.map((written) => {
      const value = read(written);
      return value === '' ? undefined : { text: value.trim() };
    });
    rows.add({ number: number++, cells });
    return null;
  };
  parse(text, { ...options, on_record: take });
  return { rows, isCutAcross };
}
