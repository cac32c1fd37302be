import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, bangkokDay, daysBetween, isDay } from '../../src/text/dates/calendar.js';

describe('bangkokDay', () => {
  test.each([
    ['2025-09-30T16:59:59Z', '2025-09-30'],
    ['2025-09-30T17:00:00Z', '2025-10-01'],
    ['2025-09-30T23:30:00+07:00', '2025-09-30'],
    ['2025-10-01T00:00:00+07:00', '2025-10-01'],
    ['2025-09-30', '2025-09-30'],
    ['2025-09-30T23:59:00', '2025-09-30'],
    ['1969-12-31T20:00:00Z', '1970-01-01'],
  ])('%s is %s in Bangkok', (instant, day) => {
    expect(bangkokDay(instant)).toBe(day);
  });

  test('what is no instant is refused', () => {
    expect(() => bangkokDay('soon')).toThrow(RangeError);
  });
});

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2025-04-31', false],
  ['2025-13-01', false],
  ['2025-00-10', false],
  ['2025-1-1', false],
  ['2025-09-30T00:00', false],
])('isDay(%s) is %s', (day, expected) => {
  expect(isDay(day)).toBe(expected);
});

test('days are added over months and years', () => {
  expect(addDays('2025-10-17', 15)).toBe('2025-11-01');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
  expect(() => addDays('2025-02-30', 1)).toThrow(RangeError);
});

test('adding and counting days are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: -100_000, max: 100_000 }), (start, n) => {
      const day = addDays('0500-01-01', start % 2_000_000);
      expect(daysBetween(day, addDays(day, n))).toBe(n);
    }),
  );
});
