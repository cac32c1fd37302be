import * as serve from '../../helpers/site.js';
import { type HostileKind, UNHARMED } from './hostile-kind.js';

const WORDS = '<!doctype html><title>เทศบาล</title><h1>เทศบาลตำบล พ.ศ. 2568</h1>';
const page = (name: string, make: () => string, told: RegExp): HostileKind => ({
  name,
  routes: { '/o1.html': serve.html(WORDS + make()) },
  told,
});
const numbered = (count: number, unit: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => unit(n)).join('');

/** Pages that take what reads them long, lead it astray or fill it. */
export const hostilePages: readonly HostileKind[] = [
  page(
    'words for links in one line',
    () => `<p>${'<i><a href=i>pdf</a></i>'.repeat(20_000)}<br>x`,
    /^fail link\/http-status/,
  ),
  page(
    'marks by the hundred thousand on one letter',
    () => `<p>a${'\u0301\u0323\u0327'.repeat(160_000)}`,
    /^(?:pass|fail file\/too-large)/,
  ),
  page('elements in each other, 200,000 deep', () => '<div>'.repeat(200_000), /^fail file\/too-large/),
  page(
    'cells that span everything',
    () => `<table>${'<tr><td rowspan=65534 colspan=1000>a'.repeat(2_000)}`,
    /^(?:pass|fail file\/too-large)/,
  ),
  page('tables in tables', () => '<table><tr><td>'.repeat(3_000), /^(?:pass|fail file\/too-large|fail table)/),
  page('a comment of 8 MB that never ends', () => `<!-- ${'-'.repeat(8_000_000)}`, /^pass/),
  page('an attribute of 8 MB', () => `<a href="${'x'.repeat(8_000_000)}">l</a>`, /^pass/),
  page(
    'pictures of 100,000 sizes',
    () => `<img srcset="${numbered(100_000, (n) => `/p${n}.png ${n + 1}w,`)}">`,
    /^pass/,
  ),
  page(
    'facts for search engines, 5 MB',
    () => `<script type="application/ld+json">${'{"@graph":['.repeat(450_000)}</script>`,
    /^pass/,
  ),
  page(
    'a picture of 10 MB in its address',
    () =>
      `<img src="data:image/png;base64,${'A'.repeat(10_000_000)}"><a href="data:application/pdf;base64,${'A'.repeat(2_000_000)}">แผน.pdf</a>`,
    /^fail link\/invalid-url/,
  ),
  page(
    'a drawing with entities',
    () =>
      `<svg><!DOCTYPE x [<!ENTITY a "${'a'.repeat(9_999)}">]>${'&a;'.repeat(99_999)}${'<use href="#a"/><g id="a">'.repeat(9_999)}</svg>`,
    /^(?:pass|fail file\/too-large)/,
  ),
  page(
    'bases by the thousand',
    () =>
      numbered(
        5_000,
        (n) => `<base href="${n % 2 ? 'javascript:x' : 'http://169.254.169.254/'}"><a href="y${n}">y</a>`,
      ),
    /^pass/,
  ),
  page(
    'half a million choices',
    () => `<select>${'<option>ก'.repeat(500_000)}</select>`,
    /^(?:fail file\/too-large|pass)/,
  ),
  page('templates in templates', () => '<template><p>x'.repeat(20_000), /^(?:pass|fail file\/)/),
  page(
    'pages in attributes of pages',
    () => numbered(20_000, (n) => `<iframe srcdoc="&lt;iframe srcdoc='${n}'&gt;"></iframe>`),
    /^(?:pass|review)/,
  ),
  page(
    '100,000 rules of style',
    () =>
      `<style>${numbered(100_000, (n) => `.c${n} > a:not(.d) ~ b { display: none }`)}</style>${numbered(20_000, (n) => `<b class=c${n}><a href=${n}>x</a></b>`)}`,
    /^(?:pass|fail file\/too-large)/,
  ),
  page(
    'scripts that hold addresses',
    () => `<script>${numbered(50_000, (n) => `location.href="/s${n}";window.open('/t${n}');`)}</script>`,
    /^pass/,
  ),
  page('formatting that is never closed', () => '<p><b><i><u><font>'.repeat(100_000), /^fail file\/too-large/),
  page(
    'attributes by the hundred thousand',
    // Time grows with the square of their number: four times as many are too many for any machine.
    () => `<p ${numbered(400_000, (n) => `a${n}=b `)}>`,
    /^fail file\/too-large/,
  ),
  page(
    'names of JavaScript',
    () =>
      '<table id=__proto__ name=constructor><tr><th>__proto__<th>constructor<th>toString<tr><td>__proto__<td>hasOwnProperty<td>x</table><a href="__proto__">constructor</a>',
    /^pass/,
  ),
  page(
    'commands for terminals, servers and sheets',
    () =>
      '<title>\x1b]0;x\x07\x9b2J ::error::x ##[add-mask]y</title><table><tr><th>=HYPERLINK("http://evil.example/")<th>+1<tr><td>@SUM(1)<td><!channel></table><a href="/::error::">##vso[task.complete]\u202e\u2066</a>',
    /^pass/,
  ),
  {
    name: 'style sheets that name the next, without end',
    routes: {
      '/o1.html': serve.html(`${WORDS}<link rel=stylesheet href="/next.css">`),
      '/next.css': (request, response) =>
        serve.file(
          numbered(50, (n) => `@import "/next.css?${(request.url ?? '').length}${n}";`),
          'text/css',
        )(request, response, 0),
    },
    told: UNHARMED,
  },
  {
    name: 'a site without an end of links',
    routes: {
      '/': serve.html(WORDS + numbered(100_000, (n) => `<a href="/new/${n}">`)),
      '*': (request, response) => {
        const before = (request.url ?? '').replace(/\W/g, '').slice(0, 50);
        serve.html(numbered(20_000, (n) => `<a href="/new/${before}/${n}">`))(request, response, 0);
      },
    },
    told: UNHARMED,
  },
  {
    name: 'a calendar without end',
    routes: {
      '/': serve.html(`${WORDS}<a href="/calendar?month=1">ปฏิทิน</a>`),
      '/calendar': (request, response) => {
        const month = Number(/month=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
        serve.html(numbered(30, (day) => `<a href="/calendar?month=${month + 1}&day=${day}">${day}</a>`))(
          request,
          response,
          0,
        );
      },
    },
    told: UNHARMED,
  },
];
