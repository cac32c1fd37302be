import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setup } from '../helpers/build.js';
import { serveFolder } from './crawl/serve.js';
import { measureWhole } from './crawl/whole.js';
import { makeSite, runOf } from './crawl.js';
import type { BenchRow } from './run.js';

/** After which the server has written what it logs. */
const LOG_MS = 1_500;

/** The same site twice, nothing changed: what the second round takes of the first. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const scratch = mkdtempSync(join(tmpdir(), 'oit-second-'));
  const folder = join(scratch, 'site');
  makeSite(folder);
  const served = await serveFolder(folder, scratch);
  try {
    const state = ['--state', join(scratch, 'state')];
    const first = await measureWhole(runOf(scratch, served.url, [...state, '--now', '2025-10-02']));
    await pause(LOG_MS);
    const sentFirst = bytesIn(served.log, 0);
    const logged = statSync(served.log ?? '').size;
    const second = await measureWhole(runOf(scratch, served.url, [...state, '--now', '2025-10-17']));
    await pause(LOG_MS);
    const sentSecond = bytesIn(served.log, logged);
    return [
      { name: 'first round: sent by the server', value: sentFirst / 2 ** 20, unit: 'MiB' },
      { name: 'first round: CPU time', value: Math.round(first.cpuMs), unit: 'ms' },
      { name: 'first round: wall time', value: Math.round(first.wallMs), unit: 'ms' },
      { name: 'second round: CPU time', value: Math.round(second.cpuMs), unit: 'ms' },
      { name: 'second round: wall time', value: Math.round(second.wallMs), unit: 'ms' },
      { name: 'second round: peak memory', value: Math.round(second.peakMiB), unit: 'MiB' },
      {
        name: 'second round: bytes, of the first',
        value: (100 * sentSecond) / sentFirst,
        unit: '%',
        goal: '<= 10',
      },
      {
        name: 'second round: CPU time, of the first',
        value: (100 * second.cpuMs) / first.cpuMs,
        unit: '%',
        goal: '<= 30',
      },
    ];
  } finally {
    await served.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param log a line for each answer: the bytes that were sent; null: the server keeps none */
function bytesIn(log: string | null, from: number): number {
  if (log === null) throw new Error('the bench of the second round needs nginx: apt install nginx-light');
  return readFileSync(log)
    .subarray(from)
    .toString('latin1')
    .split('\n')
    .reduce((sum, line) => sum + Number(line), 0);
}
