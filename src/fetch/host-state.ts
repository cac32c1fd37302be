import type { Gate } from './gate.js';

/** What is known of each host: its turn, its pause, how it bears being asked. */
export type HostStates = Map<string, HostState>;

export interface HostState {
  readonly gate: Gate;
  delayMs: number;
  lastStart: number;
  notBefore: number;
  /** The last step back: answers to requests that left before it belong to the same burst. */
  struckAt: number;
  turn: Promise<void>;
  bestMs: number;
  calmAnswers: number;
  /** Bursts of overload and silent tries since the last proper answer. */
  setbacks: number;
}
