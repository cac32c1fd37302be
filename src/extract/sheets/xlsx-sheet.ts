import type { Cell } from '../../model/evidence.js';
import { readXmlMember } from '../containers/xml-stream.js';
import type { ZipMember } from '../containers/zip-archive.js';
import { gregorianDay, UNCALCULATED } from '../grid/cell-value.js';
import {
  type ColumnRange,
  createSheetRows,
  SHEET_LIMITS,
  type SheetFrame,
  type SheetRange,
  type SheetSource,
} from '../grid/sheet-source.js';
import { raisedDigits } from '../raised-digits.js';
import { readBinaryRows } from './xlsb-sheet.js';
import { MAX_MERGES, numberIn, plainString, type RowTaker, sharedString, type WorkbookParts } from './xlsx-parts.js';

/** Reads the cells of one sheet (ECMA-376 part 1, 18.3); rows and cells without a value are not kept. */
export async function readSheetPart(member: ZipMember, name: string, parts: WorkbookParts): Promise<SheetSource> {
  const rows = createSheetRows();
  const frame = await readSheetRows(member, name, parts, {
    add: (row) => rows.add(row),
    isFull: () => rows.isFull,
  });
  return { ...frame, ...rows.finish() };
}

/** Reads the cells of one sheet and hands them on row by row. @returns what else the sheet holds */
export function readSheetRows(
  member: ZipMember,
  name: string,
  parts: WorkbookParts,
  taker: RowTaker,
): Promise<SheetFrame> {
  return /\.bin$/i.test(member.name)
    ? readBinaryRows(member, name, parts, taker)
    : readXmlRows(member, name, parts, taker);
}

async function readXmlRows(
  member: ZipMember,
  name: string,
  parts: WorkbookParts,
  taker: RowTaker,
): Promise<SheetFrame> {
  const merges: SheetRange[] = [];
  const hiddenColumns: ColumnRange[] = [];
  let cells: (Cell | undefined)[] = [];
  let rowNumber = 0;
  let isHidden = false;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isValue = false;
  let isInline = false;
  let isFull = false;
  let isFormula = false;
  let uncalculated = 0;
  let isCutAcross = false;
  /** Reading aids (rPh) are no text of the cell. */
  let aids = 0;
  let isRaised = false;
  let hasValue = false;

  await readXmlMember(member, {
    open: (element, attributes) => {
      if (element === 'row') {
        rowNumber = Number(attributes.r ?? rowNumber + 1);
        isHidden = isTrue(attributes.hidden) || Number(attributes.ht) === 0;
        cells = [];
        column = -1;
      } else if (element === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
        isFormula = false;
        isRaised = false;
        hasValue = false;
      } else if (element === 'f') isFormula = true;
      else if (element === 'v') {
        isValue = true;
        hasValue = true;
      } else if (element === 'r') isRaised = false;
      else if (element === 'vertAlign') isRaised = attributes.val === 'superscript';
      else if (element === 'is') isInline = true;
      else if (element === 'rPh') aids++;
      else if (element === 't') isValue = isInline && aids === 0;
      else if (element === 'col') {
        const isShown = !isTrue(attributes.hidden) && Number(attributes.width) !== 0;
        if (!isShown && hiddenColumns.length < SHEET_LIMITS.columns)
          hiddenColumns.push({ first: Number(attributes.min) - 1, last: Number(attributes.max) - 1 });
      } else if (element === 'mergeCell') {
        const range = rangeOf(attributes.ref ?? '');
        if (range !== null && merges.length < MAX_MERGES) merges.push(range);
      }
    },
    text: (data) => {
      if (isValue) value += isRaised ? raisedDigits(value, data) : data;
    },
    close: (element) => {
      if (element === 'v' || element === 't') isValue = false;
      else if (element === 'is') isInline = false;
      else if (element === 'rPh') aids--;
      else if (element === 'c') {
        // A formula whose result is no text has a value of no letters.
        const isFormulaAlone = isFormula && value === '' && (type === 'n' || !hasValue);
        if (isFormulaAlone) uncalculated++;
        if (value === '' && !isFormulaAlone) return;
        if (column < SHEET_LIMITS.columns)
          cells[column] = isFormulaAlone ? UNCALCULATED : cellOf(type, value, style, parts);
        else isCutAcross = true;
      } else if (element === 'row') {
        isFull ||= taker.isFull();
        if (cells.length > 0 && !isFull) taker.add({ number: rowNumber, cells, isHidden });
      }
    },
  });
  return { name, merges, uncalculated, isCutAcross, hiddenColumns };
}

/** An XML Schema boolean. */
function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function cellOf(type: string, value: string, style: number, parts: WorkbookParts): Cell {
  if (type === 's') return sharedString(Number(value), parts.strings);
  if (type === 'str' || type === 'inlineStr') return { text: plainString(value) };
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { text: value };
  if (type === 'd') return isoCell(value);
  const number = Number(value);
  return Number.isNaN(number) ? { text: value } : numberIn(number, style, parts);
}

function isoCell(value: string): Cell {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  if (year === undefined) return { text: value };
  const date = gregorianDay(Number(year), Number(month), Number(day));
  return { text: date, date };
}

/** `AB12` or `ab12`: column 27, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    // The bit that tells small letters from capitals.
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function rangeOf(reference: string): SheetRange | null {
  const [, left, top, right, bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference) ?? [];
  if (left === undefined) return null;
  return { left: columnOf(left), top: Number(top) - 1, right: columnOf(right!), bottom: Number(bottom) - 1 };
}
