import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Cell } from '../../model/evidence.js';
import { decodeText } from '../../text/charset.js';
import { openZip } from '../containers/zip-archive.js';
import { tableDelimiter } from '../grid/delimiter.js';
import { BrokenFile } from '../reader.js';
import { openWorkbook } from './read-xlsx.js';
import { readSheetRows } from './xlsx-sheet.js';

/** Takes a table row by row. */
export interface RowSink {
  /** A sheet, or the only table of a text file, begins; may be called again for the same one, when it is read anew. */
  begin(): void;
  add(cells: readonly string[]): void;
}

/** Of a workbook, which is unpacked from memory. */
const MAX_WORKBOOK_BYTES = 200 * 1024 * 1024;
const SAMPLE_BYTES = 256 * 1024;
/** Longer than any row of data; an open quote would otherwise take the rest of the file for one. */
const MAX_RECORD_BYTES = 1024 * 1024;

/**
 * Reads a CSV file (in any encoding) or a workbook from disk as a stream: one row is held at a time, of a workbook its shared
 * strings besides.
 * @throws BrokenFile for what is neither, or is damaged; the error of the system for what can't be opened.
 */
export async function streamRows(path: string, sink: RowSink): Promise<void> {
  const head = await headOf(path);
  if (head.length === 0) throw new BrokenFile('empty');
  if (head[0] === 0x50 && head[1] === 0x4b) return streamWorkbook(path, sink);
  if (head[0] === 0xd0 && head[1] === 0xcf) throw new BrokenFile('type-mismatch', { type: 'xls' });
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') throw new BrokenFile('type-mismatch', { type: 'pdf' });
  const { text, encoding } = decodeText(head);
  const delimiter = tableDelimiter(text) ?? ',';
  try {
    await streamText(path, encoding, { delimiter, quote: '"' }, sink);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that nobody closed: quotes are taken as they are, as `readCsv` does.
    await streamText(path, encoding, { delimiter, quote: null }, sink);
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

interface TextForm {
  readonly delimiter: string;
  readonly quote: string | null;
}

async function streamText(path: string, encoding: string, form: TextForm, sink: RowSink): Promise<void> {
  const parser = parse({
    ...form,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_BYTES,
  });
  sink.begin();
  await pipeline(createReadStream(path), decoderOf(encoding), parser, async (records: AsyncIterable<string[]>) => {
    for await (const record of records) sink.add(record);
  });
}

function decoderOf(encoding: string): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
}

async function streamWorkbook(path: string, sink: RowSink): Promise<void> {
  const body = await readFile(path);
  if (body.length > MAX_WORKBOOK_BYTES) throw new BrokenFile('too-large', { limit: MAX_WORKBOOK_BYTES });
  const { sheets, parts } = await openWorkbook(await openZip(body));
  for (const { name, member } of sheets) {
    sink.begin();
    await readSheetRows(member, name, parts, { add: ({ cells }) => sink.add(textsOf(cells)), isFull: () => false });
  }
}

function textsOf(cells: readonly (Cell | undefined)[]): string[] {
  return Array.from(cells, (cell) => cell?.text ?? '');
}
