const BLOCK_BYTES = 64 * 1024;
/** Of the first block of a body: most are short, and memory that they take and leave unused makes the garbage collector work. */
const FIRST_BLOCK_BYTES = 4 * 1024;
/** A piece of the wire this large stays as it is. */
const LARGE_PIECE_BYTES = 16 * 1024;

/** Bytes that come in pieces and go on in blocks. */
export interface ByteBlocks {
  add(piece: Uint8Array): void;
  /** Hands over what is left. */
  end(): void;
}

/**
 * Puts small pieces together: each piece of a few bytes would take a hundred, and keep the buffer of its socket alive.
 * @param onBlock given each block once it is whole, in order, to keep
 */
export function createBlocks(onBlock: (block: Uint8Array) => void): ByteBlocks {
  let block = Buffer.alloc(0);
  let used = 0;
  let nextBytes = FIRST_BLOCK_BYTES;
  const end = (): void => {
    const whole = block.subarray(0, used);
    [block, used] = [Buffer.alloc(0), 0];
    if (whole.length > 0) onBlock(whole);
  };
  return {
    end,
    add(piece) {
      const isLarge = piece.length >= LARGE_PIECE_BYTES;
      if (isLarge || used + piece.length > block.length) end();
      if (isLarge) {
        onBlock(piece);
        return;
      }
      if (block.length === 0) {
        block = Buffer.allocUnsafeSlow(Math.max(piece.length, nextBytes));
        nextBytes = Math.min(BLOCK_BYTES, nextBytes * 2);
      }
      block.set(piece, used);
      used += piece.length;
    },
  };
}
