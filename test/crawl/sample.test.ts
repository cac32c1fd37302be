import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawLinks, roundsToAll } from '../../src/crawl/queue/sample.js';
import type { RememberedLink } from '../../src/model/previous.js';

const link = (n: number) => ({ url: `https://town.go.th/${n}` });
const many = Array.from({ length: 50 }, (_, n) => link(n));

describe('drawLinks', () => {
  test('the seed alone decides, not the order in which links were found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(many, { minLength: 50 }), (shuffled) => {
        expect(drawLinks(shuffled, new Map(), 'seed')).toEqual(drawLinks(many, new Map(), 'seed'));
      }),
    );
    expect(drawLinks(many, new Map(), 'other').others).not.toEqual(drawLinks(many, new Map(), 'seed').others);
  });

  test('what was never checked comes before what was, and the oldest check first', () => {
    const memory = new Map<string, RememberedLink>([
      [link(0).url, { lastChecked: '2025-10-02T00:00:00Z', failing: false }],
      [link(1).url, { lastChecked: '2025-09-01T00:00:00Z', failing: false }],
    ]);
    const { others } = drawLinks([link(0), link(1), link(2)], memory, 's');
    expect(others).toEqual([link(2), link(1), link(0)]);
  });

  test('what failed last round comes again beyond the sample', () => {
    const memory = new Map<string, RememberedLink>([
      [link(3).url, { lastChecked: '2025-10-02T00:00:00Z', failing: true }],
    ]);
    const drawn = drawLinks(many, memory, 's');
    expect(drawn.failing).toEqual([link(3)]);
    expect(drawn.others).not.toContainEqual(link(3));
  });

  test('within as many rounds as foretold every link is drawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, sample) => {
        const links = Array.from({ length: count }, (_, n) => link(n));
        const memory = new Map<string, RememberedLink>();
        const rounds = roundsToAll(count, sample) ?? 0;
        for (let round = 1; round <= rounds; round++) {
          for (const { url } of drawLinks(links, memory, `round ${round}`).others.slice(0, sample))
            memory.set(url, { lastChecked: `2025-10-${String(round).padStart(2, '0')}`, failing: false });
        }
        expect(memory.size).toBe(count);
      }),
    );
  });
});

test('rounds until all are checked', () => {
  expect([roundsToAll(412, 100), roundsToAll(5, 'all'), roundsToAll(0, 100), roundsToAll(7, 0)]).toEqual([
    5,
    1,
    1,
    null,
  ]);
});
