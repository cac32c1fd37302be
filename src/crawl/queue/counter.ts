/** Counts different texts without keeping them: near enough up to some millions, in two megabytes. */
export interface Counter {
  add(text: string): void;
  count(): number;
}

const BITS = 24;

/** Linear counting (Whang et al. 1990): a text that was there before finds its bit set. */
export function createCounter(): Counter {
  let bits: Uint8Array | null = null;
  let ones = 0;
  return {
    add(text) {
      bits ??= new Uint8Array(2 ** BITS / 8);
      const place = hashOf(text) >>> (32 - BITS);
      const mask = 1 << (place & 7);
      const byte = bits[place >>> 3] ?? 0;
      if ((byte & mask) === 0) ones++;
      bits[place >>> 3] = byte | mask;
    },
    count() {
      const size = 2 ** BITS;
      return ones < 1_000 ? ones : Math.round(-size * Math.log(1 - Math.min(ones, size - 1) / size));
    },
  };
}

/** FNV-1a with a last mixing, so that its upper bits depend on every letter (as MurmurHash3 ends). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
