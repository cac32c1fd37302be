import { describe, expect, test } from 'vitest';
import { compileTolerant } from '../../src/text/patterns/doubtful.js';
import { findDamage, repairThai } from '../../src/text/thai/repair.js';

/** The text as it is read when it is the whole of its file. */
const read = (text: string) => {
  const damage = findDamage([text]);
  return damage === null ? text : (repairThai(text, damage)?.text ?? text);
};
const has = (text: string, source: string) => {
  const damage = findDamage([text]);
  const repaired = damage === null ? null : repairThai(text, damage);
  return compileTolerant(source).test(repaired?.doubtful ?? repaired?.text ?? text);
};

describe('sara am that is torn apart', () => {
  test.each([
    [
      'a blank and sara aa',
      'ประกาศเทศบาลต าบลหนองบัว อ าเภอเมือง จ านวน 5 คน',
      'ประกาศเทศบาลตำบลหนองบัว อำเภอเมือง จำนวน 5 คน',
    ],
    ['a blank before a whole sara am', 'ส ำนักปลัดเทศบาล จัดท ำแผน ด ำเนินการแล้ว', 'สำนักปลัดเทศบาล จัดทำแผน ดำเนินการแล้ว'],
    ['the tone before the blank', 'หลักประกันสัญญาค้ าประกัน ราคาต่ าสุด น้ าประปา', 'หลักประกันสัญญาค้ำประกัน ราคาต่ำสุด น้ำประปา'],
    ['no-break spaces', 'การช\u00A0าระภาษีประจ\u00A0าปี', 'การชำระภาษีประจำปี'],
    ['nikhahit apart from sara aa', 'จ ํานวนผู้รับบริการ ต ําบลหนองบัว', 'จำนวนผู้รับบริการ ตำบลหนองบัว'],
    ['a glyph without a name', 'จ\uFFFDานวนเงิน ต\uFFFDาบล ด\uFFFDาเนินการ', 'จำนวนเงิน ตำบล ดำเนินการ'],
    ['alone between blanks', 'การจัดท าแผน ผู้ท า ตรวจสอบ ประจ าเดือน', 'การจัดทำแผน ผู้ทำ ตรวจสอบ ประจำเดือน'],
  ])('is put together: %s', (_, damaged, meant) => {
    expect(read(damaged)).toBe(meant);
  });

  test('is either letter where a tone mark is behind the blank', () => {
    const text = 'ค ่าใช้จ่าย น ้าประปา เทศบาลต าบล';
    for (const word of ['ค่าใช้จ่าย', 'น้ำประปา', 'ตำบล']) expect(has(text, word), word).toBe(true);
    expect(has(text, 'ค่าจ้าง')).toBe(false);
  });

  test('is no other letter where it is certain', () => {
    expect(has('สีด าของจ านวนนั้น ประจ าปี', 'สีดา')).toBe(false);
  });
});

describe('marks that stand elsewhere', () => {
  test.each([
    ['afloat behind a blank', 'การใช ้งานครุภัณฑ ์ของสำนักงานพสัด ุ ได ้แก่', ['การใช้งาน', 'ครุภัณฑ์', 'ได้แก่']],
    ['on a vowel', 'จดัซื้อจดัจา้งบา้นใหม่ ผูร้บัจา้ง หนา้ที่', ['จ้าง', 'บ้านใหม่', 'หน้าที่']],
    ['both halves of sara am twice', 'จำานวน น้ำา สำานักงาน', ['จำนวน', 'น้ำ', 'สำนักงาน']],
    ['on the next consonant', 'การประเมนิผลการปฏบิตังิาน สญัญาจา้ง หลกัเกณฑ์ รบัผดิชอบ ประชาสมัพนัธ์', ['ประเมินผล', 'สัญญา']],
  ])('come home: %s', (_, damaged, words) => {
    for (const word of words) expect(read(damaged)).toContain(word);
  });
});

describe('letters with the name of another', () => {
  const swapped = 'ประกำศองค์กำรบริหำรส่วนต ำบล เรื่อง กำรจัดหำพัสดุ รำคำกลำง วันที่ 6 เมษำยน 2567 ปีงบประมำณ';

  test('sara aa called sara am', () => {
    for (const word of ['ประกาศ', 'ตำบล', 'ราคากลาง', '6 เมษายน 2567', 'ปีงบประมาณ'])
      expect(has(swapped, word)).toBe(true);
    expect(has(swapped, 'อำนาจหน้าที่')).toBe(false);
  });

  test('sara am called sara aa', () => {
    const text = `ประกาศเทศบาลตาบลหนองบัว อาเภอเมือง จานวนบุคลากร การดาเนินงาน ตามระเบียบสานักนายกรัฐมนตรี ${'การประชุมสภา งานสาธารณสุข อาคาร ราคา '.repeat(2)}`;
    for (const word of ['ตำบล', 'อำเภอ', 'จำนวน', 'สำนักนายก', 'สาธารณสุข']) expect(has(text, word), word).toBe(true);
  });
});

describe('one font of several with the name of another letter', () => {
  const sound = [
    'โครงการซ่อมแซมศูนย์พัฒนาเด็กเล็ก หมู่ที่ 8 ตำบลไทรย้อย อำเภอเด่นชัย จังหวัดแพร่',
    'องค์การบริหารส่วนตำบลไทรย้อย มีจำนวน 6 หน้า คำนวณเมื่อวันที่ 2 กรกฎาคม 2558',
    'คณะกรรมการกำหนดราคากลางขององค์การบริหารส่วนตำบล สำหรับงานจ้างเหมาก่อสร้างอาคารสำนักงาน',
  ].join('\n');
  const headings = 'แบบสรุปราคากลางงานก่อสร้างอาคาร\nชื่อโครงการ\nสถานที่ก่อสร้าง\nหน่วยงานเจ้าของโครงการ\nรายการ\nหมายเหตุ';
  const bold = headings.replace(/า/g, 'ำ');

  test.each([
    ['before a body with both letters', `${bold}\n${sound}`, `${headings}\n${sound}`],
    ['after it', `${sound}\n${bold}`, `${sound}\n${headings}`],
    ['with words that have sara am', `ลำดับที่\n${bold}\nจำนวน\n${sound}`, `ลำดับที่\n${headings}\nจำนวน\n${sound}`],
  ])('is mended %s', (_, damaged, meant) => {
    expect(read(damaged)).toBe(meant);
  });

  test('is none where names alone are of no known words', () => {
    const named = `${sound}\nนายคำมี หอมบำรุงภักดิ์ นางอำพร สำเภาทอง บ้านนำตลาด บ้านคำผง`;
    expect(findDamage([named])).toBeNull();
  });
});

describe('sound text stays', () => {
  test.each([
    ['a reading exercise', 'แบบฝึกอ่าน ม า มา ก า กา น ำ นำ ท ำ ทำ ในตำบล'],
    ['a letter-spaced heading', 'ป ร ะ ก า ศ เ ท ศ บ า ล เรื่อง การจ่ายเงินของสำนักงาน'],
    ['a list of tone marks', 'วรรณยุกต์ไทย ไม้เอก ่ ไม้โท ้ ไม้ตรี ๊ ไม้จัตวา ๋'],
    ['words with either letter', 'สีดำ นางสีดา น้ำ น้าชาย คำ คา ทำ ทา ถ้ำ ถ้า ราคา กำไร รำวง'],
    ['names and loan words', 'นางสาวอำภา คำมา ณ บ้านนาคำ ซอยรามคำแหง บริษัท พานาโซนิค จำกัด'],
    ['English', 'The municipality of Ban Na discloses its work: 5 a b c.'],
    ['prose', 'รายงานสรุปผลการจัดซื้อจัดจ้างประจำปีงบประมาณ พ.ศ. 2568 ที่ได้ดำเนินการแล้ว ตามภารกิจของเทศบาลตำบล'],
    ['bullets of symbol fonts', '\uF0A7 ขั้นตอนการให้บริการ \uF0B7 จำนวนผู้รับบริการ'],
  ])('as it is: %s', (_, text) => {
    expect(read(text)).toBe(text);
  });

  test('letter-spaced words and exercises beside torn ones', () => {
    expect(read('ป ร ะ ก า ศ ต าบลหนองบัว จ านวนเงิน')).toBe('ป ร ะ ก า ศ ตำบลหนองบัว จำนวนเงิน');
  });
});

describe('a pattern over doubtful letters', () => {
  const text = 'ก\uFDD1รจ\uFDD0นวน ก.ค.';

  test.each([
    ['words', 'การจำนวน', true],
    ['the other letter', 'กำรจานวน', true],
    ['an expression', '/ก(า|x)รจ[ำะ]นวน/', true],
    ['a class of all letters', '/^[ก-๎]+ /', true],
    ['a class without them', '/^[ก-ฮ]+ /', false],
    ['a point that is one', 'รจำนวน ก.ค.', true],
    ['a point that is none', 'รจำนวน กxค', false],
  ])('%s', (_, source, found) => {
    expect(compileTolerant(source).test(text)).toBe(found);
  });
});
