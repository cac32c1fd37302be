import { Worker } from 'node:worker_threads';
import { createExtractor } from '../../extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../extract/limits.js';
import { createReaderPool, type ReaderPool } from '../../extract/workers/pool.js';
import { type ReadReply, type ReadRequest, serveRead } from '../../extract/workers/remote-pool.js';
import { EXIT } from '../exit-status.js';
import { createMember, type Job, type LoadProblem, type MemberSettings, NOT_BEGUN } from './audit-many.js';
import { type Audited, type AuditedDeps, type RunSettings, stackOf } from './audit-one.js';
import { shareJobs } from './share-out.js';

/** What a thread of audits is given. */
export interface ThreadWork {
  readonly jobs: readonly Job[];
  readonly settings: MemberSettings;
}

export type ToThread = { readonly kind: 'go' } | { readonly kind: 'stop' } | ReadReply;

export type FromThread =
  | { readonly kind: 'loaded'; readonly problems: readonly LoadProblem[] }
  | { readonly kind: 'said'; readonly line: string }
  | { readonly kind: 'done'; readonly index: number; readonly audited: Audited }
  | { readonly kind: 'ended' }
  | ReadRequest;

/** All checklists of a run. A crew is opened, loads, runs and is closed, in this order. */
export interface Crew {
  load(): Promise<readonly LoadProblem[]>;
  /** Audits every checklist; each is told once, whatever becomes of it. */
  run(onDone: (index: number, audited: Audited) => void): Promise<void>;
  close(): Promise<void>;
}

/** So few share this thread: another would cost them more than it gives. */
export const FEW = 8;
/** Threads of audits at most, each of about a hundred and fifty megabytes. */
export const MOST_THREADS = 2;
/** Municipalities that one thread audits at once: documented, as sockets and open files follow from it. */
export const AT_ONCE_PER_THREAD = 32;
/** Of a thread: small, so that what is no longer needed goes early; the old part has room for a few large sites at once. */
const YOUNG_HEAP_MIB = 16;
const OLD_HEAP_MIB = 1_024;

/** Of an audit that is one of many: its host is asked at most `perHost` times at once, so that more need not be held. */
const BOUNDS_OF_MANY = { keptBytes: 4 * 1024 * 1024, visitsAtOnce: 6 };

export function openCrew(jobs: readonly Job[], run: RunSettings, deps: AuditedDeps): Crew {
  return jobs.length <= FEW ? openSmallCrew(jobs, run, deps) : openThreads(jobs, run, deps);
}

function openSmallCrew(jobs: readonly Job[], run: RunSettings, deps: AuditedDeps): Crew {
  const extractor = createExtractor(EXTRACT_SETTINGS);
  const member = createMember(
    jobs,
    { ...run, atOnce: FEW, bounds: null },
    { ...deps, extractor, fetch: { ...deps.fetch, hosts: new Map() } },
  );
  return {
    load: async () => member.load(),
    run: (onDone) => member.run(onDone),
    close: () => extractor.close(),
  };
}

// Run from its TypeScript sources, as tests do, the program starts the thread that the build made.
const THREAD_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/cli/many/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

/** More than one even on a single core: while a history is flushed to the disk, its thread does nothing else. */
export function threadsFor(checklists: number): number {
  return Math.min(MOST_THREADS, Math.ceil(checklists / FEW));
}

interface Thread {
  readonly worker: Worker;
  readonly loaded: Promise<readonly LoadProblem[]>;
  readonly ended: Promise<void>;
  /** Begins, and tells each outcome once: those of a thread that dies as well. */
  go(onDone: (index: number, audited: Audited) => void): void;
}

function openThreads(jobs: readonly Job[], run: RunSettings, deps: AuditedDeps): Crew {
  const count = threadsFor(jobs.length);
  const settings: MemberSettings = {
    ...run,
    atOnce: AT_ONCE_PER_THREAD,
    bounds: BOUNDS_OF_MANY,
  };
  const pool = createReaderPool(EXTRACT_SETTINGS);
  const threads = shareJobs(jobs, count).map((share) => startThread(share, settings, pool, deps));
  const onAbort = (): void => {
    for (const { worker } of threads) worker.postMessage({ kind: 'stop' } satisfies ToThread);
  };
  deps.signal?.addEventListener('abort', onAbort, { once: true });
  return {
    load: async () => (await Promise.all(threads.map(({ loaded }) => loaded))).flat(),
    run: async (onDone) => {
      for (const thread of threads) thread.go(onDone);
      await Promise.all(threads.map(({ ended }) => ended));
    },
    close: async () => {
      deps.signal?.removeEventListener('abort', onAbort);
      await Promise.all([...threads.map(({ worker }) => worker.terminate()), pool.close()]);
    },
  };
}

function startThread(jobs: readonly Job[], settings: MemberSettings, pool: ReaderPool, deps: AuditedDeps): Thread {
  const worker = new Worker(THREAD_FILE, {
    workerData: { jobs, settings } satisfies ThreadWork,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP_MIB, maxOldGenerationSizeMb: OLD_HEAP_MIB },
  });
  const open = new Set(jobs.map(({ index }) => index));
  const loaded = createSignal<readonly LoadProblem[]>();
  const ended = createSignal<void>();
  let tell: ((index: number, audited: Audited) => void) | null = null;
  let isLost = false;

  // It takes along what it had under way; what it had told is told, and the other threads go on.
  const lose = (): void => {
    isLost = true;
    loaded.give([]);
    if (!tell) return;
    for (const index of open) tell(index, { ...NOT_BEGUN, status: EXIT.notCarriedOut });
    open.clear();
    ended.give();
  };

  worker.on('message', (message: FromThread) => {
    if (message.kind === 'loaded') loaded.give(message.problems);
    else if (message.kind === 'said') deps.say(message.line);
    else if (message.kind === 'ended') ended.give();
    else if (message.kind === 'read')
      void serveRead(pool, message, (reply, transfer) => worker.postMessage(reply, transfer));
    else {
      open.delete(message.index);
      tell?.(message.index, message.audited);
    }
  });
  worker.on('error', (error) => {
    deps.say(`oit-audit: ${stackOf(error)}`);
    lose();
  });
  return {
    worker,
    loaded: loaded.given,
    ended: ended.given,
    go(onDone) {
      tell = onDone;
      if (isLost) lose();
      else worker.postMessage({ kind: 'go' } satisfies ToThread);
    },
  };
}

function createSignal<T>(): { readonly given: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => {};
  const given = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { given, give: (value) => give(value) };
}
