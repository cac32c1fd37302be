import { readCoreProperties } from '../containers/core-properties.js';
import { partOfRelation, readRelations } from '../containers/relations.js';
import { attribute, readXmlMember } from '../containers/xml-stream.js';
import { openZip, type ZipArchive, type ZipMember } from '../containers/zip-archive.js';
import type { NumberFormat } from '../grid/cell-value.js';
import type { SheetSource } from '../grid/sheet-source.js';
import { chooseSheets, resultOfSheets } from '../grid/visible-sheets.js';
import { raisedDigits } from '../raised-digits.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { createSharedStrings, type SharedStrings } from './shared-strings.js';
import { readBinaryBook, readBinaryStrings, readBinaryStyles } from './xlsb-book.js';
import { readDrawing } from './xlsx-drawing.js';
import { formatOf, plainString, type WorkbookParts } from './xlsx-parts.js';
import { readSheetPart } from './xlsx-sheet.js';

interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** Reads a workbook of Office Open XML (ECMA-376), its sheets as a stream: a hundred thousand rows fit in little memory. */
export async function readXlsx(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const archive = await openZip(body);
  const root = await partOfRelation(archive, '', 'officeDocument');
  if (root === null || archive.member(root) === null) throw new BrokenFile('corrupt', { reason: 'workbook-missing' });
  const { sheets, parts } = await readWorkbookParts(archive, root);
  const chosen = chooseSheets(sheets, hints.sheet);
  const properties = await readCoreProperties(archive);
  const sources: SheetSource[] = [];
  let isIllustrated = false;
  for (const { name, part } of chosen) {
    const member = archive.member(part);
    if (member === null) throw new BrokenFile('corrupt', { reason: 'sheet-missing' });
    const { boxes, showsPicture } = await readDrawing(archive, part);
    sources.push({ ...(await readSheetPart(member, name, parts)), boxes });
    isIllustrated ||= showsPicture;
  }
  return { ...resultOfSheets(sources, sheets, hints, properties), showsPicture: isIllustrated };
}

/**
 * The sheets that a person sees, for who reads them row by row.
 * @throws BrokenFile for what is no workbook of Office Open XML
 */
export async function openWorkbook(archive: ZipArchive): Promise<{
  readonly sheets: readonly { readonly name: string; readonly member: ZipMember }[];
  readonly parts: WorkbookParts;
}> {
  const root = await partOfRelation(archive, '', 'officeDocument');
  if (root === null || archive.member(root) === null) throw new BrokenFile('corrupt', { reason: 'workbook-missing' });
  const { sheets, parts } = await readWorkbookParts(archive, root);
  const members = chooseSheets(sheets, null).flatMap(({ name, part }) => {
    const member = archive.member(part);
    return member === null ? [] : [{ name, member }];
  });
  return { sheets: members, parts };
}

async function readWorkbookParts(
  archive: ZipArchive,
  root: string,
): Promise<{ sheets: readonly SheetEntry[]; parts: WorkbookParts }> {
  const listed = archive.member((await partOfRelation(archive, root, 'sharedStrings')) ?? '');
  const styles = archive.member((await partOfRelation(archive, root, 'styles')) ?? '');
  if (isBinary(root)) {
    const relations = await readRelations(archive, root);
    const book = await readBinaryBook(archive.member(root));
    const { formats, raisedFonts } = await readBinaryStyles(styles);
    const strings = await readBinaryStrings(listed, raisedFonts);
    const sheets = book.sheets.flatMap(({ relation, ...sheet }) =>
      relation === '' ? [] : [{ ...sheet, part: relations.get(relation)?.target ?? '' }],
    );
    return { sheets, parts: { strings, formats, raisedFonts, uses1904: book.uses1904 } };
  }
  const { sheets, uses1904 } = await readBook(archive, root);
  const strings = await readStrings(listed);
  const formats = await readFormats(styles);
  return { sheets, parts: { strings, formats, raisedFonts: new Set(), uses1904 } };
}

/** The parts of an XLSB hold records in place of XML. */
function isBinary(part: string): boolean {
  return /\.bin$/i.test(part);
}

async function readBook(archive: ZipArchive, root: string): Promise<{ sheets: SheetEntry[]; uses1904: boolean }> {
  const parts = await readRelations(archive, root);
  const sheets: SheetEntry[] = [];
  let uses1904 = false;
  await readXmlMember(archive.member(root), {
    open: (name, attributes) => {
      if (name === 'workbookPr') {
        // The extension of Excel 2013 has an element of the same name, which says nothing of dates.
        if (attributes.date1904 !== undefined) uses1904 = /^(?:1|true)$/.test(attributes.date1904);
      }
      if (name !== 'sheet') return;
      const id = attribute(attributes, 'id') ?? '';
      const part = parts.get(id)?.target ?? '';
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      if (id !== '') sheets.push({ name: attributes.name ?? '', isHidden, part });
    },
  });
  return { sheets, uses1904 };
}

async function readStrings(member: ZipMember | null): Promise<SharedStrings> {
  const strings = createSharedStrings();
  let text = '';
  let isText = false;
  let isRaised = false;
  /** Reading aids (rPh) are no text of the cell. */
  let aids = 0;
  await readXmlMember(member, {
    open: (name, attributes) => {
      if (isString(name)) text = '';
      else if (name === 'r') isRaised = false;
      else if (name === 'vertAlign') isRaised = attributes.val === 'superscript';
      else if (name === 'rPh') aids++;
      else if (name === 't') isText = aids === 0;
    },
    text: (data) => {
      if (isText) text += isRaised ? raisedDigits(text, data) : data;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') aids--;
      else if (isString(name)) strings.add(plainString(text));
    },
  });
  return strings;
}

/** The test versions of Office 2007 wrote another name, which Excel still reads. */
function isString(name: string): boolean {
  return name === 'si' || name === 'sstItem';
}

async function readFormats(member: ZipMember | null): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isCells = false;
  await readXmlMember(member, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(formatOf(id, codes));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return formats;
}
