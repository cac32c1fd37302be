import { describe, expect, test } from 'vitest';
import { parseRobots } from '../../src/fetch/robots.js';

const robots = (text: string | Uint8Array) => parseRobots(Buffer.from(text), 'oit-audit');
const allows = (text: string, path: string): boolean => robots(text).allows(path);

describe('groups', () => {
  test('ours counts alone, the general one only without it', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: OIT-Audit/1.0\nDisallow: /private';
    expect(allows(text, '/a')).toBe(true);
    expect(allows(text, '/private/x')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /x', '/x')).toBe(false);
  });
  test('several agents share a group, and several groups of one agent are one', () => {
    const text =
      'User-agent: a\nUser-agent: oit-audit\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: oit-audit\nDisallow: /y';
    expect(['/x', '/y', '/z'].map((path) => allows(text, path))).toEqual([false, false, true]);
  });
  test('groups of others, and an agent whose name merely begins like ours, say nothing', () => {
    expect(allows('User-agent: Googlebot\nDisallow: /', '/')).toBe(true);
    expect(allows('User-agent: oit\nDisallow: /', '/')).toBe(true);
  });
  test('rules before any agent say nothing', () => expect(allows('Disallow: /', '/')).toBe(true));
});

describe('rules', () => {
  const rules: [name: string, rules: string, path: string, wanted: boolean][] = [
    ['an empty Disallow allows all', 'Disallow:', '/a', true],
    ['a path counts from its beginning', 'Disallow: /a', '/b/a', true],
    ['the longer match wins', 'Disallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['the longer match wins in the other order', 'Allow: /a/b\nDisallow: /a', '/a/c', false],
    ['of two as long, Allow wins', 'Disallow: /a\nAllow: /a', '/a', true],
    ['a star stands for anything', 'Disallow: /*.pdf', '/x/y.pdf?z', false],
    ['a dollar ends', 'Disallow: /*.pdf$', '/x/y.pdf?z', true],
    ['a dollar ends exactly', 'Disallow: /*.pdf$', '/x/y.pdf', false],
    ['a star in the middle', 'Disallow: /a*b*c', '/axxbyyc', false],
    ['a star that finds nothing', 'Disallow: /a*b*c', '/axxc', true],
    ['star and dollar do not overlap', 'Disallow: /ab*ba$', '/aba', true],
    ['the query counts', 'Disallow: /*?start=', '/list?start=5', false],
    ['a path without its slash', 'Disallow: webboard', '/webboard/1', false],
    ['Thai is compared escaped', 'Disallow: /ลับ', '/%E0%B8%A5%E0%B8%B1%E0%B8%9A/1', false],
    ['escapes are compared in one form', 'Disallow: /%e0%b8%81', '/%E0%B8%81', false],
    ['a comment is no rule', 'Disallow: /a # all of it', '/a', false],
    ['keys are read in any letters', 'DISALLOW : /a', '/a', false],
    ['unknown lines are passed over', 'Noindex: /a\nnonsense\nDisallow: /b', '/b', false],
  ];
  for (const [name, text, path, wanted] of rules) {
    test(name, () => expect(allows(`User-agent: *\n${text}`, path)).toBe(wanted));
  }

  test('robots.txt itself is always allowed', () => {
    expect(allows('User-agent: *\nDisallow: *', '/robots.txt')).toBe(true);
    expect(allows('User-agent: *\nDisallow: *', '/robots.txt.bak')).toBe(false);
  });

  test('a pattern of stars takes no time', () => {
    allows(`User-agent: *\nDisallow: /${'*a'.repeat(5_000)}$`, `/${'a'.repeat(20_000)}b`);
  });
});

test('line ends of Windows and old Macs and a byte order mark are read', () => {
  expect(allows('\uFEFFUser-agent: *\r\nDisallow: /a\r\n', '/a')).toBe(false);
  expect(allows('User-agent: *\rDisallow: /a\r', '/a')).toBe(false);
});

test('a home page in place of robots.txt forbids nothing', () => {
  const found = robots('<!DOCTYPE html><html>\nUser-agent: *\nDisallow: /\n</html>');
  expect(found.allows('/a')).toBe(true);
  expect(found.state).toBe('none');
});

test('Crawl-delay is read from the group that counts', () => {
  expect(robots('User-agent: *\nCrawl-delay: 2.5').crawlDelay).toBe(2.5);
  expect(robots('User-agent: *\nCrawl-delay: 4\n\nUser-agent: oit-audit\nCrawl-delay: 1').crawlDelay).toBe(1);
  expect(robots('User-agent: *\nCrawl-delay: soon').crawlDelay).toBeNull();
});

test.each(['86400', '1e999', 'Infinity', '9'.repeat(400)])('Crawl-delay is bounded: %s', (seconds) => {
  expect(robots(`User-agent: *\nCrawl-delay: ${seconds}`).crawlDelay).toBe(5);
});

test.each(['-1', '-Infinity', 'NaN', '', ' # 9'])('Crawl-delay that is no pause is none: %s', (seconds) => {
  expect(robots(`User-agent: *\nCrawl-delay: ${seconds}`).crawlDelay).toBeNull();
});

test('Sitemap lines count wherever they stand', () => {
  const text = 'Sitemap: https://town.go.th/a.xml\nUser-agent: *\nDisallow: /x\nsitemap:/b.xml#part\nDisallow: /y';
  expect(robots(text).sitemaps).toEqual(['https://town.go.th/a.xml', '/b.xml#part']);
  expect(robots(text).allows('/y')).toBe(false);
});

test('what lies beyond 500 kibibytes is not read', () => {
  const text = `User-agent: *\nDisallow: /a\n${'#'.repeat(500 * 1024)}\nDisallow: /b`;
  expect(allows(text, '/a')).toBe(false);
  expect(allows(text, '/b')).toBe(true);
});

test('records that are no rules do not part the agents of a group', () => {
  const text = 'User-agent: *\nCrawl-delay: 2\nHost: town.go.th\nUser-agent: Googlebot\nDisallow: /private';
  expect(allows(text, '/private')).toBe(false);
  expect(robots(text).crawlDelay).toBe(2);
  expect(allows('User-agent: a\nSitemap: /s.xml\n\nUser-agent: *\n\nDisallow: /x', '/x')).toBe(false);
});

test('records of later days do not part them either', () => {
  const text =
    'User-agent: *\nContent-Signal: search=yes, ai-train=no\nRequest-rate: 1/5\nข้อความ\nUser-agent: GPTBot\nDisallow: /p';
  expect(allows(text, '/p')).toBe(false);
  expect(allows('User-agent: *\nDisallow: /a\nNoindex: /p\nUser-agent: GPTBot\nDisallow: /p', '/p')).toBe(true);
});

test('a Sitemap line without an address names none', () => {
  expect(robots('Sitemap:\nSITEMAP : https://town.go.th/a.xml\nSitemap: # none').sitemaps).toEqual([
    'https://town.go.th/a.xml',
  ]);
});

test('a comment behind the address of a sitemap is none of it', () => {
  const text = 'Sitemap: https://town.go.th/s.xml # main\nSitemap: /t.xml\t#x\nSitemap: /u.xml#p # y';
  expect(robots(text).sitemaps).toEqual(['https://town.go.th/s.xml', '/t.xml', '/u.xml#p']);
});

test('of too many rules the longest are kept', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `Disallow: /${index}`).join('\n');
  const text = `User-agent: *\n${many}\nDisallow: /private/archive\nAllow: /private/archive/open`;
  expect(allows(text, '/private/archive/x')).toBe(false);
  expect(allows(text, '/private/archive/open/x')).toBe(true);
  expect(allows(text, '/else')).toBe(true);
});
