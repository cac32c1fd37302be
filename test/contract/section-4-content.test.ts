import * as xlsx from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, page as pdfPage, textPage } from '../extract/pdf-maker.js';
import { qrPng } from '../extract/qr-maker.js';
import { html, status } from '../helpers/site.js';
import { type Battery, cameTo, expected, runBattery, type Trial, table, XLSX_TYPE } from './battery.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const PDF = 'application/pdf';
const date = (options: string): string => `checks: [{ date: ${options} }]`;
const text = (options: string): string => `checks: [{ text: ${options} }]`;
const made = (options: string): string => `checks: [{ table: ${options} }]`;
const latin = (...lines: readonly string[]): Buffer =>
  pdf([textPage(lines.map((line, index) => ({ x: 50, y: 700 - index * 20, text: line })))]);
const withInfo = (entries: string): Buffer =>
  pdf(
    [pdfPage('BT /F 10 Tf 50 700 Td (REPORT) Tj ET', { Info: { head: `<< ${entries} >>`, stream: null } })],
    [],
    '/Info 5 0 R ',
  );
const workbook = (rows: readonly (readonly unknown[])[]): Buffer => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
const chrome = (words: string): string =>
  `<header><p>${words}</p></header><nav><a href="/">${words}</a></nav><main><h1>เนื้อหา</h1><p>เนื้อหาของหน้านี้ไม่มีปี</p></main><footer><p>${words}</p></footer>`;

const DATES: Readonly<Record<string, Trial>> = {
  // fiscalYear
  'fy-stated': {
    html: '<h1>แผนการใช้จ่าย ประจำปีงบประมาณ พ.ศ. 2568</h1>',
    rest: date('{ fiscalYear: Y }'),
    verdict: 'pass',
  },
  'fy-thai-digits': { html: '<h1>ปีงบประมาณ พ.ศ. ๒๕๖๘</h1>', rest: date('{ fiscalYear: 2568 }'), verdict: 'pass' },
  'fy-short': { html: '<h1>แผน ปี 68</h1>', rest: date('{ fiscalYear: 2568 }'), verdict: 'pass' },
  'fy-quarter': { html: '<h1>ไตรมาสที่ 2/2568</h1>', rest: date('{ fiscalYear: 2568 }'), verdict: 'pass' },
  'fy-wrong': {
    html: '<h1>ประจำปีงบประมาณ พ.ศ. 2566</h1>',
    rest: date('{ fiscalYear: Y }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'fy-minus-one': { html: '<h1>ประจำปีงบประมาณ พ.ศ. 2567</h1>', rest: date('{ fiscalYear: Y-1 }'), verdict: 'pass' },
  'fy-plus-one': { html: '<h1>ประจำปีงบประมาณ พ.ศ. 2569</h1>', rest: date('{ fiscalYear: Y+1 }'), verdict: 'pass' },
  'fy-missing': {
    html: '<h1>ไม่มีปี</h1><p>เนื้อหาของหน้านี้</p>',
    rest: date('{ fiscalYear: Y }'),
    verdict: 'fail',
    finds: ['date/missing'],
  },
  'fy-only-in-chrome': {
    html: chrome('ปีงบประมาณ พ.ศ. 2568'),
    rest: date('{ fiscalYear: Y }'),
    verdict: 'fail',
    finds: ['date/missing'],
  },
  'fy-by-plain-date': { html: '<p>ลงวันที่ 15 มกราคม 2568</p>', rest: date('{ fiscalYear: 2568 }'), verdict: 'pass' },
  'fy-by-october-date': { html: '<p>ลงวันที่ 15 ตุลาคม 2567</p>', rest: date('{ fiscalYear: 2568 }'), verdict: 'pass' },
  'fy-by-wrong-date': {
    html: '<p>ลงวันที่ 15 กันยายน 2567</p>',
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'fy-named-beats-date': {
    html: '<h1>รายงาน ประจำปีงบประมาณ พ.ศ. 2567</h1><p>ประกาศ ณ วันที่ 15 มกราคม 2568</p>',
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'fy-several-years': {
    html: '<h1>แผนพัฒนา ปีงบประมาณ 2566 - 2570</h1>',
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'pass',
  },
  'fy-in-file-name': {
    html: '<p><a href="/fy-in-file-name/report-2568.pdf">ดาวน์โหลด</a></p>',
    files: { 'report-2568.pdf': [latin('REPORT OF THE TOWN'), PDF] },
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'pass',
  },
  'fy-in-label': {
    html: '<p><a href="/fy-in-label/r.pdf">รายงานปีงบประมาณ 2568</a></p>',
    files: { 'r.pdf': [latin('REPORT OF THE TOWN'), PDF] },
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'pass',
  },
  'fy-wrong-in-label': {
    html: '<p><a href="/fy-wrong-in-label/r.pdf">รายงานปีงบประมาณ 2565</a></p>',
    files: { 'r.pdf': [latin('REPORT OF THE TOWN'), PDF] },
    rest: date('{ fiscalYear: 2568 }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'fy-source-title': {
    title: 'แผน ปีงบประมาณ 2568',
    html: '<p>ข้อมูล ปีงบประมาณ 2560</p>',
    rest: date('{ fiscalYear: 2568, source: [title] }'),
    verdict: 'pass',
  },
  'fy-source-text-only': {
    title: 'แผน ปีงบประมาณ 2568',
    html: '<p>ข้อมูล ปีงบประมาณ 2560</p>',
    rest: date('{ fiscalYear: 2568, source: [text] }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  'fy-source-name': {
    html: '<p>ปีงบประมาณ 2568 <a href="/fy-source-name/a-2567.pdf">ปีงบประมาณ 2568</a></p>',
    files: { 'a-2567.pdf': [latin('x y z'), PDF] },
    rest: date('{ fiscalYear: 2568, source: [name] }'),
    verdict: 'fail',
    finds: ['date/wrong-fiscal-year'],
  },
  // from, to
  'from-to-within': {
    html: '<p>วันที่ 30 ก.ย. 68</p>',
    rest: date('{ from: 2025-09-01, to: 2025-09-30 }'),
    verdict: 'pass',
  },
  'from-on-the-day': { html: '<p>วันที่ 01/09/2568</p>', rest: date('{ from: "2025-09-01" }'), verdict: 'pass' },
  'from-out': {
    html: '<p>วันที่ 31 สิงหาคม 2568</p>',
    rest: date('{ from: 2025-09-01 }'),
    verdict: 'fail',
    finds: ['date/out-of-range'],
  },
  'to-out': {
    html: '<p>วันที่ ๑ ตุลาคม ๒๕๖๘</p>',
    rest: date('{ to: 2025-09-30 }'),
    verdict: 'fail',
    finds: ['date/out-of-range'],
  },
  'to-one-within': {
    html: '<p>วันที่ ๑ ตุลาคม ๒๕๖๘ และ 2025-09-12</p>',
    rest: date('{ from: 2025-09-01, to: 2025-09-30 }'),
    verdict: 'pass',
  },
  'range-thai': {
    html: '<p>วันที่ 2025-09-12</p>',
    rest: date('{ from: "1 กันยายน 2568", to: "30 ก.ย. 68" }'),
    verdict: 'pass',
  },
  'range-missing': {
    html: '<p>ไม่มีวันที่ใดเลยในหน้านี้</p>',
    rest: date('{ from: 2025-09-01, source: [text, title] }'),
    verdict: 'fail',
    finds: ['date/missing'],
  },
  // maxAgeDays; the clock is 2025-06-15
  'age-fresh': { html: '<p>ปรับปรุงเมื่อ 1 มิถุนายน 2568</p>', rest: date('{ maxAgeDays: 30 }'), verdict: 'pass' },
  'age-exact': { html: '<p>ปรับปรุงเมื่อ 16 พ.ค. 2568</p>', rest: date('{ maxAgeDays: 30 }'), verdict: 'pass' },
  'age-one-more': {
    html: '<p>ปรับปรุงเมื่อ 15 พ.ค. 2568</p>',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'fail',
    finds: ['date/stale'],
  },
  'age-newest-counts': {
    html: '<p>15 พ.ค. 2560 และ 10/06/2568</p>',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'pass',
  },
  'age-header': {
    routes: {
      '/age-header.html': html('<main><p>เนื้อหาไม่มีวันที่</p></main>', { 'last-modified': 'Tue, 10 Jun 2025 00:00:00 GMT' }),
    },
    urls: '["$/age-header.html"]',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'pass',
  },
  'age-header-not-meant': {
    routes: {
      '/age-h2.html': html('<main><p>เนื้อหาไม่มีวันที่</p></main>', { 'last-modified': 'Tue, 10 Jun 2025 00:00:00 GMT' }),
    },
    urls: '["$/age-h2.html"]',
    rest: date('{ maxAgeDays: 30, source: [text] }'),
    verdict: 'fail',
    finds: ['date/missing'],
  },
  future: {
    html: '<p>วันที่ 1 มกราคม 2570</p>',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'fail',
    finds: ['date/future'],
  },
  'future-one-past': {
    html: '<p>1 มกราคม 2570, 10 มิถุนายน 2568</p>',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'pass',
  },
  'future-header-alone': {
    routes: {
      '/fh.html': html('<main><p>ปรับปรุง 10 มิถุนายน 2568</p></main>', {
        'last-modified': 'Tue, 10 Jun 2031 00:00:00 GMT',
      }),
    },
    urls: '["$/fh.html"]',
    rest: date('{ maxAgeDays: 30 }'),
    verdict: 'pass',
  },
  'future-without-age': { html: '<p>แผนวันที่ 1 มกราคม 2570</p>', rest: date('{ fiscalYear: 2570 }'), verdict: 'pass' },
  'metadata-date': {
    files: { 'a.pdf': [withInfo("/ModDate (D:20250610120000+07'00')"), PDF] },
    rest: date('{ maxAgeDays: 30, source: [metadata] }'),
    verdict: 'pass',
  },
};

const TEXTS: Readonly<Record<string, Trial>> = {
  'all-there': { html: '<p>โครงสร้าง และ อำนาจหน้าที่</p>', rest: text('{ all: [โครงสร้าง, อำนาจหน้าที่] }'), verdict: 'pass' },
  'all-one-missing': {
    html: '<p>โครงสร้าง</p>',
    rest: text('{ all: [โครงสร้าง, อำนาจหน้าที่] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'all-two-missing': {
    html: '<p>ไม่มี</p>',
    rest: text('{ all: [โครงสร้าง, อำนาจหน้าที่] }'),
    verdict: 'fail',
    finds: ['text/missing', 'text/missing'],
  },
  'any-one': { html: '<p>โครงสร้าง</p>', rest: text('{ any: [ผังองค์กร, โครงสร้าง] }'), verdict: 'pass' },
  'any-none': {
    html: '<p>เนื้อหา</p>',
    rest: text('{ any: [ผังองค์กร, โครงสร้าง] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'none-there': { html: '<p>ฉบับร่าง</p>', rest: text('{ none: [ฉบับร่าง] }'), verdict: 'fail', finds: ['text/forbidden'] },
  'none-absent': { html: '<p>ฉบับจริง</p>', rest: text('{ none: [ฉบับร่าง] }'), verdict: 'pass' },
  'latin-case': {
    html: '<p>E-Service Q&amp;A Facebook</p>',
    rest: text('{ all: [e-SERVICE, q&a, FACEBOOK] }'),
    verdict: 'pass',
  },
  'thai-digits': { html: '<p>พ.ศ. ๒๕๖๘</p>', rest: text('{ all: ["พ.ศ. 2568"] }'), verdict: 'pass' },
  'thai-digits-in-pattern': { html: '<p>พ.ศ. 2568</p>', rest: text('{ all: ["พ.ศ. ๒๕๖๘"] }'), verdict: 'pass' },
  'sara-am': { html: '<p>สํานักปลัด อํานาจหน้าที่</p>', rest: text('{ all: [สำนักปลัด, อำนาจ] }'), verdict: 'pass' },
  'sara-am-with-tone': {
    html: '<p>น\u0e4d\u0e49\u0e32 น\u0e49\u0e4d\u0e32ประปา</p>',
    rest: text('{ all: [น้ำประปา] }'),
    verdict: 'pass',
  },
  'zero-width': {
    html: '<p>อำนาจ\u200bหน้าที่ &zwnj;โครง&#8203;สร้าง</p>',
    rest: text('{ all: [อำนาจหน้าที่, โครงสร้าง] }'),
    verdict: 'pass',
  },
  'wrapped-br': { html: '<p>อำนาจ<br>หน้าที่</p>', rest: text('{ all: [อำนาจหน้าที่] }'), verdict: 'pass' },
  nbsp: { html: '<p>แผน&nbsp;&nbsp;พัฒนา\n\n 2568</p>', rest: text('{ all: ["แผน พัฒนา 2568"] }'), verdict: 'pass' },
  regex: { html: '<p>โทร 045-712345</p>', rest: text("{ all: ['/0\\d{2}-\\d{6}/'] }"), verdict: 'pass' },
  'regex-case': { html: '<p>ABC</p>', rest: text("{ all: ['/abc/'] }"), verdict: 'fail', finds: ['text/missing'] },
  'regex-flag-i': { html: '<p>ABC</p>', rest: text("{ all: ['/abc/i'] }"), verdict: 'pass' },
  'date-pattern-there': { html: '<p>เมื่อ 30 ก.ย. 68</p>', rest: text('{ all: [$date] }'), verdict: 'pass' },
  'date-pattern-not-year': {
    html: '<p>ปี 2568</p>',
    rest: text('{ all: [$date] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'time-pattern-there': { html: '<p>เวลา 09.30 - 12.00 น.</p>', rest: text('{ all: [$time] }'), verdict: 'pass' },
  'time-pattern-colon': { html: '<p>เวลา 9:00</p>', rest: text('{ all: [$time] }'), verdict: 'pass' },
  'time-pattern-not': {
    html: '<p>ราคา 12.50 บาท</p>',
    rest: text('{ all: [$time] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'egp-pattern-there': { html: '<p>เลขที่ 67019123456 แล้ว</p>', rest: text('{ all: [$egp] }'), verdict: 'pass' },
  'egp-pattern-not': {
    html: '<p>เลขที่ 670191234567 แล้ว</p>',
    rest: text('{ all: [$egp] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'script-is-no-text': {
    html: '<script>var x = "โครงสร้าง";</script><style>.โครงสร้าง{}</style><p>อื่น ๆ ที่ไม่เกี่ยวข้อง</p>',
    rest: text('{ all: [โครงสร้าง] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'chrome-is-no-text': {
    html: chrome('โครงสร้าง'),
    rest: text('{ all: [โครงสร้าง] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'chrome-not-forbidden': { html: chrome('ฉบับร่าง'), rest: text('{ none: [ฉบับร่าง] }'), verdict: 'pass' },
  'comment-is-no-text': {
    html: '<p>x</p><!-- โครงสร้าง -->',
    rest: text('{ all: [โครงสร้าง] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'frame-is-part': {
    html: '<p>กรอบ</p><iframe src="/frame-of-it.html"></iframe>',
    routes: { '/frame-of-it.html': html('<html><body><main><p>อำนาจหน้าที่ในกรอบ</p></main></body></html>') },
    rest: text('{ all: [อำนาจหน้าที่ในกรอบ] }'),
    verdict: 'pass',
  },
  'document-text': {
    html: '<p><a href="/document-text/a.pdf">ดู</a></p>',
    files: { 'a.pdf': [latin('The budget of the town'), PDF] },
    rest: text('{ all: [budget OF the TOWN] }'),
    verdict: 'pass',
  },
  'document-in-footer-is-none': {
    html: '<main><p>เนื้อหา</p></main><footer><a href="/document-in-footer-is-none/a.pdf">คู่มือ</a></footer>',
    files: { 'a.pdf': [latin('The budget of the town'), PDF] },
    rest: text('{ all: [budget] }'),
    verdict: 'fail',
    finds: ['text/missing'],
  },
  'placeholder-x': { html: '<p>ชื่อ xxxx</p>', verdict: 'pass', rest: 'checks: [text]', finds: ['text/placeholder'] },
  'placeholder-dots': {
    html: '<p>ผู้รับผิดชอบ …………</p>',
    verdict: 'pass',
    rest: 'checks: [text]',
    finds: ['text/placeholder'],
  },
  'placeholder-words': {
    html: '<p>ใส่ข้อความที่นี่</p>',
    verdict: 'pass',
    rest: text('{ any: [ใส่] }'),
    finds: ['text/placeholder'],
  },
  'placeholder-lorem': {
    html: '<p>Lorem ipsum dolor</p>',
    verdict: 'pass',
    rest: 'checks: [text]',
    finds: ['text/placeholder'],
  },
  'placeholder-none': { html: '<p>xx ปกติ … ต่อ</p>', verdict: 'pass', rest: 'checks: [text]' },
};

const COLUMNS =
  '{ columns: [{ name: ลำดับ, match: [ลำดับที่, ที่], type: number }, { name: รายการ }, { name: วันที่, type: date, required: true }, { name: เลข, match: [e-GP], type: egp }]';
const FULL = ['ลำดับที่', 'รายการ', 'วันที่', 'เลข e-GP'];
const TABLES: Readonly<Record<string, Trial>> = {
  'table-good': {
    html: table(FULL, ['1', 'งาน', '1 ต.ค. 66', '67019123456']),
    rest: made(`${COLUMNS} }`),
    verdict: 'pass',
  },
  'table-none': { html: '<p>ไม่มีตาราง</p>', rest: made(`${COLUMNS} }`), verdict: 'fail', finds: ['table/not-found'] },
  'table-other': {
    html: table(['ชื่อ', 'โทร'], ['ก', '1']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/not-found'],
  },
  'table-half': {
    html: table(['ลำดับที่', 'รายการ', 'อื่น'], ['1', 'งาน', 'x']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/column-missing', 'table/column-missing'],
  },
  'table-less-than-half': {
    html: table(['ลำดับที่', 'อื่น', 'อีก'], ['1', 'x', 'y']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/not-found'],
  },
  'table-one-of-three': {
    html: table(['ก', 'x'], ['1', '2']),
    rest: made('{ columns: [{ name: ก }, { name: ข }, { name: ค }] }'),
    verdict: 'fail',
    finds: ['table/not-found'],
  },
  'table-empty-required': {
    html: table(FULL, ['1', 'งาน', '', '67019123456'], ['2', '', '2/11/2566', '67019123457']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/cell-empty@1'],
  },
  'table-invalid-date': {
    html: table(FULL, ['1', 'งาน', 'เร็ว ๆ นี้', '67019123456']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/cell-invalid@1'],
  },
  'table-invalid-egp': {
    html: table(FULL, ['1', 'งาน', '2/11/2566', '1234']),
    rest: made(`${COLUMNS} }`),
    verdict: 'fail',
    finds: ['table/cell-invalid@1'],
  },
  'table-invalid-number': {
    html: table(['ที่', 'จำนวน'], ['1', '1,234.50'], ['2', '๑๒'], ['3', 'มาก'], ['4', '']),
    rest: made('{ columns: [{ name: ที่ }, { name: จำนวน, type: number }] }'),
    verdict: 'fail',
    finds: ['table/cell-invalid@3'],
  },
  'table-too-few': {
    html: table(FULL, ['1', 'งาน', '1 ต.ค. 66', '67019123456']),
    rest: made(`${COLUMNS}, minRows: 2 }`),
    verdict: 'fail',
    finds: ['table/too-few-rows'],
  },
  'table-rows-there': {
    html: table(['ที่', 'ขั้นตอน'], ['1', 'ยื่นคำขอ'], ['2', 'ตรวจสอบ']),
    rest: made('{ columns: [{ name: ขั้นตอน }], rows: [ยื่นคำขอ, ตรวจสอบ] }'),
    verdict: 'pass',
  },
  'table-row-missing': {
    html: table(['ที่', 'ขั้นตอน'], ['1', 'ยื่นคำขอ']),
    rest: made('{ columns: [{ name: ขั้นตอน }], rows: [ยื่นคำขอ, ตรวจสอบ, อนุมัติ] }'),
    verdict: 'fail',
    finds: ['table/row-missing', 'table/row-missing'],
  },
  'table-rule-number': {
    html: table(['ที่', 'งบประมาณ', 'ใช้ไป'], ['1', '1,000.00', '๙๐๐'], ['2', '500', '600'], ['3', '5', '5']),
    rest: made(
      '{ columns: [{ name: งบประมาณ, type: number }, { name: ใช้ไป, type: number }], rules: ["ใช้ไป <= งบประมาณ"] }',
    ),
    verdict: 'fail',
    finds: ['table/rule@2'],
  },
  'table-rule-date': {
    html: table(['ที่', 'เริ่ม', 'สิ้นสุด'], ['1', '1 ต.ค. 66', '30 กันยายน 2567'], ['2', '๕ มกราคม ๒๕๖๗', '04/01/2567']),
    rest: made('{ columns: [{ name: เริ่ม, type: date }, { name: สิ้นสุด, type: date }], rules: ["เริ่ม < สิ้นสุด"] }'),
    verdict: 'fail',
    finds: ['table/rule@2'],
  },
  'table-rule-equal': {
    html: table(['ที่', 'ก', 'ข'], ['1', '5', '5.00'], ['2', '5', '6']),
    rest: made('{ columns: [{ name: ก, type: number }, { name: ข, type: number }], rules: ["ก = ข"] }'),
    verdict: 'fail',
    finds: ['table/rule@2'],
  },
  'table-rule-greater': {
    html: table(['ที่', 'ก', 'ข'], ['1', '6', '5'], ['2', '5', '5'], ['3', '4', '5']),
    rest: made('{ columns: [{ name: ก, type: number }, { name: ข, type: number }], rules: ["ก > ข", "ก >= ข"] }'),
    verdict: 'fail',
    finds: ['table/rule@2', 'table/rule@3', 'table/rule@3'],
  },
  'table-in-xlsx-dates': {
    files: {
      'a.xlsx': [
        workbook([
          ['ที่', 'เริ่ม', 'สิ้นสุด'],
          [1, new Date(Date.UTC(2024, 0, 5)), new Date(Date.UTC(2024, 0, 4))],
        ]),
        XLSX_TYPE,
      ],
    },
    rest: made('{ columns: [{ name: เริ่ม, type: date }, { name: สิ้นสุด, type: date }], rules: ["เริ่ม <= สิ้นสุด"] }'),
    verdict: 'fail',
    finds: ['table/rule@1'],
  },
};

const OTHERS: Readonly<Record<string, Trial>> = {
  'coverage-all': {
    html: '<p>งานทะเบียนราษฎร งานภาษีที่ดิน</p>',
    rest: 'checks: [{ coverage: { of: services } }]',
    verdict: 'pass',
  },
  'coverage-lacks': {
    html: '<p>งานทะเบียนราษฎร</p>',
    rest: 'checks: [{ coverage: { of: services } }]',
    verdict: 'fail',
    finds: ['coverage/missing'],
  },
  'coverage-lacks-both': {
    html: '<p>งาน</p>',
    rest: 'checks: [{ coverage: { of: services } }]',
    verdict: 'fail',
    finds: ['coverage/missing', 'coverage/missing'],
  },
  'coverage-ratio': {
    html: '<p>งานทะเบียนราษฎร</p>',
    rest: 'checks: [{ coverage: { of: services, minRatio: 0.5 } }]',
    verdict: 'pass',
  },
  'coverage-ratio-not': {
    html: '<p>งาน</p>',
    rest: 'checks: [{ coverage: { of: services, minRatio: 0.5 } }]',
    verdict: 'fail',
    finds: ['coverage/missing', 'coverage/missing'],
  },
  'plan-table': {
    html: table(['ที่', 'โครงการ'], ['1', 'ปรับปรุงถนนสายบ้านสำราญ'], ['2', 'จัดซื้อครุภัณฑ์คอมพิวเตอร์']),
    verdict: 'pass',
  },
  'coverage-of-item': {
    html: '<p>ผล: ปรับปรุงถนนสายบ้านสำราญ แล้วเสร็จ</p>',
    rest: 'checks: [{ coverage: { of: { item: plan-table, column: โครงการ } } }]',
    verdict: 'fail',
    finds: ['coverage/missing'],
  },
  'qr-good': { html: '<p>สแกน <img src="/qr-good.png"></p>', rest: 'checks: [qr]', verdict: 'pass' },
  'qr-none': { html: '<p>ไม่มีรูป</p>', rest: 'checks: [qr]', verdict: 'fail', finds: ['qr/unreadable'] },
  'qr-dead': {
    html: '<p><img src="/qr-dead.png"></p>',
    rest: 'checks: [qr]',
    verdict: 'fail',
    finds: ['qr/dead-link'],
  },
  'qr-expected': {
    html: '<p><img src="/qr-good.png"></p>',
    rest: 'checks: [{ qr: { expect: /plan-table.html } }]',
    verdict: 'pass',
  },
  'qr-unexpected': {
    html: '<p><img src="/qr-good.png"></p>',
    rest: 'checks: [{ qr: { expect: itas.nacc.go.th } }]',
    verdict: 'fail',
    finds: ['qr/unexpected'],
  },
  'qr-as-evidence': { urls: '["$/qr-good.png"]', rest: 'checks: [qr]', verdict: 'pass', finds: ['file/no-text'] },
  'channel-any': {
    html: '<p><a href="https://www.facebook.com/samran">เฟซบุ๊ก</a></p>',
    rest: 'checks: [{ channel: { any: [facebook, line] } }]',
    verdict: 'pass',
  },
  'channel-any-none': {
    html: '<p><a href="/plan-table.html">x</a></p>',
    rest: 'checks: [{ channel: { any: [facebook, line] } }]',
    verdict: 'fail',
    finds: ['channel/missing'],
  },
  'channel-all': {
    html: '<p><a href="https://fb.com/a">f</a><a href="https://line.me/R/ti/p/@a">l</a><a href="mailto:a@b.go.th">m</a><a href="tel:045712345">t</a><a href="https://youtu.be/x">y</a><a href="https://www.tiktok.com/@a">k</a><a href="/webboard/index.php">กระดานสนทนา</a><form action="/send" method="post"><textarea name="m"></textarea></form></p>',
    rest: 'checks: [{ channel: { all: [facebook, line, email, phone, youtube, tiktok, webboard, form] } }]',
    verdict: 'pass',
  },
  'channel-all-lacks': {
    html: '<p><a href="mailto:a@b.go.th">m</a></p>',
    rest: 'checks: [{ channel: { all: [email, phone, line] } }]',
    verdict: 'fail',
    finds: ['channel/missing', 'channel/missing'],
  },
  'no-url': { rest: 'checks: [egp]', verdict: 'fail', finds: ['item/no-url'] },
  'left-out': { html: '<p>x</p>', rest: 'enabled: false', verdict: 'disabled', finds: [] },
  'no-url-left-out': { rest: 'enabled: false', verdict: 'disabled', finds: [] },
};

const TRIALS = { ...DATES, ...TEXTS, ...TABLES, ...OTHERS };

let battery: Battery;
beforeAll(async () => {
  const qr: Record<string, Uint8Array> = {};
  battery = await runBattery(TRIALS as Readonly<Record<string, Trial>>, {
    head: 'services: [ทะเบียนราษฎร, ภาษีที่ดิน]\n',
    routes: {
      '/qr-good.png': async (request, response) => {
        qr.good ??= await qrPng(`http://${request.headers.host}/plan-table.html`, 6);
        response.writeHead(200, { 'content-type': 'image/png' }).end(qr.good);
      },
      '/qr-dead.png': async (request, response) => {
        qr.dead ??= await qrPng(`http://${request.headers.host}/gone.html`, 6);
        response.writeHead(200, { 'content-type': 'image/png' }).end(qr.dead);
      },
      '/send': status(200),
    },
  });
});
afterAll(() => battery.close());

describe.each([
  ['date', DATES],
  ['text', TEXTS],
  ['table', TABLES],
  ['the other checks', OTHERS],
])('%s', (_, trials: Readonly<Record<string, Trial>>) => {
  it.each(Object.entries(trials))('%s', (id, trial) => {
    expect(cameTo(battery.item(id), trial)).toEqual(expected(trial));
  });
});
