import { describe, expect, it } from 'vitest';
import { countWarnings, findSpam, linkSpam } from '../../src/text/spam/find-spam.js';

const plain = (text: string): string[] =>
  findSpam(text)
    .filter(({ isWarning }) => !isWarning)
    .map((hit) => hit.text);

describe('advertisements are found', () => {
  it.each([
    ['Thai', 'สล็อตเว็บตรง แตกง่าย ฝาก-ถอน ไม่มีขั้นต่ำ', ['สล็อตเว็บตรง', 'ฝาก-ถอน ไม่มีขั้นต่ำ']],
    [
      'Thai with blanks and dashes in between',
      'ส ล็อต สล็อต-ออนไลน์ และ บา คาร่า บาคาร่า ออนไลน์',
      ['สล็อต-ออนไลน์', 'บาคาร่า ออนไลน์'],
    ],
    ['Indonesian', 'Situs Slot Gacor Maxwin terpercaya | Judi Online', ['situs slot', 'judi online']],
    ['Chinese', '澳门赌场 真人娱乐 百家乐', ['澳门赌场', '真人娱乐', '百家乐']],
    ['medicines on offer', 'Buy Viagra online without prescription', ['viagra … buy']],
    ['zero-width characters between the letters', 'สล็อต\u200bเว็บ\u200bตรง', ['สล็อตเว็บตรง']],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toEqual(expect.arrayContaining(expected));
  });
});

describe('what officials write is no advertisement', () => {
  it.each([
    ['a campaign', 'เทศบาลจัดกิจกรรมรณรงค์ป้องกันการพนันออนไลน์ในเยาวชน เว็บพนันออนไลน์ อันดับ 1 ของปัญหาหนี้สิน'],
    ['news of an arrest', 'ตำรวจไซเบอร์ทลายเว็บพนัน แทงบอลออนไลน์ เงินหมุนเวียน 100 ล้านบาท จับกุมผู้ต้องหา 5 ราย'],
    ['the lottery', 'ผลการออกสลากกินแบ่งรัฐบาล งวดวันที่ 16 ตุลาคม 2568 ตรวจหวยได้ที่เว็บไซต์สำนักงานสลากกินแบ่งรัฐบาล'],
    ['the law', 'พระราชบัญญัติการพนัน พุทธศักราช 2478 ห้ามมิให้ผู้ใดจัดให้มีการเล่นหวย'],
    ['procurement', 'ประกาศผู้ชนะการเสนอราคา จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก ฝากเงิน ถอนเงิน โบนัสพนักงาน เงินรางวัลประจำปี'],
    [
      'a time slot and the letters of another word',
      'Please choose a time slot for your appointment. Slotted screws, islets, alphabet.',
    ],
    ['a warning of medicines', 'อย. เตือนอย่าซื้อยาไวอากร้าปลอมที่ขายทางออนไลน์'],
    ['the brook that sounds like the lottery', 'โครงการขุดลอกห้วยหนองคู ระยะทาง 2 กิโลเมตร สมัครสมาชิกกองทุน'],
  ])('%s', (_, text) => {
    expect(plain(text)).toEqual([]);
  });

  it('and is counted where it speaks against it', () => {
    expect(countWarnings('รณรงค์ป้องกันการพนัน เลิกพนันวันนี้ ปัญหาหวยใต้ดิน')).toBeGreaterThanOrEqual(3);
    expect(countWarnings('สล็อตเว็บตรง บาคาร่าออนไลน์')).toBe(0);
  });
});

describe('links of a farm are told from others', () => {
  it.each([
    ['an offer at a host of that kind', 'https://pgslot-88.example/', 'สล็อตเว็บตรง', 3],
    ['an offer at any host', 'https://blog.example/', 'บาคาร่าออนไลน์', 2],
    ['a host alone', 'https://www.slot-gacor77.example/', 'คลิก', 1],
    ['news of the law', 'https://news.example/1', 'ครม. เห็นชอบร่างกฎหมายคาสิโน', 0],
    ['a help line', 'https://stop.example/', 'สายด่วนเลิกพนัน 1323', 0],
    ['a public body', 'https://www.glo.or.th/', 'หวย สมัครสมาชิก', 0],
    ['a university', 'https://casino-research.cmu.ac.th/', 'casino', 0],
    ['another site', 'https://www.facebook.com/town', 'Facebook', 0],
    ['a host whose name only holds such letters', 'https://www.alphabet-slotted.example/', 'บริษัท', 0],
    ['no address', 'javascript:void(0)', 'สล็อตเว็บตรง', 0],
  ])('%s', (_, url, text, expected) => {
    expect(linkSpam(url, text)).toBe(expected);
  });

  it('whatever their length', () => {
    findSpam('สล็อต '.repeat(40_000));
    findSpam('ฝาก-'.repeat(60_000));
  });
});
