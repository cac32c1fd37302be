import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;

/**
 * Reads a file, a pipe or a device from its descriptor: what the system says of its size is no bound, since a device says 0.
 * @returns its bytes, or null when there are more than `maxBytes`; no more than one chunk beyond them is read.
 * @throws the error of the system (`ENOENT`, `EISDIR`, …).
 */
export function readBounded(path: string, maxBytes: number): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let bytes = 0; bytes <= maxBytes; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(chunks, bytes);
      chunks.push(chunk.subarray(0, read));
      bytes += read;
    }
    return null;
  } finally {
    closeSync(file);
  }
}
