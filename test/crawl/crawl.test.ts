import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RememberedLink } from '../../src/model/previous.js';
import {
  type Behaviour,
  file,
  hang,
  html,
  page,
  type Routes,
  redirect,
  type Site,
  slow,
  startSite,
  status,
} from '../helpers/site.js';
import { codesOf, inState, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function open(
  routes: Routes,
  ...rest: Parameters<typeof visitSite> extends [string, ...infer R] ? R : never
): Promise<void> {
  site = await startSite(routes);
  town = visitSite(site.url, ...rest);
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const links = (...hrefs: readonly string[]) => hrefs.map((href) => `<a href="${href}">${href}</a>`).join('\n');

describe('crawlSite', () => {
  test('checks every link of the site once and tells the broken ones', async () => {
    await open({
      '/': page('เทศบาล', links('/a', '/b?id=1', '/b?id=2', '/gone', '/file.pdf', 'mailto:x@y.go.th', '#top')),
      '/a': page('ก', `${links('/', '/b?id=1', '/gone.pdf')}<img src="/logo.png"><script src="/no.js"></script>`),
      '/b': page('ข', links('/a#x', '/a')),
      '/file.pdf': file(pdf(), 'application/pdf', { etag: '"1"' }),
      '/logo.png': file('png', 'image/png'),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'broken')).toEqual(['/gone', '/gone.pdf', '/no.js']);
    expect(inState(outcome, 'ok')).toEqual(['/', '/a', '/b?id=1', '/b?id=2', '/file.pdf', '/logo.png']);
    expect(outcome.totals).toEqual({ found: 9, checked: 9, broken: 3, unverifiable: 0, roundsToAll: 1, unchecked: [] });
    expect(site.requests.filter(({ method, path }) => method === 'GET' && path === '/a').length).toBe(1);
    expect(site.requests.filter(({ path }) => path === '/file.pdf').map(({ method }) => method)).toEqual(['HEAD']);
    expect(outcome.links.find(({ url }) => url.endsWith('/gone.pdf'))?.foundOn).toEqual([
      { url: `${site.origin}/a`, text: '/gone.pdf' },
    ]);
  });

  test('the broken set is the same whoever answers first', async () => {
    const routes: Record<string, ReturnType<typeof page>> = {};
    for (let i = 0; i < 60; i++) {
      const hrefs = [3 * i + 1, 3 * i + 2, 3 * i + 3, 7 * i].map((n) => `/p${n % 90}`);
      routes[i === 0 ? '/' : `/p${i}`] = slow(i % 7, page(`หน้า ${i}`, links(...hrefs, `/missing${i % 11}.pdf`)));
    }
    await open(routes);
    const sets = [];
    for (const concurrency of [1, 8, 64]) {
      const round = visitSite(site.url, { concurrency, perHost: concurrency });
      const outcome = await round.crawl({ maxPages: 25, maxDepth: 3 });
      await round.close();
      sets.push(
        JSON.stringify([
          inState(outcome, 'broken'),
          inState(outcome, 'ok'),
          outcome.links.map(({ foundOn }) => foundOn),
        ]),
      );
      expect(outcome.pagesFetched).toBe(25);
    }
    expect(new Set(sets).size).toBe(1);
  });

  test('keeps to the bounds on pages and depth, and checks what lies beyond without following its links', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [n === 0 ? '/' : `/${n}`, page(`หน้า ${n}`, links(`/${n + 1}`))]),
    );
    await open(chain);
    const deep = await town.crawl({ maxDepth: 3 });
    expect([inState(deep, 'ok'), deep.pagesFetched]).toEqual([['/', '/1', '/2', '/3', '/4'], 4]);
    expect(site.requests.filter(({ path }) => path === '/4').map(({ method }) => method)).toEqual(['GET']);
    const short = visitSite(site.url);
    expect((await short.crawl({ maxPages: 2 })).pagesFetched).toBe(2);
    await short.close();
  });

  test('asks for nothing that robots.txt disallows, but for the addresses of the checklist', async () => {
    await open({
      '/robots.txt': file('User-agent: *\nDisallow: /private\nDisallow: /*.xlsx$', 'text/plain'),
      '/': page('เทศบาล', links('/private/a', '/private/b.pdf', '/x.xlsx', '/open', '/private/item')),
      '/open': page('ก', ''),
      '/private/item': page('O1', '<p>ข้อมูลพื้นฐาน</p>'),
    });
    await town.gather([`${site.origin}/private/item`]);
    const outcome = await town.crawl();
    expect([inState(outcome, 'skipped'), inState(outcome, 'ok')]).toEqual([
      ['/private/a', '/private/b.pdf', '/x.xlsx'],
      ['/', '/open', '/private/item'],
    ]);
    expect(['/private/a', '/private/b.pdf', '/x.xlsx', '/private/item'].map((path) => site.asked(path))).toEqual([
      0, 0, 0, 1,
    ]);
    expect([outcome.totals.found, outcome.totals.checked, outcome.robots]).toEqual([6, 3, 'rules']);
  });

  test('a robots.txt that fails forbids everything and says so', async () => {
    await open({ '/robots.txt': status(503), '/': page('เทศบาล', links('/a')), '/a': page('ก', '') });
    const outcome = await town.crawl();
    expect([outcome.robots, inState(outcome, 'skipped'), site.asked('/a')]).toEqual(['failing', ['/a'], 0]);
  });

  test('cuts a calendar that goes back to 1840 and says what it cut', async () => {
    await open({
      '/': page('เทศบาล', links('/cal?cal_month=10&cal_year=2025', '/a')),
      '/a': page('ก', ''),
      '/cal': (request, response, times) => {
        const year = Number(/cal_year=(\d+)/.exec(request.url ?? '')?.[1]);
        return page('ปฏิทิน', links(`/cal?cal_month=1&cal_year=${year - 1}`, `/cal?cal_month=1&cal_year=${year + 1}`))(
          request,
          response,
          times,
        );
      },
    });
    const outcome = await town.crawl({ maxDepth: 500 });
    expect(site.requests.length).toBeLessThan(30);
    expect(outcome.skippedPatterns).toEqual([
      { pattern: `${site.origin}/cal?cal_month=#&cal_year=#`, reason: 'calendar', count: 2 },
    ]);
  });

  test('leaves alone what the checklist excludes, and reads only what it includes', async () => {
    await open({
      '/': page('เทศบาล', links('/ita/1', '/webboard/1', '/news/1')),
      '/ita/1': page('ก', links('/gone.pdf')),
      '/news/1': page('ข', links('/gone2')),
    });
    const outcome = await town.crawl({ exclude: ['**/webboard/**'], include: ['**/ita/**'] });
    expect([inState(outcome, 'skipped'), inState(outcome, 'broken'), inState(outcome, 'ok')]).toEqual([
      ['/news/1', '/webboard/1'],
      ['/gone.pdf'],
      ['/', '/ita/1'],
    ]);
  });

  test('draws a sample by its seed, and within the rounds foretold every link is checked, failing ones in each', async () => {
    const files = Array.from({ length: 20 }, (_, n) => `/f${n}.pdf`);
    const routes: Routes = {
      '/': page('เทศบาล', links(...files)),
      ...Object.fromEntries(files.slice(1).map((path) => [path, file(pdf(path), 'application/pdf')])),
    };
    await open(routes);
    const memory = new Map<string, RememberedLink>();
    const checks: string[][] = [];
    let rounds = 1;
    for (let round = 1; round <= rounds; round++) {
      const visit = visitSite(site.url, { sample: 6 });
      const outcome = await visit.crawl({}, { seed: `round ${round}`, memory: new Map(memory) });
      await visit.close();
      if (round === 1) rounds = outcome.totals.roundsToAll ?? 0;
      const done = outcome.links.filter(({ state, url }) => state !== 'unchecked' && url.endsWith('.pdf'));
      checks.push(done.map(({ url }) => url));
      for (const { url, state } of done)
        memory.set(url, { lastChecked: `2025-10-0${round}`, failing: state === 'broken' });
    }
    expect(rounds).toBe(4);
    expect(new Set(checks.flat()).size).toBe(20);
    const dead = `${site.origin}/f0.pdf`;
    const first = checks.findIndex((urls) => urls.includes(dead));
    for (const urls of checks.slice(first + 1)) expect(urls).toContain(dead);
    const again = visitSite(site.url, { sample: 6 });
    const same = await again.crawl({}, { seed: 'round 1' });
    await again.close();
    expect(
      same.links.filter(({ state, url }) => state !== 'unchecked' && url.endsWith('.pdf')).map(({ url }) => url),
    ).toEqual(checks[0]);
  });

  test('an unchecked link keeps the day of its last check', async () => {
    await open({ '/': page('เทศบาล', links('/a.pdf')) });
    const memory = new Map<string, RememberedLink>([
      [`${site.origin}/a.pdf`, { lastChecked: '2025-09-01T00:00:00.000Z', failing: false, etag: '"x"' }],
    ]);
    const outcome = await town.crawl({ sample: 0 }, { memory });
    expect(outcome.links[1]).toMatchObject({
      state: 'unchecked',
      status: null,
      lastChecked: '2025-09-01T00:00:00.000Z',
      etag: '"x"',
    });
    expect(outcome.totals).toMatchObject({ found: 2, checked: 1, broken: 0, unverifiable: 0, roundsToAll: null });
  });

  test('judges crawled pages: soft 404, home page in the place of another, log-in, shell of scripts', async () => {
    await open({
      '/': page('เทศบาล', links('/soft', '/moved', '/home', '/inner', '/login', '/spa', '/fine')),
      '/soft': page('ไม่พบหน้าที่ต้องการ', '<p>ขออภัย</p>'),
      '/moved': redirect('/'),
      '/home': redirect('/'),
      '/inner': page('ระบบภายใน', '<input type=password>'),
      '/login': page('เข้าสู่ระบบ', '<input type=password>'),
      '/spa': html('<div id=root></div><script src=app.js></script>'),
      '/app.js': file('', 'text/javascript'),
      '/fine': page('ประกาศ', '<p>ไม่มีข้อมูล</p>'),
    });
    const outcome = await town.crawl();
    const codes = outcome.links
      .filter(({ problems }) => problems.length > 0)
      .map(({ url, problems }) => [url.replace(site.origin, ''), codesOf(problems).join()]);
    expect(codes).toEqual([
      ['/soft', 'soft-404'],
      ['/moved', 'redirect-home'],
      ['/inner', 'unverifiable'],
      ['/spa', 'unverifiable'],
    ]);
    expect(outcome.totals).toMatchObject({ broken: 2, unverifiable: 2 });
  });

  test('a server that refuses everything after a burst says nothing of its addresses', async () => {
    let count = 0;
    const counted =
      (behaviour: Behaviour): Behaviour =>
      (request, response, times) => {
        count += 1;
        return (count > 8 ? status(403) : behaviour)(request, response, times);
      };
    const paths = Array.from({ length: 12 }, (_, at) => `/p${at}`);
    await open({
      '/': counted(page('เทศบาล', links(...paths))),
      ...Object.fromEntries(paths.map((path) => [path, counted(page('ข่าว', `<p>กิจกรรม ${path}</p>`))])),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'broken')).toEqual([]);
    expect(inState(outcome, 'unverifiable').length).toBeGreaterThan(4);
  });

  test('pages that are refused while the home page is open stay broken', async () => {
    const paths = Array.from({ length: 6 }, (_, at) => `/p${at}`);
    await open({
      '/': page('เทศบาล', links(...paths)),
      ...Object.fromEntries(paths.map((path) => [path, status(403)])),
    });
    expect(inState(await town.crawl(), 'broken')).toEqual(paths);
  });

  test('a site that answers everything with one page is seen through', async () => {
    await open({
      '/': page('เทศบาล', links('/a', '/lost1', '/lost2')),
      '/a': page('ข่าว', '<p>กิจกรรม</p>'),
      '*': (request, response, times) =>
        page('เทศบาล', `<p>ยินดีต้อนรับ</p><i>${request.url}</i>`)(request, response, times),
      '/robots.txt': status(404),
      '/sitemap.xml': status(404),
    });
    const outcome = await town.crawl();
    expect([inState(outcome, 'broken'), inState(outcome, 'ok')]).toEqual([
      ['/lost1', '/lost2'],
      ['/', '/a'],
    ]);
  });

  test('starts from sitemaps and from the items\u2019 pages too, and counts every address once', async () => {
    await open({
      '/robots.txt': file('Sitemap: /sitemap.xml', 'text/plain'),
      '/sitemap.xml': (request, response, times) =>
        file(`<urlset><url><loc>http://${request.headers.host}/map</loc></url></urlset>`, 'text/xml')(
          request,
          response,
          times,
        ),
      '/': page('เทศบาล', ''),
      '/map': page('แผนผัง', links('/from-map')),
      '/o13': page('O13', `<p>รายงาน</p>${links('/o13.pdf', '/from-item')}`),
      '/o13.pdf': file(pdf(), 'application/pdf'),
    });
    const { evidence } = await town.gather([`${site.origin}/o13#x`]);
    expect(evidence.length).toBe(2);
    const outcome = await town.crawl();
    expect([inState(outcome, 'broken'), inState(outcome, 'ok')]).toEqual([
      ['/from-item', '/from-map'],
      ['/', '/map', '/o13', '/o13.pdf'],
    ]);
    expect(outcome.totals).toMatchObject({ found: 6, checked: 6 });
    expect(site.asked('/o13')).toBe(1);
  });

  test('a form that refuses a bare question is not broken, one that is gone is, and of a 404 only sending it would tell', async () => {
    const forms = ['/send', '/gone', '/post-only'].map((action) => `<form method=post action="${action}"></form>`);
    await open({ '/': page('เทศบาล', forms.join('')), '/send': status(405), '/gone': status(410) });
    const outcome = await town.crawl();
    expect([inState(outcome, 'ok'), inState(outcome, 'broken'), inState(outcome, 'unverifiable')]).toEqual([
      ['/', '/send'],
      ['/gone'],
      ['/post-only'],
    ]);
  });

  test('an address that is none counts as broken', async () => {
    await open({
      '/': page('เทศบาล', '<a href="http://">x</a><a href="http://exa mple/">y</a><a href="ftp://x/y">z</a>'),
    });
    const outcome = await town.crawl();
    expect(outcome.links.slice(1).map(({ url, problems }) => [url, codesOf(problems)])).toEqual([
      ['http://', ['invalid-url']],
      ['http://exa mple/', ['invalid-url']],
    ]);
    expect(outcome.totals).toMatchObject({ found: 3, checked: 3, broken: 2 });
  });

  test('takes no link for another because of its letters, port, fragment or escapes', async () => {
    await open({
      '/': page(
        'เทศบาล',
        links('/แผน', encodeURI('/แผน'), '/%e0%b9%81%E0%B8%9C%E0%B8%99#x', '/A', '/a', '/a/../b', '/b'),
      ),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'broken')).toEqual([encodeURI('/แผน'), '/A', '/a', '/b'].sort());
  });

  test('a home page that is down is said, and whether anything answered', async () => {
    await open({ '/': status(503) });
    const outcome = await town.crawl();
    expect(outcome).toMatchObject({
      homeReachable: false,
      homeProblem: { code: 'http-status', data: { status: 503 } },
      everAnswered: true,
      pagesFetched: 0,
    });
    const nowhere = visitSite('http://127.0.0.1:9/', {});
    expect(await nowhere.crawl()).toMatchObject({
      homeReachable: false,
      homeProblem: { code: 'connection' },
      everAnswered: true,
    });
    await nowhere.close();
  });

  test('ends at once when it is interrupted, with what it has', async () => {
    const controller = new AbortController();
    await open(
      { '/': page('เทศบาล', links('/a', '/hang')), '/a': page('ก', ''), '/hang': hang() },
      { timeoutMs: 20_000, perHost: 1 },
      controller.signal,
    );
    const crawled = town.crawl();
    // One request at a time: what comes before it has been answered.
    await vi.waitUntil(() => site.asked('/hang') > 0, { timeout: 60_000 });
    controller.abort();
    const outcome = await crawled;
    expect([outcome.isInterrupted, inState(outcome, 'ok'), inState(outcome, 'unchecked')]).toEqual([
      true,
      ['/', '/a'],
      ['/hang'],
    ]);
  });

  test('ends when its minutes are over', async () => {
    await open(
      { '/': page('เทศบาล', links('/a', '/hang')), '/a': page('ก', ''), '/hang': hang() },
      { timeoutMs: 20_000, maxMinutes: 0.005 },
    );
    const outcome = await town.crawl();
    expect([outcome.isInterrupted, inState(outcome, 'unchecked')]).toEqual([false, ['/hang']]);
  });

  test('a page with 20,000 links is read in one go', async () => {
    await open({ '/': page('เทศบาล', links(...Array.from({ length: 20_000 }, (_, n) => `/f/${n}.pdf`))) });
    const start = process.cpuUsage();
    const outcome = await town.crawl({ sample: 10 });
    expect([outcome.totals.found, outcome.totals.checked, outcome.totals.roundsToAll]).toEqual([20_001, 11, 2_000]);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(4_000);
  });

  test('social networks are unverifiable, counted and never broken', async () => {
    await open(
      { '/': page('เทศบาล', links('https://www.facebook.com/town', 'https://line.me/R/ti/p/@town')) },
      { timeoutMs: 500 },
    );
    const outcome = await town.crawl();
    expect(outcome.totals).toMatchObject({ found: 3, checked: 3, broken: 0, unverifiable: 2 });
  });

  test('a second round of an unchanged site moves a tenth of the bytes and finds the same; a changed page is read again', async () => {
    let changed = '';
    const tagged =
      (name: string, body: () => string): Routes[string] =>
      (request, response, times) => {
        const text = `<title>${name}</title><p>${'ข้อความ '.repeat(600)}</p>${body()}`;
        const etag = `"${createHash('sha1').update(text).digest('hex')}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else html(text, { etag })(request, response, times);
      };
    const routes: Record<string, Routes[string]> = { '/': page('เทศบาล', links('/p0')) };
    for (let n = 0; n < 30; n++)
      routes[`/p${n}`] = tagged(`หน้า ${n}`, () => links(`/p${n + 1}`, `/gone${n}.pdf`) + (n === 7 ? changed : ''));
    await open(routes);
    const first = await town.crawl({ maxDepth: 40 }, { pages: new Map() });
    const second = visitSite(site.url);
    const again = await second.crawl({ maxDepth: 40 }, { pages: first.pages });
    expect(inState(again, 'broken')).toEqual(inState(first, 'broken'));
    expect(again.links.map(({ url, foundOn, state, status, etag }) => [url, foundOn, state, status, etag])).toEqual(
      first.links.map(({ url, foundOn, state, status, etag }) => [url, foundOn, state, status, etag]),
    );
    expect(second.client.stats.bytes).toBeLessThan(town.client.stats.bytes / 10);
    expect([...again.pages]).toEqual([...first.pages]);
    await second.close();
    changed = links('/new.pdf');
    const third = visitSite(site.url);
    expect(inState(await third.crawl({ maxDepth: 40 }, { pages: again.pages }), 'broken')).toContain('/new.pdf');
    await third.close();
  });
});
