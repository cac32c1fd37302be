import { describe, expect, test } from 'vitest';
import { decodeAddress, withoutUserInfo } from '../../src/text/address.js';

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

test('an address that is no UTF-8 is left as it is', () => {
  expect([decodeAddress('%E0%B8%81/a'), decodeAddress('%E9')]).toEqual(['ก/a', '%E9']);
});
