import { expect, test } from 'vitest';
import { repairMojibake } from '../../src/text/thai/normalize.js';

const THAI = 'รายงานผลการจัดซื้อจัดจ้าง ปี 2568';
const utf8 = new TextEncoder().encode(THAI);
/** TIS-620 places the Thai block from 0xA1 on. */
const cp874 = Array.from(THAI, (c) => (c >= 'ก' ? c.charCodeAt(0) - 0x0e00 + 0xa0 : c.charCodeAt(0)));
const latin1 = (bytes: Iterable<number>): string => String.fromCharCode(...bytes);

test('UTF-8 decoded as Latin-1 is put right', () => {
  expect(repairMojibake(latin1(utf8))).toBe(THAI);
});

test('UTF-8 decoded as Windows-1252 is put right', () => {
  expect(repairMojibake(new TextDecoder('windows-1252').decode(utf8))).toBe(THAI);
});

test('windows-874 decoded as Latin-1 is put right', () => {
  expect(repairMojibake(latin1(cp874))).toBe(THAI);
});

test('a broken file name among sound Thai is put right', () => {
  expect(repairMojibake(`ไฟล์ ${latin1(new TextEncoder().encode('รายงาน'))}.pdf`)).toBe('ไฟล์ รายงาน.pdf');
});

test.each(['café résumé à la carte', 'Ünïcödé', THAI, 'plain', '', '© 2025 – “quoted” €5', 'Ångström ÅÄÖ åäö'])(
  '%s stays as it is',
  (text) => {
    expect(repairMojibake(text)).toBe(text);
  },
);
