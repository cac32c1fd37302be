import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;

/** A pipe to which nobody writes would hold the program for ever, deaf to every signal. */
const MAX_PIPE_WAIT_MS = 10_000;
const LOOK_AGAIN_MS = 20;

/**
 * Reads a file, a pipe or a device from its descriptor: what the system says of its size is no bound, since a device says 0.
 * @param maxWaitMs for what is to come through a pipe
 * @returns its bytes, or null when there are more than `maxBytes`; no more than one chunk beyond them is read.
 * @throws the error of the system (`ENOENT`, `EISDIR`, …; `EAGAIN`: nothing came through the pipe).
 */
export function readBounded(path: string, maxBytes: number, maxWaitMs = MAX_PIPE_WAIT_MS): Buffer | null {
  // Windows knows no such flag and no such pipes.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const isPipe = fstatSync(file).isFIFO();
    const chunks: Buffer[] = [];
    let waitedMs = 0;
    for (let bytes = 0; bytes <= maxBytes; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readNow(file, chunk);
      // Without a writer a pipe seems to be at its end: one may still come.
      const isNothing = read === null || (read === 0 && isPipe && bytes === 0);
      if (isNothing) {
        if (waitedMs >= maxWaitMs) throw Object.assign(new Error('EAGAIN'), { code: 'EAGAIN' });
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
        waitedMs += LOOK_AGAIN_MS;
        continue;
      }
      if (read === 0) return Buffer.concat(chunks, bytes);
      waitedMs = 0;
      chunks.push(chunk.subarray(0, read));
      bytes += read;
    }
    return null;
  } finally {
    closeSync(file);
  }
}

/** Null: nothing has come yet. */
function readNow(file: number, chunk: Buffer): number | null {
  try {
    return readSync(file, chunk);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null;
    throw error;
  }
}
