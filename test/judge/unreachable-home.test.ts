import { describe, expect, it } from 'vitest';
import { hasAnswerOf } from '../../src/judge/unreachable-home.js';
import type { Evidence } from '../../src/model/evidence.js';

const answered = (url: string) => ({
  evidence: [{ exchange: { url, status: 200, problems: [] } } as unknown as Evidence],
});

describe('the site answers at an address of an item', () => {
  it.each([
    ['https://www.example.go.th/ita/o1.html', 'https://example.go.th/', true],
    ['http://example.go.th/o1.html', 'https://example.go.th/', true],
    ['https://drive.example.com/o1', 'https://example.go.th/', false],
    // Another port is another server: link/off-site says the same.
    ['http://127.0.0.1:8081/o1.html', 'http://127.0.0.1:8080/', false],
  ])('%s of %s: %s', (url, site, expected) => {
    expect(hasAnswerOf(answered(url), site)).toBe(expected);
  });
});
