import { createHash } from 'node:crypto';
import type { ExtractHints } from '../../extract/extractor.js';
import { type Page, viewWithFacts } from '../../extract/html/page/page.js';
import { readPage } from '../../extract/html/page/page-reader.js';
import { type Exchange, type Extracted, FATAL_LINK_CODES, type LinkProblem } from '../../model/evidence.js';
import type { RenderedPage } from '../../model/renderer.js';
import { normalizeUrl } from '../../text/url.js';
import { judgeExchange, judgeFragment } from '../judge/judge-response.js';
import { isHtml, type SiteContext } from '../judge/site-profile.js';
import type { Visit } from '../visit.js';
import { addressKey } from './document-filter.js';

export interface VisitDeps {
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly site: SiteContext;
  /** A body by its SHA-256, where bodies are kept: asked when one that is shared is no longer in memory. */
  readonly readBody?: ((sha256: string) => Promise<Uint8Array | null>) | undefined;
  /** Keeps what an address answered that is no evidence (an error page): it proves what stood there on that day. */
  readonly keepBody?: ((body: Uint8Array, type: 'html' | null) => Promise<void>) | undefined;
  /** Shows a page that needs JavaScript; absent: such a page shows nothing. */
  readonly render?: ((url: string) => Promise<RenderedPage | null>) | undefined;
}

/** What is to be fetched and read. */
export interface Errand {
  /** As the checklist or the page has it. */
  readonly url: string;
  /** What to ask for instead, on shared drives; default: the address. */
  readonly download?: string;
  /** A shared drive was asked for a file: a page in its place is a refusal. */
  readonly wantsFile?: boolean;
  readonly sheet: string | null;
  readonly wants: ExtractHints['wants'];
  readonly maxBytes?: number;
}

const MAX_REFRESHES = 5;

/** Visits every address once in a round, whatever number of items shares it. */
export function createVisitor(deps: VisitDeps): (errand: Errand) => Promise<Visit> {
  const { extract, site, readBody, keepBody, render } = deps;

  const bodyOf = async (
    url: string,
    maxBytes: number | undefined,
  ): Promise<{ exchange: Exchange; body: Uint8Array | null }> => {
    const { exchange, body } = await site.memory.get(url, maxBytes === undefined ? {} : { maxBytes });
    if (body || !exchange.sha256 || !readBody) return { exchange, body };
    return { exchange, body: await readBody(exchange.sha256) };
  };

  /** Follows what only the page itself says: meta refresh, or a script that does nothing but go elsewhere. */
  const follow = async (
    errand: Errand,
  ): Promise<{ exchange: Exchange; body: Uint8Array | null; page: Page | null }> => {
    let address = errand.download ?? errand.url;
    const hops: { url: string; status: number }[] = [];
    const seen = new Set<string>();
    for (;;) {
      const { exchange, body } = await bodyOf(address, errand.maxBytes);
      const whole: Exchange = {
        ...exchange,
        url: normalizeUrl(errand.url) ?? errand.url,
        redirects: [...hops, ...exchange.redirects],
      };
      const page =
        body && isPage(exchange, body) ? readPage(body, { contentType: exchange.contentType, prints: true }) : null;
      const target = page && nextAddress(page, exchange.finalUrl ?? address);
      if (!target || isFailed(exchange)) return { exchange: whole, body, page };
      seen.add(addressKey(address));
      // A page that reloads itself is a page.
      if (addressKey(target) === addressKey(exchange.finalUrl ?? address)) return { exchange: whole, body, page };
      if (seen.has(addressKey(target)) || hops.length >= MAX_REFRESHES) {
        const loop: LinkProblem = { code: 'redirect-loop', data: { hops: hops.length } };
        return { exchange: { ...whole, problems: [...whole.problems, loop] }, body: null, page: null };
      }
      hops.push(...exchange.redirects, { url: exchange.finalUrl ?? address, status: exchange.status ?? 200 });
      address = target;
    }
  };

  const make = async (errand: Errand): Promise<Visit> => {
    const { exchange, body, page } = await follow(errand);
    if (!body || isFailed(exchange)) {
      if (body && exchange.sha256) await keepBody?.(body, isHtml(exchange) ? 'html' : null);
      return { exchange: await judged(exchange, null, null, errand), extracted: null, page: null };
    }
    const visit = await examine(exchange, body, page, errand);
    return (render && needsScript(visit.exchange) && (await lookAgain(exchange, errand))) || visit;
  };

  /** The page once its scripts have run; null when it still shows nothing. */
  const lookAgain = async (exchange: Exchange, errand: Errand): Promise<Visit | null> => {
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
    const visit = await examine(shown, body, readPage(body, { contentType, prints: true }), errand);
    return needsScript(visit.exchange) ? null : visit;
  };

  const examine = async (exchange: Exchange, body: Uint8Array, page: Page | null, errand: Errand): Promise<Visit> => {
    // A reader in a worker takes its bytes away; items that share them need them again.
    const extracted = await extract(body.slice(), {
      url: exchange.finalUrl ?? exchange.url,
      contentType: exchange.contentType,
      fileName: exchange.fileName,
      cut: exchange.cut,
      sheet: errand.sheet,
      wants: errand.wants,
    });
    // A page under the name or type of a document is the wrong file, whatever it says; only of a shared drive it is a refusal.
    const isWrongFile = !errand.wantsFile && extracted.problems.some(({ code }) => code === 'type-mismatch');
    const shown = extracted.type === 'html' && !isWrongFile ? page : null;
    const result = await judged(exchange, shown, extracted, errand);
    return isFailed(result) ? { exchange: result, extracted: null, page: null } : { exchange: result, extracted, page };
  };

  const judged = async (
    exchange: Exchange,
    page: Page | null,
    extracted: Extracted | null,
    errand: Errand,
  ): Promise<Exchange> => {
    await site.home();
    if (page) await site.learn(exchange.finalUrl ?? exchange.url);
    const key = addressKey(errand.url);
    const isHome = [site.url, site.homeUrl].some((home) => addressKey(home) === key);
    const view = page && viewWithFacts(page, extracted?.page);
    const problems = judgeExchange(exchange, view, site, { url: errand.url, isHome, as: 'evidence' });
    if (errand.wantsFile && page && !problems.some(({ code }) => FATAL_LINK_CODES.has(code)))
      problems.push({ code: 'unverifiable', data: { reason: 'share' } });
    return { ...exchange, problems: [...exchange.problems, ...problems] };
  };

  return async (errand) => {
    const { grids, codes, ocr } = errand.wants;
    const key = JSON.stringify([addressKey(errand.url), errand.download ?? null, errand.sheet, grids, codes, ocr]);
    return withFragment(await site.memory.visit(key, () => make(errand)), errand.url);
  };
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

/** Where the page sends its visitor on, absolute; null: nowhere. */
function nextAddress(page: Page, base: string): string | null {
  const target = page.metaRefresh ?? page.scriptRedirect;
  if (target === null) return null;
  const from = page.base === null ? base : (normalizeUrl(page.base, base) ?? base);
  return normalizeUrl(target, from);
}

function isPage(exchange: Exchange, body: Uint8Array): boolean {
  if (!isHtml(exchange)) return false;
  // Without a media type, or with the wrong one, the first bytes decide.
  return (
    /^\s*(?:\xef\xbb\xbf\s*)?</.test(Buffer.from(body.subarray(0, 256)).toString('latin1')) ||
    exchange.contentType !== null
  );
}

function isFailed(exchange: Exchange): boolean {
  return exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code));
}
