import { createHash } from 'node:crypto';
import { createDecoder, type DecodeStage } from './decode-body.js';

export interface BodyPlan {
  /** Content codings in the order in which the server applied them. */
  readonly encodings: readonly string[];
  /** After decompression. */
  readonly maxBytes: number;
  /** Given the decoded chunks as they come; null: the body is kept and hashed. */
  readonly onData: ((chunk: Uint8Array) => void) | null;
}

export interface BodyResult {
  readonly bytes: number;
  /** Null, as `content`: `onData` had the body. */
  readonly sha256: string | null;
  readonly content: Uint8Array | null;
  /** The first kilobytes as latin1, for the marks of walls. */
  readonly readOpening: () => string;
  readonly cut: 'truncated' | 'too-large' | null;
  /** The content coding that its header claims and that it is not of; null: it could be decoded. */
  readonly falseCoding: string | null;
  /** What `onData` threw: a defect of ours, no problem of the site. */
  readonly defect: { readonly error: unknown } | null;
}

export interface BodyReader {
  /** @returns false: write no more before `onReady`. */
  write(chunk: Buffer): boolean;
  /** No more bytes will come. */
  end(isWhole: boolean): void;
  readonly done: Promise<BodyResult>;
}

const OPENING_BYTES = 16 * 1024;

/** A body with more codings than any server needs is not decoded. */
const MAX_LAYERS = 4;

/** Bounds compressed bytes that decode to nothing (endless headers, empty blocks). */
const RAW_SLACK_BYTES = 1024 * 1024;

/**
 * Decodes, counts, hashes and keeps a body.
 * @param wire called when the reader is ready for more, and when it wants no more.
 */
export function createBodyReader(
  plan: BodyPlan,
  wire: { readonly onReady: () => void; readonly stop: () => void },
): BodyReader {
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
  const opening: Uint8Array[] = [];
  let openingBytes = 0;
  let bytes = 0;
  let rawBytes = 0;
  let isWireWhole = true;
  let hasEnded = false;
  let isDone = false;
  let falseCoding: string | null = null;
  let defect: BodyResult['defect'] = null;
  let settle: (result: BodyResult) => void = () => {};
  const done = new Promise<BodyResult>((resolve) => {
    settle = resolve;
  });

  const finish = (cut: BodyResult['cut']): void => {
    if (isDone) return;
    isDone = true;
    for (const flow of flows) flow.destroy();
    settle({
      bytes,
      sha256: plan.onData === null ? hash.digest('hex') : null,
      content: plan.onData === null ? Buffer.concat(chunks) : null,
      readOpening: () => Buffer.concat(opening).toString('latin1'),
      cut,
      falseCoding,
      defect,
    });
  };

  const stop = (cut: BodyResult['cut']): void => {
    finish(cut);
    wire.stop();
  };

  const store: DecodeStage = {
    write(chunk) {
      if (isDone) return true;
      const room = plan.maxBytes - bytes;
      const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
      take(part);
      if (chunk.length > room || defect !== null) stop('too-large');
      return true;
    },
    end: () => finish(isWireWhole ? null : 'truncated'),
    resume() {},
    destroy() {},
  };

  const take = (part: Uint8Array): void => {
    if (part.length === 0) return;
    bytes += part.length;
    if (openingBytes < OPENING_BYTES) {
      opening.push(part.subarray(0, OPENING_BYTES - openingBytes));
      openingBytes += Math.min(part.length, OPENING_BYTES - openingBytes);
    }
    if (plan.onData === null) {
      hash.update(part);
      chunks.push(part);
      return;
    }
    try {
      plan.onData(part);
    } catch (error) {
      defect = { error };
    }
  };

  const flows: DecodeStage[] = [];
  let first = store;
  const encodings = plan.encodings.length > MAX_LAYERS ? [] : plan.encodings;
  for (const [index, encoding] of encodings.entries()) {
    first = createDecoder(encoding, first, {
      onReady: () => (index === encodings.length - 1 ? wire.onReady() : flows[index + 1]?.resume()),
      onBroken: () => stop('truncated'),
      onFalse: () => {
        falseCoding = encoding;
        stop('truncated');
      },
    });
    flows.push(first);
  }

  return {
    write(chunk) {
      if (isDone) return true;
      rawBytes += chunk.length;
      if (rawBytes > plan.maxBytes + RAW_SLACK_BYTES) {
        stop('too-large');
        return true;
      }
      return first.write(chunk);
    },
    end(isWhole) {
      if (isDone || hasEnded) return;
      hasEnded = true;
      isWireWhole = isWhole;
      first.end();
    },
    done,
  };
}
