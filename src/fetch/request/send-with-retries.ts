import { wallProblem } from '../bot-walls.js';
import type { Origins } from '../connection/origins.js';
import type { Manners } from '../host-limits.js';
import type { Fault } from '../network-error.js';
import type { FetchDeps, FetchSettings, Sleep } from '../settings.js';
import type { UnderWay } from './in-flight.js';
import type { BodyPlan } from './read-body.js';
import { backoffMs, retryWait } from './retry-delay.js';
import { type Head, type Outcome, send } from './send-once.js';

/** One address, asked until it answers or cannot. */
export interface HopRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly retries: number;
  readonly onHead: (head: Head) => BodyPlan | null;
}

export interface HopParts {
  readonly settings: FetchSettings;
  readonly deps: FetchDeps;
  readonly origins: Origins;
  readonly manners: Manners;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly underWay: UnderWay;
  readonly stats: { requests: number; bytes: number };
}

/** Verified, completed or unverified, legacy, and one connection that died idle: more turns mean a server gone mad. */
const MAX_TURNS = 4;

/** What one host may make everyone else of it wait for. */
const MAX_STRIKE_MS = 30_000;

export async function askHop(request: HopRequest, parts: HopParts): Promise<Outcome> {
  const { manners, sleep, signal } = parts;
  const random = parts.deps.random ?? Math.random;
  for (let attempt = 0; ; attempt++) {
    let leftAt = 0;
    const outcome = await manners.run(request.url, (onLeave) => {
      leftAt = performance.now();
      return sendOnce(request, attempt, onLeave, parts);
    });
    const isFinal = isWall(outcome) || manners.isHopeless(request.url);
    const wait = isFinal ? null : retryWait(outcome, attempt, request, random);
    if (isOverload(outcome)) {
      manners.strike(request.url, leftAt, Math.min(MAX_STRIKE_MS, wait ?? backoffMs(attempt, random)));
    } else if (outcome.kind === 'answer') {
      manners.observe(request.url, outcome.head.latencyMs);
    } else if (outcome.fault.problem.code === 'timeout') {
      manners.miss(request.url);
    }
    if (wait === null) return outcome;
    await sleep(wait, signal);
  }
}

/** On the wire; again at once only where the failure says nothing about the address. */
async function sendOnce(request: HopRequest, attempt: number, onLeave: () => void, parts: HopParts): Promise<Outcome> {
  const { url, method } = request;
  const { origins, settings, signal, stats } = parts;
  for (let turn = 0; ; turn++) {
    signal.throwIfAborted();
    const route = origins.route(url);
    if (route === null) return { kind: 'fault', fault: unspeakable(origins, url), wireBytes: 0 };
    const path = `${url.pathname}${url.search}`;
    const outcome = await send({
      dispatcher: route.dispatcher,
      origin: url.origin,
      path: route.isForwarded ? `${url.origin}${path}` : path,
      method,
      headers: { host: url.host, ...route.headers, ...request.headers },
      timeoutMs: settings.timeoutMs,
      onLeave: () => {
        onLeave();
        stats.requests += 1;
        parts.deps.onRequest?.({ method, url: url.href, attempt });
      },
      onHead: request.onHead,
      signal,
      underWay: parts.underWay,
      staleErrors: origins.staleErrors,
    });
    stats.bytes += outcome.wireBytes;
    if (outcome.kind === 'answer' || turn >= MAX_TURNS) return outcome;
    const { fault } = outcome;
    if (fault.tlsCode !== null) {
      const isNews = await origins.diagnose(
        url,
        fault.tlsCode,
        String(fault.problem.data.detail ?? ''),
        route.dispatcher,
      );
      if (!isNews) return outcome;
    } else if (!fault.isStale || turn > 1) {
      return outcome;
    }
  }
}

function unspeakable(origins: Origins, url: URL): Fault {
  const problem = origins.problems(url)[0] ?? { code: 'tls' as const, data: { reason: 'other', host: url.hostname } };
  return { problem, retry: 'never', tlsCode: null, isStale: false };
}

function isOverload(outcome: Outcome): boolean {
  return outcome.kind === 'answer' && (outcome.head.status === 429 || outcome.head.status === 503);
}

function isWall(outcome: Outcome): boolean {
  if (outcome.kind !== 'answer' || outcome.head.status < 400) return false;
  return wallProblem(outcome.head.status, outcome.head.headers, outcome.end) !== null;
}
