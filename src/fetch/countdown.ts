/** A time limit that counts only time in which this program could have listened. */
export interface Countdown {
  stop(): void;
  /** No time counts until `goOn`. */
  pause(): void;
  goOn(): void;
}

/** Into how many parts a time is cut: a stretch in which the event loop stood counts as one part at most. */
const PARTS = 16;

/** Calls `onEnd` after `ms` milliseconds, those not counted in which the event loop stood. */
export function startCountdown(ms: number, onEnd: () => void): Countdown {
  const part = Math.max(1, ms / PARTS);
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  let startedAt = 0;
  let state: 'runs' | 'stands' | 'over' = 'runs';
  const next = (): void => {
    startedAt = performance.now();
    timer = setTimeout(
      () => {
        // After a pause of our own the answer may lie unread in the socket.
        const isLate = performance.now() - startedAt > 2 * part + LATE_MS;
        if (!isLate) left -= part;
        if (left > 0) {
          next();
          return;
        }
        state = 'over';
        onEnd();
      },
      Math.max(0, Math.min(part, left)),
    );
  };
  next();
  return {
    stop: () => {
      state = 'over';
      clearTimeout(timer);
    },
    pause: () => {
      if (state !== 'runs') return;
      state = 'stands';
      clearTimeout(timer);
      left -= Math.min(part, performance.now() - startedAt);
    },
    goOn: () => {
      if (state !== 'stands') return;
      state = 'runs';
      next();
    },
  };
}

/** Timers of a busy machine are late by as much. */
const LATE_MS = 50;
