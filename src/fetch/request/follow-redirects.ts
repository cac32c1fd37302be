import type { Exchange, LinkProblem } from '../../model/evidence.js';
import { parseUrl, stripFragment, withoutUserInfo } from '../../text/url.js';
import { isSocialHost, socialProblem, wallProblem } from '../bot-walls.js';
import type { PrivacyGuard } from '../connection/private-address-guard.js';
import type { Keyring } from '../credentials.js';
import {
  allOf,
  contentLengthOf,
  encodingsOf,
  firstOf,
  type Headers,
  httpDate,
  locationOf,
  sentFileName,
} from '../headers.js';
import { statusProblem } from '../network-error.js';
import { isLoopbackHost } from '../private-address.js';
import { type CookieJar, makeCookieJar } from './cookies.js';
import { acceptedEncodings } from './decode-body.js';
import type { BodyEnd, BodyPlan } from './read-body.js';
import type { Head, Outcome } from './send-once.js';
import { askHop, type HopParts } from './send-with-retries.js';

/** What is asked of an address, through all of its redirects. */
export interface Errand {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  /** Decides about the body of the answer proper (2xx); null: drop it. */
  readonly onBody: (head: { readonly url: string; readonly head: Head }) => BodyPlan | null;
  readonly retries: number;
  readonly userAgent: string;
  /** Sent to the first origin alone. */
  readonly ownHeaders: Readonly<Record<string, string>>;
  readonly from: string | undefined;
}

export interface Chase {
  readonly exchange: Exchange;
  readonly end: BodyEnd | null;
}

export interface ChaseParts extends HopParts {
  readonly guard: PrivacyGuard;
  readonly keyring: Keyring;
}

const MAX_HOPS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is read of an answer that is no content: enough for the marks of a wall and for comparing error pages. */
const ERROR_BODY_BYTES = 256 * 1024;

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

interface Trail {
  readonly redirects: { url: string; status: number }[];
  readonly problems: LinkProblem[];
  /** Of the steps before; null: this is the first one, as of nearly every address. */
  past: { readonly cookies: CookieJar; readonly seen: Set<string> } | null;
}

/** Asks for an address and follows its redirects by hand. */
export async function chase(errand: Errand, parts: ChaseParts): Promise<Chase> {
  const start = parseUrl(errand.url);
  parts.keyring.learn(errand.url);
  if (start === null) {
    const problem: LinkProblem = { code: 'invalid-url', data: { reason: reasonOf(errand.url) } };
    return ended(withoutUserInfo(errand.url.trim()), null, { redirects: [], problems: [problem] }, parts);
  }
  const trail: Trail = { redirects: [], problems: [], past: null };
  let current = start;
  for (;;) {
    const step = await takeStep(current, start, errand, trail, parts);
    if (step.kind === 'end') return step.chase;
    current = step.next;
  }
}

type Step = { readonly kind: 'end'; readonly chase: Chase } | { readonly kind: 'redirect'; readonly next: URL };

async function takeStep(current: URL, start: URL, errand: Errand, trail: Trail, parts: ChaseParts): Promise<Step> {
  const stop = (problem: LinkProblem, answer: Answer | null = null): Step => {
    const isElsewhere = current.href !== start.href;
    const data = isElsewhere && answer === null ? { ...problem.data, target: current.href } : problem.data;
    note(trail, { code: problem.code, data });
    return { kind: 'end', chase: ended(start.href, answer, trail, parts) };
  };

  if (parts.guard.refuses(current, errand.from)) {
    return stop({ code: 'private-address', data: { host: current.hostname } });
  }
  const cookie = trail.past?.cookies.header(current.origin) ?? null;
  const key = `${stripFragment(current.href)} ${cookie ?? ''}`;
  const isLoop = trail.past?.seen.has(key) ?? false;
  if (isLoop || trail.redirects.length > MAX_HOPS) {
    const last = trail.redirects.at(-1);
    const reason = isLoop ? 'loop' : 'too-many';
    const problem: LinkProblem = { code: 'redirect-loop', data: { reason, hops: trail.redirects.length } };
    return stop(problem, { url: last?.url ?? current.href, status: last?.status ?? 0, headers: {}, end: null });
  }

  const isSocial = isSocialHost(current.hostname);
  const outcome = await askHop(
    {
      url: current,
      method: errand.method,
      headers: headersFor(current, start, errand, cookie, parts.keyring.for(current.origin)),
      retries: isSocial ? 0 : errand.retries,
      onHead: (head) => planBody(head, current, errand, isSocial, parts),
    },
    parts,
  );
  if (isSocial) return stop(socialProblem(current.hostname, statusOf(outcome)), answerOf(outcome, current));
  for (const problem of parts.origins.problems(current)) note(trail, problem);
  if (outcome.kind === 'fault') return stop(outcome.fault.problem);

  const { status, headers } = outcome.head;
  const answer = answerOf(outcome, current);
  const location = locationOf(headers);
  if (REDIRECTS.has(status) && location !== null) {
    trail.redirects.push({ url: current.href, status });
    trail.past ??= { cookies: makeCookieJar(), seen: new Set() };
    trail.past.seen.add(key);
    trail.past.cookies.keep(current.origin, allOf(headers, 'set-cookie'));
    const next = parseUrl(location, current.href);
    if (next === null) {
      return stop(
        { code: 'invalid-url', data: { reason: reasonOf(location), target: withoutUserInfo(location) } },
        answer,
      );
    }
    if (next.hash === '' && current.hash !== '') next.hash = current.hash;
    return { kind: 'redirect', next };
  }
  const problem = problemOf(outcome, errand);
  if (problem !== null) return stop(problem, answer);
  if ([start, current].some((url) => url.protocol === 'http:' && !isLoopbackHost(url.hostname))) {
    note(trail, { code: 'insecure', data: {} });
  }
  return { kind: 'end', chase: ended(start.href, answer, trail, parts) };
}

/** The same fault of one host counts once, however many hops met it. */
function note(trail: Pick<Trail, 'problems'>, problem: LinkProblem): void {
  const isKnown = trail.problems.some(
    (known) =>
      known.code === problem.code && known.data.host === problem.data.host && known.data.reason === problem.data.reason,
  );
  if (!isKnown) trail.problems.push(problem);
}

function headersFor(
  current: URL,
  start: URL,
  errand: Errand,
  cookie: string | null,
  authorization: string | null,
): Readonly<Record<string, string>> {
  return {
    'user-agent': errand.userAgent,
    accept: ACCEPT,
    'accept-language': 'th,en;q=0.8',
    'accept-encoding': acceptedEncodings(),
    ...(current.origin === start.origin ? errand.ownHeaders : {}),
    ...(cookie === null ? {} : { cookie }),
    ...(authorization === null ? {} : { authorization }),
  };
}

function planBody(head: Head, url: URL, errand: Errand, isSocial: boolean, parts: ChaseParts): BodyPlan | null {
  const { status, headers } = head;
  if (isSocial || status === 304) return null;
  if (status >= 200 && status < 300) return errand.onBody({ url: url.href, head });
  if (REDIRECTS.has(status) && firstOf(headers, 'location') !== null) return null;
  const maxBytes = Math.min(ERROR_BODY_BYTES, parts.settings.maxBytes);
  return { encodings: encodingsOf(headers), maxBytes, isKept: true, isHashed: true, onData: null };
}

function problemOf(outcome: Extract<Outcome, { kind: 'answer' }>, errand: Errand): LinkProblem | null {
  const { status, headers } = outcome.head;
  const wall = wallProblem(status, headers, outcome.end);
  if (wall !== null) return wall;
  const isConditional = 'if-none-match' in errand.ownHeaders || 'if-modified-since' in errand.ownHeaders;
  const isGood = (status >= 200 && status < 300) || (status === 304 && isConditional);
  if (!isGood) return statusProblem(status);
  if (outcome.bodyTimeout !== null && outcome.end !== null) {
    return { code: 'timeout', data: { phase: 'body', ms: outcome.bodyTimeout.ms } };
  }
  return null;
}

interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly end: BodyEnd | null;
}

function answerOf(outcome: Outcome, url: URL): Answer | null {
  if (outcome.kind === 'fault') return null;
  return { url: url.href, status: outcome.head.status, headers: outcome.head.headers, end: outcome.end };
}

function statusOf(outcome: Outcome): number | null {
  return outcome.kind === 'fault' ? null : outcome.head.status;
}

function ended(
  url: string,
  answer: Answer | null,
  trail: Pick<Trail, 'redirects' | 'problems'>,
  parts: ChaseParts,
): Chase {
  const headers = answer?.headers ?? {};
  const isContent = answer !== null && answer.status >= 200 && answer.status < 300;
  const exchange: Exchange = {
    url,
    finalUrl: answer?.url ?? null,
    status: answer?.status ?? null,
    redirects: trail.redirects,
    contentType: firstOf(headers, 'content-type'),
    fileName: sentFileName(headers),
    lastModified: httpDate(firstOf(headers, 'last-modified')),
    etag: firstOf(headers, 'etag'),
    bytes: answer?.end?.bytes ?? 0,
    sha256: answer?.end?.sha256 ?? null,
    cut: isContent ? (answer.end?.cut ?? null) : null,
    problems: trail.problems,
    fetchedAt: parts.settings.now(),
  };
  return { exchange, end: answer?.end ?? null };
}

/** Why an address is none, in code words. */
function reasonOf(raw: string): 'scheme' | 'syntax' {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(raw)?.[1]?.toLowerCase();
  return scheme === undefined || scheme === 'http' || scheme === 'https' ? 'syntax' : 'scheme';
}

/** The head as those outside the folder see it. */
export function publicHead(
  url: string,
  head: Head,
): { url: string; status: number; contentType: string | null; contentLength: number | null } {
  return {
    url,
    status: head.status,
    contentType: firstOf(head.headers, 'content-type'),
    contentLength: contentLengthOf(head.headers),
  };
}
