import { readFileSync } from 'node:fs';
import * as serve from '../helpers/site.js';
import { document, type Situation } from './situation.js';

/** A list of purchases in order, so that a document that was read passes `egp` and one that was not does not. */
const rows = Array.from({ length: 6 }, (_, at) => `${at + 1},จ้างเหมา ${at + 1},6709123456${at}`);
const csv = `\ufeffลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,เลขที่โครงการ\r\n${rows.join('\r\n')}\r\n`;
const pdf = readFileSync('test/fixtures/field/documents/pdf-text-sound.pdf');

const attached = (name = 'o13-2567.csv'): serve.Behaviour =>
  serve.file(csv, 'text/csv; charset=utf-8', { 'content-disposition': `attachment; filename="${name}"` });
const stream = serve.file(csv, 'application/octet-stream', {
  'content-disposition': 'attachment; filename="report.csv"',
});

const item = (body: string, head = ''): serve.Behaviour =>
  serve.html(
    document(
      'รายงานสรุปผลการจัดซื้อจัดจ้าง',
      `<nav><a href="/">หน้าแรก</a></nav><main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1>${body}</main>`,
      head,
    ),
  );

const links: Readonly<Record<string, { body: string; path: string; answer?: serve.Behaviour; clicks?: string[] }>> = {
  'a file by its name': { body: '<a href="/files/o13-2567.csv">ดาวน์โหลด</a>', path: '/files/o13-2567.csv' },
  'Download Monitor': { body: '<a href="/download/o13-2567/">ดาวน์โหลด</a>', path: '/download/o13-2567/' },
  'Phoca Download': {
    body: '<a href="/index.php/doc?download=12:o13">ดาวน์โหลด</a>',
    path: '/index.php/doc?download=12:o13',
  },
  DOCman: { body: '<a href="/documents/o13/file">รายงาน</a>', path: '/documents/o13/file' },
  'a number in a query': {
    body: '<a href="/view_file.php?fid=77">เปิด</a>',
    path: '/view_file.php?fid=77',
    answer: stream,
  },
  'WordPress Download Manager': {
    body: '<a href="#" class="dl" data-downloadurl="/download/o13/?wpdmdl=99">ดาวน์โหลด</a><script>document.querySelector(".dl").addEventListener("click",(e)=>{e.preventDefault();location.href=e.target.dataset.downloadurl})</script>',
    path: '/download/o13/?wpdmdl=99',
    clicks: ['.dl'],
  },
  'a window opened by a script': {
    body: '<a href="#" onclick="location.href=\'/get/o13\';return false">เปิดไฟล์</a>',
    path: '/get/o13',
  },
  'a button with an address': {
    body: '<button onclick="window.location=\'/get/o13\'">เปิดไฟล์</button>',
    path: '/get/o13',
    clicks: ['main button'],
  },
  'a form that asks for the file': {
    body: '<form action="/get/o13" method="get"><button>ดาวน์โหลด</button></form>',
    path: '/get/o13',
    clicks: ['main button'],
  },
};

export const documentSituations: readonly Situation[] = [
  ...Object.entries(links).map(([name, { body, path, answer = attached(), clicks = ['main a'] }]) => ({
    name,
    routes: { '/o1': item(body), [path]: answer, ...(path.includes('?') ? { [`${path}?`]: answer } : {}) },
    clicks,
    checks: '[{ egp: { minRows: 5 } }]',
  })),
  {
    name: 'a file that wants a Referer',
    routes: {
      '/o1': item('<a href="/o13.csv">ดาวน์โหลด</a>'),
      '/o13.csv': (request, response, times) =>
        (request.headers.referer ?? '').endsWith('/o1')
          ? attached()(request, response, times)
          : serve.status(403, 'hotlink')(request, response, times),
    },
    clicks: ['main a'],
    checks: '[{ egp: { minRows: 5 } }]',
  },
  {
    name: 'a file that wants the cookie of its page',
    routes: {
      '/o1': serve.html(
        document('รายงาน', '<main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><a href="/GetFile.aspx?id=1">ดาวน์โหลด</a></main>'),
        {
          'set-cookie': 'ASP.NET_SessionId=abc; path=/; HttpOnly',
        },
      ),
      '/GetFile.aspx?id=1': (request, response, times) =>
        /ASP\.NET_SessionId=abc/.test(request.headers.cookie ?? '')
          ? attached()(request, response, times)
          : serve.redirect('/default.aspx')(request, response, times),
      '/default.aspx': serve.redirect('/'),
    },
    clicks: ['main a'],
    checks: '[{ egp: { minRows: 5 } }]',
  },
  {
    name: 'a file on the disk of an officer',
    routes: { '/o1': item('<a href="file:///C:/Users/admin/Documents/o6.pdf">แผน</a>') },
    clicks: ['main a'],
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a file on a machine of its own',
    routes: { '/o1': item('<a href="http://localhost:59998/ita/o6.pdf">แผน</a>') },
    clicks: ['main a'],
    checks: '[]',
  },
  {
    name: 'a scheme that is written twice',
    routes: { '/o1': item('<a href="https://https://www.town.example/a4.pdf">แผน</a>') },
    clicks: ['main a'],
    checks: '[]',
  },
  {
    name: 'a name that holds escapes',
    routes: {
      '/o1': item('<a href="/files/%25E0%25B8%2581.csv">ดาวน์โหลด</a>'),
      '/files/%25E0%25B8%2581.csv': attached(),
    },
    clicks: ['main a'],
    checks: '[{ egp: { minRows: 5 } }]',
  },
  {
    name: 'a name that was escaped twice',
    routes: { '/o1': item('<a href="/files/%25E0%25B8%2581.csv">ดาวน์โหลด</a>'), '/files/%E0%B8%81.csv': attached() },
    clicks: ['main a'],
    checks: '[]',
  },
  {
    name: 'a name with a zero-width blank',
    routes: {
      '/o1': item('<a href="/files/รายงาน\u200bประจำปี.csv">ดาวน์โหลด</a>'),
      [`/files/${encodeURIComponent('รายงาน\u200bประจำปี.csv')}`]: attached(),
    },
    clicks: ['main a'],
    checks: '[{ egp: { minRows: 5 } }]',
  },
  {
    name: 'a PDF behind a notice of PHP',
    routes: {
      '/o1': serve.file(
        Buffer.concat([
          Buffer.from('<br />\n<b>Notice</b>: Undefined index: id in <b>/home/t/f.php</b> on line <b>3</b><br />\n'),
          pdf,
        ]),
        'application/pdf',
      ),
    },
    checks: '[]',
    judged: 'content',
  },
  {
    name: 'a page under the name of a document',
    routes: { '/o1.pdf': serve.html(document('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>เทศบาลจัดกิจกรรมวันเด็กแห่งชาติ</p>')) },
    open: '/o1.pdf',
    checks: '[]',
    judged: 'not-content',
    codes: ['file/type-mismatch'],
  },
];
