import { afterEach, describe, expect, test } from 'vitest';
import type { LinkMemory } from '../../src/crawl/crawl.js';
import { file, html, page, redirect, type Routes, type Site, slow, startSite, status } from '../helpers/site.js';
import { codesOf, inState, pdf, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

async function open(routes: Routes, ...rest: Parameters<typeof visitSite> extends [string, ...infer R] ? R : never): Promise<void> {
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
      '/file.pdf': file(pdf(), 'application/pdf'),
      '/logo.png': file('png', 'image/png'),
    });
    const outcome = await town.crawl();
    expect(inState(outcome, 'broken')).toEqual(['/gone', '/gone.pdf', '/no.js']);
    expect(inState(outcome, 'ok')).toEqual(['/', '/a', '/b?id=1', '/b?id=2', '/file.pdf', '/logo.png']);
    expect(outcome.totals).toEqual({ found: 9, checked: 9, broken: 3, unverifiable: 0, roundsToAll: 1 });
    expect(site.requests.filter(({ method, path }) => method === 'GET' && path === '/a').length).toBe(1);
    expect(site.requests.filter(({ path }) => path === '/file.pdf').map(({ method }) => method)).toEqual(['HEAD']);
    expect(outcome.links.find(({ url }) => url.endsWith('/gone.pdf'))?.foundOn).toEqual([{ url: `${site.origin}/a`, text: '/gone.pdf' }]);
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
      sets.push(JSON.stringify([inState(outcome, 'broken'), inState(outcome, 'ok'), outcome.links.map(({ foundOn }) => foundOn)]));
      expect(outcome.pagesFetched).toBe(25);
    }
    expect(new Set(sets).size).toBe(1);
  });
});
