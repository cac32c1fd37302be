import { createVisitor } from '../../crawl/evidence/fetch-and-judge.js';
import { MAX_PAGE_BYTES } from '../../crawl/fetch-page.js';
import { isHomeAddress } from '../../crawl/judge/compare-pages.js';
import type { SiteContext } from '../../crawl/judge/site-profile.js';
import { createTraps } from '../../crawl/queue/crawler-traps.js';
import { type Address, createFrontier } from '../../crawl/queue/frontier.js';
import type { Visit } from '../../crawl/visit.js';
import type { ExtractHints } from '../../extract/extractor.js';
import { isDocumentAddress } from '../../extract/html/addresses.js';
import type { Client } from '../../model/client.js';
import type { Exchange, Extracted, PageLink } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { stripFragment } from '../../text/url.js';

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
  /** A home page behind an invalid certificate is none; absent: it is read. */
  readonly refusesTls?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly read: number; readonly waiting: number }) => void) | undefined;
}

export interface Walk {
  readonly pages: readonly SeenPage[];
  /** Addresses that were asked for and gave nothing to look at, with what is wrong with them. */
  readonly dead: ReadonlyMap<string, Exchange>;
  readonly home: SeenPage | null;
  /** What came of asking for the home page. */
  readonly homeAnswer: Exchange;
  /** More pages are linked than were read. */
  readonly isCut: boolean;
}

const WANTS = { grids: false, qrCodes: false, ocr: false, context: true };
/** Clicks from the home page. */
const MAX_DEPTH = 6;
/** What one click away from the home page costs in interest: near pages first, promising ones before their turn. */
const DEPTH_COST = 1;

interface Waiting {
  readonly address: Address;
  readonly interest: number;
  readonly order: number;
}

/** Reads the site's pages, the most promising first; which ones depends on the site alone, never on who answers first. */
export async function walkSite(deps: WalkDeps): Promise<Walk> {
  const { client, site, signal } = deps;
  const visit = createPageVisitor(deps);
  const frontier = createFrontier({ site, include: [], exclude: [], traps: createTraps(deps.year) });
  const dead = new Map<string, Exchange>();
  const pages: SeenPage[] = [];
  let waiting: Waiting[] = [];
  let order = 0;

  const read = async ({ url }: Address): Promise<SeenPage | null> => {
    if (!(await client.allowed(url))) return null;
    const found = await visit(url);
    if (found.extracted === null) dead.set(url, found.exchange);
    return pageOf(url, found, site);
  };

  const enqueue = (page: SeenPage, depth: number): void => {
    if (depth >= MAX_DEPTH) return;
    for (const link of page.links) {
      if (link.kind !== 'link' && link.kind !== 'frame') continue;
      const known = frontier.addresses.size;
      const address = frontier.add(link.url, depth + 1);
      const isNew = frontier.addresses.size > known;
      if (!address || !isNew || !address.isPage || isDocumentAddress(address.url)) continue;
      waiting.push({ address, interest: deps.interest(link) - DEPTH_COST * depth, order: order++ });
    }
  };

  frontier.add(site.url, 0);
  const start = await visit(site.url);
  const homeAnswer = start.exchange;
  const isRefused = deps.refusesTls === true && homeAnswer.problems.some(({ code }) => code === 'tls');
  const home = isRefused ? null : pageOf(site.url, start, site);
  if (home === null) return { pages, dead, home, homeAnswer, isCut: false };
  pages.push(home);
  enqueue(home, 0);
  let asked = 1;
  while (waiting.length > 0 && asked < deps.maxPages && !signal?.aborted) {
    waiting.sort((a, b) => b.interest - a.interest || a.order - b.order);
    const batch = waiting.slice(0, Math.min(Math.max(1, deps.concurrency), deps.maxPages - asked));
    waiting = waiting.slice(batch.length);
    asked += batch.length;
    const found = await Promise.all(batch.map(({ address }) => read(address)));
    for (const [index, page] of found.entries()) {
      if (page === null) continue;
      pages.push(page);
      enqueue(page, batch[index]?.address.depth ?? 0);
    }
    deps.onProgress?.({ read: pages.length, waiting: waiting.length });
  }
  return { pages, dead, home, homeAnswer, isCut: waiting.length > 0 };
}

/** What the first page of a document says. */
export interface SeenDocument {
  readonly title: string;
  readonly text: string;
}

/** Reads documents of the site whose links say too little; null for what cannot be read. */
export function createDocumentReader(deps: Pick<WalkDeps, 'client' | 'site' | 'extract'>) {
  const visit = createPageVisitor(deps);
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

/** Fetches and reads one address; error pages, log-ins and what leads to the home page are nothing to look at. */
function createPageVisitor(deps: Pick<WalkDeps, 'site' | 'extract'>): (url: string) => Promise<Visit> {
  const visit = createVisitor(deps);
  return (url) => visit({ url, sheet: null, wants: WANTS, maxBytes: MAX_PAGE_BYTES, as: 'crawled' });
}

function pageOf(url: string, { exchange, extracted, page }: Visit, site: SiteContext): SeenPage | null {
  const finalUrl = exchange.finalUrl ?? url;
  if (extracted?.type !== 'html' || !site.isOwn(finalUrl)) return null;
  return {
    url: stripFragment(url),
    finalUrl: stripFragment(finalUrl),
    title: extracted.title ?? '',
    headings: ownFirst(page?.headings ?? [], extracted.opening).slice(0, 3),
    text: extracted.page?.mainText ?? '',
    links: extracted.links,
    anchors: extracted.page?.anchors ?? [],
    isHome: isHome(finalUrl, site),
  };
}

/** The headings with which the page's own content begins before those of menus and boxes above it. */
function ownFirst(headings: readonly string[], opening: readonly string[]): readonly string[] {
  const own = new Set(opening.map(normalizeText));
  const isOwn = (heading: string): boolean => own.has(normalizeText(heading));
  return [...headings.filter(isOwn), ...headings.filter((heading) => !isOwn(heading))];
}

export function isHome(url: string, site: SiteContext): boolean {
  return isHomeAddress(url, site.homeUrl) || isHomeAddress(url, site.url);
}
