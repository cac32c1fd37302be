import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = () => void;

let collect: Collect | null = null;

/**
 * Has this thread give back what nobody holds any more. V8 sweeps a heap when that heap grows, and this one stands still while
 * another thread reads: what a large table left would stay beside all that the next one takes.
 */
export function sweepMemory(): void {
  collect ??= collector();
  collect();
}

/** V8 lends its collector to contexts that are made while the flag is set. */
function collector(): Collect {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext("typeof gc === 'function' ? gc : null");
  setFlagsFromString('--no-expose-gc');
  return typeof found === 'function' ? () => void found() : () => {};
}
