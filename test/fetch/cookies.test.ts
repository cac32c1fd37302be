import { expect, test } from 'vitest';
import { createCookies } from '../../src/fetch/request/cookies.js';

const at = (address: string): URL => new URL(address);

async function sentTo(address: string, from: string, ...lines: readonly string[]): Promise<string | null> {
  const cookies = createCookies();
  await cookies.keep(at(from), lines);
  return cookies.header(at(address));
}

test('a cookie for the whole domain goes to its hosts, over both schemes and any port', async () => {
  const lines = ['sid=1; Domain=.town.go.th; Path=/'];
  expect(await sentTo('http://www.town.go.th/x', 'http://town.go.th/', ...lines)).toBe('sid=1');
  expect(await sentTo('https://www.town.go.th:8443/x', 'http://town.go.th/', ...lines)).toBe('sid=1');
  expect(await sentTo('http://town.go.th/', 'https://town.go.th/x', 'seen=1; Path=/')).toBe('seen=1');
});

test('a cookie without a domain stays with its host, and one with Secure off http', async () => {
  expect(await sentTo('http://www.town.go.th/', 'http://town.go.th/', 'sid=1')).toBeNull();
  expect(await sentTo('http://town.go.th/', 'https://town.go.th/', 'sid=1; Secure')).toBeNull();
  expect(await sentTo('https://town.go.th/b/x', 'https://town.go.th/a/y', 'sid=1; Path=/a')).toBeNull();
});

test('no cookie is taken for somebody else or for all of a public suffix', async () => {
  const from = 'http://www.town.go.th/';
  expect(await sentTo('http://other.go.th/', from, 'a=1; Domain=go.th', 'b=2; Domain=other.go.th')).toBeNull();
  expect(await sentTo('http://127.0.0.1:81/', 'http://127.0.0.1:80/', 'a=1')).toBe('a=1');
  expect(await sentTo('http://127.0.0.2/', 'http://127.0.0.1/', 'a=1; Domain=0.0.1')).toBeNull();
});

test('values of old servers are kept as they are, and a cookie that is taken back is gone', async () => {
  expect(await sentTo(...(['http://t.go.th/', 'http://t.go.th/', 'lang=ไทย x'] as const))).toBe('lang=ไทย x');
  expect(await sentTo('http://t.go.th/', 'http://t.go.th/', 'x=1', 'x=; Max-Age=0')).toBeNull();
  expect(
    await sentTo('http://t.go.th/', 'http://t.go.th/', 'x=1', 'x=; expires=Thu, 01-Jan-1970 00:00:10 GMT'),
  ).toBeNull();
});

test('a site cannot fill the memory with cookies', async () => {
  const cookies = createCookies();
  const many = Array.from({ length: 500 }, (_, index) => `c${index}=${index}`);
  await cookies.keep(at('http://t.go.th/'), [...many, `long=${'x'.repeat(5_000)}`, 'c0=new']);
  const sent = cookies.header(at('http://t.go.th/'))?.split('; ') ?? [];
  expect(sent).toHaveLength(50);
  expect(sent).toContain('c0=new');
});
