import type { PoolSettings } from './workers/pool.js';

/** Bounds on reading one document; a file past them is `file/too-large` and the round goes on. */
export const EXTRACT_SETTINGS: PoolSettings = { timeoutMs: 120_000, ocrPageMs: 30_000, maxHeapMiB: 512, workers: 2 };
