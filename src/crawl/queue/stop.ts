import { timerMs } from './deadline.js';

/** The end of a crawl before its work is done: by the signal or by the clock. */
export interface Stop {
  /** Waits for work, or for the end of all work. */
  guard(work: Promise<void>): Promise<void>;
  /** Ignores what an abort throws; rethrows everything else. */
  forgive(error: unknown): void;
  onStop(stop: () => void): void;
  isStopped(): boolean;
  end(): void;
}

export function createStop(signal: AbortSignal | undefined, maxMinutes: number | undefined): Stop {
  let isStopped = signal?.aborted ?? false;
  const listeners: (() => void)[] = [];
  let release: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    release = resolve;
  });
  const stop = (): void => {
    isStopped = true;
    for (const listener of listeners) listener();
    release();
  };
  const timer = maxMinutes === undefined ? null : setTimeout(stop, timerMs(maxMinutes));
  signal?.addEventListener('abort', stop, { once: true });
  return {
    async guard(work) {
      work.catch(() => {});
      await Promise.race([work.catch((error: unknown) => this.forgive(error)), stopped]);
    },
    forgive(error) {
      if (!isStopped && !signal?.aborted) throw error;
    },
    onStop: (listener) => {
      listeners.push(listener);
    },
    isStopped: () => isStopped,
    end() {
      if (timer) clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

/** Null when the signal ended the work. */
export async function ignoreAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!signal?.aborted) throw error;
    return null;
  }
}
