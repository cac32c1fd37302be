import { describe, expect, test } from 'vitest';
import { resolveAddress } from '../../src/extract/html/addresses.js';
import { normalizeUrl } from '../../src/text/url.js';

/** The page that the links stand on. */
const PAGE = 'http://town.test/ita/o1.html?x=1#top';

/**
 * Situations of the tests of the URL Standard that links of pages meet, each with the `href` that Chromium gives to a link
 * of that page; null: none.
 */
const SHOWN: Readonly<Record<string, readonly (readonly [href: string, shown: string | null])[]>> = {
  'blanks and line ends': [
    ['  /a.pdf \t', 'http://town.test/a.pdf'],
    ['/a\nb.pdf', 'http://town.test/ab.pdf'],
    ['/a\tb.pdf', 'http://town.test/ab.pdf'],
    ['/a b.pdf', 'http://town.test/a%20b.pdf'],
    ['/ a.pdf', 'http://town.test/%20a.pdf'],
    ['http://town.test /a', 'http://town.test%20/a'],
    ['ht\ntp://town.test/a', 'http://town.test/a'],
    ['\u0000/a', 'http://town.test/a'],
    ['\u00a0/a', 'http://town.test/ita/%C2%A0/a'],
    ['/a\u00a0', 'http://town.test/a%C2%A0'],
    ['/a\u3000b', 'http://town.test/a%E3%80%80b'],
    ['/a\u200bb', 'http://town.test/a%E2%80%8Bb'],
    ['\ufeff/a', 'http://town.test/ita/%EF%BB%BF/a'],
  ],
  'schemes and slashes': [
    ['http:a.pdf', 'http://town.test/ita/a.pdf'],
    ['http:/a.pdf', 'http://town.test/a.pdf'],
    ['http:///other.test/a', 'http://other.test/a'],
    ['http:\\\\other.test\\a', 'http://other.test/a'],
    ['\\a\\b.pdf', 'http://town.test/a/b.pdf'],
    ['//other.test/a', 'http://other.test/a'],
    ['///other.test/a', 'http://other.test/a'],
    ['/\\other.test/a', 'http://other.test/a'],
    ['HTTP://TOWN.TEST/A', 'http://town.test/A'],
    ['https:a.pdf', 'https://a.pdf/'],
    ['https:/other.test', 'https://other.test/'],
    ['http://', null],
    ['http:', 'http://town.test/ita/o1.html?x=1'],
    ['https://', null],
    ['http://?a', null],
    ['://a', 'http://town.test/ita/://a'],
    ['a:b', 'a:b'],
    ['file:///C:/a.pdf', 'file:///C:/a.pdf'],
    ['C:\\a.pdf', 'c:\\a.pdf'],
    ['c:/a.pdf', 'c:/a.pdf'],
    ['mailto:a@b', 'mailto:a@b'],
    ['javascript:void(0)', 'javascript:void(0)'],
    ['data:text/plain,x', 'data:text/plain,x'],
    ['tel:042123456', 'tel:042123456'],
    ['htp://town.test/', 'htp://town.test/'],
    ['http;//town.test/', 'http://town.test/ita/http;//town.test/'],
    ['www.town.test/a', 'http://town.test/ita/www.town.test/a'],
    ['http//town.test/a', 'http://town.test/ita/http//town.test/a'],
  ],
  hosts: [
    ['http://TOWN.test/', 'http://town.test/'],
    ['http://town.test./', 'http://town.test./'],
    ['http://town..test/', 'http://town..test/'],
    ['http://.town.test/', 'http://.town.test/'],
    ['http://-town.test/', 'http://-town.test/'],
    ['http://to_wn.test/', 'http://to_wn.test/'],
    ['http://town.test:80/', 'http://town.test/'],
    ['https://town.test:443/', 'https://town.test/'],
    ['http://town.test:8080/', 'http://town.test:8080/'],
    ['http://town.test:/', 'http://town.test/'],
    ['http://town.test:99999/', null],
    ['http://town.test:a/', null],
    ['http://town.test:080/', 'http://town.test/'],
    ['http://เทศบาล.ไทย/', 'http://xn--o3cg7ak5c9d.xn--o3cw4h/'],
    ['http://xn--c1yn36f.test/', 'http://xn--c1yn36f.test/'],
    ['http://ＴＯＷＮ.test/', 'http://town.test/'],
    ['http://town。test/', 'http://town.test/'],
    ['http://town.%74est/', 'http://town.test/'],
    ['http://town%00.test/', null],
    ['http://to wn.test/', 'http://to%20wn.test/'],
    ['http://to<wn.test/', null],
    ['http://192.168.1/', 'http://192.168.0.1/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://256.1.1.1/', null],
    ['http://1.2.3.4.5/', null],
    ['http://[::1]/', 'http://[::1]/'],
    ['http://[::1%25eth0]/', null],
    ['http://[1::2::3]/', null],
    ['http://[oops/', null],
    ['http://user@town.test/', 'http://user@town.test/'],
    ['http://user:pass@town.test/a', 'http://user:pass@town.test/a'],
    ['http://a@b@town.test/', 'http://a%40b@town.test/'],
    ['http://town.test\\a', 'http://town.test/a'],
    ['http://%/', null],
    ['http://ab\u00adc.test/', 'http://abc.test/'],
  ],
  paths: [
    ['./a', 'http://town.test/ita/a'],
    ['../a', 'http://town.test/a'],
    ['../../../a', 'http://town.test/a'],
    ['a/./b/../c', 'http://town.test/ita/a/c'],
    ['/a/.', 'http://town.test/a/'],
    ['/a/..', 'http://town.test/'],
    ['/a/%2e/b', 'http://town.test/a/b'],
    ['/a/%2E%2e/b', 'http://town.test/b'],
    ['/a/.%2e/b', 'http://town.test/b'],
    ['//a//b/', 'http://a//b/'],
    ['/a//b', 'http://town.test/a//b'],
    ['/a;b=c', 'http://town.test/a;b=c'],
    ['/a:b', 'http://town.test/a:b'],
    ['a:b/c', 'a:b/c'],
    ['./a:b', 'http://town.test/ita/a:b'],
    ['/%7Etown/', 'http://town.test/%7Etown/'],
    ['/~town/', 'http://town.test/~town/'],
    ['/%E0%B8%81', 'http://town.test/%E0%B8%81'],
    ['/%e0%b8%81', 'http://town.test/%e0%b8%81'],
    ['/ก', 'http://town.test/%E0%B8%81'],
    ['/%25E0', 'http://town.test/%25E0'],
    ['/%', 'http://town.test/%'],
    ['/%zz', 'http://town.test/%zz'],
    ['/%4', 'http://town.test/%4'],
    ['/a%2Fb', 'http://town.test/a%2Fb'],
    ['/a%5Cb', 'http://town.test/a%5Cb'],
    ['/a%20b', 'http://town.test/a%20b'],
    ['/a+b', 'http://town.test/a+b'],
    ['/a"b', 'http://town.test/a%22b'],
    ['/a<b>', 'http://town.test/a%3Cb%3E'],
    ['/a`b', 'http://town.test/a%60b'],
    ['/a{b}', 'http://town.test/a%7Bb%7D'],
    ['/a|b', 'http://town.test/a%7Cb'],
    ['/a^b', 'http://town.test/a%5Eb'],
    ["/a'b", "http://town.test/a'b"],
    ['/a[b]', 'http://town.test/a[b]'],
    ['/a(b)', 'http://town.test/a(b)'],
    ['/a,b', 'http://town.test/a,b'],
    ['/a!b', 'http://town.test/a!b'],
    ['/a*b', 'http://town.test/a*b'],
    ['/a$b&c=d', 'http://town.test/a$b&c=d'],
    ['/a@b', 'http://town.test/a@b'],
    ['/ำ', 'http://town.test/%E0%B8%B3'],
    ['/é', 'http://town.test/%C3%A9'],
    ['/e\u0301', 'http://town.test/e%CC%81'],
  ],
  'query and fragment': [
    ['?a=b', 'http://town.test/ita/o1.html?a=b'],
    ['?', 'http://town.test/ita/o1.html?'],
    ['#', 'http://town.test/ita/o1.html?x=1#'],
    ['#a', 'http://town.test/ita/o1.html?x=1#a'],
    ['a?', 'http://town.test/ita/a?'],
    ['a?#', 'http://town.test/ita/a?#'],
    ['a?b?c', 'http://town.test/ita/a?b?c'],
    ['?a b', 'http://town.test/ita/o1.html?a%20b'],
    ['?a+b', 'http://town.test/ita/o1.html?a+b'],
    ['?a%20b', 'http://town.test/ita/o1.html?a%20b'],
    ['?ก', 'http://town.test/ita/o1.html?%E0%B8%81'],
    ['?a=%E0%B8%81', 'http://town.test/ita/o1.html?a=%E0%B8%81'],
    ["?a='b'", 'http://town.test/ita/o1.html?a=%27b%27'],
    ['?a="b"', 'http://town.test/ita/o1.html?a=%22b%22'],
    ['?a=<b>', 'http://town.test/ita/o1.html?a=%3Cb%3E'],
    ['?a=|b|', 'http://town.test/ita/o1.html?a=|b|'],
    ['?a={b}', 'http://town.test/ita/o1.html?a={b}'],
    ['?a=b#c#d', 'http://town.test/ita/o1.html?a=b#c#d'],
    ['a#b?c', 'http://town.test/ita/a#b?c'],
    ['#ก', 'http://town.test/ita/o1.html?x=1#%E0%B8%81'],
    ['# a', 'http://town.test/ita/o1.html?x=1#%20a'],
    ['?a=http://x.test/?b=c', 'http://town.test/ita/o1.html?a=http://x.test/?b=c'],
    ['?a=%2e%2e', 'http://town.test/ita/o1.html?a=%2e%2e'],
    ['?a=../b', 'http://town.test/ita/o1.html?a=../b'],
    ['?a&amp;b', 'http://town.test/ita/o1.html?a&amp;b'],
    ['?%', 'http://town.test/ita/o1.html?%'],
    ['??a', 'http://town.test/ita/o1.html??a'],
    ['?a=b&a=c', 'http://town.test/ita/o1.html?a=b&a=c'],
    ['', 'http://town.test/ita/o1.html?x=1'],
  ],
};

/** Where ours is written in another way, and why that asks for the same thing. */
const OURS: Readonly<Record<string, readonly [ours: string | null, why: string]>> = {
  'http://town.test /a': [null, 'a host with an escaped blank is in no name server: nobody can open it'],
  'http://to wn.test/': [null, 'as above'],
  'http://town.test./': ['http://town.test/', 'the dot of the root: the same host, counted once'],
  'http://user@town.test/': ['http://town.test/', 'names of users are sent, and printed nowhere'],
  'http://user:pass@town.test/a': ['http://town.test/a', 'as above'],
  'http://a@b@town.test/': ['http://town.test/', 'as above'],
  '/%7Etown/': ['http://town.test/~town/', 'RFC 3986, 6.2.2.2: an unreserved letter and its escape are one'],
  '?a=%2e%2e': ['http://town.test/ita/o1.html?a=..', 'as above'],
  '/%e0%b8%81': ['http://town.test/%E0%B8%81', 'RFC 3986, 6.2.2.1: escapes with small and large letters are one'],
  '?': ['http://town.test/ita/o1.html', 'an empty query is none: servers give their programs an empty text for both'],
  'a?': ['http://town.test/ita/a', 'as above'],
  'a?#': ['http://town.test/ita/a', 'as above, and an empty fragment names nothing'],
  '#': ['http://town.test/ita/o1.html?x=1', 'as above'],
};

const isWeb = (href: string | null): href is string => href !== null && /^https?:/.test(href);

describe.each(Object.entries(SHOWN))('%s', (_, cases) => {
  test.each(cases)('%j', (href, shown) => {
    const [ours] = OURS[href] ?? [isWeb(shown) ? shown : null];
    expect(normalizeUrl(href, PAGE)).toBe(ours);
  });

  test.each(cases.filter(([href, shown]) => isWeb(shown) && OURS[href] === undefined && href.trim() !== ''))(
    '%j as the evidence reads it',
    (href, shown) => {
      expect(normalizeUrl(resolveAddress(href, PAGE) ?? '')).toBe(shown);
    },
  );
});

test('every difference is one, and is met', () => {
  const shown = new Map(Object.values(SHOWN).flat());
  for (const [href, [ours, why]] of Object.entries(OURS)) {
    expect(shown.has(href), href).toBe(true);
    expect(shown.get(href), why).not.toBe(ours);
  }
});
