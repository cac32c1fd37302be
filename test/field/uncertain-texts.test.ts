import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../src/checks/text/placeholder.js';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import { findDamage } from '../../src/text/thai/repair.js';
import { findSwap } from '../../src/text/thai/swapped.js';
import { HINTS } from '../extract/pdf-figures.js';
import { page, pdf, stream } from '../extract/pdf-maker.js';

describe('a short text in which every sara aa is called sara am', () => {
  it.each([
    'แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ เทศบาลตำบลบางกาเจ้า อำเภอท่ายาง มาตรการสร้างความโปร่งใส การพัฒนาบุคลากร',
    'รายงานการกำกับติดตามการดำเนินงานประจำปี องค์การบริหารส่วนตำบลน้ำคำ อำเภอลำดวน ประชาชนสามารถขอรับบริการ ณ ที่ทำการ',
  ])('is told by the letter that it does not have: %s', (sound) => {
    expect(findSwap(sound.replace(/า/g, 'ำ'))).toBe('aa-as-am');
    expect(findSwap(sound)).toBe(null);
  });

  it('a list of names with many sara am is sound', () => {
    expect(findSwap('ตำบลน้ำดำ ตำบลลำน้ำ ตำบลถ้ำ ตำบลลำดวน ตำบลน้ำคำ ตำบลคำ ตำบลน้ำ')).toBe(null);
  });
});

describe('a block to sign on that stands in paragraphs', () => {
  const dots = '.'.repeat(30);
  const found = (blocks: readonly string[]) => placeholdersOf(blocks.map((text) => ({ text }))).length;

  it.each([
    [[`ลงชื่อ ${dots} ผู้จัดทำ`, `(${dots})`, `ตำแหน่ง ${dots}`, `วันที่ ${dots}`]],
    [[`(ลงชื่อ) ${dots}`, `(${dots})`, `ผู้อำนวยการกองคลัง ${dots}`]],
  ])('is no placeholder: %s', (blocks) => {
    expect(found(['แผนพัฒนาท้องถิ่น', ...blocks])).toBe(0);
  });

  it.each([
    [[`ชื่อโครงการ ${dots}`, `ลงชื่อ ${dots}`]],
    [[`ตำแหน่ง ${dots}`, 'เป้าหมาย', 'ตัวชี้วัด']],
    [[`ลงชื่อ ${dots}`, 'ก', 'ข', 'ค', `วันที่ ${dots}`]],
  ])('a field of the body is one: %s', (blocks) => {
    expect(found(blocks)).toBe(1);
  });
});

describe('a picture of a page under letters that are drawn, but not seen', () => {
  const JUNK =
    "tr:irirur {nniu: qln::r1u1 iiud'rn nr:ti1uurl {r'nnr: 1u::inr riu'1 nrrl:ur1 iinn:r l1ru:u nn'rir rn1:u";
  const scan = stream(
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
    Buffer.from([200]),
  );
  const read = (words: string) => {
    const escaped = words.replace(/[()\\]/g, '');
    // The picture is drawn over the letters.
    return readPdf(
      pdf([page(`BT /F 10 Tf 40 700 Td (${escaped}) Tj ET q 595 0 0 842 0 0 cm /P Do Q`, { P: scan })]),
      HINTS,
    );
  };

  it('is a scan where the letters make no words', async () => {
    const { texts } = await read(JUNK);
    expect(texts.ok).toBe(false);
  });

  it('is read where they do', async () => {
    const { texts } = await read(
      'The annual report of the municipality tells what was bought in the year and what was paid for it',
    );
    expect(texts.ok && texts.value.length).toBe(1);
  });
});

describe('a sound word that the dictionary would rather have otherwise', () => {
  it('damages no text, however often it stands there', () => {
    const sound = 'ขั้นตอนการรับหนังสือ ระยะเวลา 15 นาที';
    expect(findDamage([`${sound}\n`.repeat(8)])).toBe(null);
  });

  it('does not hide that marks are astray', () => {
    const astray = 'การประเมนิ จงัหวดั วนัที่ ตดิตาม สญัญา กนัยายน มนีาคม ปฏบิตัิ กจิกรรม บรกิาร';
    expect(findDamage([astray])?.areMarksAstray).toBe(true);
  });
});
