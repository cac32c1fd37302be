import pLimit from 'p-limit';
import type { ExtractHints } from '../extract/extractor.js';
import { normalizeUrl } from '../fetch/url.js';
import { type Exchange, type Extracted, FATAL_LINK_CODES, type LinkProblem } from '../model/evidence.js';
import { addressKey } from './document-choice.js';
import { judgeExchange, judgeFragment } from './judge.js';
import { viewPage } from './page-view.js';
import { type Scan, scanBody } from './scan.js';
import { isHtml, type SiteContext } from './site-context.js';

/** Keeps bodies for whoever needs them again: the evidence store. */
export interface BodyStore {
  put(exchange: Exchange, body: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Uint8Array | null>;
}

export interface VisitDeps {
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly site: SiteContext;
  readonly store?: BodyStore | undefined;
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

/** One address fetched, followed to where it leads, read and judged. */
export interface Visit {
  readonly exchange: Exchange;
  readonly extracted: Extracted | null;
  /** Of pages. */
  readonly scan: Scan | null;
}

const MAX_REFRESHES = 5;
/** Fetching and reading at once; the client bounds requests, this bounds the bodies in memory. */
const AT_ONCE = 8;

/** Visits every address once, whatever number of items shares it. */
export function createVisitor({ extract, site, store }: VisitDeps): { visit(errand: Errand): Promise<Visit>; visits(): Promise<readonly Visit[]> } {
  const made = new Map<string, Promise<Visit>>();
  const limit = pLimit(AT_ONCE);
  const stored = new Set<string>();

  const bodyOf = async (url: string, maxBytes: number | undefined): Promise<{ exchange: Exchange; body: Uint8Array | null }> => {
    const fetched = await site.fetches.get(url, maxBytes === undefined ? {} : { maxBytes });
    const { exchange } = fetched;
    if (fetched.body) {
      if (store && exchange.sha256 && !stored.has(exchange.sha256)) {
        stored.add(exchange.sha256);
        await store.put(exchange, fetched.body);
      }
      return fetched;
    }
    const body = exchange.sha256 && stored.has(exchange.sha256) ? ((await store?.get(exchange.sha256)) ?? null) : null;
    return { exchange, body };
  };

  /** Follows what only the page itself says: meta refresh, or a script that does nothing but go elsewhere. */
  const follow = async (errand: Errand): Promise<{ exchange: Exchange; body: Uint8Array | null; scan: Scan | null }> => {
    let address = errand.download ?? errand.url;
    const hops: { url: string; status: number }[] = [];
    const seen = new Set<string>();
    for (;;) {
      seen.add(addressKey(address));
      const { exchange, body } = await bodyOf(address, errand.maxBytes);
      const whole: Exchange = { ...exchange, url: normalizeUrl(errand.url) ?? errand.url, redirects: [...hops, ...exchange.redirects] };
      const scan = body && isPage(exchange, body) ? scanBody(body, { contentType: exchange.contentType, prints: true }) : null;
      const target = scan && nextAddress(scan, exchange.finalUrl ?? address);
      if (!target || isFailed(exchange)) return { exchange: whole, body, scan };
      // A page that reloads itself is a page.
      if (addressKey(target) === addressKey(exchange.finalUrl ?? address)) return { exchange: whole, body, scan };
      if (seen.has(addressKey(target)) || hops.length >= MAX_REFRESHES) {
        const loop: LinkProblem = { code: 'redirect-loop', data: { hops: hops.length } };
        return { exchange: { ...whole, problems: [...whole.problems, loop] }, body: null, scan: null };
      }
      hops.push(...exchange.redirects, { url: exchange.finalUrl ?? address, status: exchange.status ?? 200 });
      address = target;
    }
  };

  const make = async (errand: Errand): Promise<Visit> => {
    const { exchange, body, scan } = await follow(errand);
    if (!body || isFailed(exchange)) return { exchange: await judged(exchange, null, null, errand), extracted: null, scan: null };
    const extracted = await extract(body, {
      url: exchange.finalUrl ?? exchange.url,
      contentType: exchange.contentType,
      fileName: exchange.fileName,
      cut: exchange.cut,
      sheet: errand.sheet,
      wants: errand.wants,
    });
    const result = await judged(exchange, extracted.type === 'html' ? scan : null, extracted, errand);
    return isFailed(result) ? { exchange: result, extracted: null, scan: null } : { exchange: result, extracted, scan };
  };

  const judged = async (exchange: Exchange, scan: Scan | null, extracted: Extracted | null, errand: Errand): Promise<Exchange> => {
    await site.home();
    if (scan) await site.learn(exchange.finalUrl ?? exchange.url);
    const isHome = [site.url, site.homeUrl].some((home) => addressKey(home) === addressKey(errand.url));
    const view = scan && viewPage(scan, extracted?.page);
    const problems = judgeExchange(exchange, view, site, { url: errand.url, isHome, as: 'evidence' });
    if (errand.wantsFile && scan && !problems.some(({ code }) => FATAL_LINK_CODES.has(code))) problems.push({ code: 'unverifiable', data: { reason: 'share' } });
    return { ...exchange, problems: [...exchange.problems, ...problems] };
  };

  return {
    async visit(errand) {
      const { grids, codes, ocr } = errand.wants;
      const key = JSON.stringify([addressKey(errand.url), errand.download ?? null, errand.sheet, grids, codes, ocr]);
      let visit = made.get(key);
      if (!visit) {
        visit = limit(() => make(errand));
        made.set(key, visit);
      }
      return withFragment(await visit, errand.url);
    },
    async visits() {
      const settled = await Promise.allSettled(made.values());
      return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
  };
}

function withFragment(visit: Visit, url: string): Visit {
  if (!url.includes('#')) return visit;
  const anchors = visit.extracted?.page?.anchors;
  const problem = anchors ? judgeFragment(url, anchors) : null;
  const exchange = { ...visit.exchange, url: normalizeUrl(url) ?? url };
  return { ...visit, exchange: problem ? { ...exchange, problems: [...exchange.problems, problem] } : exchange };
}

/** Where the page sends its visitor on, absolute; null: nowhere. */
function nextAddress(scan: Scan, base: string): string | null {
  const target = scan.metaRefresh ?? scan.scriptRedirect;
  if (target === null) return null;
  const from = scan.base === null ? base : (normalizeUrl(scan.base, base) ?? base);
  return normalizeUrl(target, from);
}

function isPage(exchange: Exchange, body: Uint8Array): boolean {
  if (!isHtml(exchange)) return false;
  // Without a media type, or with the wrong one, the first bytes decide.
  return /^\s*(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(body.subarray(0, 256)).toString('latin1')) || exchange.contentType !== null;
}

function isFailed(exchange: Exchange): boolean {
  return exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code));
}
