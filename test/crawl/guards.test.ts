import { afterEach, describe, expect, test } from 'vitest';
import { createTraps } from '../../src/crawl/queue/crawler-traps.js';
import { createFrontier } from '../../src/crawl/queue/frontier.js';
import { file, html, page, type Routes, type Site, startSite, status } from '../helpers/site.js';
import { type LIMITS, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function totalsOf(routes: Routes, limits: Partial<typeof LIMITS> = {}) {
  site = await startSite(routes);
  town = visitSite(site.url, limits);
  return (await town.crawl()).totals;
}

afterEach(async () => {
  await town.close();
  await site.close();
});

const links = (addresses: readonly string[]): string =>
  addresses.map((address) => `<a href="${address}">x</a>`).join('');
const count = (many: number, address: (n: number) => string): string[] =>
  Array.from({ length: many }, (_, n) => address(n));
const rest = page('หน้า', '<p>ข้อมูลของเทศบาล</p>');

describe('what a guard leaves out is in the counts, with its reason', () => {
  test.each<[name: string, addresses: string[], dropped: number]>([
    ['addresses that are too long', [`/a/${'x'.repeat(2_100)}`, '/b'], 1],
    ['a path that repeats itself', ['/a/b/a/b/a/b/a/b', '/b'], 1],
    ['a query that grows', [`/a?${count(20, (n) => `p${n}=1`).join('&')}`, '/b'], 1],
    ['a calendar', count(60, (n) => `/calendar?month=${(n % 12) + 1}&year=${2_020 + Math.floor(n / 12)}`), 24],
    ['orders of one list', count(8, (n) => `/list?sort=${'abcdefgh'[n]}`), 6],
    [
      'filters put together',
      count(900, (n) => `/find?a=${n % 10}&b=${Math.floor(n / 10) % 10}&c=${Math.floor(n / 100)}`),
      400,
    ],
  ])('%s', async (_, addresses, dropped) => {
    const { found, checked, unchecked } = await totalsOf(
      { '/': page('เทศบาล', links(addresses)), '*': rest },
      { maxPages: 2_000 },
    );
    expect(found).toBe(addresses.length + 1);
    expect(unchecked).toEqual([{ reason: 'trap', count: dropped }]);
    expect(checked).toBe(found - dropped);
  });

  test('a depth beyond the bound', async () => {
    const { unchecked } = await totalsOf(
      { '/': page('1', links(['/2'])), '/2': page('2', links(['/3'])), '/3': page('3', links(['/4'])) },
      { maxDepth: 1 },
    );
    expect(unchecked).toEqual([{ reason: 'unread-page', count: 1 }]);
  });

  test('the end of the time', async () => {
    const { unchecked } = await totalsOf(
      { '/': page('1', links(['/2', '/3'])), '/robots.txt': status(404), '*': () => {} },
      { maxMinutes: 0.01, timeoutMs: 5_000 },
    );
    expect(unchecked).toEqual([{ reason: 'time', count: 2 }]);
  });

  test('a page with more links than are read', async () => {
    const { unchecked } = await totalsOf(
      { '/': html(links(count(100_001, (n) => `/f/${n}.pdf`))), '*': file('x', 'application/pdf') },
      { sample: 1 },
    );
    expect(unchecked).toEqual([
      { reason: 'later', count: 99_999 },
      { reason: 'long-page', count: 1 },
    ]);
  });
});

describe('no guard hides a plain site', () => {
  test.each<[name: string, addresses: string[]]>([
    ['articles of Joomla', count(3_000, (n) => `/index.php?option=com_content&view=article&id=${n}&Itemid=${n % 40}`)],
    [
      'articles with their names and folders',
      count(3_000, (n) => `/index.php?option=com_content&view=article&id=${n}:a-${n}&catid=${n % 9}&Itemid=1`),
    ],
    [
      'files of Phoca Download',
      count(2_000, (n) => `/index.php?option=com_phocadownload&view=category&download=${n}:f&id=${n % 30}&Itemid=9`),
    ],
    ['pages of a list', count(700, (n) => `/news.php?cat=1&type=2&page=${n}`)],
    ['news by their day', count(800, (n) => `/news/2568/${(n % 12) + 1}/${(n % 28) + 1}/${n}`)],
    ['documents by year and month', count(120, (n) => `/doc.php?group=3&year=${2_560 + Math.floor(n / 12)}&id=${n}`)],
    ['numbers of orders', count(40, (n) => `/order.php?order=${n}`)],
  ])('%s', (_, addresses) => {
    const traps = createTraps(2025);
    expect(addresses.filter((address) => traps.skips(new URL(address, 'https://town.test/').href) !== null)).toEqual(
      [],
    );
  });

  test('a calendar comes to an end, forwards and backwards', () => {
    const traps = createTraps(2025);
    const months = count(
      2_400,
      (n) =>
        `https://town.test/index.php?option=com_jevents&task=month.calendar&month=${(n % 12) + 1}&year=${1_925 + Math.floor(n / 12)}`,
    );
    expect(months.filter((address) => traps.skips(address) === null)).toHaveLength(36);
    expect(traps.count()).toBe(2_364);
  });
});

test('addresses are kept within their bound of letters, and those beyond are counted', () => {
  const frontier = createFrontier({
    site: { isOwn: () => true },
    include: [],
    exclude: [],
    traps: createTraps(2025),
    maxLength: 100_000,
  });
  const page = (n: number) => `https://town.test/${n}`;
  for (let n = 0; n < 20; n++) {
    const found = count(200, (at) => `/${n}/${at}/${'x'.repeat(1_000)}`).map((href) => ({
      kind: 'page' as const,
      href,
      text: '',
    }));
    frontier.addLinks({ url: page(n), base: page(n), depth: 0 }, { links: found, base: null });
  }
  const letters = [...frontier.addresses.keys()].reduce((sum, url) => sum + url.length, 0);
  expect(letters).toBeLessThan(102_000);
  expect(frontier.addresses.size + frontier.overflow()).toBeGreaterThan(3_980);
  expect(frontier.addresses.size + frontier.overflow()).toBeLessThan(4_020);
});
