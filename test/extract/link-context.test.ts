import { describe, expect, it } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';
import type { LinkContext, PageLink } from '../../src/model/evidence.js';

const URL = 'https://town.test/ita.html';

function linksIn(body: string): readonly PageLink[] {
  return readDecodedHtml(`<html><head><title>ITA</title></head><body>${body}</body></html>`, URL, {
    wantsContext: true,
  }).links;
}

function contextOf(body: string, name: string): LinkContext | undefined {
  return linksIn(body).find(({ url }) => url.endsWith(name))?.context;
}

describe('headings above a link', () => {
  it('are those of its section, nearest first', () => {
    const body =
      '<h1>OIT</h1><h2>ปี 2567</h2><h3>O1</h3><p><a href="a.pdf">a</a></p><h2>ปี 2568</h2><p><a href="b.pdf">b</a></p>';
    expect(contextOf(body, 'a.pdf')?.headings).toEqual(['O1', 'ปี 2567', 'OIT']);
    expect(contextOf(body, 'b.pdf')?.headings).toEqual(['ปี 2568', 'OIT']);
  });

  it('are also the titles of panels, for what is in the panel', () => {
    const panel = (title: string, file: string) =>
      `<div class="accordion-item"><div class="accordion-header"><button>${title}</button></div><div class="accordion-body"><a href="${file}">เปิด</a></div></div>`;
    const body = `${panel('O1 โครงสร้าง', 'a.pdf')}${panel('O2 ผู้บริหาร', 'b.pdf')}<p><a href="c.pdf">c</a></p>`;
    expect(contextOf(body, 'a.pdf')?.headings).toEqual(['O1 โครงสร้าง']);
    expect(contextOf(body, 'b.pdf')?.headings).toEqual(['O2 ผู้บริหาร']);
    expect(contextOf(body, 'c.pdf')?.headings).toEqual([]);
  });

  it('are also summaries, captions, terms, bold lines and rows that part a table', () => {
    expect(contextOf('<details><summary>O3</summary><a href="a.pdf">a</a></details>', 'a.pdf')?.headings).toEqual([
      'O3',
    ]);
    expect(contextOf('<p><b>แผนงาน</b></p><p><a href="a.pdf">a</a></p>', 'a.pdf')?.headings).toEqual(['แผนงาน']);
    expect(contextOf('<dl><dt>O4</dt><dd><a href="a.pdf">a</a></dd></dl>', 'a.pdf')?.headings).toEqual(['O4']);
    const table =
      '<table><tr><td colspan="2">9.1 ข้อมูลพื้นฐาน</td></tr><tr><td>O1</td><td><a href="a.pdf">a</a></td></tr></table>';
    expect(contextOf(table, 'a.pdf')?.headings).toEqual(['9.1 ข้อมูลพื้นฐาน']);
  });
});

describe('the row of a link', () => {
  const table =
    '<table><tr><th>ข้อ</th><th>เรื่อง</th><th>2567</th><th>2568</th></tr>' +
    '<tr><td rowspan="2">O12</td><td rowspan="2">รายการจัดซื้อจัดจ้าง</td><td><a href="a.pdf">โหลด</a></td><td><a href="b.pdf">โหลด</a></td></tr>' +
    '<tr><td><a href="c.pdf">ความก้าวหน้า</a></td><td>-</td></tr></table>';

  it('has its other cells, not the labels of other links', () => {
    expect(contextOf(table, 'b.pdf')?.row).toBe('O12 | รายการจัดซื้อจัดจ้าง | โหลด');
  });

  it('has the cells that reach down into it', () => {
    expect(contextOf(table, 'c.pdf')?.row).toContain('O12 | รายการจัดซื้อจัดจ้าง');
  });

  it('has a column with a heading', () => {
    expect([contextOf(table, 'a.pdf')?.column, contextOf(table, 'b.pdf')?.column]).toEqual(['2567', '2568']);
    expect(contextOf(table, 'c.pdf')?.column).toBe('2567');
  });

  it('is none where the page is laid out by a table of many links', () => {
    const many = Array.from({ length: 20 }, (_, index) => `<a href="${index}.html">รายการ ${index}</a>`).join(' ');
    expect(contextOf(`<table><tr><td>${many}</td></tr></table>`, '/3.html')?.row).toBeNull();
  });
});

it('entries of the menu above a link are its trail', () => {
  const body =
    '<ul><li><a href="#">แผนงาน</a><ul><li>ปี 2568<ul><li><a href="a.html">แผนพัฒนา</a></li></ul></li></ul></li></ul>';
  expect(contextOf(body, 'a.html')?.trail).toEqual(['ปี 2568', 'แผนงาน']);
});

it('a row with a name and without a link of its own is an address within the page', () => {
  const body =
    '<table><tr id="o3"><td>O3</td><td>โทร. 045-711111</td></tr><tr id="o4"><td>O4</td><td><a href="a.html">ข่าว</a></td></tr></table>';
  expect(linksIn(body).filter(({ url }) => url.includes('#'))).toMatchObject([
    { url: `${URL}#o3`, text: 'O3 โทร. 045-711111' },
  ]);
});

it('a cell that reaches over several columns has the headings of all of them', () => {
  const body =
    '<table><tr><th>เรื่อง</th><th>ปี 2566</th><th>ปี 2567</th><th>ปี 2568</th></tr><tr><td>แผน</td><td colspan="2"><a href="a.pdf">a</a></td><td><a href="b.pdf">b</a></td></tr></table>';
  expect(contextOf(body, 'a.pdf')?.column).toBe('ปี 2566 | ปี 2567');
  expect(contextOf(body, 'b.pdf')?.column).toBe('ปี 2568');
});

it('nothing of this is gathered where nobody asks', () => {
  const { links } = readDecodedHtml('<p id="o3"><a href="a.html">a</a></p>', URL);
  expect(links).toEqual([{ url: 'https://town.test/a.html', text: 'a', kind: 'link', inChrome: false }]);
});

it('a link that only says "download" is labelled by its own line, where line breaks part several of them', () => {
  const body =
    '<p>• แผน ปี 2568 : <a href="a.pdf">ดาวน์โหลด</a><br>• แผน ปี 2567 : <b><a href="b.pdf">ดาวน์โหลด</a></b> (1 MB)<br>แผน ปี 2566 <a href="c.pdf">ดาวน์โหลด</a></p>';
  expect(linksIn(body).map(({ text }) => text)).toEqual([
    '• แผน ปี 2568 : ดาวน์โหลด',
    '• แผน ปี 2567 : ดาวน์โหลด (1 MB)',
    'แผน ปี 2566 ดาวน์โหลด',
  ]);
});
