import { makePlan, type Plan, type PlannedItem } from './checklist/plan.js';
import type { CheckRegistry } from './checklist/schema.js';
import { type GatheredItem, gatherItem } from './crawl/collect-evidence.js';
import { type CrawlOutcome, crawlSite } from './crawl/crawl-site.js';
import { createSiteContext, type SiteContext } from './crawl/judge/site-profile.js';
import type { MemoryBounds } from './crawl/request-cache.js';
import { gatherRobotViews } from './crawl/robot-views.js';
import { createExtractor, type Extractor } from './extract/extractor.js';
import { EXTRACT_SETTINGS } from './extract/limits.js';
import { browserWarning, openRenderer } from './fetch/browser/open-renderer.js';
import { createClient, defaultUserAgent, type FetchDeps } from './fetch/client.js';
import type { State } from './history/state.js';
import { StateError } from './history/state-error.js';
import { assembleRound } from './judge/assemble-round.js';
import { type ChangeSource, changeFinder } from './judge/change-details.js';
import { type ItemEvidence, type Judged, judgeItems } from './judge/judge-items.js';
import { previousAnswers } from './judge/previous-answers.js';
import { rereadBaselines } from './judge/reread-baselines.js';
import { markSpamLinks } from './judge/spam-links.js';
import { hasAnswerOf, isOutOfReach, withUnreachableHome } from './judge/unreachable-home.js';
import type { Checklist } from './model/checklist.js';
import type { Client } from './model/client.js';
import type { Extracted } from './model/evidence.js';
import type { RememberedPages } from './model/remembered-page.js';
import type { Renderer } from './model/renderer.js';
import type { CrawlRecord, Round } from './model/round.js';
import type { Settings } from './model/settings.js';
import type { Words } from './model/words.js';
import { VERSION } from './version.js';

/** What a round is doing, for a progress line. */
export type AuditEvent = { readonly checklist?: string } & (
  | { readonly stage: 'evidence'; readonly done: number; readonly total: number }
  | { readonly stage: 'crawl'; readonly found: number; readonly checked: number; readonly broken: number }
);

export interface AuditDeps {
  readonly registry: CheckRegistry;
  /** Null: nothing is remembered and nothing stored. */
  readonly state: State | null;
  /** Aborted: what is in flight ends, what was done is stored as an incomplete round. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: AuditEvent) => void) | undefined;
  /** Replaces parts of the network, for tests; hosts that the audits of one process share. */
  readonly fetch?: Omit<FetchDeps, 'signal'> | undefined;
  /** Shared by the audits of one process, which closes it; default: one of its own. */
  readonly extractor?: Extractor | undefined;
  /** For an audit that is one of many at once. */
  readonly bounds?: MemoryBounds | undefined;
}

export interface AuditOutcome {
  readonly round: Round;
  readonly previous: Round | null;
  /** Only some items were examined: printed, not stored. */
  readonly isPartial: boolean;
  /** Why the round could not be stored; null when it was, or need not be. */
  readonly storeError: StateError | null;
  readonly crashes: Judged['crashes'];
  /** What a person must know of the round's tools; absent: nothing. */
  readonly warning?: Words | undefined;
}

/**
 * The street, walked once: checklist -> plan -> fetch -> extract -> checks -> report -> history.
 * @throws UserError for what the command line asks of the checklist; StateError when the history can't be read.
 */
export async function audit(checklist: Checklist, settings: Settings, deps: AuditDeps): Promise<AuditOutcome> {
  const plan = makePlan(checklist, deps.registry, settings);
  const memory = recall(plan, settings, deps.state);
  const { client, extractor, site, renderer } = openDoors(plan, settings, memory, deps);
  try {
    const gathered = await gatherAll(plan, { extractor, client, site, renderer }, deps);
    const crawled = await crawl(plan, memory, { client, site }, deps);
    const earlier: ChangeSource = { state: deps.state, extract: (body, hints) => extractor.extract(body, hints) };
    const judged = await judgeItems({
      checklist,
      items: gathered.items,
      peers: gathered.peers,
      previous: await rereadBaselines(gathered.items, memory.previousItems, earlier),
      now: settings.now,
      changesOf: changeFinder(earlier),
    });
    const round = assemble({ plan, settings, memory, gathered, crawled, judged });
    const storeError = plan.isPartial ? null : await store(round, pagesToKeep(plan, crawled), deps.state);
    return {
      round,
      previous: memory.previous,
      isPartial: plan.isPartial,
      storeError,
      crashes: judged.crashes,
      warning: plan.browser && settings.browser ? browserWarning(settings.browser, renderer) : undefined,
    };
  } finally {
    await Promise.all([client.close(), renderer?.close(), deps.extractor ? null : extractor.close()]);
  }
}

/** What the rounds before know. */
interface Memory {
  readonly previous: Round | null;
  readonly previousItems: ReturnType<State['previousItems']>;
  readonly links: ReturnType<State['linkMemory']>;
  /** Null: nothing is remembered, so nothing need be. */
  readonly pages: RememberedPages | null;
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
    // Another draw each round, but the same when the round is repeated.
    seed: settings.seed ?? `${settings.now.slice(0, 10)}-${number}`,
  };
}

interface Doors {
  readonly client: Client;
  readonly extractor: Extractor;
  readonly site: SiteContext;
  /** Null: pages that need JavaScript show nothing. */
  readonly renderer: Renderer | null;
}

function openDoors(plan: Plan, settings: Settings, { previous, seed }: Memory, deps: AuditDeps): Doors {
  const { limits, checklist } = plan;
  const common = {
    ...limits,
    userAgent: limits.userAgent ?? defaultUserAgent(VERSION),
    site: checklist.site,
    proxy: settings.proxy,
  };
  const client = createClient(
    {
      ...common,
      maxBytes: limits.maxFileMiB * 1024 * 1024,
      extraCa: settings.extraCa,
      now: () => settings.now,
    },
    { ...deps.fetch, signal: deps.signal },
  );
  return {
    client,
    extractor: deps.extractor ?? createExtractor(EXTRACT_SETTINGS),
    site: createSiteContext({
      client,
      site: checklist.site,
      seed,
      previous: previousAnswers(previous, deps.state),
      bounds: deps.bounds,
    }),
    renderer: plan.browser ? openRenderer(settings.browser, { ...common, signal: deps.signal }) : null,
  };
}

interface Gathered {
  readonly items: readonly ItemEvidence[];
  readonly peers: readonly ItemEvidence[];
  readonly isInterrupted: boolean;
}

async function gatherAll(plan: Plan, doors: Doors, deps: AuditDeps): Promise<Gathered> {
  const total = plan.items.length;
  let done = 0;
  const gather = async ({ item, wants }: PlannedItem): Promise<ItemEvidence> => {
    const found = item.enabled ? await gatherUnlessInterrupted({ item, wants }, plan, doors, deps) : NOTHING;
    done += 1;
    deps.onEvent?.({ stage: 'evidence', done, total });
    return { item, ...found };
  };
  const [items, peers] = await Promise.all([Promise.all(plan.items.map(gather)), Promise.all(plan.peers.map(gather))]);
  return { items, peers, isInterrupted: [...items, ...peers].some((item) => item.isInterrupted) };
}

const NOTHING: Pick<ItemEvidence, 'robotViews' | 'isInterrupted'> & GatheredItem = {
  evidence: [],
  unexamined: [],
  codes: [],
  isInterrupted: false,
};

async function gatherUnlessInterrupted(
  { item, wants }: PlannedItem,
  plan: Plan,
  doors: Doors,
  deps: AuditDeps,
): Promise<typeof NOTHING> {
  const { client, extractor, site, renderer } = doors;
  try {
    const found = await gatherItem(item, {
      client,
      site,
      wants,
      signal: deps.signal,
      extract: (body, hints) => keeping(body, () => extractor.extract(body, hints), plan, deps.state),
      readBody: async (sha256) => deps.state?.readEvidence(sha256) ?? null,
      keepBody: (body, type) => keep(body, type, plan, deps.state),
      render: renderer ? (url) => renderer.render(url) : undefined,
    });
    if (!wants.robotViews) return { ...found, isInterrupted: false };
    const robotViews = await gatherRobotViews(found.evidence, {
      client,
      extract: extractor.extract,
      signal: deps.signal,
    });
    return { ...found, robotViews, isInterrupted: false };
  } catch (error) {
    if (!deps.signal?.aborted) throw error;
    return { ...NOTHING, isInterrupted: true };
  }
}

/** Every body that becomes evidence is stored as it was found, while the round goes on. */
async function keeping(
  body: Uint8Array,
  extract: () => Promise<Extracted>,
  plan: Plan,
  state: State | null,
): Promise<Extracted> {
  const extracted = await extract();
  await keep(body, extracted.type, plan, state);
  return extracted;
}

async function keep(body: Uint8Array, type: string | null, plan: Plan, state: State | null): Promise<void> {
  if (state === null || plan.isPartial || plan.checklist.evidence === 'hashes') return;
  await state.putEvidence(type, body);
}

async function crawl(
  plan: Plan,
  memory: Memory,
  { client, site }: Pick<Doors, 'client' | 'site'>,
  deps: AuditDeps,
): Promise<CrawlOutcome> {
  return crawlSite(
    {
      limits: plan.limits,
      seed: memory.seed,
      memory: memory.links,
      pages: memory.pages ?? undefined,
      isWanted: plan.crawl,
    },
    {
      client,
      site,
      signal: deps.signal,
      onProgress: ({ found, checked, broken }) => deps.onEvent?.({ stage: 'crawl', found, checked, broken }),
    },
  );
}

interface Parts {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly gathered: Gathered;
  readonly crawled: CrawlOutcome;
  readonly judged: Judged;
}

function assemble({ plan, settings, memory, gathered, crawled, judged }: Parts): Round {
  const { site } = plan.checklist;
  const isAway = isOutOfReach(crawled.homeProblem) && !gathered.items.some((item) => hasAnswerOf(item, site));
  const notices: Round['notices'][number][] = [];
  if (isAway) notices.push({ code: 'home-unreachable', data: { url: site, reason: crawled.homeProblem?.code ?? '' } });
  if (isAway && !crawled.everAnswered) notices.push({ code: 'no-network', data: {} });
  if (gathered.isInterrupted || crawled.isInterrupted) notices.push({ code: 'interrupted', data: {} });
  if (judged.crashes.length > 0)
    notices.push({
      code: 'crash',
      data: { checks: [...new Set(judged.crashes.map(({ check }) => check))].join(', ') },
    });
  if (crawled.robots === 'failing') notices.push({ code: 'robots-failing', data: {} });
  if (memory.unfinished)
    notices.push({ code: 'previous-unfinished', data: { startedAt: memory.unfinished.startedAt } });
  return assembleRound({
    checklist: plan.checklist,
    number: memory.number,
    startedAt: settings.now,
    finishedAt: settings.isClockFixed ? settings.now : new Date().toISOString(),
    seed: memory.seed,
    notices,
    previous: memory.previous,
    items: isAway ? withUnreachableHome(judged.items, site) : judged.items,
    links: markSpamLinks(crawled.links, site),
    linkTotals: crawled.totals,
    crawl: plan.crawl ? crawlRecord(crawled) : undefined,
  });
}

/** Patterns that a round keeps: of a hostile site there may be any number. */
const MAX_PATTERNS = 100;

function crawlRecord({ pagesFetched, skippedPatterns, robots }: CrawlOutcome): CrawlRecord {
  const bySize = [...skippedPatterns].sort((a, b) => b.count - a.count);
  return { pagesFetched, skippedPatterns: bySize.slice(0, MAX_PATTERNS), robots };
}

/** Null: what is remembered of the pages stays as it is, since this round did not see them all. */
function pagesToKeep({ crawl }: Plan, { pages, isInterrupted }: CrawlOutcome): CrawlOutcome['pages'] | null {
  return crawl && !isInterrupted ? pages : null;
}

/** A round is stored whole or not at all; what hinders that is said, and the report is printed all the same. */
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
