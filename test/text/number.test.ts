import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStatedNone, readNumber } from '../../src/text/patterns/number.js';

test.each([
  ['1,234.56', 1234.56],
  ['๑,๒๓๔.๕๐ บาท', 1234.5],
  ['1234บาทถ้วน', 1234],
  ['12,000.-', 12000],
  ['12,000.- บาท', 12000],
  ['(500)', -500],
  ['(1,500.25 บาท)', -1500.25],
  ['-42', -42],
  ['−42', -42],
  ['฿1,000', 1000],
  ['3 ครั้ง', 3],
  ['๐', 0],
  ['1.5E+3', 1500],
  ['80%', 80],
  ['  7\u00A0', 7],
])('%s is %d', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each(['-', 'ไม่มี', '', ' ', 'สิบ', '1,23', '1,2345', '1.2.3', '30/09/2568', '12 34', '####', 'e5', '1e999'])(
  '%j is no number',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);

test.each(['-', '–', '—', '- -', 'ไม่มี', 'ไม่ มี', 'ไม่มีเลข', 'ไม่มีการจัดซื้อจัดจ้าง', 'N/A', 'n/a', 'none'])(
  '%s states that there is none',
  (text) => {
    expect(isStatedNone(text)).toBe(true);
  },
);

test.each(['', ' ', '0', '-5', 'มี', '67019123456', '....'])('%j does not', (text) => {
  expect(isStatedNone(text)).toBe(false);
});

test.each([
  ['ร้อยละ 67.5', 67.5],
  ['67.50 %', 67.5],
  ['๑๐๐', 100],
])('%s is the number %d, without its per cent', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test('any amount reads back as written with separators', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (satang) => {
      const value = satang / 100;
      expect(readNumber(`${value.toLocaleString('en-US', { minimumFractionDigits: 2 })} บาท`)).toBe(value);
    }),
  );
});
