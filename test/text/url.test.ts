import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeUrl,
  decodeWords,
  hostKey,
  hostOf,
  normalizeUrl,
  originOf,
  readableUrl,
  sameSite,
  siteKey,
  stripFragment,
  trimAddress,
  withoutUserInfo,
} from '../../src/text/url.js';
import { anyText } from '../helpers/any-text.js';

test('trimAddress removes what browsers remove, and no other blank', () => {
  expect(trimAddress(' \t\n\0 /ก ข\u00a0\ufeff \r\n')).toBe('/ก ข\u00a0\ufeff');
  expect(trimAddress(' \n')).toBe('');
});

describe('normalizeUrl', () => {
  const cases: Record<string, [raw: string, wanted: string]> = {
    'white space around it goes': [' \n http://town.go.th/a ', 'http://town.go.th/a'],
    'a zero-width space is part of a name': ['http://town.go.th/a\u200Bb', 'http://town.go.th/a%E2%80%8Bb'],
    'tabs and line ends within it go': ['http://town.go.th/a\n\tb', 'http://town.go.th/ab'],
    'backslashes of Windows become slashes': ['http:\\\\town.go.th\\files\\a.pdf', 'http://town.go.th/files/a.pdf'],
    'backslashes of a query stay': ['http://town.go.th/a?f=c\\d', 'http://town.go.th/a?f=c\\d'],
    'raw Thai is escaped': ['http://town.go.th/ก', 'http://town.go.th/%E0%B8%81'],
    'spaces are escaped': ['http://town.go.th/a b.pdf?q=a b', 'http://town.go.th/a%20b.pdf?q=a%20b'],
    'small escapes become capital': ['http://town.go.th/%e0%b8%81', 'http://town.go.th/%E0%B8%81'],
    'a path escaped twice stays, as browsers ask for it': [
      'http://t.go.th/%25E0%25B8%2581',
      'http://t.go.th/%25E0%25B8%2581',
    ],
    'an escape behind a lone percent sign does not become part of another': [
      'http://t.go.th/%%34%31',
      'http://t.go.th/%%341',
    ],
    'an escape that is cut in two stays': ['http://t.go.th/%4%31', 'http://t.go.th/%4%31'],
    'a percent sign that stands for itself stays': ['http://town.go.th/100%25', 'http://town.go.th/100%25'],
    'a twice escaped Latin letter stays': ['http://town.go.th/%2541', 'http://town.go.th/%2541'],
    'a twice escaped parameter stays': ['http://t.go.th/?u=%25E0%25B8%2581', 'http://t.go.th/?u=%25E0%25B8%2581'],
    'twice escaped bytes that are no UTF-8 stay': ['http://town.go.th/%25A1%25D2', 'http://town.go.th/%25A1%25D2'],
    'escaped letters are unescaped': ['http://town.go.th/%41%7Eb', 'http://town.go.th/A~b'],
    'escaped slashes stay': ['http://town.go.th/a%2fb', 'http://town.go.th/a%2Fb'],
    'windows-874 bytes of a query stay': ['http://town.go.th/?q=%A1%d2', 'http://town.go.th/?q=%A1%D2'],
    'the host is in small letters': ['HTTP://Town.GO.TH/A', 'http://town.go.th/A'],
    'a Thai host is in Punycode': ['http://เทศบาล.ไทย/', 'http://xn--o3cg7ak5c9d.xn--o3cw4h/'],
    'default ports go': ['https://town.go.th:443/', 'https://town.go.th/'],
    'other ports stay': ['http://town.go.th:8080/', 'http://town.go.th:8080/'],
    'dots are resolved': ['http://town.go.th/a/../b/./c', 'http://town.go.th/b/c'],
    'the dot at the end of a host goes': ['http://town.go.th./a', 'http://town.go.th/a'],
    'a fragment stays': ['http://town.go.th/a#o13', 'http://town.go.th/a#o13'],
    'an empty query and fragment go': ['http://town.go.th/a?#', 'http://town.go.th/a'],
    'parameters keep their order and repetitions': ['http://t.go.th/?b=2&a=1&a=', 'http://t.go.th/?b=2&a=1&a='],
    'a pipe is escaped': ['http://town.go.th/a|b', 'http://town.go.th/a%7Cb'],
    'user name and password go': ['https://clerk:s3%40cret@town.go.th/a', 'https://town.go.th/a'],
    'an address in numbers is written with dots': ['http://2130706433/', 'http://127.0.0.1/'],
  };
  for (const [name, [raw, wanted]] of Object.entries(cases)) {
    test(name, () => expect(normalizeUrl(raw)).toBe(wanted));
  }

  test('relative addresses stand on their base', () => {
    expect(normalizeUrl('../ไฟล์.pdf', 'https://town.go.th/ita/o1/')).toBe(
      'https://town.go.th/ita/%E0%B9%84%E0%B8%9F%E0%B8%A5%E0%B9%8C.pdf',
    );
    expect(normalizeUrl('//cdn.go.th/x', 'https://town.go.th/')).toBe('https://cdn.go.th/x');
    expect(normalizeUrl('?id=2', 'https://town.go.th/page?id=1')).toBe('https://town.go.th/page?id=2');
  });

  test('what is no http address is none', () => {
    for (const raw of [
      '',
      'http://',
      'mailto:a@b.th',
      'javascript:void(0)',
      'tel:02',
      'file:///etc/passwd',
      'line://x',
      'http://a b/',
      'data:text/html,x',
      'ftp://town.go.th/',
    ]) {
      expect(normalizeUrl(raw)).toBeNull();
    }
  });

  test('numbers of pages make different addresses', () => {
    expect(normalizeUrl('http://town.go.th/?id=1')).not.toBe(normalizeUrl('http://town.go.th/?id=2'));
  });

  test('Thai raw and escaped are one address; escaped twice it is another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x0e01, max: 0x0e3a }), { minLength: 1, maxLength: 12 }), (letters) => {
        const word = String.fromCharCode(...letters);
        const once = encodeURIComponent(word);
        const forms = [word, once, once.toLowerCase()];
        const found = new Set(forms.map((form) => normalizeUrl(`https://town.go.th/d/${form}.pdf`)));
        expect(found.size).toBe(1);
        expect(found).not.toContain(normalizeUrl(`https://town.go.th/d/${encodeURIComponent(once)}.pdf`));
      }),
    );
  });

  test('a normal form is its own normal form', () => {
    const part = fc.oneof(
      anyText(),
      fc.webPath(),
      fc.constantFrom('%', '%25', '%E0', '%25E0%25B8%2581', '\\', '^', '|', 'ก', '..'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.string(), (path, query) => {
        const once = normalizeUrl(`http://town.go.th/${path.join('/')}?${query}`);
        fc.pre(once !== null);
        expect(normalizeUrl(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is asked of an address', () => {
  const cases: Record<
    string,
    readonly [url: string, host: string, server: string, site: string, origin: string | null]
  > = {
    'a plain one': ['http://town.go.th/a', 'town.go.th', 'town.go.th', 'town.go.th', 'http://town.go.th'],
    'capital letters are small': [
      'HTTPS://WWW.Town.GO.TH/A',
      'www.town.go.th',
      'www.town.go.th',
      'town.go.th',
      'https://www.town.go.th',
    ],
    'a port of another server': [
      'http://town.go.th:8080/',
      'town.go.th',
      'town.go.th:8080',
      'town.go.th:8080',
      'http://town.go.th:8080',
    ],
    'its own default port': ['http://town.go.th:80/', 'town.go.th', 'town.go.th', 'town.go.th', 'http://town.go.th'],
    'the default port of the other scheme': [
      'http://town.go.th:443/',
      'town.go.th',
      'town.go.th',
      'town.go.th',
      'http://town.go.th:443',
    ],
    'user name and password': [
      'https://a:b@town.go.th/',
      'town.go.th',
      'town.go.th',
      'town.go.th',
      'https://town.go.th',
    ],
    'an @ that is no user name': [
      'https://town.go.th/@x',
      'town.go.th',
      'town.go.th',
      'town.go.th',
      'https://town.go.th',
    ],
    'a Thai name': [
      'http://เทศบาล.ไทย/',
      'xn--o3cg7ak5c9d.xn--o3cw4h',
      'xn--o3cg7ak5c9d.xn--o3cw4h',
      'xn--o3cg7ak5c9d.xn--o3cw4h',
      'http://xn--o3cg7ak5c9d.xn--o3cw4h',
    ],
    'the dot of the root': ['http://town.go.th./', 'town.go.th', 'town.go.th', 'town.go.th', 'http://town.go.th.'],
    'no path': ['http://www.town.go.th', 'www.town.go.th', 'www.town.go.th', 'town.go.th', 'http://www.town.go.th'],
    'a query at once': [
      'http://town.go.th?u=http://b.th/',
      'town.go.th',
      'town.go.th',
      'town.go.th',
      'http://town.go.th',
    ],
    'IPv4 as one number': ['http://2130706433/', '127.0.0.1', '127.0.0.1', '127.0.0.1', 'http://127.0.0.1'],
    IPv6: ['http://[::1]:81/', '[::1]', '[::1]:81', '[::1]:81', 'http://[::1]:81'],
    mail: ['mailto:a@b.th', '', '', '', null],
    'another scheme': ['ftp://town.go.th/', '', '', '', null],
    'not an address': ['http://a b/', '', '', '', null],
    'a relative one': ['/a/b', '', '', '', null],
    nothing: ['', '', '', '', null],
  };
  for (const [name, [url, host, server, site, origin]] of Object.entries(cases)) {
    test(name, () => {
      expect([hostOf(url), hostKey(url), siteKey(url), originOf(url)]).toEqual([host, server, site, origin]);
    });
  }
});

test('a site is one with and without www, with http and https, but not on another port or name', () => {
  expect(sameSite('http://www.town.go.th/a', 'https://town.go.th/b')).toBe(true);
  expect(sameSite('http://town.go.th:80/', 'https://town.go.th:443/')).toBe(true);
  expect(sameSite('http://town.go.th/', 'http://town.go.th:8080/')).toBe(false);
  expect(sameSite('http://town.go.th/', 'http://old.town.go.th/')).toBe(false);
  expect(sameSite('http://town.go.th/', 'http://town.or.th/')).toBe(false);
  expect(sameSite('mailto:a@b.th', 'mailto:a@b.th')).toBe(false);
});

test('http and https of one name share a host, two ports do not', () => {
  expect(hostKey(new URL('http://town.go.th/'))).toBe(hostKey(new URL('https://town.go.th/')));
  expect(hostKey(new URL('http://127.0.0.1:8001/'))).not.toBe(hostKey(new URL('http://127.0.0.1:8002/')));
});

test('a fragment can be taken off', () => {
  expect(stripFragment('http://a.th/b#c#d')).toBe('http://a.th/b');
  expect(stripFragment('http://a.th/b')).toBe('http://a.th/b');
});

describe('escapes', () => {
  const cases: Record<string, readonly [url: string, decoded: string, words: string, readable: string]> = {
    'Thai in UTF-8': ['/%E0%B8%81%E0%B8%B2', '/กา', '/กา', '/กา'],
    'Thai in windows-874': [
      '/%C3%D2%C2%A7%D2%B9%202568.pdf',
      '/%C3%D2%C2%A7%D2%B9%202568.pdf',
      '/รายงาน 2568.pdf',
      '/%C3%D2%C2%A7%D2%B9%202568.pdf',
    ],
    'both after one another': ['/%E0%B8%81/%A1%D2', '/ก/%A1%D2', '/ก/กา', '/ก/%A1%D2'],
    'windows-874 that happens to be UTF-8': ['/%E1%BC%B9', '/\u1f39', '/แผน', '/\u1f39'],
    'UTF-8 of neither Thai nor Latin': ['/%E4%BD%A0', '/你', '/你', '/你'],
    'one letter of an unknown charset': ['/caf%E9', '/caf%E9', '/caf%E9', '/caf%E9'],
    'bytes of no charset': ['/%FF%FE', '/%FF%FE', '/%FF%FE', '/%FF%FE'],
    'signs with a meaning': ['/a%2Fb%3Fc%23d', '/a/b?c#d', '/a/b?c#d', '/a%2Fb%3Fc%23d'],
    'spaces and brackets': ['/a%20%3Cb%3E', '/a <b>', '/a <b>', '/a%20%3Cb%3E'],
    'what turns the text round': ['/%E2%80%AEgpj', '/\u202Egpj', '/\u202Egpj', '/%E2%80%AEgpj'],
    'a lone percent sign': ['/100%', '/100%', '/100%', '/100%'],
    'an escaped escape': ['/%25E0%B8%81%2541', '/%E0%B8%81%2541', '/%E0%B8%81%2541', '/%25E0%B8%81%2541'],
    'dots that would climb': ['/a/%2E%2E/b', '/a/../b', '/a/../b', '/a/%2E%2E/b'],
    'zero and line ends': ['/%00%0A%0D%09', '/\0\n\r\t', '/\0\n\r\t', '/%00%0A%0D%09'],
    'a file in a folder': [
      '/%E0%B9%81%E0%B8%9C%E0%B8%99%2F%E0%B8%9B%E0%B8%B5%202568',
      '/แผน/ปี 2568',
      '/แผน/ปี 2568',
      '/แผน%2Fปี%202568',
    ],
    'a mark without a letter': ['/a%E0%B8%B1%E0%B8%81', '/a\u0e31ก', '/a\u0e31ก', '/a%E0%B8%B1ก'],
    'letters that run backwards': ['/%D7%90%D7%91', '/אב', '/אב', '/%D7%90%D7%91'],
    'letters that nobody sees': ['/%E3%85%A4%E0%B8%81', '/\u3164ก', '/\u3164ก', '/%E3%85%A4ก'],
    'signs that look like others': ['/%E2%81%84%EF%BC%8F', '/\u2044\uff0f', '/\u2044\uff0f', '/%E2%81%84%EF%BC%8F'],
    'a no-break space and a soft hyphen': ['/%C2%A0%C2%AD', '/\u00a0\u00ad', '/\u00a0\u00ad', '/%C2%A0%C2%AD'],
    'more bytes than a letter has (CVE-2008-2938)': ['/%C0%AF', '/%C0%AF', '/ภฏ', '/%C0%AF'],
    'a broken escape beside a whole one': ['/%E0%B8%81%E0', '/%E0%B8%81%E0', '/%E0%B8%81%E0', '/%E0%B8%81%E0'],
  };
  for (const [name, [url, decoded, words, readable]] of Object.entries(cases)) {
    test(name, () => expect([decodeUrl(url), decodeWords(url), readableUrl(url)]).toEqual([decoded, words, readable]));
  }
});

test('a readable address leads where the address leads, whatever its escapes are', () => {
  const piece = fc.oneof(
    fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`),
    fc.string({ unit: 'grapheme', maxLength: 3 }).map(encodeURIComponent),
    fc.constantFrom('ก', 'a', '/', '%', '%2', '?', '#', '=', '#/{x}', '?q=`|^', ' ', '"<>', '\u202e'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const url = normalizeUrl(`https://town.example/${parts.join('')}`);
      if (url === null) return;
      const shown = readableUrl(url);
      expect(normalizeUrl(shown)).toBe(url);
      expect(shown).not.toMatch(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Script=Hebrew}\p{Script=Arabic}]/u);
    }),
  );
});

describe('withoutUserInfo', () => {
  test('takes user name and password out of every address of a text', () => {
    expect(withoutUserInfo('ดู https://clerk:s3cret@town.go.th/a และ HTTP://x@b.th:80')).toBe(
      'ดู https://town.go.th/a และ HTTP://b.th:80',
    );
    expect(withoutUserInfo('https://a:b@c@town.go.th/')).toBe('https://town.go.th/');
    expect(withoutUserInfo('https://clerk:s3cret@[broken/')).toBe('https://[broken/');
  });

  test('leaves what is no user name', () => {
    const texts = ['mailto:a@town.go.th', 'https://maps.google.com/@15.1,104.2', 'https://t.go.th/?q=a@b', 'a@b.th'];
    expect(texts.map(withoutUserInfo)).toEqual(texts);
  });
});

/** Situations of the URL tests of the Web Platform Tests: a browser at this page asks for that. */
const BROWSER: readonly (readonly [raw: string, asked: string | null])[] = [
  ['http:\\\\x\\a', 'http://x/a'],
  ['\\x', 'http://town.test/x'],
  ['//other.test/x', 'http://other.test/x'],
  ['///other.test/x', 'http://other.test/x'],
  ['http:foo', 'http://town.test/dir/foo'],
  ['http:/foo', 'http://town.test/foo'],
  ['https:foo.test/x', 'https://foo.test/x'],
  ['HtTp://X.test:80/', 'http://x.test/'],
  ['http://x.test:0443/', 'http://x.test:443/'],
  ['  \tfoo\n/ba\r\nr\u0000', 'http://town.test/dir/foo/bar'],
  ['./a/../b/%2e%2E/c', 'http://town.test/dir/c'],
  ['../../../x', 'http://town.test/x'],
  ['?a=b&c=d', 'http://town.test/dir/page?a=b&c=d'],
  ['?', 'http://town.test/dir/page'],
  ["a b/ก?q=ก 'x'", 'http://town.test/dir/a%20b/%E0%B8%81?q=%E0%B8%81%20%27x%27'],
  ['/a%', 'http://town.test/a%'],
  ['/a%zz', 'http://town.test/a%zz'],
  ['/{x}<y>`"', 'http://town.test/%7Bx%7D%3Cy%3E%60%22'],
  ['/a;b@c:d', 'http://town.test/a;b@c:d'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://ＧＯ.test/', 'http://go.test/'],
  ['http://x.test\u3002go/', 'http://x.test.go/'],
  ['http://[::1]:8080/', 'http://[::1]:8080/'],
  ['http://a b/', null],
  ['http://x.test:65536/', null],
  ['http://%zz/', null],
  ['http://', null],
  ['https://x:y', null],
];

test.each(BROWSER)('%j is asked for as a browser asks', (raw, asked) => {
  const url = normalizeUrl(raw, 'http://town.test/dir/page');
  expect(url).toBe(asked);
});
