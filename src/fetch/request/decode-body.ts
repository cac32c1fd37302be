import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';
import { beginsZstd, createZstdDecoder, isCutZstd } from './zstd.js';

/** One stage between the wire and the store. */
export interface DecodeStage {
  /** @returns false: write no more before `onReady`. */
  write(chunk: Buffer): boolean;
  end(): void;
  /** The next stage is ready again. */
  resume(): void;
  destroy(): void;
}

export interface DecoderEvents {
  readonly onReady: () => void;
  /** The coding says that its data are whole. */
  readonly onDataEnd: () => void;
  readonly onBroken: () => void;
  /** The body is not of this coding. */
  readonly onFalse: () => void;
}

/** For Accept-Encoding. Zstandard is undone too, as browsers do, but not asked for: its decoder is a slower one. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** Enough for the header of any gzip stream (RFC 1952, 2.3). */
const OPENING_BYTES = 64 * 1024;
const OPTIONS = { chunkSize: 64 * 1024 };

/** Decoders that end with the data of the stream itself, as those of browsers do, whatever stands or is missing behind it. */
interface DecoderChoice {
  readonly decoder: Duplex;
  /** Bytes before the data. */
  readonly skip: number;
}

/**
 * Undoes one content coding. A stream counts as whole when its data are, whatever stands behind them. A body that its header
 * describes wrongly (a plain page declared as gzip) calls `onFalse`, one that breaks after its beginning `onBroken`.
 */
export function createDecoder(encoding: string, next: DecodeStage, events: DecoderEvents): DecodeStage {
  let opening: Buffer | null = Buffer.alloc(0);
  let isOver = false;
  let decoder: Duplex | null = null;
  let hasOutput = false;
  let areDataWhole = false;
  let isWireOver = false;

  const fail = (isFalse: boolean): void => {
    if (isOver) return;
    isOver = true;
    if (isFalse) events.onFalse();
    else events.onBroken();
  };

  const start = ({ decoder: made, skip }: DecoderChoice, bytes: Buffer): boolean => {
    decoder = made;
    made.on('data', (chunk: Buffer) => {
      hasOutput = true;
      if (!next.write(chunk)) made.pause();
    });
    made.on('drain', () => events.onReady());
    made.on('end', () => {
      areDataWhole = true;
      events.onDataEnd();
      if (isWireOver && !isOver) next.end();
    });
    made.on('error', (error) => fail(!hasOutput && !isUnfinished(error)));
    return made.write(bytes.subarray(skip));
  };

  return {
    write(chunk) {
      if (isOver || areDataWhole) return true;
      if (decoder !== null) return decoder.write(chunk);
      opening = Buffer.concat([opening ?? Buffer.alloc(0), chunk]);
      const choice = chooseDecoder(encoding, opening);
      if (choice === 'more' && opening.length < OPENING_BYTES) return true;
      if (choice === 'more' || choice === 'false') {
        fail(true);
        return true;
      }
      const bytes = opening;
      opening = null;
      return start(choice, bytes);
    },
    end() {
      if (isOver) return;
      isWireOver = true;
      if (decoder !== null) {
        if (areDataWhole) next.end();
        else decoder.end();
        return;
      }
      if (opening !== null && opening.length > 0) {
        fail(false);
        return;
      }
      next.end();
    },
    resume() {
      decoder?.resume();
    },
    destroy() {
      isOver = true;
      decoder?.destroy();
    },
  };
}

/** The stream broke off, rather than held what its coding does not allow. */
function isUnfinished(error: Error): boolean {
  if (isCutZstd(error)) return true;
  return 'code' in error && (error.code === 'Z_BUF_ERROR' || error.code === 'ERR_BROTLI_DECODER_ERROR_UNREACHABLE');
}

function chooseDecoder(encoding: string, opening: Buffer): DecoderChoice | 'more' | 'false' {
  if (encoding === 'gzip') {
    const header = gzipHeaderLength(opening);
    return typeof header === 'number' ? { decoder: zlib.createInflateRaw(OPTIONS), skip: header } : header;
  }
  if (encoding === 'deflate') {
    if (opening.length < 2) return 'more';
    // RFC 9110 means the zlib format, but some servers send raw deflate (RFC 1951).
    const isZlib = ((opening[0] ?? 0) & 0x0f) === 8 && opening.readUInt16BE(0) % 31 === 0;
    return { decoder: zlib.createInflateRaw(OPTIONS), skip: isZlib ? 2 : 0 };
  }
  if (encoding === 'br') return { decoder: zlib.createBrotliDecompress(OPTIONS), skip: 0 };
  const isZstd = beginsZstd(opening);
  if (isZstd === 'more') return 'more';
  return isZstd ? { decoder: createZstdDecoder(), skip: 0 } : 'false';
}

/** RFC 1952, 2.3: ten bytes, then an extra field, a name, a comment and a checksum, each if its flag says so. */
function gzipHeaderLength(bytes: Buffer): number | 'more' | 'false' {
  if (!bytes.subarray(0, 3).equals(GZIP_MAGIC.subarray(0, bytes.length))) return 'false';
  if (bytes.length < 10) return 'more';
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) {
    if (bytes.length < at + 2) return 'more';
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const text of [8, 16]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return 'more';
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at > bytes.length ? 'more' : at;
}

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 8]);
