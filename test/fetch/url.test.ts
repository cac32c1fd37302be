import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostKey, normalizeUrl, parseUrl, sameSite, stripFragment, textOfLocation } from '../../src/fetch/url.js';

describe('normalizeUrl', () => {
  const cases: Record<string, [raw: string, wanted: string]> = {
    'white space around it goes': [' \n http://town.go.th/a ', 'http://town.go.th/a'],
    'a zero-width space from a paste goes': ['http://town.go.th/\u200Ba\uFEFF', 'http://town.go.th/a'],
    'backslashes of Windows become slashes': ['http:\\\\town.go.th\\files\\a.pdf', 'http://town.go.th/files/a.pdf'],
    'backslashes of a query stay': ['http://town.go.th/a?f=c\\d', 'http://town.go.th/a?f=c\\d'],
    'raw Thai is escaped': ['http://town.go.th/ก', 'http://town.go.th/%E0%B8%81'],
    'spaces are escaped': ['http://town.go.th/a b.pdf?q=a b', 'http://town.go.th/a%20b.pdf?q=a%20b'],
    'small escapes become capital': ['http://town.go.th/%e0%b8%81', 'http://town.go.th/%E0%B8%81'],
    'a path escaped twice is undone once': ['http://town.go.th/%25E0%25B8%2581', 'http://town.go.th/%E0%B8%81'],
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

  test('plain rooted addresses mean the same as to the parser', () => {
    const hosts = fc.constantFrom(
      'http://town.go.th',
      'https://town.go.th:443',
      'http://town.go.th:8080',
      'HTTP://Town.go.th',
      'http://127.0.0.1:8099',
      'http://2130706433',
      'http://999.1.1.1',
      'http://a:b@town.go.th',
      'http://xn--zzzzzz.th',
      'http://town.go.th.',
      'http://เทศบาล.ไทย',
      'http://town.go.th:99999',
      'http://',
      'ftp://town.go.th',
    );
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '/.',
      '?',
      '??',
      '#',
      '%41',
      "'",
      '^',
      '|',
      ' ',
      '\\',
      'ก',
      'a',
      'b.pdf',
      '=',
      '&',
      ':',
      '@',
      ';',
      '\u200B',
      '{',
      '\n',
    );
    const address = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
    fc.assert(
      fc.property(hosts, fc.constantFrom('', '/', '/a/b', '?x', '#f'), address, (host, rest, raw) => {
        expect(normalizeUrl(raw, host + rest)).toBe(parseUrl(raw, host + rest)?.href ?? null);
      }),
      { numRuns: 2_000 },
    );
  });

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

  test('Thai raw, escaped and escaped twice are one address', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x0e01, max: 0x0e3a }), { minLength: 1, maxLength: 12 }), (letters) => {
        const word = String.fromCharCode(...letters);
        const once = encodeURIComponent(word);
        const forms = [word, once, once.toLowerCase(), encodeURIComponent(once)];
        const found = new Set(forms.map((form) => normalizeUrl(`https://town.go.th/d/${form}.pdf`)));
        expect(found.size).toBe(1);
      }),
    );
  });

  test('a normal form is its own normal form', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
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

test('a Location is read as UTF-8, and byte by byte when it is none', () => {
  expect(textOfLocation(Buffer.from('/ก').toString('latin1'))).toBe('/ก');
  expect(textOfLocation('/\xa1\xd2')).toBe('/%A1%D2');
  expect(textOfLocation('/plain')).toBe('/plain');
});
