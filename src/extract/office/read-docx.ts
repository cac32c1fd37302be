import { phraseList } from '../../text/phrase-list.js';
import { readCoreProperties } from '../containers/core-properties.js';
import { drawnTexts } from '../containers/drawn-texts.js';
import { partOfRelation } from '../containers/relations.js';
import { attribute, readXmlMember, type XmlHandler } from '../containers/xml-stream.js';
import { openZip, type ZipArchive } from '../containers/zip-archive.js';
import { isPictureShown } from '../images/picture-document.js';
import { raisedDigits } from '../raised-digits.js';
import { BrokenFile, type ExtractHints, type Reader, type ReaderResult } from '../reader.js';
import { withChunks } from './docx-chunks.js';
import { type ListNumbers, readListNumbers } from './docx-numbering.js';
import { expandRows, type FlowBlock, type FlowCell, resultOfFlow } from './flow.js';

/** Reads the body of a Word document (ECMA-376 part 1, 17); headers, footers and notes are no part of it. */
export async function readDocx(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const archive = await openZip(body);
  const { result, part } = await readBody(archive, hints);
  // What is inserted into an inserted document is not read.
  const readInserted: Reader = async (bytes) => (await readBody(await openZip(bytes), hints)).result;
  return withChunks(result, archive, part, hints, readInserted);
}

async function readBody(archive: ZipArchive, hints: ExtractHints): Promise<{ result: ReaderResult; part: string }> {
  const root = await partOfRelation(archive, '', 'officeDocument');
  const main =
    (root === null ? null : archive.member(root)) ??
    archive.members.find(({ name }) => /^word\/document\d*\.xml$/i.test(name)) ??
    null;
  if (main === null) throw new BrokenFile('corrupt', { reason: 'document-missing' });
  const numbering = (await partOfRelation(archive, main.name, 'numbering')) ?? 'word/numbering.xml';
  const numbers = await readListNumbers(archive.member(numbering));
  const blocks: FlowBlock[] = [];
  await readXmlMember(
    main,
    docxBody(numbers, (block) => blocks.push(block)),
  );
  for (const text of await drawnTexts(archive, main.name)) blocks.push({ kind: 'paragraph', text });
  const result = resultOfFlow(blocks, hints.url, await readCoreProperties(archive));
  return { result: { ...result, showsPicture: await isPictureShown(archive, main.name) }, part: main.name };
}

interface OpenDocxTable {
  readonly rows: FlowCell[][];
  isHeading: boolean;
  cell: { columns: number; continues: boolean; isSidewards: boolean; readonly paragraphs: string[] } | null;
}

interface OpenParagraph {
  text: string;
  list: string | null;
  level: number;
}

// Deleted or moved text, and the second of two drawings for old programs, are not on the page; reading aids (`rt`) are no part of their line.
const SKIPPED: ReadonlySet<string> = new Set(
  phraseList('del, moveFrom, Fallback, rPrChange, pPrChange, tcPrChange, instrText, delText, rt'),
);

function docxBody(numbers: ListNumbers, found: (block: FlowBlock) => void): XmlHandler {
  const tables: OpenDocxTable[] = [];
  const paragraphs: OpenParagraph[] = [];
  let skipped = 0;
  let isText = false;
  let isVanished = false;
  let isRaised = false;

  const add = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !isVanished) paragraph.text += text;
  };
  const endParagraph = (): void => {
    const ended = paragraphs.pop();
    if (ended === undefined) return;
    const number = ended.list === null ? '' : numbers.next(ended.list, ended.level);
    const text = number === '' ? ended.text : ended.text === '' ? number : `${number} ${ended.text}`;
    const cell = tables.at(-1)?.cell;
    if (cell) cell.paragraphs.push(text);
    else if (tables.length === 0) found({ kind: 'paragraph', text });
  };
  const endCell = (table: OpenDocxTable): void => {
    const { cell } = table;
    table.cell = null;
    const row = table.rows.at(-1);
    if (cell === null || row === undefined) return;
    const text = cell.paragraphs.join('\n').trim();
    const left = row.at(-1);
    if (cell.isSidewards && left !== undefined) row[row.length - 1] = { ...left, columns: left.columns + cell.columns };
    else
      row.push({
        text,
        columns: cell.columns,
        continues: cell.continues,
        ...(table.isHeading ? { heading: true } : {}),
      });
  };

  const open: XmlHandler['open'] = (name, attributes) => {
    if (skipped > 0 || SKIPPED.has(name)) {
      skipped++;
      return;
    }
    const table = tables.at(-1);
    const paragraph = paragraphs.at(-1);
    const value = attribute(attributes, 'val') ?? '';
    const isOn = !/^(?:0|false|off)$/.test(value);
    if (name === 'p') paragraphs.push({ text: '', list: null, level: 0 });
    else if (name === 'r') {
      isVanished = false;
      isRaised = false;
    } else if (name === 'vanish') isVanished = isOn;
    else if (name === 'vertAlign') isRaised = value === 'superscript';
    // Its own mark follows in the same run.
    else if (name === 'footnoteReference' || name === 'endnoteReference' || (name === 'position' && Number(value) > 0))
      isRaised = true;
    else if (name === 't') isText = true;
    // A tab stop of the paragraph's own settings has a position, a tab in its text has none.
    else if (name === 'tab' && attribute(attributes, 'pos') === undefined) add('\t');
    else if (name === 'br' || name === 'cr') add('\n');
    else if (name === 'noBreakHyphen') add('-');
    else if (name === 'tbl') tables.push({ rows: [], isHeading: false, cell: null });
    else if (paragraph && name === 'numId') paragraph.list = value === '0' ? null : value;
    else if (paragraph && name === 'ilvl') paragraph.level = Number(value);
    else if (table) openTablePart(table, name, value, isOn);
  };
  const close: XmlHandler['close'] = (name) => {
    const table = tables.at(-1);
    if (skipped > 0) skipped--;
    else if (name === 't') isText = false;
    else if (name === 'p') endParagraph();
    else if (name === 'tc' && table) endCell(table);
    else if (name === 'tbl' && table) {
      tables.pop();
      found({ kind: 'table', rows: expandRows(table.rows) });
    }
  };
  const text: XmlHandler['text'] = (data) => {
    if (isText && skipped === 0) add(isRaised ? raisedDigits(paragraphs.at(-1)?.text ?? '', data) : data);
  };
  return { open, text, close };
}

function openTablePart(table: OpenDocxTable, name: string, value: string, isOn: boolean): void {
  const { cell } = table;
  if (name === 'tr') {
    table.rows.push([]);
    table.isHeading = false;
  } else if (name === 'tblHeader') table.isHeading = isOn;
  else if (name === 'gridBefore') {
    for (let column = 0; column < Math.min(100, Number(value)); column++)
      table.rows.at(-1)?.push({ text: '', columns: 1, continues: false });
  } else if (name === 'tc') table.cell = { columns: 1, continues: false, isSidewards: false, paragraphs: [] };
  else if (cell && name === 'gridSpan') cell.columns = Math.min(1000, Math.max(1, Number(value) || 1));
  else if (cell && name === 'vMerge') cell.continues = value !== 'restart';
  else if (cell && name === 'hMerge') cell.isSidewards = value !== 'restart';
}
