import { describe, expect, test } from 'vitest';
import { judgePages } from '../field/judge-page.js';

const html = (title: string, body: string): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const HOME = html('เทศบาลตำบลตัวอย่าง', '<p>รับสมัครนักเรียน</p><p>งดจ่ายน้ำประปา</p><p>ประกวดกระทง</p>');
const SUBJECTS = ['ประวัติความเป็นมา', 'สถานที่ท่องเที่ยว', 'สินค้าชุมชน', 'สภาพทางสังคม', 'ศาสนสถาน'];
/** Pages that the menu leads to; each with what the site shows on its inner pages alone. */
const crawl = (around: (content: string, at: number) => string): string[] =>
  SUBJECTS.map((name, at) => html(name, around(`<h2>${name}</h2><p>เรื่อง${name}ของตำบล ${'ก'.repeat(at + 3)}</p>`, at)));
const WEATHER = '<h2>สภาพอากาศ</h2><p>ร้อนชื้น มีสามฤดู</p><p>ฝนตกชุกในเดือนกันยายน</p>';
const PLAN = '<h2>แผนพัฒนาท้องถิ่น</h2><p>พ.ศ. 2566 - 2570 ยุทธศาสตร์ที่ 1 การศึกษา</p><p>ยุทธศาสตร์ที่ 2 คมนาคม</p>';
const SLOGAN = '<div>แผนพัฒนาท้องถิ่นเพื่อประชาชน ปีงบประมาณ พ.ศ. 2568</div>';

const lacksWords = async (page: string, crawled: readonly string[], home: string | null = HOME): Promise<boolean> =>
  (await judgePages('O5', [page], [], home, crawled)).includes('error text/missing');

describe('what the pages of the crawl say, and the home page does not', () => {
  test.each<readonly [string, (content: string, at: number) => string]>([
    ['a banner above', (content) => `${SLOGAN}<div>${content}</div>`],
    ['a line at the foot', (content) => `<div>${content}</div>${SLOGAN}`],
    [
      'a box of visitors with the plan’s name, its numbers other on each page',
      (content, at) =>
        `<div>${content}</div><div>เข้าชมวันนี้ ${at * 7 + 3} คน</div><div>เข้าชมเดือนนี้ ${at * 31 + 90} คน</div>${SLOGAN}`,
    ],
    [
      'a menu in plain boxes between heading and text',
      (content) => content.replace('</h2>', `</h2><div>ข่าวสาร</div>${SLOGAN}<div>ร้องทุกข์</div><div>สายตรงนายก</div>`),
    ],
  ])('%s is no word of the item', async (_, around) => {
    const page = html('สภาพอากาศ', around(WEATHER, 9));
    expect(await lacksWords(page, [])).toBe(false);
    expect(await lacksWords(page, crawl(around))).toBe(true);
    expect(await lacksWords(html('แผน', around(PLAN, 9)), crawl(around))).toBe(false);
  });

  test('nor is its year a year of the item', async () => {
    const around = (content: string): string => `<div>${content}</div>${SLOGAN}`;
    const isOfOther = async (years: string): Promise<boolean> => {
      const plan = `<h2>แผนการบริหารและพัฒนาทรัพยากรบุคคล</h2><p>${years} อัตรากำลัง การสรรหา การพัฒนาบุคลากร</p>`;
      const codes = await judgePages('O14', [html('แผน', around(plan))], [], HOME, crawl(around));
      return codes.some((code) => code.startsWith('error date/'));
    };
    expect(await isOfOther('ปีงบประมาณ พ.ศ. 2565')).toBe(true);
    expect(await isOfOther('ปีงบประมาณ พ.ศ. 2568')).toBe(false);
  });
});

describe('what stays', () => {
  const FOOT = '<div>สำนักงานเทศบาล เลขที่ 1 หมู่ 2</div><div>แผนพัฒนาท้องถิ่น โทร 0 4500 0000</div>';
  const around = (content: string): string => `<div>${content}</div>${FOOT}`;

  test('own words that the site repeats elsewhere', async () => {
    const page = html('ติดต่อเรา', around(`<h2>ติดต่อเรา</h2>${FOOT}<p>แผนที่ตั้งสำนักงาน</p>`));
    expect(await lacksWords(page, crawl(around))).toBe(false);
  });

  test('a single line of the content that other pages have in theirs', async () => {
    const law = '<p>แผนพัฒนาท้องถิ่น ตามระเบียบกระทรวงมหาดไทย</p>';
    const withLaw = (content: string): string => content.replace('</h2>', `</h2>${law}`);
    expect(await lacksWords(html('ครุภัณฑ์', withLaw(WEATHER)), crawl(withLaw))).toBe(false);
  });

  test('the heading of the page, though the menu of every page has its name', async () => {
    const menu = (content: string): string => `<div>แผนพัฒนาท้องถิ่น</div><div>ร้องทุกข์</div>${content}`;
    const page = html('แผนพัฒนาท้องถิ่น', `<h2>แผนพัฒนาท้องถิ่น</h2><div>ร้องทุกข์</div><p>เล่มปี 2568 ยุทธศาสตร์ที่ 1</p>`);
    expect(await lacksWords(page, crawl(menu))).toBe(false);
  });

  test('everything where two pages alone are known, or all of them are one', async () => {
    const slogan = (content: string): string => `<div>${content}</div>${SLOGAN}`;
    const page = html('สภาพอากาศ', slogan(WEATHER));
    expect(await lacksWords(page, crawl(slogan).slice(0, 2))).toBe(false);
    const [one = ''] = crawl(slogan);
    expect(await lacksWords(page, [one, one, one, one])).toBe(false);
    const empty = SUBJECTS.map((_, at) => html('ก', `<p>เข้าชม ${at} คน</p>${SLOGAN}`));
    expect(await lacksWords(page, empty)).toBe(false);
  });
});

describe('pictures that most pages show', () => {
  const SLIDES =
    '<div><img src="/up/slide-a.jpg" width="1200" height="400"><img src="/up/b.jpg" width="1200" height="400"></div>';
  const around = (content: string): string => `${SLIDES}<div>${content}</div>`;
  const isForPerson = async (page: string, others: readonly string[], crawled: readonly string[]): Promise<boolean> =>
    (await judgePages('O1', [page], others, HOME, crawled)).includes('review');
  const weather = html('สภาพอากาศ', around(WEATHER));

  test('hold no words of the item, be they known by the crawl or by the other items', async () => {
    expect(await isForPerson(weather, [], [])).toBe(true);
    expect(await isForPerson(weather, [], crawl(around))).toBe(false);
    expect(await isForPerson(weather, crawl(around), [])).toBe(false);
  });

  test('beside a picture of the page’s own leave that one to a person', async () => {
    const chart = html('โครงสร้าง', around(`${WEATHER}<img src="/up/chart-2568.jpg" width="900" height="900">`));
    expect(await isForPerson(chart, [], crawl(around))).toBe(true);
  });
});
