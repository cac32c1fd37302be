import { readCoreProperties } from '../containers/core-properties.js';
import { attribute, readXmlMember, type XmlHandler } from '../containers/xml-stream.js';
import { openZip } from '../containers/zip-archive.js';
import { BrokenFile, type ExtractHints, type ReaderResult } from '../reader.js';
import { type ListNumbers, readListNumbers } from './docx-numbering.js';
import { expandRows, type FlowBlock, type FlowCell, resultOfFlow } from './flow.js';

/** Reads the body of a Word document (ECMA-376 part 1, 17); headers, footers and notes are no part of it. */
export async function readDocx(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const archive = await openZip(body);
  const main = archive.members.find((member) => /^word\/document\d*\.xml$/.test(member.name)) ?? null;
  if (main === null) throw new BrokenFile('corrupt', { reason: 'document-missing' });
  const numbers = await readListNumbers(archive.member('word/numbering.xml'));
  const blocks: FlowBlock[] = [];
  await readXmlMember(
    main,
    docxBody(numbers, (block) => blocks.push(block)),
  );
  return resultOfFlow(blocks, hints.url, await readCoreProperties(archive));
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

// Deleted or moved text, and the second of two drawings for old programs, are not on the page.
const SKIPPED: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rPrChange',
  'pPrChange',
  'tcPrChange',
  'instrText',
  'delText',
]);

function docxBody(numbers: ListNumbers, found: (block: FlowBlock) => void): XmlHandler {
  const tables: OpenDocxTable[] = [];
  const paragraphs: OpenParagraph[] = [];
  let skipped = 0;
  let isText = false;
  let isVanished = false;

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
    const value = (): string => attribute(attributes, 'val') ?? '';
    switch (name) {
      case 'p':
        paragraphs.push({ text: '', list: null, level: 0 });
        return;
      case 'r':
        isVanished = false;
        return;
      case 'vanish':
        isVanished = !/^(?:0|false|off)$/.test(value());
        return;
      case 't':
        isText = true;
        return;
      case 'tab':
        // A tab stop of the paragraph's own settings has a position, a tab in its text has none.
        if (attribute(attributes, 'pos') === undefined) add('\t');
        return;
      case 'br':
      case 'cr':
        add('\n');
        return;
      case 'noBreakHyphen':
        add('-');
        return;
      case 'numId': {
        const paragraph = paragraphs.at(-1);
        if (paragraph) paragraph.list = value() === '0' ? null : value();
        return;
      }
      case 'ilvl': {
        const paragraph = paragraphs.at(-1);
        if (paragraph) paragraph.level = Number(value());
        return;
      }
      case 'tbl':
        tables.push({ rows: [], isHeading: false, cell: null });
        return;
      case 'tr':
        table?.rows.push([]);
        if (table) table.isHeading = false;
        return;
      case 'tblHeader':
        if (table) table.isHeading = !/^(?:0|false|off)$/.test(value());
        return;
      case 'gridBefore':
      case 'gridAfter':
        for (let column = 0; column < Math.min(100, Number(value())); column++)
          if (name === 'gridBefore') table?.rows.at(-1)?.push({ text: '', columns: 1, continues: false });
        return;
      case 'tc':
        if (table) table.cell = { columns: 1, continues: false, isSidewards: false, paragraphs: [] };
        return;
      case 'gridSpan':
        if (table?.cell) table.cell.columns = Math.min(1000, Math.max(1, Number(value()) || 1));
        return;
      case 'vMerge':
        if (table?.cell) table.cell.continues = value() !== 'restart';
        return;
      case 'hMerge':
        if (table?.cell) table.cell.isSidewards = value() !== 'restart';
    }
  };
  const close: XmlHandler['close'] = (name) => {
    if (skipped > 0) {
      skipped--;
      return;
    }
    switch (name) {
      case 't':
        isText = false;
        return;
      case 'p':
        endParagraph();
        return;
      case 'tc': {
        // Of a broken file the table may have ended before its cell.
        const table = tables.at(-1);
        if (table) endCell(table);
        return;
      }
      case 'tbl': {
        const ended = tables.pop();
        if (ended) found({ kind: 'table', rows: expandRows(ended.rows) });
      }
    }
  };
  const text: XmlHandler['text'] = (data) => {
    if (isText && skipped === 0) add(data);
  };
  return { open, text, close };
}
