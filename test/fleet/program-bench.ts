import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What one run of the real program took. */
export interface Ran {
  readonly status: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the process that was started (RSS). */
  readonly peakMiB: number;
  /** Of that process and all that it started, together (PSS: what they share counts once), where the system tells (Linux); else 0. */
  readonly peakOfAllMiB: number;
  /** Files and sockets of all of them open at once (Linux); else 0. */
  readonly mostHandles: number;
}

/** What the process says of itself at its end. */
// The processes that it starts get its flags, but have a channel to it.
const AT_EXIT = `process.channel ?? process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('RESOURCES ' + JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }) + '\\n');
})`;

/** Looking takes processor time that the program lacks: adding up the memory of a process walks all of its pages. */
const LOOK_EVERY_MS = 1_000;
/** USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Runs the built program as a shell would, and measures it. */
export function measureProgram(args: readonly string[], program = resolve('bin/oit-audit.js')): Promise<Ran> {
  const hook = `data:text/javascript,${encodeURIComponent(AT_EXIT)}`;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', hook, program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_PROXY: '*' },
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  let [mostHandles, mostKiB] = [0, 0];
  const cpuSeconds = new Map<number, number>();
  const look = setInterval(() => {
    const all = familyOf(child.pid ?? 0);
    mostHandles = Math.max(mostHandles, sumOf(all, handlesOf));
    mostKiB = Math.max(mostKiB, sumOf(all, pssOf));
    for (const pid of all) if (pid !== child.pid) cpuSeconds.set(pid, cpuSecondsOf(pid));
  }, LOOK_EVERY_MS);
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
      done({
        status,
        seconds,
        cpuSeconds: cpu / 1e6 + sumOf([...cpuSeconds.values()], (own) => own),
        peakMiB: Math.round(maxRSS / 1024),
        peakOfAllMiB: Math.round(mostKiB / 1024),
        mostHandles,
      });
    });
  });
}

const sumOf = (pids: readonly number[], of: (pid: number) => number): number =>
  pids.reduce((sum, pid) => sum + of(pid), 0);

/** The process and all that it started, as far as they live. */
export function familyOf(pid: number): number[] {
  const children = readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function pssOf(pid: number): number {
  return Number(/^Pss: +(\d+) kB$/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** User and system time, proc(5): fields 14 and 15, in ticks. */
function cpuSecondsOf(pid: number): number {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** What of /proc is gone, or was never there, is empty. */
export function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
