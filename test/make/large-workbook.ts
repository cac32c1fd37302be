import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Rows in one write: the XML of a large sheet is never whole in memory. */
const ROWS_AT_ONCE = 2000;

const HEADINGS = [
  'ลำดับที่',
  'ชื่อรายการของงานที่ซื้อหรือจ้าง',
  'งบประมาณ',
  'ราคากลาง',
  'ราคาที่ตกลง',
  'วิธีการจัดซื้อจัดจ้าง',
  'ผู้ประกอบการที่ได้รับการคัดเลือก',
  'วันที่ลงนาม',
  'เลขที่โครงการในระบบ e-GP',
];
const METHODS = ['วิธีเฉพาะเจาะจง', 'วิธีคัดเลือก', 'วิธีประกาศเชิญชวนทั่วไป (e-bidding)'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="รายงาน" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** A procurement report of any length as Excel writes it: nine columns, shared strings, most of them met once. */
export function largeWorkbook(rows: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, xml] of Object.entries(PARTS)) addPart(zip, name, [xml]);
  const strings: string[] = [];
  addPart(zip, 'xl/worksheets/sheet1.xml', sheetOf(rows, strings));
  addPart(zip, 'xl/sharedStrings.xml', [
    `<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">`,
    ...strings,
    '</sst>',
  ]);
  zip.end();
  return Buffer.concat(chunks);
}

function addPart(zip: Zip, name: string, xml: Iterable<string>): void {
  const part = new ZipDeflate(name, { level: 1 });
  zip.add(part);
  part.push(strToU8(HEAD));
  for (const piece of xml) part.push(strToU8(piece));
  part.push(new Uint8Array(), true);
}

function* sheetOf(rows: number, strings: string[]): Generator<string> {
  const share = (text: string): number => strings.push(`<si><t>${text}</t></si>`) - 1;
  const word = (cell: string, index: number): string => `<c r="${cell}" t="s"><v>${index}</v></c>`;
  const methods = METHODS.map(share);
  const vendors = Array.from({ length: 200 }, (_, index) => share(`ห้างหุ้นส่วนจำกัด ศรีสำราญการค้า ${index}`));
  yield `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${HEADINGS.map((text, at) => word(`${'ABCDEFGHI'[at]}1`, share(text))).join('')}</row>`;
  let piece = '';
  for (let index = 1; index <= rows; index++) {
    const r = index + 1;
    const budget = 10_000 + ((index * 7919) % 900_000);
    piece +=
      `<row r="${r}"><c r="A${r}"><v>${index}</v></c>` +
      word(`B${r}`, share(`จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านสำราญ หมู่ที่ ${index % 17} งานที่ ${index}`)) +
      `<c r="C${r}"><v>${budget}</v></c><c r="D${r}"><v>${budget}</v></c><c r="E${r}"><v>${budget - 25.5}</v></c>` +
      word(`F${r}`, methods[index % methods.length]!) +
      word(`G${r}`, vendors[index % vendors.length]!) +
      `<c r="H${r}" s="1"><v>${45_200 + (index % 360)}</v></c>` +
      word(`I${r}`, share(`67${String(1 + (index % 12)).padStart(2, '0')}${String(index).padStart(7, '0')}`)) +
      '</row>';
    if (index % ROWS_AT_ONCE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}
