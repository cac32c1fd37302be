import { BrokenFile } from '../reader.js';

/** A stream or storage of an OLE compound file. */
interface CompoundEntry {
  readonly name: string;
  /** Storages from the root, joined by `/`. */
  readonly path: string;
  readonly start: number;
  readonly size: number;
  readonly isStorage: boolean;
}

/** An OLE compound file, the shell of DOC, XLS, PPT and of encrypted OOXML. */
export interface CompoundFile {
  /** Names directly under the root. */
  readonly rootNames: readonly string[];
  /** @returns the bytes of a stream by path, null when there is none. */
  stream(path: string): Uint8Array | null;
}

/** Sector numbers from here on are marks (end of chain, free), no places. */
const FREE = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const UNUSED = 0xffffffff;
const MAX_ENTRIES = 20_000;

/**
 * Opens a compound file ([MS-CFB] 2.2–2.6).
 * @throws BrokenFile truncated or corrupt
 */
export function openCompoundFile(body: Uint8Array): CompoundFile {
  if (body.length < 512) throw new BrokenFile('truncated');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const sectorSize = 1 << view.getUint16(30, true);
  const miniSize = 1 << view.getUint16(32, true);
  if ((sectorSize !== 512 && sectorSize !== 4096) || miniSize !== 64)
    throw new BrokenFile('corrupt', { reason: 'sector-size' });
  const sectorAt = (sector: number): number => (sector + 1) * sectorSize;
  const fat = readFat(view, sectorSize, sectorAt);
  if (sectorAt(lastInUse(fat)) >= body.length) throw new BrokenFile('truncated');

  const readChain = (start: number, limit: number): Uint8Array => {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let sector = start; sector < FREE && length < limit; sector = fat[sector] ?? FREE) {
      const from = sectorAt(sector);
      // The last sector of a sound file may be short; one that begins past the end is missing.
      if (from >= body.length) throw new BrokenFile('truncated');
      parts.push(body.subarray(from, from + sectorSize));
      length += sectorSize;
      if (length > body.length) throw new BrokenFile('corrupt', { reason: 'sector-loop' });
    }
    return Buffer.concat(parts).subarray(0, limit);
  };

  const entries = readDirectory(readChain(view.getUint32(48, true), MAX_ENTRIES * 128));
  const root = entries[0];
  if (root === undefined) throw new BrokenFile('corrupt', { reason: 'directory' });
  const miniCutoff = view.getUint32(56, true);
  if (
    entries.some(
      ({ start, size, isStorage }) =>
        !isStorage && size >= miniCutoff && start < FREE && sectorAt(start) >= body.length,
    )
  )
    throw new BrokenFile('truncated');
  let mini: { readonly fat: Uint32Array; readonly body: Uint8Array } | null = null;

  const readMini = (start: number, size: number): Uint8Array => {
    mini ??= {
      fat: toUint32(readChain(view.getUint32(60, true), view.getUint32(64, true) * sectorSize)),
      body: readChain(root.start, root.size),
    };
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let sector = start; sector < FREE && length < size; sector = mini.fat[sector] ?? FREE) {
      parts.push(mini.body.subarray(sector * miniSize, (sector + 1) * miniSize));
      length += miniSize;
      if (length > body.length) throw new BrokenFile('corrupt', { reason: 'sector-loop' });
    }
    return Buffer.concat(parts).subarray(0, size);
  };

  // Names compare in upper case (2.6.4).
  const byPath = new Map(entries.slice(1).map((entry) => [entry.path.toUpperCase(), entry]));
  return {
    rootNames: entries.slice(1).flatMap((entry) => (entry.path === entry.name ? [entry.name] : [])),
    stream: (path) => {
      const entry = byPath.get(path.toUpperCase());
      if (entry === undefined) return null;
      return entry.size < miniCutoff ? readMini(entry.start, entry.size) : readChain(entry.start, entry.size);
    },
  };
}

/**
 * The last sector that the table gives a use. Some writers (SheetJS) fill what they leave unused with the mark of a chain's end,
 * so an end counts only where a sector leads to it.
 */
function lastInUse(fat: Uint32Array): number {
  let last = -1;
  for (const [sector, entry] of fat.entries()) {
    if (entry !== UNUSED && entry !== END_OF_CHAIN) last = Math.max(last, sector);
    if (entry < FREE) last = Math.max(last, entry);
  }
  return last;
}

function readFat(view: DataView, sectorSize: number, sectorAt: (sector: number) => number): Uint32Array {
  const sectors: number[] = [];
  for (let at = 76; at < 512; at += 4) sectors.push(view.getUint32(at, true));
  let next = view.getUint32(68, true);
  for (let count = 0; next < FREE && count < 1000; count++) {
    const from = sectorAt(next);
    if (from + sectorSize > view.byteLength) throw new BrokenFile('truncated');
    for (let at = 0; at < sectorSize - 4; at += 4) sectors.push(view.getUint32(from + at, true));
    next = view.getUint32(from + sectorSize - 4, true);
  }
  const used = sectors.filter((sector) => sector < FREE).slice(0, view.getUint32(44, true));
  const fat = new Uint32Array((used.length * sectorSize) / 4);
  for (const [index, sector] of used.entries()) {
    const from = sectorAt(sector);
    if (from + sectorSize > view.byteLength) throw new BrokenFile('truncated');
    for (let at = 0; at < sectorSize; at += 4) fat[(index * sectorSize + at) / 4] = view.getUint32(from + at, true);
  }
  return fat;
}

function readDirectory(bytes: Uint8Array): CompoundEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor(bytes.length / 128);
  const entryOf = (index: number, folder: string): CompoundEntry => {
    const at = index * 128;
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length));
    const [start, size] = [view.getUint32(at + 116, true), view.getUint32(at + 120, true)];
    // Start and size of a storage mean nothing (2.6.1).
    return { name, path: folder + name, start, size, isStorage: bytes[at + 66] === 1 };
  };
  if (count === 0) return [];
  const entries = [entryOf(0, '')];
  const seen = new Set([0]);
  const waiting = [{ index: view.getUint32(76, true), folder: '' }];
  while (waiting.length > 0) {
    const { index, folder } = waiting.pop()!;
    if (index >= count || seen.has(index)) continue;
    seen.add(index);
    const entry = entryOf(index, folder);
    entries.push(entry);
    const linkAt = (offset: number): number => view.getUint32(index * 128 + offset, true);
    waiting.push({ index: linkAt(68), folder }, { index: linkAt(72), folder });
    waiting.push({ index: linkAt(76), folder: `${entry.path}/` });
  }
  return entries;
}

function toUint32(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}
