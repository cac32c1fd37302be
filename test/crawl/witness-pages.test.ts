import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, type Site, startSite, status } from '../helpers/site.js';
import { type Visitor, visitSite } from './town.js';

let site: Site;
let visitor: Visitor;
let links: readonly string[] = [];
/** Bodies of pages that are not as the others. */
let odd: Readonly<Record<string, string>> = {};

beforeEach(async () => {
  odd = {};
  site = await startSite((request, response, times) => {
    const path = decodeURIComponent(request.url ?? '');
    const home = links.map((link) => `<p><a href="${link}">${link}</a></p>`).join('');
    const answer =
      path === '/'
        ? page('เทศบาล', home)
        : path.endsWith('.pdf')
          ? status(200, '%PDF-1.4', { 'content-type': 'application/pdf' })
          : /^\/(?:page|item)/.test(path)
            ? page(path, odd[path] ?? `<h1>${path}</h1><p>เรื่องของ ${path}</p>`)
            : status(404);
    return answer(request, response, times);
  });
  visitor = visitSite(site.url);
});

afterEach(async () => {
  await visitor.close();
  await site.close();
});

const kept = async (): Promise<string[]> => {
  const { witnesses } = await visitor.crawl({}, { keepsWitnesses: true });
  return witnesses.map(({ exchange }) => new URL(exchange.url).pathname);
};

describe('pages that are kept for what the site says on each of them', () => {
  it('are pages that the home page leads to, neither documents nor the items’ own, broken or too long ones', async () => {
    links = [
      '/',
      '/page/a',
      '/page/a#part',
      '/item',
      '/plan.pdf',
      '/page/b',
      '/gone',
      '/page/long',
      'https://other.test/',
    ];
    odd = { '/page/long': `<p>${'ยาว '.repeat(150_000)}</p>` };
    await visitor.gather([`${site.origin}/item`]);
    expect(await kept()).toEqual(['/page/a', '/page/b']);
  });

  it('are a few from all parts of the menu, in the order of their addresses', async () => {
    links = Array.from({ length: 50 }, (_, at) => `/page/${String(at).padStart(2, '0')}`);
    const found = await kept();
    expect(found).toEqual(['/page/00', '/page/10', '/page/20', '/page/30', '/page/40']);
  });

  it('are none where nobody asks for them', async () => {
    links = ['/page/a', '/page/b', '/page/c'];
    expect((await visitor.crawl()).witnesses).toEqual([]);
  });

  it('are none where there are too few to tell', async () => {
    links = ['/page/a', '/page/b'];
    expect(await kept()).toEqual([]);
  });

  it('come with the bytes that the server sent', async () => {
    links = ['/page/a', '/page/b', '/page/c'];
    const { witnesses } = await visitor.crawl({}, { keepsWitnesses: true });
    const [one] = witnesses;
    expect(Buffer.from(one?.body ?? []).toString()).toContain('เรื่องของ /page/a');
    expect(one?.body.byteLength).toBe(one?.exchange.bytes);
  });
});
