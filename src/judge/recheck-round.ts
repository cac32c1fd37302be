import type { PlannedItem } from '../checklist/plan.js';
import type { ExtractHints } from '../extract/extractor.js';
import { previousBefore } from '../history/earlier-rounds.js';
import type { State } from '../history/state.js';
import type { Checklist, Item } from '../model/checklist.js';
import type { Extracted } from '../model/evidence.js';
import type { Register } from '../model/register.js';
import type { EvidenceRecord, ItemRound, Round } from '../model/round.js';
import { assessmentOn } from '../round/assessment.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { assembleRound, crashNotices } from './assemble-round.js';
import { type ChangeSource, changeFinder, hintsOf } from './change/change-details.js';
import { rereadBaselines } from './change/reread-baselines.js';
import { hackedNotice } from './hacked-notice.js';
import { type ItemEvidence, type Judged, judgeItems } from './judge-items.js';
import { showPlaces } from './show-places.js';
import { withSiteState } from './unreachable-home.js';

export interface RecheckInput {
  readonly round: Round;
  /** Today's. */
  readonly checklist: Checklist;
  readonly items: readonly PlannedItem[];
  readonly state: State;
  /** The files that checks name, by path. */
  readonly registers: ReadonlyMap<string, Register>;
  /** ISO 8601: dates are judged as of the round, unless `--now` says otherwise. */
  readonly now: string;
  extract(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
}

/** Judges the stored evidence of a round again, with today's checklist and checks; nothing is fetched and nothing stored. */
export async function recheckRound(input: RecheckInput): Promise<{ round: Round; crashes: Judged['crashes'] }> {
  const { round, checklist, state } = input;
  const stored = new Map(round.items.map((item) => [item.id, item]));
  const items = await Promise.all(
    input.items.map((planned) =>
      evidenceOf(planned, stored.get(planned.item.id) ?? sameAddresses(planned.item, round), input),
    ),
  );
  const earlier: ChangeSource = { state, extract: input.extract };
  const baselines = await rereadBaselines(items, previousBefore(state, round.number), earlier, null);
  const judged = await judgeItems({
    checklist,
    items: baselines.items,
    peers: [],
    previous: baselines.previous,
    registers: input.registers,
    now: input.now,
    changesOf: changeFinder(earlier, assessmentOn(checklist.assessment, bangkokDay(input.now))),
  });
  const shown = await showPlaces(judged.items, baselines.items, {
    bodyOf: ({ exchange }) => (exchange.sha256 === null ? null : state.readEvidence(exchange.sha256)),
    extract: input.extract,
  });
  const siteState = (['home-unreachable', 'site-failing'] as const).find((state) =>
    round.notices.some(({ code }) => code === state),
  );
  const kept = round.notices.filter((notice) => notice.code !== 'crash');
  // What the crawl saw beside the items' pages is not stored.
  const hacked = kept.some(({ code }) => code === 'site-hacked') ? [] : hackedNotice(judged.items, []);
  const notices = [...kept, ...hacked];
  const again = assembleRound({
    checklist,
    number: round.number,
    startedAt: round.startedAt,
    finishedAt: round.finishedAt,
    seed: round.seed,
    notices: [...notices, ...crashNotices(judged.crashes)],
    previous: round.number > 1 ? state.round(round.number - 1) : null,
    items: siteState ? withSiteState(shown, checklist.site, siteState) : shown,
    links: round.links,
    linkTotals: round.linkTotals,
    crawl: round.crawl,
  });
  // Rounds before it may be pruned; the round itself keeps when each finding was first seen.
  const firstSeen = Object.fromEntries(
    Object.entries(again.firstSeen).map(([key, seen]) => [key, round.firstSeen[key] ?? seen]),
  );
  return { round: { ...again, id: round.id, previousId: round.previousId, firstSeen }, crashes: judged.crashes };
}

/** For an item that has another id today: the stored item with the same addresses. */
function sameAddresses({ urls }: Item, round: Round): ItemRound | undefined {
  const asked = urls.map(({ url }) => url);
  if (asked.length === 0) return undefined;
  return round.items.find(({ evidence }) => {
    const roots = evidence.filter(({ foundOn }) => foundOn === null).map(({ exchange }) => exchange.url);
    return roots.length === asked.length && asked.every((url) => roots.includes(url));
  });
}

async function evidenceOf(
  { item, wants }: PlannedItem,
  stored: ItemRound | undefined,
  input: RecheckInput,
): Promise<ItemEvidence> {
  const records = stored?.evidence ?? [];
  const evidence = await Promise.all(
    records.map(async (record) => ({ ...record, extracted: await extractAgain(record, wants, input) })),
  );
  return {
    item,
    evidence,
    unexamined: stored?.unexamined ?? [],
    qrCodes: stored?.codes ?? [],
    robotViews: stored?.robotViews,
    home: stored?.home,
    seconds: stored?.seconds,
    // The round did not come to ask for it: nothing is known of it, which is no pass.
    isInterrupted: records.length === 0 && item.enabled && item.urls.length > 0,
  };
}

/** Null where no copy was kept: the item then needs a person. */
async function extractAgain(
  record: EvidenceRecord,
  wants: PlannedItem['wants'],
  { state, extract }: RecheckInput,
): Promise<Extracted | null> {
  const { exchange, sheet, type } = record;
  // What the round itself did not open (the page of a 404) stays closed, though another's evidence has the same bytes.
  const body = exchange.sha256 === null || type === null ? null : state.readEvidence(exchange.sha256);
  if (!body) return null;
  return extract(body, hintsOf(exchange, { cut: exchange.cut, sheet, wants }));
}
