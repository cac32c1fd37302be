import type { DatedFact } from '../../model/evidence.js';
import { createDecoder } from '../../text/charset.js';
import { metadataDates } from '../metadata-date.js';
import type { CompoundFile } from './compound-file.js';
import type { DocumentProperties } from './core-properties.js';

const TITLE = 2;
const CODE_PAGE = 1;
const DATES = [12, 13];
const UTF_16 = 1200;
const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [UTF_16, 'utf-16le'],
  [65_001, 'utf-8'],
  [874, 'windows-874'],
]);
/** 100-nanosecond steps between 1601 and 1970. */
const UNIX_EPOCH = 116_444_736_000_000_000n;

/** Title, created and saved of a compound document ([MS-OLEPS] 2.21, [MS-OSHARED] 2.3.3.2.1). */
export function readPropertySet(file: CompoundFile): DocumentProperties {
  const bytes = file.stream('\x05SummaryInformation');
  try {
    return bytes === null ? { title: null, dates: [] } : readProperties(bytes);
  } catch (error) {
    // A damaged property set leaves the document itself readable.
    if (error instanceof RangeError) return { title: null, dates: [] };
    throw error;
  }
}

function readProperties(bytes: Uint8Array): DocumentProperties {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const section = view.getUint32(44, true);
  const places = new Map<number, number>();
  const count = Math.min(100, view.getUint32(section + 4, true));
  for (let index = 0; index < count; index++)
    places.set(view.getUint32(section + 8 + index * 8, true), section + view.getUint32(section + 12 + index * 8, true));
  const codePageAt = places.get(CODE_PAGE);
  const codePage = codePageAt === undefined ? 0 : view.getUint16(codePageAt + 4, true);
  const dates = DATES.flatMap((id) => dateAt(view, places.get(id)));
  return { title: textAt(bytes, view, places.get(TITLE), codePage), dates };
}

function dateAt(view: DataView, at: number | undefined): DatedFact[] {
  if (at === undefined || view.getUint32(at, true) !== 0x40) return [];
  const instant = new Date(Number((view.getBigUint64(at + 4, true) - UNIX_EPOCH) / 10_000n));
  return metadataDates([instant]);
}

function textAt(bytes: Uint8Array, view: DataView, at: number | undefined, codePage: number): string | null {
  if (at === undefined) return null;
  const type = view.getUint32(at, true);
  const length = view.getUint32(at + 4, true);
  const isWide = type === 0x1f;
  const raw = bytes.subarray(at + 8, at + 8 + (isWide ? length * 2 : length));
  const encoding = ENCODINGS.get(isWide ? UTF_16 : codePage) ?? 'windows-1252';
  const text = createDecoder(encoding)(raw).replace(/\0[\s\S]*$/, '');
  return text.trim() || null;
}
