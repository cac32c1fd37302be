import { firstOf } from '../headers.js';
import type { SendResult } from './send-once.js';

const BASE_MS = 500;
const MAX_BACKOFF_MS = 10_000;

/** A server that asks for a longer pause gets no retry in this round. */
const MAX_RETRY_AFTER_MS = 30_000;

const TRANSIENT_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Where Retry-After has a meaning (RFC 9110, 10.2.3; RFC 6585). */
const PAUSING_STATUS = new Set([408, 425, 429, 503]);

/** What a retry depends on. */
export interface RetryRule {
  readonly method: 'GET' | 'HEAD';
  readonly retries: number;
}

/**
 * @param attempt 0 after the first attempt.
 * @returns milliseconds to wait before the next attempt; null: no further attempt.
 */
export function retryWait(result: SendResult, attempt: number, rule: RetryRule, random: () => number): number | null {
  if (attempt >= rule.retries) return null;
  // After a failed HEAD the caller sends a GET, unless the host could not even be reached.
  if (rule.method === 'HEAD' && !(result.kind === 'error' && result.error.retry === 'once')) return null;
  const backoff = backoffMs(attempt, random);
  if (result.kind === 'error') {
    const { retry } = result.error;
    if (retry === 'never' || (retry === 'once' && attempt > 0)) return null;
    return backoff;
  }
  if (!TRANSIENT_STATUS.has(result.head.status)) return null;
  const asked = retryAfterMs(result);
  if (asked === null) return backoff;
  return asked > MAX_RETRY_AFTER_MS ? null : asked;
}

/** Exponential backoff with full jitter: requests that failed together do not come back together. */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(MAX_BACKOFF_MS, BASE_MS * 2 ** attempt);
}

/** Retry-After in seconds or as a date, which is measured against the server's own clock. */
function retryAfterMs(result: Extract<SendResult, { kind: 'response' }>): number | null {
  const { status, headers } = result.head;
  const value = firstOf(headers, 'retry-after')?.trim();
  if (value === undefined || !PAUSING_STATUS.has(status)) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  const served = Date.parse(firstOf(headers, 'date') ?? '');
  return Math.max(0, until - (Number.isNaN(served) ? Date.now() : served));
}
