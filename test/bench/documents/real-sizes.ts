import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import writeExcelFile from 'write-excel-file/node';
import { multipliedPdf } from './multiplied-pdf.js';

export interface MadeDocument {
  readonly ending: 'pdf' | 'xlsx' | 'docx';
  readonly type: string;
  readonly body: Buffer;
}

/** Pages of the PDFs that a municipality publishes: most are notices, a few are plans and budgets. */
const PAGES = [1, 1, 2, 3, 4, 6, 8, 15, 30, 60, 150];
/** Pictures, scanned signatures and embedded fonts are most of a file. */
const BYTES_OF_PAGE = 130_000;
const LEAST_BYTES = 500_000;
const SHEET_ROWS = [200, 1_000, 5_000];
const TABLE_ROWS = [20, 100, 300];

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** Of ten documents eight are PDFs of 0.5 to 20 MB with up to 150 pages, one a workbook, one a text. */
export async function documentsOfRealSizes(count: number): Promise<readonly MadeDocument[]> {
  const source = readFileSync(new URL('../../corpus/pdf/calc-wide-long.pdf', import.meta.url));
  const made: MadeDocument[] = [];
  for (let n = 0; n < count; n++) {
    const round = Math.floor(n / 10);
    if (n % 10 === 8)
      made.push({ ending: 'xlsx', type: `${OOXML}.spreadsheetml.sheet`, body: await sheetOf(n, round) });
    else if (n % 10 === 9)
      made.push({ ending: 'docx', type: `${OOXML}.wordprocessingml.document`, body: await textOf(n, round) });
    else made.push({ ending: 'pdf', type: 'application/pdf', body: pdfOf(source, n) });
  }
  return made;
}

function pdfOf(source: Buffer, n: number): Buffer {
  const pages = PAGES[n % PAGES.length] ?? 1;
  // In a comment behind the file, as nothing that is drawn.
  const filling = Buffer.alloc(Math.max(LEAST_BYTES, pages * BYTES_OF_PAGE) - source.length, `${n} `);
  return multipliedPdf(Buffer.concat([source, Buffer.from('\n%'), filling]), pages);
}

const cellsOf = (n: number, row: number): string[] => [
  `${row + 1}`,
  `จัดซื้อวัสดุสำนักงาน ครั้งที่ ${row + 1} ฉบับที่ ${n}`,
  `${(row * 7919) % 500_000}.00`,
  `67${String(n * 10_000 + row).padStart(9, '0')}`,
];
const HEADINGS = ['ลำดับที่', 'รายการ', 'วงเงินงบประมาณ', 'เลขที่โครงการ'];

async function sheetOf(n: number, round: number): Promise<Buffer> {
  const rows = Array.from({ length: SHEET_ROWS[round % SHEET_ROWS.length] ?? 0 }, (_, row) => cellsOf(n, row));
  const data = [HEADINGS, ...rows].map((row) => row.map((value) => ({ value })));
  return Buffer.from(await writeExcelFile([{ data }]).toBuffer());
}

function textOf(n: number, round: number): Promise<Buffer> {
  const rows = Array.from({ length: TABLE_ROWS[round % TABLE_ROWS.length] ?? 0 }, (_, row) => cellsOf(n, row));
  const table = new Table({
    rows: [HEADINGS, ...rows].map(
      (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
  const heading = new Paragraph(`รายงานผลการจัดซื้อจัดจ้าง ฉบับที่ ${n} ประจำปีงบประมาณ พ.ศ. ๒๕๖๘`);
  return Packer.toBuffer(new Document({ sections: [{ children: [heading, table] }] }));
}
