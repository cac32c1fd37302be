import type { Page, PageLinks } from '../extract/html/page/page.js';
import { openPageReader, type PageReader } from '../extract/html/page/page-reader.js';
import type { Client, ResponseHead } from '../model/client.js';
import { type Exchange, FATAL_LINK_CODES, type LinkProblem } from '../model/evidence.js';
import type { RememberedLink } from '../model/previous.js';
import type { RememberedPage, RememberedPages } from '../model/remembered-page.js';
import type { LinkRecord, LinkTotals } from '../model/round.js';
import type { CrawlLimits } from '../model/settings.js';
import { hostKey, stripFragment } from '../text/url.js';
import { judgeExchange } from './judge/judge-response.js';
import { severityOf } from './judge/link-state.js';
import { type HomePage, isHtml, type SiteContext } from './judge/site-profile.js';
import { asBefore } from './not-modified.js';
import { createTraps, type SkippedPattern } from './queue/crawler-traps.js';
import { type Address, createFrontier, type Frontier } from './queue/frontier.js';
import { createLanes, type Lanes } from './queue/host-queues.js';
import { createPageMemory, rememberedLinks } from './queue/page-cache.js';
import { createPageOrder, type ReadPage } from './queue/page-order.js';
import { drawLinks, roundsToAll } from './queue/sample.js';
import { readSitemaps } from './queue/sitemap.js';
import { createStop, ignoreAbort } from './queue/stop.js';
import { type CrawlProgress, countStates, createTally, type Tally } from './queue/tally.js';
import type { KnownAddress } from './request-cache.js';

export type { SkippedPattern } from './queue/crawler-traps.js';
export type { CrawlProgress } from './queue/tally.js';

export interface CrawlPlan {
  readonly limits: CrawlLimits;
  readonly seed: string;
  /** Links by address, as the rounds before left them. */
  readonly memory: ReadonlyMap<string, RememberedLink>;
  /** Pages that the last round read, by address: those that have not changed since are not sent again. Absent: none is remembered. */
  readonly pages?: RememberedPages | undefined;
  /** False: nothing is asked for, the evidence alone is counted. */
  readonly isWanted: boolean;
}

export interface CrawlDeps {
  readonly client: Client;
  /** Knows the addresses that the items' evidence has asked for: they count and are not asked for again. */
  readonly site: SiteContext;
  /** Aborted: the outcome is what there is. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CrawlProgress) => void) | undefined;
}

export interface CrawlOutcome {
  /**
   * Every address of the round, evidence included. Of one with problems `foundOn` holds the first 20 pages, of the others
   * the first alone: nobody asks where a good link stands, and there are millions of them.
   */
  readonly links: readonly LinkRecord[];
  readonly totals: LinkTotals;
  readonly skippedPatterns: readonly SkippedPattern[];
  /** What to remember of the pages, so that the next round can ask whether they have changed. */
  readonly pages: ReadonlyMap<string, RememberedPage>;
  readonly pagesFetched: number;
  readonly homeReachable: boolean;
  /** Why not, or what else is wrong with the home page. */
  readonly homeProblem: LinkProblem | null;
  /** Anything at all answered, if only by refusing: there is a network. */
  readonly everAnswered: boolean;
  /** `failing`: robots.txt answered 5xx, so that nothing could be crawled. */
  readonly robots: 'none' | 'rules' | 'failing' | 'unreachable' | null;
  /** Ended by the signal. The end of `maxMinutes` is a bound like the others. */
  readonly isInterrupted: boolean;
}

/** Longer pages are read no further. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024;

/**
 * Crawls the site breadth-first from its home page, its sitemaps and the items' pages, and checks a sample of all links.
 * Which pages are read and which links are drawn depends on the site, the limits and the seed alone, never on who answers first.
 */
export async function crawlSite(plan: CrawlPlan, deps: CrawlDeps): Promise<CrawlOutcome> {
  const { limits, seed, memory } = plan;
  const { client, site, signal } = deps;
  // In an order that does not depend on who answered first.
  const known = [...(await site.memory.answers())].sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1));
  // Both at once: on a slow site every answer that is waited for alone is felt.
  const asksRobots = plan.isWanted && limits.robots && !signal?.aborted;
  const robotsAnswer = asksRobots ? (client.robotsState?.(site.url) ?? Promise.resolve('rules' as const)) : null;
  robotsAnswer?.catch(() => {});
  const home = await ignoreAbort(site.home(), signal);
  const year = Number((home?.exchange ?? known[0]?.exchange)?.fetchedAt.slice(0, 4)) || 2026;
  const traps = createTraps(year);
  const frontier = createFrontier({ site, include: limits.include, exclude: limits.exclude, traps });
  const tally = createTally(frontier, deps.onProgress);
  const pageMemory = createPageMemory();
  let pagesFetched = 0;

  for (const { exchange } of known) {
    const address = frontier.add(exchange.url, 1);
    if (!address || address.isEvidence) continue;
    address.isEvidence = true;
    tally.record(address, exchange, exchange.problems);
  }
  if (home) recordHome(home.exchange, site, frontier, tally);

  const outcome = (candidates: number, robots: CrawlOutcome['robots']): CrawlOutcome => ({
    links: [...frontier.addresses.values()].map((address) => toRecord(address, frontier, memory)),
    totals: { ...countStates(frontier), roundsToAll: roundsToAll(candidates, limits.sample) },
    skippedPatterns: traps.skipped(),
    pages: pageMemory.pages,
    pagesFetched,
    homeReachable: home !== null && isReached(home.exchange),
    homeProblem: home?.exchange.problems.find(({ code }) => FATAL_LINK_CODES.has(code)) ?? null,
    everAnswered: tally.everAnswered(),
    robots,
    isInterrupted: signal?.aborted ?? false,
  });
  if (!plan.isWanted || !home || signal?.aborted) return outcome(0, null);

  const stop = createStop(signal, limits.maxMinutes);
  const robots = robotsAnswer && (await ignoreAbort(robotsAnswer, signal));

  const check = async (address: Address): Promise<void> => {
    if (address.state !== 'unchecked') return;
    if (!(await client.allowed(address.url))) {
      address.state = 'skipped';
      return;
    }
    const exchange = await client.probe(address.url);
    tally.record(address, exchange, judgeExchange(exchange, null, site, asked(address)));
  };

  const read = async (address: Address): Promise<ReadPage> => {
    await site.learn(address.url);
    const before = plan.pages?.get(address.url) ?? null;
    const { exchange: answer, page } = await readPage(client, address.url, site.missing(address.url) !== null, before);
    const isUnchanged = before !== null && answer.status === 304;
    const exchange = isUnchanged ? asBefore(answer, before) : answer;
    const isPage = page !== null && !exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code));
    // A page without fault that has not changed is still without fault.
    const judged = isUnchanged ? [] : judgeExchange(exchange, isPage ? page : null, site, asked(address));
    tally.record(address, exchange, judged);
    pagesFetched++;
    const final = exchange.finalUrl ?? address.url;
    // What a page of the site redirects to elsewhere is no page of the site.
    const isOwnPage = (isPage || isUnchanged) && site.isOwn(final);
    const links = isUnchanged ? rememberedLinks(before) : linksOf(page);
    if (plan.pages && isOwnPage && links && address.state === 'ok') pageMemory.remember(address.url, exchange, links);
    return { page: { url: address.url, base: final, depth: address.depth }, links: isOwnPage ? links : null };
  };

  const lanes: Lanes<Address> = createLanes({
    // Those that are asked for, and as many again, so that no connection waits for us.
    perHost: limits.perHost * 2 + 4,
    total: limits.concurrency * 3 + 8,
    run: (address) =>
      (order.holds(address) ? order.read(address) : check(address)).catch((error: unknown) => stop.forgive(error)),
  });
  const order = createPageOrder({ limits, client, frontier, lanes, read, checksAll: limits.sample === 'all' });
  stop.onStop(() => lanes.stop());

  const readAll = async (): Promise<void> => {
    if (isReached(home.exchange)) site.learn(site.homeUrl).catch(() => {});
    const sitemap = isReached(home.exchange) ? (await readSitemaps(client, site.url)).pages : [];
    await order.begin(startPages(home, known, site), sitemap);
    await lanes.idle();
  };

  let candidates: readonly Address[] = [];
  try {
    await stop.guard(readAll());
    pagesFetched += home.page ? 1 : 0;
    if (limits.sample !== 'all') {
      candidates = [...frontier.addresses.values()].filter(({ state }) => state === 'unchecked');
      const drawn = drawLinks(candidates, memory, seed);
      if (!stop.isStopped()) await stop.guard(checkSample(drawn.failing, drawn.others, limits.sample, lanes, client));
    }
  } finally {
    stop.end();
  }
  return outcome(candidates.filter(({ url }) => !memory.get(url)?.failing).length, robots);
}

/** Links that may be asked for, until as many are drawn as the sample holds. */
async function checkSample(
  failing: readonly Address[],
  others: readonly Address[],
  sample: number,
  lanes: Lanes<Address>,
  client: Client,
): Promise<void> {
  for (const address of failing) lanes.push(hostKey(address.url), address, false);
  let missing = sample;
  for (let at = 0; at < others.length && missing > 0; ) {
    const batch = others.slice(at, at + missing);
    at += batch.length;
    const allowed = await Promise.all(batch.map(({ url }) => client.allowed(url)));
    for (const [index, address] of batch.entries()) {
      if (!allowed[index]) {
        address.state = 'skipped';
        continue;
      }
      missing--;
      lanes.push(hostKey(address.url), address, false);
    }
  }
  await lanes.idle();
}

/** Reads a page while it streams; what is no page is dropped at its headers, what has not changed is not sent. */
async function readPage(
  client: Client,
  url: string,
  prints: boolean,
  before: RememberedPage | null,
): Promise<{ exchange: Exchange; page: Page | null }> {
  let page: PageReader | null = null;
  const wants = (head: ResponseHead): boolean => {
    // Every attempt begins anew.
    page = isHtml(head) ? openPageReader({ contentType: head.contentType, prints }) : null;
    return page !== null;
  };
  const { exchange } = await client.get(url, {
    wants,
    onData: (chunk) => page?.write(chunk),
    maxBytes: MAX_PAGE_BYTES,
    ifNoneMatch: before?.etag ?? null,
    ifModifiedSince: before?.lastModified ?? null,
  });
  const isElsewhere = before !== null && exchange.status === 304 && exchange.finalUrl !== before.finalUrl;
  return isElsewhere ? readPage(client, url, prints, null) : { exchange, page: endOf(page) };
}

// Apart from the closure that fills it, where its type would be lost.
function endOf(page: PageReader | null): Page | null {
  return page?.end() ?? null;
}

/** The links alone, so that the bytes of the page are not kept with them. */
function linksOf(page: PageLinks | null): PageLinks | null {
  return page && { links: page.links, base: page.base };
}

/** Pages that were read before the crawl: the home page, then those of the items. */
function startPages(home: HomePage, known: readonly KnownAddress[], site: SiteContext): readonly ReadPage[] {
  const others = known.filter(
    ({ exchange }) => stripFragment(exchange.url) !== site.url && site.isOwn(exchange.finalUrl ?? exchange.url),
  );
  return [{ ...home, depth: 0 }, ...others.map((answer) => ({ ...answer, depth: 1 }))].map(
    ({ exchange, page, depth }) => ({
      page: { url: stripFragment(exchange.url), base: exchange.finalUrl ?? exchange.url, depth },
      links: page,
    }),
  );
}

function asked(address: Address): Parameters<typeof judgeExchange>[3] {
  return { url: address.url, isHome: false, as: 'crawled' };
}

function recordHome(exchange: Exchange, site: SiteContext, frontier: Frontier, tally: Tally): void {
  const address = frontier.add(site.url, 0);
  if (!address || address.isEvidence) return;
  address.depth = 0;
  tally.record(
    address,
    exchange,
    judgeExchange(exchange, site.homeView, site, { url: site.url, isHome: true, as: 'crawled' }),
  );
}

function toRecord(address: Address, frontier: Frontier, memory: ReadonlyMap<string, RememberedLink>): LinkRecord {
  const before = address.lastChecked === null ? memory.get(address.url) : undefined;
  return {
    url: address.url,
    status: address.status,
    state: address.state,
    problems: address.problems,
    severity: severityOf(address.problems),
    foundOn: frontier.foundOn(address, address.problems.length > 0 ? undefined : 1),
    foundOnCount: address.referrerCount,
    lastChecked: address.lastChecked ?? before?.lastChecked ?? null,
    etag: address.etag ?? before?.etag ?? null,
    lastModified: address.lastModified ?? before?.lastModified ?? null,
  };
}

function isReached(exchange: Exchange): boolean {
  return !exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code));
}
