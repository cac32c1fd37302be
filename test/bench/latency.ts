import { fileURLToPath } from 'node:url';
import { setup } from '../helpers/build.js';
import { serveMade } from './crawl/serve.js';
import { measureInside } from './crawl.js';
import type { BenchRow } from './run.js';

const LATENCY_MS = 200;
const CONNECTIONS = 8;
const ADDRESSES = 2_000;

/** A slow server: what the crawl takes beyond what the connections allow. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const served = await serveMade(['made', String(ADDRESSES), String(LATENCY_MS)]);
  try {
    const script = fileURLToPath(new URL('crawl/ours.mjs', import.meta.url));
    const { count, wallMs } = await measureInside([script, served.url, String(CONNECTIONS)]);
    const idealMs = Math.ceil(count / CONNECTIONS) * LATENCY_MS;
    return [
      {
        name: `${count} addresses of ${LATENCY_MS} ms, ${CONNECTIONS} connections: share of the ideal`,
        value: (100 * idealMs) / wallMs,
        unit: '%',
        goal: '>= 97',
      },
    ];
  } finally {
    await served.stop();
  }
}
