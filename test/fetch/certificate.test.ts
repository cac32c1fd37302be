import { afterEach, describe, expect, test } from 'vitest';
import { expiryProblem } from '../../src/fetch/connection/certificate.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, textOf } from '../helpers/client.js';
import { html, startRaw } from '../helpers/site.js';
import { startTlsSite, type TlsKind, type TlsSite } from '../helpers/tls-site.js';

let client: Client | null = null;
let site: TlsSite | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

async function visit(kind: TlsKind, visits = 1, expiresInDays = 10) {
  site = await startTlsSite({ kind, expiresInDays, routes: { '*': html('secure') } });
  const { url, ca } = site;
  const made = clientFor(url, { extraCa: ca, retries: 2, now: () => new Date().toISOString() });
  client = made.client;
  const pages = await Promise.all(Array.from({ length: visits }, () => made.client.get(url)));
  return { pages, site, naps: made.naps, client: made.client };
}

test('a good certificate is no finding', async () => {
  const { pages } = await visit('good');
  expect(pages[0]?.exchange).toMatchObject({ status: 200, problems: [] });
});

describe('a faulty certificate is a finding, and the content is read all the same', () => {
  const faults: [TlsKind, reason: string][] = [
    ['self-signed', 'self-signed'],
    ['expired', 'expired'],
    ['not-yet-valid', 'not-yet-valid'],
    ['wrong-host', 'wrong-host'],
    ['unknown-chain', 'unknown-authority'],
    ['lost-chain', 'unknown-authority'],
    ['old-protocol', 'protocol'],
    ['weak-signature', 'weak'],
    ['weak-middle', 'weak'],
    ['weak-key', 'weak'],
  ];
  for (const [kind, reason] of faults) {
    test(kind, async () => {
      const { pages, naps, client } = await visit(kind, 3);
      for (const page of pages) {
        expect(page.exchange).toMatchObject({
          status: 200,
          problems: [{ code: 'tls', data: { reason, host: '127.0.0.1' } }],
        });
        expect(page.exchange.problems).toHaveLength(1);
        expect(textOf(page)).toBe('secure');
      }
      expect(naps).toEqual([]);
      expect(client.stats.requests - (site?.issuerAsked() ?? 0)).toBe(3);
    });
  }

  test('an expired one says until when it was good', async () => {
    const { pages } = await visit('expired');
    expect(pages[0]?.exchange.problems[0]?.data.until).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('an incomplete chain', () => {
  test('is completed by the address that the certificate names, fetched once for all requests', async () => {
    const { pages, site } = await visit('incomplete-chain', 4);
    for (const page of pages) {
      expect(page.exchange).toMatchObject({
        status: 200,
        problems: [{ code: 'tls-chain', data: { host: '127.0.0.1', missing: 'Test Intermediate' } }],
      });
      expect(textOf(page)).toBe('secure');
    }
    expect(site.issuerAsked()).toBe(1);
  });

  test('is no excuse for an unknown authority', async () => {
    const { pages, site } = await visit('unknown-chain');
    expect(pages[0]?.exchange.problems[0]).toMatchObject({ code: 'tls', data: { reason: 'unknown-authority' } });
    expect(site.issuerAsked()).toBe(1);
  });
});

describe('a certificate that ends soon', () => {
  test('is told with its day', async () => {
    const { pages } = await visit('expiring', 1, 10);
    expect(pages[0]?.exchange.problems).toMatchObject([{ code: 'tls-expiring', data: { days: 9, host: '127.0.0.1' } }]);
  });
  test('is told within 30 days only', () => {
    const now = '2025-10-01T00:00:00Z';
    expect(expiryProblem('Oct 31 00:00:00 2025 GMT', 'a.th', now)?.data).toEqual({
      days: 30,
      until: '2025-10-31',
      host: 'a.th',
    });
    expect(expiryProblem('Nov  1 00:00:00 2025 GMT', 'a.th', now)).toBeNull();
    expect(expiryProblem('no date', 'a.th', now)).toBeNull();
  });
});

test('a server that speaks no TLS at all has no content', async () => {
  const plain = await startRaw('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
  const made = clientFor(plain.url);
  client = made.client;
  const { exchange, body } = await made.client.get(`https://127.0.0.1:${plain.port}/`);
  await plain.close();
  expect(exchange).toMatchObject({ status: null, problems: [{ code: 'tls', data: { reason: 'protocol' } }] });
  expect(body).toBeNull();
});
