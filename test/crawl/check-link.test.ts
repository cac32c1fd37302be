import { afterEach, describe, expect, test } from 'vitest';
import {
  type Behaviour,
  file,
  html,
  page,
  type Routes,
  redirect,
  type Site,
  startSite,
  status,
} from '../helpers/site.js';
import { codesOf, inState, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

afterEach(async () => {
  await town.close();
  await site.close();
});

const HOME = '<h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร</p>';
const VERSION = { etag: '"5f2-1"', 'last-modified': 'Wed, 02 Oct 2024 03:04:05 GMT' };
const whole = file(pdf(), 'application/pdf', VERSION);

/** Answers HEAD and GET differently. */
function split(head: Behaviour, get: Behaviour): Behaviour {
  return (request, response, times) => (request.method === 'HEAD' ? head : get)(request, response, times);
}

/** Crawls a home page that links to the addresses. */
async function crawl(hrefs: readonly string[], routes: Routes, limits: Parameters<Visitor['crawl']>[0] = {}) {
  const links = hrefs.map((href) => `<a href="${href}">${href}</a>`).join(' ');
  site = await startSite({ '/': page('เทศบาลตำบลสำราญ', HOME + links), ...routes });
  town = visitSite(site.url);
  return town.crawl(limits);
}

function methodsAt(path: string): string[] {
  return site.requests.filter((seen) => seen.path === path).map(({ method }) => method);
}

describe('links whose answer to HEAD hides what a visitor meets', () => {
  const cases: Readonly<Record<string, readonly [routes: Routes, code: string, reason?: string]>> = {
    'a document that leads to an error page': [
      { '/x.pdf': redirect('/404.html'), '/404.html': page('ไม่พบหน้า', '<h1>ไม่พบหน้าที่ต้องการ</h1>') },
      'soft-404',
    ],
    'a document that leads to a page of news': [
      {
        '/x.pdf': redirect('/news.html'),
        '/news.html': page('ข่าว', `<h1>ข่าวประชาสัมพันธ์</h1><p>${'เทศบาลจัดกิจกรรมวันเด็ก '.repeat(30)}</p>`),
      },
      'soft-404',
      'type-mismatch',
    ],
    'a document that leads home': [{ '/x.pdf': redirect('/') }, 'redirect-home'],
    'a document that leads home with a message': [
      { '/x.pdf': redirect('/?msg=notfound'), '/?msg=notfound': page('เทศบาลตำบลสำราญ', `${HOME}<p>ไม่พบไฟล์</p>`) },
      'soft-404',
    ],
    'a document of 0 bytes': [{ '/x.pdf': file('', 'application/pdf', VERSION) }, 'soft-404', 'empty-file'],
    'an error page under the name of a document': [
      { '/x.pdf': html('<title>Error</title><h1>File not found</h1>', VERSION) },
      'soft-404',
    ],
    'a document that a refresh of the header takes home': [
      { '/x.pdf': status(200, '', { refresh: '0; url=/' }) },
      'redirect-home',
    ],
    'a document that is there for HEAD alone': [{ '/x.pdf': split(status(200), status(404)) }, 'http-status'],
    'a document whose length HEAD states, and that is refused': [
      { '/x.pdf': split(file(pdf(), 'application/pdf'), status(403)) },
      'http-status',
    ],
  };
  for (const [name, [routes, code, reason]] of Object.entries(cases))
    test(`${name} is broken`, async () => {
      const outcome = await crawl(['/x.pdf', '/good.pdf'], { ...routes, '/good.pdf': whole });
      const link = outcome.links.find(({ url }) => url.endsWith('/x.pdf'));
      expect([link?.state, codesOf(link?.problems ?? [])]).toEqual(['broken', [code]]);
      if (reason) expect(link?.problems[0]?.data.reason).toBe(reason);
      expect(inState(outcome, 'ok')).toContain('/good.pdf');
    });

  test('a page of a program that HEAD calls good and GET does not, read or not', async () => {
    const lie = split(status(200), status(404));
    const outcome = await crawl(
      ['/lying', '/view.php?id=7', '/deep'],
      {
        '/lying': lie,
        '/view.php?id=7': lie,
        '/deep': page('ข่าว', '<h1>ข่าว</h1><a href="/deeper?id=1">1</a> <a href="/deeper?id=2">2</a>'),
        '/deeper?id=1': lie,
        '/deeper?id=2': page('แผนพัฒนา', '<p>แผนพัฒนาท้องถิ่นของเทศบาลตำบลสำราญ</p>'),
      },
      { maxDepth: 1 },
    );
    expect(inState(outcome, 'broken')).toEqual(['/deeper?id=1', '/lying', '/view.php?id=7']);
    expect(inState(outcome, 'ok')).toEqual(['/', '/deep', '/deeper?id=2']);
  });
});

describe('links that are good whatever HEAD says', () => {
  const good: Readonly<Record<string, Routes>> = {
    'a program that knows no length for HEAD': { '/x.pdf': split(file('', 'application/pdf'), whole) },
    'a program that calls its answer to HEAD a page': { '/x.pdf': split(html(''), whole) },
    'a PDF whose media type is that of a page': { '/x.pdf': file(pdf(), 'text/html') },
    'a document that has moved': { '/x.pdf': redirect('/files/y.pdf'), '/files/y.pdf': whole },
    'a document at the address of a program': {
      '/x.pdf': redirect('/download.php?id=4'),
      '/download.php?id=4': split(html(''), file(pdf(), 'application/pdf')),
    },
    'a document to which a refresh leads': {
      '/x.pdf': html('<meta http-equiv="refresh" content="0; url=/files/y.pdf">'),
      '/files/y.pdf': whole,
    },
    'a server without HEAD': { '/x.pdf': split(status(405), whole) },
  };
  for (const [name, routes] of Object.entries(good))
    test(name, async () => {
      const outcome = await crawl(['/x.pdf'], routes);
      expect(outcome.links.find(({ url }) => url.endsWith('/x.pdf'))).toMatchObject({ state: 'ok', problems: [] });
    });
});

describe('what it costs', () => {
  test('HEAD alone where the answer has the length and the version of a file', async () => {
    await crawl(['/a.pdf', '/b.pdf'], { '/a.pdf': whole, '/b.pdf': whole });
    expect([methodsAt('/a.pdf'), methodsAt('/b.pdf')]).toEqual([['HEAD'], ['HEAD']]);
  });

  test('one request for each address of a kind whose HEAD has proved nothing', async () => {
    const large = file(Buffer.concat([pdf(), Buffer.alloc(4_000_000)]), 'application/pdf');
    const hrefs = Array.from({ length: 20 }, (_, at) => `/${at}.pdf`);
    await crawl(hrefs, Object.fromEntries(hrefs.map((href) => [href, large])), { perHost: 1, concurrency: 1 });
    const methods = hrefs.flatMap(methodsAt);
    expect(methods.filter((method) => method === 'GET').length).toBe(20);
    expect(methods.filter((method) => method === 'HEAD').length).toBeLessThan(8);
    // Their headers are looked at, no file is loaded.
    expect(town.client.stats.bytes).toBeLessThan(1_000_000);
  });
});
