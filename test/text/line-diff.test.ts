import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hunksBetween } from '../../src/text/line-diff.js';

const lines = (text: string): string[] => [...text];

test.each([
  ['abc', 'abc', []],
  ['abc', 'axc', [[1, 2, 1, 2]]],
  ['abc', 'ac', [[1, 2, 1, 1]]],
  ['ac', 'abc', [[1, 1, 1, 2]]],
  [
    'abcd',
    'xbcy',
    [
      [0, 1, 0, 1],
      [3, 4, 3, 4],
    ],
  ],
  ['', 'a', [[0, 0, 0, 1]]],
])('%s and %s', (a, b, hunks) => {
  expect(
    hunksBetween(lines(a), lines(b)).map(({ aStart, aEnd, bStart, bEnd }) => [aStart, aEnd, bStart, bEnd]),
  ).toEqual(hunks);
});

test('the hunks make one list of the other', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });
  fc.assert(
    fc.property(list, list, (a, b) => {
      const made: string[] = [];
      let at = 0;
      for (const { aStart, aEnd, bStart, bEnd } of hunksBetween(a, b)) {
        made.push(...a.slice(at, aStart), ...b.slice(bStart, bEnd));
        at = aEnd;
      }
      expect([...made, ...a.slice(at)]).toEqual(b);
    }),
  );
});
