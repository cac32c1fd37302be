import { describe, expect, test } from 'vitest';
import { nearDocuments } from '../../src/checks/item/near-document.js';
import type { TextFact } from '../../src/model/facts.js';
import { judgePages } from './judge-page.js';

const html = (heading: string, ...paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>เทศบาล</title></head><body><h1>${heading}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</body></html>`;

const HANDLING = 'ช่องทาง ด้วยตนเอง เว็บไซต์ ขั้นตอน รับเรื่อง ตรวจสอบ แจ้งผล ภายใน 15 วันทำการ ผู้รับผิดชอบ สำนักปลัด';

describe('the guide on complaints', () => {
  const guide = (...words: readonly string[]) =>
    judgePages('O17', [html('คู่มือการจัดการเรื่องร้องเรียน', HANDLING, ...words)]);

  test.each([
    'ตามนโยบายของผู้บริหารที่มุ่งให้เทศบาลโปร่งใส ปราศจากการทุจริต',
    'พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561',
    'แผนปฏิบัติการต่อต้านการทุจริตและประพฤติมิชอบ',
    'เรื่องร้องเรียนถนน ไฟฟ้า น้ำประปา เทศบาลของเราไร้ทุจริต',
  ])('is a general one where corruption is only named: %s', async (words) => {
    const [verdict, ...codes] = await guide(words);
    expect([verdict, codes.join()]).toEqual(['fail', expect.stringContaining('error text/missing')]);
  });

  test.each([
    'เรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
    'เรื่องร้องเรียน เจ้าหน้าที่ทุจริตหรือประพฤติมิชอบ',
    'การร้องเรียนเกี่ยวกับการปฏิบัติหน้าที่โดยมิชอบหรือทุจริตของเจ้าหน้าที่ และเหตุเดือดร้อนรำคาญ',
    'ประเภทเรื่องร้องเรียน (1) การทุจริต (2) เหตุเดือดร้อน',
    'ผู้แจ้งเบาะแสต้องระบุพฤติการณ์',
    'เมื่อพบเห็นการทุจริต ให้แจ้งต่อหัวหน้าหน่วยงาน',
    'กล่าวหาว่าเจ้าหน้าที่ของรัฐกระทำการทุจริตต่อหน้าที่',
    'ข้อร้องเรียนด้านทุจริต แยกจากเรื่องร้องทุกข์ทั่วไป',
    'การทุจริตของเจ้าหน้าที่ ให้ดำเนินการดังนี้',
    'เรื่องร้องเรียนที่เกี่ยวกับการเรียกรับสินบน',
  ])('is of this item where complaints about it are handled: %s', async (words) => {
    expect((await guide(words))[0]).toBe('pass');
  });
});

describe('statistics of complaints', () => {
  const YEAR = 'ปีงบประมาณ พ.ศ. 2567';
  test('of lamps and roads are others', async () => {
    const page = html(`สถิติการรับเรื่องร้องทุกข์ ${YEAR}`, 'ไฟฟ้าสาธารณะ จำนวนเรื่อง 12 แล้วเสร็จ 12');
    expect((await judgePages('O19', [page]))[0]).toBe('fail');
  });

  test('that say there were none about corruption are the item', async () => {
    const page = html(`สถิติเรื่องร้องเรียนการทุจริต ${YEAR}`, 'ไม่มีเรื่องร้องเรียน');
    expect(await judgePages('O19', [page])).toEqual(['pass']);
  });
});

describe('the report on gifts', () => {
  const report = (...words: readonly string[]) => judgePages('O22', [html('ปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน', ...words)]);

  test.each([
    'สรุปการรับของขวัญและของกำนัลของพนักงาน : ไม่มี',
    'ไม่มีผู้ใดรับของขวัญ',
    'ไม่พบว่ามีเจ้าหน้าที่ได้รับมอบของขวัญจากผู้มาติดต่อ',
    'รายงานผลตามนโยบาย No Gift Policy ไม่มี',
    'แบบรายงานการรับทรัพย์สินหรือประโยชน์อื่นใด ไม่มี',
    'ทะเบียนการรับของขวัญ',
  ])('is one in these words: %s', async (words) => {
    expect((await report(words))[0]).toBe('pass');
  });

  test('is not the declaration that none are accepted', async () => {
    const page = html('ประกาศเจตนารมณ์ไม่รับของขวัญ No Gift Policy ปี 2568', 'ข้าพเจ้าจะไม่รับของขวัญทุกชนิด');
    expect((await judgePages('O22', [page]))[0]).toBe('fail');
  });
});

describe('a plan whose name goes on with การ', () => {
  test('is no report', async () => {
    const page = html('แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2567', 'สรรหา พัฒนาบุคลากร เป้าหมาย');
    const [verdict, ...codes] = await judgePages('O15', [page]);
    expect([verdict, codes[0]]).toEqual(['fail', 'error item/other-document']);
  });

  test('แผนก and แผนที่ are none', async () => {
    const page = html('แผนกการเจ้าหน้าที่', 'รายงานผลการบริหารทรัพยากรบุคคล พัฒนาบุคลากร ปีงบประมาณ พ.ศ. 2567');
    expect((await judgePages('O15', [page])).join()).not.toContain('other-document');
  });
});

describe('a whole law under a heading that names the item', () => {
  const ACT = [
    'พระราชบัญญัติ เทศบาล พ.ศ. ๒๔๙๖',
    'มาตรา ๑ พระราชบัญญัตินี้เรียกว่า พระราชบัญญัติเทศบาล',
    'มาตรา ๒ ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ',
    'มาตรา ๓ ปลัดเทศบาล นายกเทศมนตรี โครงสร้าง อำนาจหน้าที่',
  ];
  test('is for a person to see', async () => {
    const [verdict, ...codes] = await judgePages('O1', [html('โครงสร้างและอำนาจหน้าที่', ...ACT)]);
    expect([verdict, codes.join()]).toEqual(['review', expect.stringContaining('item/other-document')]);
  });

  test('is not, where words of the office stand above it', async () => {
    const own = 'โครงสร้างของเทศบาล: นายกเทศมนตรี ปลัดเทศบาล สำนักปลัด กองคลัง กองช่าง';
    expect(await judgePages('O1', [html('โครงสร้างและอำนาจหน้าที่', own, ...ACT)])).toEqual(['pass']);
  });

  test('is not, where the law is what the item asks for', async () => {
    const code = [
      'ประกาศคณะกรรมการมาตรฐานทางจริยธรรม เรื่อง ประมวลจริยธรรมพนักงานส่วนท้องถิ่น',
      'ข้อ 1 ประมวลจริยธรรมนี้',
      'ข้อ 2 ให้ใช้บังคับ',
    ];
    const more = 'คำสั่งคณะทำงาน Dos กิจกรรมอบรม วันที่ 14 ก.พ. 2568 เวลา 9.00 น.';
    const page = html('ประมวลจริยธรรม ประจำปีงบประมาณ พ.ศ. 2568', ...code, more);
    expect((await judgePages('O16', [page]))[0]).toBe('pass');
  });
});

describe('a report on a part of the year', () => {
  const REPORT = 'รายงานผลการดำเนินการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567';
  const BODY = 'ปัญหา อุปสรรค ข้อเสนอแนะ';

  test.each([
    'รอบ 6 เดือน',
    '(รอบ ๖ เดือนแรก)',
    'ครึ่งปีหลัง',
    'ไตรมาสที่ 2',
    '(1 ต.ค. 66 - 31 มี.ค. 67)',
    'เมษายน ถึง กันยายน 2567',
  ])('is for a person to see where a whole one is asked for: %s', async (part) => {
    expect((await judgePages('O26', [html(`${REPORT} ${part}`, BODY)]))[0]).toBe('review');
  });

  test.each(['รอบ 12 เดือน', 'ตุลาคม 2566 - กันยายน 2567', 'ไตรมาสที่ 1 - 4', 'ตลอดปี รอบ 6 เดือนแรกและหลัง'])(
    'is the whole one that says so: %s',
    async (whole) => {
      expect((await judgePages('O26', [html(`${REPORT} ${whole}`, BODY)]))[0]).toBe('pass');
    },
  );

  test('may be the half beside the other half', async () => {
    const half = (part: string) => html(`${REPORT} ${part}`, BODY);
    expect((await judgePages('O26', [half('รอบ 6 เดือนแรก'), half('รอบ 6 เดือนหลัง')]))[0]).toBe('pass');
  });

  test('is right where the item asks for the first half', async () => {
    const page = html('รายงานการรับทรัพย์สินหรือประโยชน์อื่นใด ปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน', 'ไม่มีการรับ');
    expect(await judgePages('O22', [page])).toEqual(['pass']);
  });
});

describe('a name that goes on in the next line of print', () => {
  const sought = {
    title: 'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริต',
    find: { keywords: [], not: ['ควบคุมภายใน'], fiscalYear: null, kind: 'any' },
    patterns: ['จัดการความเสี่ยง'],
  } as const;
  const print = (...opening: readonly string[]): TextFact => ({
    ...{ url: 'https://town.test/a.pdf', title: null, opening, type: 'pdf', blocks: [], label: null, foundOn: null },
  });

  test('is read whole', () => {
    expect(nearDocuments([print('รายงานการประเมินผลการควบคุม', 'ภายใน', 'ปีงบประมาณ 2567')], sought)).toHaveLength(1);
  });

  test('what begins below it is no part of it', () => {
    const report = print('รายงานผลการดำเนินการ', 'ฉบับควบคุมภายใน');
    expect(nearDocuments([report], sought)).toEqual([]);
  });
});

describe('the declaration that no gifts are accepted', () => {
  const declared = (words: string) =>
    judgePages('O21', [html('ประกาศเจตนารมณ์ ประจำปีงบประมาณ พ.ศ. 2568', words, 'ลงนาม นายกเทศมนตรี ประชุม')]);

  test.each([
    'นโยบาย No-Gift Policy',
    'ผู้บริหารและพนักงานทุกคนจะไม่เรียก ไม่รับทรัพย์สินหรือของขวัญใด ๆ',
    'งดการให้และการรับของขวัญในทุกเทศกาล',
    'ปฏิเสธการรับของกำนัลทุกชนิด',
  ])('has many wordings: %s', async (words) => expect(await declared(words)).toEqual(['pass']));

  test.each(['ต่อต้านการทุจริตทุกรูปแบบ', 'เจตจำนงสุจริตในการบริหารงาน'])('is not another one: %s', async (words) => {
    expect((await declared(words))[0]).toBe('fail');
  });
});
