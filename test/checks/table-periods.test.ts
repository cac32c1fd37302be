import { expect, it } from 'vitest';
import { missingPeriods } from '../../src/checks/table/periods.js';
import { table } from '../../src/checks/table/table.js';
import { exchangeOf, gridOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

const MONTHS = 'ตุลาคม พฤศจิกายน ธันวาคม มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน'.split(' ');
const SHORT = 'ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย.'.split(' ');
const files = (names: readonly string[]) => ({
  exchanges: names.map((name) => ({
    exchange: exchangeOf({ url: `https://town.example/files/${encodeURIComponent(name)}` }),
    foundOn: null,
    label: null,
  })),
  grids: [
    gridOf([
      ['งาน', 'ราคา'],
      ['จ้าง', '1'],
    ]),
  ],
});

testCheck(table, {
  passes: {
    'twelve columns in short': { facts: { grids: [gridOf([['งาน', ...SHORT]])] }, options: { periods: 'months' } },
    'twelve files': { facts: files(MONTHS.map((month) => `สขร1-${month}-2567.pdf`)), options: { periods: 'months' } },
    'four quarters': {
      facts: { grids: [gridOf([['ไตรมาสที่ 1', 'ไตรมาส 2', 'ไตรมาสที่ ๓', 'Q4']])] },
      options: { periods: 'quarters' },
    },
  },
  fails: {
    'a month that no file is of': {
      facts: files(MONTHS.slice(1).map((month) => `สขร1-${month}.pdf`)),
      options: { periods: 'months' },
      expect: ['period-missing'],
    },
    'a label of the checklist': {
      facts: { grids: [gridOf([['รอบเช้า']])] },
      options: { periods: ['รอบเช้า', 'รอบบ่าย'] },
      expect: ['period-missing'],
    },
  },
});

it('tells months apart whose short forms end alike', () => {
  expect(missingPeriods('months', ['มี.ค. 68', 'พ.ย. 67'])).toHaveLength(10);
  expect(missingPeriods('quarters', ['ไตรมาสที่ 12'])).toHaveLength(4);
});
