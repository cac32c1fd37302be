import { parentPort } from 'node:worker_threads';
import { stackOf } from './defect.js';
import { extractDocument } from './extract-document.js';
import { createOcrBudget } from './ocr-budget.js';
import { packExtracted } from './threads/packed-grids.js';
import type { WorkerJob, WorkerReply } from './threads/pool.js';

if (parentPort === null) throw new Error('extract/worker runs as a worker thread only');
const port = parentPort;

port.on('message', ({ id, body, hints }: WorkerJob) => {
  const budget = createOcrBudget(() => port.postMessage({ id, sign: 'ocr-page' } satisfies WorkerReply));
  extractDocument(body, { ...hints, budget }).then(
    (extracted) => {
      const { packed, transfer } = packExtracted(extracted);
      port.postMessage({ id, packed } satisfies WorkerReply, transfer);
    },
    (error: unknown) => port.postMessage({ id, defect: stackOf(error) } satisfies WorkerReply),
  );
});
