import { Duplex } from 'node:stream';
import { Decompress, ZstdErrorCode } from 'fzstd';

/** Windows that browsers and this program keep of a stream (RFC 9659, 3). */
const MAX_WINDOW_BYTES = 8 * 1024 * 1024;
const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Given to the decoder at once: each block of four bytes may become 128 KiB. */
const SLICE_BYTES = 256;

/** Does a body begin as a frame of Zstandard with a window that is no larger than browsers take? `more`: too little of it is here. */
export function beginsZstd(opening: Buffer): boolean | 'more' {
  if (!opening.subarray(0, 4).equals(MAGIC.subarray(0, opening.length))) return false;
  const window = windowBytesOf(opening);
  return window === null ? 'more' : window <= MAX_WINDOW_BYTES;
}

/** RFC 8878, 3.1.1.1: the window by its own byte, or as large as the content of a single segment. Null: the header is not whole. */
function windowBytesOf(header: Buffer): number | null {
  if (header.length < 6) return null;
  const flags = header[4] ?? 0;
  if ((flags & 0x20) === 0) {
    const base = 2 ** (10 + ((header[5] ?? 0) >> 3));
    return base + (base / 8) * ((header[5] ?? 0) & 7);
  }
  const at = 5 + ([0, 1, 2, 4][flags & 3] ?? 0);
  const bytes = [1, 2, 4, 8][flags >> 6] ?? 8;
  if (header.length < at + bytes) return null;
  return bytes < 8 ? header.readUIntLE(at, bytes) : Number(header.readBigUInt64LE(at));
}

/** The stream breaks off. */
export function isCutZstd(error: Error): boolean {
  return 'code' in error && error.code === ZstdErrorCode.UnexpectedEOF;
}

/** Undoes Zstandard. What goes in is decoded in small parts, so that a bomb waits for its reader. */
export function createZstdDecoder(): Duplex {
  return Duplex.from(async function* (source: AsyncIterable<Buffer>) {
    let decoded: Buffer[] = [];
    const decoder = new Decompress((bytes) => decoded.push(Buffer.from(bytes)));
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        decoder.push(chunk.subarray(at, at + SLICE_BYTES));
        yield* decoded;
        decoded = [];
      }
    }
    decoder.push(new Uint8Array(0), true);
    yield* decoded;
  });
}
