import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { CellObject, Feature, Sheet } from 'write-excel-file/node';
import type { Lang } from '../model/words.js';
import { escapeAttribute } from '../report/escape.js';
import { columnName, DAY_FORMAT } from '../report/xlsx/sheet.js';

/** What a column takes. Text is text whatever is typed: a number of 11 digits keeps them all. */
export type ColumnType = 'text' | 'number' | 'date';

/** What a program refuses, or asks about, when a person types it (ECMA-376 part 1, 18.3.1.32). */
export interface Validation {
  readonly type: 'custom' | 'list' | 'date' | 'decimal';
  /** Of the first cell of the column, whose name stands for `{cell}`. */
  readonly formula: string;
  readonly operator?: 'greaterThanOrEqual';
  /** `stop` refuses, `warning` asks. */
  readonly style: 'stop' | 'warning';
  readonly title: string;
  readonly message: string;
}

export interface FilledColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly type: ColumnType;
  readonly validation?: Validation;
}

/** A sheet that people fill in. */
export interface FilledSheet {
  readonly name: string;
  /** Lines above the headings. */
  readonly above: readonly string[];
  readonly columns: readonly FilledColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Rows below, made ready for typing. */
  readonly blankRows: number;
  readonly lang: Lang;
}

type Content = Stream | Buffer | Blob;

/** Unlike Arial it has Thai letters wherever Excel runs. */
const FONT = 'Tahoma';
const FONT_SIZE = 10;
/** Points of a line of 10-point text with Thai marks above and below. */
const LINE_POINTS = 16;
const MAX_POINTS = 400;
/** Rows under the headings that a validation holds for. */
const VALIDATED_ROWS = 2000;

/** Makes an XLSX file. */
export async function writeWorkbook(sheets: readonly FilledSheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(sheets.map(sheetOf), {
    fontFamily: FONT,
    fontSize: FONT_SIZE,
    features: [validations(sheets)],
  }).toBuffer();
}

function sheetOf(sheet: FilledSheet): Sheet<Content> {
  const { name, above, columns, rows, blankRows, lang } = sheet;
  const title = above.map((text, n): CellObject[] => [
    { value: text, type: String, columnSpan: columns.length, wrap: true, ...(n === 0 ? { fontWeight: 'bold' } : {}) },
  ]);
  const head = columns.map(
    ({ heading, width }): CellObject => ({
      value: heading,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#DCE6F1',
      wrap: true,
      align: 'center',
      alignVertical: 'center',
      borderStyle: 'thin',
      borderColor: '#8EA4BF',
      height: heightOf([heading], [width]) + LINE_POINTS,
    }),
  );
  const blank = Array.from({ length: blankRows }, () => columns.map(() => ''));
  const data = [...rows, ...blank].map((row) => {
    const widths = columns.map(({ width }) => width);
    return columns.map(({ type }, c) => cellOf(row[c] ?? '', type, lang, heightOf(row, widths)));
  });
  return {
    sheet: name,
    data: [...title, head, ...data],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: above.length + 1,
    orientation: 'landscape',
  };
}

function cellOf(text: string, type: ColumnType, lang: Lang, height: number): CellObject {
  const shared = { wrap: true, alignVertical: 'top', height, borderStyle: 'thin', borderColor: '#C9D1DB' } as const;
  const format = type === 'text' ? '@' : type === 'number' ? '#,##0.00' : DAY_FORMAT[lang];
  if (text === '' && type === 'number') return { ...shared, type: Number, format };
  if (text === '' && type === 'date') return { ...shared, type: Date, format };
  return { ...shared, type: String, format, ...(text === '' ? {} : { value: text }) };
}

/** Not every program adjusts the height of a row to wrapped text. */
function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, c) =>
    text
      .split('\n')
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(line.replace(/\p{M}/gu, '').length / ((widths[c] ?? 10) * 0.9))),
        0,
      ),
  );
  return Math.min(MAX_POINTS, Math.max(1, ...lines) * LINE_POINTS + 4);
}

/** What the library lacks: validations, and a page as wide as the table. */
function validations(sheets: readonly FilledSheet[]): Feature<Content> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // ECMA-376 wants this order: sheetPr, …, sheetData, …, mergeCells, …, dataValidations, …, pageMargins, pageSetup.
          transform: (xml, _, { sheetIndex }) =>
            xml
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace(/<pageMargins/, () => `${validationsOf(sheets[sheetIndex])}<pageMargins`)
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
        },
      },
    },
  };
}

function validationsOf(sheet: FilledSheet | undefined): string {
  const { columns = [], above = [] } = sheet ?? {};
  const first = above.length + 2;
  const all = columns.flatMap(({ validation }, c) => {
    if (validation === undefined) return [];
    const column = columnName(c);
    const { type, formula, operator, style, title, message } = validation;
    const say = (attribute: string, text: string): string => ` ${attribute}="${escapeAttribute(text)}"`;
    const attributes = [
      ` type="${type}"`,
      operator === undefined ? '' : ` operator="${operator}"`,
      ` errorStyle="${style}" allowBlank="1" showInputMessage="1" showErrorMessage="1"`,
      ...(['errorTitle', 'promptTitle'] as const).map((name) => say(name, title)),
      ...(['error', 'prompt'] as const).map((name) => say(name, message)),
      ` sqref="${column}${first}:${column}${first + VALIDATED_ROWS - 1}"`,
    ];
    const text = formula.replaceAll('{cell}', `${column}${first}`);
    return [`<dataValidation${attributes.join('')}><formula1>${escapeAttribute(text)}</formula1></dataValidation>`];
  });
  return all.length === 0 ? '' : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}
