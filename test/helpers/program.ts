import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '../../src/model/report.js';

type CommandLine = typeof import('../../src/cli/main.js');
type Readers = typeof import('../../src/extract/extractor.js');
type Limits = typeof import('../../src/extract/limits.js');

const BIN = resolve('bin/oit-audit.js');
/** The built program, so that its processes and files are those that are delivered. */
const built = (name: string) => import(pathToFileURL(resolve('dist', name)).href);
const { main }: CommandLine = await built('cli/main.js');
const { createExtractor }: Readers = await built('extract/extractor.js');
const { EXTRACT_SETTINGS }: Limits = await built('extract/limits.js');
/** Of all runs in this process: starting them takes as long as many a test. They end with it. */
const extractor = createExtractor(EXTRACT_SETTINGS);

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

const environment = ({ env }: Place) => ({ ...process.env, NO_PROXY: '*', ...env });

/** Starts the program as a shell does: for signals, terminals, exits and what the process itself reads of its environment. */
export function startProgram(args: readonly string[], place: Place): Started {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: place.cwd,
    env: environment(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

/** Runs the command line in this process, which takes a fraction of the time that a process of its own takes. */
export async function runProgram(args: readonly string[], place: Place): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const status = await inFolder(place.cwd, () =>
    main(args, {
      stdout: pipeInto(out),
      stderr: pipeInto(err),
      env: environment(place),
      cwd: place.cwd,
      signal: new AbortController().signal,
      extractor,
    }),
  );
  return { status, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') };
}

/** Folder of the process and how many runs are under way in it. */
const folder = { ours: process.cwd(), runs: 0 };

/** A process has one folder: runs at the same time must share it. */
async function inFolder<T>(cwd: string, run: () => Promise<T>): Promise<T> {
  if (folder.runs > 0 && process.cwd() !== realpathSync(cwd))
    throw new Error(`another run is under way in ${process.cwd()}`);
  process.chdir(cwd);
  folder.runs += 1;
  try {
    return await run();
  } finally {
    folder.runs -= 1;
    if (folder.runs === 0) process.chdir(folder.ours);
  }
}

function pipeInto(chunks: Buffer[]): NodeJS.WriteStream {
  return Object.assign(Object.create(null), {
    isTTY: false,
    columns: undefined,
    write: (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk as Uint8Array)) > 0,
  });
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
