import { afterEach, expect, test } from 'vitest';
import { createCounter } from '../../src/crawl/queue/counter.js';
import { createTraps } from '../../src/crawl/queue/crawler-traps.js';
import { createFrontier } from '../../src/crawl/queue/frontier.js';
import { file, html, page, type Routes, type Site, startSite, status } from '../helpers/site.js';
import { type Visitor, visitSite } from './town.js';

let site: Site | undefined;
let town: Visitor | undefined;

async function open(routes: Routes): Promise<Visitor> {
  site = await startSite(routes);
  town = visitSite(site.url);
  return town;
}

afterEach(async () => {
  await town?.close();
  await site?.close();
  [town, site] = [undefined, undefined];
});

test('a plain Joomla list is read to its end, and its dead articles are found', async () => {
  const address = (id: number): string => `/index.php?option=com_content&view=article&id=${id}&Itemid=7`;
  const { crawl } = await open({
    '/': page('เทศบาล', Array.from({ length: 620 }, (_, id) => `<a href="${address(id)}">ข่าว</a>`).join('')),
    '/robots.txt': status(404),
    ...Object.fromEntries(
      Array.from({ length: 620 }, (_, id) => [
        address(id),
        id < 600 ? page('ข่าว', `<p>เรื่องที่ ${id} ของเทศบาล</p>`) : status(404),
      ]),
    ),
  });
  const { totals } = await crawl({ maxPages: 1_000 });
  expect(totals).toEqual({ found: 621, checked: 621, broken: 20, unverifiable: 0, roundsToAll: 1, unchecked: [] });
});

test.each<[string, (n: number) => string]>([
  ['articles of PHP-Nuke', (n) => `/modules.php?name=News&file=article&sid=${n}&mode=&order=0`],
  [
    'files of Phoca Download',
    (n) => `/index.php?option=com_phocadownload&view=category&download=${n}:file&id=${n % 7}:c&Itemid=9`,
  ],
  ['news that keep the order of their list', (n) => `/list.php?sort=title&id=${n}`],
  ['plans by year', (n) => `/plan.php?year=${1_000 + n}`],
])('a page of many %s has every one of them checked, and the dead ones told', async (_, address) => {
  const all = Array.from({ length: 620 }, (_, n) => address(n));
  const { crawl } = await open({
    '/': page('เทศบาล', all.map((path) => `<a href="${path.replaceAll('&', '&amp;')}">ข่าว</a>`).join('')),
    ...Object.fromEntries(all.map((path, n) => [path, page('ข่าว', `<p>เรื่องที่ ${n} ของเทศบาล</p>`)])),
    [address(610)]: status(404),
    [address(619)]: status(404),
  });
  const { totals } = await crawl({ maxPages: 1_000 });
  expect(totals).toMatchObject({ found: 621, checked: 621, broken: 2, unchecked: [] });
});

test('what robots.txt, the checklist, the sample and the guards leave out is counted with its reason', async () => {
  const { crawl } = await open({
    '/': page(
      'เทศบาล',
      `<a href="/a">1</a><a href="/b">2</a><a href="/private/c">3</a><a href="/old/d">4</a>
       <a href="/cal?month=1&year=1840">5</a><a href="/cal?month=2&year=1840">6</a>`,
    ),
    '/robots.txt': file('User-agent: *\nDisallow: /private/', 'text/plain'),
    '*': page('หน้า', 'เนื้อหา'),
  });
  const { totals } = await crawl({ exclude: ['**/old/**'], maxPages: 1 });
  expect(totals.found).toBe(7);
  expect(totals.unchecked).toEqual([
    { reason: 'robots', count: 1 },
    { reason: 'excluded', count: 1 },
    { reason: 'trap', count: 2 },
    { reason: 'unread-page', count: 3 },
  ]);
});

test('what the sample leaves for later is counted', async () => {
  const { crawl } = await open({
    '/': page('เทศบาล', '<a href="/a.pdf">1</a><a href="/b.pdf">2</a>'),
    '*': status(404),
  });
  const { totals } = await crawl({ sample: 1 });
  expect(totals).toMatchObject({ found: 3, checked: 2, unchecked: [{ reason: 'later', count: 1 }] });
});

test('a robots.txt that fails leaves everything unchecked, and says so', async () => {
  const { crawl } = await open({
    '/': page('เทศบาล', '<a href="/a">1</a><a href="/b">2</a>'),
    '/robots.txt': status(503),
  });
  const { totals } = await crawl();
  expect(totals.unchecked).toEqual([{ reason: 'robots', count: 2 }]);
});

test('a page that is too long to be read to its end is counted', async () => {
  const { crawl } = await open({
    '/': page('เทศบาล', '<a href="/long">1</a>'),
    '/long': html(`<p>ภาพ</p><img src="data:image/png;base64,${'A'.repeat(9 * 1024 * 1024)}"><a href="/lost">x</a>`),
    '*': status(404),
  });
  const { totals } = await crawl({ maxFileMiB: 20 });
  expect(totals.unchecked).toEqual([{ reason: 'long-page', count: 1 }]);
});

test('a site without end of links keeps a bounded number of addresses and counts the others', () => {
  const frontier = createFrontier({
    site: { isOwn: () => true },
    include: [],
    exclude: [],
    traps: createTraps(2025),
    maxAddresses: 100,
  });
  const links = Array.from({ length: 500 }, (_, n) => ({ kind: 'page' as const, href: `/p/${n}`, text: '' }));
  for (const url of ['https://town.test/1', 'https://town.test/2'])
    frontier.addLinks({ url, base: url, depth: 0 }, { links, base: null });
  expect([frontier.addresses.size, frontier.overflow()]).toEqual([100, 400]);
});

test('a counter tells different texts apart up to millions, without keeping them', () => {
  const counter = createCounter();
  for (let round = 0; round < 2; round++) for (let n = 0; n < 300_000; n++) counter.add(`https://town.test/${n}`);
  expect(Math.abs(counter.count() - 300_000)).toBeLessThan(3_000);
});
