import { hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { ensureFolder, flushFolder, refuseLink, TEMPORARY_PREFIX, writeDurably } from '../durable-file.js';
import { damaged, guardState, throwStateError } from '../state-error.js';

/** How the bytes are kept: as found, compressed, or not at all (only their hash is known). */
export type Kept = 'raw' | 'gz' | 'none';

/** Every evidence file as it was found, named by the SHA-256 of its bytes. */
export interface EvidenceStore {
  readonly folder: string;
  kept(sha256: string): Kept;
  /** Stores the bytes unless they are stored; their name lasts through a power cut after `flush`. */
  put(type: string | null, bytes: Uint8Array): Promise<void>;
  flush(): Promise<void>;
  /**
   * The bytes as found; null when they are not kept.
   * @throws StateError (`damaged`) when the hash of the file is another.
   */
  read(sha256: string): Uint8Array | null;
  pathOf(sha256: string, kept: Exclude<Kept, 'none'>): string;
  /** Hashes of all files that are kept. */
  list(): readonly string[];
  remove(sha256: string): void;
  /** Removes what killed runs left half written; only the holder of the lock may call it. */
  removeTemporary(): void;
}

const TEXT_TYPES = new Set(['html', 'csv', 'text', 'xml', 'json', 'svg']);
const COMPRESS_FROM_BYTES = 4 * 1024;
const gzipAsync = promisify(gzip);

export function openEvidenceStore(folder: string): EvidenceStore {
  const pathOf = (sha256: string, kept: Exclude<Kept, 'none'>) => join(folder, kept === 'gz' ? `${sha256}.gz` : sha256);
  const kept = (sha256: string): Kept => {
    if (isFile(pathOf(sha256, 'raw'))) return 'raw';
    return isFile(pathOf(sha256, 'gz')) ? 'gz' : 'none';
  };
  const inFlight = new Map<string, Promise<void>>();
  let isFlushed = true;

  const store = async (sha256: string, type: string | null, bytes: Uint8Array): Promise<void> => {
    if (kept(sha256) !== 'none') return;
    const packed = isPackable(type, bytes) ? await gzipAsync(bytes) : bytes;
    const how = packed.byteLength < bytes.byteLength ? 'gz' : 'raw';
    await writeDurably(pathOf(sha256, how), how === 'gz' ? packed : bytes).catch(throwStateError(folder));
    isFlushed = false;
  };

  return {
    folder,
    kept,
    pathOf,
    put(type, bytes) {
      const sha256 = sha256Of(bytes);
      const storing = inFlight.get(sha256) ?? store(sha256, type, bytes).finally(() => inFlight.delete(sha256));
      inFlight.set(sha256, storing);
      return storing;
    },
    async flush() {
      if (isFlushed) return;
      guardState(folder, () => flushFolder(folder));
      isFlushed = true;
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

/** Creates the folders of the store; refuses symbolic links among them. */
export function prepareEvidenceFolder(folder: string): void {
  ensureFolder(dirname(folder));
  ensureFolder(folder);
  refuseLink(folder);
}

export function sha256Of(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/**
 * @param maxBytes what was recorded of its size, so that a forged file can't fill the memory
 * @returns null when a compressed file can't be decompressed, or gives more.
 */
export function unpack(stored: Uint8Array, kept: Exclude<Kept, 'none'>, maxBytes?: number): Uint8Array | null {
  if (kept === 'raw') return stored;
  try {
    return gunzipSync(stored, maxBytes === undefined ? {} : { maxOutputLength: Math.max(1, maxBytes) });
  } catch {
    return null;
  }
}

function isPackable(type: string | null, bytes: Uint8Array): boolean {
  return type !== null && TEXT_TYPES.has(type) && bytes.byteLength > COMPRESS_FROM_BYTES;
}

// A hash becomes a file name; nothing else may.
function requireHash(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`no SHA-256: ${sha256}`);
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
