import { expect, test } from 'vitest';
import { refererFor } from '../../src/fetch/request/referer.js';
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
