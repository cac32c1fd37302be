import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Cell, CellObject, Feature, Sheet } from 'write-excel-file/node';
import type { Lang } from '../../model/words.js';
import { unbroken } from '../../text/dates/unbroken.js';
import { readableUrl } from '../../text/url.js';
import { escapeAttribute, linkTarget } from '../escape.js';

/** Text is stored as text whatever it begins with, a day as a date that can be sorted, a link as a link. */
export type XlsxCell =
  | string
  | number
  | { readonly day: string; readonly lang: Lang }
  | { readonly link: string }
  /** Leads to another sheet of the workbook. */
  | { readonly words: string; readonly toSheet: string }
  /** A number beside its label, not in a column of numbers; `format` in the words of spreadsheets: `0.00`. */
  | { readonly figure: number; readonly format: string }
  /** A short text in the middle of a cell, with a colour that says the same. */
  | { readonly mark: string; readonly fill: string | null };

export interface XlsxColumn<T> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (row: T) => XlsxCell;
  /** What a person may choose in this column; anything else is asked about. */
  readonly choices?: readonly string[];
}

/** Excel's own limits. */
const MAX_NAME = 31;
const MAX_LINK = 2_000;
const MAX_LINKS = 65_000;
/** Buddhist era with Thai month names, and Gregorian. */
export const DAY_FORMAT: Readonly<Record<Lang, string>> = { th: '[$-107041E]d mmm yyyy', en: 'd mmm yyyy' };

/** What the library calls the content of a file within a workbook. */
type Content = Stream | Buffer | Blob;

/** A sheet, with what the library can't write: links, filters and choices. */
export interface LinkedSheet {
  readonly sheet: Sheet<Content>;
  readonly links: readonly { readonly ref: string; readonly url: string }[];
  readonly jumps: readonly { readonly ref: string; readonly sheet: string }[];
  readonly isFiltered: boolean;
  /** By the index of the column. */
  readonly choices: readonly { readonly column: number; readonly list: readonly string[] }[];
}

/** A row, made once for all sheets that show it. */
export interface XlsxRow {
  readonly cells: Cell[];
  readonly links: readonly { readonly column: number; readonly url: string }[];
  /** To other sheets. */
  readonly jumps: readonly { readonly column: number; readonly sheet: string }[];
}

export function xlsxRow<T>(columns: readonly XlsxColumn<T>[], row: T): XlsxRow {
  const values = columns.map((column) => column.cell(row));
  const links = values.flatMap((value, column) => {
    const url = typeof value === 'object' && 'link' in value ? linkTarget(value.link) : null;
    return url === null || url.length > MAX_LINK ? [] : [{ column, url }];
  });
  const jumps = values.flatMap((value, column) =>
    typeof value === 'object' && 'toSheet' in value ? [{ column, sheet: value.toSheet }] : [],
  );
  const cells = values.map((value, column) =>
    columns[column]?.choices === undefined
      ? cellOf(
          value,
          links.some((link) => link.column === column),
        )
      : CHOICE_CELL,
  );
  const [first, ...others] = cells;
  const height = heightOf(cells, columns);
  // The first cell carries the height of the row.
  return {
    cells: [
      first !== null && typeof first === 'object' ? { ...first, height } : { value: first ?? '', type: String, height },
      ...others,
    ],
    links,
    jumps,
  };
}

/** A table with a frozen header and first column. @param isFiltered false for a sheet that is read, not searched */
export function xlsxSheet<T>(
  name: string,
  columns: readonly XlsxColumn<T>[],
  rows: readonly XlsxRow[],
  isFiltered = true,
): LinkedSheet {
  const header = columns.map(
    ({ title }): CellObject => ({
      value: title,
      type: String,
      fontWeight: 'bold',
      height: 36,
      backgroundColor: '#DCE6F1',
      wrap: true,
      alignVertical: 'center',
    }),
  );
  const sheet: Sheet<Content> = {
    sheet: name,
    data: [header, ...rows.map(({ cells }) => cells)],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  };
  const links = rows.flatMap((row, r) =>
    row.links.map(({ column, url }) => ({ ref: `${columnName(column)}${r + 2}`, url })),
  );
  const jumps = rows.flatMap((row, r) =>
    row.jumps.map(({ column, sheet: to }) => ({ ref: `${columnName(column)}${r + 2}`, sheet: to })),
  );
  const choices = columns.flatMap(({ choices: list }, c) => (list === undefined ? [] : [{ column: c, list }]));
  return { sheet, links: links.slice(0, MAX_LINKS), jumps, isFiltered, choices };
}

/** Text gets the first style of the workbook, by `tableFeatures`: if the library set a style of every cell, that would take longer than the text. */
function cellOf(value: XlsxCell, isLink: boolean): CellObject | string | number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value === '' ? null : unbroken(value);
  if ('link' in value)
    return isLink ? { value: readableUrl(value.link), type: String, ...LINK_STYLE } : readableUrl(value.link);
  if ('toSheet' in value) return { value: value.words, type: String, ...LINK_STYLE };
  if ('mark' in value) return { value: value.mark, type: String, ...MARK_STYLE, ...filled(value.fill) };
  if ('figure' in value)
    return { value: value.figure, type: Number, format: value.format, align: 'left', alignVertical: 'top' };
  const date = new Date(`${value.day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value.day;
  return { value: date, type: Date, format: DAY_FORMAT[value.lang], align: 'center', alignVertical: 'top' };
}

const filled = (fill: string | null): Partial<CellObject> => (fill === null ? {} : { backgroundColor: fill });

const MARK_STYLE = { wrap: true, align: 'center', alignVertical: 'top' } as const;
/** Empty, with a frame that shows where to write. */
const CHOICE_CELL: CellObject = {
  type: String,
  wrap: true,
  alignVertical: 'top',
  backgroundColor: '#FFFBE6',
  borderStyle: 'thin',
  borderColor: '#C9D1DB',
};

const LINK_STYLE = {
  wrap: true,
  alignVertical: 'top',
  textColor: '#0B5CAD',
  textDecoration: { underline: true },
} as const;

/** Unlike Arial it has Thai letters wherever Excel runs. */
const FONT = '<name val="Tahoma"/><sz val="10"/><family val="2"/>';

/** Points of a line of 10-point text with Thai marks above and below. */
const LINE_POINTS = 15;
/** Excel's own limit is 409. */
const MAX_POINTS = 400;

/** Not every program adjusts the height of a row to wrapped text. */
function heightOf(cells: readonly Cell[], columns: readonly { readonly width: number }[]): number {
  const lines = cells.map((cell, c) => {
    const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
    const text = typeof value === 'string' ? value : '';
    // The widths of letters differ; a tenth of the column is reserved for that.
    const room = Math.max(1, (columns[c]?.width ?? 10) * 0.9);
    return text.length <= room && !text.includes('\n')
      ? 1
      : text.split('\n').reduce((sum, line) => sum + linesOf(line, room), 0);
  });
  return Math.min(MAX_POINTS, Math.max(1, ...lines) * LINE_POINTS + 3);
}

/** Marks above and below have no width; exact widths would cost more time than the whole workbook. */
const linesOf = (line: string, room: number): number =>
  line.length <= room ? 1 : Math.max(1, Math.ceil(line.replace(/\p{M}/gu, '').length / room));

/** What the library lacks: the style of plain cells, filters in the header, choices and links. */
export function tableFeatures(sheets: readonly LinkedSheet[]): Feature<Content>[] {
  const linksOf = (index: number): LinkedSheet['links'] => sheets[index]?.links ?? [];
  const feature: Feature<Content> = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const links = [
              ...linksOf(sheetIndex).map(({ ref }, n) => `<hyperlink ref="${ref}" r:id="rId-link-${n + 1}"/>`),
              ...(sheets[sheetIndex]?.jumps ?? []).map(
                ({ ref, sheet }) => `<hyperlink ref="${ref}" location="${quotedSheet(sheet)}!A1"/>`,
              ),
            ];
            const hyperlinks = links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
            const filter =
              sheets[sheetIndex]?.isFiltered === true
                ? `<autoFilter ref="${rangeOf(sheets[sheetIndex]).replaceAll('$', '')}"/>`
                : '';
            // ECMA-376 wants this order: sheetPr, …, sheetData, autoFilter, …, dataValidations, hyperlinks, …, pageSetup.
            return (
              xml
                // LibreOffice wraps no cell that names no style.
                .replace(/<c r="([A-Z]+\d+)"(?! s=| [^<>]* s=)/g, '<c r="$1" s="0"')
                .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
                .replace('</sheetData>', () => `</sheetData>${filter}${choicesOf(sheets[sheetIndex])}${hyperlinks}`)
                .replace(
                  /<pageMargins [^<>]*>/,
                  '<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
                )
                .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
            );
          },
        },
        'xl/styles.xml': {
          // The first format is that of every cell without its own. The font is set here once: if the library set it, it would
          // look up the style of every cell, which takes longer than writing them.
          transform: (xml) =>
            xml
              .replaceAll('<family val="2"/><scheme val="minor"/>', FONT)
              .replaceAll(/<xf (?![^<>]*fontId)/g, '<xf fontId="0" applyFont="1" ')
              .replace(
                /(<cellXfs[^>]*><xf [^>]*?)(?:\/>|><\/xf>)/,
                '$1 applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
              ),
        },
        'xl/workbook.xml': {
          // Excel finds filters and print titles by these names.
          transform: (xml) =>
            xml.replace('<definedNames/>', () => `<definedNames>${sheets.map(definedNames).join('')}</definedNames>`),
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_, { sheetIndex }) =>
            linksOf(sheetIndex)
              .map(
                ({ url }, n) =>
                  `<Relationship Id="rId-link-${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escapeAttribute(url)}" TargetMode="External"/>`,
              )
              .join(''),
        },
      },
    },
  };
  return [feature];
}

/** A list of choices in the cells below the heading; another text is asked about, not refused (ECMA-376 part 1, 18.3.1.32). */
function choicesOf(linked: LinkedSheet | undefined): string {
  const last = linked?.sheet.data?.length ?? 1;
  if (linked === undefined || linked.choices.length === 0 || last < 2) return '';
  const all = linked.choices.map(({ column, list }) => {
    const letters = columnName(column);
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="${letters}2:${letters}${last}"><formula1>${escapeAttribute(`"${list.join(',')}"`)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

/** As formulas and links name a sheet, for XML. */
const quotedSheet = (name: string): string => escapeAttribute(`'${name.replaceAll("'", "''")}'`);

function definedNames(linked: LinkedSheet, index: number): string {
  const name = quotedSheet(linked.sheet.sheet ?? '');
  const filter = linked.isFiltered
    ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!${rangeOf(linked)}</definedName>`
    : '';
  return `${filter}<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$1:$1</definedName>`;
}

/** `$A$1:$M$19`. */
function rangeOf(linked: LinkedSheet | undefined): string {
  const data = linked?.sheet.data ?? [];
  return `$A$1:$${columnName((data[0]?.length ?? 1) - 1)}$${data.length}`;
}

/** `A`, `B`, … `AA`; from 0. */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** A name that Excel accepts and that no other sheet has, regardless of case. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\\n]/g, ' ')
      .replace(/^'+|(?<!')'+$/g, '')
      .trim() || '-';
  for (let n = 1; ; n += 1) {
    const ending = n === 1 ? '' : ` (${n})`;
    const name =
      [...clean]
        .slice(0, MAX_NAME - ending.length)
        .join('')
        .slice(0, MAX_NAME - ending.length)
        .trim() + ending;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** @param width in characters */
export function column<T>(title: string, width: number, cell: (row: T) => XlsxCell): XlsxColumn<T> {
  return { title, width, cell };
}

export const linkCell = (url: string | null): XlsxCell => (url === null ? '' : { link: url });
