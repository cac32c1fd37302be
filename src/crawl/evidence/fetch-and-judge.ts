import { createHash } from 'node:crypto';
import type { ExtractHints } from '../../extract/extractor.js';
import { isDocumentAddress } from '../../extract/html/addresses.js';
import { type Page, viewWithFacts } from '../../extract/html/page/page.js';
import type { LinkSource } from '../../model/client.js';
import { type Exchange, type Extracted, fatalProblem, type LinkProblem } from '../../model/evidence.js';
import type { RenderedPage } from '../../model/renderer.js';
import { normalizeUrl } from '../../text/url.js';
import { type FetchedPage, hintsOf, isHtml, pageIn, summaryOf } from '../fetch-page.js';
import { bareAnswer } from '../judge/bare-answer.js';
import { type Asked, judgeExchange, judgeFragment } from '../judge/judge-response.js';
import { isShare } from '../judge/known-hosts.js';
import type { SiteContext } from '../judge/site-profile.js';
import { nextAddress } from '../next-address.js';
import { addressKey } from '../request-cache.js';
import type { Visit } from '../visit.js';

export interface VisitDeps {
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly site: SiteContext;
  /** A body by its SHA-256, where bodies are kept: asked when one that is shared is no longer in memory. */
  readonly readBody?: ((sha256: string) => Promise<Uint8Array | null>) | undefined;
  /** Keeps what an address answered that is no evidence (an error page): it proves what was there on that day. */
  readonly keepBody?: ((body: Uint8Array, type: 'html' | null) => Promise<void>) | undefined;
  /** Shows a page that needs JavaScript; absent: such a page shows nothing. */
  readonly render?: ((url: string) => Promise<RenderedPage | null>) | undefined;
}

/** What is to be fetched and read. */
export interface EvidenceRequest extends LinkSource {
  /** As the checklist or the page has it. */
  readonly url: string;
  /** What to ask for instead, on shared drives; default: the address. */
  readonly download?: string;
  /** A shared drive was asked for a file: a page in its place is a refusal. */
  readonly wantsFile?: boolean;
  readonly sheet: string | null;
  readonly wants: ExtractHints['wants'];
  readonly maxBytes?: number;
  /** Default: evidence. */
  readonly as?: Asked['as'];
}

const MAX_REFRESHES = 5;

/** Visits every address once in a round, whatever number of items shares it. */
export function createVisitor(deps: VisitDeps): (request: EvidenceRequest) => Promise<Visit> {
  const { extract, site, readBody, keepBody, render } = deps;

  const fetchOnce = async ({ maxBytes }: EvidenceRequest, url: string, source: LinkSource): Promise<FetchedPage> => {
    const options = { ...source, ...(maxBytes !== undefined && { maxBytes }) };
    const fetched = await site.requests.get(url, options);
    const { exchange } = fetched;
    if (fetched.body || !exchange.sha256 || isFailed(exchange)) return fetched;
    if (!readBody) return site.requests.getAgain(url, options);
    const body = await readBody(exchange.sha256);
    return { exchange, body, page: body && pageIn(exchange, body) };
  };

  /** Follows what is no redirect but sends a visitor on: a refresh by header or by the page, or a script that does nothing but go elsewhere. */
  const follow = async (request: EvidenceRequest): Promise<FetchedPage> => {
    let address = request.download ?? request.url;
    let source: LinkSource = { from: request.from, referrerPolicy: request.referrerPolicy };
    const hops: { url: string; status: number }[] = [];
    const seen = new Set<string>();
    for (;;) {
      const { exchange, body, page } = await fetchOnce(request, address, source);
      const whole: Exchange = {
        ...exchange,
        url: normalizeUrl(request.url) ?? request.url,
        redirects: [...hops, ...exchange.redirects],
      };
      const target = nextAddress(exchange, page, exchange.finalUrl ?? address);
      if (!target || isFailed(exchange)) return { exchange: whole, body, page };
      seen.add(addressKey(address));
      // A page that reloads itself is a page.
      if (addressKey(target) === addressKey(exchange.finalUrl ?? address)) return { exchange: whole, body, page };
      if (seen.has(addressKey(target)) || hops.length >= MAX_REFRESHES) {
        const loop: LinkProblem = { code: 'redirect-loop', data: { hops: hops.length } };
        return { exchange: { ...whole, problems: [...whole.problems, loop] }, body: null, page: null };
      }
      hops.push(...exchange.redirects, { url: exchange.finalUrl ?? address, status: exchange.status ?? 200 });
      source = { from: exchange.finalUrl ?? address };
      address = target;
    }
  };

  const make = async (request: EvidenceRequest): Promise<Visit> => {
    const visit = await makeAsked(request);
    return isFailed(visit.exchange) && isGuessed(request) ? makeAsked(asLinked(request)) : visit;
  };

  const makeAsked = async (request: EvidenceRequest): Promise<Visit> => {
    // As visitors come: sites that show their first page to everybody once remember by a cookie who has seen it.
    await site.home();
    const { exchange, body, page } = await follow(request);
    if (!body || isFailed(exchange)) {
      if (body && exchange.sha256) await keepBody?.(body, isHtml(exchange) ? 'html' : null);
      return { exchange: await judged(exchange, null, null, request), extracted: null, page: null };
    }
    const visit = await examine(exchange, body, page, request);
    return (render && needsScript(visit.exchange) && (await visitRendered(exchange, request))) || visit;
  };

  /** The page once its scripts have run; null when it still shows nothing. */
  const visitRendered = async (exchange: Exchange, request: EvidenceRequest): Promise<Visit | null> => {
    const address = exchange.finalUrl ?? exchange.url;
    const rendered = await render?.(address);
    if (!rendered) return null;
    const body = Buffer.from(rendered.html, 'utf8');
    const contentType = 'text/html; charset=utf-8';
    const shown: Exchange = {
      ...exchange,
      // A script that only writes a fragment has gone nowhere.
      finalUrl: addressKey(rendered.url) === addressKey(address) ? address : rendered.url,
      contentType,
      bytes: body.byteLength,
      sha256: createHash('sha256').update(body).digest('hex'),
      rendered: true,
    };
    const visit = await examine(shown, body, pageIn(shown, body), request);
    return needsScript(visit.exchange) ? null : visit;
  };

  const examine = async (
    exchange: Exchange,
    body: Uint8Array,
    page: Page | null,
    request: EvidenceRequest,
  ): Promise<Visit> => {
    const extracted = await extract(body, {
      ...hintsOf(exchange),
      url: promisedName(exchange),
      sheet: request.sheet,
      wants: request.wants,
    });
    // A page under the name or type of a document is the wrong file, whatever it says; only of a shared drive it is a refusal.
    const isWrongFile = !request.wantsFile && extracted.problems.some(({ code }) => code === 'type-mismatch');
    // Text without an element is shown as a page where it comes as one: so speak programs that end before they have begun.
    const isPage = extracted.type === 'html' || (extracted.type === 'text' && exchange.contentType !== null);
    const answer = page === null ? bareAnswer(exchange, body, extracted.type) : null;
    const shown = isPage && !isWrongFile ? (page ?? answer) : answer;
    const result = await judged(exchange, shown, extracted, request);
    if (isFailed(result)) return { exchange: result, extracted: null, page: null };
    return { exchange: result, extracted, page: page && summaryOf(page) };
  };

  const judged = async (
    exchange: Exchange,
    page: Page | null,
    extracted: Extracted | null,
    request: EvidenceRequest,
  ): Promise<Exchange> => {
    await site.home();
    if (page) await site.learn(exchange.finalUrl ?? exchange.url);
    const key = addressKey(request.url);
    const isHome = [site.url, site.homeUrl].some((home) => addressKey(home) === key);
    const view = page && viewWithFacts(page, extracted?.page);
    const problems = judgeExchange(exchange, view, site, { url: request.url, isHome, as: request.as ?? 'evidence' });
    if (request.wantsFile && page && !fatalProblem({ problems }))
      problems.push({ code: 'unverifiable', data: { reason: 'share' } });
    return { ...exchange, problems: [...exchange.problems, ...problems] };
  };

  return async (request) => {
    const { grids, qrCodes, ocr } = request.wants;
    const target = addressKey(request.download ?? request.url);
    const key = JSON.stringify([addressKey(request.url), target, request.sheet, grids, qrCodes, ocr]);
    return withFragment(await site.requests.visit(key, request, () => make(request)), request.url);
  };
}

/**
 * The download address is our guess at how the service hands files out. What it refuses, its visitors may see: owners forbid the
 * download of what they show to everybody.
 */
function isGuessed({ url, download }: EvidenceRequest): boolean {
  return download !== undefined && addressKey(download) !== addressKey(url);
}

function asLinked({ download: _, ...request }: EvidenceRequest): EvidenceRequest {
  return request;
}

function needsScript({ problems }: Exchange): boolean {
  return problems.some(({ code, data }) => code === 'unverifiable' && data.reason === 'javascript');
}

function withFragment(visit: Visit, url: string): Visit {
  if (!url.includes('#')) return visit;
  const anchors = visit.extracted?.page?.anchors;
  const problem = anchors ? judgeFragment(url, anchors) : null;
  const exchange = { ...visit.exchange, url: normalizeUrl(url) ?? url };
  return { ...visit, exchange: problem ? { ...exchange, problems: [...exchange.problems, problem] } : exchange };
}

/** The name by which a document was asked for, also behind a redirect to a page: what was promised is what must come. */
function promisedName({ url, finalUrl, redirects }: Exchange): string {
  const final = finalUrl ?? url;
  const isBroken = redirects.length > 0 && isDocumentAddress(url) && !isDocumentAddress(final) && !isShare(final);
  return isBroken ? url : final;
}

function isFailed(exchange: Exchange): boolean {
  return fatalProblem(exchange) !== null;
}
