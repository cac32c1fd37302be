import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, GetOptions } from '../model/client.js';
import type { Fetched } from '../model/evidence.js';
import { normalizeUrl, parseUrl } from '../text/url.js';
import { isSocialHost } from './bot-walls.js';
import { makeOrigins } from './connection/origins.js';
import { makePrivacyGuard } from './connection/private-address-guard.js';
import { makeKeyring } from './credentials.js';
import { makeHeadTrust } from './head-trust.js';
import { encodingsOf } from './headers.js';
import { makeManners } from './host-limits.js';
import { type Chase, type ChaseParts, chase, type Errand, publicHead } from './request/follow-redirects.js';
import { makeUnderWay } from './request/in-flight.js';
import type { BodyPlan } from './request/read-body.js';
import { FAILING_ROBOTS, NO_ROBOTS, parseRobots, ROBOTS_MAX_BYTES, type Robots, UNREACHABLE_ROBOTS } from './robots.js';
import type { FetchDeps, FetchSettings, Sleep } from './settings.js';

export type { FetchDeps, FetchSettings, ProxySettings, RequestEvent } from './settings.js';

/** The product token by which robots.txt may address this program. */
export const ROBOTS_AGENT = 'oit-audit';

/** @returns the name under which the program asks, with a page where its purpose can be read. */
export function defaultUserAgent(version: string): string {
  return `Mozilla/5.0 (compatible; oit-audit/${version}; +https://www.npmjs.com/package/oit-audit)`;
}

/** A hostile robots.txt must not stretch a round without end. */
const MAX_CRAWL_DELAY_MS = 5_000;

const ISSUER_MAX_BYTES = 64 * 1024;

/** The only door to the network: see {@link Client}. */
export function createClient(given: FetchSettings, deps: FetchDeps = {}): Client {
  const settings = boundSettings(given);
  const life = new AbortController();
  setMaxListeners(0, life.signal);
  const underWay = makeUnderWay();
  life.signal.addEventListener('abort', () => underWay.endAll());
  const onAbort = (): void => life.abort(deps.signal?.reason);
  if (deps.signal?.aborted) onAbort();
  deps.signal?.addEventListener('abort', onAbort, { once: true });

  const sleep = deps.sleep ?? sleepUntilAborted;
  const guard = makePrivacyGuard(settings.site, deps.lookup);
  const stats = { requests: 0, bytes: 0 };
  const robotsByOrigin = new Map<string, Promise<Robots>>();
  const heads = makeHeadTrust();

  const fetchIssuer = async (url: string): Promise<Uint8Array | null> => {
    const { exchange, end } = await chase(
      { ...plainErrand(url), onBody: ({ head }) => keepAll(head.headers, ISSUER_MAX_BYTES), retries: 0 },
      // The host that is being diagnosed may hold its only place already: its issuer is asked without waiting for one.
      { ...parts, manners: { ...parts.manners, run: (_, task) => task(() => {}) } },
    );
    return exchange.problems.every(({ code }) => code === 'insecure') ? (end?.body ?? null) : null;
  };

  const parts: ChaseParts = {
    settings,
    deps,
    guard,
    keyring: makeKeyring(),
    sleep,
    stats,
    signal: life.signal,
    underWay,
    origins: makeOrigins(settings, deps, guard, fetchIssuer),
    manners: makeManners(settings, sleep, life.signal, deps.hosts),
  };

  const plainErrand = (url: string): Errand => ({
    url,
    method: 'GET',
    onBody: () => null,
    retries: settings.retries,
    userAgent: settings.userAgent,
    ownHeaders: {},
    from: settings.site,
  });

  const robotsFor = (url: URL): Promise<Robots> => {
    const known = robotsByOrigin.get(url.origin);
    if (known !== undefined) return known;
    const made = chase(
      { ...plainErrand(`${url.origin}/robots.txt`), onBody: ({ head }) => keepAll(head.headers, ROBOTS_MAX_BYTES) },
      parts,
    ).then((answer) => {
      const robots = robotsOf(answer);
      if (settings.robots && robots.crawlDelay !== null) {
        parts.manners.slowDown(url, Math.min(robots.crawlDelay * 1_000, MAX_CRAWL_DELAY_MS));
      }
      return robots;
    });
    robotsByOrigin.set(url.origin, made);
    return made;
  };

  return {
    stats,

    async get(url, options = {}) {
      return fetched(await chase(getErrand(plainErrand(url), options, settings.maxBytes), parts));
    },

    async probe(url, options = {}) {
      const target = parseUrl(url);
      const errand: Errand = { ...plainErrand(url), from: options.from ?? settings.site };
      if (target === null || heads.isRefusedBy(target)) return (await chase(errand, parts)).exchange;
      const head = (await chase({ ...errand, method: 'HEAD' }, parts)).exchange;
      const whole = heads.isFinal(target, head) ? null : (await chase(errand, parts)).exchange;
      heads.learn(target, head, whole);
      return whole ?? head;
    },

    async allowed(url) {
      const target = parseUrl(url);
      // Social networks forbid robots everything; the one request tells no more than a visitor's click would.
      if (!settings.robots || target === null || isSocialHost(target.hostname)) return true;
      if (target.pathname === '/robots.txt') return true;
      const robots = await robotsFor(target);
      return robots.allows(`${target.pathname}${target.search}`);
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
      await parts.origins.close();
    },
  };
}

function getErrand(plain: Errand, options: GetOptions, maxBytes: number): Errand {
  const { wants, onData, ifNoneMatch, ifModifiedSince } = options;
  return {
    ...plain,
    from: options.from ?? plain.from,
    userAgent: options.userAgent ?? plain.userAgent,
    ownHeaders: {
      ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
      ...(ifModifiedSince ? { 'if-modified-since': httpForm(ifModifiedSince) } : {}),
    },
    onBody({ url, head }) {
      if (wants !== undefined && !wants(publicHead(url, head))) return null;
      const limit = options.maxBytes ?? maxBytes;
      return {
        encodings: encodingsOf(head.headers),
        maxBytes: limit,
        isKept: onData === undefined,
        isHashed: onData === undefined,
        onData: onData ?? null,
      };
    },
  };
}

/** Stored dates are ISO 8601; the header has a form of its own. */
function httpForm(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toUTCString();
}

function keepAll(headers: Parameters<typeof encodingsOf>[0], maxBytes: number): BodyPlan {
  return { encodings: encodingsOf(headers), maxBytes, isKept: true, isHashed: true, onData: null };
}

function fetched({ exchange, end }: Chase): Fetched {
  const isLost = exchange.problems.some(({ code }) => code === 'timeout');
  return { exchange, body: isLost ? null : (end?.body ?? null) };
}

function robotsOf({ exchange, end }: Chase): Robots {
  const { status, problems } = exchange;
  if (status !== null && status >= 200 && status < 300) {
    if (problems.some(({ code }) => code === 'unverifiable') || end?.body == null) return NO_ROBOTS;
    return parseRobots(end.body, ROBOTS_AGENT);
  }
  if (status === null) return UNREACHABLE_ROBOTS;
  // A wall against robots answers every address alike; each link will say so for itself.
  const isWalled = problems.some(({ code }) => code === 'unverifiable');
  return status >= 500 && !isWalled ? FAILING_ROBOTS : NO_ROBOTS;
}

/** The checklist sets no upper bounds, but Node's timers have one, beyond which they fire at once. */
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
