import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEmptyDatabase } from '../../src/history/sqlite/database.js';
import { rememberedPages, replacePages } from '../../src/history/sqlite/page-rows.js';
import type { RememberedPage } from '../../src/model/remembered-page.js';

const page = fc.record<RememberedPage>({
  finalUrl: fc.webUrl(),
  etag: fc.option(fc.string()),
  lastModified: fc.option(fc.constant('2025-10-02T03:00:00.000Z')),
  base: fc.option(fc.webUrl()),
  links: fc.array(fc.string({ unit: 'grapheme' })),
});

test('pages come back as they were, for the version of the program that read them', () => {
  const database = openEmptyDatabase();
  fc.assert(
    fc.property(fc.dictionary(fc.webUrl(), page), (pages) => {
      replacePages(database, new Map(Object.entries(pages)), '1.0.0');
      const found = rememberedPages(database, '1.0.0');
      for (const [url, expected] of Object.entries(pages)) expect(found.get(url)).toEqual(expected);
      expect(found.get('http://town.test/unknown')).toBeUndefined();
      for (const url of Object.keys(pages)) expect(rememberedPages(database, '1.0.1').get(url)).toBeUndefined();
    }),
    { numRuns: 50 },
  );
  database.close();
});

test('the navigation of a thousand pages takes little room', () => {
  const database = openEmptyDatabase();
  const links = Array.from({ length: 60 }, (_, n) => ['page', `/menu/${n}`, `เมนูที่ ${n}`]).flat();
  const pages = Array.from({ length: 1_000 }, (_, n): [string, RememberedPage] => {
    const url = `http://town.test/${n}`;
    return [
      url,
      { finalUrl: url, etag: `"${n}"`, lastModified: null, base: null, links: [...links, 'page', `/x/${n}`, ''] },
    ];
  });
  replacePages(database, new Map(pages), '1.0.0');
  const stored = database.first<{ bytes: number }>('SELECT length(body) AS bytes FROM crawled_pages');
  expect(stored?.bytes).toBeLessThan(100_000);
  database.close();
});

test('pages with the number of a person are not remembered, and no string has it', () => {
  const database = openEmptyDatabase();
  const id = '1101700230708';
  const base = { etag: '"1"', lastModified: null, base: null };
  const pages = Object.entries({
    'http://town.test/a': ['page', '/b', 'ข่าว'],
    'http://town.test/b': ['page', '/b', `นาย ก ${id}`],
    'http://town.test/c': ['page', `/file/${id}.pdf`, 'ข่าว'],
    [`http://town.test/${id}`]: ['page', '/b', 'ข่าว'],
  }).map(([url, links]): [string, RememberedPage] => [url, { ...base, finalUrl: url, links }]);
  replacePages(
    database,
    new Map([...pages, ['http://town.test/d', { ...base, finalUrl: `http://town.test/${id}`, links: [] }]]),
    '1.0.0',
  );
  const found = rememberedPages(database, '1.0.0');
  expect(found.get('http://town.test/a')).toEqual(pages[0]?.[1]);
  for (const url of ['http://town.test/b', 'http://town.test/c', 'http://town.test/d', `http://town.test/${id}`])
    expect(found.get(url)).toBeUndefined();
  const body = database.first<{ body: Uint8Array }>('SELECT body FROM crawled_pages')?.body ?? new Uint8Array();
  expect(gunzipSync(body).toString('utf8')).not.toContain(id);
  database.close();
});

test('what can no longer be read is not remembered', () => {
  const database = openEmptyDatabase();
  database.write('INSERT INTO crawled_pages VALUES (1, ?, ?)', [['1.0.0', Buffer.from('no gzip')]]);
  expect(rememberedPages(database, '1.0.0').get('http://town.test/')).toBeUndefined();
  database.close();
});
