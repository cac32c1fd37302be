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
    'no part of the year at all': {
      facts: { grids: [gridOf([['งาน', 'จำนวน']])] },
      options: { periods: 'any' },
      expect: ['period-missing'],
    },
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

it.each([
  ['twelve months', SHORT, 0],
  ['the first six months', MONTHS.slice(0, 6), 0],
  ['five of the first six', MONTHS.slice(0, 5), 1],
  ['six months of both halves', MONTHS.slice(3, 9), 6],
  ['four quarters', ['ไตรมาส 1', 'ไตรมาส 2', 'ไตรมาส 3', 'ไตรมาส 4'], 0],
  ['the first two quarters', ['ไตรมาส 1', 'ไตรมาส 2'], 0],
  ['the second quarter alone', ['ไตรมาส 2'], 1],
  ['a report of six months', ['สถิติการให้บริการ รอบ 6 เดือน'], 0],
  ['nothing', ['ทะเบียน'], 1],
  ['six months and a letter of the seventh', [...MONTHS.slice(0, 6), 'หนังสือชี้แจง ลงวันที่ 28 เมษายน 2568'], 0],
  ['seven months', MONTHS.slice(0, 7), 5],
] as const)('in whichever parts: %s', (_, said, missing) => {
  expect(missingPeriods('any', said)).toHaveLength(missing);
});

testCheck(table, {
  passes: {
    'channels as rows': {
      facts: {
        grids: [
          gridOf([
            ['งาน', 'ช่องทาง', 'จำนวน'],
            ['ภาษี', 'มาด้วยตนเอง', '3'],
            ['ภาษี', 'ออนไลน์', '0'],
          ]),
        ],
      },
      options: { columns: [{ name: 'ด้วยตนเอง' }, { name: 'ออนไลน์' }], spread: true },
    },
    'each in a table of its own': {
      facts: {
        grids: [
          gridOf([
            ['งาน', 'ด้วยตนเอง'],
            ['ภาษี', '3'],
          ]),
          gridOf([
            ['งาน', 'ออนไลน์'],
            ['ภาษี', '0'],
          ]),
        ],
      },
      options: { columns: [{ name: 'ด้วยตนเอง' }, { name: 'ออนไลน์' }], spread: true },
    },
  },
  fails: {
    'one of them nowhere': {
      facts: {
        grids: [
          gridOf([
            ['งาน', 'ด้วยตนเอง'],
            ['ภาษี', '3'],
          ]),
        ],
      },
      options: { columns: [{ name: 'ด้วยตนเอง' }, { name: 'ออนไลน์' }], spread: true },
      expect: ['column-missing'],
    },
  },
});
