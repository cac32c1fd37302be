import { describe, expect, it } from 'vitest';
import { explainCode, explainedCodes, explanationOf } from '../../src/report/explain.js';

describe('explain', () => {
  it.each(['th', 'en'] as const)('says cause, cost, steps and source of every code in %s', (lang) => {
    expect(explainedCodes.length).toBeGreaterThan(30);
    for (const code of explainedCodes) {
      const found = explanationOf(code, lang)!;
      const parts = [found.heading, found.sentence, found.cause, found.why, found.source, ...found.steps];
      expect(
        parts.filter((part) => part.trim() === ''),
        code,
      ).toEqual([]);
      expect(parts.join(' '), code).not.toMatch(/[{}]/);
    }
  });

  it('numbers the steps', () => {
    const text = explainCode('item/no-url', 'th')!;
    expect(text).toMatch(/^item\/no-url – /);
    expect(text).toMatch(/วิธีแก้ไข:\n {2}1\. .+\n {2}2\. /);
  });

  it('knows no code that no check has', () => {
    expect(explainCode('egp/nothing', 'th')).toBeNull();
    expect(explainCode('O13', 'th')).toBeNull();
    expect(explainCode('', 'en')).toBeNull();
  });
});
