import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { FileProblem } from '../../model/evidence.js';
import { decodeText } from '../../text/charset.js';
import { statedDelimiter, tableDelimiter } from '../grid/delimiter.js';
import { SHEET_LIMITS, type SheetRow } from '../grid/grid.js';
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
  const { records, isRepaired } = recordsOf(text, delimiter);
  const rows: SheetRow[] = records.map((record, index) => ({
    number: firstRow + index,
    cells: record.map((value) => (value === '' ? undefined : { text: value.trim() })),
  }));
  const result = resultOfSheets([{ name: null, rows, merges: [] }], [], hints, { title: null, dates: [] });
  const problems: FileProblem[] = isRepaired ? [fileProblem('repaired', { reason: 'quotes' })] : [];
  return { ...result, problems: [...problems, ...result.problems] };
}

/** `isRepaired`: quotes did not match and were taken as they are. */
function recordsOf(text: string, delimiter: string): { records: string[][]; isRepaired: boolean } {
  const options = {
    delimiter,
    relax_column_count: true,
    // Offices write quotes inside unquoted cells (จอ 24").
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: SHEET_LIMITS.rows + 1,
  };
  try {
    return { records: parse(text, options), isRepaired: false };
  } catch {
    return { records: recordsWithoutQuotes(text, options), isRepaired: true };
  }
}

function recordsWithoutQuotes(text: string, options: Options): string[][] {
  try {
    const records = parse(text, { ...options, quote: null });
    return records.map((record) => record.map((value) => value.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')));
  } catch (error) {
    throw new BrokenFile('corrupt', { reason: error instanceof CsvError ? error.code : 'csv' });
  }
}
