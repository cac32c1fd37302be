import { afterEach, describe, expect, test } from 'vitest';
import { parseRobots } from '../../src/fetch/robots.js';
import type { Client } from '../../src/model/client.js';
import { clientFor } from '../helpers/client.js';
import {
  file,
  html,
  leadTo,
  type Routes,
  redirect,
  resetAtOnce,
  type Site,
  startSite,
  status,
} from '../helpers/site.js';

/** What RFC 9309 says that a crawler must do, section by section. */
const FOR_ALL = 'User-agent: *\n';
const rows: Readonly<
  Record<string, readonly (readonly [why: string, robots: string, path: string, allowed: boolean])[]>
> = {
  '2.2.1 the line that names agents': [
    ['names are compared without case', 'user-AGENT: OIT-Audit\nDisallow: /', '/a', false],
    ['a version behind the product token is none of it', 'User-agent: oit-audit/9.9\nDisallow: /', '/a', false],
    ['a longer token is another product', 'User-agent: oit-audit-plus\nDisallow: /', '/a', true],
    ['a shorter token is another product', 'User-agent: oit\nDisallow: /', '/a', true],
    [
      'groups of one product are one',
      'User-agent: oit-audit\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: oit-audit\nDisallow: /b',
      '/b',
      false,
    ],
    [
      'the general group is for those without one',
      'User-agent: *\nDisallow: /\n\nUser-agent: oit-audit\nAllow: /a',
      '/b',
      true,
    ],
    ['without any group that counts all is allowed', 'User-agent: x\nDisallow: /', '/a', true],
    ['blank lines between agents part nothing', 'User-agent: oit-audit\n\nUser-agent: x\n\nDisallow: /a', '/a', false],
    ['an empty file allows all', '', '/a', true],
  ],
  '2.2.2 allow and disallow': [
    ['paths are compared with case', `${FOR_ALL}Disallow: /Private`, '/private', true],
    ['a rule holds from the first octet', `${FOR_ALL}Disallow: /a`, '/b/a', true],
    [
      'the most octets win, allowed',
      `${FOR_ALL}Disallow: /example/page/\nAllow: /example/page/disallow-not.gif`,
      '/example/page/disallow-not.gif',
      true,
    ],
    [
      'the most octets win, disallowed',
      `${FOR_ALL}Allow: /example/page/\nDisallow: /example/page/disallowed.gif`,
      '/example/page/disallowed.gif',
      false,
    ],
    ['of equal rules the one that allows', `${FOR_ALL}Disallow: /a\nAllow: /a`, '/a', true],
    ['octets are counted escaped', `${FOR_ALL}Disallow: /ก\nAllow: /%E0%B8`, '/ก', false],
    ['an empty rule is none', `${FOR_ALL}Disallow:`, '/a', true],
    ['robots.txt itself is allowed', `${FOR_ALL}Disallow: /`, '/robots.txt', true],
    ['rules before any agent are none', 'Disallow: /\nUser-agent: *\nDisallow: /a', '/b', true],
    ['the query counts', `${FOR_ALL}Disallow: /foo/bar?baz=quz`, '/foo/bar?baz=quz', false],
    [
      'signs of an address in a query, escaped or not',
      `${FOR_ALL}Disallow: /foo/bar?baz=https://foo.bar`,
      '/foo/bar?baz=https%3A%2F%2Ffoo.bar',
      false,
    ],
    [
      'signs of an address in a query, the other way',
      `${FOR_ALL}Disallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar`,
      '/foo/bar?baz=https://foo.bar',
      false,
    ],
    ['letters beyond ASCII are escaped', `${FOR_ALL}Disallow: /foo/bar/ツ`, '/foo/bar/%E3%83%84', false],
    ['escapes stay', `${FOR_ALL}Disallow: /foo/bar/%E3%83%84`, '/foo/bar/%E3%83%84', false],
    ['escapes of unreserved letters are undone', `${FOR_ALL}Disallow: /foo/bar/%62%61%7A`, '/foo/bar/baz', false],
    ['in the address too', `${FOR_ALL}Disallow: /foo/bar/baz`, '/foo/bar/%62%61%7A', false],
    ['an escaped slash of a path is another octet', `${FOR_ALL}Disallow: /a%2Fb`, '/a/b', true],
    ['escapes are compared without case', `${FOR_ALL}Disallow: /%e0%b8%81`, '/%E0%B8%81', false],
  ],
  '2.2.3 special characters': [
    ['# ends a line', `${FOR_ALL}Disallow: /a # /b`, '/a', false],
    ['# alone is a comment', `# x\n${FOR_ALL}#Disallow: /a`, '/a', true],
    ['$ is the end', `${FOR_ALL}Disallow: /this/path/exactly$`, '/this/path/exactly/not', true],
    ['$ is the end, which is met', `${FOR_ALL}Disallow: /this/path/exactly$`, '/this/path/exactly', false],
    ['* is any number of any octets', `${FOR_ALL}Disallow: /this/*/exactly`, '/this/a/b/exactly', false],
    ['* is nothing as well', `${FOR_ALL}Disallow: /this*exactly`, '/thisexactly', false],
    ['* at the end adds nothing', `${FOR_ALL}Disallow: /a*`, '/a', false],
    ['several', `${FOR_ALL}Disallow: /*/a*.php$`, '/x/y/abc.php', false],
    [
      'a star that is meant is escaped',
      `${FOR_ALL}Disallow: /path/file-with-a-%2A.html`,
      '/path/file-with-a-*.html',
      false,
    ],
    ['and matches nothing else', `${FOR_ALL}Disallow: /path/file-with-a-%2A.html`, '/path/file-with-a-b.html', true],
    ['a dollar that is meant is escaped', `${FOR_ALL}Disallow: /path/foo-%24`, '/path/foo-$', false],
    ['and is no end', `${FOR_ALL}Disallow: /path/foo-%24`, '/path/foo-', true],
    ['a dollar within a rule is a dollar', `${FOR_ALL}Disallow: /a$b`, '/a$b/c', false],
  ],
  '2.2.4 other records': [
    ['Sitemap is none of a group', 'User-agent: x\nSitemap: /s.xml\nUser-agent: *\nDisallow: /a', '/a', false],
    ['Crawl-delay parts no agents', 'User-agent: *\nCrawl-delay: 2\nUser-agent: x\nDisallow: /a', '/a', false],
    ['what nobody knows is passed over', `${FOR_ALL}Foo: /x\nDisallow: /a`, '/a', false],
  ],
  '2.3 and 2.4 form': [
    ['a byte order mark', `\uFEFF${FOR_ALL}Disallow: /a`, '/a', false],
    ['line ends of all kinds', 'User-agent: *\rDisallow: /a\r\nDisallow: /b\nDisallow: /c', '/c', false],
    ['no line end at the end', `${FOR_ALL}Disallow: /a`, '/a', false],
    ['blanks around everything', '  User-agent  :  *  \n\tDisallow\t:\t/a\t', '/a', false],
    ['a line that is no record', `${FOR_ALL}Disallow /a\nDisallow: /b`, '/b', false],
    ['signs of control', `${FOR_ALL}Disallow: /a\u0000\nDisallow: /b`, '/b', false],
  ],
};

describe.each(Object.entries(rows))('%s', (_, cases) => {
  test.each(cases)('%s', (_why, text, path, allowed) => {
    expect(parseRobots(Buffer.from(text), 'oit-audit').allows(path)).toBe(allowed);
  });
});

describe('2.3.1 what became of the request', () => {
  let site: Site;
  let client: Client;

  async function open(routes: Routes, connect?: Record<string, number>): Promise<void> {
    site = await startSite({ '/': html('เทศบาล'), ...routes });
    client = clientFor(site.url, { retries: 0 }, connect ? { connect: leadTo(connect) } : {}).client;
  }
  const allowed = (path = '/private/a') => client.allowed(`${site.origin}${path}`);
  const rules = file('User-agent: *\nDisallow: /private/', 'text/plain');

  afterEach(async () => {
    await client.close();
    await site.close();
  });

  test('2.3.1.1 it answers: its rules hold', async () => {
    await open({ '/robots.txt': rules });
    expect([await allowed(), await allowed('/b')]).toEqual([false, true]);
    expect(site.asked('/robots.txt')).toBe(1);
  });

  test('2.3.1.2 five redirects are followed, also to another host, and the rules are those of the first', async () => {
    const hops = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`/r${n}`, redirect(`/r${n + 1}`)]));
    await open({
      ...hops,
      '/robots.txt': redirect('/r1'),
      '/r4': (request, response, times) => redirect(`http://localhost:${site.port}/r5`)(request, response, times),
      '/r5': rules,
    });
    expect([await allowed(), await allowed('/b')]).toEqual([false, true]);
  });

  test.each([400, 401, 403, 404, 410, 429])('2.3.1.3 it is unavailable (%d): everything is allowed', async (code) => {
    await open({ '/robots.txt': status(code) });
    expect(await allowed()).toBe(true);
  });

  test('2.3.1.3 a redirect in a circle is unavailable', async () => {
    await open({ '/robots.txt': redirect('/robots.txt') });
    expect(await allowed()).toBe(true);
  });

  test.each([500, 502, 503])('2.3.1.4 it is unreachable (%d): nothing is allowed', async (code) => {
    await open({ '/robots.txt': status(code) });
    expect(await allowed()).toBe(false);
  });

  test('2.3.1.4 the network fails for it while the site answers: nothing is allowed', async () => {
    await open({ '/robots.txt': resetAtOnce() });
    await client.get(site.url);
    expect(await allowed()).toBe(false);
  });

  // Differs from the letter, for its purpose: no server is there to be spared, and a dead host is what a link is reported for.
  test('2.3.1.4 the network fails for all of the host: a link tells it itself', async () => {
    await open({ '/robots.txt': resetAtOnce(), '/': resetAtOnce() });
    await client.get(site.url);
    expect(await allowed()).toBe(true);
  });

  test('2.5 of a long file the first 500 kibibytes count, and what came of a file that breaks off', async () => {
    await open({
      '/robots.txt': file(`User-agent: *\nDisallow: /private/\n${'#x\n'.repeat(200_000)}Disallow: /b`, 'text/plain'),
    });
    expect([await allowed(), await allowed('/b')]).toEqual([false, true]);
  });
});
