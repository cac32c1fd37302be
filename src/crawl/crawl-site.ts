import type { Client } from '../model/client.js';
import { type Exchange, fatalProblem, type LinkProblem } from '../model/evidence.js';
import type { RememberedLink } from '../model/previous.js';
import type { RememberedPage, RememberedPages } from '../model/remembered-page.js';
import type { LinkRecord, LinkTotals } from '../model/round.js';
import type { CrawlLimits } from '../model/settings.js';
import { hostKey, stripFragment } from '../text/url.js';
import { asLink, createLinkCheck, type LinkCheck } from './check-link.js';
import { linksOf } from './fetch-page.js';
import { judgeExchange } from './judge/judge-response.js';
import { severityOf } from './judge/link-state.js';
import type { HomePage, SiteContext } from './judge/site-profile.js';
import { asBefore, fetchUnlessSame } from './not-modified.js';
import { createPlantedPages, type PlantedPage } from './planted-pages.js';
import { sitemapPages } from './queue/ask-ahead.js';
import { createTraps, type SkippedPattern, type Traps } from './queue/crawler-traps.js';
import { type Address, createFrontier, type Frontier, skipForRobots } from './queue/frontier.js';
import { createHostQueues, type HostQueues } from './queue/host-queues.js';
import { createPageCache, type PageCache, rememberedLinks } from './queue/page-cache.js';
import { createPageOrder, type PageOrder, type ReadPage } from './queue/page-order.js';
import { type DrawnLinks, drawLinks, roundsToAll } from './queue/sample.js';
import { createStop, ignoreAbort, type Stop } from './queue/stop.js';
import { type CrawlProgress, countStates, countUnchecked, createTally, type Tally } from './queue/tally.js';
import { readSheet } from './read-sheet.js';
import type { KnownAddress } from './request-cache.js';
import { forgiveTurnedAway } from './turned-away.js';
import { createWitnessPages, WITNESS_BYTES, type WitnessPage, type WitnessPages } from './witness-pages.js';

export interface CrawlPlan {
  readonly limits: CrawlLimits;
  readonly seed: string;
  /** Links by address, as the rounds before left them. */
  readonly memory: ReadonlyMap<string, RememberedLink>;
  /** Pages that the last round read, by address: those that have not changed since are not sent again. Absent: none is remembered. */
  readonly pages?: RememberedPages | undefined;
  /** False: nothing is asked for, the evidence alone is counted. */
  readonly isWanted: boolean;
  /** Keep some pages that no item names, for what the site says on all of them. Absent: none. */
  readonly keepsWitnesses?: boolean;
}

export interface CrawlDeps {
  readonly client: Client;
  /** Knows the addresses that the items' evidence has asked for: they count and are not asked for again. */
  readonly site: SiteContext;
  /** Of `askAhead`, where that was called; absent: the crawl asks for the sitemaps. */
  readonly sitemap?: Promise<readonly string[]> | undefined;
  /** Aborted: the outcome is what there is. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CrawlProgress) => void) | undefined;
}

export interface CrawlOutcome {
  /**
   * Every address of the round, evidence included. Of one with problems `foundOn` holds the first 20 pages, of the others
   * the first alone: nobody asks where a good link is, and there are millions of them.
   */
  readonly links: readonly LinkRecord[];
  readonly totals: LinkTotals;
  readonly skippedPatterns: readonly SkippedPattern[];
  /** What to remember of the pages, so that the next round can ask whether they have changed. */
  readonly pages: ReadonlyMap<string, RememberedPage>;
  readonly pagesFetched: number;
  /** Pages with planted advertisements or links, of all that were read. */
  readonly plantedPages: readonly PlantedPage[];
  readonly witnesses: readonly WitnessPage[];
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

/**
 * Crawls the site breadth-first from its home page, its sitemaps and the items' pages, and checks a sample of all links.
 * Which pages are read and which links are drawn depends on the site, the limits and the seed alone, never on who answers first.
 */
export async function crawlSite(plan: CrawlPlan, deps: CrawlDeps): Promise<CrawlOutcome> {
  const { client, site, signal } = deps;
  // In an order that does not depend on who answered first.
  const known = [...(await site.requests.answers())].sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1));
  // Both at once: on a slow site every answer that is waited for alone is felt.
  const asksRobots = plan.isWanted && plan.limits.robots && !signal?.aborted;
  const robotsAnswer = asksRobots ? (client.robotsState?.(site.url) ?? Promise.resolve('rules' as const)) : null;
  robotsAnswer?.catch(() => {});
  const home = await ignoreAbort(site.home(), signal);
  const crawl = beginCrawl(plan, deps, known, home);
  if (!plan.isWanted || !home || signal?.aborted) return outcomeOf(crawl, home, 0, null);

  const stop = createStop(signal, plan.limits.maxMinutes);
  const robots = robotsAnswer && (await ignoreAbort(robotsAnswer, signal));
  const { queues, order } = openQueues(crawl, stop);
  let candidates: readonly Address[] = [];
  try {
    await stop.guard(readPages(crawl, home, known, order, queues));
    if (!stop.isStopped()) await stop.guard(askAgain(crawl));
    crawl.pagesFetched += home.page ? 1 : 0;
    if (plan.limits.sample !== 'all') {
      candidates = [...crawl.frontier.addresses.values()].filter(({ state }) => state === 'unchecked');
      const drawn = drawLinks(candidates, plan.memory, plan.seed);
      if (!stop.isStopped()) await stop.guard(checkSample(drawn, plan.limits.sample, queues, client));
    }
    if (!stop.isStopped() && isReached(home.exchange))
      await stop.guard(forgiveTurnedAway(client, site, crawl.frontier));
  } finally {
    crawl.isStopped = stop.isStopped();
    crawl.unreadPages = order.unread();
    stop.end();
  }
  return outcomeOf(crawl, home, candidates.filter(({ url }) => !plan.memory.get(url)?.failing).length, robots);
}

/** What a crawl works with and what it has found so far. */
interface Crawl {
  readonly plan: CrawlPlan;
  readonly deps: CrawlDeps;
  readonly traps: Traps;
  readonly frontier: Frontier;
  readonly tally: Tally;
  readonly check: LinkCheck;
  readonly pageCache: PageCache;
  readonly planted: ReturnType<typeof createPlantedPages>;
  readonly witnesses: WitnessPages;
  /** Addresses of the checklist that refused themselves, asked for as somebody who types them asks. */
  readonly refused: readonly Address[];
  pagesFetched: number;
  /** Pages of which only the beginning was read. */
  longPages: number;
  /** Ended before all that was wanted was asked for. */
  isStopped: boolean;
  unreadPages: number;
}

/** Counts what the evidence and the home page have been asked for already. */
function beginCrawl(plan: CrawlPlan, deps: CrawlDeps, known: readonly KnownAddress[], home: HomePage | null): Crawl {
  const { site } = deps;
  const year = Number((home?.exchange ?? known[0]?.exchange)?.fetchedAt.slice(0, 4)) || 2026;
  const traps = createTraps(year);
  const frontier = createFrontier({ site, include: plan.limits.include, exclude: plan.limits.exclude, traps });
  const tally = createTally(frontier, deps.onProgress);
  const refused: Address[] = [];
  for (const { exchange, isLinked } of known) {
    const address = frontier.add(exchange.url, 1);
    if (!address || address.isEvidence) continue;
    address.isEvidence = true;
    tally.record(address, exchange, exchange.problems);
    if (!isLinked && exchange.status !== null && fatalProblem(exchange)) refused.push(address);
  }
  const planted = createPlantedPages();
  if (home?.page) planted.look(site.url, home.page, home.page);
  for (const { exchange, page } of known)
    if (page && site.isOwn(exchange.finalUrl ?? exchange.url)) planted.look(stripFragment(exchange.url), page, null);
  if (home) recordHome(home.exchange, site, frontier, tally);
  const longPages = [
    ...(home ? [home] : []),
    ...known.filter(({ exchange }) => exchange.url !== home?.exchange.url),
  ].filter(
    ({ exchange, page }) => page !== null && (exchange.cut === 'too-large' || ('isCut' in page && page.isCut)),
  ).length;
  return {
    plan,
    deps,
    traps,
    frontier,
    tally,
    check: createLinkCheck(deps.client, site),
    pageCache: createPageCache(),
    planted,
    witnesses: createWitnessPages(plan.keepsWitnesses ? home : null, known, site),
    refused,
    pagesFetched: 0,
    longPages,
    isStopped: false,
    unreadPages: 0,
  };
}

function openQueues(crawl: Crawl, stop: Stop): { readonly queues: HostQueues<Address>; readonly order: PageOrder } {
  const { plan, deps, frontier } = crawl;
  const { limits } = plan;
  const queues: HostQueues<Address> = createHostQueues({
    // Those that are asked for, and as many again, so that no connection waits for us.
    perHost: limits.perHost * 2 + 4,
    total: limits.concurrency * 3 + 8,
    run: (address) =>
      (order.holds(address) ? order.read(address) : checkAddress(crawl, address)).catch((error: unknown) =>
        stop.forgive(error),
      ),
  });
  const order = createPageOrder({
    limits,
    client: deps.client,
    frontier,
    queues,
    read: (address) => (address.isSheet ? readSheetAddress(crawl, address) : readAddress(crawl, address)),
    checksAll: limits.sample === 'all',
  });
  stop.onStop(() => queues.stop());
  return { queues, order };
}

async function readPages(
  { deps: { client, site, sitemap } }: Crawl,
  home: HomePage,
  known: readonly KnownAddress[],
  order: PageOrder,
  queues: HostQueues<Address>,
): Promise<void> {
  const isHomeReached = isReached(home.exchange);
  if (isHomeReached) site.learn(site.homeUrl).catch(() => {});
  // The links of the home page are known and read meanwhile.
  const pages = isHomeReached ? (sitemap ?? sitemapPages(client, site)) : Promise.resolve([]);
  pages.catch(() => {});
  await order.begin(startPages(home, known, site), pages);
  await queues.idle();
}

/** Asks whether an address answers. */
async function checkAddress({ deps: { client }, check, tally }: Crawl, address: Address): Promise<void> {
  if (address.state !== 'unchecked') return;
  if (!(await client.allowed(address.url))) {
    skipForRobots(address);
    return;
  }
  const { exchange, judged } = await check(address);
  if (exchange.forbidden) skipForRobots(address);
  else tally.record(address, exchange, judged);
}

/** Asks as a visitor of the site for what refused itself to somebody who typed the checklist's address, and is linked after all. */
async function askAgain({ deps: { client }, check, tally, refused }: Crawl): Promise<void> {
  const linked = refused.filter(({ linkedFrom }) => linkedFrom !== null);
  await Promise.all(
    linked.map(async (address) => {
      if (!(await client.allowed(address.url))) return;
      const { exchange, judged } = await check(address);
      const problems = [...exchange.problems, ...judged];
      if (exchange.forbidden || fatalProblem({ problems })) return;
      address.problems = [];
      tally.record(address, { ...exchange, problems }, []);
    }),
  );
}

/** Fetches a page, judges it and gives its links. */
async function readAddress(crawl: Crawl, address: Address): Promise<ReadPage> {
  const { plan, deps, tally, pageCache, planted, witnesses } = crawl;
  const { client, site } = deps;
  await site.learn(address.url);
  const holds = witnesses.wants(address.url) ? WITNESS_BYTES : 0;
  const before = holds > 0 ? null : (plan.pages?.get(address.url) ?? null);
  const prints = site.missing(address.url) !== null;
  const request = { url: address.url, prints, keepsBody: false, holds };
  const fetched = await fetchUnlessSame(client, request, asLink(address), before);
  const { exchange: answer, page } = fetched;
  if (answer.forbidden) {
    skipForRobots(address);
    return { page: { url: address.url, base: address.url, depth: address.depth }, links: null };
  }
  const isUnchanged = before !== null && answer.status === 304;
  const exchange = isUnchanged ? asBefore(answer, before) : answer;
  const isPage = page !== null && isReached(exchange);
  // A page without fault that has not changed is still without fault.
  const judged = isUnchanged ? [] : judgeExchange(exchange, isPage ? page : null, site, asked(address));
  tally.record(address, exchange, judged);
  crawl.pagesFetched++;
  if (page && (page.isCut || exchange.cut === 'too-large')) crawl.longPages++;
  const final = exchange.finalUrl ?? address.url;
  // What a page of the site redirects to elsewhere is no page of the site.
  const isOwnPage = (isPage || isUnchanged) && site.isOwn(final);
  if (isPage && isOwnPage && judged.length === 0) witnesses.keep(address.url, fetched);
  const links = isUnchanged ? rememberedLinks(before) : page && linksOf(page, exchange);
  if (isOwnPage && links) planted.look(address.url, links, page);
  // The words of a page that the server does not send again are not seen.
  if (plan.pages && isOwnPage && links && address.state === 'ok' && !planted.has(address.url))
    pageCache.remember(address.url, exchange, isUnchanged ? before : links);
  return { page: { url: address.url, base: final, depth: address.depth }, links: isOwnPage ? links : null };
}

/** Asks whether a style sheet answers, and what it loads. */
async function readSheetAddress(crawl: Crawl, address: Address): Promise<ReadPage> {
  await checkAddress(crawl, address);
  const sheet = address.state === 'ok' ? await readSheet(crawl.deps.client, address) : null;
  if (sheet?.isCut) crawl.longPages++;
  const { url, depth } = address;
  return { page: { url, base: sheet?.base ?? url, depth }, links: sheet };
}

/** @param candidates links from which the sample was drawn */
function outcomeOf(
  crawl: Crawl,
  home: HomePage | null,
  candidates: number,
  robots: CrawlOutcome['robots'],
): CrawlOutcome {
  const { plan, deps, traps, frontier, tally, pageCache, pagesFetched, planted, witnesses } = crawl;
  return {
    links: [...frontier.addresses.values()].map((address) => toRecord(address, frontier, plan.memory)),
    totals: {
      ...countStates(frontier, traps.count()),
      roundsToAll: roundsToAll(candidates, plan.limits.sample),
      unchecked: countUnchecked(frontier, {
        trap: traps.count(),
        'long-page': crawl.longPages,
        'unread-page': crawl.unreadPages,
        isStopped: crawl.isStopped || !plan.isWanted || (deps.signal?.aborted ?? false),
      }),
    },
    skippedPatterns: traps.skipped(),
    pages: pageCache.pages,
    pagesFetched,
    plantedPages: planted.found(),
    witnesses: witnesses.found(),
    homeReachable: home !== null && isReached(home.exchange),
    homeProblem: home && fatalProblem(home.exchange),
    everAnswered: tally.everAnswered(),
    robots,
    isInterrupted: deps.signal?.aborted ?? false,
  };
}

/** Links that may be asked for, until as many are drawn as the sample holds. */
async function checkSample(
  { failing, others }: DrawnLinks<Address>,
  sample: number,
  queues: HostQueues<Address>,
  client: Client,
): Promise<void> {
  for (const address of failing) queues.push(hostKey(address.url), address, false);
  let missing = sample;
  for (let at = 0; at < others.length && missing > 0; ) {
    const batch = others.slice(at, at + missing);
    at += batch.length;
    const allowed = await Promise.all(batch.map(({ url }) => client.allowed(url)));
    for (const [index, address] of batch.entries()) {
      if (!allowed[index]) {
        skipForRobots(address);
        continue;
      }
      missing--;
      queues.push(hostKey(address.url), address, false);
    }
  }
  await queues.idle();
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
  return fatalProblem(exchange) === null;
}
