import type { PageScansSettings } from '../../src/crawl/scan/scan-pool.js';

/** From the first page on, however many processors there are. */
export const SECOND_THREAD: PageScansSettings = { lookEvery: 1, busyFrom: 0, maxThreads: 64 };

/** A thread that takes what it is given and dies of it a little later. */
export const DYING_THREAD = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => setTimeout(() => process.exit(1), 20));`)}`,
);
