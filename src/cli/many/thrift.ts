import { setFlagsFromString } from 'node:v8';

/** From here on a site's addresses are what fills the memory. */
const MANY_ADDRESSES = 25_000;

/**
 * Told of the addresses that a crawl has found; of a large site it makes V8 sweep after the heap has grown by a half, not
 * when it has doubled and more: garbage is then the larger part of it. Costs a sixth of the time, so small sites are left alone.
 */
export function createThrift(): (found: number) => void {
  let isThrifty = false;
  return (found) => {
    if (isThrifty || found < MANY_ADDRESSES) return;
    isThrifty = true;
    setFlagsFromString('--heap-growing-percent=50');
  };
}
