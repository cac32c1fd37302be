import { afterEach, describe, expect, test } from 'vitest';
import { file, page, type Routes, type Site, startSite, status } from '../helpers/site.js';
import { pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

/** Label and problem of everything that the item's page shows and that nobody was asked for. */
async function toldOf(content: string, routes: Routes = {}, around = ''): Promise<string[]> {
  const text = `<p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>`;
  site = await startSite({
    '/': page('เทศบาล', '<a href="/o13">O13</a>'),
    '/o13': page('O13', `${around}<main>${text}${content}</main>`),
    ...routes,
  });
  town = visitSite(site.url);
  const { evidence } = await town.gather([`${site.origin}/o13`]);
  return evidence
    .slice(1)
    .flatMap(({ exchange, label }) =>
      exchange.problems.map(({ code, data }) => `${label}: ${code} ${data.reason ?? ''}`),
    );
}

afterEach(async () => {
  await town.close();
  await site.close();
});

test.each([
  '<a href="#" onclick="openReport(13)">ดาวน์โหลด (PDF)</a>',
  '<a href="javascript:openReport(\'o13\', 1)">ดาวน์โหลด (PDF)</a>',
  '<button type="button" onclick="return openReport(this, 13)">ดาวน์โหลด (PDF)</button>',
])('what a function brings that is given its number is for a person to press: %s', async (markup) => {
  expect(await toldOf(markup)).toEqual(['ดาวน์โหลด (PDF): unverifiable button']);
});

describe('a file that the page itself holds', () => {
  const data = 'data:application/pdf;base64,JVBERi0xLjQ=';
  test('opens by no link', async () => {
    expect(await toldOf(`<a href="${data}">รายงาน</a>`)).toEqual(['รายงาน: invalid-url embedded']);
  });

  test.each([
    ['handed over by a link', `<a href="${data}" download="o1.pdf">รายงาน</a>`, 'รายงาน'],
    ['of a kind that browsers hand over', '<a href="data:text/csv,a,b">รายงาน</a>', 'รายงาน'],
    ['shown in a frame', `<iframe src="${data}" title="แผน"></iframe>`, 'แผน'],
    ['shown as an object', `<object data="${data}" title="แผน"></object>`, 'แผน'],
  ])('is for a person to look at, %s', async (_, markup, label) => {
    expect(await toldOf(markup)).toEqual([`${label}: unverifiable embedded`]);
  });

  test.each([
    ['a picture', '<a href="data:image/png;base64,iVBORw0KGgo="><img src="data:image/png;base64,iVBORw0KGgo="></a>'],
    ['a page in a frame', '<iframe src="data:text/html,<p>x</p>"></iframe>'],
    ['what a script opens', `<a href="${data}" onclick="openViewer(event)">รายงาน</a>`],
  ])('is none: %s', async (_, markup) => {
    expect(await toldOf(markup)).toEqual([]);
  });
});

describe("a placeholder in place of a document's address", () => {
  test.each([
    ['#', '<a href="#">ดาวน์โหลดรายงาน (PDF)</a>'],
    ['nothing', '<a href="">ดาวน์โหลดรายงาน (PDF)</a>'],
    ['a script that does nothing', '<p><a href="javascript:void(0);" class="btn">ดาวน์โหลดรายงาน (PDF)</a></p>'],
    ['a script without a word', '<ul><li><a href="javascript:;">ดาวน์โหลดรายงาน (PDF)</a></li></ul>'],
    ['beside other documents', '<p><a href="/x/">แผน (PDF)</a><br><a href="#">ดาวน์โหลดรายงาน (PDF)</a></p>'],
  ])('%s is missing evidence', async (_, markup) => {
    expect(await toldOf(markup)).toContain('ดาวน์โหลดรายงาน (PDF): invalid-url placeholder');
  });

  test.each([
    ['in a menu', '', '<nav><a href="#">ดาวน์โหลด</a></nav>'],
    ['with a click handler that is given nothing', '<a href="#" onclick="openAll()">ดาวน์โหลด (PDF)</a>', ''],
    [
      'with a click handler for a part of the page',
      '<a href="#" onclick="openTab(\'t1\')">ดาวน์โหลด (PDF)</a><div id="t1"></div>',
      '',
    ],
    ['with data for a script', '<a href="#" data-id="13">ดาวน์โหลด (PDF)</a>', ''],
    ['that opens what is below it', '<a href="#">ดาวน์โหลดเอกสาร</a><ul><li><a href="/n/1">แผน</a></li></ul>', ''],
    ['as a tab', '<a href="#" role="tab">ไฟล์</a>', ''],
    ['beside the link itself', '<li><a href="#">รายงาน (PDF)</a> <a href="/n/1">เปิด</a></li>', ''],
    ['whose words promise nothing', '<a href="#">กลับขึ้นด้านบน</a><a href="#">อ่านต่อ</a>', ''],
    ['to hand something in', '<a href="#">แนบไฟล์เอกสาร</a>', ''],
  ])('%s says nothing', async (_, markup, around) => {
    expect(await toldOf(markup, { '/n/1': page('แผน', 'แผนพัฒนา') }, around)).toEqual([]);
  });

  test('each of several is told, and one that a script of the page knows is for a person', async () => {
    const told = await toldOf(
      `<ul><li><a href="#">รายงานไตรมาส 1 (PDF)</a></li><li><a href="#">รายงานไตรมาส 2 (PDF)</a></li>
       <li><a href="#" class="get-file">รายงานไตรมาส 3 (PDF)</a></li></ul><script>$('.get-file').on('click', open)</script>`,
    );
    expect(told).toEqual([
      'รายงานไตรมาส 1 (PDF): invalid-url placeholder',
      'รายงานไตรมาส 2 (PDF): invalid-url placeholder',
      'รายงานไตรมาส 3 (PDF): unverifiable button',
    ]);
  });
});

const grid = (rows: string): string => `<form method="post" action="./o13"><table>${rows}</table></form>`;
const row = (name: string, control: string): string => `<tr><td>${name}</td><td>${control}</td></tr>`;

describe('documents that only POST brings', () => {
  test.each([
    [
      'a link of a grid',
      grid(row('รายงานไตรมาส 1', `<a href="javascript:__doPostBack('ctl00$GridView1$ctl02$lnk','')">ดาวน์โหลด</a>`)),
    ],
    [
      'a row that is chosen',
      grid(row('1', `<a href="javascript:__doPostBack('GridView1','Select$0')">รายงานไตรมาส 1</a>`)),
    ],
    [
      'options of a post back',
      grid(
        row(
          'รายงานไตรมาส 1',
          `<a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("ctl00$Repeater1$ctl00$b", "", true, "", "", false, true))'>ดาวน์โหลด</a>`,
        ),
      ),
    ],
    ['a picture', grid(row('รายงานไตรมาส 1', '<input type="image" name="g$ctl02$b" alt="ดาวน์โหลด" src="/pdf.gif">'))],
    [
      'a button',
      '<form method="post" action="/get"><button name="id" value="13">ดาวน์โหลดรายงานไตรมาส 1</button></form>',
    ],
    [
      'a link that sends a form',
      `<a href="/get" onclick="event.preventDefault();document.getElementById('f').submit()">ดาวน์โหลดรายงานไตรมาส 1</a>`,
    ],
    ['a link that is sent', '<a href="/get/13" data-method="post">ดาวน์โหลดรายงานไตรมาส 1</a>'],
  ])('%s is for a person to press', async (_, markup) => {
    const told = await toldOf(markup, { '/pdf.gif': file('GIF89a', 'image/gif') });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/รายงานไตรมาส 1.*: unverifiable button$/);
    expect(site.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test.each([
    ['the next page of a list', grid(row('', `<a href="javascript:__doPostBack('GridView1','Page$2')">2</a>`))],
    ['another order', grid(row('', `<a href="javascript:__doPostBack('GridView1','Sort$Name')">ชื่อไฟล์</a>`))],
    ['a day of a calendar', grid(row('', `<a href="javascript:__doPostBack('Calendar1','9131')">12</a>`))],
    ['a form that visitors fill in', '<form method="post"><input name="q"><button>ส่งข้อความ</button></form>'],
    ['a form that takes files', '<form method="post"><input type="file" name="f"><button>แนบไฟล์</button></form>'],
    ['a log-out', `<a href="/logout" onclick="this.form.submit()">ออกจากระบบ</a>`],
  ])('%s is none', async (_, markup) => {
    expect(await toldOf(markup)).toEqual([]);
  });

  test('a row that may be anything says nothing beside documents', async () => {
    const told = await toldOf(
      `<a href="/a.pdf">แผน</a>${grid(row('1', `<a href="javascript:__doPostBack('GridView1','Select$0')">ข่าวกิจกรรม</a>`))}`,
      { '/a.pdf': file(pdf(), 'application/pdf') },
    );
    expect(told).toEqual([]);
  });

  test('an address that takes no GET is for a person, and among the links of the site no broken one', async () => {
    const refuses = status(405, 'Method Not Allowed');
    expect(await toldOf('<a href="/file/13">ดาวน์โหลด (PDF)</a>', { '/file/13': refuses })).toEqual([
      'ดาวน์โหลด (PDF): unverifiable form',
    ]);
    const { totals } = await town.crawl();
    expect(totals).toMatchObject({ broken: 0, unverifiable: 1 });
  });
});
