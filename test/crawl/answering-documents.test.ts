import { afterEach, expect, test } from 'vitest';
import { type Behaviour, file, page, type Routes, type Site, startSite, status } from '../helpers/site.js';
import { pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function documentsOf(content: string, routes: Routes, around = ''): Promise<string[]> {
  const text = `<p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>`;
  site = await startSite({
    '/': page('เทศบาล', '<a href="/o13">O13</a>'),
    '/o13': page('O13', `${around}<main>${text}${content}</main>`),
    ...routes,
  });
  town = visitSite(site.url);
  const { evidence } = await town.gather([`${site.origin}/o13`]);
  return evidence.slice(1).map(({ exchange }) => exchange.url.replace(site.origin, ''));
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const PDF = file(pdf(), 'application/pdf');
const NEWS = page('ข่าว', '<p>ข่าวประชาสัมพันธ์ของเทศบาล</p>');

function attachment(name: string, type: string, body: string | Buffer): Behaviour {
  return (_, response) => {
    response.setHeader('content-type', type);
    response.setHeader('content-disposition', `attachment; filename="${name}"`);
    response.end(body);
  };
}

test.each([
  ['/download/o13-2567/', attachment('o13.csv', 'text/csv', 'ลำดับที่,เลขที่โครงการ\n1,67019000001\n')],
  ['/index.php/doc?download=12:o13', attachment('o13.pdf', 'application/octet-stream', pdf())],
  ['/documents/o13/file', PDF],
  ['/view_file.php?fid=77', file(pdf(), 'text/html')],
  ['/o/13', file('PK\x03\x04', 'application/zip')],
] as const)('what answers %s is a document, whatever its address looks like', async (address, behave) => {
  expect(await documentsOf(`<a href="${address}">แผน</a>`, { [address]: behave })).toEqual([address]);
});

test.each([
  [
    'a data attribute',
    '<a href="#" data-downloadurl="/download/o13/?wpdmdl=99">ดาวน์โหลด</a>',
    '/download/o13/?wpdmdl=99',
  ],
  ['a data attribute of another name', '<div data-zz-target="/get/13">เปิด</div>', '/get/13'],
  ['a button that opens a window', `<a href="#" onclick="MM_openBrWindow('/f/o13.pdf','','')">x</a>`, '/f/o13.pdf'],
  ['a function of any name with a file', `<span onclick="zeig(1, '/f/o13.pdf')">x</span>`, '/f/o13.pdf'],
  ['a call that opens a script', `<a href="javascript:viewDoc('/get.php?n=13')">x</a>`, '/get.php?n=13'],
  ['a jump menu', '<select onchange="go(this)"><option>-<option value="/f/o13.pdf">ปี 2568</select>', '/f/o13.pdf'],
  [
    'a form of nothing but a button',
    '<form action="/get"><input type=hidden name=id value=13><button>x</button></form>',
    '/get?id=13',
  ],
  ['a jump menu of plain addresses', '<select><option value="/get/13">ปี 2568</option></select>', '/get/13'],
])('%s is followed in the content of an item', async (_, markup, address) => {
  expect(await documentsOf(markup, { [address]: PDF })).toEqual([address]);
});

test('forms that ask the visitor for words, or post, are not asked', async () => {
  const documents = await documentsOf(
    '<form action="/find"><input name=q><button>ค้น</button></form><form action="/post" method="post"><button>x</button></form>',
    { '*': PDF },
  );
  expect(documents).toEqual([]);
  expect(site.requests.filter(({ path }) => /find|post/.test(path))).toEqual([]);
});

test('pages stay pages, pictures of attributes stay pictures, errors stay errors', async () => {
  const documents = await documentsOf(
    `<a href="/news/1">ข่าว</a><a href="/old/7">เก่า</a><a href="/feed">RSS</a><div data-bg="/bg">x</div>`,
    {
      '/news/1': NEWS,
      '/old/7': status(404),
      '/feed': file('<rss></rss>', 'application/rss+xml'),
      '/bg': file('x', 'image/png'),
    },
  );
  expect(documents).toEqual([]);
});

test('navigation and footer are not asked, nor what the navigation repeats in the content, nor what robots.txt forbids', async () => {
  const documents = await documentsOf(
    '<a href="/menu/1">แผน</a><a href="/closed/1">ปิด</a>',
    {
      '/menu/1': PDF,
      '/foot/1': PDF,
      '/closed/1': PDF,
      '/robots.txt': file('User-agent: *\nDisallow: /closed/', 'text/plain'),
    },
    '<nav><a href="/menu/1">แผน</a></nav><footer><a href="/foot/1">ท้าย</a></footer>',
  );
  expect(documents).toEqual([]);
  expect([site.asked('/menu/1'), site.asked('/foot/1'), site.asked('/closed/1')]).toEqual([0, 0, 0]);
});

test('a page with hundreds of links asks a bounded number, those that speak of files first', async () => {
  const many = Array.from({ length: 300 }, (_, n) => `<a href="/page/${n}">เรื่อง ${n}</a>`).join('');
  const documents = await documentsOf(`${many}<a href="/x/1">ดาวน์โหลดแผน</a>`, { '/x/1': PDF, '*': NEWS });
  expect(documents).toEqual(['/x/1']);
  expect(site.requests.filter(({ path }) => path.startsWith('/page/')).length).toBeLessThanOrEqual(60);
});

test.each([
  ['a file of a computer', 'file:///C:/Users/admin/o6.pdf', 'local-file'],
  ['a drive', 'D:\\ita\\o6.docx', 'local-file'],
  ['a scheme with a slip', 'htttps://www.town.test/o6.pdf', 'scheme'],
  ['a scheme that stands there twice', 'https://https://www.town.test/a4.pdf', 'doubled-scheme'],
  ['a machine of the office', 'http://192.168.1.10/ita/o6.pdf', 'private'],
  ['a server of the office', '\\\\fileserver\\ita\\o6.xlsx', 'private'],
])('%s in place of a document is missing evidence, and nobody is asked for it', async (_, href, reason) => {
  await documentsOf(`<a href="${href}">แผน</a>`, {});
  const { evidence } = await town.gather([`${site.origin}/o13`]);
  expect(evidence.slice(1).map(({ exchange }) => exchange.problems)).toEqual([
    [{ code: 'invalid-url', data: { reason } }],
  ]);
  const { links } = await town.crawl();
  expect(links.filter(({ state }) => state === 'broken').map(({ foundOn }) => foundOn[0]?.url)).toEqual([
    `${site.origin}/o13`,
  ]);
});

test('what opens a program, and what stands in navigation, is no missing document', async () => {
  const links = ['mailto:a@town.test', 'tel:021', 'line://ti/p/x', 'sms:1', 'viber://chat', 'javascript:void(0)', '#'];
  const documents = await documentsOf(
    links.map((href) => `<a href="${href}">แผน.pdf</a>`).join(''),
    {},
    '<nav><a href="file:///C:/o6.pdf">เมนู</a></nav>',
  );
  expect(documents).toEqual([]);
});

test.each([
  ['its kind in brackets', '<a href="/documents/9/file">แผนพัฒนา (PDF)</a>', '/documents/9/file'],
  ['the word download', '<p>แผนพัฒนา <a href="#" data-file-source="/f/9">ดาวน์โหลด</a></p>', '/f/9'],
  ['an address that hands out files', '<a href="/download/9/">แผนพัฒนา</a>', '/download/9/'],
])('what is gone under a link that promises a file by %s is missing evidence', async (_, markup, address) => {
  expect(await documentsOf(markup, { [address]: status(404) })).toEqual([address]);
  const { evidence } = await town.gather([`${site.origin}/o13`]);
  expect(evidence[1]?.exchange.problems.map(({ code }) => code)).toEqual(['http-status']);
});

test('what earlier rounds had as a document has to be one still: gone, or a page in its place, is told', async () => {
  await documentsOf('<a href="/a/1">แผน</a><a href="/a/2">รายงาน</a><a href="/a/3">ข่าว</a>', {
    '/a/1': status(404),
    '/a/2': NEWS,
    '/a/3': NEWS,
  });
  const before = (url: string): string | null => (/[12]$/.test(url) ? 'pdf' : null);
  const { evidence } = await town.gather([`${site.origin}/o13`], {}, {}, before);
  const found = evidence
    .slice(1)
    .map(({ exchange, extracted }) => [
      exchange.url.slice(site.origin.length),
      ...exchange.problems.map(({ code }) => code),
      ...(extracted?.problems ?? []).map(({ code, data }) => `${code} ${data.declared} ${data.actual}`),
    ]);
  expect(found).toEqual([
    ['/a/1', 'http-status'],
    ['/a/2', 'type-mismatch pdf html'],
  ]);
});

test('a document that its address tells is asked for while another link keeps its visitors waiting', async () => {
  let answer: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const behaviours: Routes = {
    '/o13.pdf': (request, response, times) => {
      answer();
      PDF(request, response, times);
    },
    // As long as the document has not been asked for it answers nothing.
    '/slow': async (request, response, times) => {
      await asked;
      NEWS(request, response, times);
    },
  };
  expect(await documentsOf('<a href="/slow">ข่าว</a><a href="/o13.pdf">แผน</a>', behaviours)).toEqual(['/o13.pdf']);
});

test('no more documents are asked for than are read, though the one that counts first is found last', async () => {
  const text = `<p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>`;
  site = await startSite({
    '/': page('เทศบาล', '<a href="/o13">O13</a>'),
    '/o13': page(
      'O13',
      `<main>${text}<a href="/get/1">แผน</a><a href="/two.pdf">แผน</a><a href="/3.pdf">แผน</a><a href="/news">ข่าว</a></main>`,
    ),
    '/get/1': PDF,
    '/two.pdf': PDF,
    '/3.pdf': PDF,
    '/news': NEWS,
  });
  town = visitSite(site.url);
  const { evidence, unexamined } = await town.gather([`${site.origin}/o13`], { max: 2 });
  expect(evidence.slice(1).map(({ exchange }) => exchange.url)).toEqual([
    `${site.origin}/get/1`,
    `${site.origin}/two.pdf`,
  ]);
  expect(unexamined.map(({ url }) => url)).toEqual([`${site.origin}/3.pdf`]);
  expect(site.requests.map(({ path }) => path)).not.toContain('/3.pdf');
});
