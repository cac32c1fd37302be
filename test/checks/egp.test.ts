import fc from 'fast-check';
import { expect, test } from 'vitest';
import { egp } from '../../src/checks/egp/egp.js';
import { fillWords } from '../../src/model/words.js';
import { gridOf } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const HEAD = ['ลำดับที่', 'ชื่อรายการของงานที่ซื้อหรือจ้าง', 'วงเงินงบประมาณ (บาท)', 'เลขที่โครงการในระบบ e-GP'];
const GOOD = '67019123456';

/** A procurement table whose rows bear these numbers. */
const numbered = (...numbers: string[]) =>
  gridOf([HEAD, ...numbers.map((number, index) => [String(index + 1), `จ้างงานที่ ${index + 1}`, '100,000.00', number])]);

const one = (number: string) => ({ facts: { grids: [numbered(number)] } });

const headed = (heading: string, ...more: string[]) => ({
  facts: {
    grids: [
      gridOf([
        ['ลำดับที่', 'รายการ', heading, ...more],
        ['1', 'จ้าง', GOOD, ...more.map(() => '670114000123')],
      ]),
    ],
  },
});

testCheck(egp, {
  passes: {
    'the heading of open data': headed('รหัสโครงการ', 'เลขที่สัญญา'),
    'a heading without the name of the system': headed('เลขที่โครงการในระบบ', 'เลขคุมสัญญาในระบบ e-GP'),
    'a short heading': headed('เลขที่ e-GP', 'เลขที่สัญญาในระบบ e-GP'),
    'a heading with the number of digits': headed('เลขที่โครงการ (11 หลัก)'),
    'the other way round': headed('โครงการเลขที่', 'เลขคุมสัญญา e-GP'),
    'a heading in English': headed('Project ID', 'Contract No.'),
    'two numbers of which one is of the plan': headed('เลข e-GP', 'รหัสโครงการตามแผนพัฒนา'),
    'a heading that also names the contract': headed('เลขที่โครงการ/เลขคุมสัญญา'),
    'eleven digits in every row': { facts: { grids: [numbered(GOOD, '67029123457')] } },
    'Thai digits, spaces, line breaks and invisible characters do not matter': {
      facts: { grids: [numbered('๖๗๐๑๙๑๒๓๔๕๖', '6702 9123 457', '670391\n23458', '67049123459\u200b')] },
    },
    'a number that a spreadsheet stores counts as its full digits': {
      facts: { grids: [gridOf([HEAD, ['1', 'ก', '1', { text: '67019123456', number: 67019123456 }]])] },
    },
    'rows without a number are accepted where the checklist says so': {
      facts: { grids: [numbered(GOOD, '', '-')] },
      options: { allowMissing: true },
    },
    'another heading is named in the checklist': {
      facts: {
        grids: [
          gridOf([
            ['ที่', 'รายการ', 'เลขโปรเจกต์'],
            ['1', 'จ้าง', GOOD],
          ]),
        ],
      },
      options: { column: ['เลขโปรเจกต์'] },
    },
    'a work that is named after e-GP is no heading': {
      facts: { grids: [gridOf([HEAD, ['1', 'ค่าดูแลระบบ e-GP', '500', GOOD], ['2', 'จ้าง', '500', '67029123457']])] },
    },
    'a PDF beside the workbook repeats its numbers': {
      facts: {
        grids: [
          numbered(GOOD),
          { ...numbered(GOOD), at: { ...numbered(GOOD).at, url: 'https://town.example/o13.pdf' } },
        ],
      },
    },
    'a number of the year before the fiscal year': { ...one('66119123456'), options: { fiscalYear: 'Y-1' } },
    'enough rows in two tables together': {
      facts: { grids: [numbered(GOOD), numbered('67029123457')] },
      options: { minRows: 2 },
    },
  },
  fails: {
    'a number that the contract data do not have': {
      facts: { grids: [numbered(GOOD)] },
      options: { register: 'data.csv' },
      expect: ['unknown'],
      severity: 'warning',
    },
    'another price than the contract data have': {
      facts: {
        grids: [
          gridOf([
            ['ลำดับที่', 'รายการ', 'ราคาที่ตกลงซื้อหรือจ้าง', 'เลขที่โครงการ'],
            ['1', 'จ้าง', '5,000', GOOD],
          ]),
        ],
      },
      options: { register: ['data.csv'] },
      register: { entriesOf: () => [{ prices: [50_000], supplier: null }] },
      expect: ['register-mismatch'],
      severity: 'warning',
      where: { column: 'ราคาที่ตกลงซื้อหรือจ้าง', rowLabel: '1' },
    },
    'a number of ten digits, named by its ลำดับที่': {
      facts: { grids: [numbered(GOOD, '6701912345')] },
      expect: ['digits'],
      where: { rowLabel: '2', row: 3, column: 'เลขที่โครงการในระบบ e-GP', sheet: 'รายงาน', table: 1 },
      actual: '6701912345',
    },
    'a number that Excel rounded': { ...one('6.70191E+10'), expect: ['digits'], actual: '6.70191E+10' },
    'a tax number of thirteen digits': { ...one('0105536000315'), expect: ['digits'] },
    'a blank cell': { ...one(' '), expect: ['missing'], actual: ' ' },
    'a dash': { ...one('-'), expect: ['stated-none'], severity: 'warning' },
    ไม่มี: { ...one('ไม่มี'), expect: ['stated-none'] },
    'eleven digits with hyphens': { ...one('6701-9123-456'), expect: ['format'], severity: 'warning' },
    'a plan number with its letter': { ...one('P67019123456'), expect: ['format'] },
    'a thirteenth month': { ...one('67139123456'), expect: ['month'] },
    'a number of three years before': { ...one('64019123456'), options: { fiscalYear: 2567 }, expect: ['fiscal-year'] },
    'the same number twice': {
      facts: { grids: [numbered(GOOD, GOOD)] },
      expect: ['duplicate'],
      where: { rowLabel: '2' },
    },
    'too few rows': { ...one(GOOD), options: { minRows: 2 }, expect: ['too-few-rows'], actual: '1' },
    'only headings': { facts: { grids: [gridOf([HEAD])] }, options: { minRows: 1 }, expect: ['too-few-rows'] },
    'no column of e-GP numbers': {
      facts: {
        grids: [
          gridOf([
            ['ลำดับที่', 'งานที่จัดซื้อจัดจ้าง', 'ราคากลาง'],
            ['1', 'จ้าง', '500'],
          ]),
        ],
      },
      expect: ['column-not-found'],
    },
    'no table at all': { expect: ['column-not-found'] },
    'the contract control number, which is another': {
      ...headed('เลขคุมสัญญาในระบบ e-GP'),
      expect: ['column-not-found'],
    },
    'the number of the contract': { ...headed('เลขที่สัญญา (e-GP)'), expect: ['column-not-found'] },
    'what else the system knows': {
      ...headed('วันที่ประกาศในระบบ e-GP', 'วิธีจัดซื้อจัดจ้าง e-GP'),
      expect: ['column-not-found'],
    },
    'a merged cell only once': {
      facts: { grids: [gridOf([HEAD, ['1', 'ก', '1', '670191234'], ['2', 'ข', '1', '^']])] },
      expect: ['digits'],
      where: { rowLabel: '1' },
    },
    'a doubtful reading by OCR as a matter for a person': {
      facts: { grids: [gridOf([HEAD, ['1', 'ก', '1', { text: '6701912345', ocr: 'doubtful' }]])] },
      expect: ['digits'],
      severity: 'warning',
      review: true,
    },
    'what OCR has read twice with one result like any other': {
      facts: { grids: [gridOf([HEAD, ['1', 'ก', '1', { text: '6701912345', ocr: 'agreed' }]])] },
      expect: ['digits'],
      severity: 'error',
      review: false,
    },
    'a cell printed as crosses as a matter for a person': {
      facts: { grids: [gridOf([HEAD, ['1', 'ก', '1', { text: '####', unclear: true }]])] },
      expect: ['digits'],
      severity: 'warning',
      review: true,
    },
    'each bad cell by itself': {
      facts: { grids: [numbered('1', GOOD, '', '22')] },
      expect: ['digits', 'missing', 'digits'],
    },
  },
});

test('the sentence names the row, the digits and what is required', () => {
  const [finding] = runCheck(egp, { facts: { grids: [numbered('6701912345')] } });
  const said = fillWords(egp.meta.findings.digits, 'th', { ...finding!.data, where: 'ลำดับที่ 19' });
  expect(said).toBe('ลำดับที่ 19: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)');
  expect(finding!.expected).toBe('11 digits');
});

test('whatever stands between them, exactly eleven digits are never called another number of digits', () => {
  const digits = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9_999_999 }));
  fc.assert(
    fc.property(digits, fc.constantFrom(' ', '\u00a0', '\u200b', '\n', ''), fc.nat(11), ([month, running], gap, at) => {
      const number = `67${String(month).padStart(2, '0')}${String(running).padStart(7, '0')}`;
      const written = number.slice(0, at) + gap + number.slice(at);
      expect(runCheck(egp, { facts: { grids: [numbered(written)] } })).toEqual([]);
    }),
  );
});

test('a number of any other length is found in whichever row it stands, and only there', () => {
  const wrong = fc
    .string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 })
    .filter((text) => text.length !== 11);
  fc.assert(
    fc.property(wrong, fc.nat(30), fc.integer({ min: 1, max: 30 }), (number, place, total) => {
      const row = place % total;
      const numbers = Array.from({ length: total }, (_, index) => `6701${String(index).padStart(7, '0')}`);
      numbers[row] = number;
      const found = runCheck(egp, { facts: { grids: [numbered(...numbers)] } });
      expect(found.map((finding) => [finding.code, finding.at?.rowLabel])).toEqual([['egp/digits', String(row + 1)]]);
    }),
  );
});
