import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { bytes, gridsIn, hintsFor, textIn } from './hints.js';

/** The header of a PNG of that size: pictures are not decoded. */
function png(side: number): Uint8Array {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  return header;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...pairs: (readonly [string, string])[]) =>
  strToU8(
    `<Relationships>${pairs.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`,
  );
const MANIFEST = strToU8('<Types/>');

const docx = (body: string, { side = 800, picturePart = 'document' } = {}) =>
  zipSync({
    '[Content_Types].xml': MANIFEST,
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    [`word/_rels/${picturePart}.xml.rels`]: relations(['image', 'media/image1.png']),
    'word/media/image1.png': png(side),
  });
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

const pptx = (text: string, isOnSlide: boolean) =>
  zipSync({
    '[Content_Types].xml': MANIFEST,
    'ppt/slides/slide1.xml': strToU8(`<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`),
    [`ppt/${isOnSlide ? 'slides/_rels/slide1' : 'slideLayouts/_rels/slideLayout1'}.xml.rels`]: relations([
      'image',
      '../media/image1.png',
    ]),
    'ppt/media/image1.png': png(900),
  });

const xlsx = (rows: string, drawing: string) =>
  zipSync({
    '[Content_Types].xml': MANIFEST,
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="แผ่น1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(['drawing', '../drawings/drawing1.xml']),
    'xl/drawings/drawing1.xml': strToU8(`<xdr:wsDr>${drawing}</xdr:wsDr>`),
    'xl/drawings/_rels/drawing1.xml.rels': relations(['image', '../media/image1.png']),
    'xl/media/image1.png': png(700),
  });
const row = (number: number, text: string) => `<row r="${number}"><c t="inlineStr"><is><t>${text}</t></is></c></row>`;

const odf = (kind: 'text' | 'spreadsheet', body: string) =>
  zipSync({
    mimetype: strToU8(`application/vnd.oasis.opendocument.${kind}`),
    'content.xml': strToU8(`<office:document-content><office:body>${body}</office:body></office:document-content>`),
    'Pictures/1.png': png(640),
  });
const FRAME = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>';

const read = (body: Uint8Array) => extractDocument(body, hintsFor('document'));
const codesOf = async (body: Uint8Array) => (await read(body)).problems.map(({ code }) => code);

describe('a document with next to nothing to read but something to see is a scan', () => {
  test.each([
    ['docx', docx('<w:p/>')],
    ['pptx', pptx('', true)],
    ['xlsx', xlsx('', '')],
    ['odt', odf('text', `<text:p>${FRAME}</text:p>`)],
    ['ods', odf('spreadsheet', `<table:table><table:shapes>${FRAME}</table:shapes></table:table>`)],
    ['rtf', bytes('{\\rtf1\\pard{\\*\\shppict{\\pict\\pngblip 89504e47}}\\par}')],
    ['xls', new Uint8Array(readFileSync('test/fixtures/field/documents/xls-picture-only.xls'))],
  ])('%s', async (_, body) => {
    const result = await read(body);
    expect(result.problems.map(({ code }) => code)).toEqual(['no-text']);
    expect([result.texts.ok, result.grids.ok]).toEqual([false, false]);
  });

  test('its heading is text all the same', async () => {
    const result = await read(docx(paragraph('ประกาศเทศบาลตำบลบ้านทดสอบ เรื่อง สรุปผลการจัดซื้อจัดจ้าง')));
    expect(result.problems.map(({ code }) => code)).toEqual(['no-text']);
    expect(textIn(result)).toContain('สรุปผลการจัดซื้อจัดจ้าง');
  });
});

describe('a picture changes nothing', () => {
  test('beside a table', async () => {
    const rows = row(1, 'ที่') + row(2, '1');
    expect(await codesOf(xlsx(rows, ''))).toEqual([]);
  });

  test('beside a text', async () => {
    expect(await codesOf(docx(paragraph('เทศบาลตำบลบ้านทดสอบ '.repeat(20))))).toEqual([]);
  });

  test('that is an icon', async () => {
    expect(await codesOf(docx(paragraph('ประกาศ'), { side: 48 }))).toEqual([]);
  });

  test('on the letterhead or the template of an empty document', async () => {
    expect(await codesOf(docx('<w:p/>', { picturePart: 'header1' }))).toEqual([]);
    expect(await codesOf(pptx('', false))).toEqual([]);
    expect(await codesOf(bytes('{\\rtf1{\\header{\\pict\\pngblip 89504e47}}\\pard\\par}'))).toEqual([]);
  });
});

describe('the text boxes of a sheet are text', () => {
  const box = (text: string) => `<xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;

  test('of XLSX', async () => {
    const result = await read(xlsx(row(1, 'ที่') + row(2, '1'), box('ประจำปีงบประมาณ พ.ศ. 2568')));
    expect(textIn(result)).toBe('ที่\n1\nประจำปีงบประมาณ พ.ศ. 2568');
    expect(result.texts.ok && result.texts.value.map(({ at }) => at.sheet)).toEqual(['แผ่น1', 'แผ่น1']);
  });

  test('of ODS, and no part of the cell at which they are held', async () => {
    const cell = (text: string, more = '') =>
      `<table:table-row><table:table-cell><text:p>${text}</text:p>${more}</table:table-cell></table:table-row>`;
    const frame = '<draw:frame><draw:text-box><text:p>หมายเหตุ</text:p></draw:text-box></draw:frame>';
    const result = await read(
      odf('spreadsheet', `<table:table table:name="ก">${cell('ที่')}${cell('1', frame)}</table:table>`),
    );
    expect(gridsIn(result)[0]!.rows.map(([first]) => first!.text)).toEqual(['ที่', '1']);
    expect(textIn(result)).toBe('ที่\n1\nหมายเหตุ');
  });

  test('a change of them is a change of the document', async () => {
    const hashOf = async (text: string) => (await read(xlsx(row(1, 'ที่') + row(2, '1'), box(text)))).contentSha256;
    expect(await hashOf('2567')).not.toBe(await hashOf('2568'));
  });
});
