import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodeReader } from '../../src/init/recognise/item-code.js';

const ids = Array.from({ length: 28 }, (_, index) => `O${index + 1}`);
const codes = createCodeReader(ids);
const read = (text: string): string[] => codes.inText(text).flatMap((mention) => mention.ids);

describe('item codes in text', () => {
  it.each([
    'O11',
    'o11',
    'O 11',
    'O11.',
    'O11-สถิติ',
    'O.11',
    'OIT11',
    'OIT 11',
    'ITA011',
    'ITA-o11',
    '011',
    '๐๑๑',
    'O๑๑',
    'ข้อO11',
    'ข้อ O11 ข้อมูลสถิติ',
    '011 ข้อมูลสถิติการให้บริการ',
  ])('are read in the form %s', (text) => {
    expect(read(text)).toEqual(['O11']);
  });

  it('are read as a range', () => {
    expect(read('019-022 สถิติ')).toEqual(['O19', 'O20', 'O21', 'O22']);
    expect(read('O17 - O18 ร้องเรียน')).toEqual(['O17', 'O18']);
  });

  it.each([
    'O29',
    'O35',
    '045-711111',
    'โทร. 023-456-7890',
    'ITA 2568',
    'OIT68',
    'No. 5',
    'CO2',
    'MOIT 11',
    'ปี 2568',
    '2011',
  ])('are none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('are read whatever separators and leading zeros they are written with', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom('O', 'o', 'OIT', 'oit', 'ITA'),
        fc.constantFrom('', ' ', '.', '-', '_'),
        fc.constantFrom('', '0'),
        (number, letters, separator, zero) => {
          expect(read(`${letters}${separator}${zero}${number} เรื่อง`)).toEqual([`O${number}`]);
        },
      ),
    );
  });

  it('are taken out of a label', () => {
    expect(codes.without('O11 ข้อมูลสถิติ').trim()).toBe('ข้อมูลสถิติ');
    expect(codes.without('๐๑๑ ข้อมูลสถิติ').trim()).toBe('ข้อมูลสถิติ');
  });
});

describe('item codes in addresses', () => {
  it.each([
    ['https://town.test/ita2568/O12/10.xlsx', ['O12']],
    ['https://town.test/files/o13-report-2567.pdf', ['O13']],
    ['https://town.test/ITA-o5.pdf', ['O5']],
    ['https://town.test/files/o99.pdf', []],
    ['https://town.test/photo10.jpg', []],
  ])('%s', (url, expected) => {
    expect(codes.inAddress(url)).toEqual(expected);
  });
});

it('another list has its own letters', () => {
  const assets = createCodeReader(['SA1', 'SA2']);
  expect(assets.inText('SA1 คู่มือ').flatMap((mention) => mention.ids)).toEqual(['SA1']);
  expect(assets.inText('O1 คู่มือ')).toEqual([]);
});
