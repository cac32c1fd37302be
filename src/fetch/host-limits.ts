import { hostKey } from '../text/url.js';
import { makeGate } from './gate.js';
import type { HostState, HostStates } from './host-state.js';
import type { Sleep } from './settings.js';

export interface MannersSettings {
  readonly concurrency: number;
  readonly perHost: number;
  readonly delayMs: number;
}

/** Keeps a host from being asked too much, too often or too soon. */
export interface Manners {
  /**
   * Runs a request when its host and the whole client have room, and not before the host's turn has come.
   * The task says when its request leaves: connecting is no part of the pause.
   */
  run<T>(url: URL, task: (onLeave: () => void) => Promise<T>): Promise<T>;
  /** robots.txt asks for a pause between requests. */
  slowDown(url: URL, delayMs: number): void;
  /** The host said "too many" to a request that left at `leftAt` (ms of `performance.now`). */
  strike(url: URL, leftAt: number, waitMs: number): void;
  /** The host could not be reached in time. */
  miss(url: URL): void;
  /** The host gave a proper answer, and took so long for it. */
  observe(url: URL, latencyMs: number): void;
  /** Nothing but overload or silence for so long that asking again only prolongs the round: each address is asked once. */
  isHopeless(url: URL): boolean;
}

/** Below it nobody calls a server slow, however quick it was before. */
const SLOW_MS = 1_000;
const SLOW_FACTOR = 4;

const HOPELESS_SETBACKS = 6;

/** Whoever can't even connect within this time holds up the others of its host no longer. */
const PATIENCE_MS = 1_000;

/** So many quick answers in a row, and the host is trusted with one more at once. */
const CALM_ANSWERS = 10;

export function makeManners(
  settings: MannersSettings,
  sleep: Sleep,
  signal: AbortSignal | undefined,
  hosts: HostStates = new Map(),
): Manners {
  const whole = makeGate(settings.concurrency);

  const stateOf = (url: URL): HostState => {
    const key = hostKey(url);
    const known = hosts.get(key);
    if (known !== undefined) {
      // The most careful of those who ask a host decides.
      known.delayMs = Math.max(known.delayMs, settings.delayMs);
      if (known.gate.width() > settings.perHost) known.gate.setWidth(settings.perHost);
      return known;
    }
    const made: HostState = {
      gate: makeGate(settings.perHost),
      delayMs: settings.delayMs,
      lastStart: Number.NEGATIVE_INFINITY,
      notBefore: 0,
      struckAt: Number.NEGATIVE_INFINITY,
      turn: Promise.resolve(),
      bestMs: Number.POSITIVE_INFINITY,
      calmAnswers: 0,
      setbacks: 0,
    };
    hosts.set(key, made);
    return made;
  };

  const waitOf = (host: HostState): number =>
    Math.max(host.lastStart + host.delayMs, host.notBefore) - performance.now();

  const halve = (host: HostState): void => {
    host.calmAnswers = 0;
    host.gate.setWidth(Math.max(1, Math.floor(host.gate.width() / 2)));
  };

  return {
    run(url, task) {
      const host = stateOf(url);
      return host.gate.run(async () => {
        const leave = (): void => {
          host.lastStart = performance.now();
        };
        if (host.delayMs === 0 && waitOf(host) <= 0) return whole.run(() => task(leave));
        // One after another, and the pause is counted from the moment at which the last one really left.
        const before = host.turn;
        let pass: () => void = () => {};
        host.turn = new Promise((resolve) => {
          pass = resolve;
        });
        let patience: NodeJS.Timeout | undefined;
        try {
          await before;
          signal?.throwIfAborted();
          const wait = waitOf(host);
          if (wait > 0) await sleep(wait, signal);
          return await whole.run(() => {
            patience = setTimeout(pass, PATIENCE_MS);
            return task(() => {
              leave();
              pass();
            });
          });
        } finally {
          clearTimeout(patience);
          pass();
        }
      });
    },

    slowDown(url, delayMs) {
      const host = stateOf(url);
      host.delayMs = Math.max(host.delayMs, delayMs);
    },

    strike(url, leftAt, waitMs) {
      const host = stateOf(url);
      if (leftAt < host.struckAt) return;
      host.struckAt = performance.now();
      host.setbacks += 1;
      host.notBefore = Math.max(host.notBefore, host.struckAt + waitMs);
      halve(host);
    },

    miss(url) {
      stateOf(url).setbacks += 1;
    },

    isHopeless: (url) => stateOf(url).setbacks >= HOPELESS_SETBACKS,

    observe(url, latencyMs) {
      const host = stateOf(url);
      host.setbacks = 0;
      host.bestMs = Math.min(host.bestMs, latencyMs);
      if (latencyMs > Math.max(SLOW_MS, host.bestMs * SLOW_FACTOR)) {
        halve(host);
        return;
      }
      host.calmAnswers += 1;
      if (host.calmAnswers < CALM_ANSWERS || host.gate.width() >= settings.perHost) return;
      host.calmAnswers = 0;
      host.gate.setWidth(host.gate.width() + 1);
    },
  };
}
