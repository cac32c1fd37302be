import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { decodeText } from '../../text/charset.js';
import { BrokenFile } from '../reader.js';

/** One file of an archive. */
export interface ZipMember {
  readonly name: string;
  /** Bytes after unpacking, as declared; reading more than that is an error. */
  readonly size: number;
  readonly packedSize: number;
  readonly isEncrypted: boolean;
  readonly isFolder: boolean;
  /** @throws BrokenFile when the member is damaged, encrypted, larger than declared or packed in a way that is not read. */
  read(): Promise<Uint8Array>;
  /** The bytes as they are unpacked, for members too large to hold. */
  stream(): Promise<Readable>;
}

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  member(name: string): ZipMember | null;
}

/** Bounds that are checked on the declared sizes, before anything is unpacked. */
export const ZIP_LIMITS = {
  entries: 10_000,
  unpackedBytes: 400 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 20 * 1024 * 1024,
};

/**
 * Reads the directory of a zip (APPNOTE 4.3.12) and refuses what would unpack to more than the limits.
 * @throws BrokenFile truncated, corrupt or too-large
 */
export async function openZip(body: Uint8Array): Promise<ZipArchive> {
  const file = await openDirectory(body);
  if (file.entryCount > ZIP_LIMITS.entries)
    throw new BrokenFile('too-large', { reason: 'entries', limit: ZIP_LIMITS.entries });
  const entries = await readEntries(file, ZIP_LIMITS.entries);
  let unpacked = 0;
  for (const entry of entries) unpacked += entry.uncompressedSize;
  if (unpacked > ZIP_LIMITS.unpackedBytes)
    throw new BrokenFile('too-large', { reason: 'unpacked', limit: ZIP_LIMITS.unpackedBytes });
  if (unpacked > ZIP_LIMITS.ratioFromBytes && unpacked > ZIP_LIMITS.ratio * body.length)
    throw new BrokenFile('too-large', { reason: 'ratio', limit: ZIP_LIMITS.ratio });
  const members = entries.map((entry) => memberOf(file, entry));
  // The first of two members of one name is the one that programs open.
  const byName = new Map(members.toReversed().map((member) => [partName(member.name), member]));
  return { members, member: (name) => byName.get(partName(name)) ?? null };
}

/** Names of parts compare without regard to case (ECMA-376 part 2, 6.2.2.3); some writers put a backslash for a slash. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** Names that show what an archive is: an office program writes those of its own parts first. */
const PEEKED_NAMES = 1_000;

const MAX_STATEMENT = 1024 * 1024;

/**
 * The names of an archive's first members, and what those say that state its type: `mimetype` of OpenDocument, the content
 * types of Office Open XML. Takes no time that is felt, however many members there are.
 * @throws BrokenFile truncated or corrupt
 */
export async function peekZip(
  body: Uint8Array,
): Promise<{ readonly names: readonly string[]; readonly mimetype: Uint8Array; readonly contentTypes: Uint8Array }> {
  const file = await openDirectory(body);
  const members = (await readEntries(file, PEEKED_NAMES)).map((entry) => memberOf(file, entry));
  const bytesOf = async (wanted: string, limit: number): Promise<Uint8Array> => {
    const member = members.find(({ name, size }) => partName(name) === wanted && size < limit);
    return (await member?.read()) ?? new Uint8Array();
  };
  const mimetype = await bytesOf('mimetype', 200);
  return {
    names: members.map(({ name }) => name),
    mimetype: mimetype.length > 0 ? mimetype : typeInManifest(await bytesOf('meta-inf/manifest.xml', MAX_STATEMENT)),
    // Damage of this one part is for the reader to say.
    contentTypes: await bytesOf('[content_types].xml', MAX_STATEMENT).catch(() => new Uint8Array()),
  };
}

/** OpenDocument 1.3 part 2, 3.3 and 4.2: a package may lack `mimetype`, not the entry of its root. */
function typeInManifest(manifest: Uint8Array): Uint8Array {
  const entries =
    Buffer.from(manifest)
      .toString('latin1')
      .match(/<(?:\w+:)?file-entry\s[^<>]*>/g) ?? [];
  const root = entries.find((entry) => /:full-path\s*=\s*["']\/["']/.test(entry));
  return Buffer.from(/:media-type\s*=\s*["']([^"'<>]*)["']/.exec(root ?? '')?.[1] ?? '', 'latin1');
}

async function openDirectory(body: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  try {
    // Names stay bytes: yauzl would refuse `..` and read TIS-620 names as CP437.
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false });
  } catch (error) {
    throw isZipEndFound(buffer) ? corrupt(error) : new BrokenFile('truncated');
  }
}

/** @returns true when the archive's end of central directory (PK 5 6) is there. */
function isZipEndFound(body: Uint8Array): boolean {
  const tail = Buffer.from(body.buffer, body.byteOffset, body.byteLength).subarray(-65_557);
  return tail.lastIndexOf('PK\x05\x06', undefined, 'latin1') >= 0;
}

function readEntries(file: yauzl.ZipFile, most: number): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    file.on('error', (error: Error) => reject(corrupt(error)));
    file.on('end', () => resolve(entries));
    file.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length < most) file.readEntry();
      else resolve(entries);
    });
    file.readEntry();
  });
}

/** Stored and deflated (APPNOTE 4.4.5), which every program unpacks. */
const UNPACKED_METHODS: ReadonlySet<number> = new Set([0, 8]);

function memberOf(file: yauzl.ZipFile, entry: yauzl.Entry): ZipMember {
  const name = nameOf(entry);
  const stream = async (): Promise<Readable> => {
    if (entry.isEncrypted()) throw new BrokenFile('encrypted');
    if (!UNPACKED_METHODS.has(entry.compressionMethod)) throw new BrokenFile('not-readable', { reason: 'compression' });
    try {
      return await file.openReadStreamPromise(entry);
    } catch (error) {
      throw corrupt(error);
    }
  };
  const read = async (): Promise<Uint8Array> => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await stream()) chunks.push(chunk as Buffer);
    } catch (error) {
      throw error instanceof BrokenFile ? error : corrupt(error);
    }
    return Buffer.concat(chunks);
  };
  return {
    name,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    isFolder: /[\\/]$/.test(name),
    read,
    stream,
  };
}

// Bit 11 says UTF-8 (APPNOTE appendix D). Windows in Thai writes its own code page and sets nothing.
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  if ((entry.generalPurposeBitFlag & 0x800) !== 0) return raw.toString('utf8');
  const unicode = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  const isPlain = raw.every((byte) => byte < 0x80);
  const hasUnicodeField = entry.extraFields.some((field) => field.id === 0x7075);
  return isPlain || hasUnicodeField ? unicode : decodeText(raw).text;
}

function corrupt(error: unknown): BrokenFile {
  return new BrokenFile('corrupt', { reason: error instanceof Error ? error.message : String(error) });
}
