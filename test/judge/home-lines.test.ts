import { describe, expect, test } from 'vitest';
import { judgePages } from '../field/judge-page.js';

const html = (title: string, body: string): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const SLOGAN = '<div>แผนพัฒนาท้องถิ่นเพื่อประชาชน โทร 0 4500 0000</div>';
const NEWS = ['รับสมัครนักเรียนชั้นอนุบาล', 'กำหนดการฉีดวัคซีนสุนัขและแมว', 'งดจ่ายน้ำประปาหมู่ 4', 'ประกวดหนูน้อยนพมาศ']
  .map((line) => `<p>${line}</p>`)
  .join('');
const WEATHER = '<h2>สภาพอากาศ</h2><p>ร้อนชื้น มีสามฤดู</p><p>ฝนตกชุกในเดือนกันยายน</p>';
const lacksWords = async (own: string, home: string | null): Promise<boolean> =>
  (await judgePages('O5', [html('หน้า', own)], [], home && html('เทศบาลตำบลตัวอย่าง', home))).includes(
    'error text/missing',
  );

describe('what the home page says around its content too is no word of the item', () => {
  test.each<readonly [string, (content: string) => string]>([
    ['a line at the end', (content) => `<div>${content}</div>${SLOGAN}`],
    ['a line before the heading', (content) => `${SLOGAN}<div>${content}</div>`],
    [
      'a column on the left, with a counter in it',
      (content) =>
        `<div class="a"><div>นายกเทศมนตรี</div><div>วันนี้มีผู้ชม ${content.length} คน</div>${SLOGAN}</div><div class="b">${content}</div>`,
    ],
    [
      'a column after the content, with something of this page in it',
      (content) =>
        `<div class="b">${content}</div><div class="a">${SLOGAN}<div>${content.length > 90 ? 'ปรับปรุงเมื่อวานนี้' : 'ปรับปรุงวันนี้'}</div><div>ที่อยู่ เลขที่ 1</div></div>`,
    ],
  ])('%s', async (_, around) => {
    expect(await lacksWords(around(WEATHER), null)).toBe(false);
    expect(await lacksWords(around(WEATHER), around(NEWS))).toBe(true);
    const plan = '<h2>แผนพัฒนาท้องถิ่น</h2><p>พ.ศ. 2566 - 2570 ยุทธศาสตร์ที่ 1</p>';
    expect(await lacksWords(around(plan), around(NEWS))).toBe(false);
  });

  test('nor is its year a year of the item', async () => {
    const banner = '<div>ร่วมประเมิน ปีงบประมาณ พ.ศ. 2568</div>';
    const plan = (year: string): string =>
      html(
        'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
        `<h2>แผนการบริหารและพัฒนาทรัพยากรบุคคล</h2><p>ปีงบประมาณ พ.ศ. ${year} อัตรากำลัง การสรรหา การพัฒนาบุคลากร</p>${banner}`,
      );
    const isOfOtherYear = async (year: string, home: string | null): Promise<boolean> =>
      (await judgePages('O14', [plan(year)], [], home)).some((code) => code.startsWith('error date/'));
    const home = html('เทศบาล', `${NEWS}${banner}`);
    expect(await isOfOtherYear('2565', null)).toBe(false);
    expect(await isOfOtherYear('2565', home)).toBe(true);
    expect(await isOfOtherYear('2568', home)).toBe(false);
  });
});

describe('what the home page quotes stays content', () => {
  const PLAN = 'แผนพัฒนาท้องถิ่น พ.ศ. 2566 - 2570 ของตำบล';
  test.each<readonly [string, string, string]>([
    [
      'a headline among its news',
      `<h2>ข่าว</h2><p>${PLAN}</p><p>ประกาศแล้ว</p>`,
      `${NEWS}<p>${PLAN}</p>${NEWS}<p>ที่อยู่</p>`,
    ],
    [
      'the label of a link',
      `<h2>ข่าว</h2><p>ประกาศแล้ว</p><p>${PLAN}</p>`,
      `${NEWS}<p><a href="/item/0">${PLAN}</a></p>`,
    ],
    [
      'beside the link to the page',
      `<h2>ข่าว</h2><p>ประกาศแล้ว</p><p>${PLAN}</p>`,
      `${NEWS}<p>${PLAN}</p><p><a href="/item/0">อ่านต่อ</a></p>`,
    ],
    ['all that the page has', `<h2>ข่าว</h2><p>${PLAN}</p>`, `${NEWS}<p>${PLAN}</p>`],
    ['the heading of the page', `<h2>${PLAN}</h2><p>ประกาศแล้ว</p>`, `<p>${PLAN}</p>${NEWS}`],
    [
      'a page that is the home page under another name',
      `${NEWS}<p>${PLAN}</p><p>ผู้ชม 12</p>`,
      `${NEWS}<p>${PLAN}</p><p>ผู้ชม 13</p>`,
    ],
  ])('%s', async (_, own, home) => {
    expect(await lacksWords(own, null)).toBe(false);
    expect(await lacksWords(own, home)).toBe(false);
  });

  test('what the page says once more than around it', async () => {
    expect(await lacksWords(`${WEATHER}${SLOGAN}${SLOGAN}`, `${NEWS}${SLOGAN}`)).toBe(false);
  });
});
