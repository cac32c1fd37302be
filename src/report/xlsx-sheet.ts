import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { CellObject, Feature, Sheet } from 'write-excel-file/node';
import type { Lang } from '../model/words.js';
import { displayWidth } from '../text/width.js';
import { escapeAttribute, linkTarget } from './escape.js';
import { decoded } from './place.js';

/** Text is stored as text whatever it begins with; a day as a real date, which a reader can sort; a link can be clicked. */
export type XlsxCell = string | number | { readonly day: string; readonly lang: Lang } | { readonly link: string };

export interface XlsxColumn<T> {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (row: T) => XlsxCell;
}

/** Excel's own limits. */
const MAX_NAME = 31;
const MAX_LINK = 2_000;
const MAX_LINKS = 65_000;
/** Days of the Buddhist era with Thai month names, and plain ones. */
const DAY_FORMAT: Readonly<Record<Lang, string>> = { th: '[$-107041E]d mmm yyyy', en: 'd mmm yyyy' };

/** What the library calls the content of a file within a workbook. */
type Content = Stream | Buffer | Blob;

/** A sheet, and where its links are. */
export interface LinkedSheet {
  readonly sheet: Sheet<Content>;
  readonly links: readonly { readonly ref: string; readonly url: string }[];
}

/** A table with a frozen header and first column. */
export function xlsxSheet<T>(name: string, columns: readonly XlsxColumn<T>[], rows: readonly T[]): LinkedSheet {
  const links: { ref: string; url: string }[] = [];
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
  const data = rows.map((row, r) => {
    const cells = columns.map((column, c): CellObject => {
      const cell = column.cell(row);
      if (typeof cell === 'object' && 'link' in cell) {
        const target = linkTarget(cell.link);
        if (target === null || target.length > MAX_LINK || links.length >= MAX_LINKS)
          return textCell(decoded(cell.link));
        links.push({ ref: `${columnName(c)}${r + 2}`, url: target });
        return { ...textCell(decoded(cell.link)), textColor: '#0B5CAD', textDecoration: { underline: true } };
      }
      return plainCell(cell);
    });
    return cells.map((cell, c) => (c === 0 ? { ...cell, height: heightOf(cells, columns) } : cell));
  });
  const sheet: Sheet<Content> = {
    sheet: name,
    data: [header, ...data],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  };
  return { sheet, links };
}

const BOX = { alignVertical: 'top', borderStyle: 'thin', borderColor: '#D5DAE1' } as const;

function plainCell(cell: string | number | { readonly day: string; readonly lang: Lang }): CellObject {
  if (typeof cell === 'number') return { ...BOX, value: cell, type: Number, align: 'center' };
  if (typeof cell === 'string') return cell === '' ? { ...BOX } : textCell(cell);
  const date = new Date(`${cell.day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return textCell(cell.day);
  return { ...BOX, value: date, type: Date, format: DAY_FORMAT[cell.lang], align: 'center' };
}

const textCell = (value: string): CellObject => ({ ...BOX, value, type: String, wrap: true });

/** Points of a line of 10-point text with Thai marks above and below. */
const LINE_POINTS = 15;
/** Excel's own limit is 409. */
const MAX_POINTS = 400;

/** Not every program fits the height of a row to wrapped text by itself. */
function heightOf(cells: readonly CellObject[], columns: readonly { readonly width: number }[]): number {
  const lines = cells.map(({ value }, c) => {
    if (typeof value !== 'string') return 1;
    // Letters of a proportional font differ; a tenth of the width is kept for that.
    const room = Math.max(1, (columns[c]?.width ?? 10) * 0.9);
    return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / room)), 0);
  });
  return Math.min(MAX_POINTS, Math.max(1, ...lines) * LINE_POINTS + 3);
}

/** What the library leaves to others: filters over the header, and links. */
export function tableFeatures(sheets: readonly LinkedSheet[]): Feature<Content>[] {
  const linksOf = (index: number): LinkedSheet['links'] => sheets[index]?.links ?? [];
  const feature: Feature<Content> = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const links = linksOf(sheetIndex).map(({ ref }, n) => `<hyperlink ref="${ref}" r:id="rId-link-${n + 1}"/>`);
            const hyperlinks = links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
            const filter = `<autoFilter ref="${rangeOf(sheets[sheetIndex]).replaceAll('$', '')}"/>`;
            // ECMA-376 wants this order: sheetPr, …, sheetData, autoFilter, …, hyperlinks, …, pageSetup.
            return xml
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace('</sheetData>', () => `</sheetData>${filter}${hyperlinks}`)
              .replace(
                /<pageMargins [^>]*>/,
                '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
              )
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');
          },
        },
        'xl/workbook.xml': {
          // Excel finds its filters and the heading to print on every page by these names.
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

function definedNames(linked: LinkedSheet, index: number): string {
  const name = escapeAttribute(`'${(linked.sheet.sheet ?? '').replaceAll("'", "''")}'`);
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!${rangeOf(linked)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$1:$1</definedName>`;
}

/** `$A$1:$M$19`. */
function rangeOf(linked: LinkedSheet | undefined): string {
  const data = linked?.sheet.data ?? [];
  return `$A$1:$${columnName((data[0]?.length ?? 1) - 1)}$${data.length}`;
}

/** `A`, `B`, … `AA`; from 0. */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** A name that Excel takes and that no other sheet has, however capitals are written. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\\n]/g, ' ')
      .replace(/^'+|'+$/g, '')
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
