/** A time limit that counts only time in which this program could have listened. */
export interface Countdown {
  stop(): void;
}

/** Into how many parts a time is cut: a stretch in which the event loop stood counts as one part at most. */
const PARTS = 16;

/** Calls `onEnd` after `ms` milliseconds, those not counted in which the event loop stood. */
export function startCountdown(ms: number, onEnd: () => void): Countdown {
  const part = Math.max(1, ms / PARTS);
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    const startedAt = performance.now();
    timer = setTimeout(
      () => {
        // After a pause of our own the answer may lie unread in the socket.
        const isLate = performance.now() - startedAt > 2 * part + LATE_MS;
        if (!isLate) left -= part;
        if (left > 0) next();
        else onEnd();
      },
      Math.min(part, left),
    );
  };
  next();
  return { stop: () => clearTimeout(timer) };
}

/** Timers of a busy machine are late by as much. */
const LATE_MS = 50;
