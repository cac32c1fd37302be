import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { isMainThread, Worker } from 'node:worker_threads';
import { createScanOpener, type PackedScan } from './packed-scan.js';
import { openScan, type Scan } from './page-scan.js';
import { createScanner, type ScanOptions } from './scan-page.js';

/** A page that is being scanned while it streams. */
export interface PageScan {
  write(chunk: Uint8Array): void;
  end(): Promise<Scan>;
}

/** Scans the pages of one crawl: here, or in a thread of its own where the site answers faster than this thread can read. */
export interface PageScans {
  open(options: ScanOptions): PageScan;
  close(): Promise<void>;
}

/** What the thread is given at its start: memory that both threads see, in slots of one page each. */
export interface ScanWork {
  readonly memory: SharedArrayBuffer;
}

/** Pages that go to the thread at once, and come back so: each message costs as much as a page. */
export interface ScanJob {
  readonly slot: number;
  readonly bytes: number;
  readonly options: ScanOptions;
}

export interface ScanReply {
  readonly slot: number;
  readonly packed: PackedScan;
}

export interface PageScansSettings {
  /** Pages after each of which it is decided anew whether the thread is needed. */
  readonly lookEvery?: number;
  /** Share of its time in which this thread was busy, from which on a second one is worth its start. */
  readonly busyFrom?: number;
  /** Of all crawls of this process: beyond its processors threads only take from each other. */
  readonly maxThreads?: number;
  /** What the thread runs. */
  readonly program?: URL;
}

const LOOK_EVERY = 16;
const BUSY_FROM = 0.85;
/** What a page may have to be scanned elsewhere: a longer one is scanned as it comes, so that none is held whole. */
export const SLOT_BYTES = 256 * 1024;
/** Pages that may wait for the thread; the next one is scanned here. */
const SLOTS = 128;
const HEAP_MIB = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 48 };

// Run from its TypeScript sources, as tests do, the program starts the thread that the build made.
const THREAD_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/crawl/scan/scan-worker.js', import.meta.url)
  : new URL('./scan-worker.js', import.meta.url);

let threadsAtWork = 0;

export function createPageScans(settings: PageScansSettings = {}): PageScans {
  const { lookEvery = LOOK_EVERY, busyFrom = BUSY_FROM, program = THREAD_FILE } = settings;
  // The threads of a run of many municipalities share the processors already.
  const maxThreads = settings.maxThreads ?? (isMainThread ? availableParallelism() - 1 : 0);
  let thread: ScanThread | null = null;
  let pages = 0;
  let since = performance.eventLoopUtilization();

  const look = (): void => {
    if (thread !== null || ++pages % lookEvery !== 0) return;
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    if (utilization >= busyFrom && threadsAtWork < maxThreads) thread = startThread(program);
  };

  return {
    open(options) {
      look();
      return thread === null ? scanHere(options) : scanThere(options, thread);
    },
    async close() {
      await thread?.close();
    },
  };
}

function scanHere(options: ScanOptions): PageScan {
  const scanner = createScanner(options);
  return { write: (chunk) => scanner.write(chunk), end: async () => openScan(scanner.end()) };
}

function scanThere(options: ScanOptions, thread: ScanThread): PageScan {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let here: PageScan | null = null;
  return {
    write(chunk) {
      bytes += chunk.length;
      if (here === null && bytes <= SLOT_BYTES) {
        chunks.push(chunk);
        return;
      }
      here ??= begun(options, chunks);
      chunks = [];
      here.write(chunk);
    },
    end: () => here?.end() ?? thread.scan(chunks, options),
  };
}

function begun(options: ScanOptions, chunks: readonly Uint8Array[]): PageScan {
  const page = scanHere(options);
  for (const chunk of chunks) page.write(chunk);
  return page;
}

interface ScanThread {
  scan(chunks: readonly Uint8Array[], options: ScanOptions): Promise<Scan>;
  close(): Promise<void>;
}

interface WaitingPage {
  readonly job: ScanJob;
  readonly resolve: (scan: Scan | Promise<Scan>) => void;
}

function startThread(program: URL): ScanThread {
  const memory = new SharedArrayBuffer(SLOTS * SLOT_BYTES);
  const worker = new Worker(program, { resourceLimits: HEAP_MIB, workerData: { memory } satisfies ScanWork });
  const free = Array.from({ length: SLOTS }, (_, slot) => slot);
  const waiting = new Map<number, WaitingPage>();
  const open = createScanOpener();
  let jobs: ScanJob[] = [];
  let isAlive = true;
  threadsAtWork++;

  const end = (): void => {
    if (!isAlive) return;
    isAlive = false;
    threadsAtWork--;
    // What the thread has not scanned is scanned here: no page is lost with it.
    for (const { job, resolve } of waiting.values())
      resolve(wholeHere([Buffer.from(memory, job.slot * SLOT_BYTES, job.bytes)], job.options));
    waiting.clear();
  };
  const send = (): void => {
    if (isAlive) worker.postMessage(jobs);
    jobs = [];
  };
  worker.on('message', (replies: readonly ScanReply[]) => {
    for (const { slot, packed } of replies) {
      const scan = open(packed);
      waiting.get(slot)?.resolve(scan);
      waiting.delete(slot);
      free.push(slot);
    }
  });
  worker.on('error', end);
  worker.on('exit', end);

  return {
    scan(chunks, options) {
      const slot = isAlive ? free.pop() : undefined;
      if (slot === undefined) return wholeHere(chunks, options);
      let bytes = 0;
      for (const chunk of chunks) {
        new Uint8Array(memory, slot * SLOT_BYTES + bytes, chunk.length).set(chunk);
        bytes += chunk.length;
      }
      const job = { slot, bytes, options };
      // When all that has come in has been looked at.
      if (jobs.length === 0) setImmediate(send);
      jobs.push(job);
      return new Promise((resolve) => waiting.set(slot, { job, resolve }));
    },
    async close() {
      end();
      await worker.terminate();
    },
  };
}

async function wholeHere(chunks: readonly Uint8Array[], options: ScanOptions): Promise<Scan> {
  return begun(options, chunks).end();
}
