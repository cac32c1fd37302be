import { createDecoder } from '../../../text/charset.js';
import { type CompoundFile, openCompoundFile } from '../../containers/compound-file.js';
import { BrokenFile } from '../../reader.js';
import { biffRecords } from './biff-records.js';
import { openedWorkbook } from './xls-encryption.js';
import { withMarkedDigits, withoutMarks } from './xls-raised.js';

/** Records ([MS-XLS] 2.3.1), and the version of Excel 97. */
const BOF = 0x0809;
const CODE_PAGE = 0x0042;
const FONT = 0x0031;
const STRINGS = 0x00fc;
/** Records that hold no value, in whose damage the library sees that of the workbook: space of outlines, blank cells with a format. */
const NO_VALUES: ReadonlySet<number> = new Set([0x0080, 0x00be]);
/** Means nothing to a reader. */
const SAVE_RECALC = 0x005f;
const EXCEL_97 = 0x0600;
const THAI_CHARSET = 222;
const THAI_CODE_PAGE = 874;

/** The stream of an Excel workbook, as the library reads it. */
export interface XlsStream {
  /** Null: the stream stands in the file without a container, as some programs of the time of Excel 5 wrote it. */
  readonly file: CompoundFile | null;
  readonly bytes: Buffer;
}

/**
 * @returns null for Excel 2003's XML, which is no compound file
 * @throws BrokenFile corrupt: there is no workbook in it; not-readable: a workbook from before Excel 5
 */
export function readXlsStream(body: Uint8Array): XlsStream | null {
  if (isBeforeExcel5(body)) throw new BrokenFile('not-readable', { reason: 'excel-version' });
  const isBare = isBareWorkbook(body);
  if (!isBare && (body[0] !== 0xd0 || body[1] !== 0xcf)) return null;
  const file = isBare ? null : openCompoundFile(body);
  const stream = file === null ? body : (file.stream('Workbook') ?? file.stream('Book'));
  if (stream === null) throw new BrokenFile('corrupt', { reason: 'workbook-missing' });
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  return { file, bytes: withValuesAlone(withAllStrings(withMarkedDigits(openedWorkbook(bytes) ?? bytes))) };
}

/** BIFF2 to BIFF4: a stream without a container, that begins with the beginning of a sheet or of a workbook of sheets. */
function isBeforeExcel5(body: Uint8Array): boolean {
  return body[0] === 0x09 && [0x00, 0x02, 0x04].includes(body[1] ?? -1) && (body[2] ?? 0) >= 4 && body[3] === 0;
}

/** A workbook of Excel 5 or later without a container: its globals come first ([MS-XLS] 2.4.21). */
function isBareWorkbook(body: Uint8Array): boolean {
  return body[0] === 0x09 && body[1] === 0x08;
}

// The count of the strings may be wrong; how many there are the record itself tells.
function withAllStrings(stream: Buffer): Buffer {
  for (const { at, type, data } of biffRecords(stream)) {
    if (type !== STRINGS || data.length < 8) continue;
    const counted = Buffer.from(stream);
    counted.writeUInt32LE(0xffff_ffff, at + 8);
    return counted;
  }
  return stream;
}

function withValuesAlone(stream: Buffer): Buffer {
  const plain = Buffer.from(stream);
  for (const { at, type } of biffRecords(stream)) if (NO_VALUES.has(type)) plain.writeUInt16LE(SAVE_RECALC, at);
  return plain;
}

/** How the texts that the library gives are read: of a workbook from before Excel 97 they are bytes, of others digits are marked. */
export function decoderOfBytes({ bytes }: XlsStream): (text: string) => string {
  let codePage = 0;
  let isThai = false;
  for (const { at, type, data } of biffRecords(bytes)) {
    if (type === BOF && at === 0 && data.length >= 2 && data.readUInt16LE(0) >= EXCEL_97) return withoutMarks;
    // The workbook's own records end where its first sheet begins.
    if (type === BOF && at > 0) break;
    if (type === CODE_PAGE && data.length >= 2) codePage = data.readUInt16LE(0);
    if (type === FONT) isThai ||= data[12] === THAI_CHARSET;
  }
  const decode = createDecoder(labelOf(isThai ? THAI_CODE_PAGE : codePage));
  return (text) => (/[\x80-\xff]/.test(text) && !/[^\0-\xff]/.test(text) ? decode(Buffer.from(text, 'latin1')) : text);
}

function labelOf(codePage: number): string {
  return codePage === THAI_CODE_PAGE || (codePage >= 1250 && codePage <= 1258) ? `windows-${codePage}` : 'windows-1252';
}
