import { describe, expect, test } from 'vitest';
import { date } from '../../src/checks/date/date.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { datesOf } from '../../src/judge/evidence-facts.js';
import { bytes, hintsFor } from '../extract/hints.js';
import { exchangeOf } from '../helpers/facts.js';
import { runCheck } from '../helpers/test-check.js';

interface Source {
  readonly name: string;
  readonly text: string;
  readonly label?: string;
  readonly foundOn?: string;
}

const html = (body: string, title = 'เทศบาล'): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** Which of the years 2560 to 2572 the check accepts for an item of this evidence. */
async function acceptedYears(...sources: readonly Source[]): Promise<number[]> {
  const read = await Promise.all(
    sources.map(async ({ name, text, label = null, foundOn = null }) => {
      const hints = hintsFor(name);
      const extracted = await extractDocument(bytes(text), hints);
      const exchange = exchangeOf({ url: hints.url });
      return { exchange, extracted, label, foundOn, sheet: null };
    }),
  );
  const dates = read.flatMap((one) => datesOf(one).map((fact) => ({ ...fact, url: one.exchange.url })));
  const texts = read.map(({ exchange, extracted, label, foundOn }) => {
    const blocks = extracted.texts.ok ? extracted.texts.value : [];
    return {
      url: exchange.url,
      title: extracted.title,
      opening: extracted.opening,
      type: extracted.type,
      blocks,
      label,
      foundOn,
    };
  });
  const exchanges = read.map(({ exchange, label, foundOn }) => ({ exchange, label, foundOn }));
  const years = Array.from({ length: 13 }, (_, step) => 2560 + step);
  return years.filter(
    (fiscalYear) => runCheck(date, { facts: { dates, texts, exchanges }, options: { fiscalYear } }).length === 0,
  );
}

const page = (body: string, title?: string) => acceptedYears({ name: 'page.html', text: html(body, title) });

describe('the strongest place that names a year decides', () => {
  test('a heading outweighs what the text compares with', async () => {
    const text = '<p>เมื่อเทียบกับปีงบประมาณ พ.ศ. 2565 เพิ่มขึ้นจากปี 2564 และจะดำเนินการต่อในปีงบประมาณ 2567</p>';
    expect(await page(`<h1>รายงานผลการใช้จ่ายงบประมาณ ประจำปี 2566</h1>${text.repeat(10)}`)).toEqual([2566]);
  });

  test('the years of a plan in its title are all of them', async () => {
    expect(await page('<h1>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)</h1><p>ทบทวนเมื่อปี 2565</p>')).toEqual([
      2566, 2567, 2568, 2569, 2570,
    ]);
  });

  test('the plan that a report carries out is not what it is of', async () => {
    const title = 'รายงานผลตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) ประจำปีงบประมาณ พ.ศ. 2567';
    expect(await page(`<h1>${title}</h1>`)).toEqual([2567]);
    expect(await page('<h1>รายงานผลการดำเนินงานตามแผนพัฒนาบุคลากร ประจำปีงบประมาณ 2568</h1>')).toEqual([2568]);
  });

  test('headings of several years, one below the other, are of each of them', async () => {
    const years = [2566, 2567, 2568];
    expect(await page(years.map((year) => `<h3>รายงานประจำปี ${year}</h3><p>อ่านต่อ</p>`).join(''))).toEqual(years);
    expect(await page(`<ul>${years.map((year) => `<li>รายงานผล ปีงบประมาณ ${year}</li>`).join('')}</ul>`)).toEqual(
      years,
    );
  });

  test('the round that a page is published for says less than its reports', async () => {
    const link = '<p><a href="/r.pdf">รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567</a></p>';
    expect(await page(`<h1>ITA 2568</h1>${link}`, 'ITA 2568')).toEqual([2567]);
    const report = { name: 'report.txt', text: 'รายงานผลการดำเนินงาน\n', label: 'รายงานปี 2567' };
    const above = { name: 'page.html', text: html('<h1>ข้อมูลปีงบประมาณ พ.ศ. 2568</h1>') };
    expect(await acceptedYears(above, { ...report, foundOn: hintsFor('page.html').url })).toEqual([2567]);
  });

  test('one year that is left over in the text does not outweigh the days of another', async () => {
    const days = [3, 6, 10, 17].map((day) => `<p>ยื่นซองวันที่ ${day} กุมภาพันธ์ 2568</p>`).join('');
    expect(await page(`<h1>ประกาศจ้าง</h1>${days}<p>เบิกจากงบประมาณประจำปี 2553</p>`)).toEqual([2568]);
    const notices = days.repeat(4) + days + '<p>เบิกจากปีงบประมาณ พ.ศ. 2553</p>'.repeat(4);
    expect(await page(`<h1>ประกาศจ้าง</h1>${notices}`)).toEqual([2568]);
    const yearly = '<p>ผลการใช้จ่ายในปีงบประมาณ พ.ศ. 2566 เป็นไปตามเป้าหมาย</p>'.repeat(4);
    expect(await page(`<p>สรุปการเบิกจ่ายของทุกกอง</p>${days}${yearly}`)).toEqual([2566]);
    const signed = '<p>ลงวันที่ 3 ตุลาคม 2567</p><p>ลงวันที่ 4 ตุลาคม 2567</p><p>ลงวันที่ 9 ตุลาคม 2567</p>';
    expect(await page(`<h1>รายงานผล ปีงบประมาณ พ.ศ. 2566</h1>${signed}`)).toEqual([2566]);
  });

  test('the year of a meeting is a calendar year, that of a plan is fiscal', async () => {
    const meeting = 'การประชุมสภาเทศบาล สมัยวิสามัญ สมัยที่ 2 ครั้งที่ 1 ประจำปี พ.ศ. 2566 วันที่ 15 พฤศจิกายน 2566';
    expect(await page(`<p>${meeting} ณ ห้องประชุม</p>`)).toEqual([2567]);
    expect(await page('<h1>แผนดำเนินงาน ประจำปี พ.ศ. 2568</h1><p>ประกาศ ณ วันที่ 20 ตุลาคม 2568</p>')).toEqual([2568]);
    expect(await page('<p>การประชุมพิจารณางบประมาณ ประจำปีงบประมาณ พ.ศ. 2568</p>')).toEqual([2568]);
  });

  test('a single year in running text serves where nothing else names one', async () => {
    expect(await page('<p>เทศบาลได้ดำเนินการในปีงบประมาณ พ.ศ. 2568 แล้วเสร็จทุกโครงการตามที่ตั้งไว้</p>')).toEqual([2568]);
    expect(await page('<p>ผลดีขึ้นเมื่อเทียบกับปี 2567</p>')).toEqual([2567]);
  });

  test('the first lines of a document say its year, and its file name may be the only one', async () => {
    const lines = ['เทศบาลตำบลตัวอย่าง', 'รายงานผลการบริหารทรัพยากรบุคคล', 'ประจำปีงบประมาณ พ.ศ. ๒๕๖๗', '*****'];
    const body = 'ตามที่ได้รับการประเมินในปีงบประมาณ พ.ศ. 2568 และปีงบประมาณ พ.ศ. 2566\n'.repeat(4);
    expect(await acceptedYears({ name: 'a.txt', text: `${lines.join('\n')}\n${body}` })).toEqual([2567]);
    expect(await acceptedYears({ name: 'report-2566.txt', text: 'รายงานผล\nเทียบกับปี 2565\n' })).toEqual([2566]);
  });
});

describe('a document under the name of another year', () => {
  const cover = (year: number) =>
    `เทศบาลตำบลตัวอย่าง\nแผนการพัฒนาบุคลากร\nประจำปีงบประมาณ พ.ศ. ${year}\n${'*'.repeat(20)}\n`;
  const BODY = 'บุคลากรเข้ารับการอบรมตามหลักสูตรที่กำหนดไว้ครบทุกคนในสายงานของตน\n'.repeat(12);
  const codesOf = async (name: string, text: string, fiscalYear: number, label: string | null = null) => {
    const extracted = await extractDocument(bytes(text), hintsFor(name));
    const exchange = exchangeOf({ url: hintsFor(name).url });
    const dates = datesOf({ exchange, extracted, label, foundOn: null, sheet: null });
    const found = runCheck(date, {
      facts: { dates: dates.map((fact) => ({ ...fact, url: exchange.url })) },
      options: { fiscalYear },
    });
    return found.map(({ code, severity, review }) => `${severity} ${code}${review ? ' review' : ''}`);
  };

  test('is of the year of its cover where nothing in it says the other', async () => {
    expect(await codesOf('plan-2568.txt', cover(2567) + BODY, 2568)).toEqual(['error date/wrong-fiscal-year']);
    const labelled = await codesOf('plan.txt', cover(2567) + BODY, 2568, 'แผนพัฒนาบุคลากร ปี 2568');
    expect(labelled).toEqual(['error date/wrong-fiscal-year']);
    expect(await codesOf('plan-2568.txt', cover(2567) + BODY, 2567)).toEqual([]);
  });

  test('is left to a person where its text says the other, too', async () => {
    const text = `${cover(2567)}${BODY}\nผลการดำเนินงานในปีงบประมาณ พ.ศ. 2568 เป็นไปตามเป้าหมายที่ตั้งไว้ทุกโครงการ\n`;
    expect(await codesOf('plan-2568.txt', text, 2568)).toEqual(['warning date/years-differ review']);
    const signed = `${cover(2567)}${BODY}\nประกาศ ณ วันที่ 15 พฤศจิกายน 2567\n`;
    expect(await codesOf('plan-2568.txt', signed, 2568)).toEqual(['warning date/years-differ review']);
  });

  test('its cover suffices, whatever its name says, and a plan of several years is of each', async () => {
    expect(await codesOf('plan-2566.txt', cover(2568) + BODY, 2568)).toEqual([]);
    const plan = `แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)\nเทศบาลตำบลตัวอย่าง\n${BODY}`;
    expect(await codesOf('plan-2568.txt', plan, 2568)).toEqual([]);
    const law = `แผนป้องกันการทุจริต\nตามพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561\n${BODY}`;
    expect(await codesOf('plan-2568.txt', law, 2568)).toEqual([]);
  });
});

test('the finding says which statement decided', async () => {
  const extracted = await extractDocument(bytes(html('<h1>แผนประจำปีงบประมาณ พ.ศ. 2566</h1>')), hintsFor('p.html'));
  const dates = extracted.dates.map((fact) => ({ ...fact, url: 'https://town.test/p.html' }));
  const [finding] = runCheck(date, { facts: { dates }, options: { fiscalYear: 2568 } });
  expect(finding?.data.stated).toBe(' (ประจำปีงบประมาณ พ.ศ. 2566)');
});

describe('the year of a council’s session in a label is a calendar year', () => {
  const labelled = (label: string) =>
    acceptedYears({ name: 'a.txt', text: 'รายงาน\nประชุมเมื่อวันที่ 20 ธันวาคม 2567', label, foundOn: 'https://town.test/' });
  test.each(['รายงานการประชุมสภา สมัยสามัญ สมัยที่ 4 ประจำปี พ.ศ. 2567', 'ประชุมสภาเทศบาล สมัยวิสามัญ ครั้งที่ 2/2567'])(
    '%s',
    async (label) => {
      expect(await labelled(label)).toEqual([2568]);
    },
  );
  test('of a plan or a fiscal year it stays one', async () => {
    expect(await labelled('แผนพัฒนา ประจำปี พ.ศ. 2567')).toEqual([2567]);
    expect(await labelled('ประชุมสภา สมัยที่ 1 ประจำปีงบประมาณ 2567')).toEqual([2567]);
  });
});

describe('a title that ends with its year', () => {
  const print = (...lines: readonly string[]) => acceptedYears({ name: 'plan.txt', text: `${lines.join('\n')}\n` });

  test('outweighs a sentence below it', async () => {
    const title = ['แผนการบริหารทรัพยากรบุคคล', 'ประจำปีงบประมาณ พ.ศ. 2569'];
    expect(await print(...title, 'ทบทวนผลการดำเนินงานปีงบประมาณ พ.ศ. 2568 แล้วเห็นควรกำหนดแผน')).toEqual([2569]);
    expect(await print(...title, 'จากผลการประเมินปี 2567 และ 2568 พบว่าควรพัฒนา')).toEqual([2569]);
  });

  test('does not outweigh other titles', async () => {
    const lines = ['แผนพัฒนาบุคลากร ประจำปี 2567', 'แผนพัฒนาบุคลากร ประจำปี 2568'];
    expect(await print(...lines)).toEqual([2567, 2568]);
    expect(await print('รายงาน ปี 2567', 'ปีงบประมาณ พ.ศ. 2568 (รอบ 6 เดือน)')).toEqual([2567, 2568]);
    expect(await print('แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2568) ฉบับทบทวน', 'เทศบาลตำบลตัวอย่าง')).toEqual([2566, 2567, 2568]);
  });
});

describe('a letter of which the text alone names years', () => {
  const letter = (body: string) =>
    acceptedYears({ name: 'memo.txt', text: `บันทึกข้อความ\nเรื่อง แผนปฏิบัติการป้องกันการทุจริต\nเรียน นายกเทศมนตรี\n${body}\n` });

  test('is of none for certain where it names two once each', async () => {
    expect(await letter('สำนักปลัดจัดทำแผนปี 2566 เสร็จแล้ว ขอส่งให้กองคลังซึ่งจัดทำงบปี 2568 ทราบ')).toEqual([]);
  });

  test('is of the one that is not of an assessment', async () => {
    expect(await letter('ได้จัดทำแผน ประจำปีงบประมาณ พ.ศ. 2566 เพื่อรองรับการประเมินของปีงบประมาณ พ.ศ. 2568')).toEqual([2566]);
    expect(await letter('ได้จัดทำรายงาน ปีงบประมาณ 2567 ใช้ประกอบการประเมินในปี 2568')).toEqual([2567]);
  });

  test('is of the one that it names more often, or alone', async () => {
    expect(await letter('จัดทำแผนปี 2568 ขอส่งให้กองคลังซึ่งใช้แผนปี 2568 แทนแผนปี 2566')).toEqual([2566, 2568]);
    expect(await letter('จัดทำแผนปี 2568 แล้ว')).toEqual([2568]);
    expect(await letter('จัดทำแผนปี 2567 - 2568 แล้ว')).toEqual([2567, 2568]);
  });

  test('a page may list the documents of two years', async () => {
    expect(await page('<h1>แผนงาน</h1><p>เอกสารของปี 2567</p><p>เอกสารของปี 2568</p>')).toEqual([2567, 2568]);
  });
});

test('a line of several days is no title, whatever year it ends with', async () => {
  const days = 'คำสั่ง วันที่ 3 ต.ค. 2567 ประกาศวันที่ 8 ต.ค. 2567 ปิดรับวันที่ 30 ต.ค. 2567';
  expect(await page(`<h1>ข่าว</h1><p>${days} ตามเอกสาร ปี 2560</p>`)).toEqual([2568]);
  expect(await page('<h1>ข่าว</h1><p>ประกาศ ลงวันที่ 3 ต.ค. 2566 เรื่อง แผนงาน ประจำปี 2568</p>')).toContain(2568);
});
