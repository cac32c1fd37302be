import { describe, expect, test } from 'vitest';
import { contentLengthOf, encodingsOf, httpDate, locationOf, sentFileName } from '../../src/fetch/headers.js';

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

describe('sentFileName', () => {
  const cases: Record<string, [header: string, wanted: string | null]> = {
    plain: ['attachment; filename=o13.xlsx', 'o13.xlsx'],
    'quoted, with an escaped quote': ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    'RFC 5987 comes first': [`attachment; filename="x.pdf"; filename*=UTF-8''%E0%B8%81.pdf`, 'ก.pdf'],
    'RFC 5987 in windows-874': [`attachment; filename*=windows-874''%A1.pdf`, 'ก.pdf'],
    'raw UTF-8': [`attachment; filename="${latin1('แผน.pdf')}"`, 'แผน.pdf'],
    'raw windows-874': ['attachment; filename="\xa1\xd2.pdf"', 'กา.pdf'],
    'percent escapes without their syntax': ['attachment; filename="%E0%B8%81.pdf"', 'ก.pdf'],
    'a percent sign that means itself': ['attachment; filename="100%.pdf"', '100%.pdf'],
    'a word of RFC 2047': [
      `attachment; filename="=?UTF-8?B?${Buffer.from('แผน.pdf').toString('base64')}?="`,
      'แผน.pdf',
    ],
    'a whole path': ['attachment; filename="C:\\\\temp\\\\a.pdf"', 'a.pdf'],
    none: ['inline', null],
    empty: ['attachment; filename=""', null],
  };
  for (const [name, [header, wanted]] of Object.entries(cases)) {
    test(name, () => expect(sentFileName({ 'content-disposition': header })).toBe(wanted));
  }
});

test('HTTP dates are read, also of the Buddhist era, and anything else is none', () => {
  expect(httpDate('Wed, 02 Oct 2024 03:04:05 GMT')).toBe('2024-10-02T03:04:05.000Z');
  expect(httpDate('Wed, 02 Oct 2567 03:04:05 GMT')).toBe('2024-10-02T03:04:05.000Z');
  expect(httpDate('Wednesday, 02-Oct-24 03:04:05 GMT')).toBe('2024-10-02T03:04:05.000Z');
  expect(httpDate('yesterday')).toBeNull();
  expect(httpDate('2024')).toBeNull();
  expect(httpDate(null)).toBeNull();
});

test('codings are listed in their order, without those that mean nothing', () => {
  expect(encodingsOf({ 'content-encoding': 'X-GZIP, br' })).toEqual(['gzip', 'br']);
  expect(encodingsOf({ 'content-encoding': ['GZIP', 'deflate'] })).toEqual(['gzip', 'deflate']);
  // Chromium undoes nothing where it does not know a name of the list.
  for (const list of ['identity, gzip', 'gzip, identity', 'gzip, utf-8', 'gzip,', 'none', '', 'x-deflate', 'x-br'])
    expect(encodingsOf({ 'content-encoding': list })).toEqual([]);
  expect(encodingsOf({})).toEqual([]);
});

test('a length is a number or none', () => {
  expect(contentLengthOf({ 'content-length': '12' })).toBe(12);
  expect(contentLengthOf({ 'content-length': '12, 12' })).toBeNull();
  expect(contentLengthOf({})).toBeNull();
});

test('a Location is read as UTF-8, and byte by byte when it is none', () => {
  expect(locationOf({ location: Buffer.from('/ก').toString('latin1') })).toBe('/ก');
  expect(locationOf({ location: '/\xa1\xd2' })).toBe('/%A1%D2');
  expect(locationOf({ location: '/plain' })).toBe('/plain');
  expect(locationOf({})).toBeNull();
});
