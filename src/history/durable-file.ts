import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFile,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { symbolicLink } from './state-error.js';

/** `node:fs/promises` wraps each file in an object of its own, which costs more than to write a page. */
const writeFileAsync = promisify(writeFile);

/** Files that a killed run may leave; prune removes them. */
export const TEMPORARY_PREFIX = '.tmp-';

/**
 * Creates the folder, readable by its owner only (0700), unless it exists.
 * @throws StateError (`unsafe`) when the path is a symbolic link.
 */
export function ensureFolder(path: string): void {
  createFolders(path, 0o700);
  refuseLink(path);
}

/**
 * Creates the folder and those above it that are missing, unless they exist. `recursive` of Node never ends where a system
 * says of a new folder that there is no place for it although its parent is there, as `/proc` and automounters do.
 */
export function createFolders(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) createFolders(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another run was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** @throws StateError (`unsafe`) when the path is a symbolic link; a path that does not exist is fine. */
export function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw symbolicLink(path);
}

/**
 * Writes the file whole or not at all, also through a power cut: beside its place, flushed, then renamed. The name lasts
 * once {@link flushFolder} has run, so that many files share one flush of their folder. A rename replaces a symbolic link
 * at the path and never follows it.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    await writeFileAsync(temporary, bytes, { ...NEW_FILE, flush: true });
    renameOver(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** As {@link writeDurably}, name included, in one go: for what belongs to a transaction of the database. */
export function writeDurablyNow(path: string, text: string): void {
  const temporary = temporaryPath(path);
  try {
    writeFileSync(temporary, text, { ...NEW_FILE, flush: true });
    renameOver(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/** Makes the names in the folder last through a power cut, where the system can. */
export function flushFolder(path: string): void {
  // Windows can't open a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    closeSync(folder);
  }
}

/** A virus scanner or an indexer releases a file within moments. */
const PAUSES_MS = [10, 40, 150, 500];

/** Renames and replaces. Windows refuses it while another program reads either file: then it is tried again, for less than a second. */
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

/**
 * Creates the file, complete from the first moment that its name exists. Synchronous: nothing else of this process may run
 * between a look at a lock and its taking.
 * @returns false when the file exists already.
 */
export function createDurably(path: string, bytes: Uint8Array | string): boolean {
  const temporary = temporaryPath(path);
  try {
    writeFileSync(temporary, bytes, { ...NEW_FILE, flush: true });
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    // Some network and memory card file systems have no hard links.
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    return createInPlace(path, bytes);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function createInPlace(path: string, bytes: Uint8Array | string): boolean {
  try {
    writeFileSync(path, bytes, { ...NEW_FILE, flush: true });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Fails where the file exists; readable by its owner only. */
const NEW_FILE = { flag: 'wx', mode: 0o600 } as const;

function temporaryPath(path: string): string {
  return join(dirname(path), `${TEMPORARY_PREFIX}${randomUUID()}`);
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
