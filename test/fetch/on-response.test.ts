import { afterEach, expect, test } from 'vitest';
import type { ResponseEvent } from '../../src/fetch/client.js';
import type { Client } from '../../src/model/client.js';
import { clientFor } from '../helpers/client.js';
import { html, type Routes, redirect, resetAtOnce, type Site, sequence, startSite, status } from '../helpers/site.js';

let client: Client | null = null;
let site: Site | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

async function events(routes: Routes, ask: (client: Client, origin: string) => Promise<unknown>) {
  const seen: ResponseEvent[] = [];
  const started = await startSite(routes);
  site = started;
  const made = clientFor(started.url, { perHost: 1, retries: 1 }, { onResponse: (event) => seen.push(event) }).client;
  client = made;
  await ask(made, started.origin);
  return seen.map(({ url, ms, ...rest }) => {
    expect(ms).toBeGreaterThan(0);
    return { path: url.slice(started.origin.length), ...rest };
  });
}

test('each step of a redirect is a request, the second one on the same connection', async () => {
  const seen = await events({ '/a': redirect('/b'), '/b': html('four') }, (asked, origin) => asked.get(`${origin}/a`));
  const common = { method: 'GET', attempt: 0, problem: null };
  expect(seen).toEqual([
    { ...common, path: '/a', status: 302, bytes: 0, isReused: false },
    { ...common, path: '/b', status: 200, bytes: 4, isReused: true },
  ]);
});

test('a retry has its number, and a request without a response its problem', async () => {
  const seen = await events({ '/a': sequence(resetAtOnce(), status(503)) }, (asked, origin) =>
    asked.get(`${origin}/a`),
  );
  expect(seen).toMatchObject([
    { attempt: 0, status: null, problem: { code: 'connection', data: { reason: 'reset' } }, isReused: false },
    { attempt: 1, status: 503, problem: null },
  ]);
});

test('no password is in an event', async () => {
  const seen: ResponseEvent[] = [];
  const started = await startSite({ '/a': html('x') });
  site = started;
  client = clientFor(started.url, {}, { onResponse: (event) => seen.push(event) }).client;
  await client.get(`${started.origin.replace('://', '://clerk:s3cret@')}/a`);
  expect(seen).toHaveLength(1);
  expect(JSON.stringify(seen)).not.toContain('s3cret');
});
