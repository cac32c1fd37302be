import { execFile } from 'node:child_process';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient, defaultUserAgent } from '../../src/fetch/client.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, settingsFor } from '../helpers/client.js';
import {
  cutBody,
  drip,
  file,
  hang,
  html,
  loop,
  type Routes,
  redirect,
  resetAtOnce,
  type Site,
  sequence,
  startSite,
  status,
} from '../helpers/site.js';

let client: Client | null = null;
const open: Site[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function serve(
  routes: Routes,
  changes: Parameters<typeof clientFor>[1] = {},
): Promise<{ site: Site; client: Client }> {
  const site = await startSite(routes);
  open.push(site);
  const made = clientFor(site.url, changes).client;
  client = made;
  return { site, client: made };
}

const methodsOf = (site: Site): string[] => site.requests.map(({ method }) => method);

describe('probe', () => {
  test('one HEAD is enough for what answers', async () => {
    const { site, client } = await serve({ '*': file(Buffer.alloc(500_000), 'application/pdf') });
    const exchange = await client.probe(`${site.origin}/a.pdf`);
    expect(exchange).toMatchObject({
      status: 200,
      contentType: 'application/pdf',
      bytes: 0,
      sha256: null,
      problems: [],
    });
    expect(methodsOf(site)).toEqual(['HEAD']);
    expect(client.stats.bytes).toBe(0);
  });

  for (const code of [403, 404, 405, 500, 501, 503]) {
    test(`a HEAD that answers ${code} is checked by GET, whose body is dropped`, async () => {
      const { site, client } = await serve({ 'HEAD /a': status(code), '/a': file(Buffer.alloc(900_000), 'video/mp4') });
      expect(await client.probe(`${site.origin}/a`)).toMatchObject({ status: 200, problems: [] });
      expect(methodsOf(site)).toEqual(['HEAD', 'GET']);
      expect(client.stats.bytes).toBeLessThan(300_000);
    });
  }

  test('a HEAD that hangs, breaks or loops is checked by GET', async () => {
    const { site, client } = await serve(
      {
        'HEAD /hang': hang(),
        'HEAD /reset': resetAtOnce(),
        'HEAD /loop': loop(),
        '*': html('x'),
      },
      { timeoutMs: 2_000, perHost: 1 },
    );
    for (const path of ['/loop', '/reset', '/hang']) {
      expect(await client.probe(`${site.origin}${path}`)).toMatchObject({ status: 200, problems: [] });
    }
  });

  test('a host that refuses HEAD is asked by GET from then on', async () => {
    const { site, client } = await serve({ 'HEAD /a': status(405), 'HEAD /b': status(405), '*': html('x') });
    await client.probe(`${site.origin}/a`);
    await client.probe(`${site.origin}/b`);
    expect(methodsOf(site)).toEqual(['HEAD', 'GET', 'GET']);
  });

  test('"not found" is believed without GET where files of that kind were found by HEAD and GET has confirmed it once', async () => {
    const { site, client } = await serve({ '/a.pdf': html('x'), '/b.html': html('x') });
    for (const path of ['/no-1.pdf', '/a.pdf', '/no-2.pdf', '/no-3.pdf', '/no-4.html', '/no-5.html'])
      await client.probe(`${site.origin}${path}`);
    expect(site.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'HEAD /no-1.pdf',
      'GET /no-1.pdf',
      'HEAD /a.pdf',
      'HEAD /no-2.pdf',
      'HEAD /no-3.pdf',
      // No page was found by HEAD yet: it may be that HEAD finds none.
      'HEAD /no-4.html',
      'GET /no-4.html',
      'HEAD /no-5.html',
      'GET /no-5.html',
    ]);
  });

  test('a host that once said "not found" to HEAD and not to GET is never believed', async () => {
    const { site, client } = await serve({ 'HEAD /b.pdf': status(404), '/no.pdf': status(404), '*': html('x') });
    for (const path of ['/b.pdf', '/a.pdf', '/no.pdf', '/no.pdf']) await client.probe(`${site.origin}${path}`);
    expect(await client.probe(`${site.origin}/b.pdf`)).toMatchObject({ status: 200, problems: [] });
    expect(site.requests.filter(({ path }) => path === '/no.pdf').map(({ method }) => method)).toEqual([
      'HEAD',
      'GET',
      'HEAD',
      'GET',
    ]);
  });

  test('what is broken for both is broken, and GET decides how', async () => {
    const { site, client } = await serve({ 'HEAD /a': status(403), '/a': status(404) });
    expect((await client.probe(`${site.origin}/a`)).problems).toMatchObject([
      { code: 'http-status', data: { status: 404 } },
    ]);
  });

  test('redirects are followed, and the end is what counts', async () => {
    const { site, client } = await serve({ '/a': redirect('/b'), '/b': html('x') });
    expect(await client.probe(`${site.origin}/a`)).toMatchObject({ finalUrl: `${site.origin}/b`, status: 200 });
    expect(methodsOf(site)).toEqual(['HEAD', 'HEAD']);
  });

  test('a body that drips is not waited for', async () => {
    const { site, client } = await serve({ 'HEAD /a': status(405), '/a': drip() }, { timeoutMs: 500 });
    expect(await client.probe(`${site.origin}/a`)).toMatchObject({ status: 200, problems: [] });
  });

  test('a name server that was silent once is asked again', async () => {
    const site = await startSite({ '*': html('x') });
    open.push(site);
    let asked = 0;
    const lookup: LookupFunction = (_, options, answer) => {
      asked += 1;
      if (asked === 1) answer(Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }), [], 0);
      else answer(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);
    };
    client = clientFor(site.url, {}, { lookup }).client;
    expect(await client.probe(`http://town.test:${site.port}/`)).toMatchObject({ status: 200 });
    expect(methodsOf(site)).toEqual(['HEAD']);
  });

  test('a refused connection is not tried twice', async () => {
    const gone = await startSite({});
    await gone.close();
    const events: unknown[] = [];
    client = clientFor(gone.url, {}, { onRequest: (event) => events.push(event) }).client;
    expect(codesOf(await client.probe(gone.url))).toEqual(['connection']);
    expect(events).toEqual([]);
  });
});

describe('robots.txt', () => {
  const rules = html(
    'User-agent: *\nDisallow: /private/\nSitemap: /sitemap.xml\nSitemap: https://other.go.th/s.xml\nSitemap: ftp://x/',
    {
      'content-type': 'text/plain',
    },
  );

  test('is asked for once and kept to', async () => {
    const { site, client } = await serve({ '/robots.txt': rules });
    const paths = ['/private/a', '/public', '/private/b?c', '/robots.txt'];
    const answers = await Promise.all(paths.map((path) => client.allowed(`${site.origin}${path}`)));
    expect(answers).toEqual([false, true, false, true]);
    expect(await client.robotsState?.(site.url)).toBe('rules');
    expect(site.asked('/robots.txt')).toBe(1);
  });

  test('names the sitemaps, as whole http addresses', async () => {
    const { site, client } = await serve({ '/robots.txt': rules });
    expect(await client.sitemaps(`${site.origin}/deep/page`)).toEqual([
      `${site.origin}/sitemap.xml`,
      'https://other.go.th/s.xml',
    ]);
  });

  test('that is not there forbids nothing', async () => {
    for (const code of [401, 403, 404, 410]) {
      const { site, client } = await serve({ '*': status(code) });
      expect(await client.allowed(`${site.origin}/a`)).toBe(true);
      expect(await client.robotsState?.(site.url)).toBe('none');
      await client.close();
    }
  });

  test('that fails forbids everything, and can be told from one that does', async () => {
    const { site, client } = await serve({ '*': status(503) }, { retries: 1 });
    expect(await client.allowed(`${site.origin}/a`)).toBe(false);
    expect(await client.robotsState?.(site.url)).toBe('failing');
    expect(site.asked('/robots.txt')).toBe(2);
  });

  test('of a host that gives no answer at all forbids nothing: the address itself will say so', async () => {
    const gone = await startSite({});
    await gone.close();
    client = clientFor(gone.url).client;
    expect(await client.allowed(`${gone.origin}/a`)).toBe(true);
    expect(await client.robotsState?.(gone.url)).toBe('unreachable');
  });

  test('is read through redirects, and as HTML forbids nothing', async () => {
    const { site, client } = await serve({ '/robots.txt': redirect('/r'), '/r': html('User-agent: *\nDisallow: /a') });
    expect(await client.allowed(`${site.origin}/a`)).toBe(false);
    await client.close();
    const home = await serve({
      '/robots.txt': redirect('/'),
      '/': html('<!doctype html>\nUser-agent: *\nDisallow: /'),
    });
    expect(await home.client.allowed(`${home.site.origin}/a`)).toBe(true);
  });

  test('behind a wall forbids nothing', async () => {
    const { site, client } = await serve({
      '*': status(503, '<title>Just a moment...</title>', { 'cf-mitigated': 'challenge' }),
    });
    expect(await client.allowed(`${site.origin}/a`)).toBe(true);
  });

  test('is not asked for when the checklist says so', async () => {
    const { site, client } = await serve({ '/robots.txt': html('User-agent: *\nDisallow: /') }, { robots: false });
    expect(await client.allowed(`${site.origin}/a`)).toBe(true);
    expect(site.requests).toEqual([]);
  });
});

describe('the end', () => {
  test('an abort ends what is under way, what waits and what sleeps, at once', async () => {
    const site = await startSite({
      '/hang': hang(),
      '/drip': drip(),
      '/busy': status(503, '', { 'retry-after': '20' }),
      '*': html('x'),
    });
    open.push(site);
    const stop = new AbortController();
    client = createClient(settingsFor(site.url, { timeoutMs: 20_000, perHost: 3, delayMs: 1 }), {
      signal: stop.signal,
    });
    const made = client;
    const all = Promise.allSettled(
      ['hang', 'drip', 'busy', '1', '2', '3', '4'].map((path) => made.get(`${site.url}${path}`)),
    );
    await expect.poll(() => site.requests.length).toBeGreaterThanOrEqual(3);
    const reason = new Error('interrupted');
    stop.abort(reason);
    const results = await all;
    expect(
      results.filter((result) => result.status === 'rejected' && result.reason === reason).length,
    ).toBeGreaterThanOrEqual(3);
    await expect(made.get(site.url)).rejects.toBe(reason);
  });

  test('closing breaks what is open', async () => {
    const { site, client } = await serve({ '*': html('x') });
    await client.get(site.url);
    expect(site.connections()).toBe(1);
    await client.close();
    await expect.poll(() => site.connections()).toBe(0);
  });

  test('a process that has closed its client ends by itself', async () => {
    const site = await startSite({ '/hang': hang(), '*': sequence(html('x')) });
    open.push(site);
    const script = `
      import { createClient } from './dist/fetch/client.js';
      const url = '${site.url}';
      const client = createClient({ concurrency: 4, perHost: 4, delayMs: 0, timeoutMs: 60000, retries: 0, robots: true, maxBytes: 1e6,
        userAgent: 'x', site: url, proxy: null, extraCa: null, now: () => '2025-10-01T00:00:00Z' });
      await client.get(url);
      client.get(url + 'hang').catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 50));
      await client.close();
      process.stdout.write('closed');
    `;
    const ended = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 10_000,
    });
    expect(ended.stdout).toBe('closed');
    expect(site.asked('/hang')).toBe(1);
  });
});

test('the name under which the program asks says where to learn about it', () => {
  expect(defaultUserAgent('1.2.3')).toBe(
    'Mozilla/5.0 (compatible; oit-audit/1.2.3; +https://www.npmjs.com/package/oit-audit)',
  );
});

test('limits beyond what timers and pools can hold are no reason to fail', async () => {
  const { site, client } = await serve(
    { '*': html('x') },
    { timeoutMs: 1e15, perHost: 1e12, concurrency: 1e12, retries: 1e9 },
  );
  expect((await client.get(site.url)).exchange).toMatchObject({ status: 200, problems: [] });
});

test('what is found does not depend on how many are asked at once', async () => {
  const { site } = await serve({
    '/gone': status(404),
    '/down': status(500),
    '/up-again': sequence(status(503), html('up')),
    '/loop': loop(),
    '/moved': redirect('/page'),
    '/cut': cutBody('half', 100),
    '/reset': resetAtOnce(),
    '/hang': hang(),
    '*': html('page'),
  });
  const paths = ['gone', 'down', 'up-again', 'loop', 'moved', 'cut', 'reset', 'hang', 'a', 'b', 'c', 'd'];
  const addresses = Array.from({ length: 2 }, (_, round) => paths.map((path) => `${site.url}${path}?${round}`)).flat();
  const found = async (limit: number): Promise<unknown> => {
    site.forget();
    const made = clientFor(site.url, { perHost: limit, concurrency: limit, timeoutMs: 300 }).client;
    const pages = await Promise.all(addresses.map((address) => made.get(address)));
    await made.close();
    return pages.map(({ exchange }) => exchange);
  };
  expect(await found(1)).toEqual(await found(64));
});
