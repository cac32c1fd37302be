/** Records that look like an archive's end and are looked at, from the last one. */
const MAX_CANDIDATES = 32;
const END_LENGTH = 22;
const DIRECTORY_ENTRY = 'PK\x01\x02';

/**
 * The archive alone, where servers put bytes before or behind it (a line break, a message) or its end counts a comment that is
 * not there. The end record (APPNOTE 4.3.16) lies right behind the directory that it measures: one that does not is none.
 * @returns null when there is no archive, or nothing around it
 */
export function zipWithoutSurroundings(body: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  for (let seen = 0; end >= 0 && seen < MAX_CANDIDATES; seen++) {
    const start = startOfArchive(bytes, end);
    if (start !== null) return isExact(bytes, start, end) ? null : archiveBetween(bytes, start, end);
    end = end === 0 ? -1 : bytes.lastIndexOf('PK\x05\x06', end - 1, 'latin1');
  }
  return null;
}

/** Where offsets of the archive count from; null: the record measures no directory. */
function startOfArchive(bytes: Buffer, end: number): number | null {
  if (end + END_LENGTH > bytes.length) return null;
  const entries = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const offset = bytes.readUInt32LE(end + 16);
  const directory = end - size;
  if (entries === 0 || directory < 0 || !isAt(bytes, directory, DIRECTORY_ENTRY)) return null;
  // Some writers count the bytes before the archive, as self-extracting ones do; most do not.
  return directory >= offset ? directory - offset : null;
}

function isExact(bytes: Buffer, start: number, end: number): boolean {
  return start === 0 && end + END_LENGTH + bytes.readUInt16LE(end + 20) === bytes.length;
}

function archiveBetween(bytes: Buffer, start: number, end: number): Uint8Array {
  const archive = Buffer.from(bytes.subarray(start, end + END_LENGTH));
  archive.writeUInt16LE(0, archive.length - 2);
  return archive;
}

function isAt(bytes: Buffer, at: number, sign: string): boolean {
  return bytes.toString('latin1', at, at + sign.length) === sign;
}
