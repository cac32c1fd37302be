import { describe, expect, it } from 'vitest';
import { listSize, otherListNotice } from '../../src/init/recognise/list-size.js';
import { itemOfOtherYear } from '../../src/init/recognise/other-year.js';
import { type ProfileYear, profileOf } from './profile.js';

const list = (last: number, write = (n: number) => `O${n} ข้อมูลข้อที่ ${n}`, without: readonly number[] = []): string =>
  Array.from({ length: last }, (_, index) => index + 1)
    .filter((n) => !without.includes(n))
    .map(write)
    .join('\n');
const items = (year: ProfileYear) => profileOf(year).items;

describe('the size of a list on a page', () => {
  it.each([
    [28, list(28)],
    [26, list(26)],
    [35, list(35, (n) => `OIT ${n}`)],
    [43, list(43, (n) => `o${n} x`)],
    [28, list(28, (n) => `O${n}.`, [3, 9])],
  ])('of %i items', (size, text) => {
    expect(listSize(text)).toBe(size);
  });
  it.each([list(12), 'O1 O2 O28', 'เลขที่ 28 ถนน 26', list(40, (n) => `O${n}`, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20])])(
    'is not known of %#',
    (text) => {
      expect(listSize(text)).toBeNull();
    },
  );
});

describe('a list of another year is told', () => {
  it('with the profile that fits', () => {
    expect(otherListNotice(['ข่าว', list(28)], items(2569))).toEqual({
      code: 'other-list',
      data: { listed: 28, items: 26, years: '2568', profile: 'oit-2568' },
    });
    expect(otherListNotice([list(26)], items(2568))?.data.profile).toBe('oit-2569');
  });
  it('without one where there is none', () => {
    expect(otherListNotice([list(43)], items(2568))).toMatchObject({
      code: 'other-list-old',
      data: { years: '2564, 2565, 2566' },
    });
    expect(otherListNotice([list(30)], items(2568))).toMatchObject({ code: 'other-list-unknown' });
  });
  it('but not where a page has the list of the year, nor of a checklist of other items', () => {
    expect(otherListNotice([list(28), list(26)], items(2569))).toBeNull();
    expect(otherListNotice([list(28)], [{ id: 'SA1' }])).toBeNull();
  });
});

it('an item of another year is named with its number in this one', () => {
  expect(itemOfOtherYear('o28', 2569)?.en).toBe('. O28 of 2568 is O26 of 2569; for 2568 use --profile oit-2568');
  expect(itemOfOtherYear('O11', 2569)?.th).toContain('ข้อ O10 ของปี 2569');
  expect(itemOfOtherYear('X1', 2569)).toBeNull();
});
