import { describe, expect, test } from 'vitest';
import { createTraps } from '../../src/crawl/queue/crawler-traps.js';
import { createFrontier, type Frontier } from '../../src/crawl/queue/frontier.js';
import { readPage } from '../../src/extract/html/page/page-reader.js';
import { sameSite } from '../../src/text/url.js';

const HOME = 'https://www.town.go.th/';

function frontierOf(rules: { include?: string[]; exclude?: string[] } = {}): Frontier {
  return createFrontier({
    site: { isOwn: (url) => sameSite(url, HOME) },
    include: [],
    exclude: [],
    ...rules,
    traps: createTraps(2025),
  });
}

function addPage(frontier: Frontier, url: string, markup: string, depth = 0) {
  return frontier.addLinks(
    { url, base: url, depth },
    readPage(Buffer.from(markup), { contentType: 'text/html; charset=utf-8' }),
  );
}

describe('createFrontier', () => {
  test('one address has one record, however it is written', () => {
    const frontier = frontierOf();
    const fresh = addPage(
      frontier,
      `${HOME}a/b.html`,
      '<a href="../c">1</a><a href="/c#x">2</a><a href="https://www.town.go.th:443/c">3</a><a href="//www.town.go.th/c">4</a><a href="/c?">5</a>',
    );
    expect(fresh.map(({ url }) => url)).toEqual([`${HOME}c`]);
    expect([...frontier.addresses.keys()]).toEqual([`${HOME}c`]);
  });

  test('relative addresses belong to their folder, queries to their page, and base counts', () => {
    const frontier = frontierOf();
    addPage(frontier, `${HOME}a/1.php`, '<a href="x">1</a><a href="?id=1">2</a>');
    addPage(frontier, `${HOME}b/2.php`, '<a href="x">1</a><a href="?id=1">2</a>');
    addPage(frontier, `${HOME}c/3.php`, '<base href="/d/"><a href="x">1</a>');
    expect([...frontier.addresses.keys()].map((url) => url.slice(HOME.length))).toEqual([
      'a/x',
      'a/1.php?id=1',
      'b/x',
      'b/2.php?id=1',
      'd/x',
    ]);
  });

  test('counts every page that leads to an address once and keeps the first twenty, with their words', () => {
    const frontier = frontierOf();
    for (let n = 0; n < 30; n++)
      addPage(frontier, `${HOME}${n}`, `<a href="/x">ข่าว ${n % 2}</a><a href="/x">อีกครั้ง</a>`);
    const address = frontier.addresses.get(`${HOME}x`);
    const found = address ? frontier.foundOn(address) : [];
    expect([address?.referrerCount, found.length, found[0], found[19]]).toEqual([
      30,
      20,
      { url: `${HOME}0`, text: 'ข่าว 0' },
      { url: `${HOME}19`, text: 'ข่าว 1' },
    ]);
  });

  test('keeps the first page alone that leads to what is in order, and counts the others', () => {
    const frontier = frontierOf();
    addPage(frontier, `${HOME}0`, '<a href="/good">ดี</a><a href="/insecure">เตือน</a>');
    for (const address of frontier.addresses.values()) address.state = 'ok';
    const insecure = frontier.addresses.get(`${HOME}insecure`);
    if (insecure) insecure.problems = [{ code: 'insecure', data: {} }];
    addPage(frontier, `${HOME}1`, '<a href="/good">ดี</a><a href="/insecure">เตือน</a>');
    const found = [...frontier.addresses.values()].map((address) => [
      address.referrerCount,
      frontier.foundOn(address).map(({ url }) => url.slice(HOME.length)),
    ]);
    expect(found).toEqual([
      [2, ['0']],
      [2, ['0', '1']],
    ]);
  });

  test('tells pages of the site from files, assets and other sites', () => {
    const frontier = frontierOf({ include: ['**/ita/**'] });
    addPage(
      frontier,
      HOME,
      '<a href="/ita/1">1</a><a href="/ita/1.pdf">2</a><img src="/ita/2"><a href="https://other.go.th/ita/1">3</a><a href="/news">4</a><iframe src="http://town.go.th/ita/f"></iframe>',
    );
    expect([...frontier.addresses.values()].filter(({ isPage }) => isPage).map(({ url }) => url)).toEqual([
      `${HOME}ita/1`,
      'http://town.go.th/ita/f',
    ]);
  });

  test('ten times the links take no more than ten times the time, give or take', () => {
    const cpu = (count: number): number => {
      const body = Array.from({ length: count }, (_, n) => `<a href="/n/${n}.pdf">ข่าว ${n}</a>`).join('');
      const frontier = frontierOf();
      const start = process.cpuUsage();
      addPage(frontier, HOME, body);
      expect(frontier.addresses.size).toBe(count);
      return process.cpuUsage(start).user;
    };
    cpu(4_000);
    expect(cpu(40_000)).toBeLessThan(cpu(4_000) * 30 + 200_000);
  });
});
