import type { Slots } from './slots.js';

/** By {@link hostKey}: pauses, and how the host bears the requests. */
export type HostStates = Map<string, HostState>;

export interface HostState {
  /** Requests at once: fewer after overload, more again after quick responses. */
  readonly slots: Slots;
  delayMs: number;
  lastStart: number;
  notBefore: number;
  /** Of `performance.now`: responses to requests that left before it belong to the same burst. */
  overloadedAt: number;
  /** Of `performance.now`: when one of several requests that were open at once last ended. */
  sharedUntil: number;
  /** The request before has left, or has failed to for too long. */
  turn: Promise<void>;
  bestMs: number;
  quickResponses: number;
  /** Bursts of overload and timeouts since the last proper response. */
  setbacks: number;
}
