import { Worker } from 'node:worker_threads';
import type { Extracted } from '../../model/evidence.js';
import { BrokenFile, type ExtractHints } from '../reader.js';
import { bytesOfPacked, type PackedExtracted, unpackExtracted } from './packed-grids.js';

export interface WorkerJob {
  readonly id: number;
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
}

export type WorkerReply = { readonly id: number } & (
  | { readonly packed: PackedExtracted }
  /** Ours, not the file's: the stack. */
  | { readonly defect: string }
  /** A page is about to be read by OCR: it takes time of its own. */
  | { readonly sign: 'ocr-page' }
);

export interface PoolSettings {
  /** For one document without its OCR. */
  readonly timeoutMs: number;
  /** On top of that for each page that is read by OCR. */
  readonly ocrPageMs?: number;
  readonly maxHeapMiB: number;
  readonly workers: number;
}

/** Reads documents in threads of their own; each is ended when a file takes it past its time or its memory. */
export interface ReaderPool {
  /** Rejects with BrokenFile when the thread had to be ended, with any other error for a defect of the program. */
  read(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
  close(): Promise<void>;
}

/** Files and bytes after which a thread is replaced: what libraries and wasm have taken only grows. */
const MAX_JOBS = 200;
const MAX_BYTES = 32 * 1024 * 1024;
const LARGE_TABLE_BYTES = 16 * 1024 * 1024;
const OCR_PAGE_MS = 30_000;
/** Of the heap, the part where objects are made: Node's 48 MiB leave as much garbage standing before it is swept. */
const MAX_YOUNG_MIB = 16;

// Run from its TypeScript sources, as tests do, the program starts the thread that the build made.
const WORKER_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/extract/worker.js', import.meta.url)
  : new URL('../worker.js', import.meta.url);

interface WaitingJob {
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
  readonly resolve: (extracted: Extracted) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  jobs: number;
  bytes: number;
  /** Set while a file is being read: gives it more time. */
  prolong: (() => void) | null;
  /** Set while a file is being read: ends it with this outcome. */
  settle: ((outcome: Outcome) => void) | null;
}

/** @param program what its threads run */
export function createReaderPool(settings: PoolSettings, program = WORKER_FILE): ReaderPool {
  const { timeoutMs, maxHeapMiB, workers, ocrPageMs = OCR_PAGE_MS } = settings;
  const threads = new Set<Thread>();
  const waiting: WaitingJob[] = [];
  let isClosed = false;
  let lastId = 0;

  const start = (): Thread => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB, maxYoungGenerationSizeMb: MAX_YOUNG_MIB },
      // Libraries that talk to the console talk to nobody.
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    const thread: Thread = { worker, jobs: 0, bytes: 0, prolong: null, settle: null };
    worker.on('message', (reply: WorkerReply) => void take(thread, reply));
    worker.on('error', (error: Error & { readonly code?: string }) => drop(thread, faultOf(error, maxHeapMiB)));
    worker.on('exit', () => drop(thread, new Error('the thread that reads documents ended by itself')));
    threads.add(thread);
    return thread;
  };

  const take = async (thread: Thread, reply: WorkerReply): Promise<void> => {
    if ('sign' in reply) thread.prolong?.();
    else if ('defect' in reply) thread.settle?.({ error: defectOf(reply.defect) });
    else {
      // A large table is unpacked when the thread that read it is gone: both at once would take twice the memory.
      if (bytesOfPacked(reply.packed) > LARGE_TABLE_BYTES) await end(thread);
      thread.settle?.({ extracted: unpackExtracted(reply.packed) });
    }
  };

  const end = async (thread: Thread): Promise<void> => {
    thread.worker.removeAllListeners('exit');
    threads.delete(thread);
    await thread.worker.terminate();
  };

  const drop = (thread: Thread, error: Error): void => {
    threads.delete(thread);
    void thread.worker.terminate();
    thread.settle?.({ error });
  };

  const run = (thread: Thread, { body, hints, resolve, reject }: WaitingJob): void => {
    let deadline = performance.now() + timeoutMs;
    const expire = (): void => drop(thread, new BrokenFile('too-large', { reason: 'time', limit: timeoutMs }));
    let timer = setTimeout(expire, timeoutMs);
    thread.jobs++;
    thread.bytes += body.length;
    thread.worker.ref();
    thread.prolong = () => {
      deadline += ocrPageMs;
      clearTimeout(timer);
      timer = setTimeout(expire, Math.max(0, deadline - performance.now()));
    };
    thread.settle = (outcome) => {
      clearTimeout(timer);
      thread.settle = null;
      thread.prolong = null;
      thread.worker.unref();
      if (isSpent(thread, outcome)) void end(thread);
      if ('extracted' in outcome) resolve(outcome.extracted);
      else reject(outcome.error);
      next();
    };
    // The caller keeps its bytes (they go to the evidence store); the copy moves without being copied again.
    const copy = Uint8Array.from(body);
    thread.worker.postMessage({ id: ++lastId, body: copy, hints } satisfies WorkerJob, [copy.buffer]);
  };

  const next = (): void => {
    while (!isClosed && waiting.length > 0) {
      const idle = [...threads].find((thread) => thread.settle === null);
      const thread = idle ?? (threads.size < Math.max(1, workers) ? start() : null);
      if (thread === null) return;
      run(thread, waiting.shift()!);
    }
  };

  return {
    read: (body, hints) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error('the reader pool is closed');
        waiting.push({ body, hints, resolve, reject });
        next();
      }),
    close: async () => {
      isClosed = true;
      const closed = new BrokenFile('not-readable', { reason: 'closed' });
      for (const job of waiting.splice(0)) job.reject(closed);
      const open = [...threads];
      for (const thread of open) thread.settle?.({ error: closed });
      await Promise.all(open.map((thread) => thread.worker.terminate()));
    },
  };
}

type Outcome = { readonly extracted: Extracted } | { readonly error: Error };

/** A file that ran out of memory leaves its thread with all that it took. */
function isSpent({ jobs, bytes }: Thread, outcome: Outcome): boolean {
  if (jobs >= MAX_JOBS || bytes >= MAX_BYTES || !('extracted' in outcome)) return true;
  return outcome.extracted.problems.some(({ code, data }) => code === 'too-large' && data.reason === 'memory');
}

function faultOf(error: Error & { readonly code?: string }, maxHeapMiB: number): Error {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new BrokenFile('too-large', { reason: 'memory', limit: maxHeapMiB });
  return error;
}

function defectOf(stack: string): Error {
  const error = new Error(stack.split('\n', 1)[0]);
  error.stack = stack;
  return error;
}
