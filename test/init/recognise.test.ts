import { beforeAll, describe, expect, it } from 'vitest';
import { type Measure, measureSite } from '../make/init-sites/measure.js';
import { sampleSites, sitesWithGaps } from '../make/init-sites.js';

const total = (measures: readonly Measure[], of: (measure: Measure) => number): number =>
  measures.reduce((sum, measure) => sum + of(measure), 0);

async function measureAll(sites: ReturnType<typeof sampleSites>): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const sample of sites) measures.push(await measureSite(sample));
  return measures;
}

/** Figures that were reached; a change that lowers one of them has to say why. */
function expectFigures(measures: readonly Measure[], least: number): void {
  const items = total(measures, (measure) => measure.items);
  const found = total(measures, (measure) => measure.found);
  const given = total(measures, (measure) => measure.given);
  const wrong = measures.flatMap((measure) => measure.wrong);
  const missed = measures.map(({ name, missed: ids }) => `${name}: ${ids.join(' ')}`).join('\n');
  expect(found / items, missed).toBeGreaterThanOrEqual(least);
  expect(wrong.length / given, wrong.join('\n')).toBeLessThanOrEqual(0.02);
}

describe('items of sample sites of different make', () => {
  let measures: Measure[] = [];
  beforeAll(async () => {
    measures = await measureAll(sampleSites());
  });

  it('are found on sites that the weights were set by', () => {
    expectFigures(
      measures.filter(({ isHeldOut }) => !isHeldOut),
      0.99,
    );
  });

  it('are found on sites that the weights were not set by', () => {
    expectFigures(
      measures.filter(({ isHeldOut }) => isHeldOut),
      0.95,
    );
  });

  it('are found on each make, and no make gets many wrong addresses', () => {
    for (const measure of measures) {
      expect(measure.items, measure.name).toBe(28);
      expect(measure.found, `${measure.name}: ${measure.missed.join(' ')}`).toBeGreaterThanOrEqual(25);
      expect(measure.wrong.length, measure.wrong.join(' ')).toBeLessThanOrEqual(1);
    }
  });

  it('have a reason and a confidence each', () => {
    const proposals = measures.flatMap(({ result }) =>
      result.flatMap(({ chosen, alternatives }) => [...chosen, ...alternatives]),
    );
    expect(proposals.filter(({ confidence }) => !(confidence > 0 && confidence < 1))).toEqual([]);
    const chosen = measures.flatMap(({ result }) => result.flatMap((item) => item.chosen));
    expect(chosen.filter(({ reasons }) => reasons.length === 0).length).toBeLessThan(chosen.length / 20);
    expect(measures.flatMap(({ result }) => result).filter(({ alternatives }) => alternatives.length > 2)).toEqual([]);
  });
});

it('what a site lacks is left empty, though much resembles it', async () => {
  expectFigures(await measureAll(sitesWithGaps()), 0.95);
});
