import * as serve from '../helpers/site.js';
import { document, good, goodHtml, type Situation, WORDS } from './situation.js';
import { attached, csv, in874, LIST_READ, listing, to874 } from './theme.js';

// Ways from a page to its document, letters of names, and links that a visitor can or cannot open.

const given =
  (headers: Readonly<Record<string, string>>, bytes: Uint8Array = csv): serve.Behaviour =>
  (_, r) =>
    void r.writeHead(200, { 'content-length': bytes.length, ...headers }).end(bytes);
const TYPE = 'application/octet-stream';
const SCRIPT_ROW =
  '<script>document.querySelectorAll("[data-href]").forEach((e)=>e.addEventListener("click",()=>{location.href=e.dataset.href}))</script>';

/** Opened by a click on the first `a` (or what `click` says) of the page, and read. */
const opened: Readonly<
  Record<string, { body: string; path?: string; file?: serve.Behaviour; click?: string; head?: string }>
> = {
  'a row of a table that is clicked': {
    body: `<table><tr data-href="/get/o13" class="clickable-row"><td>1</td><td>รายงาน ปี 2567</td></tr></table>${SCRIPT_ROW}`,
    click: 'tr',
  },
  'a button with a location': {
    body: '<input type="button" value="ดาวน์โหลด" onclick="location.href=\'/get/o13\'">',
    click: 'input',
  },
  'a button that opens a window by a bare name': {
    body: '<button type="button" onclick="window.location=\'get/o13\'; return false;">ดาวน์โหลด</button>',
    click: 'button',
  },
  'a button of Elementor with a target': {
    body: '<div class="elementor-button-wrapper"><a class="elementor-button elementor-button-link" href="/get/o13" target="_blank" rel="noopener"><span class="elementor-button-text">ดาวน์โหลด</span></a></div>',
    click: 'none',
  },
  'an attachment of Joomla by its task': {
    body: '<div class="attachmentsContainer"><a class="at_url" href="/index.php?option=com_attachments&task=download&id=31">รายงาน.csv</a></div>',
    path: '/index.php?option=com_attachments&task=download&id=31',
  },
  'a file of K2': {
    body: '<a href="/component/k2/item/download/5_c4ca4238">รายงาน</a>',
    path: '/component/k2/item/download/5_c4ca4238',
  },
  'a handler of ASP.NET': {
    body: '<a href="/Handlers/FileHandler.ashx?id=3&amp;t=doc">ดาวน์โหลด</a>',
    path: '/Handlers/FileHandler.ashx?id=3&t=doc',
  },
  'a controller of CodeIgniter': {
    body: '<a href="/index.php/news/file/12">ดาวน์โหลด</a>',
    path: '/index.php/news/file/12',
  },
  'a type with the name of the file in it': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: given({ 'content-type': 'application/download; name="o13.csv"' }),
  },
  'a type that forces the download': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: given({ 'content-type': 'application/force-download' }),
  },
  'a name in the letters of RFC 5987': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: given({
      'content-type': TYPE,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('รายงาน 2567.csv')}`,
    }),
  },
  'a name in the letters of RFC 2047': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: given({
      'content-type': TYPE,
      'content-disposition': `attachment; filename="=?UTF-8?B?${Buffer.from('รายงาน.csv').toString('base64')}?="`,
    }),
  },
  'a name in raw letters of tis-620': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: (_, r) =>
      void r.socket?.end(
        Buffer.concat([
          Buffer.from(
            `HTTP/1.1 200 OK\r\nContent-Type: ${TYPE}\r\nContent-Length: ${csv.length}\r\nConnection: close\r\nContent-Disposition: attachment; filename=`,
          ),
          to874('รายงาน.csv'),
          Buffer.from('\r\n\r\n'),
          csv,
        ]),
      ),
  },
  'a name that climbs out of its folder': {
    body: '<a href="/get/o13">รายงาน</a>',
    file: given({ 'content-type': TYPE, 'content-disposition': 'attachment; filename="../../../../etc/o13.csv"' }),
  },
  'an address of the own scheme without slashes': {
    body: '<a href="http:files/o13.csv">รายงาน</a>',
    path: '/files/o13.csv',
  },
  'an address with more slashes than it needs': {
    body: '<a href="/files//2567///o13.csv">รายงาน</a>',
    path: '/files//2567///o13.csv',
  },
  'an address that climbs above the root': {
    body: '<a href="../../../files/./x/../o13.csv">รายงาน</a>',
    path: '/files/o13.csv',
  },
  'a percent sign that escapes nothing': { body: '<a href="/files/100%.csv">รายงาน</a>', path: '/files/100%.csv' },
  'a plus and a blank in a name': { body: '<a href="/files/a+b c%2Bd.csv">รายงาน</a>', path: '/files/a+b%20c%2Bd.csv' },
  'brackets and quotes in a name': {
    body: '<a href="/files/[1] {a|b}^`o13.csv">รายงาน</a>',
    path: '/files/[1]%20%7Ba%7Cb%7D%5E%60o13.csv',
  },
  'a name decomposed by a Mac': {
    body: `<a href="/files/${'นำ'.normalize('NFKD')}-e\u0301.csv">รายงาน</a>`,
    path: `/files/${encodeURIComponent('นำ'.normalize('NFKD'))}-${encodeURIComponent('e\u0301')}.csv`,
  },
  'an escape in small letters': { body: '<a href="/files/%e0%b8%81.csv">รายงาน</a>', path: '/files/%e0%b8%81.csv' },
  'escapes of windows-874': { body: '<a href="/files/%A1%A2.csv">รายงาน</a>', path: '/files/%A1%A2.csv' },
  'a query alone': { body: '<a href="?doc=1&amp;dl">รายงาน</a>', path: '/o1?doc=1&dl' },
  'a link within a picture of vectors': {
    body: '<svg width="200" height="40" xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="/get/o13"><text x="5" y="20">ดาวน์โหลดรายงาน</text></a></svg>',
    click: 'svg text',
  },
  'a page before the file that a form leads over': {
    body: '<form action="/get/o13" method="get"><input type="hidden" name="a" value="1"><button type="submit">ดาวน์โหลดเอกสาร</button></form>',
    path: '/get/o13?a=1',
    click: 'button',
  },
};

export const waySituations: readonly Situation[] = [
  ...Object.entries(opened).map(
    ([name, { body, path = '/get/o13', file = attached, click = 'main a', head = '' }]) => ({
      name,
      routes: { '/o1': listing(body, head), [path]: file },
      clicks: click === 'none' ? [] : [click === 'main a' ? click : `main ${click}`],
      checks: LIST_READ,
      ...(click === 'none' && { judged: 'content' as const }),
    }),
  ),
  ...Object.entries({
    'a sharp in the name of a file': [
      '<a href="/files/แผน #1 ปี 2567.csv">รายงาน</a>',
      `/files/${encodeURI('แผน ')}%231${encodeURI(' ปี 2567')}.csv`,
    ],
    'a question mark in the name of a file': ['<a href="/files/o13?.csv">รายงาน</a>', '/files/o13%3F.csv'],
    'a blank of another kind at the end': ['<a href="/files/o13.csv\u00a0">รายงาน</a>', '/files/o13.csv'],
    'a server in the network of the office': ['<a href="\\\\fileserver\\share\\o13.csv">รายงาน</a>', '/x'],
    'an address without its colon': ['<a href="http//127.0.0.1/files/o13.csv">รายงาน</a>', '/files/o13.csv'],
    'a document of a session that is over': ['<a href="blob:http://127.0.0.1/3f1c-9a">รายงาน.csv</a>', '/x'],
    'a file of the mail program of an officer': ['<a href="mhtml:file://C:\\mail\\o13.mht">รายงาน.csv</a>', '/x'],
    'an address of the administration of the own blog': [
      '<a href="https://127.0.0.1:1/wp-admin/o13.csv">รายงาน</a>',
      '/x',
    ],
  }).map(([name, [body = '', path = '']]) => ({
    name,
    routes: { '/o1': listing(body), [path]: attached },
    clicks: ['main a'],
    checks: '[]',
    judged: 'not-content' as const,
  })),
  ...Object.entries({
    'a transfer of files that browsers gave up': 'ftp://127.0.0.1/o13.csv',
    'a file that a program of the office opens': 'ms-excel:ofv|u|http://127.0.0.1:1/o13.xlsx',
  }).map(([name, href]) => ({
    name,
    routes: { '/o1': listing(`<a href="${href}">รายงาน</a>`) },
    clicks: ['main a'],
    checks: '[]',
    judged: 'wall' as const,
  })),
  {
    name: 'programs that are no documents',
    checks: '[]',
    judged: 'content',
    routes: {
      '/o1': listing(
        '<p>รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2568 สอบถามได้ที่กองคลัง</p><a href="mailto:a@town.example?subject=o13.csv">อีเมล</a> <a href="tel:045123456">โทร</a> <a href="line://ti/p/@town">LINE</a>',
      ),
    },
  },
  {
    name: 'windows-874 that meta names iso-8859-1',
    judged: 'wall',
    routes: {
      '/o1': in874(
        goodHtml().replace(
          '<meta charset="utf-8">',
          '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        ),
      ),
    },
  },
  {
    name: 'windows-874 under a header of UTF-8',
    judged: 'wall',
    routes: {
      '/o1': (_, r) =>
        void r
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(to874(goodHtml().replace('utf-8', 'tis-620'))),
    },
  },
  {
    name: 'UTF-8 that its header names tis-620',
    judged: 'wall',
    routes: {
      '/o1': (_, r) => void r.writeHead(200, { 'content-type': 'text/html; charset=tis-620' }).end(goodHtml()),
    },
  },
  {
    name: 'UTF-8 and letters of windows-874 in one page',
    routes: {
      '/o1': (_, r) =>
        void r
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(
            Buffer.concat([
              Buffer.from(goodHtml().replace('</main></body></html>', '')),
              to874('ผู้เข้าชม 123 คน'),
              Buffer.from('</main></body></html>'),
            ]),
          ),
    },
  },
  {
    name: 'windows-874 that nobody names',
    routes: { '/o1': in874(goodHtml(`<p>${'เทศบาลตำบลสำราญ '.repeat(20)}</p>`).replace('<meta charset="utf-8">', '')) },
  },
  {
    name: 'words that an old script writes',
    judged: 'wall',
    codes: [],
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          `<main><h1>ข้อมูลหน่วยงาน</h1><script>var t="${WORDS}";document.write("<p>"+t+"</p>");</script></main>`,
        ),
      ),
    },
  },
  {
    name: 'words beside a script that only counts',
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          '<main><h1>ข้อมูลหน่วยงาน</h1></main><script>document.write("<img src=\'/count.gif?r="+Math.random()+"\' width=1 height=1>");</script>',
        ),
      ),
    },
  },
  {
    name: 'words beside a script that writes the year',
    routes: { '/o1': good('<script>document.write(new Date().getFullYear())</script>') },
  },
  {
    name: 'words that a script puts into an element',
    judged: 'wall',
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          `<main><h2>ข้อมูลหน่วยงาน</h2><div id="c"></div></main><script>document.getElementById("c").innerHTML = "<p>${WORDS}</p>";</script>`,
        ),
      ),
    },
  },
  {
    name: 'one short sentence beside scripts that fill other places',
    checks: '[{ text: { any: [ไม่มีเรื่องร้องเรียน] } }]',
    judged: 'content',
    routes: {
      '/o1': serve.html(
        document(
          'สถิติเรื่องร้องเรียน',
          '<main><h1>สถิติเรื่องร้องเรียนการทุจริต</h1><p>ไม่มีเรื่องร้องเรียน</p></main><script>jQuery(function($){$.ajax({url:"/counter.php",success:function(n){$("#count").html(n)}})})</script>',
        ),
      ),
    },
  },
  {
    name: 'words in a frame without an address',
    routes: {
      '/o1': serve.html(
        document('ข้อมูล', `<main><h1>ข้อมูลหน่วยงาน</h1><iframe srcdoc="&lt;p&gt;${WORDS}&lt;/p&gt;"></iframe></main>`),
      ),
    },
  },
  {
    name: 'words in an object that is a page',
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          '<main><h1>ข้อมูลหน่วยงาน</h1><object type="text/html" data="/inner.html" width="600" height="300"></object></main>',
        ),
      ),
      '/inner.html': good(),
    },
  },
  {
    name: 'words in a part that Bootstrap folds',
    clicks: ['main a'],
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          `<main><h1>ข้อมูลหน่วยงาน</h1><div class="card"><a data-toggle="collapse" href="#c1" onclick="document.getElementById('c1').style.display='block'">โครงสร้าง</a><div id="c1" class="collapse"><p>${WORDS}</p></div></div></main>`,
          '<style>.collapse{display:none}.collapse.show{display:block}</style>',
        ),
      ),
    },
  },
  {
    name: 'words in a box that a link opens',
    clicks: ['main a'],
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          `<main><h1>ข้อมูลหน่วยงาน</h1><a href="#m1" data-toggle="modal" data-target="#m1" onclick="document.getElementById('m1').style.display='block'">โครงสร้าง</a><div id="m1" class="modal fade" tabindex="-1" role="dialog" aria-hidden="true"><div class="modal-dialog"><div class="modal-body"><p>${WORDS}</p></div></div></div></main>`,
          '<style>.modal{display:none}</style>',
        ),
      ),
    },
  },
  {
    name: 'words that nobody sees, in the colour of the page',
    judged: 'not-content',
    routes: {
      '/o1': serve.html(
        document(
          'ข้อมูล',
          `<main><h1>ข้อมูลหน่วยงาน</h1><p>ยินดีต้อนรับ</p><div style="position:absolute;left:-9999px">${WORDS}</div></main>`,
        ),
      ),
    },
  },
  {
    name: 'a document that leads to a page which shows it',
    routes: {
      '/o1': listing('<a href="/files/o13.pdf">รายงาน</a>'),
      '/files/o13.pdf': serve.redirect('/viewer.php?f=o13'),
      '/viewer.php': serve.html(document('รายงาน', '<iframe src="/raw.php?f=o13" width="100%" height="600"></iframe>')),
      '/raw.php': given({ 'content-type': 'text/csv; charset=utf-8' }),
    },
    checks: LIST_READ,
    judged: 'content',
  },
  {
    name: 'a document that leads to a page which shows another page',
    judged: 'not-content',
    checks: '[]',
    routes: {
      '/o1': listing('<a href="/files/o13.pdf">รายงาน</a>'),
      '/files/o13.pdf': serve.redirect('/frames.php'),
      '/frames.php': serve.html(document('ข่าว', '<iframe src="/news.php" width="100%" height="600"></iframe>')),
      '/news.php': serve.html(document('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>ขอเชิญร่วมงานประเพณีบุญบั้งไฟ</p>')),
    },
  },
  {
    name: 'a document that leads to a page which links it',
    judged: 'not-content',
    checks: '[]',
    routes: {
      '/o1': listing('<a href="/files/o13.pdf">รายงาน</a>'),
      '/files/o13.pdf': serve.redirect('/news.php'),
      '/news.php': serve.html(
        document('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>ขอเชิญร่วมงานประเพณีบุญบั้งไฟ</p><a href="/files/other.csv">กำหนดการ</a>'),
      ),
      '/files/other.csv': attached,
    },
  },
  {
    name: 'a viewer of Google within the page, for a file of the site',
    judged: 'content',
    checks: LIST_READ,
    routes: {
      '/o1': (q, r, t) =>
        listing(
          `<iframe src="https://docs.google.com/gview?embedded=true&amp;url=http%3A%2F%2F${q.headers.host}%2Ffiles%2Fo13.csv"></iframe>`,
        )(q, r, t),
      '/files/o13.csv': attached,
    },
  },
  {
    name: 'a viewer of Office for a file that is gone',
    judged: 'not-content',
    checks: '[]',
    routes: {
      '/o1': (q, r, t) =>
        listing(
          `<iframe src="https://view.officeapps.live.com/op/embed.aspx?src=http%3A%2F%2F${q.headers.host}%2Ffiles%2Fo13.xlsx"></iframe>`,
        )(q, r, t),
    },
  },
];
