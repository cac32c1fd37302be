import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Extracted } from '../../model/evidence.js';
import { BrokenFile, type ExtractHints } from '../reader.js';
import type { Sniffed } from '../type/sniff.js';
import type { RowsMessage } from './rows-apart.js';

/** A large body comes in parts, of which the last is the body of the job: one message would take its memory three times. */
export type WorkerMessage = BodyPart | WorkerJob;

export interface BodyPart {
  readonly part: Uint8Array;
}

export interface WorkerJob {
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
  readonly sniffed: Sniffed;
}

export type WorkerReply =
  /** The job has come: from here on the time counts, so that the start of the process is not charged to its first file. */
  | { readonly kind: 'begun' }
  | RowsMessage
  /** What was found, without the rows. `isSpent`: it holds so much memory that another process should take the next file. */
  | { readonly kind: 'done'; readonly extracted: Extracted; readonly isSpent: boolean }
  /** An error of the program, not of the file. */
  | { readonly kind: 'defect'; readonly stack: string }
  /** A page is about to be read by OCR, which takes time of its own. */
  | { readonly kind: 'ocr-page' };

/** Of the build, whatever runs: the bundle, or the module where there is none. */
const WORKER_PROGRAMS = ['program/worker.js', 'extract/workers/worker.js'].map((name) =>
  fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url)),
);

/** Half of the space where V8 makes objects: with its default of 16 MiB a process takes 40 MiB more and is no faster. */
const SEMI_SPACE_MIB = 4;
/** Memory of all kinds: the heap, WebAssembly (2 GiB at most) and what native libraries take. */
const MAX_DATA_KIB = 4 * 1024 * 1024;
/** V8 prints the state of its heap ahead of the reason for which it ends the process. */
const LAST_WORDS_LENGTH = 16_384;

/** Starts a process that answers each `WorkerJob` with a `WorkerReply`. It does not keep the parent alive by itself. */
export function startWorkerProcess(maxHeapMiB: number, program = workerProgram()): ChildProcess {
  const flags = [`--max-old-space-size=${maxHeapMiB}`, `--max-semi-space-size=${SEMI_SPACE_MIB}`];
  const child = fork(program, [], {
    ...boundedMemory(flags),
    serialization: 'advanced',
    // Libraries print to stdout; V8 writes to stderr why it ended.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  return child;
}

function workerProgram(): string {
  return WORKER_PROGRAMS.find((path) => existsSync(path)) ?? '';
}

// Where the kernel counts the memory that a process may write to (setrlimit(2), RLIMIT_DATA): Linux, from 4.7 on.
function boundedMemory(flags: readonly string[]): { readonly execPath: string; readonly execArgv: string[] } {
  if (process.platform !== 'linux' || !existsSync('/bin/sh'))
    return { execPath: process.execPath, execArgv: [...flags] };
  const script = `ulimit -d ${MAX_DATA_KIB} 2>/dev/null; exec "$0" "$@"`;
  return { execPath: '/bin/sh', execArgv: ['-c', script, process.execPath, ...flags] };
}

/** Resolves when the process has ended, with the reason as seen from the file that it was reading. */
export function deathOf(child: ChildProcess, maxHeapMiB: number): Promise<Error> {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_LENGTH);
  });
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (code, signal) => resolve(reasonOfDeath(code, signal, lastWords, maxHeapMiB)));
  });
}

const OUT_OF_MEMORY = /(?:out of memory|allocation failed|bad_alloc)/i;
const STOPPED: ReadonlySet<NodeJS.Signals> = new Set<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP']);

function reasonOfDeath(
  code: number | null,
  signal: NodeJS.Signals | null,
  lastWords: string,
  maxHeapMiB: number,
): Error {
  // SIGKILL comes from a kernel that is out of memory.
  if (signal === 'SIGKILL' || OUT_OF_MEMORY.test(lastWords))
    return new BrokenFile('too-large', { reason: 'memory', limit: maxHeapMiB });
  if (signal !== null && STOPPED.has(signal)) return new BrokenFile('not-readable', { reason: 'closed' });
  // Windows has no signals: there an exit code above 128 is an abort (134) or an exception of the system.
  if (signal !== null || (code ?? 0) > 128) return new BrokenFile('corrupt', { reason: 'reader-failed' });
  return new Error(`the process that reads documents ended with ${code}\n${lastWords}`);
}
