import { describe, expect, test } from 'vitest';
import { judgePages } from './judge-page.js';
import { FILLINGS, THEMES } from './themes.js';

describe.each(Object.entries(THEMES))('a page in the theme "%s"', (_, theme) => {
  test.each(Object.entries(FILLINGS))('%s', async (_name, filling) => {
    const codes = await judgePages('O5', [theme(filling)]);
    expect(codes.includes('error text/missing')).toBe(!filling.isThere);
  });
});
