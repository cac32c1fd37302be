import type { ZipMember } from '../containers/zip-archive.js';
import type { NumberFormat } from '../grid/cell-value.js';
import { raisedDigits } from '../raised-digits.js';
import { createSharedStrings, type SharedStrings } from './shared-strings.js';
import { readBinaryMember, wideString } from './xlsb-records.js';
import { formatOf } from './xlsx-parts.js';

/** Records ([MS-XLSB] 2.3). */
const STRING_ITEM = 19;
const FONT = 43;
const NUMBER_FORMAT = 44;
const CELL_FORMAT = 47;
const WORKBOOK_PROPERTIES = 153;
const SHEET = 156;
const FONTS = { first: 611, last: 612 };
const CELL_FORMATS = { first: 617, last: 618 };

const SUPERSCRIPT = 1;

/** A sheet as the workbook lists it; `relation` names its part. */
export interface BinarySheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

/** Reads the list of sheets of a binary workbook. */
export async function readBinaryBook(member: ZipMember | null): Promise<{ sheets: BinarySheet[]; uses1904: boolean }> {
  const sheets: BinarySheet[] = [];
  let uses1904 = false;
  await readBinaryMember(member, (type, data) => {
    if (type === WORKBOOK_PROPERTIES && data.length >= 4) uses1904 = data.readUInt32LE(0) % 2 === 1;
    if (type !== SHEET || data.length < 12) return;
    // The test versions of Office 2007 wrote one number more, which the length of the record tells.
    const [relation, name] =
      [8, 12].map((at) => sheetNames(data, at)).find(({ end }) => end === data.length)?.names ?? [];
    if (relation !== undefined && name !== undefined)
      sheets.push({ name, isHidden: data.readUInt32LE(0) !== 0, relation });
  });
  return { sheets, uses1904 };
}

function sheetNames(data: Buffer, at: number): { readonly names: readonly string[]; readonly end: number } {
  const relation = wideString(data, at);
  const name = wideString(data, relation.end);
  return { names: [relation.text, name.text], end: name.end };
}

/** Reads the formats of cells and which fonts stand above the line. */
export async function readBinaryStyles(
  member: ZipMember | null,
): Promise<{ formats: NumberFormat[]; raisedFonts: ReadonlySet<number> }> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  const raisedFonts = new Set<number>();
  let fonts = 0;
  let within = 0;
  await readBinaryMember(member, (type, data) => {
    if (type === FONTS.first || type === CELL_FORMATS.first) within = type;
    else if (type === FONTS.last || type === CELL_FORMATS.last) within = 0;
    else if (type === NUMBER_FORMAT && data.length >= 2) codes.set(data.readUInt16LE(0), wideString(data, 2).text);
    else if (type === FONT && within === FONTS.first) {
      if (data.length >= 8 && data.readUInt16LE(6) === SUPERSCRIPT) raisedFonts.add(fonts);
      fonts++;
    } else if (type === CELL_FORMAT && within === CELL_FORMATS.first && data.length >= 4)
      formats.push(formatOf(data.readUInt16LE(2), codes));
  });
  return { formats, raisedFonts };
}

/** Reads the strings that the sheets share. */
export async function readBinaryStrings(
  member: ZipMember | null,
  raisedFonts: ReadonlySet<number>,
): Promise<SharedStrings> {
  const strings = createSharedStrings();
  await readBinaryMember(member, (type, data) => {
    if (type === STRING_ITEM) strings.add(richString(data, 0, raisedFonts));
  });
  return strings;
}

/** A string with the fonts of its stretches ([MS-XLSB] 2.5.121): flags, the text, then where each font begins. */
export function richString(data: Buffer, at: number, raisedFonts: ReadonlySet<number>): string {
  const { text, end } = wideString(data, at + 1);
  const hasRuns = ((data[at] ?? 0) & 1) === 1 && end + 4 <= data.length;
  if (!hasRuns || raisedFonts.size === 0) return text;
  const count = Math.min(data.readUInt32LE(end), Math.floor((data.length - end - 4) / 4));
  let shown = '';
  let isRaised = false;
  for (let run = 0; run <= count; run++) {
    const place = end + 4 + run * 4;
    const stretch = text.slice(shown.length, run < count ? data.readUInt16LE(place) : text.length);
    shown += isRaised ? raisedDigits(shown, stretch) : stretch;
    isRaised = run < count && raisedFonts.has(data.readUInt16LE(place + 2));
  }
  return shown;
}
