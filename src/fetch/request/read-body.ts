import { createHash } from 'node:crypto';
import { type BodyRoom, ENDLESS_ROOM } from '../body-room.js';
import { createBlocks } from './byte-blocks.js';
import { createDecoder, type DecodeStage } from './decode-body.js';

export interface BodyPlan {
  /** Content codings in the order in which the server applied them. */
  readonly encodings: readonly string[];
  /** After decompression. */
  readonly maxBytes: number;
  /** Given the decoded chunks as they come; null: the body is kept and hashed. */
  readonly onData: ((chunk: Uint8Array) => void) | null;
  /** A page whose length nobody states: its last element says that it is whole. Default: no. */
  readonly isPageToItsEnd?: boolean;
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
  /** What came is whole in itself, whatever the connection says: a visitor misses nothing. */
  isWhole(): boolean;
  readonly done: Promise<BodyResult>;
}

/** What the reader asks of the connection. */
export interface BodyWire {
  /** The reader is ready for more. */
  readonly onReady: () => void;
  /** It wants no more. */
  readonly stop: () => void;
  /** It has to wait for memory, which is no fault of the server: no time counts until `onGoOn`. */
  readonly onWait: () => void;
  readonly onGoOn: () => void;
}

const OPENING_BYTES = 16 * 1024;

/** Behind the end of a page stand blanks and comments of caches. */
const ENDING_BYTES = 512;
const PAGE_END = /<\/html\s*>(?:\s|<!--[^<>]*-->)*$/i;

/** So much of every body is kept without asking for room: pages are smaller. */
const FREE_BYTES = 512 * 1024;

/** Bounds the work for a body that comes byte by byte: each piece costs as much, however small. */
const MAX_PIECES = 1_000_000;

/** A body with more codings than any server needs is not decoded. */
const MAX_LAYERS = 4;

/** Bounds compressed bytes that decode to nothing (endless headers, empty blocks). */
const RAW_SLACK_BYTES = 1024 * 1024;

/**
 * Decodes, counts, hashes and keeps a body.
 * @param room asked before a large body that is kept grows
 */
export function createBodyReader(plan: BodyPlan, wire: BodyWire, room: BodyRoom = ENDLESS_ROOM): BodyReader {
  const hash = plan.onData === null ? createHash('sha256') : null;
  const kept: Uint8Array[] = [];
  const blocks = createBlocks((block) => {
    if (plan.onData === null) {
      hash?.update(block);
      kept.push(block);
      return;
    }
    try {
      plan.onData(block);
    } catch (error) {
      defect = { error };
    }
  });
  const opening: Uint8Array[] = [];
  let openingBytes = 0;
  let bytes = 0;
  let rawBytes = 0;
  let pieces = 0;
  let isWireWhole = true;
  let areDataWhole = false;
  let ending = '';
  let allowedBytes = plan.onData === null ? FREE_BYTES : Number.POSITIVE_INFINITY;
  let isWaiting = false;
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
    blocks.end();
    const content = plan.onData === null ? Buffer.concat(kept) : null;
    settle({
      bytes,
      sha256: hash?.digest('hex') ?? null,
      content,
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
      const left = plan.maxBytes - bytes;
      const part = chunk.length > left ? chunk.subarray(0, left) : chunk;
      take(part);
      if (chunk.length <= left && defect === null) return hasRoom();
      stop('too-large');
      return true;
    },
    end: () => finish(isWireWhole || areDataWhole ? null : 'truncated'),
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
    if (plan.isPageToItsEnd) {
      const last = Buffer.from(part.subarray(Math.max(0, part.length - ENDING_BYTES))).toString('latin1');
      ending = `${ending}${last}`.slice(-ENDING_BYTES);
    }
    blocks.add(part);
  };

  /** False: the body waits, and goes on by itself. */
  const hasRoom = (): boolean => {
    if (isWaiting) return false;
    if (bytes < allowedBytes) return true;
    const more = room.ask(() => isDone);
    if (typeof more === 'number') {
      allowedBytes = bytes + more;
      return true;
    }
    isWaiting = true;
    wire.onWait();
    void more.then((granted) => {
      isWaiting = false;
      allowedBytes = bytes + granted;
      if (isDone) return;
      wire.onGoOn();
      const [last] = flows;
      if (last === undefined) wire.onReady();
      else last.resume();
    });
    return false;
  };

  const flows: DecodeStage[] = [];
  let first = store;
  const encodings = plan.encodings.length > MAX_LAYERS ? [] : plan.encodings;
  for (const [index, encoding] of encodings.entries()) {
    first = createDecoder(encoding, first, {
      onReady: () => (index === encodings.length - 1 ? wire.onReady() : flows[index + 1]?.resume()),
      // The innermost coding is that of the content itself.
      onDataEnd: () => {
        if (index === 0) areDataWhole = true;
      },
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
      pieces += 1;
      if (rawBytes > plan.maxBytes + RAW_SLACK_BYTES || pieces > MAX_PIECES) {
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
    isWhole: () => areDataWhole || PAGE_END.test(ending),
    done,
  };
}
