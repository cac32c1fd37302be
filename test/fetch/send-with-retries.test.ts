import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, textOf } from '../helpers/client.js';
import { type Behaviour, html, resetAtOnce, type Site, sequence, startSite, status } from '../helpers/site.js';

let client: Client | null = null;
let site: Site | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

async function ask(behaviour: Behaviour, retries: number, random = 1) {
  const started = await startSite({ '*': behaviour });
  site = started;
  const made = clientFor(started.url, { retries }, { random: () => random });
  client = made.client;
  const page = await client.get(started.url);
  // The host's own pause after an overload is slept beside the request's.
  return { page, asked: started.requests.length, naps: made.naps };
}

describe('what is transient is asked again', () => {
  for (const code of [408, 425, 429, 500, 502, 503, 504]) {
    test(`${code}, then 200`, async () => {
      const { page, asked } = await ask(sequence(status(code), html('up')), 2);
      expect(textOf(page)).toBe('up');
      expect(page.exchange.problems).toEqual([]);
      expect(asked).toBe(2);
    });
  }

  test('as often as the settings say, and then it is a finding', async () => {
    const { page, asked } = await ask(status(500), 3);
    expect(asked).toBe(4);
    expect(page.exchange.problems).toMatchObject([{ code: 'http-status', data: { status: 500 } }]);
  });

  test('a reset before an answer', async () => {
    const { page, asked } = await ask(sequence(resetAtOnce(), resetAtOnce(), html('up')), 2);
    expect(textOf(page)).toBe('up');
    expect(asked).toBe(3);
  });

  test('a reset that lasts', async () => {
    const { page, asked } = await ask(resetAtOnce(), 2);
    expect(page.exchange.problems).toEqual([{ code: 'connection', data: { reason: 'reset' } }]);
    expect(asked).toBe(3);
  });

  test('no retries means none', async () => expect((await ask(status(503), 0)).asked).toBe(1));
});

describe('what is final is asked once', () => {
  for (const code of [400, 401, 403, 404, 405, 410, 451, 501, 505]) {
    test(String(code), async () => {
      const { page, asked, naps } = await ask(status(code), 3);
      expect(asked).toBe(1);
      expect(naps).toEqual([]);
      expect(page.exchange.problems).toMatchObject([{ code: 'http-status', data: { status: code } }]);
    });
  }

  test('a wall against robots, though it says 503', async () => {
    const { page, asked } = await ask(
      status(503, '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js">'),
      3,
    );
    expect(asked).toBe(1);
    expect(page.exchange.problems).toEqual([{ code: 'unverifiable', data: { reason: 'bot-wall', status: 503 } }]);
  });
});

describe('pauses', () => {
  test('double, and are drawn from the whole span', async () => {
    expect((await ask(status(500), 3)).naps).toEqual([500, 1_000, 2_000]);
    await client?.close();
    await site?.close();
    expect((await ask(status(500), 3, 0.25)).naps).toEqual([125, 250, 500]);
  });

  test('Retry-After in seconds is kept', async () => {
    const { naps } = await ask(sequence(status(503, '', { 'retry-after': '7' }), html('up')), 1);
    expect(naps[0]).toBe(7_000);
  });

  test('Retry-After as a date is measured against the clock of the server', async () => {
    const headers = { date: 'Wed, 01 Oct 2025 00:00:00 GMT', 'retry-after': 'Wed, 01 Oct 2025 00:00:12 GMT' };
    const { naps, page } = await ask(sequence(status(429, '', headers), html('up')), 1);
    expect(naps[0]).toBe(12_000);
    expect(textOf(page)).toBe('up');
  });

  test('a server that wants to be left alone for long is left alone', async () => {
    const { asked, naps, page } = await ask(status(503, '', { 'retry-after': '3600' }), 3);
    expect(asked).toBe(1);
    expect(naps).toEqual([]);
    expect(codesOf(page.exchange)).toEqual(['http-status']);
  });

  test('nonsense in Retry-After is passed over', async () => {
    const { naps } = await ask(sequence(status(503, '', { 'retry-after': 'soon' }), html('up')), 1);
    expect(naps[0]).toBe(500);
  });
});

test('a host that only ever says 503 is not asked again and again for every address', async () => {
  const started = await startSite({ '*': status(503, '', { 'retry-after': '20' }) });
  site = started;
  const made = clientFor(started.url, { retries: 2, perHost: 1 });
  client = made.client;
  for (let index = 0; index < 30; index++) {
    const { exchange } = await client.get(`${started.url}${index}`);
    expect(exchange.problems).toMatchObject([{ code: 'http-status', data: { status: 503 } }]);
  }
  expect(started.requests.length).toBeLessThan(40);
});

test('each request on the wire is told, with the number of its retry', async () => {
  const started = await startSite({ '*': sequence(status(500), html('up')) });
  site = started;
  const events: unknown[] = [];
  client = clientFor(started.url, {}, { onRequest: (event) => events.push(event) }).client;
  await client.get(started.url);
  expect(events).toEqual([
    { method: 'GET', url: started.url, attempt: 0 },
    { method: 'GET', url: started.url, attempt: 1 },
  ]);
  expect(client.stats.requests).toBe(2);
});
