import { describe, expect, test } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';

const pageOf = (body: string) =>
  readDecodedHtml(`<html><head><title>จัดซื้อจัดจ้าง</title></head><body>${body}</body></html>`, 'https://town.go.th/o13')
    .page;
const head = '<thead><tr><th>ลำดับที่</th><th>เลขที่โครงการ</th></tr></thead>';

describe('a table of headings alone', () => {
  test.each([
    [
      'a script asks for its rows',
      `<table>${head}<tbody></tbody></table><script>$('#t').DataTable({ajax:'/d.json'})</script>`,
    ],
    ['an attribute says where they are', `<table data-toggle="table" data-url="/d.json">${head}</table>`],
    [
      'a template stands for them',
      `<table>${head}<tr v-for="x in rows"><td>{{ x.no }}</td><td>{{ x.egp }}</td></tr></table>`,
    ],
    [
      'it lies in a table that lays out',
      `<table><tr><td>เมนู</td><td><table data-url="/d.json">${head}</table></td></tr></table>`,
    ],
  ])('%s', (_, body) => expect(pageOf(body)?.hasTableToFill).toBe(true));

  test('is looked for in time that does not grow with the depth of tables', () => {
    const deep = `${'<table><tr><td>ก</td><td>'.repeat(4_000)}ข`;
    expect(pageOf(deep)?.hasTableToFill).toBeUndefined();
  });

  test.each([
    ['no script', `<table>${head}<tbody></tbody></table>`],
    ['a script that shows a menu', `<table>${head}</table><script>$('.menu').slideDown()</script>`],
    [
      'rows',
      `<table>${head}<tr><td>1</td><td>67091234567</td></tr></table><script>$('#t').DataTable({ajax:'/x'})</script>`,
    ],
    [
      'rows that are tables',
      `<table>${head}<tr><td><table><tr><td>67091234567</td></tr></table></td></tr></table><script>fetch('/counter')</script>`,
    ],
    ['a table that lays out', "<table><tr><td></td></tr></table><script>fetch('/counter')</script>"],
  ])('%s: it is as it stands', (_, body) => expect(pageOf(body)?.hasTableToFill).toBeUndefined());
});

describe('a page of frames alone', () => {
  test.each([
    ['a frame', '<h1>ช่องทาง</h1><iframe src="https://www.facebook.com/x" width="500" height="600"></iframe>'],
    ['a film', '<h1>นโยบาย</h1><video src="/a.mp4"></video>'],
  ])('%s', (_, body) => expect(pageOf(body)?.isFramed).toBe(true));

  test.each([
    ['words beside it', '<p>เทศบาลประกาศนโยบายไม่รับของขวัญ</p><iframe src="/f" width="500" height="600"></iframe>'],
    ['a frame that counts', '<h1>ช่องทาง</h1><iframe src="/c" width="1" height="1"></iframe>'],
    ['a link of its own', '<h1>นโยบาย</h1><a href="/a.pdf">ประกาศ</a><iframe src="/f"></iframe>'],
  ])('%s', (_, body) => expect(pageOf(body)?.isFramed).toBeUndefined());
});

describe('files that scripts are given', () => {
  const linksOf = (body: string) =>
    readDecodedHtml(`<body>${body}</body>`, 'https://town.go.th/o1').links.map(({ url }) => url);

  test.each([
    [
      'options of a flip-book',
      String.raw`<script>var o={"source":"https:\/\/town.go.th\/a.pdf"}</script>`,
      ['https://town.go.th/a.pdf'],
    ],
    [
      'a viewer',
      "<script>pdfjsLib.getDocument('/files/แผน 1.pdf')</script>",
      ['https://town.go.th/files/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf'],
    ],
    ['an address that is put together', "<script>open('/files/' + id + '.pdf'); x = base + '/a.pdf'</script>", []],
  ])('%s', (_, body, urls) => expect(linksOf(body)).toEqual(urls));

  test('beside a document of the page they are no evidence', () =>
    expect(linksOf("<a href='/b.pdf'>แผน</a><script>show('/a.pdf')</script>")).toEqual(['https://town.go.th/b.pdf']));
});
