import { wallProblem } from '../bot-walls.js';
import type { Origins } from '../connection/origins.js';
import type { HostLimits } from '../host-limits.js';
import type { NetworkError } from '../network-error.js';
import type { FetchDeps, FetchSettings, Sleep } from '../settings.js';
import type { InFlight } from './in-flight.js';
import { backoffMs, retryWait } from './retry-delay.js';
import { type HttpRequest, type SendResult, sendOnce } from './send-once.js';

export interface SendDeps {
  readonly settings: FetchSettings;
  readonly deps: FetchDeps;
  readonly origins: Origins;
  readonly hostLimits: HostLimits;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly inFlight: InFlight;
  readonly stats: { requests: number; bytes: number };
}

/** A verified, a completed or unverified and a legacy connection, one that died while idle, and a lenient one: more turns can't help. */
const MAX_TURNS = 5;

/** The longest pause of a host after an overload. */
const MAX_PAUSE_MS = 30_000;

/** Until the last of them a host that bears one request at a time has been left alone with one. */
const MAX_DROPS = 4;

/** Sends a request until there is a final response or a retry is of no use. A redirect is a response. */
export async function sendWithRetries(request: HttpRequest, retries: number, deps: SendDeps): Promise<SendResult> {
  const { hostLimits, sleep, signal } = deps;
  const { url, method } = request;
  const random = deps.deps.random ?? Math.random;
  for (let attempt = 0, drops = 0; ; ) {
    let leftAt = 0;
    let isCrowded = false;
    const result = await hostLimits.run(url, async (onLeave) => {
      const sent = await sendByWorkingRoute(request, attempt, deps, () => {
        leftAt = performance.now();
        onLeave();
      });
      isCrowded = isDrop(sent) && hostLimits.onDropped(url, leftAt);
      return sent;
    });
    if (isCrowded && drops < MAX_DROPS) {
      drops++;
      await sleep(backoffMs(0, random), signal);
      continue;
    }
    const isFinal = isWall(result) || hostLimits.isHopeless(url);
    const wait = isFinal ? null : retryWait(result, attempt, { method, retries }, random);
    if (isOverload(result)) {
      hostLimits.onOverload(url, leftAt, Math.min(MAX_PAUSE_MS, wait ?? backoffMs(attempt, random)));
    } else if (result.kind === 'response') {
      hostLimits.onResponse(url, result.head.latencyMs);
    } else if (result.error.problem.code === 'timeout') {
      hostLimits.onTimeout(url);
    }
    if (wait === null) return result;
    await sleep(wait, signal);
    attempt++;
  }
}

/** Sends, and sends again at once where the failure says nothing about the address: a dead connection, a TLS failure that another trust
 * avoids, bytes that only a strict parser refuses. Such bytes may also be the surplus of the answer before. */
async function sendByWorkingRoute(
  request: HttpRequest,
  attempt: number,
  { origins, settings, signal, inFlight, stats, deps }: SendDeps,
  onLeave: () => void,
): Promise<SendResult> {
  const { url, method } = request;
  let isLenient = origins.isMalformed(url);
  for (let turn = 0; ; turn++) {
    signal.throwIfAborted();
    const route = origins.route(url, isLenient);
    if (route === null) {
      return { kind: 'error', error: tlsUnusable(origins, url), wire: { bytes: 0, ms: 0, isReused: false } };
    }
    const event = { method, url: url.href, attempt };
    const result = await sendOnce(request, {
      route,
      timeoutMs: settings.timeoutMs,
      onLeave: () => {
        onLeave();
        stats.requests += 1;
        deps.onRequest?.(event);
      },
      signal,
      inFlight,
      staleErrors: origins.staleErrors,
      room: deps.room,
    });
    stats.bytes += result.wire.bytes;
    deps.onResponse?.({
      ...event,
      ...result.wire,
      status: result.kind === 'response' ? result.head.status : null,
      problem: result.kind === 'error' ? result.error.problem : null,
    });
    const isRead = result.kind === 'response';
    if (!isLenient && (isRead || result.error.isMalformed)) origins.learnAnswer(url, isRead);
    if (turn >= MAX_TURNS) return result;
    if (isRead) {
      if (!isOfEarlierWait(result) || turn > 1) return result;
      continue;
    }
    const { problem, tlsCode, isMalformed } = result.error;
    const isStale = result.error.isStale || (isDrop(result) && result.wire.isReused);
    if (tlsCode !== null) {
      const hasOtherTrust = await origins.diagnose(url, tlsCode, String(problem.data.detail ?? ''), route.dispatcher);
      if (!hasOtherTrust) return result;
    } else if (isMalformed && !isLenient) {
      isLenient = true;
    } else if (!isStale || turn > 1) {
      return result;
    }
  }
}

function tlsUnusable(origins: Origins, url: URL): NetworkError {
  const problem = origins.problems(url)[0] ?? { code: 'tls' as const, data: { reason: 'other', host: url.hostname } };
  return { problem, retry: 'never', tlsCode: null, isStale: false, isMalformed: false };
}

function isOverload(result: SendResult): boolean {
  return result.kind === 'response' && (result.head.status === 429 || result.head.status === 503);
}

/** A server that has waited long enough says so on the connection, and the next request takes that for its answer (RFC 9110, 15.5.9). */
function isOfEarlierWait(result: Extract<SendResult, { kind: 'response' }>): boolean {
  return result.head.status === 408 && result.wire.isReused;
}

/** Without a word: servers that bear few connections at once end those beyond them so. */
function isDrop(result: SendResult): boolean {
  return result.kind === 'error' && ['reset', 'closed'].includes(String(result.error.problem.data.reason));
}

function isWall(result: SendResult): boolean {
  if (result.kind !== 'response' || result.head.status < 400) return false;
  // A limit of requests passes; a wall stays.
  return wallProblem(result.head.status, result.head.headers, result.body)?.data.reason === 'bot-wall';
}
