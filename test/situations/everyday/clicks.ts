import { readFileSync } from 'node:fs';
import * as serve from '../../helpers/site.js';
import { document, good, goodHtml, type Situation, WORDS } from '../situation.js';
import { attached, csv, LIST_READ, listing } from '../theme.js';

// What a click on a page of an item brings, where a page sends its visitor, and what of a page is seen.

const PDF = readFileSync('test/fixtures/field/documents/pdf-text-sound.pdf').toString('base64');
const given =
  (headers: Readonly<Record<string, string>>): serve.Behaviour =>
  (_, r) =>
    void r.writeHead(200, { 'content-length': csv.length, ...headers }).end(csv);
const LINK = '<a href="/get/o13">รายงาน ปี 2567</a>';

/** A click on the first link (or on `click`) brings a list that can be read. */
const brought: Readonly<
  Record<string, { body: string; routes?: serve.Routes; head?: string; click?: string; looks?: number }>
> = {
  'bytes without a name or a kind': {
    body: '<a href="/download.php?id=12">รายงาน</a>',
    routes: { '/download.php?id=12': given({ 'content-type': 'application/octet-stream' }) },
  },
  'a program that sends on to the file': {
    body: '<a href="/download.php?id=12">รายงาน</a>',
    routes: { '/download.php?id=12': serve.redirect('/uploads/2567/o13.csv'), '/uploads/2567/o13.csv': attached },
  },
  'a page that refreshes to the file': {
    body: LINK,
    routes: {
      '/get/o13': serve.html('<meta http-equiv="refresh" content="1;url=/f/1"><p>กำลังดาวน์โหลด</p>'),
      '/f/1': attached,
    },
    looks: 1800,
  },
  'a page whose script goes to the file': {
    body: LINK,
    routes: { '/get/o13': serve.html('<script>document.location.href="/f/1";</script>'), '/f/1': attached },
    looks: 800,
  },
  'a page that shows nothing but the file in a frame': {
    body: LINK,
    routes: {
      '/get/o13': serve.html(document('ดาวน์โหลด', '<iframe src="/f/1" width="100%" height="700"></iframe>')),
      '/f/1': attached,
    },
    looks: 800,
  },
  'a link that is counted': {
    body: '<a href="/get/o13" onclick="countHit(13)">รายงาน</a><script>function countHit(){}</script>',
  },
  'a name in capital letters': { body: '<a href="/FILES/O13.CSV">รายงาน</a>', routes: { '/FILES/O13.CSV': attached } },
  'a file under the type of a page, as an attachment': {
    body: LINK,
    routes: {
      '/get/o13': given({
        'content-type': 'text/html; charset=UTF-8',
        'content-disposition': 'attachment; filename=o13.csv',
      }),
    },
  },
  'a file to be shown inline': {
    body: LINK,
    routes: { '/get/o13': given({ 'content-type': 'text/csv', 'content-disposition': 'inline; filename="o13.csv"' }) },
  },
  'a disposition without a kind': {
    body: LINK,
    routes: {
      '/get/o13': given({ 'content-type': 'application/vnd.ms-excel', 'content-disposition': 'filename=o13.csv' }),
    },
  },
  'a base without its last slash': {
    body: '<a href="o13.csv">รายงาน</a>',
    head: '<base href="/ita/2567">',
    routes: { '/ita/o13.csv': attached },
  },
  'two bases': {
    body: '<a href="o13.csv">รายงาน</a>',
    head: '<base target="_self"><base href="/ita/"><base href="/old/">',
    routes: { '/ita/o13.csv': attached },
  },
  'a base below the link': {
    body: '<a href="o13.csv">รายงาน</a><base href="/ita/">',
    routes: { '/ita/o13.csv': attached },
  },
  'an ampersand that was escaped twice': {
    body: '<a href="/get.php?a=1&amp;amp;b=2">ดาวน์โหลด</a>',
    routes: { '/get.php?a=1&amp;b=2': attached },
  },
  'an escaped blank at the end of a name': {
    body: '<a href="/files/o13.csv%20">รายงาน</a>',
    routes: { '/files/o13.csv%20': attached },
  },
  'a part of the file behind a sharp': {
    body: '<a href="/files/o13.csv?v=3#page=2">รายงาน</a>',
    routes: { '/files/o13.csv?v=3': attached },
  },
  'a file that a cookie of the page before it opens': {
    body: '<a href="/doc/13">รายงาน</a>',
    routes: {
      '/doc/13': serve.redirect('/doc/13/go', 302, { 'set-cookie': 'pass=13; Path=/doc' }),
      '/doc/13/go': (q, r, t) =>
        /pass=13/.test(q.headers.cookie ?? '') ? attached(q, r, t) : serve.status(403, 'Forbidden')(q, r, t),
    },
  },
  'a file for those who come from its host': {
    body: LINK,
    routes: {
      '/get/o13': (q, r, t) =>
        (q.headers.referer ?? '').startsWith(`http://${q.headers.host}/`)
          ? attached(q, r, t)
          : serve.redirect('/')(q, r, t),
    },
  },
  'a button within a link': { body: '<a href="/get/o13"><button type="button">ดาวน์โหลด</button></a>', click: 'button' },
  'a link around a row of a list': {
    body: '<div class="list-group"><a class="list-group-item" href="/get/o13"><h5>รายงาน</h5><small>3 ตุลาคม 2567</small></a></div>',
  },
  'an old button of a form with its own address': {
    body: '<form><input type="button" value="Download" onClick="window.open(\'/get/o13\',\'_self\')"></form>',
    click: 'input',
  },
  'a link that opens in a named window': { body: '<a href="/get/o13" target="mainFrame">รายงาน</a>' },
};

/** A click opens nothing. */
const broken: Readonly<Record<string, { body: string; routes?: serve.Routes; head?: string }>> = {
  'a zero-width letter before the address': {
    body: '<a href="\u200b/files/o13.csv">รายงาน</a>',
    routes: { '/files/o13.csv': attached },
  },
  'a host without its scheme': {
    body: '<a href="www.town.example/files/o13.csv">รายงาน</a>',
    routes: { '/files/o13.csv': attached },
  },
  'a scheme in wide letters': { body: '<a href="http：//www.town.example/o13.csv">รายงาน</a>' },
  'a base of a host that is gone': {
    body: '<a href="files/o13.csv">รายงาน</a>',
    head: '<base href="http://oldtown.invalid/">',
  },
  'a download program that answers with a notice': {
    body: '<a href="/download.php?file=o13.csv">ดาวน์โหลด</a>',
    routes: { '/download.php?file=o13.csv': serve.html('File not found.') },
  },
  'a download program that answers with the home page': {
    body: '<a href="/download.php?file=o13.csv">ดาวน์โหลด</a>',
    routes: { '/download.php?file=o13.csv': serve.redirect('/index.php'), '/index.php': serve.redirect('/') },
  },
  'a file that is an error of PHP': {
    body: '<a href="/files/o13.xlsx">รายงาน</a>',
    routes: {
      '/files/o13.xlsx': serve.file(
        '<br />\n<b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted in <b>/home/t/x.php</b> on line <b>9</b><br />',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ),
    },
  },
  'a PDF of no bytes from a program': {
    body: '<a href="/download.php?id=3">ดาวน์โหลด</a>',
    routes: {
      '/download.php?id=3': serve.file('', 'application/pdf', {
        'content-disposition': 'attachment; filename="o13.pdf"',
      }),
    },
  },
  'a PDF that the link itself holds': { body: `<a href="data:application/pdf;base64,${PDF}">รายงาน</a>` },
};

/** In a browser the evidence is there; a program cannot say so. */
const unseen: Readonly<Record<string, { body: string; routes?: serve.Routes; click?: string }>> = {
  'a list that the page itself holds': {
    body: `<a href="data:text/csv;base64,${csv.toString('base64')}" download="o13.csv">รายงาน</a>`,
  },
  'a PDF that a frame of the page holds': {
    body: `<iframe src="data:application/pdf;base64,${PDF}" width="800" height="900"></iframe>`,
  },
  'a name that a script completes': {
    body: '<a href="javascript:getDoc(\'o13.csv\')">รายงาน</a><script>function getDoc(f){location.href="/files/2567/"+f}</script>',
    routes: { '/files/2567/o13.csv': attached },
  },
  'a number that a script completes': {
    body: '<a href="#" onclick="dl(13);return false">ดาวน์โหลด</a><script>function dl(n){location.href="/files/"+n+".csv"}</script>',
    routes: { '/files/13.csv': attached },
  },
};

const page = (body: string, head = '', routes: serve.Routes = {}): serve.Routes => ({
  '/o1': serve.html(document('ข้อมูล', body, head)),
  ...routes,
});
const SENT: serve.Routes = { '/there': good() };

/** Pages that are seen, or that send on to what is. */
const pages: Readonly<
  Record<string, { routes: serve.Routes; looks?: number; clicks?: readonly string[]; judged?: 'content' | 'wall' }>
> = {
  'a refresh for those without scripts': {
    routes: {
      '/o1': serve.html(
        goodHtml().replace(
          '<title>',
          '<noscript><meta http-equiv="refresh" content="0;url=/nojs.html"></noscript><title>',
        ),
      ),
    },
  },
  'a refresh in a comment': {
    routes: {
      '/o1': serve.html(
        goodHtml().replace('<title>', '<!-- <meta http-equiv="refresh" content="0;url=/gone"> --><title>'),
      ),
    },
  },
  'a refresh that names no place': { routes: { '/o1': serve.html(goodHtml(), { refresh: '3; url=' }) } },
  'a refresh every five seconds': {
    routes: { '/o1': serve.html(goodHtml().replace('<title>', '<meta http-equiv="refresh" content="5"><title>')) },
  },
  'a script for the top window': {
    routes: page('<script>top.location.href = "/there";</script>', '', SENT),
    looks: 800,
  },
  'a script for itself': { routes: page('<script>self.location = "/there";</script>', '', SENT), looks: 800 },
  'a script after a second with words of waiting': {
    routes: page('<p>กำลังนำท่านไปยังหน้าใหม่</p><script>setTimeout("location.href=\'/there\'",1000)</script>', '', SENT),
    looks: 2000,
  },
  'a body that goes on when it is loaded': {
    routes: { '/o1': serve.html('<html><body onload="window.location=\'/there\'"></body></html>'), ...SENT },
    looks: 800,
  },
  'an address in a variable of a script': {
    routes: page('<script>var u="/there"; window.location = u;</script>', '', SENT),
    looks: 800,
    judged: 'wall',
  },
  'a form that sends itself on': {
    routes: page('<form action="/there" method="get"></form><script>document.forms[0].submit()</script>', '', {
      ...SENT,
      '/there?': good(),
    }),
    looks: 800,
    judged: 'wall',
  },
  'a script against being framed': {
    routes: { '/o1': good('<script>if(top!=self){top.location=self.location}</script>') },
  },
  'a script for narrow screens': {
    routes: { '/o1': good('<script>if (screen.width < 500) { location.href = "/m/gone"; }</script>') },
  },
  'a page of AMP': {
    routes: {
      '/o1': serve.html(
        goodHtml().replace(
          '<title>',
          '<style amp-boilerplate>body{animation:-amp-start 8s steps(1,end) 0s 1 normal both}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{animation:none}</style></noscript><title>',
        ),
      ),
    },
    looks: 9000,
  },
  'words beneath a curtain that a script draws': {
    routes: {
      '/o1': good(
        '<div id="preloader" style="position:fixed;inset:0;background:#fff"></div><script>window.onload=function(){document.getElementById("preloader").style.display="none"}</script>',
      ),
    },
  },
  'words that run across the page': { routes: page(`<h2>ข้อมูลหน่วยงาน</h2><marquee>${WORDS}</marquee>`) },
  'words in a part that is folded': {
    routes: page(`<h2>ข้อมูลหน่วยงาน</h2><details><summary>โครงสร้าง</summary><p>${WORDS}</p></details>`),
    clicks: ['summary'],
  },
  'a redirect by 308 to a query': { routes: { '/o1': serve.redirect('?view=2', 308), '/o1?view=2': good() } },
  'a redirect with a refresh beside it': {
    routes: { '/o1': serve.redirect('/there', 303, { refresh: '0; url=/gone' }), ...SENT },
  },
  'a redirect that takes a cookie away': {
    routes: {
      '/o1': serve.redirect('/o1/a', 302, { 'set-cookie': 'lang=en; Path=/' }),
      '/o1/a': serve.redirect('/o1/b', 302, { 'set-cookie': 'lang=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' }),
      '/o1/b': (q, r, t) => (/lang=en/.test(q.headers.cookie ?? '') ? serve.status(404)(q, r, t) : good()(q, r, t)),
    },
  },
};

const notSeen: Readonly<Record<string, string>> = {
  'words for those without scripts': `<h2>ข้อมูลหน่วยงาน</h2><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาล</p><noscript><p>${WORDS}</p></noscript>`,
  'words in a template': `<h2>ข้อมูลหน่วยงาน</h2><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาล</p><template><p>${WORDS}</p></template>`,
  'words in a comment': `<h2>ข้อมูลหน่วยงาน</h2><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาล</p><!-- <p>${WORDS}</p> -->`,
  'words as the text of a script': `<h2>ข้อมูลหน่วยงาน</h2><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาล</p><script type="application/ld+json">{"name":"${WORDS}"}</script>`,
};

export const clickSituations: readonly Situation[] = [
  ...Object.entries(brought).map(([name, { body, routes = {}, head = '', click = 'a', looks }]) => ({
    name,
    routes: { '/get/o13': attached, ...routes, '/o1': listing(body, head) },
    clicks: [`main ${click}`],
    checks: LIST_READ,
    ...(looks !== undefined && { looks }),
  })),
  ...Object.entries(broken).map(([name, { body, routes = {}, head = '' }]) => ({
    name,
    routes: { ...routes, '/o1': listing(body, head) },
    clicks: ['main a'],
    checks: '[]',
    judged: 'not-content' as const,
  })),
  ...Object.entries(unseen).map(([name, { body, routes = {} }]) => ({
    name,
    routes: { ...routes, '/o1': listing(body) },
    checks: '[]',
    judged: 'wall' as const,
  })),
  ...Object.entries(pages).map(([name, situation]) => ({ name, ...situation })),
  ...Object.entries(notSeen).map(([name, body]) => ({
    name,
    routes: page(`<main>${body}</main>`),
    judged: 'not-content' as const,
  })),
  ...['identity, gzip', 'gzip, identity', 'none, none', 'x-deflate'].map((coding) => ({
    name: `a plain page under the coding ${coding}`,
    routes: { '/o1': serve.html(goodHtml(), { 'content-encoding': coding }) },
  })),
];
