import * as xlsx from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Battery, cameTo, expected, runBattery, type Trial, table, XLSX_TYPE } from './battery.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const HEAD = ['ลำดับที่', 'รายการ', 'เลขที่โครงการ'];
const GOOD = '67019123456';

type Value = string | number | null;

/** A real workbook; `formats` gives cells a display format, `types` is left to the library. */
function book(
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
  change: (sheet: xlsx.WorkSheet, name: string) => void = () => {},
  type: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
): Buffer {
  const workbook = xlsx.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]));
    change(sheet, name);
    xlsx.utils.book_append_sheet(workbook, sheet, name);
  }
  return xlsx.write(workbook, { type: 'buffer', bookType: type }) as Buffer;
}

const rows = (...values: readonly string[]): string =>
  table(HEAD, ...values.map((value, index) => [`${index + 1}`, 'งาน', value]));

const TRIALS: Readonly<Record<string, Trial>> = {
  'good-numbers': { html: rows(GOOD, '๖๗๐๑๙๑๒๓๔๕๗'), rest: 'checks: [egp]', verdict: 'pass' },
  'short-number': { html: rows(GOOD, '6701912345'), rest: 'checks: [egp]', verdict: 'fail', finds: ['egp/digits@2'] },
  'long-number': { html: rows('670191234567'), rest: 'checks: [egp]', verdict: 'fail', finds: ['egp/digits@1'] },
  'letters-among': { html: rows('6701912345A'), rest: 'checks: [egp]', verdict: 'fail', finds: ['egp/digits@1'] },
  'words-in-the-cell': {
    html: rows('อยู่ระหว่างดำเนินการ'),
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'dashes-among': { html: rows('67-01-9123456'), rest: 'checks: [egp]', verdict: 'pass', finds: ['egp/format@1'] },
  'commas-among': { html: rows('67,019,123,456'), rest: 'checks: [egp]', verdict: 'pass', finds: ['egp/format@1'] },
  'words-before-the-digits': {
    html: rows(`เลขที่ ${GOOD}`),
    rest: 'checks: [egp]',
    verdict: 'pass',
    finds: ['egp/format@1'],
  },
  'spaces-among': {
    html: rows('6701 9123 456', '67019\u00a0123457', ' 67019123458 '),
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'zero-width-among': { html: rows('67019\u200b123456', '\ufeff67019123457'), rest: 'checks: [egp]', verdict: 'pass' },
  'wrapped-number': { html: rows('67019<br>123456'), rest: 'checks: [egp]', verdict: 'pass' },
  'blank-cell': { html: rows(GOOD, ''), rest: 'checks: [egp]', verdict: 'fail', finds: ['egp/missing@2'] },
  'blank-cell-nbsp': { html: rows(GOOD, '&nbsp;'), rest: 'checks: [egp]', verdict: 'fail', finds: ['egp/missing@2'] },
  'blank-allowed': {
    html: rows(GOOD, '', '-', 'ไม่มี'),
    rest: 'checks: [{ egp: { allowMissing: true } }]',
    verdict: 'pass',
  },
  'stated-none': {
    html: rows(GOOD, '-', 'ไม่มี'),
    rest: 'checks: [egp]',
    verdict: 'pass',
    finds: ['egp/stated-none@2', 'egp/stated-none@3'],
  },
  duplicates: { html: rows(GOOD, GOOD), rest: 'checks: [egp]', verdict: 'pass', finds: ['egp/duplicate@2'] },
  'month-thirteen': { html: rows('67139123456'), rest: 'checks: [egp]', verdict: 'pass', finds: ['egp/month@1'] },
  'month-zero': { html: rows('67009123456'), rest: 'checks: [egp]', verdict: 'pass', finds: ['egp/month@1'] },
  'month-twelve': { html: rows('67129123456'), rest: 'checks: [egp]', verdict: 'pass' },
  'year-in-range': {
    html: rows('66019123456', '67019123456', '68019123456'),
    rest: 'checks: [{ egp: { fiscalYear: 2567 } }]',
    verdict: 'pass',
  },
  'year-out': {
    html: rows('65019123456', '69019123456'),
    rest: 'checks: [{ egp: { fiscalYear: Y-1 } }]',
    verdict: 'pass',
    finds: ['egp/fiscal-year@1', 'egp/fiscal-year@2'],
  },
  'no-column': {
    html: table(['ลำดับที่', 'รายการ'], ['1', 'งาน']),
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/column-not-found'],
  },
  'no-table': {
    html: '<p>ไม่มีตาราง มีแต่ข้อความ เลขที่โครงการ</p>',
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/column-not-found'],
  },
  'own-column': {
    html: table(['ที่', 'รหัสงาน'], ['7', '670191']),
    rest: 'checks: [{ egp: { column: [รหัสงาน] } }]',
    verdict: 'fail',
    finds: ['egp/digits@7'],
  },
  'own-column-latin-case': {
    html: table(['ที่', 'เลข E-GP ของโครงการ'], ['7', '670191']),
    rest: 'checks: [{ egp: { column: [เลขคุม, e-gp] } }]',
    verdict: 'fail',
    finds: ['egp/digits@7'],
  },
  'own-row-column': {
    html: table(['รหัส', 'เลขที่โครงการ'], ['ก-9', '670191']),
    rest: 'checks: [{ egp: { rowColumn: [รหัส] } }]',
    verdict: 'fail',
    finds: ['egp/digits@ก-9'],
  },
  'own-row-column-as-word': {
    html: table(['รหัส', 'เลขที่โครงการ'], ['ก-9', '670191']),
    rest: 'checks: [{ egp: { rowColumn: รหัส, column: เลขที่โครงการ } }]',
    verdict: 'fail',
    finds: ['egp/digits@ก-9'],
  },
  'too-few': {
    html: rows(GOOD, '67019123457'),
    rest: 'checks: [{ egp: { minRows: 3 } }]',
    verdict: 'fail',
    finds: ['egp/too-few-rows'],
  },
  'just-enough': { html: rows(GOOD, '67019123457'), rest: 'checks: [{ egp: { minRows: 2 } }]', verdict: 'pass' },
  'header-again': {
    html: table(
      HEAD,
      ['1', 'งาน', GOOD],
      HEAD,
      ['2', 'งาน', '67019123457'],
      ['', 'รวม', ''],
      ['', '', ''],
      ['', 'รวมทั้งสิ้น', ''],
    ),
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'totals-are-no-rows': {
    html: table(HEAD, ['1', 'งาน', GOOD], ['รวม', '', ''], ['รวมเป็นเงินทั้งสิ้น', '', '']),
    rest: 'checks: [{ egp: { minRows: 2 } }]',
    verdict: 'fail',
    finds: ['egp/too-few-rows'],
  },
  'two-tables': {
    html: rows(GOOD) + rows('6701'),
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'thai-row-labels': {
    html: table(HEAD, ['๑๙', 'งาน', '๖๗๐๑๙๑๒๓๔๕']),
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@19'],
  },
  'wrapped-heading': {
    html: table(['ลำดับ<br>ที่', 'รายการ', 'เลขที่<br>โครงการ'], ['3', 'งาน', '670191']),
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@3'],
  },
  'two-storey-heading': {
    html: `<table><tr><th rowspan="2">ลำดับที่</th><th colspan="2">ข้อมูลโครงการ</th></tr><tr><th>รายการ</th><th>เลขที่โครงการ</th></tr><tr><td>5</td><td>งาน</td><td>670191</td></tr></table>`,
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@5'],
  },
  'xlsx-text': {
    files: { 'a.xlsx': [book({ รายงาน: [HEAD, [1, 'งาน', GOOD], [2, 'งาน', '6701912345']] }), XLSX_TYPE] },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'xlsx-stored-number': {
    files: { 'a.xlsx': [book({ รายงาน: [HEAD, [1, 'งาน', 67019123456], [2, 'งาน', 6701912345]] }), XLSX_TYPE] },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'xlsx-shown-scientific': {
    files: {
      'a.xlsx': [
        book({ รายงาน: [HEAD, [1, 'งาน', 67019123456]] }, (sheet) => {
          const cell = sheet.C2 as xlsx.CellObject;
          cell.z = '0.00000E+00';
          cell.w = '6.70191E+10';
        }),
        XLSX_TYPE,
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'xlsx-scientific-as-text': {
    files: { 'a.xlsx': [book({ รายงาน: [HEAD, [1, 'งาน', '6.70191E+10']] }), XLSX_TYPE] },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@1'],
  },
  'xlsx-decimals-shown': {
    files: {
      'a.xlsx': [
        book({ รายงาน: [HEAD, [1, 'งาน', 67019123456]] }, (sheet) => {
          (sheet.C2 as xlsx.CellObject).z = '#,##0.00';
        }),
        XLSX_TYPE,
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'xls-stored-number': {
    files: {
      'a.xls': [
        book({ Sheet1: [HEAD, [1, 'งาน', 67019123456], [2, 'งาน', '670191234']] }, () => {}, 'biff8'),
        'application/vnd.ms-excel',
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'ods-stored-number': {
    files: {
      'a.ods': [
        book({ Sheet1: [HEAD, [1, 'งาน', 67019123456], [2, 'งาน', '670191234']] }, () => {}, 'ods'),
        'application/vnd.oasis.opendocument.spreadsheet',
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'two-sheets-all': {
    files: { 'a.xlsx': [book({ หนึ่ง: [HEAD, [1, 'งาน', GOOD]], สอง: [HEAD, [4, 'งาน', '67']] }), XLSX_TYPE] },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@4'],
  },
  'one-sheet-meant': {
    files: { 'a.xlsx': [book({ หนึ่ง: [HEAD, [1, 'งาน', GOOD]], สอง: [HEAD, [4, 'งาน', '67']] }), XLSX_TYPE] },
    urls: '[{ url: "$/one-sheet-meant/a.xlsx", sheet: หนึ่ง }]',
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'title-above-and-merged': {
    files: {
      'a.xlsx': [
        book(
          {
            รายงาน: [
              ['รายงานผลการจัดซื้อจัดจ้าง', null, null],
              ['ประจำปีงบประมาณ พ.ศ. 2567', null, null],
              [],
              HEAD,
              [1, 'งาน', GOOD],
              [2, 'งานต่อเนื่อง', '67019123458'],
              [null, null, null],
              [null, 'รวม', null],
              ['หมายเหตุ: ข้อมูล ณ วันที่ 30 กันยายน 2567', null, null],
            ],
          },
          (sheet) => {
            sheet['!merges'] = [
              xlsx.utils.decode_range('A1:C1'),
              xlsx.utils.decode_range('A2:C2'),
              xlsx.utils.decode_range('A9:C9'),
            ];
          },
        ),
        XLSX_TYPE,
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'merged-number': {
    files: {
      'a.xlsx': [
        book({ รายงาน: [HEAD, [1, 'งาน', GOOD], [2, 'งานเดียวกัน', null]] }, (sheet) => {
          sheet['!merges'] = [xlsx.utils.decode_range('C2:C3')];
        }),
        XLSX_TYPE,
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'pass',
  },
  'csv-874': {
    files: {
      'a.csv': [
        Buffer.from(
          [...'ลำดับที่,รายการ,เลขที่โครงการ\r\n1,งาน,67019123456\r\n2,งาน,"67,019"\r\n'].map((letter) => {
            const code = letter.codePointAt(0) ?? 0;
            return code >= 0x0e00 ? code - 0x0e00 + 0xa0 : code;
          }),
        ),
        'text/csv',
      ],
    },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@2'],
  },
  'document-of-a-page': {
    html: '<p>รายงาน <a href="/document-of-a-page/a.xlsx">ดาวน์โหลด</a></p>',
    files: { 'a.xlsx': [book({ รายงาน: [HEAD, [8, 'งาน', '1234']] }), XLSX_TYPE] },
    rest: 'checks: [egp]',
    verdict: 'fail',
    finds: ['egp/digits@8'],
  },
  'severity-word': {
    html: rows('123'),
    rest: 'checks: [{ egp: { severity: warning } }]',
    verdict: 'pass',
    finds: ['egp/digits@1'],
  },
  'severity-off-map': {
    html: rows('123', ''),
    rest: 'checks: [{ egp: { severity: { digits: off, egp/missing: info } } }]',
    verdict: 'pass',
    finds: ['egp/missing@2'],
  },
  'severity-raised': {
    html: rows('-'),
    rest: 'checks: [{ egp: {}, severity: { stated-none: error } }]',
    verdict: 'fail',
    finds: ['egp/stated-none@1'],
  },
};

let battery: Battery;
beforeAll(async () => {
  battery = await runBattery(TRIALS);
});
afterAll(() => battery.close());

it.each(Object.entries(TRIALS))('%s', (id, trial) => {
  expect(cameTo(battery.item(id), trial)).toEqual(expected(trial));
});

describe('the place of a bad cell', () => {
  it('names sheet, table, row of the spreadsheet, row label and column', () => {
    expect(battery.findings('xlsx-text', 'egp/digits')).toMatchObject([
      {
        severity: 'error',
        url: `${battery.site.origin}/xlsx-text/a.xlsx`,
        location: { sheet: 'รายงาน', page: null, table: 1, row: 3, rowLabel: '2', column: 'เลขที่โครงการ' },
        actual: '6701912345',
        expected: '11 digits',
        firstSeen: { round: 1, date: '2025-06-15' },
      },
    ]);
  });

  it('keeps the cell as found and normalises the label', () => {
    expect(battery.findings('thai-row-labels', 'egp/digits')).toMatchObject([
      { actual: '๖๗๐๑๙๑๒๓๔๕', location: { rowLabel: '19', sheet: null, page: null, table: 1, row: 2 } },
    ]);
  });

  it('names the second table', () => {
    expect(battery.findings('two-tables', 'egp/digits')[0]?.location).toMatchObject({ table: 2, row: 2 });
  });

  it('gives a number cell its full digits', () => {
    expect(battery.findings('xlsx-stored-number', 'egp/digits')[0]?.actual).toBe('6701912345');
  });
});
