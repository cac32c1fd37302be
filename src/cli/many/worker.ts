import { setMaxListeners } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { checks } from '../../checks/registry.js';
import { createExtractor } from '../../extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../extract/limits.js';
import { createRemotePool } from '../../extract/workers/remote-pool.js';
import { createMember } from './audit-many.js';
import type { FromThread, ThreadWork, ToThread } from './workers.js';

if (parentPort === null) throw new Error('fleet/thread runs as a worker thread only');
const port = parentPort;
const { jobs, settings } = workerData as ThreadWork;
const interruption = new AbortController();
setMaxListeners(0, interruption.signal);

const post = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
const pool = createRemotePool((request, transfer) => post(request, transfer));
const member = createMember(jobs, settings, {
  registry: checks,
  signal: interruption.signal,
  extractor: createExtractor(EXTRACT_SETTINGS, pool),
  fetch: { hosts: new Map() },
  say: (line) => post({ kind: 'said', line }),
});

port.on('message', (message: ToThread) => {
  if (message.kind === 'read') pool.receive(message);
  else if (message.kind === 'stop') interruption.abort();
  else void run();
});
post({ kind: 'loaded', problems: member.load() });

async function run(): Promise<void> {
  await member.run((index, audited) => {
    const buffers = [audited.report, audited.before].flatMap((packed) => (packed ? [packed.buffer] : []));
    post({ kind: 'done', index, audited }, buffers);
  });
  post({ kind: 'ended' });
}
