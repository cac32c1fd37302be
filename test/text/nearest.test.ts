import { describe, expect, test } from 'vitest';
import { createNearest, nearest } from '../../src/text/thai/nearest.js';

describe('nearest', () => {
  const checks = ['link', 'file', 'date', 'egp', 'table', 'text', 'coverage', 'change', 'qr', 'channel'];

  test.each([
    ['tabel', 'table'],
    ['Tables', 'table'],
    ['dtae', 'date'],
    ['chanel', 'channel'],
    ['epg', 'egp'],
  ])('%s was meant as %s', (word, meant) => {
    expect(nearest(word, checks)).toBe(meant);
  });

  test('what is like nothing has no suggestion', () => {
    expect(nearest('spreadsheet', checks)).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });

  test('Thai column names are suggested too', () => {
    expect(nearest('ราคาากลาง', ['วงเงิน', 'ราคากลาง'])).toBe('ราคากลาง');
  });
});

test('of a list of unknown words only the first look at every known one', () => {
  let reads = 0;
  const known = new Proxy(
    Array.from({ length: 100 }, (_, at) => `item${at}`),
    {
      get(list, key, self) {
        reads += 1;
        return Reflect.get(list, key, self);
      },
    },
  );
  const nearestOf = createNearest(known);
  expect(nearestOf('itm42')).toBe('item42');
  const readsOfOne = reads;
  const guesses = Array.from({ length: 1_000 }, (_, at) => nearestOf(`itm${at % 100}`));
  expect(reads).toBeLessThan(31 * readsOfOne);
  expect(guesses[0]).toBe('item0');
  expect(guesses.at(-1)).toBeNull();
});
