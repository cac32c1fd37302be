import { describe, expect, it } from 'vitest';
import { judgeItem, type Source } from '../elements/judge-item.js';

const page = (name: string, title: string, body: string): Source => ({
  name,
  body: `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
});
const TITLE = 'ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปีงบประมาณ พ.ศ. 2567';
const LIST = page(
  'ita.html',
  'ITA 2568',
  `<ul><li><a href="o18.html">ช่องทางแจ้งเรื่องร้องเรียนการทุจริต</a></li><li><a href="o19.html">${TITLE}</a></li><li><a href="o20.html">การมีส่วนร่วม</a></li></ul>`,
);
const verdictOf = async (...sources: Source[]) => (await judgeItem(2568, 'O19', sources)).verdict;

describe('a page without its content', () => {
  it.each([
    '<p>อยู่ระหว่างจัดเตรียม</p>',
    '<p>อยู่ระหว่างจัดเตรียมข้อมูล</p>',
    '<p>ขณะนี้หน้านี้อยู่ระหว่างปรับปรุงหน้าเว็บ ขออภัยในความไม่สะดวก</p>',
    '<p>กำลังจัดทำข้อมูล กรุณากลับมาใหม่ภายหลัง</p>',
    '<p>(อยู่ระหว่างจัดทำ)</p>',
    '<p>Coming soon</p>',
    `<ul><li><a href="#">สถิติเรื่องร้องเรียนการทุจริต รอบ 12 เดือน</a> (อยู่ระหว่างจัดทำ)</li></ul>`,
    `<h2>รายงานสถิติรอบ 12 เดือน</h2><p>อยู่ระหว่างดำเนินการรวบรวม</p>`,
    `<p><a href="#">สถิติเรื่องร้องเรียนการทุจริต 2567</a></p>`,
  ])('fails alone and beside the list that links to it: %s', async (body) => {
    const own = page('o19.html', TITLE, body);
    expect(await verdictOf(own)).toBe('fail');
    expect(await verdictOf(LIST, own)).toBe('fail');
  });

  it('fails beside the list where it has only its heading', async () => {
    expect(await verdictOf(LIST, page('o19.html', TITLE, ''))).toBe('fail');
  });

  it('is said to be a placeholder', async () => {
    const { codes } = await judgeItem(2568, 'O19', [page('o19.html', TITLE, '<p>อยู่ระหว่างจัดเตรียม</p>')]);
    expect(codes).toEqual(expect.arrayContaining(['E text/missing', 'W text/placeholder']));
  });
});

describe('what has content stays', () => {
  it.each([
    ['<p>ไม่มีเรื่องร้องเรียน</p>', 'a statement that there is none'],
    ['<p>ไม่มีเรื่องร้องเรียน</p><p>ปี 2568 (อยู่ระหว่างจัดทำ)</p>', 'a year that is to come beside one that is there'],
    ['<p>ปี 2567 ไม่มีเรื่องร้องเรียน</p><p>อยู่ระหว่างจัดทำ</p>', 'a statement above what is to come'],
    [
      '<table><tr><td>ร้องเรียนการทุจริตทั้งหมด</td><td>อยู่ระหว่างดำเนินการ</td></tr><tr><td>2</td><td>1</td></tr></table>',
      'complaints under way',
    ],
    ['<p>จำนวนเรื่องร้องเรียนการทุจริต 1 เรื่อง กรณีเทศบาลอยู่ระหว่างปรับปรุงถนน</p>', 'works under way'],
  ])('%s (%s)', async (body) => {
    expect(await verdictOf(page('o19.html', TITLE, body))).toBe('pass');
    expect(await verdictOf(LIST, page('o19.html', TITLE, body))).toBe('pass');
  });

  it('a list alone is judged by what it says, as ever', async () => {
    expect(await verdictOf(LIST)).toBe('pass');
  });

  it('labels of the documents that are the evidence count', async () => {
    const files = page('o19.html', 'เอกสาร', `<p><a href="s.txt">${TITLE}</a></p>`);
    const empty = page('more.html', 'เพิ่มเติม', '');
    const document = { name: 's.txt', label: TITLE, body: 'ทั้งหมด 0 เรื่อง' };
    expect(await verdictOf(files, document)).toBe('pass');
    expect((await judgeItem(2568, 'O19', [files, empty, document])).verdict).toBe('pass');
  });

  it('an unfinished page does not undo one that is finished', async () => {
    const other = page('old.html', 'เดิม', '<p>อยู่ระหว่างปรับปรุง</p>');
    expect(await verdictOf(page('o19.html', TITLE, '<p>ไม่มีเรื่องร้องเรียน</p>'), other)).toBe('pass');
  });

  it('headings that open what is below them stand', async () => {
    const panels = page('o19.html', 'ITA', `<h3><a href="#">${TITLE}</a></h3><p>จำนวนเรื่อง 0 เรื่อง</p>`);
    expect(await verdictOf(panels)).toBe('pass');
  });
});
