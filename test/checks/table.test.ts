import { describe, expect, test } from 'vitest';
import { holds, parseRule } from '../../src/checks/table/rule.js';
import { table } from '../../src/checks/table/table.js';
import { gridOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const STATS = [
  { name: 'Walk-in', type: 'number' as const, required: true },
  { name: 'E-Service', type: 'number' as const, required: true },
];
const statistics = (...rows: string[][]) => ({
  grids: [gridOf([['เดือน', 'จำนวน Walk-in (ราย)', 'E-Service'], ...rows])],
});
const LOANS = [
  { name: 'วันที่อนุมัติ', type: 'date' as const },
  { name: 'วันที่ยืม', type: 'date' as const },
  { name: 'ผู้อนุมัติ', required: true },
];
const loans = (approved: string, borrowed: string, by = 'นายสมมติ') => ({
  grids: [
    gridOf([
      ['ลำดับ', 'วันที่อนุมัติ', 'วันที่ยืม', 'ผู้อนุมัติ'],
      ['1', approved, borrowed, by],
    ]),
  ],
});
const PRICES = [
  { name: 'ราคา', type: 'number' as const },
  { name: 'งบประมาณ', type: 'number' as const },
];
const prices = (price: string, budget: string) => ({
  grids: [
    gridOf([
      ['ราคา', 'งบประมาณ'],
      [price, budget],
    ]),
  ],
});

testCheck(table, {
  passes: {
    'both channels, zero and ไม่มี written out': {
      facts: statistics(['ตุลาคม', '๑๒', '0'], ['พฤศจิกายน', '1,204 ราย', 'ไม่มี']),
      options: { columns: STATS, minRows: 2, rows: ['ตุลาคม', 'พฤศจิกายน'] },
    },
    'a total row need not be filled in': {
      facts: statistics(['ตุลาคม', '12', '0'], ['รวม', '12', '']),
      options: { columns: STATS, rows: ['รวม'] },
    },
    'alternatives of a heading': {
      facts: {
        grids: [
          gridOf([
            ['งาน', 'ณ จุดบริการ', 'ออนไลน์'],
            ['ภาษี', '1', '2'],
          ]),
        ],
      },
      options: {
        columns: [
          { name: 'Walk-in', match: ['ณ จุดบริการ'] },
          { name: 'E-Service', match: 'ออนไลน์' },
        ],
      },
    },
    'an approval on the day of the loan, in different forms': {
      facts: loans('๓ มีนาคม ๒๕๖๘', '03/03/2568'),
      options: { columns: LOANS, rules: ['วันที่อนุมัติ <= วันที่ยืม'] },
    },
    'a day that a spreadsheet stores': {
      facts: {
        grids: [
          gridOf([
            ['วันที่อนุมัติ', 'วันที่ยืม', 'ผู้อนุมัติ'],
            [{ text: '3/3/25', date: '2025-03-03' }, { text: '4/3/25', date: '2025-03-04' }, 'ก'],
          ]),
        ],
      },
      options: { columns: LOANS, rules: ['วันที่อนุมัติ < วันที่ยืม'] },
    },
    'a rule over a cell that states nothing says nothing': {
      facts: prices('-', '500'),
      options: { columns: PRICES, rules: ['ราคา <= งบประมาณ'] },
    },
    'a plan beside the table of progress, where the plan is whole': {
      facts: {
        grids: [
          gridOf([
            ['โครงการ', 'งบประมาณ', 'ผู้รับผิดชอบ', 'ระยะเวลา'],
            ['ก', '5', 'กองช่าง', 'ต.ค.'],
          ]),
          gridOf([
            ['โครงการ', 'งบประมาณที่ใช้', 'สถานะ'],
            ['ก', '5', 'เสร็จ'],
          ]),
        ],
      },
      options: { columns: ['โครงการ', 'งบประมาณ', 'ผู้รับผิดชอบ', 'ระยะเวลา'].map((name) => ({ name, required: true })) },
    },
    'e-GP numbers as a kind of column': {
      facts: {
        grids: [
          gridOf([
            ['รายการ', 'เลข'],
            ['ก', '67019123456'],
            ['ข', 'ไม่มี'],
          ]),
        ],
      },
      options: { columns: [{ name: 'เลข', type: 'egp' }] },
    },
  },
  fails: {
    // Further cases stand in table-periods.test.ts.
    'a part of the year that nothing is of': {
      facts: { grids: [gridOf([['ครึ่งปีแรก']])] },
      options: { periods: 'half' },
      expect: ['period-missing'],
    },
    'no table at all': { options: { columns: STATS }, expect: ['not-found'] },
    'a table with less than half of the columns': {
      facts: {
        grids: [
          gridOf([
            ['เดือน', 'จำนวน'],
            ['ต.ค.', '5'],
          ]),
        ],
      },
      options: { columns: STATS },
      expect: ['not-found'],
    },
    'a table with half of the columns': {
      facts: {
        grids: [
          gridOf([
            ['เดือน', 'Walk-in'],
            ['ต.ค.', '5'],
          ]),
        ],
      },
      options: { columns: STATS },
      expect: ['column-missing'],
      where: { table: 1, row: null },
    },
    'a required cell left blank': {
      facts: statistics(['ตุลาคม', '12', '']),
      options: { columns: STATS },
      expect: ['cell-empty'],
      where: { row: 2, column: 'E-Service' },
      actual: '',
    },
    'a row of which only the name is filled in': {
      facts: statistics(['ตุลาคม', '12', '0'], ['พฤศจิกายน', '', '']),
      options: { columns: STATS },
      expect: ['cell-empty', 'cell-empty'],
    },
    'words where a number belongs': {
      facts: statistics(['ตุลาคม', 'หลายราย', '0']),
      options: { columns: STATS },
      expect: ['cell-invalid'],
      actual: 'หลายราย',
    },
    'a day that does not exist': {
      facts: loans('31/02/2568', '3 มีนาคม 2568'),
      options: { columns: LOANS },
      expect: ['cell-invalid'],
    },
    'ten digits where an e-GP number belongs': {
      facts: {
        grids: [
          gridOf([
            ['รายการ', 'เลข'],
            ['ก', '6701912345'],
          ]),
        ],
      },
      options: { columns: [{ name: 'เลข', type: 'egp' }] },
      expect: ['cell-invalid'],
    },
    'too few rows': {
      facts: statistics(['ตุลาคม', '1', '2']),
      options: { columns: STATS, minRows: 6 },
      expect: ['too-few-rows'],
    },
    'a month that is missing': {
      facts: statistics(['ตุลาคม', '1', '2']),
      options: { columns: STATS, rows: ['ตุลาคม', 'มีนาคม'] },
      expect: ['row-missing'],
    },
    'an approval after the loan': {
      facts: loans('5 มี.ค. 68', '3 มี.ค. 68'),
      options: { columns: LOANS, rules: ['วันที่อนุมัติ <= วันที่ยืม'] },
      expect: ['rule'],
      where: { rowLabel: '1', column: 'วันที่อนุมัติ' },
      actual: '5 มี.ค. 68 <= 3 มี.ค. 68',
    },
    'a price above the budget': {
      facts: prices('500,000.50', '500,000'),
      options: { columns: PRICES, rules: ['ราคา <= งบประมาณ'] },
      expect: ['rule'],
    },
    'an approver left blank': {
      facts: loans('1/3/68', '3/3/68', ''),
      options: { columns: LOANS },
      expect: ['cell-empty'],
    },
    'one sheet of several that lacks little': {
      facts: {
        grids: [
          gridOf([
            ['ก1', 'ข1', 'ค1', 'ง1'],
            ['1', '1', '1', 'x'],
          ]),
          gridOf(
            [
              ['ก1', 'ข1', 'ค1', 'จ1'],
              ['1', '1', '1', 'x'],
            ],
            { sheet: 'พ.ย.' },
          ),
        ],
      },
      options: { columns: ['ก1', 'ข1', 'ค1', 'ง1'].map((name) => ({ name })) },
      expect: ['column-missing'],
      where: { sheet: 'พ.ย.' },
    },
    'a blank read by OCR as a matter for a person': {
      facts: {
        grids: [
          gridOf([
            ['เดือน', 'Walk-in', 'E-Service'],
            ['ต.ค.', '5', { text: '', ocr: 'doubtful' }],
          ]),
        ],
      },
      options: { columns: STATS },
      expect: ['cell-empty'],
      severity: 'warning',
      review: true,
    },
  },
});

describe('rules', () => {
  const compare = (source: string, left: string, right: string) =>
    holds(parseRule(source)!, { text: left }, { text: right });

  test.each([
    ['a <= b', '1', '1', true],
    ['a < b', '1', '1', false],
    ['a = b', '๑,๐๐๐', '1000.00', true],
    ['a >= b', '2', '10', false],
    ['a > b', '(500)', '0', false],
    ['a ≤ b', '30 ก.ย. 67', '1/10/2567', true],
    ['a <= b', 'ตุลาคม 2567', '15 ตุลาคม 2567', true],
    ['a <= b', 'พฤศจิกายน 2567', '15 ตุลาคม 2567', false],
    ['a <= b', 'ไม่มี', '5', null],
  ] as const)('%s of %s and %s', (source, left, right, expected) =>
    expect(compare(source, left, right)).toBe(expected),
  );

  test.each(['a', 'a <= ', '<= b', 'a <= b <= c', 'a ! b'])('%s is none', (source) =>
    expect(parseRule(source)).toBeNull(),
  );

  test('about a column that the table is not asked for are refused', () => {
    const parsed = table.meta.options.safeParse({ columns: [{ name: 'a' }], rules: ['a <= b'] });
    expect(parsed.error?.issues.map((issue) => [issue.path, issue.message])).toEqual([
      [['rules', 0], 'unknown-column'],
    ]);
  });
});
