import { describe, expect, test } from 'vitest';
import { judgePages } from '../field/judge-page.js';

const FOOT = '<div>แผนพัฒนาท้องถิ่นเพื่อประชาชน โทร 0 4500 0000</div>';
const page = (title: string, content: string, foot = FOOT): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><div><h2>${title}</h2>${content}</div>${foot}</body></html>`;
const WEATHER = page('สภาพอากาศ', '<p>ร้อนชื้น มีสามฤดู</p>');
const OTHERS = ['ประวัติ', 'สถานที่ท่องเที่ยว', 'สินค้าชุมชน'].map((title) => page(title, `<p>${title}ของตำบล ปี 2568</p>`));
const isMissing = async (own: string, others: readonly string[]): Promise<boolean> =>
  (await judgePages('O5', [own], others)).includes('error text/missing');

describe('what most pages of a round say', () => {
  test('is no word of the item', async () => {
    expect(await isMissing(WEATHER, [])).toBe(false);
    expect(await isMissing(WEATHER, OTHERS)).toBe(true);
  });

  test('is one where the page says it once more', async () => {
    const twice = page('สภาพอากาศ', `<p>ร้อนชื้น</p>${FOOT}`);
    expect(await isMissing(twice, OTHERS)).toBe(false);
  });

  test('is one where the page itself names it', async () => {
    expect(await isMissing(page('แผนพัฒนาท้องถิ่น', '<p>เล่มปี 2568</p>'), OTHERS)).toBe(false);
  });

  test('stays where only two pages say it, or all are one page', async () => {
    const plain = OTHERS.map((other) => other.replace(FOOT, ''));
    expect(await isMissing(WEATHER, [OTHERS[0] ?? '', ...plain])).toBe(false);
    expect(await isMissing(WEATHER, [WEATHER, WEATHER, WEATHER])).toBe(false);
  });
});

const BANNER = '<div>ร่วมประเมิน ปีงบประมาณ พ.ศ. 2568</div>';
const PLAN = (years: string): string =>
  page(
    'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
    `<p>แผนการบริหารทรัพยากรบุคคล ${years} อัตรากำลัง การสรรหา การพัฒนาบุคลากร</p>`,
    BANNER,
  );
const ELSEWHERE = ['ประวัติ', 'สถานที่ท่องเที่ยว', 'สินค้าชุมชน'].map((title) => page(title, `<p>${title}ของตำบล</p>`, BANNER));
const isOfOtherYear = async (own: string, others: readonly string[]): Promise<boolean> =>
  (await judgePages('O14', [own], others)).some((code) => code.startsWith('error date/'));

describe('a year that stands everywhere', () => {
  test('is no year of the item', async () => {
    expect(await isOfOtherYear(PLAN('ปีงบประมาณ 2565'), [])).toBe(false);
    expect(await isOfOtherYear(PLAN('ปีงบประมาณ 2565'), ELSEWHERE)).toBe(true);
    expect(await isOfOtherYear(PLAN(''), ELSEWHERE)).toBe(true);
  });

  test('is one where the page states it itself', async () => {
    expect(await isOfOtherYear(PLAN('ปีงบประมาณ พ.ศ. 2568'), ELSEWHERE)).toBe(false);
    expect(await isOfOtherYear(PLAN(`</p>${BANNER}<p>`), ELSEWHERE)).toBe(false);
  });
});

describe('what a few pages all say within their content', () => {
  const item = (name: string, content: string): string =>
    `<!doctype html><html><head><title>${name}</title></head><body><h2>${name}</h2>${content}</body></html>`;
  const HOME = (body: string): string =>
    item('เทศบาลตำบลตัวอย่าง', `<p>รับสมัครนักเรียน</p><p>งดจ่ายน้ำประปา</p><p>ฉีดวัคซีนสุนัข</p>${body}`);
  const LAW = '<p>แผนพัฒนาท้องถิ่น ตามระเบียบกระทรวงมหาดไทย พ.ศ. 2548</p>';
  const NAMES = ['ยุทธศาสตร์', 'ครุภัณฑ์', 'งบลงทุน', 'ติดตามผล'];
  const around = (before: string, after: string, count: number): string[] =>
    NAMES.slice(0, count).map((name) => item(name, `${before}<p>เรื่อง${name}ของตำบล</p>${after}`));
  const isMissingIn = async (pages: readonly string[], home: string | null): Promise<boolean> =>
    (await judgePages('O5', pages.slice(0, 1), pages.slice(1), home)).includes('error text/missing');

  test.each([3, 4])('stays below the heading, of %i pages', async (count) => {
    expect(await isMissingIn(around(LAW, '', count), null)).toBe(false);
    expect(await isMissingIn(around(LAW, '', count), HOME(''))).toBe(false);
    expect(await isMissingIn(around(`<p>เทศบาลตำบลตัวอย่าง</p>${LAW}`, '<p>ลงนาม</p>', count), HOME(''))).toBe(false);
  });

  test('stays at the end where the home page does not say it', async () => {
    expect(await isMissingIn(around('', LAW, 3), HOME(''))).toBe(false);
    expect(await isMissingIn(around('', LAW, 3), HOME(LAW))).toBe(true);
    expect(await isMissingIn(around('', LAW, 3), null)).toBe(true);
  });

  test('is the site’s where it is a column of the home page too', async () => {
    const column = `<div>นายสมมติ ใจดี</div><div>นายกเทศมนตรี</div>${LAW}`;
    expect(await isMissingIn(around(column, '', 3), HOME(`${column}<p>ตลาดนัดชุมชน</p><p>ตารางรถขยะ</p>`))).toBe(true);
    expect(await isMissingIn(around(column, '', 3), HOME(''))).toBe(false);
  });

  test('is a year of the item', async () => {
    const plan = (year: string): string =>
      item(
        'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
        `${year}<p>ทบทวนจากแผนการบริหารทรัพยากรบุคคล ปีงบประมาณ พ.ศ. 2565 อัตรากำลัง การสรรหา การพัฒนาบุคลากร</p>`,
      );
    const year = '<p>ประจำปีงบประมาณ พ.ศ. 2568</p>';
    const others = around(year, '', 3);
    const isOther = async (own: string): Promise<boolean> =>
      (await judgePages('O14', [own], others, HOME(''))).some((code) => code.startsWith('error date/'));
    expect(await isOther(plan(year))).toBe(false);
    expect(await isOther(plan(''))).toBe(true);
  });
});
