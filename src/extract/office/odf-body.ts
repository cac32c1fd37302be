import type { Cell } from '../../model/evidence.js';
import { phraseList } from '../../text/phrase-list.js';
import { attribute, type XmlHandler } from '../containers/xml-stream.js';
import { BUDDHIST_OFFSET, gregorianDay, numberCell, UNCALCULATED } from '../grid/cell-value.js';
import {
  type ColumnRange,
  createSheetRows,
  SHEET_LIMITS,
  type SheetRange,
  type SheetRowKeeper,
  type SheetSource,
} from '../grid/sheet-source.js';
import { raisedDigits } from '../raised-digits.js';

type Attributes = Readonly<Record<string, string>>;

/** A table of an OpenDocument file and the name of its style, which says whether it is shown. */
export interface OdfTable extends SheetSource {
  readonly name: string;
  readonly style: string;
}

interface OpenOdfTable {
  readonly name: string;
  readonly style: string;
  readonly rows: SheetRowKeeper;
  readonly merges: SheetRange[];
  readonly boxes: string[];
  readonly hiddenColumns: ColumnRange[];
  /** Columns that are declared so far. */
  columns: number;
  uncalculated: number;
  isCutAcross: boolean;
  rowNumber: number;
  rowRepeat: number;
  isRowHidden: boolean;
  heading: number;
  cells: (Cell | undefined)[];
  column: number;
  cell: { readonly attributes: Attributes; readonly paragraphs: string[] } | null;
}

/** Notes, deleted text and reading aids, heads and feet of pages, bytes of pictures: no part of what a reader sees in its place. */
const SKIPPED: ReadonlySet<string> = new Set(
  phraseList(
    'annotation, note, tracked-changes, ruby-text, master-styles, binary-data, forms, scripts, event-listeners',
  ),
);
const MAX_REPEATED = 1000;

/**
 * Reads the body of OpenDocument text and spreadsheets (OASIS ODF 1.3, part 3: 5 and 9).
 * @param found receives each top-level paragraph and each table when it ends
 */
export function odfBody(found: {
  paragraph(text: string): void;
  table(table: OdfTable): void;
  /** Receives the name of each picture's member. */
  picture(name: string): void;
  /** Boxes lie over the cells, as on a sheet; else they stand in their cell. */
  readonly boxesOverCells?: boolean;
}): XmlHandler {
  const tables: OpenOdfTable[] = [];
  /** Paragraphs may contain paragraphs: frames, notes. */
  const paragraphs: string[] = [];
  let skipped = 0;
  /** Drawings that are open, where they stand over the cells. */
  let drawn = 0;
  /** Styles of text above the line, and whether each open span has one. */
  const raisedStyles = new Set<string>();
  const spans: boolean[] = [];
  let style = '';

  const add = (text: string): void => {
    const before = paragraphs.at(-1);
    if (skipped > 0 || before === undefined) return;
    paragraphs[paragraphs.length - 1] = before + (spans.includes(true) ? raisedDigits(before, text) : text);
  };
  const endParagraph = (): void => {
    const text = (paragraphs.pop() ?? '').replace(/^ +|(?<! ) +$/g, '');
    const table = tables.at(-1);
    const cell = table?.cell;
    if (table && drawn > 0) {
      if (text !== '') table.boxes.push(text);
    } else if (cell) cell.paragraphs.push(text);
    else if (tables.length === 0) found.paragraph(text);
  };
  const open = (name: string, attributes: Attributes, qualified = name): void => {
    if (skipped > 0 || SKIPPED.has(name)) {
      skipped += SKIPPED.has(name) ? 1 : 0;
      return;
    }
    if (found.boxesOverCells && qualified.startsWith('draw:')) drawn++;
    const table = tables.at(-1);
    if (name === 'image') found.picture((attribute(attributes, 'href') ?? '').replace(/^\.\//, ''));
    else if (name === 'p' || name === 'h') paragraphs.push('');
    else if (name === 'style') style = attribute(attributes, 'name') ?? '';
    else if (name === 'text-properties' && /^(?:super|[1-9])/.test(attribute(attributes, 'text-position') ?? ''))
      raisedStyles.add(style);
    else if (name === 'span') spans.push(raisedStyles.has(attribute(attributes, 'style-name') ?? ''));
    else if (name === 's') add(' '.repeat(Math.min(MAX_REPEATED, countOf(attributes, 'c'))));
    else if (name === 'tab') add('\t');
    else if (name === 'line-break') add('\n');
    else if (name === 'table') tables.push(newTable(attributes));
    else if (table && name === 'table-header-rows') table.heading++;
    else if (table && name === 'table-column') addColumns(table, attributes);
    else if (table && name === 'table-row') openRow(table, attributes);
    else if (table && isCell(name)) table.cell = { attributes, paragraphs: [] };
  };
  const close = (name: string, qualified = name): void => {
    const table = tables.at(-1);
    if (SKIPPED.has(name)) skipped--;
    else if (skipped > 0) return;
    else if (found.boxesOverCells && qualified.startsWith('draw:')) drawn--;
    else if (name === 'p' || name === 'h') endParagraph();
    else if (name === 'span') spans.pop();
    else if (table && isCell(name)) closeCell(table, name === 'covered-table-cell');
    else if (table && name === 'table-row') closeRow(table);
    else if (table && name === 'table-header-rows') table.heading--;
    else if (table && name === 'table') {
      tables.pop();
      found.table({ ...table, ...table.rows.finish() });
    }
  };
  // White space of the source folds to one space (ODF 6.1.2); a no-break space is none.
  const text = (data: string): void => add(data.replace(/[ \t\r\n]+/g, ' '));
  return { open, text, close };
}

function isCell(name: string): boolean {
  return name === 'table-cell' || name === 'covered-table-cell';
}

function newTable(attributes: Attributes): OpenOdfTable {
  return {
    name: attribute(attributes, 'name') ?? '',
    style: attribute(attributes, 'style-name') ?? '',
    rows: createSheetRows(),
    merges: [],
    boxes: [],
    hiddenColumns: [],
    columns: 0,
    uncalculated: 0,
    isCutAcross: false,
    rowNumber: 0,
    rowRepeat: 1,
    isRowHidden: false,
    heading: 0,
    cells: [],
    column: 0,
    cell: null,
  };
}

function addColumns(table: OpenOdfTable, attributes: Attributes): void {
  const count = countOf(attributes, 'number-columns-repeated');
  if (isHidden(attributes) && table.columns < SHEET_LIMITS.columns)
    table.hiddenColumns.push({ first: table.columns, last: table.columns + count - 1 });
  table.columns += count;
}

/** Hidden by hand, or by a filter. */
function isHidden(attributes: Attributes): boolean {
  return (attribute(attributes, 'visibility') ?? 'visible') !== 'visible';
}

function openRow(table: OpenOdfTable, attributes: Attributes): void {
  table.rowNumber++;
  table.rowRepeat = countOf(attributes, 'number-rows-repeated');
  table.isRowHidden = isHidden(attributes);
  table.cells = [];
  table.column = 0;
}

function closeRow(table: OpenOdfTable): void {
  const { cells, rowNumber, rowRepeat, isRowHidden } = table;
  if (cells.some((cell) => cell !== undefined))
    for (let repeat = 0; repeat < Math.min(rowRepeat, MAX_REPEATED) && !table.rows.isFull; repeat++)
      table.rows.add({ number: rowNumber + repeat, cells, isHidden: isRowHidden });
  table.rowNumber += rowRepeat - 1;
}

function closeCell(table: OpenOdfTable, isCovered: boolean): void {
  const { cell, column } = table;
  if (cell === null) return;
  table.cell = null;
  const repeat = countOf(cell.attributes, 'number-columns-repeated');
  const columns = countOf(cell.attributes, 'number-columns-spanned');
  const rows = countOf(cell.attributes, 'number-rows-spanned');
  const row = table.rowNumber - 1;
  if (columns > 1 || rows > 1)
    table.merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  const value = isCovered ? undefined : cellOf(cell.attributes, cell.paragraphs.join('\n'));
  if (value === UNCALCULATED) table.uncalculated++;
  if (value !== undefined && column + repeat > SHEET_LIMITS.columns) table.isCutAcross = true;
  if (value !== undefined) {
    const shown = table.heading > 0 ? { ...value, heading: true } : value;
    for (let at = column; at < Math.min(column + repeat, SHEET_LIMITS.columns); at++) table.cells[at] = shown;
  }
  table.column += repeat;
}

function cellOf(attributes: Attributes, text: string): Cell | undefined {
  const type = attribute(attributes, 'value-type');
  if (type === 'float' || type === 'currency' || type === 'percentage') {
    const number = Number(attribute(attributes, 'value'));
    if (!Number.isNaN(number)) return paddedLike(text, numberCell(number));
  }
  if (type === 'date') {
    const [, year, month, day, time] =
      /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(attribute(attributes, 'date-value') ?? '') ?? [];
    if (year !== undefined) {
      const date = gregorianDay(Number(year), Number(month), Number(day));
      if (isBuddhistYear(text, date)) return { text };
      return { text: time === undefined || time === '00:00' ? date : `${date} ${time}`, date };
    }
  }
  if (text !== '') return { text };
  return type === undefined && attribute(attributes, 'formula') !== undefined ? UNCALCULATED : undefined;
}

// A format of the year of the Buddhist era alone shows no day.
function isBuddhistYear(shown: string, date: string): boolean {
  const year = String(Number(date.slice(0, 4)) + BUDDHIST_OFFSET);
  return shown === year || shown === year.slice(-2);
}

// A format of nothing but zeros shows leading ones, which are part of a code.
function paddedLike(shown: string, cell: Cell): Cell {
  return /^0\d+$/.test(shown) && Number(shown) === cell.number ? { ...cell, text: shown } : cell;
}

function countOf(attributes: Attributes, name: string): number {
  const count = Number.parseInt(attribute(attributes, name) ?? '1', 10);
  return Math.max(1, count || 1);
}
