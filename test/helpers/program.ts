import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../../src/model/report.js';

const BIN = resolve('bin/oit-audit.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the real program, as a shell would. */
export function startProgram(args: readonly string[], options: { cwd: string; env?: Record<string, string> }): Started {
  const env = { ...process.env, NO_PROXY: '*', ...options.env };
  const child = spawn(process.execPath, [BIN, ...args], { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) =>
      done({ status, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
  return { child, ended };
}

export function runProgram(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Ended> {
  return startProgram(args, options).ended;
}

/** A folder of its own for one test, with what an officer would have in it. */
export interface Desk {
  readonly dir: string;
  write(name: string, text: string | Uint8Array): string;
  read(name: string): string;
  run(...args: string[]): Promise<Ended>;
  /** Runs `run NAME -f json` with further arguments and reads the report. */
  audit(name: string, ...args: string[]): Promise<{ report: Report; status: number | null; stderr: string }>;
  clear(): void;
}

export function openDesk(): Desk {
  const dir = mkdtempSync(join(tmpdir(), 'oit-desk-'));
  const run = (...args: string[]) => runProgram(args, { cwd: dir });
  return {
    dir,
    write(name, text) {
      const path = join(dir, name);
      writeFileSync(path, text);
      return path;
    },
    read: (name) => readFileSync(join(dir, name), 'utf8'),
    run,
    async audit(name, ...args) {
      const { status, stdout, stderr } = await run('run', name, '-f', 'json', ...args);
      if (stdout === '') throw new Error(`no report (${status}): ${stderr}`);
      return { report: JSON.parse(stdout) as Report, status, stderr };
    },
    clear: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The codes of one item, in order. */
export function codesOfItem(report: Report, id: string): string[] {
  return report.items.find((item) => item.id === id)?.findings.map((finding) => finding.code) ?? [];
}
