import { describe, expect, test } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';
import { judgePages } from './judge-page.js';

const WORDS = 'แผนพัฒนาท้องถิ่น พ.ศ. 2566 - 2570 ประจำปีงบประมาณ พ.ศ. 2568';
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>สภาพทั่วไป</title>${head}</head><body><h1>สภาพทั่วไป</h1><p>อากาศร้อนชื้น มีสามฤดู ฝนตกชุกในเดือนกันยายน ประชากรส่วนใหญ่ทำนา</p>${body}</body></html>`;
const SHEET = '<link rel="stylesheet" href="/css/site.css">';
const says = (body: string, head = ''): boolean => {
  const { texts } = readDecodedHtml(page(body, head), 'https://town.example/o5');
  return texts.ok && texts.value.some(({ text }) => text.includes('แผนพัฒนาท้องถิ่น'));
};

/** Each as a browser shows it: the words have no place, no size, no light, or the colour of their ground. */
describe('what no visitor sees is no text of the page', () => {
  test.each<[string, string, string?]>([
    ['display: none', `<div style="display:none">${WORDS}</div>`],
    ['visibility: hidden', `<p style="color:red; visibility : hidden">${WORDS}</p>`],
    ['no light', `<p style="opacity:0">${WORDS}</p>`],
    ['letters of no size', `<p style="font-size:0">${WORDS}</p>`],
    ['the attribute', `<section hidden><p>${WORDS}</p></section>`],
    ['indented away', `<p style="text-indent:-9999px">${WORDS}</p>`],
    ['placed far away', `<p style="position:absolute;left:-9999px">${WORDS}</p>`],
    ['white on white', `<p style="color:#fff;background-color:white">${WORDS}</p>`],
    ['white in a white cell', `<table bgcolor="#FFFFFF"><tr><td><font color="white">${WORDS}</font></td></tr></table>`],
    ['a class', `<div class="a seo">${WORDS}</div>`, '<style>.seo { display: none }</style>'],
    ['an id', `<div id="kw">${WORDS}</div>`, '<style>#kw{visibility:hidden}</style>'],
    ['an element within a class', `<div class="box"><p>${WORDS}</p></div>`, '<style>.box > p{font-size:0}</style>'],
    ['two classes', `<div class="x y">${WORDS}</div>`, '<style>/* .x{display:block} */ div.x.y{opacity:0;}</style>'],
    ['a rule for screens', `<p class="x">${WORDS}</p>`, '<style>@media screen{.x{display:none}}</style>'],
    ['the later rule', `<p class="x">${WORDS}</p>`, '<style>.x{display:block}.x{display:none}</style>'],
    ['a closed dialog that nothing opens', `<dialog>${WORDS}</dialog>`],
    ['a class of Bootstrap', `<div class="row d-none">${WORDS}</div>`, SHEET],
    ['a class of Bootstrap for narrow windows', `<div class="d-block d-md-none">${WORDS}</div>`, SHEET],
    ['a class of Tailwind', `<div class="hidden p-4">${WORDS}</div>`, SHEET],
    ['a class for screen readers', `<span class="screen-reader-text">${WORDS}</span>`, SHEET],
    ['cut to nothing', `<p style="position:absolute;clip:rect(0 0 0 0)">${WORDS}</p>`],
    ['cut to nothing by a class', `<p class="v">${WORDS}</p>`, '<style>.v{clip-path: inset(50%);}</style>'],
    ['no height', `<div style="max-height:0;overflow:hidden">${WORDS}</div>`],
    ['shrunk to nothing', `<p style="transform: scale(0)">${WORDS}</p>`],
    ['moved away', `<p style="transform:translateX(-9999px)">${WORDS}</p>`],
    ['transparent letters', `<p style="color:transparent">${WORDS}</p>`],
    ['white on the ground of a page without style', `<font color="#FFFFFF">${WORDS}</font>`],
    ['nearly white on white', `<p style="color:#fefefe;background:#fff">${WORDS}</p>`],
    [
      'a window that a script opens',
      `<div id="pop" class="popup" style="display:none">${WORDS}</div><script>$('#pop').show()</script>`,
    ],
  ])('%s', (_, body, head) => {
    expect(says(body, head)).toBe(false);
  });

  test('does not make an item of the page', async () => {
    const hidden = page(`<div class="seo">${WORDS}</div>`, '<style>.seo{display:none}</style>');
    expect(await judgePages('O5', [hidden])).toContain('error text/missing');
    expect(await judgePages('O5', [hidden.replace('<style>', '<style media="print">')])).not.toContain(
      'error text/missing',
    );
  });

  test('is no row and no cell of a table', () => {
    const rows =
      '<tr><th>ที่</th><th>โครงการ</th></tr><tr class="x"><td>1</td><td>ร่าง</td></tr><tr><td>2</td><td>ถนน<span class="x">99</span></td></tr>';
    const { grids } = readDecodedHtml(
      page(`<table border="1">${rows}</table>`, '<style>.x{display:none}</style>'),
      'https://a.example/',
    );
    expect(grids.ok && grids.value.map(({ rows: cells }) => cells.map((row) => row.map(({ text }) => text)))).toEqual([
      [
        ['ที่', 'โครงการ'],
        ['2', 'ถนน'],
      ],
    ]);
  });
});

describe('what a visitor sees, or sees after a click, is text of the page', () => {
  test.each<[string, string, string?]>([
    [
      'a collapsed panel of Bootstrap',
      `<a href="#c1" data-toggle="collapse">แผน</a><div class="collapse" id="c1">${WORDS}</div>`,
      '<style>.collapse{display:none}.collapse.show{display:block}</style>',
    ],
    ['a tab', `<div class="tab-pane fade" id="t2" style="display:none">${WORDS}</div>`],
    ['details', `<details><summary>แผน</summary><p>${WORDS}</p></details>`],
    ['an accordion of a page builder', `<div class="vc_toggle_content" style="display:none">${WORDS}</div>`],
    ['a toggle of WordPress', `<div class="et_pb_toggle_content clearfix" style="display: none;">${WORDS}</div>`],
    ['a spoiler', `<div class="su-spoiler-content" style="display:none">${WORDS}</div>`],
    ['a part that a link opens', `<a href="#more">ดู</a><div id="more" style="display:none">${WORDS}</div>`],
    [
      'a part that a button opens',
      `<button onclick="show('part7')">ดู</button><div id="part7" style="display:none">${WORDS}</div>`,
    ],
    [
      'a class that a script opens',
      `<div class="part">${WORDS}</div><script>document.querySelectorAll(".part").forEach(open)</script>`,
      '<style>.part{display:none}</style>',
    ],
    [
      'what stands behind a heading that opens it',
      `<h3 class="q">แผน</h3><div class="a">${WORDS}</div><script>$('.q').click(function(){ $(this).next().slideToggle() })</script>`,
      '<style>.a{display:none}</style>',
    ],
    [
      'tabs by boxes to tick',
      `<input type="radio" id="r" checked><div class="part">${WORDS}</div>`,
      '<style>.part{display:none} #r:checked ~ .part{display:block}</style>',
    ],
    [
      'what moves into sight',
      `<div class="fade-in">${WORDS}</div>`,
      '<style>.fade-in{opacity:0;animation:in 1s forwards}</style>',
    ],
    ['hidden in print', `<div class="no-print">${WORDS}</div>`, '<style>@media print{.no-print{display:none}}</style>'],
    [
      'hidden on small windows',
      `<div class="wide">${WORDS}</div>`,
      '<style>@media (max-width: 600px) { .wide { display: none } }</style>',
    ],
    [
      'shown in wide windows',
      `<div class="d-none d-md-block">${WORDS}</div>`,
      '<style>.d-none{display:none!important}@media (min-width:768px){.d-md-block{display:block!important}}</style>',
    ],
    ['shown by its own style', `<p class="x" style="display:block">${WORDS}</p>`, '<style>.x{display:none}</style>'],
    ['the later rule', `<p class="x">${WORDS}</p>`, '<style>.x{display:none}.x{display:block}</style>'],
    [
      'another element of the class',
      `<p class="x">${WORDS}</p>`,
      '<style>span.x{display:none}.menu .x{display:none}</style>',
    ],
    ['a list without gaps', `<ul style="font-size:0"><li style="font-size:16px">${WORDS}</li></ul>`],
    ['white on blue', `<p style="color:#fff;background:#006">${WORDS}</p>`],
    ['white on a picture', `<div style="background:#fff url(blue.jpg)"><p style="color:#fff">${WORDS}</p></div>`],
    [
      'white in a box of a class',
      `<div style="background:#fff"><div class="bar"><p style="color:white">${WORDS}</p></div></div>`,
    ],
    ['a page that appears when it is loaded', WORDS, '<style>body{opacity:0}body.ready{opacity:1}</style>'],
    ['found by the browser’s search', `<div hidden="until-found">${WORDS}</div>`],
  ])('%s', (_, body, head) => {
    expect(says(body, head)).toBe(true);
  });
});

describe('what a visitor sees stays', () => {
  test.each<[string, string, string?]>([
    ['under the name of such a class without its style sheet', `<div class="hidden">${WORDS}</div>`],
    ['in wide windows', `<div class="d-none d-md-block">${WORDS}</div>`, SHEET],
    ['in wide windows, as Tailwind says', `<div class="hidden lg:flex">${WORDS}</div>`, SHEET],
    ['on screens, hidden on paper', `<div class="hidden-print d-print-none">${WORDS}</div>`, SHEET],
    [
      'under a class that the page itself shows',
      `<div class="hide">${WORDS}</div>`,
      `${SHEET}<style>.hide{display:block}</style>`,
    ],
    [
      'once a script takes the class away',
      `<div class="hidden" id="more">${WORDS}</div><a href="#more">อ่านต่อ</a>`,
      SHEET,
    ],
    ['where only screen readers pass it over', `<div aria-hidden="true">${WORDS}</div>`],
    ['within closed details', `<details><summary>ดูเอกสาร</summary><p>${WORDS}</p></details>`],
    ['turned and cut at a corner', `<p style="transform:rotate(3deg);clip-path:inset(0 5% 0 0)">${WORDS}</p>`],
    ['white on the ground that a sheet gives', `<div class="hero"><p style="color:#fff">${WORDS}</p></div>`, SHEET],
  ])('%s', (_, body, head) => {
    expect(says(body, head)).toBe(true);
  });
});
