import { expect, it } from 'vitest';
import { idRanges } from '../../src/text/id-ranges.js';

const ids = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => `O${from + n}`);

it('folds identifiers that follow one another, where there are many', () => {
  expect(idRanges(ids(2, 28))).toBe('O2–O28');
  expect(idRanges([...ids(1, 6), 'O8', 'O9', ...ids(11, 13), 'SA1'])).toBe('O1–O6, O8, O9, O11–O13, SA1');
  expect(idRanges(ids(1, 4))).toBe('O1, O2, O3, O4');
  expect(idRanges(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])).toBe('a, b, c, d, e, f, g, h, i');
  expect(idRanges([])).toBe('');
});
