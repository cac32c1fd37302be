import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_ONCE } from '../../src/cli/many/audit-many.js';
import { measureProgram } from '../fleet/program-bench.js';
import { latencyOf, startTowns } from '../fleet/town-server.js';
import { pageOf, writeChecklists } from '../fleet/towns.js';
import { setup } from '../helpers/build.js';
import type { BenchRow } from './run.js';

const TOWNS = Number(process.env.FLEET_TOWNS ?? 1_000);
const ADDRESSES = 40;
/** Of an audit that asks for nothing twice: beside the addresses robots.txt, and a page that is not there, to know how the host says so. */
const REQUESTS = ADDRESSES + 2;
const JOBS = 2;
const DELAY_MS = 100;
const LATENCY = { leastMs: 50, mostMs: 300 };

/**
 * A province in two processes: each municipality on a loopback address of its own, one connection and a pause for each, and the
 * real program against them. The ideal is what the hosts themselves allow: as many at once as the program takes, none of them
 * ever kept waiting, and no time for thinking.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const dir = mkdtempSync(join(tmpdir(), 'oit-fleet-'));
  const server = await startTowns(pageOf, LATENCY);
  try {
    const paths = writeChecklists(join(dir, 'towns'), {
      towns: TOWNS,
      addresses: ADDRESSES,
      port: server.port,
      delayMs: DELAY_MS,
    });
    const run = await measureProgram([
      'run',
      ...paths,
      '--no-crawl',
      '--jobs',
      `${JOBS}`,
      '-f',
      `json=${join(dir, 'report.jsonl')}`,
    ]);
    const reports = readFileSync(join(dir, 'report.jsonl'), 'utf8').trim().split('\n').length;
    const hosts = [...server.seen].map(([host, { paths }]) => leastMsOf(host, [...paths]));
    const atOnce = Math.min(TOWNS, JOBS * AT_ONCE.inPart);
    const ideal = Math.max(...hosts, hosts.reduce((sum, ms) => sum + ms, 0) / atOnce);
    const requests = [...server.seen.values()].reduce((sum, town) => sum + town.requests, 0);
    const most = Math.max(...[...server.seen.values()].map((town) => town.mostAtOnce));
    return [
      { name: `fleet: ${TOWNS} municipalities, ${ADDRESSES} addresses each, whole run`, value: run.seconds, unit: 's' },
      { name: 'fleet: reports that came of it', value: reports, unit: 'reports', goal: `${TOWNS}` },
      { name: 'fleet: requests', value: requests, unit: 'requests', goal: `${TOWNS * REQUESTS}` },
      { name: `fleet: ideal with ${atOnce} hosts at once`, value: ideal / 1_000, unit: 's' },
      { name: 'fleet: share of that ideal', value: (100 * ideal) / 1_000 / run.seconds, unit: '%', goal: '>= 90' },
      { name: 'fleet: the slowest host alone', value: Math.max(...hosts) / 1_000, unit: 's' },
      { name: 'fleet: processor time for an address', value: (1_000 * run.cpuSeconds) / requests, unit: 'ms' },
      { name: 'fleet: peak memory of all processes (PSS)', value: run.peakOfAllMiB, unit: 'MiB', goal: '< 500' },
      {
        name: 'fleet: most connections open',
        value: server.mostConnections(),
        unit: 'sockets',
        goal: `<= ${2 * atOnce}`,
      },
      { name: 'fleet: most requests at once to one host', value: most, unit: 'requests', goal: '1' },
      { name: 'fleet: most files and sockets open', value: run.mostHandles, unit: 'handles', goal: '< 1024' },
    ];
  } finally {
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** One after another, each for as long as the host takes and not before the pause is over. */
function leastMsOf(host: string, paths: readonly string[]): number {
  const times = paths.map((path) => latencyOf(host, path, LATENCY));
  return times.reduce((sum, ms, index) => sum + (index === times.length - 1 ? ms : Math.max(ms, DELAY_MS)), 0);
}
