import { describe, expect, test } from 'vitest';
import { readDecodedHtml, readHtml } from '../../src/extract/read-html.js';
import { bytes, gridsIn, hintsFor, textIn, tis620, wordsOf } from './hints.js';

const URL_OF_PAGE = 'https://town.test/ita/o13.html';
const page = (body: string, head = '') =>
  readDecodedHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, URL_OF_PAGE);
const linksOf = (body: string, head = '') => page(body, head).links.map(({ url, kind, text }) => ({ url, kind, text }));

describe('main text', () => {
  test('leaves out navigation, header, footer, scripts, styles and what is hidden', () => {
    const result = page(`
      <header><h1>เทศบาลตำบลสำราญ</h1></header><nav>หน้าแรก</nav><div class="sidebar">เมนูข้าง</div>
      <div id="main-menu">เมนูหลัก</div><script>var a = 'สคริปต์'</script><style>.a{}</style><noscript>เปิด JavaScript</noscript>
      <template>แม่แบบ</template><p hidden>ซ่อน</p><p style="color:red; display: none">ลับ</p>
      <div><p>ประกาศเทศบาล</p></div><div role="contentinfo">ท้าย</div><div class="footer-bottom">ลิขสิทธิ์</div>`);
    expect(textIn(result)).toBe('ประกาศเทศบาล');
  });

  test('keeps content that stands in a wrapper called header or menu, and the header of an article', () => {
    const words = 'แผนพัฒนาท้องถิ่นของเทศบาล '.repeat(20);
    expect(textIn(page(`<div class="menu"><p>${words}</p></div>`))).toContain('แผนพัฒนาท้องถิ่น');
    expect(textIn(page(`<article><header><h2>รายงานผล</h2></header><p>ข้อความ</p></article>`))).toContain('รายงานผล');
    expect(textIn(page('<div class="header"><main><p>เนื้อหา</p></main></div>'))).toBe('เนื้อหา');
    const fixed = readDecodedHtml(
      '<html><body class="header-fixed sidebar menu"><p>เนื้อหา</p></body></html>',
      URL_OF_PAGE,
    );
    expect(textIn(fixed)).toBe('เนื้อหา');
  });

  test('keeps the words of class names that only sound like site parts', () => {
    expect(textIn(page('<div class="page-title no-sidebar"><div class="entry-header">หัวเรื่อง</div>ก</div>'))).toBe(
      'หัวเรื่อง\nก',
    );
  });

  test('does not take a menu for the content where the content is links alone', () => {
    const result = page('<div class="menu">เมนูหลัก <a href=a>ก</a></div><ul><li><a href=o1.pdf>แผนพัฒนา</a></ul>');
    expect(textIn(result)).toBe('แผนพัฒนา');
    expect(result.links.map((link) => link.inChrome)).toEqual([true, false]);
  });

  test('breaks lines at blocks and br, and keeps a table row on one line', () => {
    const result = page(
      '<p>บรรทัดหนึ่ง<br>บรรทัด  \n สอง</p><ul><li>ก</li><li>ข</li></ul><table><tr><td>1<td>สอง</tr><tr><td>2<td>สี่</tr></table>',
    );
    expect(textIn(result).split('\n')).toEqual(['บรรทัดหนึ่ง', 'บรรทัด สอง', 'ก', 'ข', '1\tสอง', '2\tสี่']);
  });

  test('does not take the years of a list to choose from for the page’s own', () => {
    expect(textIn(page('<select><option>ปีงบประมาณ 2560<option>ปีงบประมาณ 2561</select><p>ปีงบประมาณ 2568</p>'))).toBe(
      'ปีงบประมาณ 2568',
    );
  });

  test('shows the panels that a click opens', () => {
    expect(textIn(page('<div class="tab-pane" style="display:none">ไตรมาส 2</div>'))).toBe('ไตรมาส 2');
  });
});

describe('tables', () => {
  test('expands rowspan and colspan and marks what is repeated', () => {
    const [grid] = gridsIn(
      page(`<table><thead><tr><th rowspan=2>ที่<th colspan=2>จำนวน</tr><tr><th>walk-in<th>ออนไลน์</tr></thead>
        <tr><td>1<td>10<td>20</tr><tr><td>2<td colspan=2>ไม่มี</tr></table>`),
    );
    expect(wordsOf(grid!.rows)).toEqual([
      ['ที่', 'จำนวน', 'จำนวน'],
      ['ที่', 'walk-in', 'ออนไลน์'],
      ['1', '10', '20'],
      ['2', 'ไม่มี', 'ไม่มี'],
    ]);
    expect(grid!.rows[1]![0]).toEqual({ text: 'ที่', heading: true, merged: true });
    expect(grid!.rowNumbers).toEqual([1, 2, 3, 4]);
    expect(grid!.at).toMatchObject({ url: URL_OF_PAGE, table: 1, row: null });
  });

  test('takes a table within a cell as a table of its own and layout tables as none', () => {
    const grids = gridsIn(
      page(
        '<table><tr><td><table><tr><td>ก<td>ข</tr><tr><td>ค<td>ง</tr></table></td><td>เมนู</td></tr></table><table><tr><td>เดียว</tr></table>',
      ),
    );
    expect(grids.map((grid) => wordsOf(grid.rows))).toEqual([
      [
        ['ก', 'ข'],
        ['ค', 'ง'],
      ],
    ]);
  });

  test('does not repeat the words of an inner table in the cell around it', () => {
    const [outer] = gridsIn(
      page('<table><tr><td>ก<td>ข</tr><tr><td>ค<td>ง<table><tr><td>x<td>y</tr></table></tr></table>'),
    );
    expect(wordsOf(outer!.rows)).toEqual([
      ['ก', 'ข'],
      ['ค', 'ง'],
    ]);
  });

  test('survives spans without measure', () => {
    const [grid] = gridsIn(page('<table><tr><td colspan=999999999 rowspan=999999999>ก</tr><tr><td>ข</tr></table>'));
    expect(grid!.rows).toHaveLength(2);
    expect(grid!.rows[0]).toHaveLength(1000);
  });
});

describe('links', () => {
  test('are absolute against base, whatever officers typed', () => {
    expect(
      linksOf('<a href=" files\\o13 งบ.pdf\n">รายงาน</a><a href="//cdn.test/a">ข</a>', '<base href="/docs/">'),
    ).toEqual([
      { url: 'https://town.test/docs/files/o13%20%E0%B8%87%E0%B8%9A.pdf', kind: 'document', text: 'รายงาน' },
      { url: 'https://cdn.test/a', kind: 'link', text: 'ข' },
    ]);
  });

  test('lead to the file inside a viewer', () => {
    const framed = (src: string) => linksOf(`<iframe src="${src}"></iframe>`)[0];
    const file = 'https://town.test/wp/o13.pdf';
    expect(
      framed('https://docs.google.com/viewer?url=https%3A%2F%2Ftown.test%2Fwp%2Fo13.pdf&embedded=true'),
    ).toMatchObject({ url: file, kind: 'document' });
    expect(framed('https://flowpaper.com/flipbook/?pdf=https://town.test/wp/o13.pdf')).toMatchObject({
      url: file,
      kind: 'document',
    });
    expect(framed('/pdfjs/web/viewer.html?file=../../wp/o13.pdf')).toMatchObject({ url: file, kind: 'document' });
    expect(framed('/wp/o13.pdf#toolbar=0')).toMatchObject({ url: `${file}#toolbar=0`, kind: 'document' });
    expect(framed('/calendar.php?file=2568')).toMatchObject({ kind: 'frame' });
  });

  test('keep a script that hands out a file as it is', () => {
    expect(linksOf('<a href="download.php?file=o13.pdf">รายงาน</a>')[0]).toMatchObject({
      url: 'https://town.test/ita/download.php?file=o13.pdf',
      kind: 'document',
    });
  });

  test('are found in scripts on click, in embed, object and meta refresh', () => {
    expect(
      linksOf(
        `<a href="#" onclick="window.open('a.pdf','w')">ก</a><a href="javascript:window.open('b.xlsx')">ข</a>
         <embed src="c.pdf"><object data="d.pdf"></object><button onclick="location.href='/e.html'">จ</button>`,
        '<meta http-equiv="refresh" content="0; url=f.docx">',
      ).map(({ url, kind }) => [url.replace('https://town.test/', ''), kind]),
    ).toEqual([
      ['ita/f.docx', 'document'],
      ['ita/a.pdf', 'document'],
      ['ita/b.xlsx', 'document'],
      ['ita/c.pdf', 'document'],
      ['ita/d.pdf', 'document'],
      ['e.html', 'link'],
    ]);
  });

  test('of flip-books and of buttons that a script serves are found in their attributes', () => {
    const found = linksOf(
      '<div class="_df_book" source="/a.pdf"></div><button data-pdf="b.pdf?x=1">อ่าน</button><a href="#" data-href="/c.xlsx">c</a><div data-url="/page.html" data-source="x.jpg"></div>',
    );
    expect(found.filter(({ kind }) => kind === 'document').map(({ url }) => new URL(url).pathname)).toEqual([
      '/a.pdf',
      '/ita/b.pdf',
      '/c.xlsx',
    ]);
  });

  test('to pictures in several sizes are one picture; the other sizes are assets', () => {
    const found = linksOf(
      '<picture><source srcset="/w.webp 1x, /x.webp 2x"></picture><img srcset="/p.png 600w, /q.png">',
    );
    expect(found.map(({ url, kind }) => [new URL(url).pathname, kind])).toEqual([
      ['/w.webp', 'image'],
      ['/x.webp', 'asset'],
      ['/p.png', 'image'],
      ['/q.png', 'asset'],
    ]);
  });

  test('that only say download are named by their row or list item', () => {
    expect(
      linksOf(
        '<table><tr><td>รายงาน ปี 2567<td><a href=a.pdf>ดาวน์โหลด</a></tr></table><ul><li>แผน 2568 <a href=b.pdf><img alt="PDF" src=i.png></a></ul>',
      )
        .filter((link) => link.kind === 'document')
        .map((link) => link.text),
    ).toEqual(['รายงาน ปี 2567 ดาวน์โหลด', 'แผน 2568']);
  });

  test('take a shared drive for a document and leave mail addresses whole', () => {
    expect(
      linksOf(
        '<a href="https://drive.google.com/file/d/1a/view?usp=sharing">งบ</a><a href="mailto:a@town.test">อีเมล</a><a href="javascript:void(0)">x</a>',
      ),
    ).toEqual([
      { url: 'https://drive.google.com/file/d/1a/view?usp=sharing', kind: 'document', text: 'งบ' },
      { url: 'mailto:a@town.test', kind: 'link', text: 'อีเมล' },
    ]);
  });

  test('of navigation, header and footer are marked', () => {
    const links = page('<nav><a href=menu.pdf>เมนู</a></nav><p><a href=o13.pdf>รายงาน</a>').links;
    expect(links.map((link) => link.inChrome)).toEqual([true, false]);
  });

  test('to a label full of digits take no time to name', () => {
    linksOf(`<p><a href=a>${'1'.repeat(5000)}x</a>`);
  });
});

describe('facts of the page', () => {
  test('tell a log-in form and a shell of scripts', () => {
    const facts = page(
      '<h2 id=top>ก</h2><a name=o13></a><input type=password><noscript>กรุณาเปิด JavaScript</noscript><script></script>',
    ).page;
    expect(facts).toMatchObject({
      hasPasswordField: true,
      scriptCount: 1,
      wantsScript: true,
      anchors: ['top', 'o13'],
      mainText: 'ก',
    });
  });

  test('name where a refresh leads', () => {
    expect(page('', '<meta http-equiv=Refresh content="5;URL=\'/new/\'">').page?.metaRefresh).toBe(
      'https://town.test/new/',
    );
    expect(page('', '<meta http-equiv=refresh content="60">').page?.metaRefresh).toBeNull();
  });

  test('state when it was published', () => {
    expect(page('', '<meta property="article:modified_time" content="2024-10-01T20:00:00+00:00">').dates).toMatchObject(
      [{ date: '2024-10-02', from: 'metadata' }],
    );
  });
});

describe('what counts as changed', () => {
  const contentOf = (body: string) => page(body).content;

  test('a visitor counter, a clock and a token do not', () => {
    const shown = (count: number, day: number) =>
      contentOf(`<p>แผนพัฒนา</p><p>จำนวนผู้เข้าชม ${count} ครั้ง</p><p>วันพฤหัสบดีที่ ${day} ตุลาคม พ.ศ. 2568</p><p>ออนไลน์ ${count} คน</p>
        <p>เปิดอ่าน ${count} ครั้ง</p><input type=hidden value=${count}><a href="a.pdf?_=${count}">แผน</a>`);
    expect(shown(12, 2)).toBe(shown(9_999, 17));
  });

  test('a word and a number of the content do', () => {
    const before = contentOf('<p>แผนพัฒนา 10 โครงการ</p><a href="a.pdf">แผน</a>');
    expect(contentOf('<p>แผนพัฒนา 11 โครงการ</p><a href="a.pdf">แผน</a>')).not.toBe(before);
    expect(contentOf('<p>แผนงาน 10 โครงการ</p><a href="a.pdf">แผน</a>')).not.toBe(before);
  });

  test('one more document, one that moved and one less do not: each is compared on its own', () => {
    const shown = (...documents: string[]) =>
      contentOf(
        `<p>ดาวน์โหลดเอกสาร</p><ul>${documents.map((one) => `<li><a href="${one}">ดาวน์โหลด</a></li>`).join('')}</ul>`,
      );
    const before = shown('a.pdf', 'b.pdf');
    expect(shown('a.pdf', 'b.pdf', 'c.pdf')).toBe(before);
    expect(shown('a.pdf', 'new/b.pdf')).toBe(before);
    expect(shown('a.pdf')).toBe(before);
  });

  test('a link to another page does', () => {
    expect(contentOf('<p>แผน</p><a href="/plan/">แผนพัฒนา</a>')).not.toBe(contentOf('<p>แผน</p>'));
  });
});

test('five thousand nested elements are read', async () => {
  const deep = `${'<div>'.repeat(5000)}ลึก${'</div>'.repeat(5000)}`;
  expect(textIn(await readHtml(bytes(`<html><body>${deep}`), hintsFor('deep.html')))).toBe('ลึก');
});

test('a line of ten megabytes is read', async () => {
  const result = await readHtml(bytes(`<p>${'ก'.repeat(3_400_000)}`), hintsFor('long.html'));
  expect(textIn(result)).toHaveLength(3_400_000);
});

describe('the charset that is stated', () => {
  const problems = async (body: Uint8Array, contentType: string) =>
    (await readHtml(body, hintsFor('', { contentType }))).problems.map(({ code, data }) => [code, data]);
  const thai = '<html><body><h1>แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570 เทศบาลตำบลสำราญ</h1></body></html>';

  test('is a matter for a person where browsers show other letters by it', async () => {
    expect(await problems(tis620(thai), 'text/html; charset=utf-8')).toEqual([
      ['garbled', { stated: 'utf-8', actual: 'windows-874' }],
    ]);
    expect(await problems(bytes(thai), 'text/html; charset=tis-620')).toEqual([
      ['garbled', { stated: 'windows-874', actual: 'utf-8' }],
    ]);
  });

  test('is none where it is that of the page, where nothing states one, and where the page has no Thai', async () => {
    expect(await problems(tis620(thai), 'text/html; charset=tis-620')).toEqual([]);
    expect(await problems(tis620(thai), 'text/html')).toEqual([]);
    expect(
      await problems(bytes('<html><body><h1>Annual report</h1></body></html>'), 'text/html; charset=tis-620'),
    ).toEqual([]);
  });
});
