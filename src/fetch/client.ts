import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Client, GetOptions, LinkOptions } from '../model/client.js';
import type { Fetched } from '../model/evidence.js';
import { normalizeUrl, parseUrl, sameSite } from '../text/url.js';
import { isSocialHost } from './bot-walls.js';
import { createOrigins } from './connection/origins.js';
import { createPrivacyGuard } from './connection/private-address-guard.js';
import { createCredentials } from './credentials.js';
import { createHeadSupport } from './head-support.js';
import { createHostLimits } from './host-limits.js';
import { createCookies } from './request/cookies.js';
import {
  type FetchRequest,
  followRedirects,
  keepBody,
  publicHead,
  type RedirectDeps,
  type RedirectResult,
} from './request/follow-redirects.js';
import { createInFlight } from './request/in-flight.js';
import { createPagePolicies } from './request/page-policies.js';
import { FAILING_ROBOTS, NO_ROBOTS, parseRobots, ROBOTS_MAX_BYTES, type Robots, UNREACHABLE_ROBOTS } from './robots.js';
import type { FetchDeps, FetchSettings, Sleep } from './settings.js';

export type { FetchDeps, FetchSettings, ProxySettings, RequestEvent, ResponseEvent } from './settings.js';

/** The product token of this program in robots.txt (RFC 9309, 2.2.1). */
const ROBOTS_AGENT = 'oit-audit';

/** @returns the User-Agent, with a page that explains the purpose of the program. */
export function defaultUserAgent(version: string): string {
  return `Mozilla/5.0 (compatible; oit-audit/${version}; +https://www.npmjs.com/package/oit-audit)`;
}

/** So long the rules of robots.txt may be asked without a turn for anything else. */
const TURN_MS = 10;

const ISSUER_MAX_BYTES = 64 * 1024;

/** All requests of the program go through a client: see {@link Client}. */
export function createClient(given: FetchSettings, deps: FetchDeps = {}): Client {
  const settings = boundSettings(given);
  const life = new AbortController();
  setMaxListeners(0, life.signal);
  const inFlight = createInFlight();
  life.signal.addEventListener('abort', () => inFlight.endAll());
  const onAbort = (): void => life.abort(deps.signal?.reason);
  if (deps.signal?.aborted) onAbort();
  deps.signal?.addEventListener('abort', onAbort, { once: true });

  const sleep = deps.sleep ?? sleepUntilAborted;
  const guard = createPrivacyGuard(settings.site, deps.lookup);
  const stats = { requests: 0, bytes: 0 };
  const robotsByOrigin = new Map<string, Promise<Robots>>();
  const heads = createHeadSupport();
  let questions: Promise<unknown> = Promise.resolve();
  let turnAt = 0;

  const fetchIssuer = async (url: string): Promise<Uint8Array | null> => {
    const { exchange, body } = await followRedirects(
      { ...plainRequest(url), onBody: ({ head }) => keepBody(head.headers, ISSUER_MAX_BYTES), retries: 0 },
      // The request that is being diagnosed may hold the only slot of its host: the request for the issuer takes none.
      { ...redirectDeps, hostLimits: { ...redirectDeps.hostLimits, run: (_, task) => task(() => {}) } },
    );
    return exchange.problems.every(({ code }) => code === 'insecure') ? (body?.content ?? null) : null;
  };

  const redirectDeps: RedirectDeps = {
    settings,
    deps,
    guard,
    credentials: createCredentials(),
    cookies: createCookies(),
    policies: createPagePolicies(),
    sleep,
    stats,
    signal: life.signal,
    inFlight,
    origins: createOrigins(settings, deps, guard, fetchIssuer),
    hostLimits: createHostLimits(settings, sleep, life.signal, deps.hosts),
  };

  const plainRequest = (url: string): FetchRequest => requestFor(url, {});

  const robotsFor = (url: URL): Promise<Robots> => {
    const known = robotsByOrigin.get(url.origin);
    if (known !== undefined) return known;
    const made = followRedirects(
      { ...plainRequest(`${url.origin}/robots.txt`), onBody: ({ head }) => keepBody(head.headers, ROBOTS_MAX_BYTES) },
      redirectDeps,
    ).then((result) => {
      const robots = robotsFrom(result);
      if (settings.robots && robots.crawlDelay !== null) {
        redirectDeps.hostLimits.slowDown(url, robots.crawlDelay * 1_000);
      }
      return robots;
    });
    robotsByOrigin.set(url.origin, made);
    return made;
  };

  const allowed = async (url: string): Promise<boolean> => {
    const target = parseUrl(url);
    // Social networks forbid robots everything; the one request is no more than a visitor's click.
    if (!settings.robots || target === null || isSocialHost(target.hostname)) return true;
    if (target.pathname === '/robots.txt') return true;
    const robots = await robotsFor(target);
    // RFC 9309, 2.3.1.4, for the site that is crawled; where nothing answers, and of others, each link is reported itself.
    if (robots.state === 'unreachable')
      return !sameSite(target.href, settings.site) || !redirectDeps.origins.hasAnswered(target);
    if (robots.state !== 'rules') return robots.allows(target.pathname);
    // One question after another, with turns for timers and signals between: a page may ask for thousands of links at once.
    const answer = questions.then(async () => {
      if (performance.now() - turnAt > TURN_MS) {
        await nextTurn();
        turnAt = performance.now();
      }
      life.signal.throwIfAborted();
      return robots.allows(`${target.pathname}${target.search}`);
    });
    questions = answer.catch(() => {});
    return answer;
  };

  /** Of an address as its page or the checklist has it. */
  const requestFor = (url: string, { from, referrerPolicy, obeysRobots, written }: LinkOptions): FetchRequest => ({
    url,
    written,
    method: 'GET',
    onBody: dropBody,
    retries: settings.retries,
    userAgent: settings.userAgent,
    ownHeaders: NO_HEADERS,
    from: from ?? null,
    referrerPolicy: referrerPolicy ?? (from === undefined ? null : redirectDeps.policies.of(from)),
    allows: obeysRobots ? allowed : null,
  });

  return {
    stats,
    allowed,

    async get(url, options = {}) {
      const request = getRequest(requestFor(url, options), options, settings.maxBytes);
      return fetched(await followRedirects(request, redirectDeps));
    },

    async probe(url, options = {}) {
      const target = parseUrl(url);
      const request = requestFor(url, options);
      if (target === null || heads.isRefused(target)) return (await followRedirects(request, redirectDeps)).exchange;
      const head = (await followRedirects({ ...request, method: 'HEAD' }, redirectDeps)).exchange;
      const whole = heads.isEnough(target, head) ? null : (await followRedirects(request, redirectDeps)).exchange;
      heads.learn(target, head, whole);
      return whole ?? head;
    },

    async robotsState(url) {
      const target = parseUrl(url);
      return target === null ? 'none' : (await robotsFor(target)).state;
    },

    async sitemaps(site) {
      const target = parseUrl(site);
      if (target === null) return [];
      const { sitemaps } = await robotsFor(target);
      const found = sitemaps.map((address) => normalizeUrl(address, target.href)).filter((address) => address !== null);
      return [...new Set(found)];
    },

    async close() {
      deps.signal?.removeEventListener('abort', onAbort);
      life.abort(new Error('the client is closed'));
      await redirectDeps.origins.close();
    },
  };
}

function getRequest(plain: FetchRequest, options: GetOptions, maxBytes: number): FetchRequest {
  const { wants, onData } = options;
  return {
    ...plain,
    userAgent: options.userAgent ?? plain.userAgent,
    ownHeaders: conditionOf(options),
    onBody({ url, head }) {
      if (wants !== undefined && !wants(publicHead(url, head))) return null;
      return { ...keepBody(head.headers, options.maxBytes ?? maxBytes), onData: onData ?? null };
    },
  };
}

const NO_HEADERS: FetchRequest['ownHeaders'] = {};
const dropBody: FetchRequest['onBody'] = () => null;

function conditionOf({ ifNoneMatch, ifModifiedSince }: GetOptions): FetchRequest['ownHeaders'] {
  if (!ifNoneMatch && !ifModifiedSince) return NO_HEADERS;
  const headers: Record<string, string> = {};
  if (ifNoneMatch) headers['if-none-match'] = ifNoneMatch;
  if (ifModifiedSince) headers['if-modified-since'] = httpForm(ifModifiedSince);
  return headers;
}

/** ISO 8601 as an HTTP date (RFC 9110, 5.6.7). */
function httpForm(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toUTCString();
}

function fetched({ exchange, body }: RedirectResult): Fetched {
  const isLost = exchange.problems.some(({ code }) => code === 'timeout');
  return { exchange, body: isLost ? null : (body?.content ?? null) };
}

function robotsFrom({ exchange, body }: RedirectResult): Robots {
  const { status, problems } = exchange;
  if (status === null) return UNREACHABLE_ROBOTS;
  // A wall against robots blocks every address alike; each link reports it itself.
  if (problems.some(({ code }) => code === 'unverifiable')) return NO_ROBOTS;
  if (status >= 500) return FAILING_ROBOTS;
  return status >= 200 && status < 300 && body?.content ? parseRobots(body.content, ROBOTS_AGENT) : NO_ROBOTS;
}

/** The checklist sets no upper bound; Node's timers fire at once beyond theirs. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const TIMER_ROOM_MS = 10_000;

function boundSettings(settings: FetchSettings): FetchSettings {
  return {
    ...settings,
    timeoutMs: Math.min(Math.max(1, settings.timeoutMs), LONGEST_TIMER_MS - TIMER_ROOM_MS),
    perHost: Math.max(1, Math.floor(settings.perHost)),
    concurrency: Math.max(1, Math.floor(settings.concurrency)),
  };
}

const sleepUntilAborted: Sleep = async (ms, signal) => {
  try {
    await wait(Math.min(ms, LONGEST_TIMER_MS), undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};
