import { once } from 'node:events';
import { afterEach, describe, test } from 'vitest';
import { startWorkerProcess, type WorkerJob, type WorkerReply } from '../../src/extract/workers/worker-process.js';
import { corpusFile } from './corpus.js';
import { hintsFor } from './hints.js';

const JOB: WorkerJob = {
  body: corpusFile('procurement.xlsx'),
  hints: hintsFor('procurement.xlsx'),
  sniffed: { type: 'xlsx', archive: null, isSurrounded: false, damage: null },
};

let child: ReturnType<typeof startWorkerProcess>;
afterEach(() => child.kill('SIGKILL'));

function replyOf(kind: WorkerReply['kind']): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the reader ended with ${status} before "${kind}"`)));
    child.on('message', (reply: WorkerReply) => {
      if (reply.kind === kind) resolve();
    });
  });
}

async function startReading(): Promise<void> {
  child = startWorkerProcess(256);
  child.send(JOB);
  await replyOf('begun');
}

test('ends with its parent', async () => {
  await startReading();
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
});

// On Windows a signal ends the process that it is sent to.
describe.skipIf(process.platform === 'win32')('reads on', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('after a %s that all processes get', async (signal) => {
    await startReading();
    const done = replyOf('done');
    child.kill(signal);
    await done;
  });
});
