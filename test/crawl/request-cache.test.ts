import { expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { askAhead } from '../../src/crawl/queue/ask-ahead.js';
import { createRequestCache } from '../../src/crawl/request-cache.js';
import { html, page, startSite, status } from '../helpers/site.js';
import { LIMITS, visitSite } from './town.js';

test('a page that the home page, an item and the crawl share is asked for and read once', async () => {
  const site = await startSite({
    '/': html('<title>เทศบาล</title><a href="/a">แผน</a>'),
    '/a': html('<p>แผนพัฒนา</p>'),
  });
  const town = visitSite(site.url);
  const home = await town.site.home();
  const again = await town.site.requests.get(site.url);
  await town.gather([site.url]);
  const { links } = await town.crawl();
  expect(again.page).toBe(home.page);
  expect(site.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  expect(links.map(({ url }) => new URL(url).pathname)).toContain('/a');
  await town.close();
  await site.close();
});

test('as much is kept as may be after two asked for a page once more', async () => {
  const site = await startSite({ '*': page('เทศบาล', `<p>${'ก'.repeat(500)}</p>`) });
  const { client, close } = visitSite(site.url);
  // Of these pages one: with what was read of it a page counts twice.
  const cache = createRequestCache(client, { keptBytes: 5_000, visitsAtOnce: 2 });
  const [first, second, third] = ['a', 'b', 'c'].map((name) => `${site.url}/${name}`) as [string, string, string];
  await cache.get(first);
  await cache.get(second);
  expect((await cache.get(first)).body).toBeNull();
  await Promise.all([cache.getAgain(first), cache.getAgain(first)]);
  await cache.get(third);
  expect((await cache.get(third)).body).not.toBeNull();
  expect((await cache.get(first)).body).toBeNull();
  await close();
  await site.close();
});

test('an address is looked at while documents that are being read take all places', async () => {
  const site = await startSite({ '*': page('เทศบาล', '<p>ข่าวประชาสัมพันธ์</p>') });
  const { client, close } = visitSite(site.url);
  const cache = createRequestCache(client, { keptBytes: 5_000, visitsAtOnce: 1 });
  let finish: () => void = () => {};
  const read = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const visit = cache.visit('document', {}, async () => {
    const { exchange } = await cache.get(`${site.url}/a`);
    await read;
    return { exchange, extracted: null, page: null };
  });
  const look = await cache.look(`${site.url}/b`, { from: site.url });
  expect(look?.exchange.status).toBe(200);
  finish();
  await visit;
  await close();
  await site.close();
});

test('what a crawl asks for in any case is asked for ahead of it, and once', async () => {
  const site = await startSite({
    '/': html('<title>เทศบาล</title><a href="/a">แผน</a>'),
    '/a': html('<p>แผนพัฒนา</p>'),
    '/b': html('<p>ข่าว</p>'),
    '/sitemap.xml': (request, response) => {
      response.setHeader('content-type', 'application/xml');
      response.end(`<urlset><url><loc>http://${request.headers.host}/b</loc></url></urlset>`);
    },
  });
  const town = visitSite(site.url);
  const sitemap = askAhead(town.client, town.site);
  await Promise.all([sitemap, town.site.learn(site.url)]);
  const ahead = site.requests.map(({ path }) => path);
  const plan = { limits: LIMITS, seed: 'test', memory: new Map(), isWanted: true };
  const { links } = await crawlSite(plan, { client: town.client, site: town.site, sitemap });
  expect(ahead.map((path) => (/^\/[0-9a-f]{20}$/.test(path) ? 'missing' : path)).sort()).toEqual(
    ['/', '/robots.txt', '/sitemap.xml', 'missing'].sort(),
  );
  expect(site.requests.map(({ path }) => path).filter((path) => ahead.includes(path))).toEqual(ahead);
  expect(links.map(({ url }) => new URL(url).pathname)).toEqual(expect.arrayContaining(['/a', '/b']));
  await town.close();
  await site.close();
});

test('of a site that is not there nothing but its home page and robots.txt is asked for ahead', async () => {
  const site = await startSite({ '*': status(503) });
  const town = visitSite(site.url);
  expect(await askAhead(town.client, town.site)).toEqual([]);
  await town.client.robotsState?.(site.url);
  await town.crawl();
  expect(new Set(site.requests.map(({ path }) => path))).toEqual(new Set(['/', '/robots.txt']));
  await town.close();
  await site.close();
});
