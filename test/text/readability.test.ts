import { describe, expect, test } from 'vitest';
import { hasUnreadWords, isLatinJunk, isReadable } from '../../src/text/thai/readability.js';

describe('isReadable', () => {
  test.each([
    ['Thai prose', 'รายงานสรุปผลการจัดซื้อจัดจ้างประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ที่ได้ดำเนินการแล้ว'],
    ['shifted glyphs of old fonts, which can be put right', 'ท\uF70Aี ป\uF702 ผ\uF70B'.repeat(20)],
    ['marks before their vowels', 'ท่ี ประเมนิ คูม่ อื'.repeat(10)],
    ['bullets of a symbol font', `${'\uF0B7 ขั้นตอนการให้บริการ '.repeat(10)}`],
    ['nothing at all', ''],
    ['one stray mark', 'ตาราง ์ 1'],
  ])('%s is readable', (_, text) => {
    expect(isReadable(text)).toBe(true);
  });

  test.each([
    ['private-use glyphs of budget print-outs', '􀄑งินเดือน 􀄑ทศบาล 􀀵ระมาณการ 􀄑บี้ยเลี้ยง'.repeat(5)],
    ['private-use glyphs of the basic plane', '\uE0A1\uE0A2น\uE0A3'.repeat(10)],
    ['replacement characters', 'ร\uFFFD\uFFFDง\uFFFDน'.repeat(10)],
    ['C1 controls of a wrong decoding', 'à¸\u0081à¸\u0082'.repeat(10)],
    ['marks that stand alone', 'ท ่ ี ป ี ผ ู ้ ร ั บ ท ี ่'.repeat(5)],
  ])('%s are not', (_, text) => {
    expect(isReadable(text)).toBe(false);
  });
});

describe('hasUnreadWords', () => {
  test.each([
    [
      'a column in a font without names',
      `${'รายงานผลการดำเนินงานประจำปี '.repeat(40)}\uFFFD\uFFFD\uFFFD\uFFFD 5 \uFFFD\uFFFD\uFFFD\uFFFD`,
      true,
    ],
    ['bullets without names', '\uFFFD ขั้นตอน '.repeat(20), false],
    ['sound text', 'รายงานผลการดำเนินงาน', false],
  ])('%s', (_, text, expected) => {
    expect(hasUnreadWords(text)).toBe(expected);
  });
});

describe('isLatinJunk', () => {
  test.each([
    [
      'what a program for English read in a scan',
      "rfi'uil:nr tr1u dfrrnu ru:nr {r'nnr:nr rJ1J brlsl lunr:d lfi ".repeat(3),
      true,
    ],
    [
      'English',
      'The council met on 5 May 2024; see https://town.test/a?b=1&c=2 for its minutes and the e-GP numbers. '.repeat(4),
      false,
    ],
    [
      'a list of products',
      'HP LaserJet Pro M404dn, Epson L3250, Intel Core i5-1235U, RAM 8GB DDR4, SSD 512GB NVMe, USB-C, Wi-Fi 6 '.repeat(
        3,
      ),
      false,
    ],
    ['Thai with product names', 'จัดซื้อเครื่องพิมพ์ HP M404dn และ Epson L3250 จำนวน 2 เครื่อง '.repeat(6), false],
    ['a few letters', "r'nnr:nr {lri", false],
  ])('%s', (_, text, expected) => {
    expect(isLatinJunk(text)).toBe(expected);
  });
});
