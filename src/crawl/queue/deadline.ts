/** Longest delay of a timer, 2^31 - 1 ms (24.8 days): a longer one would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Minutes as the delay of a timer, ms. */
export const timerMs = (minutes: number): number => Math.min(minutes * 60_000, MAX_TIMER_MS);

/** The end of a round by the clock, beside its end by the user. */
export interface Deadline {
  /** Aborted by either. */
  readonly signal: AbortSignal;
  /** Whether the time was up before the user stopped the round. */
  isOver(): boolean;
  /** Lets the clock go. */
  end(): void;
}

export function createDeadline(minutes: number, stopped: AbortSignal | undefined): Deadline {
  const clock = new AbortController();
  const timer = setTimeout(() => {
    if (!stopped?.aborted) clock.abort();
  }, timerMs(minutes));
  return {
    signal: stopped === undefined ? clock.signal : AbortSignal.any([stopped, clock.signal]),
    isOver: () => clock.signal.aborted,
    end: () => clearTimeout(timer),
  };
}
