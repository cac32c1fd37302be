import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesOf } from '../../src/text/thai/matches.js';

const PATTERNS = [/(?<year>25\d\d)/g, /a*/g, /(?<=ก)ข|\d+/gi];

test('are those of matchAll, places and groups included, however often the expression was used', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', 'ก', 'ข', '2', '5', '6') }),
      fc.constantFrom(...PATTERNS),
      (text, pattern) => {
        expect(matchesOf(pattern, text)).toEqual([...text.matchAll(pattern)]);
      },
    ),
  );
});
