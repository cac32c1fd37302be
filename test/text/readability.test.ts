import { describe, expect, test } from 'vitest';
import { isReadable } from '../../src/text/thai/readability.js';

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
