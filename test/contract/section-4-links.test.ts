import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, page as pdfPage, stream, textPage } from '../extract/pdf-maker.js';
import { codesOfItem, openDesk, runProgram, startProgram } from '../helpers/program.js';
import { type Behaviour, file, hang, html, page, redirect, startSite, status } from '../helpers/site.js';
import { startTlsSite, type TlsKind, type TlsSite } from '../helpers/tls-site.js';
import { type Battery, cameTo, expected, runBattery, type Trial, XLSX_TYPE } from './battery.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const corpus = (name: string): Buffer => readFileSync(`test/corpus/${name}`);
const PDF = 'application/pdf';
const onePage = pdf([textPage([{ x: 50, y: 700, text: 'The budget of the town' }])]);
const longPage = pdf([
  textPage([{ x: 50, y: 700, text: 'The budget of the town' }]),
  pdfPage(stream('', Buffer.alloc(200_000, 32)), {}),
]);
const content = page('โครงสร้าง', '<h1>โครงสร้างและอำนาจหน้าที่</h1><p>เนื้อหาของหน้านี้ยาวพอที่จะเป็นเนื้อหาจริงของหน่วยงาน</p>');
const MISSING =
  'checks: [{ text: { all: [ไม่มีคำนี้แน่นอน] } }, egp, { date: { fiscalYear: 2550 } }, { table: { columns: [{ name: ก }] } }, { channel: { any: [line] } }]';

const chain = (name: string, hops: number): Record<string, Behaviour> =>
  Object.fromEntries(
    Array.from({ length: hops }, (_, index) => [
      `/${name}/${index}`,
      redirect(index + 1 === hops ? '/real.html' : `/${name}/${index + 1}`, [301, 302, 303, 307, 308][index % 5]),
    ]),
  );

const TRIALS: Readonly<Record<string, Trial>> = {
  'dead-is-one-finding': { urls: '["$/gone.html"]', rest: MISSING, verdict: 'fail', finds: ['link/http-status'] },
  'dead-document-of-a-page': {
    html: '<p>รายงาน <a href="/lost.pdf">ดาวน์โหลดรายงาน</a></p>',
    rest: MISSING,
    verdict: 'fail',
    finds: ['link/http-status'],
  },
  gone: { routes: { '/410.html': status(410) }, urls: '["$/410.html"]', verdict: 'fail', finds: ['link/http-status'] },
  forbidden: {
    routes: { '/403.html': status(403, '<h1>Forbidden</h1>') },
    urls: '["$/403.html"]',
    verdict: 'fail',
    finds: ['link/http-status'],
  },
  unauthorised: {
    routes: { '/401.html': status(401, '', { 'www-authenticate': 'Basic realm="x"' }) },
    urls: '["$/401.html"]',
    verdict: 'fail',
    finds: ['link/http-status'],
  },
  'server-error': {
    routes: { '/500.html': status(500) },
    urls: '["$/500.html"]',
    verdict: 'fail',
    finds: ['link/http-status'],
  },
  'ten-hops': { routes: chain('ten', 10), urls: '["$/ten/0"]', verdict: 'pass' },
  'eleven-hops': {
    routes: chain('eleven', 11),
    urls: '["$/eleven/0"]',
    verdict: 'fail',
    finds: ['link/redirect-loop'],
  },
  'two-of-a-loop': {
    routes: { '/p': redirect('/q'), '/q': redirect('/p') },
    urls: '["$/p"]',
    verdict: 'fail',
    finds: ['link/redirect-loop'],
  },
  'no-headers': { routes: { '/hang.html': hang() }, urls: '["$/hang.html"]', verdict: 'fail', finds: ['link/timeout'] },
  'no-host': { urls: '["http://no-such-host.invalid/x"]', verdict: 'fail', finds: ['link/dns'] },
  'home-instead': {
    routes: { '/deep/home.html': redirect('/') },
    urls: '["$/deep/home.html"]',
    verdict: 'fail',
    finds: ['link/redirect-home'],
  },
  'home-itself-meant': { urls: '["$/"]', verdict: 'pass' },
  'soft-404-words': {
    html: '<h1>ไม่พบหน้าที่คุณต้องการ</h1><p>404 Not Found</p>',
    title: '404',
    verdict: 'fail',
    finds: ['link/soft-404'],
  },
  'none-to-report': {
    html: '<h1>สถิติเรื่องร้องเรียนการทุจริต</h1><p>ไม่พบเรื่องร้องเรียน ไม่มีข้อมูลการร้องเรียนในปีงบประมาณ พ.ศ. 2568</p>',
    verdict: 'pass',
  },
  'login-form': {
    html: '<form action="/in"><label>ชื่อผู้ใช้</label><input name="u"><label>รหัสผ่าน</label><input type="password"><button>เข้าสู่ระบบ</button></form>',
    title: 'เข้าสู่ระบบ',
    verdict: 'fail',
    finds: ['link/login-wall'],
  },
  'login-redirect': {
    routes: { '/secret.html': redirect('/login.php'), '/login.php': html('<form><input type="password"></form>') },
    urls: '["$/secret.html"]',
    verdict: 'fail',
    finds: ['link/login-wall'],
  },
  'bot-wall': {
    routes: {
      '/cf.html': html(
        '<html><head><title>Just a moment...</title></head><body><div id="challenge-error-text">Enable JavaScript and cookies to continue</div><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>',
        { server: 'cloudflare', 'cf-mitigated': 'challenge' },
        403,
      ),
    },
    urls: '["$/cf.html"]',
    rest: MISSING,
    verdict: 'review',
    finds: ['link/unverifiable'],
  },
  'bot-wall-and-dead': {
    urls: '["$/cf.html", "$/gone.html"]',
    verdict: 'fail',
    finds: ['link/unverifiable', 'link/http-status'],
  },
  'needs-script': {
    routes: {
      '/spa.html': html(
        '<html><head><title>ITA</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>',
      ),
    },
    urls: '["$/spa.html"]',
    rest: MISSING,
    verdict: 'review',
    finds: ['link/unverifiable'],
  },
  'fragment-there': {
    html: '<h2 id="o13">O13</h2><p>รายละเอียดของข้อ</p>',
    urls: '["$/fragment-there.html#o13"]',
    verdict: 'pass',
  },
  'fragment-missing': {
    urls: '["$/fragment-there.html#o99"]',
    rest: 'checks: [{ link: { fragment: true } }]',
    verdict: 'pass',
    finds: ['link/fragment'],
  },
  'fragment-off': {
    urls: '["$/fragment-there.html#o98"]',
    rest: 'checks: [{ link: { fragment: false } }]',
    verdict: 'pass',
  },
  'thai-address': {
    routes: { '/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7.html': content },
    urls: '["$/ข่าว.html"]',
    verdict: 'pass',
  },
  // file
  'empty-file': { files: { 'a.pdf': ['', PDF] }, rest: MISSING, verdict: 'fail', finds: ['file/empty'] },
  'empty-page': {
    routes: { '/empty.html': html('') },
    urls: '["$/empty.html"]',
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/empty'],
  },
  'cut-pdf': {
    files: { 'a.pdf': [corpus('writer-laksaman-ruled.pdf').subarray(0, 9000), PDF] },
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/truncated'],
  },
  'cut-xlsx': {
    files: { 'a.xlsx': [corpus('procurement.xlsx').subarray(0, 5000), XLSX_TYPE] },
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/truncated'],
  },
  'noise-as-pdf': {
    files: {
      'a.pdf': [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3000, 7), Buffer.from('\n%%EOF\n')]), PDF],
    },
    verdict: 'fail',
    finds: ['file/corrupt'],
  },
  'zip-as-xlsx': {
    files: { 'a.xlsx': [zipSync({ 'a.txt': Buffer.from('x') }), XLSX_TYPE] },
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'pdf-as-xlsx': { files: { 'a.xlsx': [onePage, XLSX_TYPE] }, verdict: 'fail', finds: ['file/type-mismatch'] },
  'html-as-pdf-name': {
    routes: { '/e1.pdf': content },
    urls: '["$/e1.pdf"]',
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'html-as-pdf-type': {
    routes: { '/e2': file('<!doctype html><html><body><main><p>ไฟล์ถูกย้ายไปที่อื่นแล้ว</p></main></body></html>', PDF) },
    urls: '["$/e2"]',
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'html-404-as-pdf': {
    routes: { '/e3.pdf': html('<title>404</title><h1>ไม่พบหน้าที่ต้องการ</h1>') },
    urls: '["$/e3.pdf"]',
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'locked-pdf': {
    files: { 'a.pdf': [corpus('locked.pdf'), PDF] },
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/encrypted'],
  },
  'locked-xlsx': {
    files: { 'a.xlsx': [corpus('locked.xlsx'), XLSX_TYPE] },
    rest: MISSING,
    verdict: 'fail',
    finds: ['file/encrypted'],
  },
  'locked-docx': {
    files: { 'a.docx': [corpus('locked.docx'), 'application/octet-stream'] },
    verdict: 'fail',
    finds: ['file/encrypted'],
  },
  'locked-xls': {
    files: { 'a.xls': [corpus('locked.xls'), 'application/vnd.ms-excel'] },
    verdict: 'fail',
    finds: ['file/encrypted'],
  },
  'locked-ods': {
    files: { 'a.ods': [corpus('locked.ods'), 'application/octet-stream'] },
    verdict: 'fail',
    finds: ['file/encrypted'],
  },
  'types-refused': {
    files: { 'a.pdf': [onePage, PDF] },
    rest: 'checks: [{ file: { types: [xlsx, xls, csv] } }]',
    verdict: 'fail',
    finds: ['file/type-mismatch'],
  },
  'types-fit': { files: { 'a.pdf': [onePage, PDF] }, rest: 'checks: [{ file: { types: [pdf] } }]', verdict: 'pass' },
  'too-large': {
    files: { 'a.pdf': [longPage, PDF] },
    rest: 'checks: [{ file: { maxMiB: 0.1 } }]',
    verdict: 'fail',
    finds: ['file/too-large'],
  },
  'octet-stream': { files: { 'a.xlsx': [corpus('procurement.xlsx'), 'application/octet-stream'] }, verdict: 'pass' },
  scan: { files: { 'a.pdf': [pdf([textPage([])]), PDF] }, verdict: 'pass', finds: ['file/no-text'] },
  'scan-with-content-check': {
    files: { 'a.pdf': [pdf([textPage([])]), PDF] },
    rest: 'checks: [{ text: { all: [x] } }]',
    verdict: 'review',
    finds: ['file/no-text'],
  },
  'scan-and-error': {
    urls: '["$/scan/a.pdf", "$/gone.html"]',
    rest: 'checks: [{ text: { all: [x] } }]',
    verdict: 'fail',
    finds: ['file/no-text', 'link/http-status'],
  },
  'off-site': { urls: '["http://localhost:PORT/real.html"]', verdict: 'pass', finds: ['link/off-site'] },
  'off-site-error': {
    urls: '["http://localhost:PORT/real.html"]',
    rest: 'checks: [{ link: { offSite: error } }]',
    verdict: 'fail',
    finds: ['link/off-site'],
  },
  'off-site-off': {
    urls: '["http://localhost:PORT/real.html"]',
    rest: 'checks: [{ link: { offSite: off } }]',
    verdict: 'pass',
  },
  'max-documents': {
    html: '<ul><li><a href="/types-fit/a.pdf">ก</a></li><li><a href="/types-refused/a.pdf">ข</a></li><li><a href="/too-large/a.pdf">ค</a></li></ul>',
    rest: 'documents: { max: 1 }',
    verdict: 'pass',
  },
  'follow-thai': {
    html: '<ul><li><a href="/types-fit/a.pdf">แผนพัฒนา 2568</a></li><li><a href="/lost.pdf">คู่มือ</a></li><li><a href="/follow-thai/%E0%B9%81%E0%B8%9C%E0%B8%99-2568.pdf">ดาวน์โหลด</a></li></ul>',
    files: { 'แผน-2568.pdf': [onePage, PDF] },
    rest: 'documents: { follow: ["*แผน*2568*"] }',
    verdict: 'pass',
  },
  'year-of-documents': {
    html: '<ul><li><a href="/types-fit/a.pdf">รายงาน ปีงบประมาณ 2567</a></li><li><a href="/lost.pdf">รายงาน ปีงบประมาณ 2560</a></li></ul>',
    rest: 'documents: { fiscalYear: Y-1 }',
    verdict: 'pass',
  },
};

let battery: Battery;
const other: { port: number } = { port: 0 };

beforeAll(async () => {
  const elsewhere = await startSite({ '/real.html': content });
  other.port = elsewhere.port;
  const trials = Object.fromEntries(
    Object.entries(TRIALS).map(([id, trial]) => [
      id,
      trial.urls ? { ...trial, urls: trial.urls.replace('PORT', String(other.port)) } : trial,
    ]),
  );
  battery = await runBattery(trials, { routes: { '/real.html': content }, crawl: '', args: ['--timeout', '1500'] });
  await elsewhere.close();
});
afterAll(() => battery.close());

it.each(Object.entries(TRIALS))('%s', (id, trial) => {
  expect(cameTo(battery.item(id), trial)).toEqual(expected(trial));
});

describe('evidence', () => {
  it('has every field, of a file', () => {
    const [evidence] = battery.item('types-fit').evidence;
    expect(evidence).toMatchObject({
      url: `${battery.site.origin}/types-fit/a.pdf`,
      finalUrl: `${battery.site.origin}/types-fit/a.pdf`,
      status: 200,
      contentType: PDF,
      type: 'pdf',
      bytes: onePage.length,
      sha256: createHash('sha256').update(onePage).digest('hex'),
      lastModified: null,
      foundOn: null,
      dates: expect.any(Array),
    });
  });

  it('names the page on which a document was found, and where a redirect led', () => {
    expect(battery.item('dead-document-of-a-page').evidence).toMatchObject([
      { url: `${battery.site.origin}/dead-document-of-a-page.html`, foundOn: null, type: 'html' },
      {
        url: `${battery.site.origin}/lost.pdf`,
        status: 404,
        foundOn: `${battery.site.origin}/dead-document-of-a-page.html`,
      },
    ]);
    expect(battery.item('ten-hops').evidence[0]?.finalUrl).toBe(`${battery.site.origin}/real.html`);
  });

  it('names documents beyond max as not examined', () => {
    const item = battery.item('max-documents');
    expect(item.evidence).toHaveLength(2);
    expect(item.notExamined).toHaveLength(2);
  });

  it('follows patterns over file name and label', () => {
    expect(battery.item('follow-thai').evidence.map((evidence) => new URL(evidence.url).pathname)).toEqual([
      '/follow-thai.html',
      '/types-fit/a.pdf',
      '/follow-thai/%E0%B9%81%E0%B8%9C%E0%B8%99-2568.pdf',
    ]);
    expect(battery.item('year-of-documents').evidence).toHaveLength(2);
  });

  it('says type by the bytes', () => {
    expect(battery.item('pdf-as-xlsx').evidence[0]).toMatchObject({ type: 'pdf', contentType: XLSX_TYPE });
    expect(battery.item('octet-stream').evidence[0]?.type).toBe('xlsx');
  });
});

describe('tls', () => {
  const KINDS: Readonly<Record<string, { kind: TlsKind; verdict: string; codes: readonly string[] }>> = {
    'self-signed': { kind: 'self-signed', verdict: 'fail', codes: ['link/tls', 'text/missing'] },
    expired: { kind: 'expired', verdict: 'fail', codes: ['link/tls', 'text/missing'] },
    'wrong-host': { kind: 'wrong-host', verdict: 'fail', codes: ['link/tls', 'text/missing'] },
    'incomplete-chain': { kind: 'incomplete-chain', verdict: 'fail', codes: ['link/tls-chain', 'text/missing'] },
    expiring: { kind: 'expiring', verdict: 'fail', codes: ['link/tls-expiring', 'text/missing'] },
    good: { kind: 'good', verdict: 'fail', codes: ['text/missing'] },
  };

  it('says what is wrong and examines the content all the same; NODE_EXTRA_CA_CERTS is honoured', async () => {
    const desk = openDesk();
    const sites: Record<string, TlsSite> = {};
    for (const [id, { kind }] of Object.entries(KINDS))
      sites[id] = await startTlsSite({
        kind,
        routes: { '/': page('เทศบาล', '<h1>หน้าแรกของเทศบาล</h1>'), '/o1.html': content },
      });
    try {
      desk.write(
        'ca.pem',
        Object.values(sites)
          .map((site) => site.ca)
          .join('\n'),
      );
      const items = Object.entries(sites).map(
        ([id, site]) =>
          `  ${id}: { title: ${id}, urls: ["${site.url}o1.html"], checks: [{ link: { offSite: off } }, { text: { all: [ไม่มีคำนี้] } }] }`,
      );
      desk.write(
        'town.yaml',
        `version: 1\nagency: { name: x }\nsite: ${sites.good?.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n${items.join('\n')}\n`,
      );
      const { stdout, stderr } = await startProgram(['run', 'town.yaml', '--no-crawl', '-f', 'json'], {
        cwd: desk.dir,
        env: { NODE_EXTRA_CA_CERTS: `${desk.dir}/ca.pem` },
      }).ended;
      expect(stderr).toBe('');
      const report = JSON.parse(stdout);
      for (const [id, { verdict, codes }] of Object.entries(KINDS)) {
        expect([id, codesOfItem(report, id)]).toEqual([id, codes]);
        expect(report.items.find((item: { id: string }) => item.id === id).verdict).toBe(verdict);
      }
      const bare = await desk.audit('town.yaml', '--no-crawl', '--only', 'good');
      expect(codesOfItem(bare.report, 'good')).toEqual([expect.stringMatching(/^link\/tls/), 'text/missing']);
    } finally {
      for (const site of Object.values(sites)) await site.close();
      desk.clear();
    }
  });
});

describe('a site with a public name, reached through a proxy', () => {
  it('is asked through HTTP_PROXY; an address that leads to a private one is a warning, plain http another', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { host, pathname } = new URL(request.url ?? '/', 'http://direct/');
      if (pathname === '/private.html') response.writeHead(302, { location: 'http://127.0.0.1:9/secret' }).end();
      else if (pathname === '/ten.html') response.writeHead(302, { location: 'http://192.168.1.10/secret' }).end();
      else if (!['/', '/o1.html'].includes(pathname)) response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(
            `<html><head><title>${pathname}</title></head><body><main><h1>${pathname === '/' ? 'เทศบาล' : 'โครงสร้าง'}</h1><p>เนื้อหาของ ${host}${pathname}</p></main></body></html>`,
          );
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const port = (proxy.address() as AddressInfo).port;
    const desk = openDesk();
    const direct = await startSite({ '/o3.html': content });
    try {
      desk.write(
        'town.yaml',
        `version: 1\nagency: { name: x }\nsite: http://samran.go.th/\nfiscalYear: 2568\ncrawl: { retries: 0 }\nitems:\n  O1: { title: a, urls: [http://www.samran.go.th/o1.html] }\n  O2: { title: b, urls: [http://samran.go.th/private.html], checks: [{ text: { all: [x] } }] }\n  O4: { title: d, urls: [http://samran.go.th/ten.html] }\n  O3: { title: c, urls: ["${direct.origin}/o3.html"], checks: [{ link: { offSite: off } }] }\n`,
      );
      const { stdout, stderr } = await runProgram(['run', 'town.yaml', '--no-crawl', '-f', 'json'], {
        cwd: desk.dir,
        env: { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', HTTP_PROXY: `http://127.0.0.1:${port}`, http_proxy: '' },
      });
      expect(stderr).not.toMatch(/Error/);
      const report = JSON.parse(stdout);
      expect(codesOfItem(report, 'O1')).toEqual(['link/insecure']);
      expect(codesOfItem(report, 'O2')).toContain('link/private-address');
      expect(codesOfItem(report, 'O4')).toContain('link/private-address');
      expect(codesOfItem(report, 'O3')).not.toContain('link/off-site');
      expect(asked).toContain('http://www.samran.go.th/o1.html');
      expect(asked.some((url) => url.includes('127.0.0.1') || url.includes('192.168'))).toBe(false);
      expect(report.items.map((item: { verdict: string }) => item.verdict)).toEqual(['pass', 'review', 'pass', 'pass']);
    } finally {
      await direct.close();
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
      desk.clear();
    }
  });
});
