import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createPrivacyGuard } from '../../src/fetch/connection/private-address-guard.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf } from '../helpers/client.js';
import { html, leadTo, redirect, type Site, startSite } from '../helpers/site.js';
import { startTlsSite } from '../helpers/tls-site.js';

let client: Client | null = null;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function serve(): Promise<Site> {
  const site = await startSite({ '*': html('secret') });
  open.push(site);
  return site;
}

/** Answers each name with its addresses in turn, and with the last one from then on. */
function names(table: Record<string, readonly (readonly string[])[]>): LookupFunction {
  const asked = new Map<string, number>();
  return (hostname, options, answer) => {
    const turn = asked.get(hostname) ?? 0;
    asked.set(hostname, turn + 1);
    const found = (table[hostname]?.[turn] ?? table[hostname]?.at(-1) ?? []).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    const [first] = found;
    if (first === undefined) answer(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), [], 0);
    else if (options.all) answer(null, found);
    else answer(null, first.address, first.family);
  };
}

describe('a public site leads to no private address', () => {
  for (const target of [
    'http://127.0.0.1:1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
    'http://[::ffff:192.168.1.1]/',
    'http://[fd00::1]/',
    'http://printer/',
    'http://nas.local/',
    'http://100.64.1.1/',
  ]) {
    test(`by a link to ${target}`, async () => {
      let connections = 0;
      client = clientFor(
        'https://town.test/',
        {},
        {
          connect: () => () => {
            connections += 1;
          },
        },
      ).client;
      expect(codesOf((await client.get(target)).exchange)).toEqual(['private-address']);
      expect(codesOf(await client.probe(target))).toEqual(['private-address']);
      expect(connections).toBe(0);
    });
  }

  test('by a redirect, at whichever hop', async () => {
    const secret = await serve();
    const site = await startSite({ '/a': redirect('/b'), '/b': redirect(secret.url) });
    open.push(site);
    client = clientFor('http://town.test/', {}, { connect: leadTo({ 'town.test': site.port }) }).client;
    const { exchange, body } = await client.get('http://town.test/a');
    expect(exchange.problems).toEqual([{ code: 'private-address', data: { host: '127.0.0.1', target: secret.url } }]);
    expect(exchange.redirects).toHaveLength(2);
    expect(body).toBeNull();
    expect(secret.requests).toEqual([]);
  });

  test('by a name that resolves to one', async () => {
    const secret = await serve();
    client = clientFor('http://town.test/', {}, { lookup: names({ 'evil.test': [['127.0.0.1']] }) }).client;
    const { exchange } = await client.get(`http://evil.test:${secret.port}/`);
    expect(exchange.problems).toEqual([{ code: 'private-address', data: { host: 'evil.test', address: '127.0.0.1' } }]);
    expect(secret.requests).toEqual([]);
  });

  test('by a name of its own that changes its mind', async () => {
    const secret = await serve();
    // 203.0.113.1 is kept for documentation: nothing answers there.
    const lookup = names({ 'town.test': [['203.0.113.1'], ['127.0.0.1']] });
    client = clientFor('http://town.test/', { timeoutMs: 100, retries: 0 }, { lookup }).client;
    const address = `http://town.test:${secret.port}/`;
    await client.get(address);
    expect(codesOf((await client.get(address)).exchange)).toEqual(['private-address']);
    expect(secret.requests).toEqual([]);
  });

  test('by a certificate that names one as the place of its issuer', async () => {
    const site = await startTlsSite({ kind: 'incomplete-chain', routes: { '*': html('x') } });
    open.push(site);
    client = clientFor(
      'https://town.test/',
      { extraCa: site.ca },
      { connect: leadTo({ 'town.test': site.port }) },
    ).client;
    const { exchange } = await client.get('https://town.test/');
    expect(exchange.problems).toMatchObject([{ code: 'tls', data: { reason: 'unknown-authority' } }]);
    expect(site.issuerAsked()).toBe(0);
  });
});

describe('where private addresses are in order', () => {
  test('a private site may lead to others', async () => {
    const [site, other] = [await serve(), await serve()];
    client = clientFor(site.url).client;
    expect((await client.get(other.url)).exchange).toMatchObject({ status: 200, problems: [] });
  });

  test.each([
    ['its own port', 'http://town.test:8080/', '10.0.0.5', true],
    ['the ports of http and https', 'https://town.test/', '10.0.0.5', true],
    ['with www', 'http://www.town.test/', '10.0.0.5', true],
    ['in IPv6', 'http://town.test/', 'fd00::5', true],
    ['another port of the machine', 'http://town.test:6379/', '10.0.0.5', false],
    ['a port of another scheme', 'https://town.test:8443/', '192.168.1.9', false],
    ['the machine of the program', 'http://town.test:8080/', '127.0.0.1', false],
    ['the same as Debian names it', 'http://town.test/', '127.0.1.1', false],
    ['the same in IPv6', 'http://town.test/', '::1', false],
    ['the same written as IPv6', 'http://town.test/', '::ffff:127.0.0.1', false],
    ['any address of the machine', 'http://town.test/', '0.0.0.0', false],
    ['a service of the cloud', 'http://town.test/', '169.254.169.254', false],
    ['a neighbour', 'http://printer.test/', '10.0.0.5', false],
  ])('a public name that is private from the start, as inside the office: %s', async (_, address, found, isOpen) => {
    const url = new URL(address);
    const guard = createPrivacyGuard('http://town.test:8080/', names({ [url.hostname]: [[found]] }));
    const error = await new Promise((done) => guard.lookupFor(url)(url.hostname, { all: true }, done));
    expect(error).toEqual(isOpen ? null : expect.objectContaining({ code: 'ERR_PRIVATE_ADDRESS', address: found }));
  });

  test('a page on a private address may lead to its neighbours', async () => {
    const site = await serve();
    client = clientFor('http://town.test/').client;
    const { exchange } = await client.get(site.url, { from: 'http://127.0.0.1/list.html' });
    expect(exchange.status).toBe(200);
  });

  test('of several addresses of a name the public ones are used', async () => {
    const site = await serve();
    let used: unknown;
    const lookup = names({ 'mixed.test': [['10.0.0.1', '203.0.113.9']] });
    client = clientFor(
      'http://town.test/',
      { timeoutMs: 100 },
      {
        lookup: lookup,
        connect: (base) => (options, callback) => {
          used = options.hostname;
          base(options, callback);
        },
      },
    ).client;
    const { exchange } = await client.get(`http://mixed.test:${site.port}/`);
    expect(used).toBe('mixed.test');
    expect(codesOf(exchange)).not.toContain('private-address');
  });
});
