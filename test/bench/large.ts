import { fileURLToPath } from 'node:url';
import { setup } from '../helpers/build.js';
import { serveMade } from './crawl/serve.js';
import { measureInside } from './crawl.js';
import type { BenchRow } from './run.js';

const CONNECTIONS = 32;
const SIZES = [25_000, 50_000, 100_000];

/** Up to 100,000 addresses: memory is bounded, and time grows with their number. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const script = fileURLToPath(new URL('crawl/ours.mjs', import.meta.url));
  const rows: BenchRow[] = [];
  const times: number[] = [];
  for (const addresses of SIZES) {
    const served = await serveMade(['made', String(addresses)]);
    try {
      const measured = await measureInside([script, served.url, String(CONNECTIONS)]);
      times.push(measured.userMs / measured.count);
      rows.push(
        { name: `${measured.count} addresses, 3 of 4 pages: CPU time`, value: Math.round(measured.cpuMs), unit: 'ms' },
        {
          name: `${measured.count} addresses, 3 of 4 pages: peak memory`,
          value: Math.round(measured.peakMiB),
          unit: 'MiB',
          ...(addresses === SIZES.at(-1) ? { goal: '<= 250' } : {}),
        },
      );
    } finally {
      await served.stop();
    }
  }
  const [first = 1] = times;
  const ratios = times.slice(1).map((time, index) => ({
    name: `CPU time of one address: of ${SIZES[index + 1]} to of ${SIZES[0]}`,
    value: time / first,
    unit: 'x',
    goal: 'linear: about 1',
  }));
  return [...rows, ...ratios];
}
