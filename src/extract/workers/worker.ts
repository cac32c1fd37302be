import { stackOf } from '../defect.js';
import { extractDocument } from '../extract-document.js';
import { createOcrBudget } from '../ocr-budget.js';
import { rowsOf, withoutRows } from './rows-apart.js';
import type { WorkerJob, WorkerMessage, WorkerReply } from './worker-process.js';

// The program of a worker process: it reads one document after the other, as its parent sends them.

/** Resolves when the message is written: what waits for a slow reader would fill the memory. */
const send = (reply: WorkerReply): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(reply, undefined, undefined, () => resolve());
  });

let parts: Uint8Array[] = [];

async function read(job: WorkerJob): Promise<void> {
  const { hints, sniffed } = job;
  const body = parts.length === 0 ? job.body : Buffer.concat([...parts, job.body]);
  parts = [];
  await send({ kind: 'begun' });
  const budget = createOcrBudget(() => void send({ kind: 'ocr-page' }));
  const extracted = await extractDocument(body, { ...hints, budget }, sniffed);
  for (const rows of rowsOf(extracted)) await send(rows);
  await send({ kind: 'done', extracted: withoutRows(extracted), isSpent: isSpent() });
}

const MIB = 1024 * 1024;
/** Reached by tables of more than 50,000 rows. */
const MAX_HEAP_BYTES = 64 * MIB;
/** With all that libraries and WebAssembly have taken, which they keep; the OCR alone takes 280 MiB. */
const MAX_MEMORY_BYTES = 512 * MIB;

function isSpent(): boolean {
  const { heapTotal, rss } = process.memoryUsage();
  return heapTotal > MAX_HEAP_BYTES || rss > MAX_MEMORY_BYTES;
}

const sendDefect = (error: unknown): void => void send({ kind: 'defect', stack: stackOf(error) });

process.on('message', (message: WorkerMessage) => {
  if ('part' in message) parts.push(message.part);
  else void read(message).catch(sendDefect);
});
process.on('uncaughtException', sendDefect);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C reaches every process of the terminal; the parent decides what becomes of the file that is being read.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
