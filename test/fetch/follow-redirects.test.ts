import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, textOf } from '../helpers/client.js';
import {
  type Behaviour,
  endlessRedirect,
  html,
  leadTo,
  loop,
  type Routes,
  redirect,
  type Site,
  startRaw,
  startSite,
  status,
} from '../helpers/site.js';

let client: Client | null = null;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function serve(routes: Routes): Promise<Site> {
  const site = await startSite(routes);
  open.push(site);
  client = clientFor(site.url, { retries: 0 }).client;
  return site;
}

const get = (url: string) => (client as Client).get(url);

describe('redirects', () => {
  test('a chain is followed and told step by step', async () => {
    const site = await serve({ '/a': redirect('/b', 301), '/b': redirect('c?x=1', 307), '/c': html('end') });
    const page = await get(`${site.origin}/a#part`);
    expect(textOf(page)).toBe('end');
    expect(page.exchange).toMatchObject({
      url: `${site.origin}/a#part`,
      finalUrl: `${site.origin}/c?x=1#part`,
      status: 200,
      problems: [],
    });
    expect(page.exchange.redirects).toEqual([
      { url: `${site.origin}/a#part`, status: 301 },
      { url: `${site.origin}/b#part`, status: 307 },
    ]);
  });

  test('ten hops are followed, eleven are not', async () => {
    const routes: Record<string, Behaviour> = { '/11': html('end') };
    for (let hop = 0; hop < 11; hop++) routes[`/${hop}`] = redirect(`/${hop + 1}`);
    const site = await serve(routes);
    expect((await get(`${site.origin}/1`)).exchange).toMatchObject({ status: 200, problems: [] });
    expect((await get(`${site.origin}/0`)).exchange).toMatchObject({
      status: 302,
      problems: [{ code: 'redirect-loop', data: { reason: 'too-many', hops: 11 } }],
    });
  });

  test('a loop is found at its second round', async () => {
    const site = await serve({ '/a': redirect('/b'), '/b': redirect('/a'), '/self': loop() });
    expect((await get(`${site.origin}/a`)).exchange.problems).toEqual([
      { code: 'redirect-loop', data: { reason: 'loop', hops: 2 } },
    ]);
    expect(site.requests).toHaveLength(2);
    expect((await get(`${site.origin}/self`)).exchange.problems[0]?.code).toBe('redirect-loop');
    expect(site.asked('/self')).toBe(1);
  });

  test.each([
    'line://ti/p/@town',
    'tel:042123456',
    'mailto:a@town.go.th',
    'intent://x#Intent;scheme=line;end',
    'LINE:x',
  ])("a redirect to %s ends there, where the visitor's program opens it", async (location) => {
    const site = await serve({ '/a': redirect(location) });
    expect((await get(`${site.origin}/a`)).exchange).toMatchObject({ status: 302, problems: [], app: location });
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///C:/a.pdf',
    'C:\\ita\\a.pdf',
    'htttp://town.test/',
    'about:blank',
  ])('a redirect to %s leads nowhere', async (location) => {
    const site = await serve({ '/a': redirect(location) });
    expect((await get(`${site.origin}/a`)).exchange.problems).toMatchObject([
      { code: 'invalid-url', data: { reason: 'scheme' } },
    ]);
  });

  test('an endless redirect ends', async () => {
    const site = await serve({ '*': endlessRedirect() });
    expect(codesOf((await get(`${site.origin}/x`)).exchange)).toEqual(['redirect-loop']);
    expect(site.requests).toHaveLength(11);
  });

  const locations: Record<string, [location: string, path: string]> = {
    'relative to the page': ['deeper/x.pdf', '/dir/deeper/x.pdf'],
    'with spaces': ['/my file.pdf', '/my%20file.pdf'],
    'with backslashes': ['\\files\\x.pdf', '/files/x.pdf'],
    'with dots': ['../x.pdf', '/x.pdf'],
    'with raw Thai in UTF-8': [Buffer.from('/ไฟล์.pdf').toString('latin1'), '/%E0%B9%84%E0%B8%9F%E0%B8%A5%E0%B9%8C.pdf'],
    'with raw Thai in windows-874': ['/\xa1\xd2.pdf', '/%A1%D2.pdf'],
    'a query alone': ['?id=2', '/dir/page?id=2'],
  };
  for (const [name, [location, path]] of Object.entries(locations)) {
    test(`a Location ${name}`, async () => {
      let asked = '';
      const raw = await startRaw((socket, request) => {
        asked = request.split(' ')[1] ?? '';
        const head = asked === '/dir/page' ? `302 Found\r\nLocation: ${location}` : '200 OK';
        socket.end(Buffer.from(`HTTP/1.1 ${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, 'latin1'));
      });
      open.push(raw);
      client = clientFor(raw.url).client;
      const { exchange } = await get(`${raw.url}dir/page`);
      expect(asked).toBe(path);
      expect(exchange.status).toBe(200);
    });
  }

  test('a Location that is no web address', async () => {
    const site = await serve({
      '/bad': redirect('http://[oops/'),
      '/none': status(302),
    });
    expect((await get(`${site.origin}/bad`)).exchange.problems[0]).toMatchObject({
      code: 'invalid-url',
      data: { reason: 'syntax' },
    });
    expect((await get(`${site.origin}/none`)).exchange.problems[0]).toMatchObject({
      code: 'http-status',
      data: { status: 302 },
    });
  });

  test('a hop that fails says which one', async () => {
    const gone = await startSite({});
    await gone.close();
    const site = await serve({ '/a': redirect(gone.url) });
    expect((await get(`${site.origin}/a`)).exchange).toMatchObject({
      finalUrl: null,
      status: null,
      problems: [{ code: 'connection', data: { reason: 'refused', target: gone.url } }],
    });
  });
});

describe('secrets', () => {
  const asksForCookie: Behaviour = (request, response) => {
    if (request.headers.cookie?.includes('seen=1')) response.end('welcome');
    else
      response
        .writeHead(302, { location: request.url ?? '/', 'set-cookie': ['seen=1; Path=/; HttpOnly', 'lang=th'] })
        .end();
  };

  test('a cookie that a site insists on is sent back for the rest of the round', async () => {
    const site = await serve({ '*': asksForCookie });
    expect(textOf(await get(`${site.origin}/a`))).toBe('welcome');
    expect(site.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'seen=1; lang=th']);
    await get(`${site.origin}/a`);
    expect(site.requests[2]?.headers.cookie).toBe('seen=1; lang=th');
  });

  test('a password in an address opens its origin for the rest of the round, and is told nowhere', async () => {
    const site = await serve({ '*': html('inside'), '/r': redirect('/b') });
    const fetchers = client as Client;
    const first = await fetchers.get(`http://clerk:s3cret@127.0.0.1:${site.port}/r`);
    const next = await fetchers.get(`${site.origin}/c`);
    const basic = `Basic ${Buffer.from('clerk:s3cret').toString('base64')}`;
    expect(site.requests.map(({ headers }) => headers.authorization)).toEqual([basic, basic, basic]);
    expect(JSON.stringify([first.exchange, next.exchange])).not.toContain('s3cret');
    const broken = await serve({ '/x': redirect('http://clerk:s3cret@[broken/') });
    expect(JSON.stringify((await fetchers.get(`${broken.origin}/x`)).exchange)).not.toContain('s3cret');
  });

  test('cookies, passwords and conditions never leave their host', async () => {
    const other = await startSite({ '*': html('other') });
    open.push(other);
    const site = await serve({
      '/a': redirect('/b', 302, { 'set-cookie': 'secret=1' }),
      '/b': redirect(`http://localhost:${other.port}/x`),
    });
    await (client as Client).get(`http://user:p%40ss@127.0.0.1:${site.port}/a`, { ifNoneMatch: '"tag"' });
    const basic = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(site.requests.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
    expect(site.requests[1]?.headers).toMatchObject({ cookie: 'secret=1', 'if-none-match': '"tag"' });
    const sent = other.requests[0]?.headers ?? {};
    expect([sent.authorization, sent.cookie, sent['if-none-match'], sent.referer]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a cookie that is taken back is not sent', async () => {
    const site = await serve({
      '/a': redirect('/b', 302, { 'set-cookie': 'x=1' }),
      '/b': redirect('/c', 302, { 'set-cookie': 'x=; Max-Age=0' }),
      '/c': html('end'),
    });
    await get(`${site.origin}/a`);
    expect(site.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'x=1', undefined]);
  });
});

describe('conditional requests', () => {
  test('304 is an answer without a problem, and the exchange keeps what it told', async () => {
    const site = await serve({
      '/a': (request, response) => {
        const isSame = request.headers['if-none-match'] === '"v1"';
        response.writeHead(isSame ? 304 : 200, { etag: '"v1"', 'last-modified': 'Wed, 02 Oct 2024 03:04:05 GMT' });
        response.end(isSame ? undefined : 'content');
      },
    });
    const first = await get(`${site.origin}/a`);
    expect(first.exchange).toMatchObject({ etag: '"v1"', lastModified: '2024-10-02T03:04:05.000Z', bytes: 7 });
    const second = await (client as Client).get(`${site.origin}/a`, {
      ifNoneMatch: first.exchange.etag,
      ifModifiedSince: first.exchange.lastModified,
    });
    expect(second.exchange).toMatchObject({ status: 304, problems: [], bytes: 0, sha256: null });
    expect(second.body).toBeNull();
    expect(site.requests[1]?.headers['if-modified-since']).toBe('Wed, 02 Oct 2024 03:04:05 GMT');
  });

  test('304 that nobody asked for is a problem', async () => {
    const site = await serve({ '*': status(304) });
    expect((await get(site.url)).exchange.problems).toMatchObject([{ code: 'http-status', data: { status: 304 } }]);
  });
});

test('what is no http address is asked of nobody', async () => {
  await serve({});
  expect((await get('javascript:void(0)')).exchange).toMatchObject({
    url: 'javascript:void(0)',
    finalUrl: null,
    problems: [{ code: 'invalid-url', data: { reason: 'scheme' } }],
  });
  expect((await get('http://')).exchange.problems).toEqual([{ code: 'invalid-url', data: { reason: 'syntax' } }]);
});

test('http is insecure where others can listen, whether asked for or led to', async () => {
  const site = await startSite({ '/a': html('x'), '/to': redirect('http://town.test/a') });
  open.push(site);
  client = clientFor('http://town.test/', {}, { connect: leadTo({ 'town.test': site.port }) }).client;
  expect(codesOf((await get('http://town.test/a')).exchange)).toEqual(['insecure']);
  expect(codesOf((await get('http://town.test/to')).exchange)).toEqual(['insecure']);
  expect(codesOf((await get('http://town.test/404')).exchange)).toEqual(['http-status']);
});

test('the request says who asks and what it can read', async () => {
  const site = await serve({ '*': html('x') });
  await (client as Client).get(`${site.origin}/a`, { userAgent: 'somebody else' });
  await get(`${site.origin}/b`);
  expect(site.requests.map(({ headers }) => headers['user-agent'])).toEqual(['somebody else', 'oit-audit-test']);
  expect(site.requests[0]?.headers).toMatchObject({ 'accept-language': 'th,en;q=0.8', host: `127.0.0.1:${site.port}` });
});
