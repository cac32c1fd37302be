import { fileOf } from '../../elements/assessor/make-files.js';
import type { Passage } from '../../elements/assessor/published.js';
import type { Source } from '../../elements/judge-item.js';

/** An input as an office publishes it, and the verdicts that a careful assessor may give it. */
export interface Case {
  readonly item: string;
  readonly is: readonly string[];
  readonly what: string;
  readonly source: Source;
}

const NAME = 'เทศบาลตำบลบ้านใหม่';
const MENU = [
  'หน้าแรก',
  'โครงสร้าง อำนาจหน้าที่',
  'นายกเทศมนตรี',
  'ปลัดเทศบาล',
  'แผนพัฒนาท้องถิ่น',
  'คู่มือปฏิบัติงาน',
  'คู่มือประชาชน',
  'E-Service',
  'ประมวลจริยธรรม',
  'No Gift Policy',
  'ร้องเรียนการทุจริต',
].map((label, at) => `<a href="/m/${at}">${label}</a>`);

/** A page of an old theme: menu and news in a narrow column, a path above, the year of today and an address below. */
function themed(content: string, path = 'ITA 2568'): string {
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${NAME}</title></head><body>
<div id="head"><img src="/logo.png" width="90" height="90" alt="">${NAME} อำเภอเมือง จังหวัดยโสธร</div>
<table width="100%"><tr><td width="20%" valign="top">${MENU.join('<br>')}<hr>แบบวัด EIT ปีงบประมาณ พ.ศ. 2568<br><a href="https://itas.nacc.go.th/go/eit/abc">ตอบแบบวัด</a></td>
<td width="80%" valign="top"><div class="breadcrumb"><a href="/">หน้าแรก</a> » <a href="/ita">${path}</a></div>${content}</td></tr></table>
<div id="bottom">© 2568 ${NAME} โทร 0 4571 2345 อีเมล saraban@banmai.go.th</div></body></html>`;
}

const plain = (content: string): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${NAME}</title></head><body><header><nav>${MENU.join(' ')}</nav></header><main>${content}</main><footer>© 2568 ${NAME} โทร 0 4571 2345</footer></body></html>`;

type Make = (item: string, is: string, what: string, ...parts: readonly Passage[]) => Case;

const rowsOf = (rows: readonly (readonly string[])[]): string =>
  `<table border="1">${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
/** A line that begins with `<` is markup, the first other one the heading. */
const markup = (parts: readonly Passage[]): string => {
  const first = parts.findIndex((part) => typeof part === 'string' && !part.startsWith('<'));
  return parts
    .map((part, at) => {
      if (typeof part !== 'string') return rowsOf(part);
      if (part.startsWith('<')) return part;
      return at === first ? `<h2>${part}</h2>` : `<p>${part}</p>`;
    })
    .join('\n');
};
const made = (item: string, is: string, what: string, source: Source): Case => ({
  item,
  is: is.split('|'),
  what,
  source,
});
const linesOf = (parts: readonly Passage[], cell: string): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.map((row) => row.join(cell)).join('\n'))).join('\n');

export const old: Make = (item, is, what, ...parts) =>
  made(item, is, what, { name: 'page.html', body: themed(markup(parts)) });
export const page: Make = (item, is, what, ...parts) =>
  made(item, is, what, { name: 'page.html', body: plain(markup(parts)) });
export const docx: Make = (item, is, what, ...parts) =>
  made(item, is, what, fileOf({ year: 2568, item, is: 'pass', what, name: 'file.docx', document: parts }));
export const xlsx: Make = (item, is, what, ...parts) =>
  made(
    item,
    is,
    what,
    fileOf({
      year: 2568,
      item,
      is: 'pass',
      what,
      name: 'file.xlsx',
      sheet: parts.flatMap((part) => (typeof part === 'string' ? [[part]] : part)),
    }),
  );
export const txt: Make = (item, is, what, ...parts) =>
  made(item, is, what, { name: 'file.txt', body: linesOf(parts, '   ') });
export const csv: Make = (item, is, what, ...parts) =>
  made(item, is, what, {
    name: 'file.csv',
    body: linesOf(
      parts
        .map((part) => (typeof part === 'string' ? [[part]] : part))
        .map((part) => part.map((row) => row.map((cell) => `"${cell}"`))),
      ',',
    ),
  });

/** Headings of the form of purchases. */
export const BUY_HEADS = [
  'ลำดับที่',
  'เลขที่โครงการในระบบ e-GP',
  'ชื่อรายการของงานที่ซื้อหรือจ้าง',
  'วงเงินงบประมาณที่ได้รับจัดสรร (บาท)',
  'แหล่งที่มาของงบประมาณ',
  'สถานะการจัดซื้อจัดจ้าง',
  'วิธีการจัดซื้อจัดจ้าง',
  'ราคากลาง (บาท)',
  'ราคาที่ตกลงซื้อหรือจ้าง (บาท)',
  'รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก',
];
export const bought = (n: string, egp: string, supplier = 'ร้านสมใจพาณิชย์', status = 'สิ้นสุดสัญญา') => [
  n,
  egp,
  `ซื้อวัสดุสำนักงาน รายการที่ ${n}`,
  '50,000.00',
  'เงินงบประมาณ',
  status,
  'เฉพาะเจาะจง',
  '49,500.00',
  '49,000.00',
  supplier,
];
/** A table of risks, a row for each. */
export const RISKS = (...names: readonly string[]) => [
  ['ภารกิจ', 'เหตุการณ์ความเสี่ยง', 'โอกาส', 'ผลกระทบ', 'ระดับความเสี่ยง', 'มาตรการ'],
  ...names.map((name) => [name, 'เรียกรับสินบนเพื่อเร่งรัด', '2', '3', 'ปานกลาง', 'กล้องวงจรปิด']),
];
