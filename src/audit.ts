import type { Plan, PlannedItem } from './checklist/plan.js';
import { type CollectedEvidence, collectEvidence } from './crawl/collect-evidence.js';
import { type CrawlDeps, type CrawlOutcome, crawlSite } from './crawl/crawl-site.js';
import { collectHomeView } from './crawl/home-view.js';
import { createSiteContext, type SiteContext } from './crawl/judge/site-profile.js';
import { askAhead } from './crawl/queue/ask-ahead.js';
import { createDeadline } from './crawl/queue/deadline.js';
import type { CacheBounds } from './crawl/request-cache.js';
import { collectRobotViews } from './crawl/robot-views.js';
import { createSiteWitness } from './crawl/site-witness.js';
import { createExtractor, type ExtractHints, type Extractor } from './extract/extractor.js';
import { EXTRACT_SETTINGS } from './extract/limits.js';
import { withTextBudget } from './extract/text-budget.js';
import { browserWarning, openRenderer } from './fetch/browser/open-renderer.js';
import { createClient, defaultUserAgent, type FetchDeps, type ResponseEvent } from './fetch/client.js';
import type { State } from './history/state.js';
import { StateError } from './history/state-error.js';
import { listNotices } from './init/recognise/list-size.js';
import { assembleRound, crashNotices } from './judge/assemble-round.js';
import { type ChangeSource, changeFinder } from './judge/change/change-details.js';
import { rereadBaselines } from './judge/change/reread-baselines.js';
import { hackedNotice } from './judge/hacked-notice.js';
import { type ItemEvidence, type Judged, judgeItems } from './judge/judge-items.js';
import { showPlaces } from './judge/show-places.js';
import { markSpamLinks } from './judge/spam-links.js';
import { linksWithSiteState, siteStateOf, withSiteState } from './judge/unreachable-home.js';
import { siteMarker } from './judge/words/crawled-lines.js';
import { areFewPages } from './judge/words/site-words.js';
import { copiesOf, type DocumentEvent, extractAndKeep, keepCopy } from './keep-copies.js';
import type { Client } from './model/client.js';
import type { Register } from './model/register.js';
import type { RememberedPages } from './model/remembered-page.js';
import type { Renderer } from './model/renderer.js';
import type { CrawlRecord, Round } from './model/round.js';
import type { Settings } from './model/settings.js';
import type { Words } from './model/words.js';
import { assessmentOn } from './round/assessment.js';
import { documentsBefore } from './round/documents-before.js';
import { bangkokDay } from './text/dates/calendar.js';
import { VERSION } from './version.js';

/** How far a round is, for a progress line. */
export type AuditEvent = { readonly checklist?: string } & (
  | { readonly stage: 'evidence'; readonly done: number; readonly total: number }
  | { readonly stage: 'crawl'; readonly found: number; readonly checked: number; readonly broken: number }
);

/** What a developer may want to know of a round: each request, what each document turned out to be, each check without facts. */
export type DebugEvent =
  | ({ readonly kind: 'request' } & ResponseEvent)
  | DocumentEvent
  | ({ readonly kind: 'skipped-check' } & Judged['skipped'][number]);

export interface AuditDeps {
  /** Null: nothing is remembered and nothing stored. */
  readonly state: State | null;
  /** Aborted: what is in flight ends, what was done is stored as an incomplete round. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: AuditEvent) => void) | undefined;
  readonly onDebug?: ((event: DebugEvent) => void) | undefined;
  /** `hosts`: the limits toward each host, which the audits of one process share. The rest replaces parts of the network, for tests. */
  readonly fetch?: Omit<FetchDeps, 'signal'> | undefined;
  /** The files that checks name, by path; default: none. */
  readonly registers?: ReadonlyMap<string, Register> | undefined;
  /** Shared by the audits of one process, and closed by their caller; default: one for this audit alone. */
  readonly extractor?: Extractor | undefined;
  /** What one of many audits at once may hold; default: as much as an audit alone. */
  readonly bounds?: CacheBounds | undefined;
}

export interface AuditOutcome {
  readonly round: Round;
  readonly previous: Round | null;
  /** Only some items were examined: the round is reported, not stored. */
  readonly isPartial: boolean;
  /** Why the round could not be stored; null: it was, or was not meant to be. */
  readonly storeError: StateError | null;
  readonly crashes: Judged['crashes'];
  /** A limitation of the tools that the user should know; absent: none. */
  readonly warning?: Words | undefined;
}

/**
 * One round: collects the evidence of every item, crawls the site, judges, and stores the round in the history.
 * @throws StateError when the history can't be read
 */
export async function audit(plan: Plan, settings: Settings, given: AuditDeps): Promise<AuditOutcome> {
  const memory = recall(plan, settings, given.state);
  const deadline = createDeadline(plan.limits.maxRoundMinutes, given.signal);
  const deps: AuditDeps = { ...given, signal: deadline.signal };
  const services = openServices(plan, settings, memory, deps);
  const { client, extractor, renderer } = services;
  const sitemap = plan.crawl ? askAhead(client, services.site) : undefined;
  try {
    const collected = await collectAll(plan, services, memory, deps);
    const crawled = await crawl(plan, collected, memory, { ...services, sitemap }, deps);
    const earlier: ChangeSource = { state: deps.state, extract: (body, hints) => extractor.extract(body, hints) };
    const witness = createSiteWitness({
      client,
      site: services.site,
      extract: earlier.extract,
      render: renderer ? (url) => renderer.render(url) : undefined,
      signal: deps.signal,
    });
    const baselines = await rereadBaselines(collected.items, memory.previousItems, earlier, witness);
    const marked = siteMarker(await witness.homeAtHand(), await witness.pagesAtHand(crawled.witnesses));
    const items = baselines.items.map((item) => ({ ...item, evidence: marked(item.evidence) }));
    const judged = await judgeItems({
      checklist: plan.checklist,
      items,
      peers: collected.peers,
      previous: baselines.previous,
      registers: deps.registers ?? new Map(),
      now: settings.now,
      changesOf: changeFinder(earlier, assessmentOn(plan.checklist.assessment, bangkokDay(settings.now))),
    });
    for (const skipped of judged.skipped) deps.onDebug?.({ kind: 'skipped-check', ...skipped });
    const shown = await showPlaces(judged.items, items, {
      bodyOf: ({ exchange }) =>
        exchange.sha256 === null || deps.signal?.aborted ? null : (deps.state?.readEvidence(exchange.sha256) ?? null),
      extract: earlier.extract,
    });
    const isTooLong = deadline.isOver();
    const found = { ...judged, items: shown };
    const round = assemble({ plan, settings, memory, collected, crawled, judged: found, isTooLong });
    const storeError = plan.isPartial ? null : await store(round, pagesToStore(plan, crawled), deps.state);
    return {
      round,
      previous: memory.previous,
      isPartial: plan.isPartial,
      storeError,
      crashes: judged.crashes,
      warning: plan.browser && settings.browser ? browserWarning(settings.browser, renderer) : undefined,
    };
  } finally {
    deadline.end();
    await Promise.all([client.close(), renderer?.close(), deps.extractor ? null : extractor.close()]);
  }
}

/** What earlier rounds found. */
interface Memory {
  readonly previous: Round | null;
  readonly previousItems: ReturnType<State['previousItems']>;
  readonly links: ReturnType<State['linkMemory']>;
  /** Null: there is no history. */
  readonly pages: RememberedPages | null;
  /** The attempt before this one, where it ended without a round: killed, or a power cut. */
  readonly unfinished: { readonly startedAt: string } | null;
  readonly number: number;
  readonly seed: string;
}

function recall(plan: Plan, settings: Settings, state: State | null): Memory {
  const previous = state?.lastRound() ?? null;
  const number = (previous?.number ?? 0) + 1;
  const isStored = state !== null && !plan.isPartial;
  if (isStored) state.beginAttempt(settings.now);
  return {
    previous,
    previousItems: state?.previousItems() ?? new Map(),
    links: state?.linkMemory() ?? new Map(),
    pages: state?.crawledPages(VERSION) ?? null,
    unfinished: isStored ? state.unfinishedAttempt() : null,
    number,
    // Each round draws other links; a round that is repeated draws the same.
    seed: settings.seed ?? `${settings.now.slice(0, 10)}-${number}`,
  };
}

/** What a round works with; closed at its end. */
interface Services {
  readonly client: Client;
  readonly extractor: Extractor;
  /** Reads evidence, within what a round may hold of it. */
  readonly extract: Extractor['extract'];
  readonly site: SiteContext;
  /** Null: no page is rendered by a browser. */
  readonly renderer: Renderer | null;
  /** How long the evidence of an item takes is kept; not where the clock stands still, so that rounds can be reproduced. */
  readonly isTimed: boolean;
}

function openServices(plan: Plan, settings: Settings, { seed }: Memory, deps: AuditDeps): Services {
  const { limits, checklist } = plan;
  const common = {
    ...limits,
    userAgent: limits.userAgent ?? defaultUserAgent(VERSION),
    site: checklist.site,
    proxy: settings.proxy,
  };
  const client = createClient(
    { ...common, maxBytes: limits.maxFileMiB * 1024 * 1024, extraCa: settings.extraCa, now: () => settings.now },
    {
      ...deps.fetch,
      signal: deps.signal,
      ...(deps.onDebug && { onResponse: (event: ResponseEvent) => deps.onDebug?.({ kind: 'request', ...event }) }),
    },
  );
  const extractor = deps.extractor ?? createExtractor(EXTRACT_SETTINGS);
  return {
    client,
    extractor,
    extract: withTextBudget(extractor.extract),
    site: createSiteContext({
      client,
      site: checklist.site,
      seed,
      bounds: deps.bounds,
    }),
    renderer: plan.browser ? openRenderer(settings.browser, { ...common, signal: deps.signal }) : null,
    isTimed: !settings.isClockFixed,
  };
}

interface CollectedItems {
  readonly items: readonly ItemEvidence[];
  readonly peers: readonly ItemEvidence[];
  readonly isInterrupted: boolean;
}

async function collectAll(plan: Plan, services: Services, memory: Memory, deps: AuditDeps): Promise<CollectedItems> {
  const total = plan.items.length;
  let done = 0;
  const collect = async ({ item, wants }: PlannedItem): Promise<ItemEvidence> => {
    const started = performance.now();
    const found = item.enabled
      ? await collectUnlessInterrupted({ item, wants }, plan, services, memory, deps)
      : NOTHING;
    done += 1;
    deps.onEvent?.({ stage: 'evidence', done, total });
    const seconds = Math.round(performance.now() - started) / 1000;
    return { item, ...found, ...(services.isTimed && item.enabled && { seconds }) };
  };
  const [items, peers] = await Promise.all([
    Promise.all(plan.items.map(collect)),
    Promise.all(plan.peers.map(collect)),
  ]);
  return { items, peers, isInterrupted: [...items, ...peers].some((item) => item.isInterrupted) };
}

const NOTHING: Pick<ItemEvidence, 'home' | 'robotViews' | 'isInterrupted'> & CollectedEvidence = {
  evidence: [],
  unexamined: [],
  qrCodes: [],
  isInterrupted: false,
};

async function collectUnlessInterrupted(
  { item, wants }: PlannedItem,
  plan: Plan,
  services: Services,
  memory: Memory,
  deps: AuditDeps,
): Promise<typeof NOTHING> {
  const { client, extractor, extract, site, renderer } = services;
  try {
    const copies = copiesOf(plan, deps.state);
    const visiting = {
      site,
      extract: (body: Uint8Array, hints: ExtractHints) =>
        extractAndKeep(body, hints, { extract, copies, onDebug: deps.onDebug }),
      render: renderer ? (url: string) => renderer.render(url) : undefined,
    };
    const home = wants.home ? await collectHomeView(visiting) : undefined;
    const found = await collectEvidence(item, {
      ...visiting,
      client,
      wants,
      signal: deps.signal,
      readBody: async (sha256) => deps.state?.readEvidence(sha256) ?? null,
      keepBody: (body, type) => keepCopy(body, type, copies),
      documentBefore: documentsBefore(memory.previousItems.get(item.id)),
    });
    if (!wants.robotViews) return { ...found, home, isInterrupted: false };
    const robotViews = await collectRobotViews(found.evidence, {
      client,
      extract: extractor.extract,
      signal: deps.signal,
    });
    return { ...found, home, robotViews, isInterrupted: false };
  } catch (error) {
    if (!deps.signal?.aborted) throw error;
    return { ...NOTHING, isInterrupted: true };
  }
}

async function crawl(
  plan: Plan,
  { items, peers }: CollectedItems,
  memory: Memory,
  { client, site, sitemap }: Services & Pick<CrawlDeps, 'sitemap'>,
  deps: AuditDeps,
): Promise<CrawlOutcome> {
  return crawlSite(
    {
      limits: plan.limits,
      seed: memory.seed,
      memory: memory.links,
      pages: memory.pages ?? undefined,
      isWanted: plan.crawl,
      keepsWitnesses: areFewPages([...items, ...peers].flatMap(({ evidence }) => evidence)),
    },
    {
      client,
      site,
      sitemap,
      signal: deps.signal,
      onProgress: ({ found, checked, broken }) => deps.onEvent?.({ stage: 'crawl', found, checked, broken }),
    },
  );
}

/** What a round is assembled from. */
interface RoundParts {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly collected: CollectedItems;
  readonly crawled: CrawlOutcome;
  readonly judged: Judged;
  /** It was the clock that ended the round, not the user. */
  readonly isTooLong: boolean;
}

function assemble({ plan, settings, memory, collected, crawled, judged, isTooLong }: RoundParts): Round {
  const { site } = plan.checklist;
  const { homeProblem, everAnswered, links, totals } = crawled;
  const state = siteStateOf(homeProblem, collected.items, site);
  const notices: Round['notices'][number][] = [];
  if (state)
    notices.push({
      code: state,
      data: { url: site, reason: homeProblem?.code ?? '', status: Number(homeProblem?.data.status ?? 0) },
    });
  if (state && !everAnswered) notices.push({ code: 'no-network', data: {} });
  notices.push(...hackedNotice(judged.items, crawled.plantedPages));
  if (collected.isInterrupted || crawled.isInterrupted)
    notices.push(
      isTooLong
        ? { code: 'round-too-long', data: { minutes: plan.limits.maxRoundMinutes } }
        : { code: 'interrupted', data: {} },
    );
  notices.push(...crashNotices(judged.crashes), ...listNotices(collected.items, plan.checklist.items));
  const isForbidden = crawled.robots === 'failing' || (crawled.robots === 'unreachable' && crawled.homeReachable);
  if (isForbidden) notices.push({ code: 'robots-failing', data: {} });
  if (memory.unfinished)
    notices.push({ code: 'previous-unfinished', data: { startedAt: memory.unfinished.startedAt } });
  const found = state ? linksWithSiteState(links, totals, site, state) : { links, totals };
  return assembleRound({
    checklist: plan.checklist,
    number: memory.number,
    startedAt: settings.now,
    finishedAt: settings.isClockFixed ? settings.now : new Date().toISOString(),
    seed: memory.seed,
    notices,
    previous: memory.previous,
    items: state ? withSiteState(judged.items, site, state) : judged.items,
    links: markSpamLinks(found.links, site),
    linkTotals: found.totals,
    crawl: plan.crawl ? crawlRecord(crawled) : undefined,
  });
}

/** Of a round; a hostile site may make any number of them. */
const MAX_PATTERNS = 100;

function crawlRecord({ pagesFetched, skippedPatterns, robots }: CrawlOutcome): CrawlRecord {
  const bySize = [...skippedPatterns].sort((a, b) => b.count - a.count);
  return { pagesFetched, skippedPatterns: bySize.slice(0, MAX_PATTERNS), robots };
}

/** Null: this round did not see all pages, so the history keeps the pages that it has. */
function pagesToStore({ crawl }: Plan, { pages, isInterrupted }: CrawlOutcome): CrawlOutcome['pages'] | null {
  return crawl && !isInterrupted ? pages : null;
}

/** Stores the whole round or nothing. @returns why it could not be stored; the report is printed all the same */
async function store(
  round: Round,
  pages: CrawlOutcome['pages'] | null,
  state: State | null,
): Promise<StateError | null> {
  try {
    await state?.saveRound(round, pages);
    return null;
  } catch (error) {
    if (error instanceof StateError) return error;
    throw error;
  }
}
