import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a whole process took, with all that it started, as a user starts it. */
export interface Whole {
  readonly status: number | null;
  readonly wallMs: number;
  /** User and system, of the process and of those that it waited for (wait4). */
  readonly cpuMs: number;
  /** Of the largest of them (RSS). */
  readonly peakMiB: number;
  readonly stdout: string;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** GNU time, which asks the kernel (wait4) what its child took: Node tells that of itself alone. */
const TIME = '/usr/bin/time';
export const BIN = resolve('bin/oit-audit.js');

/** Runs a program in a folder of its own, which is gone afterwards. */
export async function measureWhole({ program, args }: Command, env: NodeJS.ProcessEnv = {}): Promise<Whole> {
  if (!existsSync(TIME)) throw new Error(`${TIME} is missing: apt install time`);
  const cwd = mkdtempSync(join(tmpdir(), 'oit-whole-'));
  const figures = join(cwd, 'figures');
  try {
    const startedAt = performance.now();
    const child = spawn(TIME, ['-q', '-f', '%U %S %M', '-o', figures, program, ...args], {
      cwd,
      env: { ...process.env, NO_PROXY: '*', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    const [status] = (await once(child, 'close')) as [number | null];
    const wallMs = performance.now() - startedAt;
    const [user = 0, system = 0, peakKiB = 0] = readFileSync(figures, 'utf8').trim().split(' ').map(Number);
    const stdout = Buffer.concat(out).toString('utf8');
    return { status, wallMs, cpuMs: (user + system) * 1_000, peakMiB: peakKiB / 1_024, stdout };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Each command in turn, so that all of them meet the same machine. @returns the runs of each */
export async function takeTurns(commands: readonly Command[], turns: number): Promise<readonly (readonly Whole[])[]> {
  const runs: Whole[][] = commands.map(() => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [index, command] of commands.entries()) runs[index]?.push(await measureWhole(command));
  return runs;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The median of the ratios of pairs that ran one after the other. */
export function ratio(ours: readonly Whole[], others: readonly Whole[], figure: 'wallMs' | 'cpuMs'): number {
  return median(ours.map((run, turn) => run[figure] / (others[turn]?.[figure] ?? Number.NaN)));
}
