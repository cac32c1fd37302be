import { strToU8, Zip, ZipDeflate } from 'fflate';

/** Records in one write. */
const RECORDS_AT_ONCE = 20_000;

const HEADINGS = ['ลำดับที่', 'รายการ', 'งบประมาณ', 'ราคาที่ตกลง', 'วิธีการจัดซื้อจัดจ้าง', 'ผู้รับจ้าง', 'วันที่ลงนาม', 'เลขที่โครงการ'];
const METHODS = ['วิธีเฉพาะเจาะจง', 'วิธีคัดเลือก', 'วิธีประกาศเชิญชวนทั่วไป (e-bidding)'];
const DATE_STYLE = 1;

/** Records ([MS-XLSB] 2.3). */
const RECORD = {
  row: 0,
  small: 2,
  real: 5,
  shared: 7,
  item: 19,
  format: 47,
  worksheet: 129,
  worksheetEnd: 130,
  book: 131,
  bookEnd: 132,
  sheets: 143,
  sheetsEnd: 144,
  data: 145,
  dataEnd: 146,
  sheet: 156,
  strings: 159,
  stringsEnd: 160,
  styles: 278,
  stylesEnd: 279,
  formats: 617,
  formatsEnd: 618,
} as const;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.ms-excel';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.bin" ContentType="${CONTENT}.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="${CONTENT}.worksheet"/><Override PartName="/xl/sharedStrings.bin" ContentType="${CONTENT}.sharedStrings"/><Override PartName="/xl/styles.bin" ContentType="${CONTENT}.styles"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
  'xl/_rels/workbook.bin.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.bin"/><Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.bin"/></Relationships>`,
};

/** A procurement report of any length as Excel saves it in its binary form (XLSB): eight columns, shared strings, most of them met once. */
export function largeBinaryWorkbook(rows: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, xml] of Object.entries(PARTS)) addPart(zip, name, [strToU8(xml)]);
  const strings: string[] = [];
  addPart(zip, 'xl/workbook.bin', [
    record(RECORD.book),
    record(RECORD.sheets),
    record(RECORD.sheet, numbers(0, 1), wide('r1'), wide('รายงาน')),
    record(RECORD.sheetsEnd),
    record(RECORD.bookEnd),
  ]);
  addPart(zip, 'xl/styles.bin', [
    record(RECORD.styles),
    record(RECORD.formats, numbers(2)),
    record(RECORD.format, cellFormat(0)),
    record(RECORD.format, cellFormat(14)),
    record(RECORD.formatsEnd),
    record(RECORD.stylesEnd),
  ]);
  addPart(zip, 'xl/worksheets/sheet1.bin', sheetOf(rows, strings));
  addPart(zip, 'xl/sharedStrings.bin', [
    record(RECORD.strings, numbers(strings.length, strings.length)),
    ...strings.map((text) => record(RECORD.item, Buffer.of(0), wide(text))),
    record(RECORD.stringsEnd),
  ]);
  zip.end();
  return Buffer.concat(chunks);
}

function addPart(zip: Zip, name: string, records: Iterable<Uint8Array>): void {
  const part = new ZipDeflate(name, { level: 1 });
  zip.add(part);
  let waiting: Uint8Array[] = [];
  for (const bytes of records)
    if (waiting.push(bytes) === RECORDS_AT_ONCE) {
      part.push(Buffer.concat(waiting));
      waiting = [];
    }
  part.push(Buffer.concat(waiting), true);
}

function* sheetOf(rows: number, strings: string[]): Generator<Buffer> {
  const share = (text: string): number => strings.push(text) - 1;
  const methods = METHODS.map(share);
  const vendors = Array.from({ length: 200 }, (_, index) => share(`ห้างหุ้นส่วนจำกัด ศรีสำราญการค้า ${index}`));
  const small = (column: number, value: number, style = 0) =>
    record(RECORD.small, numbers(column, style), numbers((value << 2) | 2));
  const shared = (column: number, index: number) => record(RECORD.shared, numbers(column, 0), numbers(index));
  yield record(RECORD.worksheet);
  yield record(RECORD.data);
  yield rowRecord(0);
  for (const [column, text] of HEADINGS.entries()) yield shared(column, share(text));
  for (let index = 1; index <= rows; index++) {
    const budget = 10_000 + ((index * 7919) % 900_000);
    yield rowRecord(index);
    yield small(0, index);
    yield shared(1, share(`จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านสำราญ หมู่ที่ ${index % 17} งานที่ ${index}`));
    yield small(2, budget);
    const agreed = Buffer.alloc(8);
    agreed.writeDoubleLE(budget - 25.5);
    yield record(RECORD.real, numbers(3, 0), agreed);
    yield shared(4, methods[index % methods.length]!);
    yield shared(5, vendors[index % vendors.length]!);
    yield small(6, 45_200 + (index % 360), DATE_STYLE);
    yield shared(7, share(`67${String(1 + (index % 12)).padStart(2, '0')}${String(index).padStart(7, '0')}`));
  }
  yield record(RECORD.dataEnd);
  yield record(RECORD.worksheetEnd);
}

function rowRecord(row: number): Buffer {
  return record(RECORD.row, numbers(row, 0), Buffer.from([0x2c, 0x01, 0, 0, 0]), numbers(0));
}

/** Its number format in the second pair of bytes, and a bit that says that it counts ([MS-XLSB] 2.4.812). */
function cellFormat(format: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(format, 2);
  bytes[14] = 1;
  return bytes;
}

/** Type and length in groups of seven bits, then the data ([MS-XLSB] 2.1.4). */
function record(type: number, ...data: readonly Buffer[]): Buffer {
  const body = Buffer.concat(data);
  const start = type < 0x80 ? [type] : [(type & 0x7f) | 0x80, type >> 7];
  const length = body.length < 0x80 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  return Buffer.concat([Buffer.from([...start, ...length]), body]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

function wide(text: string): Buffer {
  return Buffer.concat([numbers(text.length), Buffer.from(text, 'utf16le')]);
}
