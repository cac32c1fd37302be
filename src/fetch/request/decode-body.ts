import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

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
  readonly onBroken: () => void;
}

/** Content codings this Node can undo, for Accept-Encoding. Zstandard came with Node 22.15. */
export function acceptedEncodings(): string {
  return zstdDecoder() === null ? 'gzip, deflate, br' : 'gzip, deflate, br, zstd';
}

const SNIFF_BYTES = 4;
const HELD_BYTES = 64 * 1024;
const OPTIONS = { chunkSize: 64 * 1024 };

/**
 * Undoes one content coding. A body that its header describes wrongly (a plain page declared as gzip) passes unchanged;
 * a body that breaks after its beginning calls `onBroken`.
 */
export function createDecoder(encoding: string, next: DecodeStage, events: DecoderEvents): DecodeStage {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let isPlain = false;
  let isDestroyed = false;
  let decoder: Transform | null = null;

  const passHeld = (): boolean => {
    const chunks = held;
    held = [];
    return chunks.map((chunk) => next.write(chunk)).every((isReady) => isReady);
  };

  const open = (): void => {
    const choice = chooseDecoder(encoding, Buffer.concat(held));
    if (choice === null) {
      isPlain = true;
      return;
    }
    decoder = choice.decoder;
    let isDecoding = false;
    decoder.on('data', (chunk: Buffer) => {
      isDecoding = true;
      held = [];
      if (!next.write(chunk)) decoder?.pause();
    });
    decoder.on('drain', () => events.onReady());
    decoder.on('end', () => {
      if (!isDestroyed) next.end();
    });
    decoder.on('error', () => {
      if (isDestroyed) return;
      if (isDecoding || choice.isCertain || heldBytes > HELD_BYTES) {
        events.onBroken();
        return;
      }
      isPlain = true;
      const isEnded = decoder?.writableEnded === true;
      decoder = null;
      passHeld();
      if (isEnded) next.end();
      else events.onReady();
    });
  };

  return {
    write(chunk) {
      if (isPlain) return next.write(chunk);
      if (decoder !== null) {
        if (held.length > 0) hold(chunk);
        return decoder.write(chunk);
      }
      hold(chunk);
      if (heldBytes < SNIFF_BYTES) return true;
      open();
      return isPlain ? passHeld() : writeHeld();
    },
    end() {
      if (decoder === null && !isPlain) open();
      if (decoder !== null) {
        if (heldBytes < SNIFF_BYTES) writeHeld();
        decoder.end();
        return;
      }
      passHeld();
      next.end();
    },
    resume() {
      decoder?.resume();
    },
    destroy() {
      isDestroyed = true;
      decoder?.destroy();
    },
  };

  function hold(chunk: Buffer): void {
    heldBytes += chunk.length;
    if (heldBytes <= HELD_BYTES || decoder === null) held.push(chunk);
  }

  function writeHeld(): boolean {
    let isReady = true;
    for (const chunk of held) isReady = decoder?.write(chunk) ?? true;
    return isReady;
  }
}

/** `isCertain`: the bytes begin as the coding does, so that a later failure means a broken body. */
interface DecoderChoice {
  readonly decoder: Transform;
  readonly isCertain: boolean;
}

function chooseDecoder(encoding: string, opening: Buffer): DecoderChoice | null {
  const first = opening[0] ?? 0;
  const second = opening[1] ?? 0;
  if (opening.length === 0) return null;
  if (encoding === 'gzip') {
    return first === 0x1f && second === 0x8b ? { decoder: zlib.createGunzip(OPTIONS), isCertain: true } : null;
  }
  if (encoding === 'deflate') {
    // RFC 9110 means the zlib format, but some servers send raw deflate (RFC 1951).
    const isZlib = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
    return { decoder: isZlib ? zlib.createInflate(OPTIONS) : zlib.createInflateRaw(OPTIONS), isCertain: false };
  }
  if (encoding === 'br') return { decoder: zlib.createBrotliDecompress(OPTIONS), isCertain: false };
  const zstd = opening.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd])) ? zstdDecoder() : null;
  return zstd === null ? null : { decoder: zstd(), isCertain: true };
}

function zstdDecoder(): (() => Transform) | null {
  const make: unknown = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : null;
  return typeof make === 'function' ? () => make() as Transform : null;
}
