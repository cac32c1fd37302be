import { describe, expect, test } from 'vitest';
import { findingKey } from '../../src/round/finding-key.js';
import { lastingAddress, pairAddresses } from '../../src/round/lasting-address.js';

const FILE = 'https://town.go.th/files/plan.pdf';

describe('lastingAddress', () => {
  for (const query of [
    'token=k3J9',
    'X-Amz-Date=20251002T030000Z&X-Amz-Expires=900&X-Amz-Signature=ab12',
    'se=2025-10-02&sp=r&sig=a%2Fb%3D',
    't=1759374000',
    'ts=1759374000123',
    'rnd=0.5318008123',
    '1759374000',
    'PHPSESSID=0123456789abcdef0123',
    'v=9f86d081884c7d659a2feaa0c55ad015',
    'utm_source=line&fbclid=IwAR1',
  ])
    test(`drops ${query}`, () => expect(lastingAddress(`${FILE}?${query}`)).toBe(FILE));

  test('drops the session of a path and keeps what follows', () => {
    expect(lastingAddress('https://town.go.th/a.do;jsessionid=0A1B.node1?id=5#o6')).toBe(
      'https://town.go.th/a.do?id=5#o6',
    );
  });

  for (const query of [
    'id=1759374000',
    't=3',
    'v=2',
    'sid=12',
    'type=MzI',
    'd=2568-10-01',
    'st=1&se=2',
    '2568',
    'Id=2147554516',
  ])
    test(`keeps ${query}`, () => expect(lastingAddress(`${FILE}?${query}`)).toBe(`${FILE}?${query}`));

  test('keeps the other parameters in their order', () => {
    expect(lastingAddress(`${FILE}?b=2&token=x&a=1`)).toBe(`${FILE}?b=2&a=1`);
  });
});

describe('pairAddresses', () => {
  test('prefers the same address, then the only one that lasts', () => {
    const pairs = pairAddresses([FILE, `${FILE}?id=1&token=a`], [FILE, `${FILE}?id=1&token=b`, `${FILE}?id=2&token=c`]);
    expect([...pairs]).toEqual([
      [FILE, FILE],
      [`${FILE}?id=1&token=a`, `${FILE}?id=1&token=b`],
    ]);
  });

  test('does not choose between two', () => {
    expect(pairAddresses([`${FILE}?token=a`], [`${FILE}?token=b`, `${FILE}?token=c`]).size).toBe(0);
    expect(pairAddresses([`${FILE}?token=a`, `${FILE}?token=b`], [`${FILE}?token=c`]).size).toBe(0);
  });
});

test('a finding at an address with a new token is the finding of the last round', () => {
  const at = { url: '', sheet: null, page: null, table: null, row: 3, rowLabel: '19', column: null };
  const keyAt = (url: string) => findingKey('O13', { code: 'egp/digits', at: { ...at, url }, data: {} });
  expect(keyAt(`${FILE}?token=a`)).toBe(keyAt(`${FILE}?token=b`));
  expect(keyAt(`${FILE}?id=1`)).not.toBe(keyAt(`${FILE}?id=2`));
});
