import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateCell, isDateFormat, numberCell, numberText } from '../../src/extract/grid/cell-value.js';

describe('a stored number', () => {
  test.each([
    [67019100000, '67019100000'],
    [6.70191e10, '67019100000'],
    [0.1 + 0.2, '0.3'],
    [1234567.5, '1234567.5'],
    [-12, '-12'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  test('of eleven digits keeps all of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000_000_000, max: 99_999_999_999 }),
        (value) => numberText(value) === String(value),
      ),
    );
  });

  test('under a format of zeros keeps the zeros in front', () => {
    expect(numberCell(1234, '00000')).toEqual({ text: '01234', number: 1234 });
    expect(numberCell(1234, '#,##0.00')).toEqual({ text: '1234', number: 1234 });
  });
});

describe('a stored date', () => {
  test.each([
    [45388, false, { text: '2024-04-06', number: 45388, date: '2024-04-06' }],
    [45388.5625, false, { text: '2024-04-06 13:30', number: 45388.5625, date: '2024-04-06' }],
    [43926, true, { text: '2024-04-06', number: 43926, date: '2024-04-06' }],
    [0.375, false, { text: '09:00', number: 0.375 }],
  ])('%d is the day, whatever it shows', (serial, uses1904, cell) => expect(dateCell(serial, uses1904)).toEqual(cell));

  test('whose year is of the Buddhist era is put right', () => {
    const serial = (Date.UTC(2567, 3, 6) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(dateCell(serial, false)?.date).toBe('2024-04-06');
  });
});

test.each([
  ['d mmm yyyy', true],
  ['[$-41E]d mmmm yyyy;@', true],
  ['[$-D07041E]d mmm bb', true],
  ['h:mm', true],
  ['ว/ดด/ปปปป', true],
  ['General', false],
  ['#,##0.00', false],
  ['0.00E+00', false],
  ['#,##0 "เดือน"', false],
  ['[Red]0', false],
])('the format %s shows a date: %s', (format, isDate) => expect(isDateFormat(format)).toBe(isDate));
