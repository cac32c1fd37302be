import { describe, expect, test } from 'vitest';
import { createTraps, withoutSession } from '../../src/crawl/queue/crawler-traps.js';
import type { SkipReason } from '../../src/model/round.js';

const AT = 'https://town.go.th';
const reasons = (...paths: readonly string[]): (SkipReason | null)[] => {
  const traps = createTraps(2025);
  return paths.map((path) => traps.skips(AT + path));
};

describe('createTraps', () => {
  test('a calendar shows three years and none far from the present', () => {
    const months = Array.from(
      { length: 50 },
      (_, i) => `/index.php/x?el_mcal_month=${(i % 12) + 1}&el_mcal_year=${2023 + Math.floor(i / 12)}`,
    );
    expect(reasons(...months).filter((reason) => reason === null).length).toBe(36);
    expect(reasons('/index.php/8-2015?el_mcal_month=1&el_mcal_year=1840&start=5')).toEqual(['calendar']);
    expect(reasons('/calendar/2568/10', '/calendar/2400/01', '/ปฏิทิน?m=1&y=2590', '/events?month=2&year=1999')).toEqual([
      null,
      'calendar',
      'calendar',
      'calendar',
    ]);
  });

  test('archives and identifiers are no calendars', () => {
    expect(
      reasons(
        '/2015/05/17/news',
        '/news.php?id=1840',
        '/ita.php?year=2555',
        '/page.php?menuid=1&link=9',
        '/index.php?_mod=ZmlsZXM&type=MzI',
      ),
    ).toEqual([null, null, null, null, null]);
  });

  test('one list in many orders is looked at twice', () => {
    expect(
      reasons(
        '/list?sort=title&dir=asc',
        '/list?sort=title&dir=desc',
        '/list?sort=hits&dir=asc',
        '/other?sort=hits',
        '/list?order=5',
      ),
    ).toEqual([null, null, 'sort-order', null, null]);
  });

  test('paths that repeat themselves end', () => {
    expect(reasons('/a/b/a/b', '/a/b/a/b/a/b/x', '/news/news/news/1', '/x/1/1/1/1', '/p/q/p/r/p/s/p/t')).toEqual([
      null,
      'repeating-path',
      'repeating-path',
      null,
      'repeating-path',
    ]);
  });

  test('queries that grow from page to page end', () => {
    expect(
      reasons(
        '/s?p=1&p=2&p=3',
        '/s?p=1&p=2&p=3&p=4',
        `/s?q=${'x'.repeat(1_100)}`,
        `/${'long/'.repeat(3)}${'x'.repeat(2_000)}`,
      ),
    ).toEqual([null, 'growing-query', 'growing-query', 'long-address']);
  });

  test('filters in every combination are looked at five hundred times', () => {
    const all = Array.from(
      { length: 600 },
      (_, i) => `/shop?color=${i % 10}&size=${Math.floor(i / 10) % 10}&brand=${Math.floor(i / 100)}`,
    );
    expect(reasons(...all).filter((reason) => reason !== null)).toEqual(Array(100).fill('combinations'));
  });

  test('a list of articles is looked at to its end, however many parameters its addresses have', () => {
    const joomla = Array.from(
      { length: 3_000 },
      (_, i) => `/index.php?option=com_content&view=article&id=${i}&catid=${i % 12}&Itemid=${i % 5}`,
    );
    const lists = Array.from({ length: 900 }, (_, i) => `/news.php?cat=${i % 9}&lang=th&page=${Math.floor(i / 9)}`);
    expect(new Set(reasons(...joomla, ...lists))).toEqual(new Set([null]));
  });

  test('says what was cut, why, and how many addresses', () => {
    const traps = createTraps(2025);
    for (const year of [1840, 1841, 1841]) traps.skips(`${AT}/cal?cal_month=1&cal_year=${year}`);
    expect(traps.skipped()).toEqual([{ pattern: `${AT}/cal?cal_month=#&cal_year=#`, reason: 'calendar', count: 2 }]);
  });
});

test('a session that the server wrote into an address is taken out', () => {
  const id = 'a1b2c3d4e5f6a7b8c9d0e1f2';
  expect(withoutSession(`${AT}/p.php?PHPSESSID=${id}&id=5`)).toBe(`${AT}/p.php?id=5`);
  expect(withoutSession(`${AT}/p.php?id=%E0%B8%81&sid=${id}`)).toBe(`${AT}/p.php?id=%E0%B8%81`);
  expect(withoutSession(`${AT}/p.jsp;jsessionid=${id.toUpperCase()}?a=1`)).toBe(`${AT}/p.jsp?a=1`);
  expect(withoutSession(`${AT}/p.php?sid=5`)).toBe(`${AT}/p.php?sid=5`);
});
