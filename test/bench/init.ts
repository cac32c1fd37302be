import { type Measure, measureSite } from '../make/init-sites/measure.js';
import { sampleSites, sitesWithGaps } from '../make/init-sites.js';
import type { BenchRow } from './run.js';

/** How many items `init` finds on sample sites of different make, and how many addresses it gives that are wrong. */
export async function bench(): Promise<readonly BenchRow[]> {
  const measures: Measure[] = [];
  for (const sample of sampleSites()) measures.push(await measureSite(sample));
  const gaps: Measure[] = [];
  for (const sample of sitesWithGaps()) gaps.push(await measureSite(sample));
  const rows = measures.flatMap((measure) =>
    rowsOf(measure.isHeldOut ? `${measure.name} (held out)` : measure.name, [measure]),
  );
  return [
    ...rows,
    ...rowsOf(
      'tuned sites',
      measures.filter(({ isHeldOut }) => !isHeldOut),
    ),
    ...rowsOf(
      'held-out sites',
      measures.filter(({ isHeldOut }) => isHeldOut),
    ),
    ...rowsOf('sites with gaps', gaps),
  ];
}

function rowsOf(name: string, measures: readonly Measure[]): BenchRow[] {
  const sum = (of: (measure: Measure) => number): number => measures.reduce((total, measure) => total + of(measure), 0);
  return [
    {
      name: `${name}: found`,
      value: percent(
        sum(({ found }) => found),
        sum(({ items }) => items),
      ),
      unit: '%',
      goal: '>= 95',
    },
    {
      name: `${name}: wrong addresses`,
      value: percent(
        sum(({ wrong }) => wrong.length),
        sum(({ given }) => given),
      ),
      unit: '%',
      goal: '<= 2',
    },
  ];
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}
