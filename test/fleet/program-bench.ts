import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** What one run of the real program took. */
export interface Ran {
  readonly status: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  /** Files and sockets open at once, where the system tells (Linux); else 0. */
  readonly mostHandles: number;
}

/** What the process says of itself at its end. */
const AT_EXIT = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('RESOURCES ' + JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }) + '\\n');
})`;

/** Runs the built program as a shell would, and measures it. */
export function measureProgram(args: readonly string[]): Promise<Ran> {
  const hook = `data:text/javascript,${encodeURIComponent(AT_EXIT)}`;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', hook, resolve('bin/oit-audit.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_PROXY: '*' },
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  let mostHandles = 0;
  const look = setInterval(() => {
    mostHandles = Math.max(mostHandles, handlesOf(child.pid));
  }, 100);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => {
      clearInterval(look);
      const seconds = (performance.now() - start) / 1_000;
      const text = Buffer.concat(said).toString('utf8');
      const found = text.match(/^RESOURCES (.*)$/m)?.[1];
      if (found === undefined) {
        fail(new Error(`the program ended early: ${text.slice(0, 2_000)}`));
        return;
      }
      const { maxRSS, cpu } = JSON.parse(found) as { maxRSS: number; cpu: number };
      done({ status, seconds, cpuSeconds: cpu / 1e6, peakMiB: Math.round(maxRSS / 1024), mostHandles });
    });
  });
}

function handlesOf(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
