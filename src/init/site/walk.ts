import { isHomeAddress } from '../../crawl/judge/compare-pages.js';
import { judgeExchange } from '../../crawl/judge/judge-response.js';
import { isHtml, type SiteContext } from '../../crawl/judge/site-profile.js';
import { createTraps } from '../../crawl/queue/crawler-traps.js';
import type { ExtractHints } from '../../extract/extractor.js';
import { isDocumentAddress } from '../../extract/html/addresses.js';
import { type Page, viewWithFacts } from '../../extract/html/page/page.js';
import { readPage } from '../../extract/html/page/page-reader.js';
import type { Client } from '../../model/client.js';
import {
  type Exchange,
  type Extracted,
  FATAL_LINK_CODES,
  type LinkProblem,
  type PageLink,
} from '../../model/evidence.js';
import { normalizeUrl, stripFragment } from '../../text/url.js';

/** A page of the site as a visitor sees it. */
export interface SeenPage {
  /** As links have it, without fragment. */
  readonly url: string;
  readonly finalUrl: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly links: readonly PageLink[];
  /** Names to jump to within the page. */
  readonly anchors: readonly string[];
  readonly isHome: boolean;
}

export interface WalkDeps {
  readonly client: Client;
  readonly site: SiteContext;
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly maxPages: number;
  readonly concurrency: number;
  /** How promising a link is by its words; the higher the sooner it is followed. */
  readonly interest: (link: PageLink) => number;
  /** Gregorian year of the clock. */
  readonly year: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly read: number; readonly waiting: number }) => void) | undefined;
}

export interface Walk {
  readonly pages: readonly SeenPage[];
  /** Addresses that were asked for and gave nothing to look at. */
  readonly dead: ReadonlySet<string>;
  readonly home: SeenPage | null;
  /** Why there is no home page. */
  readonly homeProblem: string | null;
  /** More pages are linked than were read. */
  readonly isCut: boolean;
}

const WANTS = { grids: false, codes: false, ocr: false, context: true };
const MAX_BYTES = 8 * 1024 * 1024;
/** Clicks from the home page. */
const MAX_DEPTH = 6;
/** What one click away from the home page costs in interest: near pages first, promising ones before their turn. */
const DEPTH_COST = 1;

interface Waiting {
  readonly url: string;
  readonly depth: number;
  readonly interest: number;
  readonly order: number;
}

/** Reads the site's pages, the most promising first; which ones depends on the site alone, never on who answers first. */
export async function walkSite(deps: WalkDeps): Promise<Walk> {
  const { client, site, signal } = deps;
  const visit = createVisit(deps);
  const traps = createTraps(deps.year);
  const seen = new Set<string>();
  const dead = new Set<string>();
  const pages: SeenPage[] = [];
  let waiting: Waiting[] = [];
  let order = 0;

  const read = async (url: string): Promise<SeenPage | null> => {
    if (!(await client.allowed(url))) return null;
    const found = await visit(url);
    if (found.extracted === null) dead.add(url);
    return pageOf(url, found, site);
  };

  const enqueue = (page: SeenPage, depth: number): void => {
    if (depth >= MAX_DEPTH) return;
    for (const link of page.links) {
      const url = followable(link, site);
      if (url === null || seen.has(url)) continue;
      seen.add(url);
      if (traps.skips(url) !== null) continue;
      waiting.push({ url, depth: depth + 1, interest: deps.interest(link) - DEPTH_COST * depth, order: order++ });
    }
  };

  seen.add(stripFragment(site.url));
  const start = await visit(site.url);
  const home = pageOf(site.url, start, site);
  if (home === null) return { pages, dead, home, homeProblem: start.problem?.code ?? 'no-page', isCut: false };
  pages.push(home);
  enqueue(home, 0);
  let asked = 1;
  while (waiting.length > 0 && asked < deps.maxPages && !signal?.aborted) {
    waiting.sort((a, b) => b.interest - a.interest || a.order - b.order);
    const batch = waiting.slice(0, Math.min(Math.max(1, deps.concurrency), deps.maxPages - asked));
    waiting = waiting.slice(batch.length);
    asked += batch.length;
    const found = await Promise.all(batch.map(({ url }) => read(url)));
    for (const [index, page] of found.entries()) {
      if (page === null) continue;
      pages.push(page);
      enqueue(page, batch[index]?.depth ?? 0);
    }
    deps.onProgress?.({ read: pages.length, waiting: waiting.length });
  }
  return { pages, dead, home, homeProblem: null, isCut: waiting.length > 0 };
}

/** What the first page of a document says. */
export interface SeenDocument {
  readonly title: string;
  readonly text: string;
}

/** Reads documents of the site whose links say too little; null for what cannot be read. */
export function createDocumentReader(deps: Pick<WalkDeps, 'client' | 'site' | 'extract'>) {
  const visit = createVisit(deps);
  return async (url: string): Promise<SeenDocument | null> => {
    if (!(await deps.client.allowed(url))) return null;
    const { extracted } = await visit(url);
    if (!extracted?.texts.ok) return null;
    const text = extracted.texts.value
      .slice(0, 20)
      .map((block) => block.text)
      .join('\n')
      .slice(0, 1_500);
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 5);
    return { title: lines.slice(0, 2).join(' ').slice(0, 240), text };
  };
}

interface Visit {
  readonly exchange: Exchange;
  /** Null: there is nothing to look at. */
  readonly extracted: Extracted | null;
  readonly page: Page | null;
  /** Why not. */
  readonly problem: LinkProblem | null;
}

/** Fetches and reads one address; error pages, log-ins and what leads to the home page are nothing to look at. */
function createVisit({ site, extract }: Pick<WalkDeps, 'site' | 'extract'>): (url: string) => Promise<Visit> {
  return async (url) => {
    await site.home();
    const { exchange, body } = await site.memory.get(url, { maxBytes: MAX_BYTES });
    const failed = exchange.problems.find(({ code }) => FATAL_LINK_CODES.has(code)) ?? null;
    if (!body || failed) return { exchange, extracted: null, page: null, problem: failed };
    // The reader may take the bytes away, which others share.
    const extracted = await extract(body.slice(), {
      url: exchange.finalUrl ?? exchange.url,
      contentType: exchange.contentType,
      fileName: exchange.fileName,
      cut: exchange.cut,
      sheet: null,
      wants: WANTS,
    });
    const isPage = extracted.type === 'html' && isHtml(exchange);
    const page = isPage ? readPage(body, { contentType: exchange.contentType, prints: true }) : null;
    if (page) await site.learn(exchange.finalUrl ?? url);
    const view = page && viewWithFacts(page, extracted.page);
    const judged = judgeExchange(exchange, view, site, { url, isHome: url === site.url, as: 'crawled' });
    const problem = judged.find(({ code }) => FATAL_LINK_CODES.has(code)) ?? null;
    return { exchange, extracted: problem ? null : extracted, page, problem };
  };
}

function pageOf(url: string, { exchange, extracted, page }: Visit, site: SiteContext): SeenPage | null {
  const finalUrl = exchange.finalUrl ?? url;
  if (extracted?.type !== 'html' || !site.isOwn(finalUrl)) return null;
  return {
    url: stripFragment(url),
    finalUrl: stripFragment(finalUrl),
    title: extracted.title ?? '',
    headings: (page?.headings ?? []).slice(0, 3),
    text: extracted.page?.mainText ?? '',
    links: extracted.links,
    anchors: extracted.page?.anchors ?? [],
    isHome: isHome(finalUrl, site),
  };
}

export function isHome(url: string, site: SiteContext): boolean {
  return isHomeAddress(url, site.homeUrl) || isHomeAddress(url, site.url);
}

/** The address of a page of the site that a link leads to; null: a file, another site, no page at all. */
function followable(link: PageLink, site: SiteContext): string | null {
  if (link.kind !== 'link' && link.kind !== 'frame') return null;
  const normal = normalizeUrl(link.url);
  if (normal === null || !site.isOwn(normal) || isDocumentAddress(normal)) return null;
  return stripFragment(normal);
}
