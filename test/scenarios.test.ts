import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../src/model/report.js';
import { codesOfItem, type Desk, openDesk } from './helpers/program.js';
import * as serve from './helpers/site.js';
import { startTlsSite, type TlsSite } from './helpers/tls-site.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const book = readFileSync('test/corpus/procurement.xlsx');
const locked = readFileSync('test/corpus/locked.xlsx');
const pdf = readFileSync('test/corpus/writer-laksaman-ruled.pdf');

/** `ภาษาไทย` in windows-874. */
const thai874 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) =>
      (letter.codePointAt(0) ?? 0) >= 0x0e00
        ? (letter.codePointAt(0) ?? 0) - 0x0e00 + 0xa0
        : (letter.codePointAt(0) ?? 0),
    ),
  );
const WORDS = 'โครงสร้างและอำนาจหน้าที่ของเทศบาลตำบลสำราญ';
const htmlOf874 = (head = ''): Buffer =>
  thai874(`<html><head>${head}<title>x</title></head><body><main><h1>${WORDS}</h1></main></body></html>`);

const content = (): serve.Behaviour => serve.page('หน้า', `<h1>${WORDS}</h1><p>เนื้อหาของหน้านี้ยาวพอที่จะเป็นเนื้อหาจริง</p>`);
const login = serve.html(
  '<html><head><title>เข้าสู่ระบบ</title></head><body><form action="/login"><input name="user"><input type="password" name="pass"><button>เข้าสู่ระบบ</button></form></body></html>',
);

const routes: serve.Routes = {
  '/': serve.page(
    'เทศบาลตำบลสำราญ',
    '<h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ ข่าวประชาสัมพันธ์ กิจกรรม</p>',
  ),
  '/500': serve.status(500),
  '/503-then-200': serve.sequence(serve.status(503, '', { 'retry-after': '0' }), content()),
  '/chain1': serve.redirect('/chain2'),
  '/chain2': serve.redirect('/chain3', 301),
  '/chain3': serve.redirect('/good', 307),
  '/good': content(),
  '/loop': serve.loop(),
  '/hang': serve.hang(),
  '/drip': serve.drip({}),
  '/soft404': serve.html('<html><head><title>ไม่พบหน้า</title></head><body><h1>ขออภัยไม่พบหน้าที่ต้องการ</h1></body></html>'),
  '/none': serve.page('สถิติเรื่องร้องเรียน', '<h1>สถิติเรื่องร้องเรียนการทุจริต ปีงบประมาณ พ.ศ. 2568</h1><p>ไม่มีเรื่องร้องเรียน</p>'),
  '/login-wall': login,
  '/home-again': serve.redirect('/'),
  '/gzip': serve.gzip(`<html><body><main><h1>${WORDS}</h1></main></body></html>`),
  '/br': serve.brotli(`<html><body><main><h1>${WORDS}</h1></main></body></html>`),
  '/874-header': serve.file(htmlOf874(), 'text/html; charset=tis-620'),
  '/874-meta': serve.file(htmlOf874('<meta charset="windows-874">'), 'text/html'),
  '/874-undeclared': serve.file(htmlOf874(), 'text/html'),
  '/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7%20%E0%B9%91.html': content(),
  '/good.xlsx': serve.file(book, XLSX),
  '/cut.xlsx': serve.cutBody(book.subarray(0, 4000), book.length, XLSX),
  '/half.xlsx': serve.file(book.subarray(0, book.length - 3000), XLSX),
  '/half.pdf': serve.file(pdf.subarray(0, 9000), 'application/pdf'),
  '/error.pdf': serve.html('<html><body><h1>Internal error</h1></body></html>'),
  '/empty.pdf': serve.file(Buffer.alloc(0), 'application/pdf'),
  '/locked.xlsx': serve.file(locked, XLSX),
  '/js-only': serve.html(
    '<!doctype html><html><head><title>ระบบ</title><script src="/app.js"></script></head><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>',
  ),
};

/** Each line is a case: its address, what checks ask, and what the item must come to. */
const CASES: Readonly<Record<string, { url: string; verdict: string; codes: readonly string[]; checks?: string }>> = {
  'not-found': {
    url: '/nothing-here.html',
    verdict: 'fail',
    codes: ['link/http-status'],
    checks: '[{ text: { all: [โครงสร้าง] } }, egp, { date: { fiscalYear: Y } }]',
  },
  'server-error': { url: '/500', verdict: 'fail', codes: ['link/http-status'] },
  'passing-fault': { url: '/503-then-200', verdict: 'pass', codes: [] },
  'redirect-chain': { url: '/chain1', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  'redirect-loop': { url: '/loop', verdict: 'fail', codes: ['link/redirect-loop'] },
  'endless-redirect': { url: '/endless', verdict: 'fail', codes: ['link/redirect-loop'] },
  'no-headers': { url: '/hang', verdict: 'fail', codes: ['link/timeout'] },
  'endless-body': { url: '/drip', verdict: 'fail', codes: ['link/timeout'] },
  refused: { url: 'REFUSED', verdict: 'fail', codes: ['link/connection'] },
  'no-such-host': { url: 'http://no-such-host.invalid/', verdict: 'fail', codes: ['link/dns'] },
  'self-signed': { url: 'TLS', verdict: 'fail', codes: ['link/tls'], checks: '[{ text: { all: [ไม่มีคำนี้] } }]' },
  'soft-404': { url: '/soft404', verdict: 'fail', codes: ['link/soft-404'] },
  'soft-404-compared': { url: '/shell/anything', verdict: 'fail', codes: ['link/soft-404'] },
  'stated-none': {
    url: '/none',
    verdict: 'pass',
    codes: [],
    checks: '[{ text: { any: [ไม่มีเรื่องร้องเรียน] } }, { date: { fiscalYear: Y } }]',
  },
  'login-wall': { url: '/login-wall', verdict: 'fail', codes: ['link/login-wall'] },
  'home-again': { url: '/home-again', verdict: 'fail', codes: ['link/redirect-home'] },
  gzip: { url: '/gzip', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  brotli: { url: '/br', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  '874-header': { url: '/874-header', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  '874-meta': { url: '/874-meta', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  '874-undeclared': { url: '/874-undeclared', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  'thai-path': { url: '/ข่าว ๑.html', verdict: 'pass', codes: [], checks: '[{ text: { all: [อำนาจหน้าที่] } }]' },
  'cut-off': { url: '/cut.xlsx', verdict: 'fail', codes: ['file/truncated'], checks: '[egp]' },
  'half-a-book': { url: '/half.xlsx', verdict: 'fail', codes: ['file/truncated'], checks: '[egp]' },
  'half-a-pdf': { url: '/half.pdf', verdict: 'fail', codes: ['file/truncated'], checks: '[{ text: { all: [x] } }]' },
  'page-for-pdf': {
    url: '/error.pdf',
    verdict: 'fail',
    codes: ['file/type-mismatch'],
    checks: '[{ text: { all: [x] } }]',
  },
  'empty-file': { url: '/empty.pdf', verdict: 'fail', codes: ['file/empty'] },
  'locked-book': { url: '/locked.xlsx', verdict: 'fail', codes: ['file/encrypted'], checks: '[egp]' },
  'needs-script': {
    url: '/js-only',
    verdict: 'review',
    codes: ['link/unverifiable'],
    checks: '[{ text: { all: [x] } }]',
  },
  'good-book': { url: '/good.xlsx', verdict: 'fail', codes: [], checks: '[egp]' },
};

let desk: Desk;
let site: serve.Site;
let tls: TlsSite;
let report: Report;

beforeAll(async () => {
  desk = openDesk();
  const shell = serve.html(
    '<html><head><title>ระบบข้อมูล</title></head><body><main><h1>ระบบข้อมูลเทศบาล</h1><p>กรุณาเลือกรายการจากเมนูด้านซ้าย</p></main></body></html>',
  );
  const endless = serve.endlessRedirect();
  const table: serve.Routes = routes;
  site = await serve.startSite((request, response, times) => {
    const path = request.url ?? '';
    const route =
      table[path] ??
      (path.startsWith('/endless') ? endless : path.startsWith('/shell/') ? shell : serve.status(404, '<h1>404</h1>'));
    return route(request, response, times);
  });
  const shellSite = await serve.startSite((request, response, times) =>
    (request.url === '/' ? content() : shell)(request, response, times),
  );
  const gone = await serve.startSite({});
  await gone.close();
  tls = await startTlsSite({ kind: 'self-signed', routes: { '/': content() } });
  const addressOf = (url: string): string => {
    if (url === 'REFUSED') return gone.url;
    if (url === 'TLS') return tls.url;
    if (url.startsWith('/shell/')) return `${shellSite.origin}${url}`;
    return url.startsWith('/') ? site.origin + url : url;
  };
  const items = Object.entries(CASES).map(
    ([id, { url, checks }]) => `  ${id}: { title: ${id}, urls: ["${addressOf(url)}"], checks: ${checks ?? '[]'} }`,
  );
  desk.write(
    'town.yaml',
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { timeoutMs: 1500, retries: 1, perHost: 12, concurrency: 16 }\nitems:\n${items.join('\n')}\n`,
  );
  ({ report } = await desk.audit('town.yaml', '--no-crawl', '--lang', 'en'));
  await Promise.all([site.close(), shellSite.close(), tls.close()]);
});

afterAll(() => desk.clear());

it.each(Object.entries(CASES).filter(([id]) => id !== 'good-book'))('%s', (id, { verdict, codes }) => {
  const item = report.items.find((entry) => entry.id === id);
  const errors = item?.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code) ?? [];
  const said = verdict === 'review' ? codesOfItem(report, id) : errors;
  if (id === 'self-signed') {
    // The content is still read over the unverified connection, and judged.
    expect(said).toEqual(['link/tls', 'text/missing']);
  } else {
    expect(said).toEqual(codes);
  }
  expect(item?.verdict).toBe(verdict);
});

it('reads the numbers of a real workbook, each bad cell one finding with its place', () => {
  const findings = report.items.find((entry) => entry.id === 'good-book')?.findings ?? [];
  const digits = findings.filter((finding) => finding.code === 'egp/digits');
  expect(digits.length).toBeGreaterThan(0);
  for (const { location } of digits)
    expect(location).toMatchObject({
      sheet: expect.any(String),
      row: expect.any(Number),
      rowLabel: expect.stringMatching(/^\d+$/),
    });
});

it('says every failure in plain words', () => {
  for (const finding of report.items.flatMap((item) => item.findings)) {
    expect(finding.message, finding.code).not.toMatch(/\{\w+\}|undefined|null|NaN/);
    expect(finding.fix.length, finding.code).toBeGreaterThan(10);
  }
});
