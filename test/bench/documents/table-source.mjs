/** Writes a procurement report as a flat OpenDocument text, which LibreOffice prints. Usage: node table-source.mjs FILE ROWS */
import { writeFileSync } from 'node:fs';
import { writerDocument } from '../../make/pdf-open-document.mjs';
import { COLUMNS, HEADINGS, rowsOf } from '../../make/pdf-rows.mjs';

const [, , path, rows] = process.argv;
const title = 'รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567';
const table = {
  widths: [1.2, 5.5, 2.6, 2.4, 2.4, 4.2, 2.6, 3.2],
  rule: '0.5pt solid #000000',
  head: [COLUMNS.map((column) => HEADINGS[column])],
  body: rowsOf(Number(rows), 7).map((row) => COLUMNS.map((column) => row[column])),
};
writeFileSync(
  path,
  writerDocument({ title, font: 'Laksaman', size: 12, landscape: true, parts: [{ text: title, bold: true }, table] }),
);
