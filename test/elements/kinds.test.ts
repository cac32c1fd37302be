import { describe, expect, it } from 'vitest';
import { judgeItem, type Source, type Year } from './judge-item.js';
import { MONTHS_OF_YEAR, purchases, SUMMARY } from './rows.js';

const page = (title: string, body: string, name = 'page.html'): Source => ({
  name,
  body: `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
});
const csv = (name: string, rows: readonly (readonly string[])[], label: string): Source => ({
  name,
  label,
  body: rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'),
});
const YEARS: readonly Year[] = [2568, 2569];

describe('what only local governments owe', () => {
  const chart = page('โครงสร้าง', '<p>แผนผังโครงสร้าง: สำนักงานอธิการบดี คณะครุศาสตร์</p><p>อำนาจหน้าที่: สอนและวิจัย</p>');
  const picture = page(
    'โครงสร้าง',
    '<p>แผนผังและอำนาจหน้าที่ของหน่วยงาน</p><img src="chart.png" width="900" height="700" alt="">',
  );
  it.each(YEARS)(
    'a chart of one side is an error of a municipality, a doubt of an unknown body and none of a university: %i',
    async (year) => {
      expect(await judgeItem(year, 'O1', [chart])).toMatchObject({ verdict: 'fail' });
      expect(await judgeItem(year, 'O1', [chart], 'unknown')).toMatchObject({
        verdict: 'pass',
        codes: ['W text/missing', 'W text/missing'],
      });
      expect(await judgeItem(year, 'O1', [chart], 'university')).toMatchObject({ verdict: 'pass', codes: [] });
    },
  );
  it('a chart that is a picture is for a person', async () => {
    expect(await judgeItem(2568, 'O1', [picture])).toMatchObject({ verdict: 'review' });
  });
  it.each(YEARS)('the clerk is one of the town, no permanent secretary of a ministry or district: %i', async (year) => {
    const person = (name: string, title: string, at: number): string =>
      `<p><img src="${at}.jpg" alt="">${name}<br>${title}<br>โทร. 081-234-567${at}</p>`;
    const mayor = `${person('นายสมบัติ ทองดี', 'นายกเทศมนตรี', 1)}${person('นายประเสริฐ แสนสุข', 'รองนายกเทศมนตรี', 2)}`;
    const links = '<p>สำนักงานปลัดกระทรวงมหาดไทย</p><p>ปลัดอำเภอผู้รับผิดชอบตำบล</p>';
    const shown = (more: string) => judgeItem(year, 'O2', [page('คณะผู้บริหาร', `${mayor}${links}${more}`)]);
    expect((await shown('')).verdict).not.toBe('pass');
    for (const title of ['ปลัดเทศบาล', 'ปลัด', 'ปลัดองค์การบริหารส่วนตำบล', 'ปลัด อบต.', 'ปลัดอบต.', 'รักษาราชการแทนปลัดเทศบาล'])
      expect((await shown(person('นางสาวพิมพ์ใจ ใจงาม', title, 3))).verdict).toBe('pass');
  });
  it('the president of a university is its executive, no mayor is missed', async () => {
    const person = 'รศ.ดร.สมชาย ใจดี อธิการบดี โทร 045 123 456</p>';
    const shown = page('คณะผู้บริหาร', `<p><img src="a.jpg" alt="">${person}`);
    expect(await judgeItem(2568, 'O2', [shown], 'university')).toMatchObject({ verdict: 'pass', codes: [] });
    // One picture may be a poster that names others.
    expect(await judgeItem(2568, 'O2', [shown])).toMatchObject({ verdict: 'review' });
    expect(await judgeItem(2568, 'O2', [page('คณะผู้บริหาร', `<p>${person}`)])).toMatchObject({ verdict: 'fail' });
  });
  it('a page of deputies alone lacks the executive', async () => {
    const people = page('คณะผู้บริหาร', '<p>นายสมศักดิ์ รองนายกเทศมนตรี โทร 045 123 456</p><p>นางสมศรี ปลัดเทศบาล</p>');
    expect(await judgeItem(2569, 'O2', [people])).toMatchObject({ verdict: 'fail' });
  });
  it('the plan of a university has a name of its own', async () => {
    const plan = page('แผนปฏิบัติราชการ (พ.ศ. 2566 - 2570)', '<p>เป้าหมาย ตัวชี้วัด</p>');
    expect(await judgeItem(2568, 'O5', [plan], 'university')).toMatchObject({ verdict: 'pass', codes: [] });
    expect(await judgeItem(2568, 'O5', [plan])).toMatchObject({ verdict: 'fail' });
  });
});

describe('years', () => {
  const statistics = (year: number): Source[] => [
    page('ข้อมูลสถิติการให้บริการ', '<p><a href="a.csv">จุดบริการ</a> <a href="b.csv">ออนไลน์</a></p>'),
    csv(
      'a.csv',
      [
        ['งาน', 'เดือน', 'Walk-in'],
        ['ทะเบียน', 'ตุลาคม', '12'],
      ],
      `Walk-in ปีงบประมาณ พ.ศ. ${year}`,
    ),
    csv(
      'b.csv',
      [
        ['งาน', 'เดือน', 'E-Service'],
        ['ทะเบียน', 'ตุลาคม', '3'],
      ],
      `E-Service ปีงบประมาณ พ.ศ. ${year}`,
    ),
  ];
  it.each([2567, 2568])('O11 of 2568 takes statistics of %i in two files', async (year) => {
    const { verdict, codes } = await judgeItem(2568, 'O11', statistics(year));
    expect(verdict).toBe('pass');
    expect(codes.filter((code) => code.includes('date/'))).toEqual([]);
  });
  it('O11 of 2568 doubts another year', async () => {
    expect((await judgeItem(2568, 'O11', statistics(2565))).codes).toContain('W date/wrong-fiscal-year');
  });

  const complaints = (year: number) =>
    page(`สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปีงบประมาณ พ.ศ. ${year}`, '<p>ไม่มีเรื่องร้องเรียน</p>');
  it.each([
    [2568, 'O19', 2567, []],
    [2568, 'O19', 2568, []],
    [2568, 'O19', 2565, ['W date/wrong-fiscal-year']],
    [2569, 'O18', 2568, []],
    [2569, 'O18', 2569, ['W date/wrong-fiscal-year']],
  ] as const)('complaints in %i, %s: of %i', async (year, id, said, codes) => {
    expect(await judgeItem(year, id, [complaints(said)])).toMatchObject({ verdict: 'pass', codes });
  });
});

describe('procurement of 2569', () => {
  const files = (months: readonly string[]): Source[] => [
    page('รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปีงบประมาณ พ.ศ. 2568', '<p>สรุปผลและแบบ สขร.1</p>'),
    csv('all.csv', SUMMARY as readonly string[][], 'แบบสรุปผลการจัดซื้อจัดจ้าง ประจำปี 2568'),
    ...months.map((month, n) => csv(`m${n}.csv`, SUMMARY as readonly string[][], `แบบ สขร.1 เดือน ${month}`)),
  ];
  it('a summary and twelve monthly files are the report of the year', async () => {
    expect(await judgeItem(2569, 'O12', files(MONTHS_OF_YEAR))).toMatchObject({ verdict: 'pass', codes: [] });
  });
  it('months that are missing are a warning each, no zero', async () => {
    const { verdict, codes } = await judgeItem(2569, 'O12', files(MONTHS_OF_YEAR.slice(0, 9)));
    expect({ verdict, codes }).toEqual({ verdict: 'pass', codes: Array(3).fill('W table/period-missing') });
  });
  it('purchases of five thousand baht with no number are no zero', async () => {
    const { verdict } = await judgeItem(2569, 'O12', files(MONTHS_OF_YEAR).slice(0, 2));
    expect(verdict).toBe('pass');
  });
});

describe('the form of purchases', () => {
  const form = () => page('รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2567', '<p>ตามแบบ</p>', 'page.html');
  it.each(['แหล่งที่มา', 'ราคากลาง', 'ราคาที่ตกลง', 'รายชื่อผู้ประกอบการ', 'สถานะ', 'วิธีการ', 'วงเงิน'])(
    'O13 without the column %s fails',
    async (column) => {
      const rows = purchases(2567, column) as readonly string[][];
      const { verdict, codes } = await judgeItem(2568, 'O13', [form(), csv('o13.csv', rows, 'ดาวน์โหลด')]);
      expect(verdict).toBe('fail');
      expect(codes).toContain('E table/column-missing');
    },
  );
});

describe('a way to ask that is answered', () => {
  const contact = (link: string) =>
    page('ติดต่อเรา', `<p>ที่อยู่ 1 หมู่ที่ 2 โทรศัพท์ 045 123 456 อีเมล a@town.example</p><p>${link}</p>`);
  it.each([
    ['https://www.youtube.com/@town', 'fail'],
    ['https://www.tiktok.com/@town', 'fail'],
    ['mailto:a@town.example', 'fail'],
    ['https://m.me/town', 'pass'],
    ['https://line.me/ti/p/@town', 'pass'],
    ['/webboard', 'pass'],
  ])('%s: %s', async (address, verdict) => {
    for (const year of YEARS)
      expect(await judgeItem(year, 'O3', [contact(`<a href="${address}">ช่องทาง</a>`)]), `${year}`).toMatchObject({
        verdict,
      });
  });
});

describe('documents that look like the one asked for', () => {
  it.each([
    [2568, 'O14', 'แผนอัตรากำลัง 3 ปี ประจำปีงบประมาณ พ.ศ. 2568', '<p>กรอบอัตรากำลัง การพัฒนาบุคลากร</p>'],
    [2569, 'O13', 'แผนอัตรากำลัง 3 ปี ประจำปีงบประมาณ พ.ศ. 2569', '<p>กรอบอัตรากำลัง การพัฒนาบุคลากร</p>'],
    [
      2568,
      'O1',
      'พระราชบัญญัติเทศบาล พ.ศ. 2496',
      '<p>มาตรา 1 พระราชบัญญัตินี้เรียกว่า</p><p>มาตรา 2 ให้ใช้บังคับ</p><p>มาตรา 3 นายกเทศมนตรีและปลัดเทศบาลมีโครงสร้างและอำนาจหน้าที่</p>',
    ],
    [2568, 'O17', 'คู่มือการจัดการเรื่องร้องเรียนร้องทุกข์ทั่วไป', '<p>ช่องทาง ขั้นตอน ระยะเวลา ผู้รับผิดชอบ เช่น ท่อระบายน้ำ ถนน</p>'],
    [2569, 'O16', 'คู่มือการจัดการเรื่องร้องเรียนร้องทุกข์ทั่วไป', '<p>ช่องทาง ขั้นตอน ระยะเวลา ผู้รับผิดชอบ เช่น ท่อระบายน้ำ ถนน</p>'],
    [
      2568,
      'O18',
      'ร้องทุกข์ออนไลน์',
      '<form action="/s"><p>ประเภทเรื่อง</p><select><option>ถนน</option><option>ไฟฟ้า</option><option>ทุจริต</option></select></form><p>ประเภท: ถนน ไฟฟ้า ทุจริต</p>',
    ],
    [2569, 'O17', 'แจ้งเรื่องร้องเรียน', '<form action="/s"><input name="x"></form><p>หมวด: กลิ่นเหม็น น้ำท่วม ทุจริต</p>'],
    [2568, 'O19', 'สถิติเรื่องร้องเรียนร้องทุกข์ทั่วไป ปีงบประมาณ พ.ศ. 2567', '<p>ถนนชำรุด 12 เรื่องร้องเรียน แล้วเสร็จ 12</p>'],
  ] as const)('%i %s: %s is none', async (year, id, title, body) => {
    expect(await judgeItem(year, id, [page(title, body)])).toMatchObject({ verdict: 'fail' });
  });

  it.each([
    [2568, 'O14', 'แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2568', '<p>ตามแผนอัตรากำลัง 3 ปี</p>'],
    [
      2568,
      'O18',
      'ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
      '<p>แยกจากเรื่องร้องทุกข์ทั่วไป</p><form action="/s"><input name="x"></form>',
    ],
    [2568, 'O18', 'แบบฟอร์มร้องเรียนเจ้าหน้าที่ทุจริต', '<form action="/s"><input name="x"></form>'],
    [2569, 'O17', 'แจ้งเบาะแส', '<form action="/s"><input name="x"></form>'],
    [
      2568,
      'O17',
      'คู่มือการจัดการเรื่องร้องเรียนร้องทุกข์ และเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
      '<p>ผู้ถูกร้อง ช่องทาง ขั้นตอน ระยะเวลา ผู้รับผิดชอบ</p>',
    ],
  ] as const)('%i %s: %s is it', async (year, id, title, body) => {
    expect(await judgeItem(year, id, [page(title, body)])).toMatchObject({ verdict: 'pass' });
  });
});

it('an assessment of risks of 2569 that does not speak of bribes is sound', async () => {
  const table =
    '<table><tr><td>ทะเบียนราษฎร จัดเก็บภาษี</td><td>ความเสี่ยง: เรียกรับ</td><td>ระดับสูง</td><td>มาตรการ: ตรวจสอบ</td></tr></table>';
  const sound = page('การประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. 2569', table);
  expect(await judgeItem(2569, 'O21', [sound])).toMatchObject({ verdict: 'pass', codes: [] });
});

it('a page of the year before that stands alone is of the wrong year', async () => {
  const report = page('รายงานผลการดำเนินงานประจำปี พ.ศ. 2566', '<p>ปัญหา อุปสรรค ข้อเสนอแนะ</p>');
  expect((await judgeItem(2568, 'O7', [report])).codes).toContain('E date/wrong-fiscal-year');
});
