import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, createServer as createRaw, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { proxyFor } from '../../src/fetch/connection/proxy.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, textOf } from '../helpers/client.js';
import { html, redirect, startSite, status } from '../helpers/site.js';
import { startTlsSite } from '../helpers/tls-site.js';

let client: Client | null = null;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A proxy that tunnels every CONNECT to one port, and notes who asked for what. */
async function startTunnel(port: number, answer = 'HTTP/1.1 200 OK\r\n\r\n') {
  const asked: { url: string | undefined; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push({ url: request.url, authorization: request.headers['proxy-authorization'] });
    socket.write(answer);
    if (!answer.includes(' 200 ')) {
      socket.end();
      return;
    }
    const target = connect(port, '127.0.0.1', () => socket.pipe(target).pipe(socket));
    sockets.add(target);
    target.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  });
  return { url: `http://who:pw@127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('through a proxy', () => {
  test('http goes in absolute form, with the host of the site', async () => {
    const proxy = await startSite({ '*': html('by proxy') });
    open.push(proxy);
    client = clientFor('http://town.test/', { proxy: { http: `http://who:pw@127.0.0.1:${proxy.port}` } }).client;
    const page = await client.get('http://town.test/a?b=c');
    expect(textOf(page)).toBe('by proxy');
    expect(page.exchange).toMatchObject({ finalUrl: 'http://town.test/a?b=c', status: 200 });
    expect(proxy.requests[0]).toMatchObject({
      path: 'http://town.test/a?b=c',
      headers: { host: 'town.test', 'proxy-authorization': `Basic ${Buffer.from('who:pw').toString('base64')}` },
    });
  });

  test('https goes through a tunnel, and its certificate is looked at', async () => {
    const site = await startTlsSite({ kind: 'expiring', routes: { '*': html('secure') } });
    open.push(site);
    const proxy = await startTunnel(site.port);
    client = clientFor('https://town.test/', {
      proxy: { https: proxy.url },
      extraCa: site.ca,
      now: () => new Date().toISOString(),
    }).client;
    const page = await client.get('https://town.test/a');
    expect(textOf(page)).toBe('secure');
    expect(codesOf(page.exchange)).toEqual(['tls-expiring']);
    expect(proxy.asked).toEqual([
      { url: 'town.test:443', authorization: `Basic ${Buffer.from('who:pw').toString('base64')}` },
    ]);
    expect(site.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('a certificate that is wrong is found there too', async () => {
    const site = await startTlsSite({ kind: 'self-signed', routes: { '*': html('secure') } });
    open.push(site);
    const proxy = await startTunnel(site.port);
    client = clientFor('https://town.test/', { proxy: { https: proxy.url } }).client;
    const page = await client.get('https://town.test/a');
    expect(page.exchange.problems).toMatchObject([{ code: 'tls', data: { reason: 'self-signed' } }]);
    expect(textOf(page)).toBe('secure');
  });

  test('a redirect to a private address is still refused', async () => {
    const proxy = await startSite({ '*': redirect('http://192.168.1.1/admin') });
    open.push(proxy);
    client = clientFor('http://town.test/', { proxy: { http: proxy.url } }).client;
    expect(codesOf((await client.get('http://town.test/')).exchange)).toEqual(['private-address']);
    expect(proxy.requests).toHaveLength(1);
  });

  test('a proxy that refuses the tunnel is named as such', async () => {
    const proxy = await startTunnel(1, 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    client = clientFor('https://town.test/', { proxy: { https: proxy.url }, retries: 0 }).client;
    expect((await client.get('https://town.test/')).exchange.problems).toMatchObject([
      { code: 'connection', data: { reason: 'proxy' } },
    ]);
  });

  test('a proxy that is not there is a connection fault', async () => {
    const server = createRaw();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    client = clientFor('http://town.test/', {
      proxy: { http: `127.0.0.1:${port}`, https: `127.0.0.1:${port}` },
    }).client;
    expect(codesOf((await client.get('http://town.test/')).exchange)).toEqual(['connection']);
    expect((await client.get('https://town.test/')).exchange.problems).toMatchObject([
      { code: 'connection', data: { reason: 'proxy' } },
    ]);
  });

  test('the proxy may refuse with a status of its own', async () => {
    const proxy = await startSite({ '*': status(407) });
    open.push(proxy);
    client = clientFor('http://town.test/', { proxy: { http: proxy.url } }).client;
    expect((await client.get('http://town.test/')).exchange.problems).toMatchObject([
      { code: 'http-status', data: { status: 407 } },
    ]);
  });
});

describe('which addresses go through it', () => {
  const settings = {
    http: 'proxy.test:3128',
    https: 'http://proxy.test:3128',
    noProxy: 'intra.test, .office.test *.star.test town.test:8080 [2001:db8::1]',
  };
  const uses = (url: string): boolean => proxyFor(new URL(url), settings) !== null;

  test('all but those of NO_PROXY', () => {
    expect(uses('http://town.test/')).toBe(true);
    expect(uses('https://town.test/')).toBe(true);
    for (const url of [
      'http://intra.test/',
      'https://a.intra.test/',
      'http://x.office.test/',
      'http://a.star.test/',
      'http://town.test:8080/',
      'http://[2001:db8::1]/',
    ]) {
      expect(uses(url)).toBe(false);
    }
    expect(uses('http://notintra.test/')).toBe(true);
  });

  test('loopback only where the proxy stands on this machine too', () => {
    for (const url of ['http://localhost:8080/', 'http://127.0.0.1/', 'https://[::1]/']) expect(uses(url)).toBe(false);
    expect(proxyFor(new URL('http://127.0.0.1:8080/'), { http: 'http://localhost:3128' })).not.toBeNull();
    expect(proxyFor(new URL('http://127.0.0.1:8080/'), { http: 'localhost:3128', noProxy: '127.0.0.1' })).toBeNull();
  });

  test('none where no proxy is named, or where * exempts everything', () => {
    expect(proxyFor(new URL('http://a.test/'), null)).toBeNull();
    expect(proxyFor(new URL('https://a.test/'), { http: 'p:1' })).toBeNull();
    expect(proxyFor(new URL('http://a.test/'), { http: 'p:1', noProxy: '*' })).toBeNull();
  });
});
