import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Page, viewWithFacts } from '../../src/extract/html/page/page.js';
import { openPageReader, readPage } from '../../src/extract/html/page/page-reader.js';

const UTF8 = { contentType: 'text/html; charset=utf-8' };
const pageOf = (markup: string, contentType = UTF8.contentType): Page => readPage(Buffer.from(markup), { contentType });
const hrefs = (markup: string): string[] => pageOf(markup).links.map(({ href }) => href);

function comparable({ prints, readMainText, readAnyText, readTextBeside, ...rest }: Page): object {
  const texts = [readMainText(), readAnyText(), readTextBeside(new Set(), 48_000)];
  return { ...rest, prints: [...prints], texts };
}

/** Bytes of windows-874 for Thai letters. */
function thaiBytes(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) =>
      letter.charCodeAt(0) > 0xe00 ? letter.charCodeAt(0) - 0xe00 + 0xa0 : letter.charCodeAt(0),
    ),
  );
}

test('what the reader with a tree knows better takes the place of a pass over its bytes says', () => {
  const seen = pageOf('<div class="menu">เมนู</div><p>ประกาศ</p><a href="/a">ก</a>');
  const facts = {
    mainText: 'ประกาศ',
    hasPasswordField: true,
    scriptCount: 0,
    wantsScript: true,
    anchors: [],
    metaRefresh: null,
  };
  const known = viewWithFacts(seen, facts);
  expect([seen.readMainText(), seen.hasPasswordField, seen.wantsScript]).toEqual(['เมนู ประกาศ ก', false, false]);
  expect([known.readMainText(), known.mainBytes, known.hasPasswordField, known.wantsScript]).toEqual([
    'ประกาศ',
    18,
    true,
    true,
  ]);
  expect([known.readAnyText(), known.linkCount]).toEqual([seen.readAnyText(), 1]);
  expect(viewWithFacts(seen, null)).toBe(seen);
});

describe('readPage', () => {
  test('finds addresses in every element that leads somewhere', () => {
    expect(
      hrefs(`<base href="/b/"><link rel="stylesheet" href="s.css"><link rel="canonical" href="not"><script src="x.js"></script>
        <meta http-equiv="refresh" content="0; URL='next.html'"><a href="a.html">1</a><area href=b.html><iframe src='f.html'></iframe>
        <frame src=fr.html><embed src="e.pdf"><object data="o.pdf"></object><img src="i.png" srcset="i1.png 1x, i2.png 2x">
        <picture><source srcset="s1.webp"></picture><video src="v.mp4" poster="p.jpg"></video><audio src="a.mp3"></audio>
        <form action="search.php"></form><form method=post action="post.php"></form>
        <div onclick="window.open('w.html','_blank')">x</div><td onclick="location.href='l.html'">y</td><a href="javascript:window.open('j.html')">z</a>`),
    ).toEqual([
      's.css',
      'x.js',
      'next.html',
      'a.html',
      'b.html',
      'f.html',
      'fr.html',
      'e.pdf',
      'o.pdf',
      'i.png',
      'i1.png',
      'i2.png',
      's1.webp',
      'v.mp4',
      'p.jpg',
      'a.mp3',
      'search.php',
      'post.php',
      'w.html',
      'l.html',
      'j.html',
    ]);
  });

  test('passes over comments, scripts and what is no address', () => {
    expect(
      hrefs(`<!-- <a href="no1">x</a> --><script>document.write('<a href="no2">x</a>')</script><style>/* url(no3) */</style>
        <textarea><a href="no4">x</a></textarea><a href="#top">t</a><a href="mailto:a@b">m</a><a href="tel:1">t</a><img src="data:image/png;base64,AA">
        <noscript><img src="no5.gif"></noscript><a name="anchor">n</a><a href="">e</a><a href="yes">y</a>`),
    ).toEqual(['yes']);
  });

  test('an address that a script puts together is none', () => {
    expect(
      hrefs(`<a onclick="location.href='view.php?id='+id">x</a><a onclick="window.open('whole.php?id=1')">y</a>`),
    ).toEqual(['whole.php?id=1']);
  });

  test('decodes entities and keeps what looks like one', () => {
    expect(hrefs('<a href="?a=1&amp;b=2&copy=3">x</a><a href=\'&#47;path&#x2F;\'>y</a>')).toEqual([
      '?a=1&b=2&copy=3',
      '/path/',
    ]);
  });

  test('attributes without quotes, with spaces around =, in capitals and twice', () => {
    expect(
      hrefs(
        `<A HREF=one>1</A><a href = "two">2</a><a href='three' href="no">3</a><a title="a > b" href=four>4</a><a data-x='>"' href="five"/>`,
      ),
    ).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('gives the words of a link: its text, the picture it shows, else its title', () => {
    const { links } = pageOf(
      '<a href=a>  รายงาน <b>ผล</b>\n ปี 2568 </a><a href=b title="ชื่อ"></a><a href=c><img src=i alt="ภาพ"></a>',
    );
    expect(links.map(({ text }) => text)).toEqual(['รายงาน ผล ปี 2568', 'ชื่อ', 'ภาพ', 'ภาพ']);
  });

  test('tells title, headings and main text from navigation', () => {
    const found = pageOf(
      '<title>เทศบาล &amp; เมือง</title><nav>เมนู</nav><header>หัว</header><main><h1>เรื่อง</h1><p>เนื้อหา</p></main><footer>ท้าย</footer>',
    );
    expect([found.title, found.headings, found.readMainText()]).toEqual(['เทศบาล & เมือง', ['เรื่อง'], 'เรื่อง เนื้อหา']);
    expect(found.readAnyText()).toBe('เมนู หัว เรื่อง เนื้อหา ท้าย');
  });

  test('sees a password field, scripts, the request for scripts and where an empty page is sent', () => {
    const found = pageOf(
      '<script>window.location.href = "home.php"</script><noscript>Please enable JavaScript</noscript><input type=password>',
    );
    expect(found).toMatchObject({
      hasPasswordField: true,
      scriptCount: 1,
      wantsScript: true,
      scriptRedirect: 'home.php',
    });
    expect(pageOf('<p>text</p><script>location.href="x"</script>').scriptRedirect).toBeNull();
  });

  for (const [name, contentType, meta] of [
    ['by its header', 'text/html; charset=tis-620', ''],
    ['by its meta element', 'text/html', '<meta http-equiv="Content-Type" content="text/html; charset=windows-874">'],
    ['by nothing', 'text/html', ''],
  ] as const) {
    test(`reads a windows-874 page declared ${name}`, () => {
      const body = Buffer.concat([
        Buffer.from(`${meta}<title>`),
        thaiBytes('เทศบาล'),
        Buffer.from('</title><a href="'),
        thaiBytes('ประกาศ.pdf?ชื่อ=1'),
        Buffer.from('">x</a>'),
      ]);
      const found = readPage(body, { contentType });
      expect(found.title).toBe('เทศบาล');
      expect(found.links[0]?.href.startsWith('ประกาศ.pdf?')).toBe(true);
    });
  }

  test('a query of a windows-874 page goes out in the bytes of the page, as browsers send it', () => {
    const body = Buffer.concat([Buffer.from('<a href="p.php?q='), thaiBytes('ก'), Buffer.from('">x</a>')]);
    expect(readPage(body, { contentType: 'text/html; charset=windows-874' }).links[0]?.href).toBe('p.php?q=%A1');
  });

  test('a UTF-8 page under an old header is read as UTF-8', () => {
    expect(pageOf('<title>เทศบาลตำบล</title>', 'text/html; charset=tis-620').title).toBe('เทศบาลตำบล');
  });

  test('reads UTF-16', () => {
    const found = readPage(Buffer.from('\ufeff<title>ก</title><a href="ข">ค</a>', 'utf16le'), {
      contentType: 'text/html',
    });
    expect([found.title, found.links[0]?.href, found.links[0]?.text]).toEqual(['ก', 'ข', 'ค']);
  });

  test('stops at the bound on links and says so', () => {
    const body = Buffer.from('<a href="/x">x</a>'.repeat(50));
    expect(readPage(body, { ...UTF8, maxLinks: 20 })).toMatchObject({ isCut: true, links: { length: 20 } });
  });

  test('a broken page ends well', () => {
    expect(hrefs('<a href="ok">x<a href="never closed')).toEqual(['ok']);
    expect(hrefs('<a href=ok>x<!-- never closed <a href=no>')).toEqual(['ok']);
    expect(hrefs('<<a href=ok>1 < 2 </ <>')).toEqual(['ok']);
  });

  test('chunks make no difference', () => {
    const pieces = [
      '<a href="/ก?a=1&amp;b">',
      'ข้อความ',
      '</a>',
      '<!-- -- > -->',
      '<script>if(a<b){"</scr"}</script>',
      '<img src=\'x"y\' alt="&lt;">',
      '<',
      ' &amp; ',
      '<title>ท</title>',
      '<p class="a=\'>">',
      '<a href=u/v>',
      '</script >',
      '<!doctype html>',
      '<h2>ห</h2>',
      '<nav>',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
        (parts, sizes) => {
          const body = Buffer.from(parts.join(''));
          const whole = readPage(body, { ...UTF8, prints: true });
          const reader = openPageReader({ ...UTF8, prints: true });
          for (let at = 0, i = 0; at < body.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            reader.write(body.subarray(at, at + size));
            at += size;
          }
          const split = reader.end();
          expect(comparable(split)).toEqual(comparable(whole));
        },
      ),
    );
  });

  test('takes time linear in the page: 20,000 links, an attribute of megabytes, a comment without end', () => {
    const took = (body: Buffer): number => {
      const start = process.cpuUsage();
      const reader = openPageReader(UTF8);
      for (let at = 0; at < body.length; at += 65_536) reader.write(body.subarray(at, at + 65_536));
      reader.end();
      return process.cpuUsage(start).user / 1_000;
    };
    const many = Buffer.from(
      Array.from({ length: 20_000 }, (_, i) => `<a href="/news/${i}.html">ข่าว ${i}</a>`).join(''),
    );
    expect(took(many)).toBeLessThan(60_000);
    expect(took(Buffer.from(`<img src="data:image/png;base64,${'A'.repeat(12_000_000)}"><a href=x>`))).toBeLessThan(
      3_000,
    );
    expect(took(Buffer.from(`<!-- ${'<a href=x>'.repeat(1_200_000)}`))).toBeLessThan(60_000);
  });
});

test('a text that is cut within a letter ends with the letter before', () => {
  for (const blank of ['', ' ', '  ']) {
    const { readMainText, readAnyText } = pageOf(`<p>${blank ? 'a' : ''}${blank}${'ก'.repeat(3_000)}</p>`);
    for (const text of [readMainText(), readAnyText()]) expect(text).toMatch(/^a? {0,1}ก{1500,}$/);
  }
});

test('what a page says beside another one is not read where it is as long as was asked', () => {
  const own = 'ข่าวของเทศบาล';
  const bytes = Buffer.byteLength(own);
  for (const charset of ['utf-8', 'windows-874']) {
    const encode = (text: string): Buffer => (charset === 'utf-8' ? Buffer.from(text) : thaiBytes(text));
    const read = (markup: string): Page =>
      readPage(encode(markup), { contentType: `text/html; charset=${charset}`, prints: true });
    const known = read('<p>เมนู</p>').prints;
    const beside = (markup: string, enough: number): string | null => read(markup).readTextBeside(known, enough);
    expect(beside(`<p>เมนู</p><p>${own}</p>`, bytes + 1), charset).toBe(own);
    expect(beside(`<p>เมนู</p><p>${own}</p>`, bytes), charset).toBeNull();
    expect(beside(`<p>เมนู</p><p>${'&nbsp; '.repeat(600)}</p><p>${own}</p>`, bytes + 1), charset).toBe(own);
    expect(beside(`<p>เมนู</p>${`<p>${own}</p>`.repeat(5)}`, 4 * bytes), charset).toBeNull();
    expect(beside('<p>เมนู</p>', 1), charset).toBe('');
  }
});
