import { readFileSync, rmSync } from 'node:fs';
import { createDurably } from '../durable-file.js';
import { guardState } from '../state-error.js';
import { openEmptyDatabase } from './database.js';

/** The same for every history: made once, then written as it is. */
let blank: Uint8Array | null = null;

/**
 * Creates a history without rounds (0600), whole from its first moment; what stands there already is left alone. SQLite itself
 * would make the file out of a dozen statements and four flushes of the disk, which a thousand new histories feel.
 */
export function createBlank(path: string): void {
  guardState(path, () => {
    blank ??= makeBlank(`${path}-blank`);
    createDurably(path, blank);
  });
}

/** @param path where nothing of value stands: a run that was killed may have left its file there */
function makeBlank(path: string): Uint8Array {
  rmSync(path, { force: true });
  const database = openEmptyDatabase();
  try {
    database.write('VACUUM INTO ?', [[path]]);
    const bytes = readFileSync(path);
    // Read and write version of the file (SQLite file format, 1.3.3): 2 is WAL, which a database in memory can't have.
    bytes.fill(2, 18, 20);
    return bytes;
  } finally {
    database.close();
    rmSync(path, { force: true });
  }
}
