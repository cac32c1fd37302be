import { parentPort } from 'node:worker_threads';
import { createScanPacker } from './packed-scan.js';
import type { ScanJob, ScanReply } from './page-scans.js';
import { createScanner } from './scan.js';

/** A thread that scans pages and does nothing else. */
const pack = createScanPacker();

parentPort?.on('message', (jobs: readonly ScanJob[]) => {
  const replies: ScanReply[] = jobs.map(({ id, body, options }) => {
    const scanner = createScanner(options);
    scanner.write(body);
    return { id, packed: pack(scanner.end()) };
  });
  parentPort?.postMessage(
    replies,
    replies.map(({ packed }) => packed.links.buffer),
  );
});
