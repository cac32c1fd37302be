/** Memory for the bodies that one process keeps: a large one waits until those before it are done with. */
export interface BodyRoom {
  /**
   * Asked when a body is to grow beyond what it may hold.
   * @param isGone the body is no longer awaited
   * @returns bytes by which it may grow: at once, or once there is room
   */
  ask(isGone: () => boolean): number | Promise<number>;
}

export interface BodyRoomSettings {
  readonly lookAgainMs: number;
  readonly patienceMs: number;
  readonly now: () => number;
}

/** A body grows by so many bytes at a time. */
export const STEP_BYTES = 1024 * 1024;

const SETTINGS: BodyRoomSettings = { lookAgainMs: 100, patienceMs: 30_000, now: () => performance.now() };

/** For a process that reads one body at a time, or a test. */
export const ENDLESS_ROOM: BodyRoom = { ask: () => Number.POSITIVE_INFINITY };

interface Waiting {
  readonly isGone: () => boolean;
  readonly admit: (bytes: number) => void;
}

/**
 * Bodies are admitted in the order in which they asked. Where nothing was let go for a while, the first may grow to its end all
 * the same: what holds the memory may itself be waiting.
 * @param freeBytes what the process may still hold; below zero: it holds more than it should
 */
export function createBodyRoom(
  freeBytes: () => number,
  { lookAgainMs, patienceMs, now }: BodyRoomSettings = SETTINGS,
): BodyRoom {
  const waiting: Waiting[] = [];
  let isLooking = false;
  let lastAt = now();

  const admit = ({ admit: go }: Waiting, bytes: number): void => {
    lastAt = now();
    go(bytes);
  };
  const look = (): void => {
    isLooking = false;
    for (let free = freeBytes(); waiting.length > 0 && free >= STEP_BYTES; ) {
      const first = waiting.shift();
      if (first === undefined || first.isGone()) continue;
      admit(first, STEP_BYTES);
      free -= STEP_BYTES;
    }
    while (waiting[0]?.isGone()) waiting.shift();
    if (now() - lastAt >= patienceMs) {
      const first = waiting.shift();
      if (first !== undefined) admit(first, Number.POSITIVE_INFINITY);
    }
    if (waiting.length > 0) lookLater();
  };
  const lookLater = (): void => {
    if (!isLooking) setTimeout(look, lookAgainMs);
    isLooking = true;
  };

  return {
    ask(isGone) {
      if (waiting.length === 0 && freeBytes() >= STEP_BYTES) return STEP_BYTES;
      if (waiting.length === 0) lastAt = now();
      return new Promise((resolve) => {
        waiting.push({ isGone, admit: resolve });
        lookLater();
      });
    },
  };
}
