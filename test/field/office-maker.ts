import { strToU8, type Zippable, zipSync } from 'fflate';

export const HEADINGS = ['ลำดับที่', 'ชื่อโครงการ', 'วงเงิน', 'เลขที่โครงการ'];
export const numberOf = (n: number) => `670${n}912345${n}`;
export const SOUND = [1, 2, 3, 4, 5, 6].map((n) => [`${n}`, `จ้างซ่อมถนน สาย ${n}`, `${n}00,000.50`, numberOf(n)]);
/** One row has a number of ten digits. */
export const WRONG = SOUND.map((row, index) => (index === 2 ? [...row.slice(0, 3), '6703912345'] : row));

export type Markup = (text: string, row: number, column: number) => string;

export const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="rtf" ContentType="application/rtf"/><Default Extension="txt" ContentType="text/plain"/>';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const relations = (...entries: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
export const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const entries = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(entries) as Zippable);
};

export const inlineString: Markup = (text) => `<is><t>${text}</t></is>`;

/** The parts of a workbook; `cell` is what stands within the element of each cell. */
export function workbookParts(
  rows: readonly (readonly string[])[],
  cell: Markup = inlineString,
): Record<string, string> {
  const row = (texts: readonly string[], at: number) =>
    `<row r="${at + 1}">${texts.map((text, column) => `<c r="${'ABCDEFGH'[column]}${at + 1}" t="inlineStr">${cell(text, at, column)}</c>`).join('')}</row>`;
  return {
    '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets><sheet name="ก" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`,
  };
}
export const workbook = (rows: readonly (readonly string[])[], cell?: Markup) =>
  zip(workbookParts([HEADINGS, ...rows], cell));

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const run: Markup = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const wordTable = (rows: readonly (readonly string[])[], cell: Markup) =>
  `<w:tbl><w:tblGrid>${HEADINGS.map(() => '<w:gridCol w:w="2000"/>').join('')}</w:tblGrid>${rows.map((texts, at) => `<w:tr>${texts.map((text, column) => `<w:tc><w:p>${cell(text, at, column)}</w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
/** A document; `more` are parts and relations besides. */
export function word(
  body: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
  links: readonly (readonly [string, string, string])[] = [],
) {
  return zip({
    '[Content_Types].xml': `${CONTENT_TYPES}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations(['r1', 'officeDocument', 'word/document.xml']),
    'word/document.xml': `<w:document ${W} xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(...links),
    ...more,
  });
}
export const wordOf = (rows: readonly (readonly string[])[], cell: Markup = run) =>
  word(wordTable([HEADINGS, ...rows], cell));
