import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formattedCell, numberText, readNumberFormat } from '../../src/extract/grid/cell-value.js';

const cellIn = (value: number, format: string, uses1904 = false) =>
  formattedCell(value, readNumberFormat(format), uses1904);

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
    expect(cellIn(1234, '00000')).toEqual({ text: '01234', number: 1234 });
    expect(cellIn(1234, '#,##0.00')).toEqual({ text: '1234', number: 1234 });
  });
});

describe('a stored date', () => {
  test.each([
    [45388, false, { text: '2024-04-06', number: 45388, date: '2024-04-06' }],
    [45388.5625, false, { text: '2024-04-06 13:30', number: 45388.5625, date: '2024-04-06' }],
    [43926, true, { text: '2024-04-06', number: 43926, date: '2024-04-06' }],
    [0.375, false, { text: '09:00', number: 0.375 }],
  ])('%d is the day, whatever it shows', (serial, uses1904, cell) =>
    expect(cellIn(serial, 'd/m/yyyy h:mm', uses1904)).toEqual(cell),
  );

  test('whose year is of the Buddhist era is put right', () => {
    const serial = (Date.UTC(2567, 3, 6) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(cellIn(serial, 'd/m/yyyy').date).toBe('2024-04-06');
  });
});

describe('a stored time', () => {
  test.each([
    ['of the day, also at midnight', 0, 'h:mm', '00:00'],
    ['of the day, in Thai letters', 0.6875, 'ช:นน "น."', '16:30'],
    ['of the day without the day that the format leaves out', 45388.5625, '[$-41E]h:mm AM/PM;@', '13:30'],
    ['in minutes that have begun', 0.387453703703704, 'hh:mm', '09:17'],
    ['in spite of noise in its last digit', 0.374999999999, 'hh:mm', '09:00'],
    ['that went by, over a day of it too', 1.5, '[h]:mm', '36:00'],
    ['that went by, in Thai letters', 4.2708333333, '[ชช]:นน', '102:30'],
    ['that went by, a minute before the day is full', 0.99999, '[hh]:mm:ss', '23:59'],
  ])('%s', (_, serial, format, text) => expect(cellIn(serial, format)).toEqual({ text, number: serial }));

  test('of a date is that of the day, and carries over to the next', () => {
    expect(cellIn(45388.3874537, 'd/m/yyyy h:mm').text).toBe('2024-04-06 09:17');
    expect(cellIn(45388.9999999, 'd/m/yyyy h:mm').text).toBe('2024-04-07');
    expect(cellIn(0, 'd/m/yyyy')).toEqual({ text: '0', number: 0 });
    expect(cellIn(-1, 'h:mm')).toEqual({ text: '-1', number: -1 });
  });
});

test.each([
  ['d mmm yyyy', true],
  ['[$-41E]d mmmm yyyy;@', true],
  ['[$-D07041E]d mmm bb', true],
  ['h:mm', true],
  ['ว/ดด/ปปปป', true],
  ['[ช]:นน', true],
  ['General', false],
  ['#,##0.00', false],
  ['0.00E+00', false],
  ['#,##0 "เดือน"', false],
  ['[Red]0', false],
])('the format %s shows a date: %s', (format, isDate) => expect(readNumberFormat(format).date !== null).toBe(isDate));

test.each([
  ['bbbb', '2567'],
  ['[$-D00041E]BB;@', '67'],
])('the format %s shows of a day the year of the Buddhist era: %s', (format, text) =>
  expect(cellIn(45388.5, format)).toEqual({ text, number: 45388.5 }),
);
