import { hostKey } from '../text/url.js';
import type { HostState, HostStates } from './host-state.js';
import type { FetchSettings, Sleep } from './settings.js';
import { createSlots } from './slots.js';

/** Limits the requests to each host: how many at once, how soon after one another. */
export interface HostLimits {
  /**
   * Runs a task when the host and the whole client have room and the host's pause is over.
   * The task calls `onLeave` when its request leaves: connecting is no part of the pause.
   */
  run<T>(url: URL, task: (onLeave: () => void) => Promise<T>): Promise<T>;
  /** robots.txt asks for a pause between requests. */
  slowDown(url: URL, delayMs: number): void;
  /** The host refused a request that left at `leftAt` (ms of `performance.now`): it has too many. */
  onOverload(url: URL, leftAt: number, waitMs: number): void;
  /**
   * The host dropped the connection of a request that left at `leftAt` (ms of `performance.now`) and still has its room.
   * @returns others were open beside it, of which the host may bear fewer: what it did says nothing of the address
   */
  onDropped(url: URL, leftAt: number): boolean;
  /** The host could not be reached in time. */
  onTimeout(url: URL): void;
  /** The host gave a proper response, and took so long for it. */
  onResponse(url: URL, latencyMs: number): void;
  /** So many setbacks in a row that retries only prolong the round: each address is asked once. */
  isHopeless(url: URL): boolean;
}

/** A response below this is never slow, however quick the server was before. */
const SLOW_MS = 1_000;
const SLOW_FACTOR = 4;

const HOPELESS_SETBACKS = 6;

/** A request that can't even connect within this time lets the next one of its host go. */
const PATIENCE_MS = 1_000;

/** So many quick responses in a row, and the host gets one more request at once. */
const QUICK_RESPONSES = 10;

export function createHostLimits(
  settings: Pick<FetchSettings, 'concurrency' | 'perHost' | 'delayMs'>,
  sleep: Sleep,
  signal: AbortSignal | undefined,
  hosts: HostStates = new Map(),
): HostLimits {
  const all = createSlots(settings.concurrency);

  const stateOf = (url: URL): HostState => {
    const key = hostKey(url);
    const known = hosts.get(key);
    if (known !== undefined) {
      // Of several clients the most careful one decides.
      known.delayMs = Math.max(known.delayMs, settings.delayMs);
      known.slots.setCount(Math.min(known.slots.count(), settings.perHost));
      return known;
    }
    const created: HostState = {
      slots: createSlots(settings.perHost),
      delayMs: settings.delayMs,
      lastStart: Number.NEGATIVE_INFINITY,
      notBefore: 0,
      overloadedAt: Number.NEGATIVE_INFINITY,
      sharedUntil: Number.NEGATIVE_INFINITY,
      turn: Promise.resolve(),
      bestMs: Number.POSITIVE_INFINITY,
      quickResponses: 0,
      setbacks: 0,
    };
    hosts.set(key, created);
    return created;
  };

  const waitMsOf = (host: HostState): number =>
    Math.max(host.lastStart + host.delayMs, host.notBefore) - performance.now();

  const halve = (host: HostState): void => {
    host.quickResponses = 0;
    host.slots.setCount(Math.max(1, Math.floor(host.slots.count() / 2)));
  };

  const inTurn = async <T>(host: HostState, task: (onLeave: () => void) => Promise<T>): Promise<T> => {
    const leave = (): void => {
      host.lastStart = performance.now();
    };
    if (host.delayMs === 0 && waitMsOf(host) <= 0) return all.run(() => task(leave));
    // One after another, and the pause is counted from the moment at which the last one really left.
    const before = host.turn;
    let letNextGo: () => void = () => {};
    host.turn = new Promise((resolve) => {
      letNextGo = resolve;
    });
    let patience: NodeJS.Timeout | undefined;
    try {
      await before;
      signal?.throwIfAborted();
      const wait = waitMsOf(host);
      if (wait > 0) await sleep(wait, signal);
      return await all.run(() => {
        patience = setTimeout(letNextGo, PATIENCE_MS);
        return task(() => {
          leave();
          letNextGo();
        });
      });
    } finally {
      clearTimeout(patience);
      letNextGo();
    }
  };

  return {
    run(url, task) {
      const host = stateOf(url);
      return host.slots.run(async () => {
        try {
          return await inTurn(host, task);
        } finally {
          if (host.slots.running() > 1) host.sharedUntil = performance.now();
        }
      });
    },

    slowDown(url, delayMs) {
      const host = stateOf(url);
      host.delayMs = Math.max(host.delayMs, delayMs);
    },

    onOverload(url, leftAt, waitMs) {
      const host = stateOf(url);
      if (leftAt < host.overloadedAt) return;
      host.overloadedAt = performance.now();
      host.setbacks += 1;
      host.notBefore = Math.max(host.notBefore, host.overloadedAt + waitMs);
      halve(host);
    },

    onDropped(url, leftAt) {
      const host = stateOf(url);
      if (leftAt < host.overloadedAt) return true;
      // The others may have ended while the news of the drop was on its way.
      if (host.slots.running() === 1 && host.sharedUntil < leftAt) return false;
      host.overloadedAt = performance.now();
      halve(host);
      return true;
    },

    onTimeout(url) {
      stateOf(url).setbacks += 1;
    },

    isHopeless: (url) => stateOf(url).setbacks >= HOPELESS_SETBACKS,

    onResponse(url, latencyMs) {
      const host = stateOf(url);
      host.setbacks = 0;
      host.bestMs = Math.min(host.bestMs, latencyMs);
      if (latencyMs > Math.max(SLOW_MS, host.bestMs * SLOW_FACTOR)) {
        halve(host);
        return;
      }
      host.quickResponses += 1;
      if (host.quickResponses < QUICK_RESPONSES || host.slots.count() >= settings.perHost) return;
      host.quickResponses = 0;
      host.slots.setCount(host.slots.count() + 1);
    },
  };
}
