import { describe, expect, test } from 'vitest';
import { judgePages } from './judge-page.js';

const html = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const MENU = [
  'ข้อมูลพื้นฐาน',
  'โครงสร้างองค์กร',
  'ข้อมูลผู้บริหาร',
  'แผนพัฒนาท้องถิ่น',
  'ข่าวประชาสัมพันธ์',
  'นโยบายไม่รับของขวัญ',
  'ติดต่อเรา',
].map((label, at) => `<a href="/page/${at}">${label}</a>`);
const FISH = '<p>ปลาส้มเป็นสินค้าขึ้นชื่อของตำบล ทำจากปลาตะเพียนสด หมักเกลือและข้าวสุกสามวัน จำหน่ายที่ตลาดชุมชนทุกวันเสาร์</p>';
const PLAN =
  '<p>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) จัดทำตามระเบียบกระทรวงมหาดไทย ประจำปีงบประมาณ พ.ศ. 2568 ยุทธศาสตร์ เป้าหมาย และตัวชี้วัด</p>';
const lacksWords = async (item: string, page: string, others: readonly string[] = []): Promise<boolean> =>
  (await judgePages(item, [page], others)).includes('error text/missing');

/** Each judged by hand before the program was asked. */
describe('kind 3: a menu that is no nav', () => {
  test('buttons in a strip, and again in a drawer', async () => {
    const strip = `<div class="flex gap-2 overflow-x-auto">${MENU.map((link) => `<span class="px-3">${link}</span>`).join('')}</div>`;
    const page = (content: string): string =>
      html(
        'ปลาส้ม',
        `${strip}<div class="p-4"><h2>สินค้าชุมชน</h2>${content}</div><div class="drawer-x">${MENU.join('<br>')}</div>`,
      );
    expect(await lacksWords('O5', page(FISH))).toBe(true);
    expect(await lacksWords('O5', page(PLAN))).toBe(false);
  });

  test('a list of links in paragraphs at the foot', async () => {
    const foot = `<div class="zone-b"><p><b>ลิงก์ด่วน</b></p>${MENU.map((link) => `<p>${link}</p>`).join('')}<p>© 2568 เทศบาลตำบลตัวอย่าง</p></div>`;
    expect(await lacksWords('O5', html('ปลาส้ม', `<h1>สินค้าชุมชน</h1>${FISH}${foot}`))).toBe(true);
    expect(await lacksWords('O5', html('แผน', `<h1>แผนพัฒนาท้องถิ่น</h1>${PLAN}${foot}`))).toBe(false);
  });
});

describe('kind 4: a banner names the year', () => {
  const WORDS = '<p>แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2564 การสรรหา การพัฒนา อัตรากำลัง</p>';
  const isOfOther = async (page: string): Promise<boolean> =>
    (await judgePages('O14', [page])).some((code) => code.startsWith('error date/'));

  test('a ribbon that floats by the style sheet of the page', async () => {
    const ribbon =
      '<div id="eit-ribbon"><a href="https://itas.nacc.go.th/go/eit/abc123">ประเมิน EIT ปีงบประมาณ พ.ศ. 2568</a></div>';
    const style = '<style>#eit-ribbon { bottom: 0; position: fixed; right: 0 }</style>';
    expect(await isOfOther(html('แผนบุคลากร', `<h1>แผนการบริหารทรัพยากรบุคคล</h1>${WORDS}${ribbon}`, style))).toBe(true);
  });

  test('a line of rights below', async () => {
    const foot = '<div class="zone"><div>สงวนลิขสิทธิ์ พ.ศ. 2568 เทศบาลตำบลตัวอย่าง</div></div>';
    expect(await isOfOther(html('แผนบุคลากร', `<h1>แผนการบริหารทรัพยากรบุคคล</h1>${WORDS}${foot}`))).toBe(true);
    const right = WORDS.replace('2564', '2568');
    expect(await isOfOther(html('แผนบุคลากร', `<h1>แผนการบริหารทรัพยากรบุคคล</h1>${right}${foot}`))).toBe(false);
  });
});

describe('kind 11: side columns', () => {
  const SIDE =
    '<img src="/m.jpg" width="160" height="200"><p>นายสมมติ ใจดี<br>นายกเทศมนตรีตำบลตัวอย่าง</p><p>โทร 08 0000 0000 แผนพัฒนาท้องถิ่นเพื่อคนตัวอย่าง</p>';

  test('flex children with a basis', async () => {
    const page = (content: string): string =>
      html(
        'ชุมชน',
        `<div style="display:flex"><div style="flex-basis:22%">${SIDE}</div><div style="flex-basis:78%"><h1>สินค้าชุมชน</h1>${content}</div></div>`,
      );
    expect(await lacksWords('O5', page(FISH))).toBe(true);
    expect(await lacksWords('O5', page(PLAN))).toBe(false);
  });

  test('widths of the page’s own style sheet', async () => {
    const style = '<style>.fl { float: left; width: 210px } .fr { float: right; width: 750px }</style>';
    const page = (content: string): string =>
      html(
        'ชุมชน',
        `<div class="wrap1"><div class="fl">${SIDE}</div><div class="fr"><h1>สินค้าชุมชน</h1>${content}</div></div>`,
        style,
      );
    expect(await lacksWords('O5', page(FISH))).toBe(true);
    expect(await lacksWords('O5', page(PLAN))).toBe(false);
  });
});

describe('kind 12: pages that are a picture', () => {
  const verdictOf = async (page: string): Promise<string | undefined> => (await judgePages('O5', [page]))[0];

  test('slides of a book, below a heading', async () => {
    const slides = [1, 2, 3].map(
      (at) => `<figure><img data-src="/book/${at}.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></figure>`,
    );
    expect(await verdictOf(html('แผนพัฒนาท้องถิ่น', `<h1>แผนพัฒนาท้องถิ่น</h1>${slides.join('')}`))).toBe('review');
  });

  test('a picture beside words of its own is judged by the words', async () => {
    expect(
      await verdictOf(html('ปลาส้ม', `<h1>สินค้าชุมชน</h1>${FISH}<img src="/fish.jpg" width="800" height="600">`)),
    ).toBe('fail');
  });
});

describe('kind 22: headings of purchases', () => {
  const table = (heads: readonly string[], row: readonly string[]): string =>
    html(
      'จัดซื้อจัดจ้าง',
      `<h1>รายการการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2567</h1><table border="1"><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr><tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`,
    );
  const codesOf = async (page: string): Promise<readonly string[]> =>
    (await judgePages('O13', [page])).filter((code) => code.includes(' egp/'));

  test('two headings, one above the other', async () => {
    const page = html(
      'จัดซื้อ',
      '<h1>รายการการจัดซื้อจัดจ้าง</h1><table border="1"><tr><th rowspan="2">ลำดับ</th><th rowspan="2">งาน</th><th colspan="2">ระบบ e-GP</th></tr><tr><th>เลขที่โครงการ</th><th>เลขคุมสัญญา</th></tr><tr><td>1</td><td>จ้าง</td><td>67019123456</td><td>670114000123</td></tr></table>',
    );
    expect(await codesOf(page)).toEqual([]);
  });

  test('a control number alone', async () => {
    expect(await codesOf(table(['ลำดับที่', 'รายการ', 'เลขคุมสัญญาในระบบ e-GP'], ['1', 'จ้าง', '670114000123']))).toEqual([
      'error egp/column-not-found',
    ]);
  });
});
