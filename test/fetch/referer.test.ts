import { expect, test } from 'vitest';
import { readMetaReferrer, readReferrerPolicy, refererFor, referrerPolicyOf } from '../../src/text/referrer-policy.js';
import { clientFor } from '../helpers/client.js';
import { html, leadTo, redirect, startSite } from '../helpers/site.js';

test.each<[name: string, page: string | null, target: string, wanted: string | null]>([
  ['its own origin: the whole address', 'http://t.go.th/x?y=1', 'http://t.go.th/a.pdf', 'http://t.go.th/x?y=1'],
  ['without fragment', 'https://t.go.th/x#top', 'https://t.go.th/a.pdf', 'https://t.go.th/x'],
  ['without user and password', 'https://u:p@t.go.th/x', 'https://t.go.th/a.pdf', 'https://t.go.th/x'],
  ['another host: the origin', 'https://t.go.th/x', 'https://other.go.th/', 'https://t.go.th/'],
  ['www is another origin', 'http://t.go.th/x', 'http://www.t.go.th/', 'http://t.go.th/'],
  ['another port is another origin', 'http://t.go.th:81/x', 'http://t.go.th/', 'http://t.go.th:81/'],
  ['from http to https: the origin', 'http://t.go.th/x', 'https://t.go.th/a', 'http://t.go.th/'],
  ['from https to http: none', 'https://t.go.th/x', 'http://t.go.th/a', null],
  ['Thai paths are escaped', 'http://t.go.th/แผน', 'http://t.go.th/a', 'http://t.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99'],
  ['a very long address: the origin', `http://t.go.th/${'x'.repeat(5_000)}`, 'http://t.go.th/a', 'http://t.go.th/'],
  ['no page', null, 'http://t.go.th/a', null],
  ['a page that is none of the web', 'file:///C:/x.html', 'http://t.go.th/a', null],
])('%s', (_, page, target, wanted) => expect(refererFor(page, new URL(target))).toBe(wanted));

const HERE = 'https://t.go.th/x?y=1';
test.each<[policy: Parameters<typeof refererFor>[2], same: string | null, other: string | null, http: string | null]>([
  ['no-referrer', null, null, null],
  ['no-referrer-when-downgrade', HERE, HERE, null],
  ['same-origin', HERE, null, null],
  ['origin', 'https://t.go.th/', 'https://t.go.th/', 'https://t.go.th/'],
  ['strict-origin', 'https://t.go.th/', 'https://t.go.th/', null],
  ['origin-when-cross-origin', HERE, 'https://t.go.th/', 'https://t.go.th/'],
  ['strict-origin-when-cross-origin', HERE, 'https://t.go.th/', null],
  ['unsafe-url', HERE, HERE, HERE],
])('under %s', (policy, same, other, http) => {
  const targets = ['https://t.go.th/a.pdf', 'https://other.go.th/', 'http://t.go.th/a.pdf'];
  expect(targets.map((target) => refererFor(HERE, new URL(target), policy))).toEqual([same, other, http]);
});

test.each([
  ['the last that is known counts', () => readReferrerPolicy('no-referrer, made-up, ORIGIN , x'), 'origin'],
  ['what is unknown says nothing', () => readReferrerPolicy('never'), null],
  ['a meta element may use the old words', () => readMetaReferrer('never'), 'no-referrer'],
  ['a meta element may name several', () => readMetaReferrer('no-referrer, unsafe-url'), 'unsafe-url'],
  ['noreferrer goes first', () => referrerPolicyOf('noopener NoReferrer', 'unsafe-url'), 'no-referrer'],
  ['an attribute', () => referrerPolicyOf('nofollow', 'origin'), 'origin'],
])('%s', (_, read, wanted) => expect(read()).toBe(wanted));

test('the header of a page counts for its links, that of a redirect from there on, what the link says before both', async () => {
  const site = await startSite({
    '/page': html('', { 'referrer-policy': 'origin' }),
    '/a': redirect('/c', 302, { 'referrer-policy': 'no-referrer' }),
    '/c': html(''),
  });
  const { client } = clientFor(site.url, { retries: 0 });
  const from = `${site.origin}/page`;
  await client.get(from);
  await client.get(`${site.origin}/a`, { from });
  await client.get(`${site.origin}/c`, { from, referrerPolicy: 'unsafe-url' });
  expect(site.requests.slice(1).map(({ path, headers }) => `${path} ${headers.referer}`)).toEqual([
    `/a ${site.origin}/`,
    '/c undefined',
    `/c ${from}`,
  ]);
  await client.close();
  await site.close();
});

test('it is reckoned anew for each hop, and a probe sends it too', async () => {
  const site = await startSite({
    '/a': redirect('http://other.test/b'),
    '/b': redirect('http://t.test/c'),
    '/c': html(''),
  });
  const connect = leadTo({ 't.test': site.port, 'other.test': site.port });
  const { client } = clientFor('http://t.test/', { retries: 0 }, { connect });
  await client.get('http://t.test/a', { from: 'http://t.test/page?id=1#x' });
  await client.probe('http://t.test/c', { from: 'http://t.test/page' });
  await client.get('http://t.test/c');
  expect(site.requests.map(({ path, headers }) => `${path} ${headers.referer}`)).toEqual([
    '/a http://t.test/page?id=1',
    '/b http://t.test/',
    '/c http://t.test/page?id=1',
    '/c http://t.test/page',
    '/c undefined',
  ]);
  await client.close();
  await site.close();
});
