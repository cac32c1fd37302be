import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import {
  ensureFolder,
  flushFolder,
  flushFolderAside,
  refuseLink,
  TEMPORARY_PREFIX,
  writeDurably,
  writeDurablyAside,
} from '../durable-file.js';
import { asStateError, damaged, guardState } from '../state-error.js';

/** How the bytes are kept: as found, compressed, or not at all (only their hash is known). */
export type Kept = 'raw' | 'gz' | 'none';

/** Every evidence file as it was found, by the SHA-256 of its bytes. */
export interface EvidenceStore {
  readonly folder: string;
  kept(sha256: string): Kept;
  /** Stores the bytes unless they are there. */
  put(sha256: string, type: string | null, bytes: Uint8Array): void;
  /** As `put`, while others work on; the names last through a power cut after `flush`. */
  keep(type: string | null, bytes: Uint8Array): Promise<void>;
  /** Makes the names of what was kept last. */
  flush(): void;
  /** As `flush`, while others work on. */
  settle(): Promise<void>;
  /**
   * The bytes as found, null when they are not kept.
   * @throws StateError (`damaged`) when they are no longer those of the hash.
   */
  read(sha256: string): Uint8Array | null;
  /** Path of the file that keeps the bytes. */
  pathOf(sha256: string, kept: Exclude<Kept, 'none'>): string;
  /** Hashes of all files that are kept. */
  list(): readonly string[];
  remove(sha256: string): void;
  /** Removes what killed runs left half written; only the holder of the lock may. */
  removeTemporary(): void;
}

const TEXT_TYPES = new Set(['html', 'csv', 'text', 'xml', 'json', 'svg']);
const COMPRESS_FROM_BYTES = 4 * 1024;
const gzipAside = promisify(gzip);

export function openEvidenceStore(folder: string): EvidenceStore {
  const pathOf = (sha256: string, kept: Exclude<Kept, 'none'>) => join(folder, kept === 'gz' ? `${sha256}.gz` : sha256);
  /** What was stored through this very store need not be looked for. */
  const stored = new Map<string, Kept>();
  const kept = (sha256: string): Kept => {
    const known = stored.get(sha256);
    if (known !== undefined) return known;
    if (isFile(pathOf(sha256, 'raw'))) return 'raw';
    return isFile(pathOf(sha256, 'gz')) ? 'gz' : 'none';
  };

  /** What stood in the folder at first: most of what a round brings is new, and nothing need be asked about it. */
  let names: ReadonlySet<string> | null = null;
  const mayBeThere = (sha256: string): boolean => {
    names ??= guardState(folder, () => new Set(namesIn(folder)));
    return stored.has(sha256) || names.has(sha256) || names.has(`${sha256}.gz`);
  };

  const pending = new Map<string, Promise<void>>();
  let isFlushed = true;

  const store = async (sha256: string, type: string | null, bytes: Uint8Array): Promise<void> => {
    const packed = isPackable(type, bytes) ? await gzipAside(bytes) : null;
    const smaller = packed !== null && packed.byteLength < bytes.byteLength;
    try {
      await writeDurablyAside(pathOf(sha256, smaller ? 'gz' : 'raw'), smaller ? packed : bytes);
    } catch (error) {
      throw asStateError(error, folder) ?? error;
    }
    stored.set(sha256, smaller ? 'gz' : 'raw');
    isFlushed = false;
  };

  return {
    folder,
    kept,
    pathOf,
    async keep(type, bytes) {
      const sha256 = sha256Of(bytes);
      const underWay = pending.get(sha256);
      if (underWay) return underWay;
      if (mayBeThere(sha256) && kept(sha256) !== 'none') return;
      const storing = store(sha256, type, bytes).finally(() => pending.delete(sha256));
      pending.set(sha256, storing);
      return storing;
    },
    flush() {
      if (isFlushed) return;
      guardState(folder, () => flushFolder(folder));
      isFlushed = true;
    },
    async settle() {
      if (isFlushed) return;
      isFlushed = true;
      try {
        await flushFolderAside(folder);
      } catch (error) {
        isFlushed = false;
        throw asStateError(error, folder) ?? error;
      }
    },
    put(sha256, type, bytes) {
      requireHash(sha256);
      if (sha256Of(bytes) !== sha256) throw new Error(`evidence ${sha256}: these are not its bytes`);
      if (kept(sha256) !== 'none') return;
      const packed = isPackable(type, bytes) ? gzipSync(bytes) : null;
      const smaller = packed !== null && packed.byteLength < bytes.byteLength;
      guardState(folder, () => writeDurably(pathOf(sha256, smaller ? 'gz' : 'raw'), smaller ? packed : bytes));
    },
    read(sha256) {
      requireHash(sha256);
      const how = kept(sha256);
      if (how === 'none') return null;
      const path = pathOf(sha256, how);
      const bytes = guardState(path, () => unpack(readFileSync(path), how));
      if (bytes === null || sha256Of(bytes) !== sha256) throw damaged(path, 'sha256');
      return bytes;
    },
    list() {
      return namesIn(folder)
        .filter((name) => /^[0-9a-f]{64}(\.gz)?$/.test(name))
        .map((name) => name.slice(0, 64));
    },
    remove(sha256) {
      requireHash(sha256);
      stored.delete(sha256);
      guardState(folder, () => {
        rmSync(pathOf(sha256, 'raw'), { force: true });
        rmSync(pathOf(sha256, 'gz'), { force: true });
      });
    },
    removeTemporary() {
      for (const name of namesIn(folder)) {
        if (name.startsWith(TEMPORARY_PREFIX)) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

/** Makes the store's folders; refuses symbolic links among them. */
export function prepareEvidenceFolder(folder: string): void {
  ensureFolder(dirname(folder));
  ensureFolder(folder);
  refuseLink(folder);
}

export function sha256Of(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/** @returns null when a compressed file can't be opened. */
export function unpack(stored: Uint8Array, kept: Exclude<Kept, 'none'>): Uint8Array | null {
  if (kept === 'raw') return stored;
  try {
    return gunzipSync(stored);
  } catch {
    return null;
  }
}

function isPackable(type: string | null, bytes: Uint8Array): boolean {
  return type !== null && TEXT_TYPES.has(type) && bytes.byteLength > COMPRESS_FROM_BYTES;
}

// A hash becomes a file name: nothing else may.
function requireHash(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`no SHA-256: ${sha256}`);
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
