import {
  closeSync,
  fsync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  open,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import { unsafe } from './state-error.js';

/** Files that a killed run may leave; prune removes them. */
export const TEMPORARY_PREFIX = '.tmp-';

const openAside = promisify(open);
const flush = promisify(fsync);

let temporaryCount = 0;

/**
 * Creates the folder for its owner alone (0700), as often as needed.
 * @throws StateError (`unsafe`) when a symbolic link stands there.
 */
export function ensureFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  refuseLink(path);
}

/** @throws StateError (`unsafe`) when the path is a symbolic link; a path that does not exist is fine. */
export function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw unsafe(path);
}

/**
 * The file is there whole or not at all, also after a power cut: written beside its place, flushed, then renamed.
 * A rename replaces a symbolic link that stands there, it never follows it.
 */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  const temporary = writeTemporary(dirname(path), bytes);
  try {
    renameOver(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/**
 * As {@link writeDurably}, while others work on: many files that are written at once share the disk's flushes. The flush is
 * waited for aside, and so is the making of the file, which a flush under way holds up; all else goes into memory and takes
 * less time than handing it to another thread would.
 */
export async function writeDurablyAside(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryPath(dirname(path));
  try {
    const file = await openNewAside(temporary);
    try {
      writeFileSync(file, bytes);
      await flush(file);
    } finally {
      closeSync(file);
    }
    renameOver(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A process of the same number that was killed may have left a file of that name. */
async function openNewAside(temporary: string): Promise<number> {
  try {
    return await openAside(temporary, 'wx', 0o600);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    rmSync(temporary, { force: true });
    return openAside(temporary, 'wx', 0o600);
  }
}

/** A virus scanner or an indexer lets go of a file within moments. */
const PAUSES_MS = [10, 40, 150, 500];

/** Renames, over what stands there. Windows refuses it while another program reads either file: then it is tried again, a second at most. */
export function renameOver(
  from: string,
  to: string,
  { platform, rename }: { platform: NodeJS.Platform; rename: (from: string, to: string) => void } = {
    platform: process.platform,
    rename: renameSync,
  },
): void {
  for (const pause of platform === 'win32' ? PAUSES_MS : []) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!isCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  rename(from, to);
}

/** @returns false when the file exists already; otherwise it is there, whole, with its content from the first moment. */
export function createDurably(path: string, bytes: Uint8Array | string): boolean {
  const temporary = writeTemporary(dirname(path), bytes);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    // Some network and memory card file systems have no hard links.
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    return createByOpen(path, bytes);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function createByOpen(path: string, bytes: Uint8Array | string): boolean {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600, flush: true });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function temporaryPath(folder: string): string {
  temporaryCount += 1;
  return join(folder, `${TEMPORARY_PREFIX}${process.pid}-${threadId}-${temporaryCount}`);
}

function writeTemporary(folder: string, bytes: Uint8Array | string): string {
  const temporary = temporaryPath(folder);
  rmSync(temporary, { force: true });
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return temporary;
}

/** Makes the names in the folder last through a power cut, where the system can. */
export function flushFolder(path: string): void {
  // Windows can't open a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    closeSync(handle);
  }
}

/** As {@link flushFolder}, while others work on. */
export async function flushFolderAside(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    await flush(handle);
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    closeSync(handle);
  }
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
