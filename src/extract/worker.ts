import { parentPort } from 'node:worker_threads';
import { extractDocument } from './index.js';
import { packExtracted } from './packed-grids.js';
import type { WorkerJob, WorkerReply } from './pool.js';

if (parentPort === null) throw new Error('extract/worker runs as a worker thread only');
const port = parentPort;

port.on('message', ({ id, body, hints }: WorkerJob) => {
  extractDocument(body, hints).then(
    (extracted) => {
      const { packed, transfer } = packExtracted(extracted);
      port.postMessage({ id, packed } satisfies WorkerReply, transfer);
    },
    (error: unknown) => {
      // A defect of ours: the pool sees the thread end and goes on with a new one.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
