import { describe, expect, test } from 'vitest';
import { decodeHtml, decodeText, statedCharset } from '../../src/text/charset.js';
import { bytes, tis620 } from '../extract/hints.js';

const THAI = 'เทศบาลตำบลสำราญ รายงานสรุปผลการจัดซื้อจัดจ้าง';
const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body>${THAI}</body></html>`;
const utf16 = (text: string, isBig: boolean) => {
  const pairs = [...text].map((sign) => sign.charCodeAt(0));
  return Uint8Array.from(pairs.flatMap((code) => (isBig ? [code >> 8, code & 255] : [code & 255, code >> 8])));
};

describe('a page is decoded', () => {
  test.each([
    ['windows-874 by its header', tis620(page('x')), 'text/html; charset=windows-874'],
    ['TIS-620 by its header', tis620(page('x')), 'text/html; charset=TIS-620'],
    ['ISO-8859-11 by its header', tis620(page('x')), 'text/html; charset=iso-8859-11'],
    ['windows-874 by its meta element', tis620(page('tis-620')), 'text/html'],
    ['windows-874 that declares nothing', tis620(THAI), null],
    ['windows-874 that says UTF-8', tis620(page('utf-8')), 'text/html; charset=utf-8'],
    ['windows-874 that says ISO-8859-1', tis620(page('iso-8859-1')), 'text/html'],
    ['UTF-8 that says TIS-620', bytes(page('tis-620')), 'text/html; charset=tis-620'],
    ['UTF-8 that declares nothing', bytes(THAI), null],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${THAI}`), 'text/html; charset=tis-620'],
    ['UTF-16 with a byte order mark', utf16(`\uFEFF${THAI}`, false), null],
    ['UTF-16 big endian without one', utf16(page('utf-16'), true), null],
    ['UTF-16 without one, with a line that is drawn of signs', utf16(`${page('utf-16')} ───`, false), null],
  ])('from %s', (_, body, contentType) => {
    expect(decodeHtml(body, contentType).text).toContain(THAI);
  });

  test('from UTF-8 whose letters were cut in the middle here and there', () => {
    const cut = new Uint8Array([...bytes(THAI), 0xe0, 0xb8, 0x20, ...bytes(THAI)]);
    expect(decodeHtml(cut, 'text/html').text.match(new RegExp(THAI, 'g'))).toHaveLength(2);
  });

  test('from the charset that is declared, when it is neither UTF-8 nor Thai', () => {
    expect(decodeHtml(Uint8Array.from([0x63, 0x61, 0x66, 0xe9]), 'text/html; charset=iso-8859-1').text).toBe('café');
  });

  // In one piece TextDecoder of Node.js 20.18.3 to 24 makes control characters of them.
  test('from windows-1252 with the dashes and quotation marks of Windows', () => {
    const body = Buffer.from('\x93caf\xe9\x94 2024\x962025 \x80 5\x85', 'latin1');
    expect(decodeHtml(body, 'text/html; charset=windows-1252').text).toBe('“café” 2024–2025 € 5…');
    expect(decodeText(body, 'text/plain; charset=latin1').text).toBe('“café” 2024–2025 € 5…');
  });

  test('from windows-874 that is declared, where all its Thai is UTF-8 of other letters by chance', () => {
    const short = (charset: string) => `<meta charset="${charset}"><a href="a.pdf">แผน</a>`;
    expect(decodeHtml(tis620(short('tis-620')), 'text/html').text).toContain('แผน');
    expect(decodeHtml(tis620(short('x')), 'text/html; charset=windows-874').text).toContain('แผน');
    expect(decodeHtml(bytes(short('tis-620')), 'text/html').text).toContain('แผน');
    expect(decodeHtml(bytes('café – 5 ° ▶ 🏠'), 'text/html; charset=windows-874').text).toBe('café – 5 ° ▶ 🏠');
  });

  test('whatever label is declared', () => {
    expect(decodeText(bytes('ก'), 'text/plain; charset=no-such-thing').text).toBe('ก');
  });
});

/** As Chromium shows such pages. */
describe('browsers take a page for', () => {
  test.each([
    ['what its header says', tis620(page('tis-620')), 'text/html; charset=utf-8', 'utf-8'],
    [
      'what its header says, in spite of its meta element',
      bytes(page('utf-8')),
      'text/html; charset=TIS-620',
      'windows-874',
    ],
    ['what its meta element says', tis620(page('utf-8')), 'text/html', 'utf-8'],
    [
      'what its meta element says where the header names no charset that they know',
      bytes(page('utf-8')),
      'text/html; charset=thai8',
      'utf-8',
    ],
    ['what its byte order mark says', bytes(`\uFEFF${THAI}`), 'text/html; charset=tis-620', 'utf-8'],
    ['UTF-8 where a meta element that they can read says UTF-16', bytes(page('utf-16')), 'text/html', 'utf-8'],
    ['what they guess', bytes(THAI), 'text/html', null],
  ])('%s', (_, body, contentType, charset) => {
    expect(statedCharset(body, contentType)).toBe(charset);
  });
});

test('UTF-16 is stated by a header, and not by a meta element, which could not be read in it', () => {
  const page = Buffer.from('<title>แผนพัฒนา</title>', 'utf16le');
  expect(statedCharset(page, 'text/html; charset=utf-16le')).toBe('utf-16le');
  expect(statedCharset(Buffer.from('<meta charset="utf-16le"><title>แผน</title>'), 'text/html')).toBe('utf-8');
});
