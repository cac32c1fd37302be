import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup } from '../helpers/build.js';
import { NEWER_NODE } from './crawl/peers.js';
import { BIN, measureWhole, median } from './crawl/whole.js';
import type { BenchRow } from './run.js';

const TURNS = 9;

/** How long a user waits before anything happens: for the help, and for the first request of a run. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const nodes = [process.execPath, ...(NEWER_NODE === null ? [] : [NEWER_NODE])];
  const rows: BenchRow[] = [{ name: 'load of the machine', value: loadavg()[0]?.toFixed(1) ?? '?', unit: '' }];
  for (const node of nodes) {
    const [version] = (await measureWhole({ program: node, args: ['--version'] })).stdout.split('\n');
    const help = { program: node, args: [BIN, '--help'] };
    const bare = { program: node, args: ['-e', '0'] };
    const [helps, bares, firsts] = [[], [], []] as [number[][], number[][], number[]];
    for (let turn = 0; turn < TURNS; turn++) {
      for (const [runs, command] of [[helps, help] as const, [bares, bare] as const]) {
        const { wallMs, cpuMs } = await measureWhole(command);
        runs.push([wallMs, cpuMs]);
      }
      firsts.push(await firstRequestMs(node));
    }
    const middle = (runs: readonly (readonly number[])[], figure: 0 | 1): number =>
      Math.round(median(runs.map((run) => run[figure] ?? 0)));
    rows.push(
      { name: `${version}: bare, wall time`, value: middle(bares, 0), unit: 'ms' },
      { name: `${version}: bare, CPU time`, value: middle(bares, 1), unit: 'ms' },
      { name: `${version}: --help, wall time`, value: middle(helps, 0), unit: 'ms', goal: '< 120' },
      { name: `${version}: --help, CPU time`, value: middle(helps, 1), unit: 'ms' },
      {
        name: `${version}: from the start of a run to its first request`,
        value: Math.round(median(firsts)),
        unit: 'ms',
        goal: '< 300',
      },
      { name: `${version}: the same, the shortest`, value: Math.round(Math.min(...firsts)), unit: 'ms' },
    );
  }
  return rows;
}

/** The server, in this process, which has nothing else to do, notes when it is first asked. */
async function firstRequestMs(node: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'oit-start-'));
  let askedAt = 0;
  const server = createServer((_, response) => {
    askedAt ||= performance.now();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>เทศบาล</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const list = join(folder, 'town.yaml');
  writeFileSync(
    list,
    `version: 1\nagency: { name: เทศบาล }\nsite: ${url}\nfiscalYear: 2568\nitems:\n  O1: { title: ข้อ 1, urls: [${url}] }\n`,
  );
  const startedAt = performance.now();
  try {
    await measureWhole({ program: node, args: [BIN, 'run', list, '--no-crawl', '-f', 'json=report.json'] });
    return askedAt - startedAt;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
