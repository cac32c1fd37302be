import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { bytes, gridsIn, hintsFor, textIn, wordsOf } from './hints.js';

const read = (body: Uint8Array, name: string) => extractDocument(body, hintsFor(name));
const reasonsOf = async (body: Uint8Array, name: string) =>
  (await read(body, name)).problems.map(({ code, data }) => `${code} ${data.reason}`);

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (type: string, target: string) =>
  strToU8(`<Relationships><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`);

const xlsx = (rows: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="แผ่น1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });

describe('a formula without a stored value is not blank', () => {
  test('in XLSX', async () => {
    const body = xlsx(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f t="shared" si="0"/><v></v></c></row>',
    );
    const result = await read(body, 'o13.xlsx');
    expect(
      gridsIn(result)[0]!
        .rows[0]!.slice(1)
        .map(({ unclear }) => unclear),
    ).toEqual([true, true]);
    expect(result.problems.map(({ data }) => data)).toEqual([{ reason: 'formulas-without-value', cells: 2 }]);
  });

  test('in ODS', async () => {
    const cells = `<table:table-cell office:value-type="float" office:value="1"/><table:table-cell table:formula="of:=[.A1]+1"/>`;
    const body = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(
        `<office:body><table:table table:name="ก"><table:table-row>${cells}</table:table-row></table:table></office:body>`,
      ),
    });
    expect(await reasonsOf(body, 'o13.ods')).toEqual(['not-readable formulas-without-value']);
  });

  test('while one whose value is the empty text is', async () => {
    const body = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>IF(A1=1,"","x")</f><v></v></c></row>');
    const result = await read(body, 'o13.xlsx');
    expect([wordsOf(gridsIn(result)[0]!.rows), result.problems]).toEqual([[['1']], []]);
  });
});

describe('columns beyond the last that is read are named', () => {
  test('in XLSX', async () => {
    const body = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>');
    expect(await reasonsOf(body, 'o13.xlsx')).toEqual(['not-readable columns-beyond-limit']);
  });

  test('in CSV, and none where a table is as wide as is read', async () => {
    const csv = (columns: number) => bytes(`${Array(columns).fill('x').join(',')}\n`.repeat(3));
    expect(await reasonsOf(csv(1001), 'o13.csv')).toEqual(['not-readable columns-beyond-limit']);
    expect(await reasonsOf(csv(1000), 'o13.csv')).toEqual([]);
  });
});

describe('what a Word document inserts of other files is its text', () => {
  const docx = (name: string, chunk: Uint8Array) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document><w:p><w:t>ก่อน</w:t></w:p><w:altChunk r:id="rId1"/></w:document>'),
      'word/_rels/document.xml.rels': relation('aFChunk', name),
      [`word/${name}`]: chunk,
    });

  test.each([
    ['a.html', bytes('<html><body><table><tr><td>ที่</td><td>ชื่อ</td></tr></table></body></html>')],
    [
      'a.rtf',
      bytes(
        '{\\rtf1\\trowd\\cellx1000\\cellx2000\\pard\\intbl \\u3607?\\u3637?\\u3656?\\cell \\u3594?\\u3639?\\u3656?\\u3629?\\cell\\row}',
      ),
    ],
    [
      'a.docx',
      zipSync({
        'word/document.xml': strToU8(
          '<w:document><w:tbl><w:tr><w:tc><w:p><w:t>ที่</w:t></w:p></w:tc><w:tc><w:p><w:t>ชื่อ</w:t></w:p></w:tc></w:tr></w:tbl></w:document>',
        ),
      }),
    ],
  ])('%s', async (name, chunk) => {
    const result = await read(docx(name, chunk), 'o13.docx');
    expect(result.problems).toEqual([]);
    expect(textIn(result)).toContain('ก่อน');
    expect(gridsIn(result).map(({ rows }) => wordsOf(rows))).toEqual([[['ที่', 'ชื่อ']]]);
  });

  test('but for forms that nobody reads', async () => {
    expect(await reasonsOf(docx('a.mht', bytes('MIME-Version: 1.0\n\n<html>')), 'o13.docx')).toEqual([
      'not-readable inserted-part',
    ]);
  });
});
