import { parentPort, workerData } from 'node:worker_threads';
import { createScanPacker } from './packed-scan.js';
import { createScanner } from './scan-page.js';
import { type ScanJob, type ScanReply, type ScanWork, SLOT_BYTES } from './scan-pool.js';

/** A thread that scans pages and does nothing else. */
const { memory } = workerData as ScanWork;
const pack = createScanPacker();

parentPort?.on('message', (jobs: readonly ScanJob[]) => {
  const replies: ScanReply[] = jobs.map(({ slot, bytes, options }) => {
    const scanner = createScanner(options);
    scanner.write(Buffer.from(memory, slot * SLOT_BYTES, bytes));
    return { slot, packed: pack(scanner.end()) };
  });
  parentPort?.postMessage(
    replies,
    replies.map(({ packed }) => packed.links.buffer),
  );
});
