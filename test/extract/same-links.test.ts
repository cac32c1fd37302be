import { expect, test } from 'vitest';
import { readPage } from '../../src/extract/html/page/page-reader.js';
import { readHtml } from '../../src/extract/read-html.js';
import { normalizeUrl, stripFragment } from '../../src/text/url.js';
import { bytes, hintsFor, tis620 } from './hints.js';

const HOME = 'https://town.test/a/';

/** Every address of a page as the crawl would ask for it. */
function crawled(body: Uint8Array, contentType: string): readonly string[] {
  const { links, base } = readPage(body, { contentType });
  const from = base === null ? HOME : (normalizeUrl(base, HOME) ?? HOME);
  return sorted(links.map(({ href }) => normalizeUrl(href, from)));
}

/** The same of the page of an item. */
async function ofItem(body: Uint8Array, contentType: string): Promise<readonly string[]> {
  const { links } = await readHtml(body, hintsFor('', { url: HOME, contentType }));
  return sorted(links.map(({ url }) => normalizeUrl(url)));
}

function sorted(urls: readonly (string | null)[]): readonly string[] {
  const found = new Set(urls.flatMap((url) => (url === null ? [] : stripFragment(url))));
  // A form without an action, or a bare fragment, is the page itself.
  found.delete(HOME);
  return [...found].sort();
}

const CASES: readonly (readonly [name: string, markup: string, paths: readonly string[]])[] = [
  ['an address with zero-width characters', '<a href=" /b\u200b.html\ufeff\n">x</a>', ['/b\u200b.html\ufeff']],
  ['an address that ends in ภ', '<a href=ภาพ/กราฟ/ภ>x</a>', ['/a/ภาพ/กราฟ/ภ']],
  ['pictures whose names end in ภ', '<img srcset="/รูปภาภ 1x, /ข.png 2x">', ['/รูปภาภ', '/ข.png']],
  ['a popup', `<a href="#" onclick="popup('b.php?id=1')">x</a>`, ['/a/b.php?id=1']],
  ['a popup of another name', `<a href="javascript:popupWindow( '/c.html', 1)">x</a>`, ['/c.html']],
  ['an address that a script puts together', `<a href="#" onclick="location.href='view.php?id='+id">x</a>`, []],
  [
    'an address behind one that is put together',
    `<div onclick="popup('x' + id); window.open('/d.html')">x</div>`,
    ['/d.html'],
  ],
  ['a handler beside an address', `<a href="/e.html" onclick="window.open('/f.html')">x</a>`, ['/e.html', '/f.html']],
  [
    'pictures that come later',
    '<img src="/wait.gif" data-src="/g.jpg"><img data-original="h.jpg"><img data-lazy-src="/i.jpg"><img data-srcset="/j.jpg 2x">',
    ['/wait.gif', '/g.jpg', '/a/h.jpg', '/i.jpg', '/j.jpg'],
  ],
  ['areas of a map', '<map><area href="/nn.pdf"><area nohref></map>', ['/nn.pdf']],
  [
    'a document as an object and in a plug-in',
    '<object data="/oo.pdf#page=2"></object><embed src="/pp.pdf">',
    ['/oo.pdf', '/pp.pdf'],
  ],
  ['a host in Thai letters', '<a href="https://เทศบาล.ไทย/แผน.pdf">x</a>', ['https://เทศบาล.ไทย/แผน.pdf']],
  ['blanks within a name', '<a href="/แผน พัฒนา  2568.pdf">x</a>', ['/แผน%20พัฒนา%20%202568.pdf']],
  [
    'a jump menu that opens a window',
    `<select onchange="window.open(this.value)"><option value="/qq.pdf">x</select>`,
    ['/qq.pdf'],
  ],
  ['style sheets', `<style>a{background:url('/bg.png')} p{x:url(/b.png)}</style>`, ['/bg.png', '/b.png']],
  [
    'drawings',
    '<svg><a xlink:href="/hh"><text>x</text></a><image xlink:href="/ii.png"/><use href="/jj.svg#k"/><use href="#l"/></svg>',
    ['/hh', '/ii.png', '/jj.svg'],
  ],
  [
    'backgrounds of old pages',
    '<table background="/kk.gif"><tr><td background=ll.gif>x</table>',
    ['/kk.gif', '/a/ll.gif'],
  ],
  [
    'a sheet that is switched off',
    '<link rel=stylesheet href=/no.css disabled><link rel=stylesheet href=/mm.css>',
    ['/mm.css'],
  ],
  ['style attributes', `<div style="background:url('/bg.png')">x</div>`, ['/bg.png']],
  [
    'more sizes that come later',
    '<img src="/w.gif" data-lazy-srcset="/ภาพกิจกรรม.png 1024w, /b.png 2x">',
    ['/w.gif', '/ภาพกิจกรรม.png', '/b.png'],
  ],
  ['a button that sends elsewhere', '<button formaction="/send.php">x</button>', ['/send.php']],
  [
    'a jump menu',
    '<select><option value="/m.php?id=2">x</option><option value="12">y</option></select>',
    ['/m.php?id=2'],
  ],
  ['templates and their fields', '<template><a href="/t.html">x</a></template><a href="{{ item.url }}">y</a>', []],
  ['a call with a file', `<a href="#" onclick="zeig('/q.pdf')">x</a>`, ['/q.pdf']],
  ['names that a script is given', `<a href="#" onclick="showTab('tab2'); zeig('/y.html')">x</a>`, []],
  ['frames that come later', '<iframe src="about:blank" data-src="/k.html"></iframe>', ['/k.html']],
  [
    'a frame, an object, a plug-in',
    '<iframe src=l></iframe><object data=m></object><embed src=n>',
    ['/a/l', '/a/m', '/a/n'],
  ],
  ['attributes that mean nothing there', '<iframe data=no></iframe><object src=no></object>', []],
  [
    'files of flip-books and buttons',
    '<div data-pdf="/o.pdf"></div><button data-url="p.pdf">x</button>',
    ['/a/p.pdf', '/o.pdf'],
  ],
  [
    'what a page loads',
    '<link rel="SHORTCUT ICON" href=/q.ico><link rel=preload href=/r.woff><link rel=alternate href=/s.xml><link rel=canonical href=/no><link rel=dns-prefetch href=//no.test><script src=/t.js></script><video src=/u.mp4 poster=/v.jpg></video><audio><source src=/w.mp3></audio>',
    ['/q.ico', '/r.woff', '/s.xml', '/t.js', '/u.mp4', '/v.jpg', '/w.mp3'],
  ],
  [
    'what programs read of a page, and what people do',
    '<link rel=alternate type=application/json+oembed href=/wp-json/oembed><link rel=alternate type="application/rss+xml" href=/feed/><link rel=alternate hreflang=en href=/en/><link rel="https://api.w.org/" href=/wp-json/>',
    ['/feed/', '/en/'],
  ],
  [
    'addresses of e-mail that Cloudflare codes',
    '<a href="/cdn-cgi/l/email-protection#543521353a14203b233a7a333b7a203c">x</a><a href="/cdn-cgi/l/email-protection">x</a><a href="/l/email-protection.html">x</a>',
    ['/l/email-protection.html'],
  ],
  ['forms', '<form action=/x.php></form><form method=post action=y.php></form><form></form>', ['/x.php', '/a/y.php']],
  ['a refresh', `<meta http-equiv=REFRESH content="5; URL='/z.html'">`, ['/z.html']],
  ['backslashes, line ends and blanks', '<a href=" \\aa\\b\n.html ">x</a>', ['/aa/b.html']],
  ['a base, the first of two', '<base href="/deep/"><base href="/no/"><a href=bb>x</a>', ['/deep/bb']],
  ['a base of nothing before another one', '<base href=""><base href="/no/"><a href=cc>x</a>', ['/a/cc']],
  ['entities', '<a href="dd?a=1&amp;b=2&copy=3">x</a><a href="&#47;ee">x</a>', ['/a/dd?a=1&b=2&copy=3', '/ee']],
  [
    'what is no address',
    '<a href="javascript:void(0)">x</a><a href="mailto:a@b.c">x</a><a href="data:,x">x</a><a href="">x</a>',
    [],
  ],
  ['a user name and a password', '<a href="https://me:secret@town.test/ff">x</a>', ['/ff']],
  [
    'comments and raw text',
    '<!-- <a href=no> --><textarea><a href=no></textarea><script>"<a href=no>"</script><a href=gg>',
    ['/a/gg'],
  ],
];

const urls = (paths: readonly string[]): readonly string[] => sorted(paths.map((path) => normalizeUrl(path, HOME)));

test.each(CASES)('%s: the crawl and the reader of items find the same links', async (_, markup, paths) => {
  const body = bytes(`<!doctype html><title>x</title>${markup}`);
  const contentType = 'text/html; charset=utf-8';
  expect(crawled(body, contentType)).toEqual(urls(paths));
  expect(await ofItem(body, contentType)).toEqual(urls(paths));
});

test.each([
  ['text/html; charset=tis-620', ''],
  ['text/html', '<meta charset="windows-874">'],
  ['text/html', ''],
  ['text/html; charset=utf-8', ''],
])('a page in windows-874 under %s%s', async (contentType, meta) => {
  const markup = `<!doctype html>${meta}<title>เทศบาลตำบล</title><a href="ภ">x</a><a href="กราภ.php?q=ก#ข">x</a><img srcset="/ภาภ 1x">`;
  const expected = urls(['ภ', 'กราภ.php?q=%A1', '/ภาภ']);
  expect(crawled(tis620(markup), contentType)).toEqual(expected);
  expect(await ofItem(tis620(markup), contentType)).toEqual(expected);
});

test('a page in UTF-8 with a title that was cut in mid-letter is UTF-8 to both', async () => {
  const cut = new Uint8Array([
    ...bytes('<title>เทศบาลตำบล'),
    0xe0,
    0xb8,
    ...bytes('</title><a href="ประกาศ.pdf?ก=1">x</a>'),
  ]);
  expect(crawled(cut, 'text/html')).toEqual(urls(['ประกาศ.pdf?ก=1']));
  expect(await ofItem(cut, 'text/html')).toEqual(urls(['ประกาศ.pdf?ก=1']));
});
