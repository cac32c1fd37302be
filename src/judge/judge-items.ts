import type { Checklist, Item } from '../model/checklist.js';
import type { Evidence, Grid, HomeView, QrCode, RobotView, UnexaminedDocument } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { Finding } from '../model/finding.js';
import type { PreviousItem } from '../model/previous.js';
import type { Register } from '../model/register.js';
import type { ChangeRecord, EvidenceRecord, ItemRound } from '../model/round.js';
import { datesOf } from './evidence-facts.js';
import { factsOf } from './needs.js';
import { type ChecksOutcome, runChecks, type SkippedCheck, verdictOf } from './run-checks.js';
import { siteWordsOf } from './words/site-words.js';

/** An item with all that was collected for it. */
export interface ItemEvidence {
  readonly item: Item;
  readonly evidence: readonly Evidence[];
  readonly unexamined: readonly UnexaminedDocument[];
  readonly qrCodes: readonly QrCode[];
  readonly robotViews?: readonly RobotView[] | undefined;
  readonly home?: HomeView | null | undefined;
  /** The round was interrupted before all of it was fetched: nobody can judge it. */
  readonly isInterrupted: boolean;
  /** As `ItemRound.seconds`. */
  readonly seconds?: number | undefined;
}

export interface JudgeInput {
  readonly checklist: Checklist;
  readonly items: readonly ItemEvidence[];
  /** Evidence of items that are not judged, whose tables the checks of others read. */
  readonly peers: readonly ItemEvidence[];
  readonly previous: ReadonlyMap<string, PreviousItem>;
  /** The files that checks name, by path. */
  readonly registers: ReadonlyMap<string, Register>;
  /** ISO 8601. */
  readonly now: string;
  changesOf(collected: ItemEvidence, facts: Facts): Promise<readonly ChangeRecord[]>;
}

export interface Judged {
  readonly items: readonly ItemRound[];
  readonly skipped: readonly (SkippedCheck & { readonly item: string })[];
  /** Defects of ours, with the error for stderr: a check that broke down, or a reader (check `file`). */
  readonly crashes: readonly { readonly item: string; readonly check: string; readonly error: unknown }[];
}

/** Judges every item by its checks; no network, no disk: a round judged again from stored evidence goes the same way. */
export async function judgeItems(input: JudgeInput): Promise<Judged> {
  const grids = new Map([...input.peers, ...input.items].map((collected) => [collected.item.id, gridsOf(collected)]));
  const all = [...input.peers, ...input.items].flatMap(({ evidence }) => evidence);
  const siteWords = siteWordsOf(input.checklist.site, all);
  const judged = input.items.map((collected) => {
    const { item, evidence, isInterrupted } = collected;
    const { checklist, now, registers } = input;
    const facts = factsOf({ ...collected, previous: input.previous.get(item.id) ?? null, siteWords });
    const gridsOfItem = (id: string): readonly Grid[] => grids.get(id) ?? [];
    const given = { item, checks: item.checks, evidence, facts, checklist, now, registers, gridsOf: gridsOfItem };
    return { collected, facts, outcome: isInterrupted ? UNJUDGED : runChecks(given) };
  });
  const items = await Promise.all(
    judged.map(async ({ collected, facts, outcome }) => {
      const changes = collected.item.enabled && !collected.isInterrupted ? await input.changesOf(collected, facts) : [];
      return roundOf(collected, outcome, changes);
    }),
  );
  const crashes = judged.flatMap(({ collected, outcome }) =>
    outcome.crashes.map((crash) => ({ item: collected.item.id, ...crash })),
  );
  const skipped = judged.flatMap(({ collected, outcome }) =>
    outcome.skipped.map((check) => ({ item: collected.item.id, ...check })),
  );
  return { items: withFewPictures(items), skipped, crashes: [...crashes, ...readerDefects(input.items)] };
}

/** Of a round: reports and the history hold them all. */
const MAX_PICTURES = 50;

/** Leaves the first pictures of places; a person who needs more opens the document. */
function withFewPictures(items: readonly ItemRound[]): readonly ItemRound[] {
  let left = MAX_PICTURES;
  const bounded = ({ picture, ...finding }: Finding): Finding =>
    picture === undefined || left-- <= 0 ? finding : { ...finding, picture };
  return items.map((item) => ({
    ...item,
    results: item.results.map((result) => ({ ...result, findings: result.findings.map(bounded) })),
  }));
}

/** Documents at which a reader of ours failed; one that serves several items is named once. */
function readerDefects(items: readonly ItemEvidence[]): Judged['crashes'] {
  const defects = items.flatMap(({ item, evidence }) =>
    evidence.flatMap(({ exchange, extracted }) =>
      extracted?.defect === undefined
        ? []
        : [{ item: item.id, check: 'file', url: exchange.url, error: extracted.defect }],
    ),
  );
  const first = [...new Map(defects.reverse().map((defect) => [defect.url, defect])).values()];
  return first.map(({ item, check, url, error }) => ({ item, check, error: `${url}\n${error}` }));
}

const UNJUDGED: ChecksOutcome = { results: [], undecided: [], skipped: [], crashes: [] };

function gridsOf({ evidence }: ItemEvidence): readonly Grid[] {
  return evidence.flatMap(({ extracted }) => (extracted?.grids.ok ? extracted.grids.value : []));
}

function roundOf(collected: ItemEvidence, outcome: ChecksOutcome, changes: readonly ChangeRecord[]): ItemRound {
  const { item, evidence, unexamined, isInterrupted } = collected;
  return {
    id: item.id,
    title: item.title,
    owner: item.owner,
    enabled: item.enabled,
    verdict: isInterrupted ? 'review' : verdictOf(outcome.results),
    evidence: evidence.map(recordOf),
    unexamined,
    results: outcome.results,
    changes: changes,
    ...(collected.qrCodes.length > 0 && { codes: collected.qrCodes }),
    ...(collected.home && { home: collected.home }),
    ...(collected.robotViews?.length && { robotViews: collected.robotViews }),
    ...(collected.seconds !== undefined && { seconds: collected.seconds }),
    source: item.source,
  };
}

function recordOf(evidence: Evidence): EvidenceRecord {
  const { extracted, ...record } = evidence;
  const { type = null, contentSha256 = null } = extracted ?? {};
  return {
    ...record,
    type,
    contentSha256,
    dates: datesOf(evidence),
    ...(extracted?.isWithheld && { isWithheld: true }),
  };
}
