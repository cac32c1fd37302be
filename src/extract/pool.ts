import { Worker } from 'node:worker_threads';
import type { Extracted } from '../model/evidence.js';
import { bytesOfPacked, type PackedExtracted, unpackExtracted } from './packed-grids.js';
import { BrokenFile, type ExtractHints } from './reader.js';

export interface WorkerJob {
  readonly id: number;
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
}

export interface WorkerReply {
  readonly id: number;
  readonly packed: PackedExtracted;
}

export interface PoolSettings {
  readonly timeoutMs: number;
  readonly maxHeapMiB: number;
  readonly workers: number;
}

/** Reads documents in threads of their own; each is ended when a file takes it past its time or its memory. */
export interface ReaderPool {
  /** Rejects with BrokenFile (too-large or corrupt) when the thread had to be ended. */
  read(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
  close(): Promise<void>;
}

/** Files after which a thread is replaced, and the size of one that replaces it at once: wasm memory only grows. */
const MAX_JOBS = 200;
const LARGE_BYTES = 16 * 1024 * 1024;
const LARGE_TABLE_BYTES = 8 * 1024 * 1024;
/** Of the heap, the part where objects are made: Node's 48 MiB leave as much garbage standing before it is swept. */
const MAX_YOUNG_MIB = 16;

// Run from its TypeScript sources, as tests do, the program starts the thread that the build made.
const WORKER_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/extract/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

interface WaitingJob {
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
  readonly resolve: (extracted: Extracted) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  jobs: number;
  /** Set while a file is being read: ends it with this outcome. */
  settle: ((outcome: { readonly extracted: Extracted } | { readonly error: Error }) => void) | null;
}

export function createReaderPool({ timeoutMs, maxHeapMiB, workers }: PoolSettings): ReaderPool {
  const threads = new Set<Thread>();
  const waiting: WaitingJob[] = [];
  let isClosed = false;
  let lastId = 0;

  const start = (): Thread => {
    const worker = new Worker(WORKER_FILE, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB, maxYoungGenerationSizeMb: MAX_YOUNG_MIB },
      // Libraries that talk to the console talk to nobody.
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    const thread: Thread = { worker, jobs: 0, settle: null };
    worker.on('message', (reply: WorkerReply) => void take(thread, reply));
    worker.on('error', (error: Error & { readonly code?: string }) => drop(thread, faultOf(error, maxHeapMiB)));
    worker.on('exit', () => drop(thread, new BrokenFile('corrupt', { reason: 'crash' })));
    threads.add(thread);
    return thread;
  };

  // A large table is unpacked when the thread that read it is gone: both at once would double what it takes.
  const take = async (thread: Thread, { packed }: WorkerReply): Promise<void> => {
    if (bytesOfPacked(packed) > LARGE_TABLE_BYTES) {
      thread.worker.removeAllListeners('exit');
      threads.delete(thread);
      await thread.worker.terminate();
    }
    thread.settle?.({ extracted: unpackExtracted(packed) });
  };

  const drop = (thread: Thread, error: Error): void => {
    threads.delete(thread);
    void thread.worker.terminate();
    thread.settle?.({ error });
  };

  const run = (thread: Thread, { body, hints, resolve, reject }: WaitingJob): void => {
    const timer = setTimeout(
      () => drop(thread, new BrokenFile('too-large', { reason: 'time', limit: timeoutMs })),
      timeoutMs,
    );
    thread.jobs++;
    thread.worker.ref();
    thread.settle = (outcome) => {
      clearTimeout(timer);
      thread.settle = null;
      thread.worker.unref();
      if (thread.jobs >= MAX_JOBS || body.length >= LARGE_BYTES) {
        threads.delete(thread);
        void thread.worker.terminate();
      }
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
      const closed = new BrokenFile('corrupt', { reason: 'closed' });
      for (const job of waiting.splice(0)) job.reject(closed);
      const open = [...threads];
      for (const thread of open) thread.settle?.({ error: closed });
      await Promise.all(open.map((thread) => thread.worker.terminate()));
    },
  };
}

function faultOf(error: Error & { readonly code?: string }, maxHeapMiB: number): BrokenFile {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new BrokenFile('too-large', { reason: 'memory', limit: maxHeapMiB });
  return new BrokenFile('corrupt', { reason: error.message.slice(0, 200) });
}
