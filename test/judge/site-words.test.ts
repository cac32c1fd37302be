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
