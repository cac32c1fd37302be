import type { ChildProcess } from 'node:child_process';
import type { Extracted } from '../../model/evidence.js';
import { isTableAlone } from '../grid/grid.js';
import { BrokenFile, type ExtractHints } from '../reader.js';
import type { Sniffed } from '../type/sniff.js';
import { type RowsMessage, withRows } from './rows-apart.js';
import { deathOf, startWorkerProcess, type WorkerJob, type WorkerMessage, type WorkerReply } from './worker-process.js';

export interface PoolSettings {
  /** For one document without its OCR. */
  readonly timeoutMs: number;
  /** On top of that for each page that is read by OCR. */
  readonly ocrPageMs?: number;
  /** JavaScript heap of one process. */
  readonly maxHeapMiB: number;
  /** For a process to start and take its document. Default: a minute, which only a machine out of resources needs. */
  readonly startMs?: number;
  /** Processes at most. */
  readonly workers: number;
}

/** Reads documents in processes of their own, which start with the first document. A hostile file ends its process alone. */
export interface ReaderPool {
  /** Rejects with BrokenFile when the file ended the process, with any other error for a defect of the program. */
  read(body: Uint8Array, hints: ExtractHints, sniffed: Sniffed): Promise<Extracted>;
  close(): Promise<void>;
}

const OCR_PAGE_MS = 30_000;
const START_MS = 60_000;

interface ReadTask extends WorkerJob {
  /** A process that was to take it did not start in time. */
  readonly isSecondTry: boolean;
  readonly rows: RowsMessage[];
  resolve(extracted: Extracted): void;
  reject(error: Error): void;
}

interface PoolWorker {
  readonly child: ChildProcess;
  readonly ended: Promise<Error>;
  /** Null: idle. */
  task: ReadTask | null;
  timer: NodeJS.Timeout | undefined;
  /** By `performance.now()`. */
  deadline: number;
}

/** Packed as workbooks are, some twenty thousand rows. */
const LARGE_TABLE_BYTES = 2 * 1024 * 1024;

function isLargeTable({ body, sniffed }: WorkerJob): boolean {
  return isTableAlone(sniffed.type) && body.length > LARGE_TABLE_BYTES;
}

/** @param program what its processes run */
export function createReaderPool(settings: PoolSettings, program?: string): ReaderPool {
  const { timeoutMs, maxHeapMiB, ocrPageMs = OCR_PAGE_MS, startMs = START_MS } = settings;
  const maxWorkers = Math.max(1, settings.workers);
  const workers = new Set<PoolWorker>();
  const waiting: ReadTask[] = [];
  let isClosed = false;

  const start = (): PoolWorker => {
    const child = startWorkerProcess(maxHeapMiB, program);
    const worker: PoolWorker = { child, ended: deathOf(child, maxHeapMiB), task: null, timer: undefined, deadline: 0 };
    child.on('message', (reply: WorkerReply) => receive(worker, reply));
    void worker.ended.then((error) => fail(worker, error));
    workers.add(worker);
    return worker;
  };

  const receive = (worker: PoolWorker, reply: WorkerReply): void => {
    if (reply.kind === 'begun') begin(worker);
    else if (reply.kind === 'ocr-page') extend(worker, ocrPageMs);
    else if (reply.kind === 'defect') fail(worker, defectOf(reply.stack));
    else if (reply.kind === 'done') finish(worker, reply.extracted, reply.isSpent);
    else worker.task?.rows.push(reply);
  };

  const finish = (worker: PoolWorker, extracted: Extracted, isSpent: boolean): void => {
    // The memory of a large table is given back before the table is made here a second time.
    if (isSpent || (worker.task !== null && isLargeTable(worker.task))) stop(worker);
    const task = release(worker);
    task?.resolve(withRows(extracted, task.rows));
    assign();
  };

  const fail = (worker: PoolWorker, error: Error): void => {
    stop(worker);
    release(worker)?.reject(error);
    assign();
  };

  const stop = (worker: PoolWorker): void => {
    workers.delete(worker);
    worker.child.kill('SIGKILL');
  };

  /** @returns the task that the worker had */
  const release = (worker: PoolWorker): ReadTask | null => {
    const { task } = worker;
    clearTimeout(worker.timer);
    worker.task = null;
    worker.deadline = 0;
    worker.child.unref();
    worker.child.channel?.unref();
    return task;
  };

  const begin = (worker: PoolWorker): void => {
    clearTimeout(worker.timer);
    extend(worker, timeoutMs);
  };

  const extend = (worker: PoolWorker, ms: number): void => {
    if (worker.task === null) return;
    worker.deadline = Math.max(worker.deadline, performance.now()) + ms;
    clearTimeout(worker.timer);
    const expire = (): void => fail(worker, new BrokenFile('too-large', { reason: 'time', limit: timeoutMs }));
    worker.timer = setTimeout(expire, Math.max(0, worker.deadline - performance.now()));
  };

  const run = (worker: PoolWorker, task: ReadTask): void => {
    worker.task = task;
    worker.child.ref();
    worker.child.channel?.ref();
    // An error of sending is that of a process that has ended, which is reported once.
    // Without a channel (EMFILE) there is nothing to send by.
    void sendJob(worker.child, task);
    worker.timer = setTimeout(() => startAnew(worker), startMs);
  };

  /** A machine that stood still for a while gets a second try. */
  const startAnew = (worker: PoolWorker): void => {
    const { task } = worker;
    if (task === null || task.isSecondTry) {
      fail(worker, new Error(`a process that reads documents did not start in ${startMs} ms`));
      return;
    }
    stop(worker);
    release(worker);
    waiting.unshift({ ...task, isSecondTry: true });
    assign();
  };

  const assign = (): void => {
    while (!isClosed && waiting.length > 0) {
      const idle = [...workers].find(({ task, child }) => task === null && child.connected);
      if (idle === undefined && workers.size >= maxWorkers) return;
      // One large workbook takes as much memory as a round may.
      const hasLarge = [...workers].some(({ task }) => task !== null && isLargeTable(task));
      const next = waiting.findIndex((task) => !hasLarge || !isLargeTable(task));
      if (next < 0) return;
      run(idle ?? start(), waiting.splice(next, 1)[0]!);
    }
  };

  return {
    read: (body, hints, sniffed) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error('the reader pool is closed');
        waiting.push({ body, hints, sniffed, isSecondTry: false, rows: [], resolve, reject });
        assign();
      }),
    close: async () => {
      isClosed = true;
      const closed = new BrokenFile('not-readable', { reason: 'closed' });
      for (const { reject } of waiting.splice(0)) reject(closed);
      const open = [...workers];
      for (const worker of open) {
        fail(worker, closed);
        worker.child.ref();
      }
      await Promise.all(open.map(({ ended }) => ended));
    },
  };
}

const PART_BYTES = 256 * 1024;

async function sendJob(child: ChildProcess, { body, hints, sniffed }: WorkerJob): Promise<void> {
  const send = (message: WorkerMessage): Promise<void> =>
    new Promise((resolve) => {
      if (child.send?.(message, () => resolve()) === undefined) resolve();
    });
  let at = 0;
  for (; body.length - at > PART_BYTES; at += PART_BYTES) await send({ part: body.subarray(at, at + PART_BYTES) });
  await send({ body: body.subarray(at), hints, sniffed });
}

function defectOf(stack: string): Error {
  const error = new Error(stack.split('\n', 1)[0]);
  error.stack = stack;
  return error;
}
