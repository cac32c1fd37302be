import type { ResponseHead } from '../../model/client.js';
import type { Exchange, LinkProblem } from '../../model/evidence.js';
import { type ReferrerPolicy, readReferrerPolicy, refererFor } from '../../text/referrer-policy.js';
import { kindOfScheme } from '../../text/scheme.js';
import { normalHref, parseWritten, stripFragment, trimAddress, withoutUserInfo } from '../../text/url.js';
import { isSocialHost, socialProblem, wallProblem } from '../bot-walls.js';
import type { PrivacyGuard } from '../connection/private-address-guard.js';
import type { Credentials } from '../credentials.js';
import { framersOf } from '../framing.js';
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
import type { Cookies } from './cookies.js';
import { ACCEPTED_ENCODINGS } from './decode-body.js';
import type { PagePolicies } from './page-policies.js';
import type { BodyPlan, BodyResult } from './read-body.js';
import type { HttpHead, SendResult } from './send-once.js';
import { type SendDeps, sendWithRetries } from './send-with-retries.js';

/** A request for an address with all of its redirects. */
export interface FetchRequest {
  readonly url: string;
  /** The address as its page writes it; default: `url`. */
  readonly written?: string | undefined;
  readonly method: 'GET' | 'HEAD';
  /** Called for a final response with status 2xx: says what becomes of its body; null: it is dropped. */
  readonly onBody: (head: { readonly url: string; readonly head: HttpHead }) => BodyPlan | null;
  readonly retries: number;
  readonly userAgent: string;
  /** Sent to the first origin only. */
  readonly ownHeaders: Readonly<Record<string, string>>;
  /** The page with the link; null: nobody linked it. */
  readonly from: string | null;
  /** What the page says of `Referer`; a redirect may say something else. Null: nothing. */
  readonly referrerPolicy: ReferrerPolicy | null;
  /** Asked before each redirect is followed; null: all are. */
  readonly allows: ((url: string) => Promise<boolean>) | null;
}

export interface RedirectResult {
  readonly exchange: Exchange;
  readonly body: BodyResult | null;
}

export interface RedirectDeps extends SendDeps {
  readonly guard: PrivacyGuard;
  readonly credentials: Credentials;
  readonly cookies: Cookies;
  readonly policies: PagePolicies;
}

type Response = Extract<SendResult, { kind: 'response' }>;

const MAX_HOPS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Read of an error page: enough for the marks of a wall and for comparing such pages. */
const ERROR_BODY_BYTES = 256 * 1024;

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

interface RedirectChain {
  readonly redirects: { url: string; status: number }[];
  readonly problems: LinkProblem[];
  /** Addresses with the cookies that went to them: one that comes again with the same cookies is a loop. */
  readonly seen: Set<string>;
  referrerPolicy: ReferrerPolicy | null;
  /** Where it may not go on to. */
  forbidden: string | null;
  /** Where a program goes on. */
  app: string | null;
}

/** Requests an address and follows its redirects. Never throws for what the network or the site does. */
export async function followRedirects(request: FetchRequest, deps: RedirectDeps): Promise<RedirectResult> {
  deps.credentials.learn(request.url);
  const chain: RedirectChain = {
    redirects: [],
    problems: [],
    seen: new Set(),
    referrerPolicy: request.referrerPolicy,
    forbidden: null,
    app: null,
  };
  const start = parseWritten(request.written ?? request.url);
  if (start === null) {
    chain.problems.push({ code: 'invalid-url', data: { reason: reasonOf(request.url) } });
    return resultOf(withoutUserInfo(request.url.trim()), null, chain, deps);
  }
  let current = start;
  for (;;) {
    const step = await takeStep(current, start, request, chain, deps);
    if (step.kind === 'end') return resultOf(normalHref(start), step.response, chain, deps, request.method);
    current = step.next;
  }
}

type Step =
  | { readonly kind: 'end'; readonly response: FinalResponse | null }
  | { readonly kind: 'redirect'; readonly next: URL };

async function takeStep(
  current: URL,
  start: URL,
  request: FetchRequest,
  chain: RedirectChain,
  deps: RedirectDeps,
): Promise<Step> {
  const stop = (problem: LinkProblem, response: FinalResponse | null = null): Step => {
    const isElsewhere = current.href !== start.href;
    const data = isElsewhere && response === null ? { ...problem.data, target: normalHref(current) } : problem.data;
    addProblem(chain, { code: problem.code, data });
    return { kind: 'end', response };
  };

  if (deps.guard.refuses(current, request.from ?? deps.settings.site)) {
    return stop({ code: 'private-address', data: { host: current.hostname } });
  }
  const cookie = deps.cookies.header(current);
  const key = `${stripFragment(current.href)} ${cookie ?? ''}`;
  const isLoop = chain.seen.has(key);
  if (isLoop || chain.redirects.length > MAX_HOPS) {
    const last = chain.redirects.at(-1);
    const reason = isLoop ? 'loop' : 'too-many';
    const problem: LinkProblem = { code: 'redirect-loop', data: { reason, hops: chain.redirects.length } };
    return stop(problem, { url: last?.url ?? normalHref(current), status: last?.status ?? 0, headers: {}, body: null });
  }

  const isSocial = isSocialHost(current.hostname);
  const sent = await sendWithRetries(
    {
      url: current,
      method: request.method,
      headers: headersFor(current, start, request, chain, cookie, deps.credentials.for(current.origin)),
      onHead: (head) => planBody(head, current, request, isSocial, deps),
    },
    isSocial ? 0 : request.retries,
    deps,
  );
  const response: FinalResponse | null =
    sent.kind === 'error'
      ? null
      : { url: normalHref(current), status: sent.head.status, headers: sent.head.headers, body: sent.body };
  if (isSocial) return stop(socialProblem(current.hostname, response?.status ?? null), response);
  for (const problem of deps.origins.problems(current)) addProblem(chain, problem);
  if (sent.kind === 'error') return stop(sent.error.problem);

  const { status, headers } = sent.head;
  const setCookies = allOf(headers, 'set-cookie');
  if (setCookies.length > 0) await deps.cookies.keep(current, setCookies);
  const policy = readReferrerPolicy(allOf(headers, 'referrer-policy').join());
  const location = locationOf(headers);
  if (REDIRECTS.has(status) && location) {
    chain.redirects.push({ url: normalHref(current), status });
    chain.seen.add(key);
    chain.referrerPolicy = policy ?? chain.referrerPolicy;
    const next = parseWritten(location, current.href);
    if (next === null) {
      const scheme = schemeOf(location);
      if (scheme !== null && kindOfScheme(scheme) === 'app') {
        chain.app = withoutUserInfo(location);
        return { kind: 'end', response };
      }
      const data = { reason: reasonOf(location), target: withoutUserInfo(location) };
      return stop({ code: 'invalid-url', data }, response);
    }
    if (next.hash === '' && current.hash !== '') next.hash = current.hash;
    if (request.allows !== null && !(await request.allows(next.href))) {
      chain.forbidden = normalHref(next);
      return { kind: 'end', response };
    }
    return { kind: 'redirect', next };
  }
  deps.policies.learn(normalHref(current), policy);
  const problem = problemOf(sent, request);
  if (problem !== null) return stop(problem, response);
  if ([start, current].some((url) => url.protocol === 'http:' && !isLoopbackHost(url.hostname))) {
    addProblem(chain, { code: 'insecure', data: {} });
  }
  return { kind: 'end', response };
}

/** Adds a problem unless an earlier step met the same one of the same host. */
function addProblem({ problems }: RedirectChain, problem: LinkProblem): void {
  const isKnown = problems.some(
    (known) =>
      known.code === problem.code && known.data.host === problem.data.host && known.data.reason === problem.data.reason,
  );
  if (!isKnown) problems.push(problem);
}

function headersFor(
  current: URL,
  start: URL,
  request: FetchRequest,
  { referrerPolicy }: RedirectChain,
  cookie: string | null,
  authorization: string | null,
): Readonly<Record<string, string>> {
  const referer = refererFor(request.from, current, referrerPolicy);
  const headers: Record<string, string> = {
    'user-agent': request.userAgent,
    accept: ACCEPT,
    'accept-language': 'th,en;q=0.8',
    'accept-encoding': ACCEPTED_ENCODINGS,
  };
  if (current.origin === start.origin) Object.assign(headers, request.ownHeaders);
  if (referer !== null) headers.referer = referer;
  if (cookie !== null) headers.cookie = cookie;
  if (authorization !== null) headers.authorization = authorization;
  return headers;
}

function planBody(
  head: HttpHead,
  url: URL,
  request: FetchRequest,
  isSocial: boolean,
  deps: RedirectDeps,
): BodyPlan | null {
  const { status, headers } = head;
  if (isSocial || status === 304) return null;
  if (REDIRECTS.has(status) && locationOf(headers)) return null;
  if (isContent(status)) return request.onBody({ url: normalHref(url), head });
  return keepBody(headers, Math.min(ERROR_BODY_BYTES, deps.settings.maxBytes));
}

/** A redirect that names no place is shown as it stands, as in browsers. */
function isContent(status: number): boolean {
  return (status >= 200 && status < 300) || REDIRECTS.has(status);
}

export function keepBody(headers: Headers, maxBytes: number): BodyPlan {
  const isPageToItsEnd = contentLengthOf(headers) === null && /html/i.test(firstOf(headers, 'content-type') ?? '');
  return { encodings: encodingsOf(headers), maxBytes, onData: null, isPageToItsEnd };
}

/** A redirect without a place and without a body shows nothing. */
function isShown({ head, body }: Response): boolean {
  return REDIRECTS.has(head.status) ? (body?.bytes ?? 0) > 0 : isContent(head.status);
}

function problemOf(sent: Response, request: FetchRequest): LinkProblem | null {
  const { status, headers } = sent.head;
  const wall = wallProblem(status, headers, sent.body);
  if (wall !== null) return wall;
  const isConditional = 'if-none-match' in request.ownHeaders || 'if-modified-since' in request.ownHeaders;
  const isGood = isShown(sent) || (status === 304 && isConditional);
  if (!isGood) return statusProblem(status);
  if (sent.body?.falseCoding) {
    return { code: 'connection', data: { reason: 'bad-coding', detail: sent.body.falseCoding } };
  }
  if (sent.bodyTimeout !== null && sent.body !== null) {
    return { code: 'timeout', data: { phase: 'body', ms: sent.bodyTimeout.ms } };
  }
  return null;
}

interface FinalResponse extends Pick<HttpHead, 'status' | 'headers'> {
  readonly url: string;
  readonly body: BodyResult | null;
}

function resultOf(
  url: string,
  response: FinalResponse | null,
  { redirects, problems, forbidden, app }: RedirectChain,
  deps: RedirectDeps,
  method: FetchRequest['method'] = 'GET',
): RedirectResult {
  const headers = response?.headers ?? {};
  const body = response?.body ?? null;
  const refresh = firstOf(headers, 'refresh');
  const framedBy = framersOf(allOf(headers, 'content-security-policy'), allOf(headers, 'x-frame-options'));
  // Assigned one by one: literals with conditional parts are felt where every address of a crawl comes by.
  const exchange: { -readonly [Key in keyof Omit<Exchange, 'fetchedAt'>]: Exchange[Key] } = {
    url,
    finalUrl: response?.url ?? null,
    status: response?.status ?? null,
    redirects,
    contentType: firstOf(headers, 'content-type'),
    fileName: sentFileName(headers),
    lastModified: httpDate(firstOf(headers, 'last-modified')),
    etag: firstOf(headers, 'etag'),
    bytes: body?.bytes ?? 0,
    sha256: body?.sha256 ?? null,
    cut: response !== null && isContent(response.status) ? (body?.cut ?? null) : null,
    problems,
  };
  if (refresh !== null) exchange.refresh = refresh;
  if (framedBy.length > 0) exchange.framedBy = framedBy;
  if (method === 'HEAD' && response !== null) exchange.head = { length: contentLengthOf(headers) };
  if (forbidden !== null) exchange.forbidden = forbidden;
  if (app !== null) exchange.app = app;
  return { exchange: Object.assign(exchange, { fetchedAt: deps.settings.now() }), body };
}

/** Why a text is no http(s) address. */
function reasonOf(raw: string): 'scheme' | 'syntax' {
  const scheme = schemeOf(raw);
  return scheme === null || kindOfScheme(scheme) === 'web' ? 'syntax' : 'scheme';
}

function schemeOf(raw: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(trimAddress(raw))?.[1]?.toLowerCase() ?? null;
}

export function publicHead(url: string, head: HttpHead): ResponseHead {
  return {
    url,
    status: head.status,
    contentType: firstOf(head.headers, 'content-type'),
    contentLength: contentLengthOf(head.headers),
  };
}
