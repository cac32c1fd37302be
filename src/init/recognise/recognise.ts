import { addressKey } from '../../crawl/request-cache.js';
import { kindOf } from '../../model/agency/agency-kind.js';
import type { Item } from '../../model/checklist.js';
import type { Exchange } from '../../model/evidence.js';
import { foldText } from '../../text/thai/normalize.js';
import type { SeenDocument } from '../site/walk.js';
import { assignGreatest } from './assign.js';
import { type Candidate, isSameTarget, type LostLink, type Mention } from './candidate.js';
import { createForeignReader, withoutNumbers } from './foreign.js';
import { type CodeReader, createCodeReader } from './item-code.js';
import { createLikenessReader, type LikenessReader } from './likeness.js';
import type { LookAlikes, SiteMap } from './maps.js';
import type { ReasonCode } from './reasons.js';
import { createRegionReader, entryOf, type RegionReader } from './region.js';
import { createJudge, type Judgement, LEAST, type Wanted } from './score-candidate.js';
import { createYearReader } from './stated-years.js';

/** An address for an item, with the reasons for it. */
export interface Proposal {
  readonly url: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly ReasonCode[];
}

export interface FoundItem {
  readonly id: string;
  /** Its address, then others of the same row; empty: nothing was found. */
  readonly chosen: readonly Proposal[];
  /** The next best that no other item has; two at most. */
  readonly alternatives: readonly Proposal[];
  /** Links that fit the item no worse than what was chosen, and open nothing; two at most. Absent: there are none. */
  readonly lost?: readonly Lost[];
}

/** A link that opens nothing. */
export interface Lost {
  readonly url: string;
  /** What came of asking for it; null: it leads to the home page. */
  readonly answer: Exchange | null;
}

export interface RecogniseOptions {
  readonly items: readonly Item[];
  readonly candidates: readonly Candidate[];
  /** Absent: every link opens something. */
  readonly lost?: readonly LostLink[] | undefined;
  readonly fiscalYear: number;
  readonly agencyNames: readonly string[];
  /** Of the agency; absent: its name tells, or nobody knows. */
  readonly kind?: string | undefined;
  readonly maps: readonly SiteMap[];
  readonly lookAlikes: LookAlikes;
  /** Addresses that items already have, by item: no other item gets them. */
  readonly held?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Reads a document whose link says too little; absent: none is read. */
  readonly readDocument?: ((url: string) => Promise<SeenDocument | null>) | undefined;
}

const MAX_ALTERNATIVES = 2;
const MAX_LOST = 2;
const ALIKE = 0.55;
const LEAST_ALTERNATIVE = 0.38;
const MAX_SAME_ROW = 6;
/** Documents of the site that are read because their links say too little. */
const MAX_DOCUMENTS = 40;
const SURE = 0.85;
/** Cost for an item that shares the address of another one. */
const SHARED_COST = 0.3;
const LEAST_SHARED = 0.75;
/** Bonus of an address that a person gave to the item. */
const HELD_BONUS = 1;

/** Finds the address of each item: of all items at once, so that each address goes to the item that it fits best. */
export async function recogniseItems(options: RecogniseOptions): Promise<readonly FoundItem[]> {
  const context = openContext(options);
  let candidates = options.candidates;
  let judgements = candidates.map(context.judgeWith(candidates));
  if (options.readDocument) {
    const read = await readDocuments(candidates, judgements, context.likeness, options.readDocument);
    if (read.size > 0) {
      candidates = candidates.map((candidate) => ({ ...candidate, document: read.get(candidate.url) ?? null }));
      judgements = candidates.map(context.judgeWith(candidates));
    }
  }
  const found = assignItems(context, candidates, preferHeld(context.items, candidates, judgements, options.held));
  const { lost = [] } = options;
  return lost.length === 0 ? found : withLost(found, lost, candidates, context);
}

/** Names for each item the links that a visitor would take for its own and that open nothing. */
function withLost(
  found: readonly FoundItem[],
  lost: readonly LostLink[],
  candidates: readonly Candidate[],
  context: Context,
): readonly FoundItem[] {
  const judge = context.judgeWith([...candidates, ...lost]);
  const meant = lost.flatMap((link) => {
    const mentions = link.mentions.filter((mention) => isMeant(mention, link, context));
    return mentions.length === 0 ? [] : [{ ...link, mentions }];
  });
  const judged = meant.map((link) => ({ link, values: judge(link).map(({ value }) => value) }));
  return found.map((item, index) => {
    const own = judged
      .map(({ link, values }) => ({ link, value: values[index] ?? 0, best: Math.max(...values) }))
      // A link is named once, for the item that it fits best.
      .filter(({ link, value, best }) => value >= LEAST && (value === best || link.isHomeItself))
      .filter(({ value }) => item.chosen.length === 0 || confidenceOf(value, 0) >= (item.chosen[0]?.confidence ?? 0))
      .sort((a, b) => b.value - a.value)
      .slice(0, MAX_LOST);
    return own.length === 0 ? item : { ...item, lost: own.map(({ link: { url, answer } }) => ({ url, answer })) };
  });
}

/** An item keeps the addresses that it has; for all other items they are no candidates. */
function preferHeld(
  items: readonly Wanted[],
  candidates: readonly Candidate[],
  judgements: readonly (readonly Judgement[])[],
  held: RecogniseOptions['held'],
): readonly (readonly Judgement[])[] {
  if (held === undefined || held.size === 0) return judgements;
  const holders = new Map<string, Set<string>>();
  for (const [id, urls] of held)
    for (const url of urls) holders.set(addressKey(url), (holders.get(addressKey(url)) ?? new Set()).add(id));
  return judgements.map((values, index) => {
    const owners = holders.get(addressKey(candidates[index]?.url ?? ''));
    if (owners === undefined) return values;
    return values.map((value, item) =>
      owners.has(items[item]?.id ?? '') ? { ...value, value: value.value + HELD_BONUS } : { value: 0, reasons: [] },
    );
  });
}

/** A way back to the home page, which every page has. */
const WAY_HOME = /^(?:กลับ|ไป|สู่|ยัง|ที่|หน้า|แรก|หลัก|home|page|main|back|to|the|top|[\s/|»›>«<.:-])*$/i;

/** Does the link promise something of its own? One that leads home does where it is named as an item is, not by what stands around it. */
function isMeant({ label, row }: Mention, { answer }: LostLink, { codes, likeness }: Context): boolean {
  if (WAY_HOME.test(label)) return false;
  if (answer !== null) return true;
  return [label, row ?? ''].some((text) => codes.inText(text).length > 0) || Math.max(...likeness.of(label)) >= ALIKE;
}

interface Context {
  readonly items: readonly Wanted[];
  readonly codes: CodeReader;
  readonly likeness: LikenessReader;
  readonly regionsOf: (candidates: readonly Candidate[]) => RegionReader;
  readonly judgeWith: (candidates: readonly Candidate[]) => (candidate: Candidate) => readonly Judgement[];
}

function openContext({ items, fiscalYear, agencyNames, kind, maps, lookAlikes }: RecogniseOptions): Context {
  const wanted = items.map(wantedOf);
  const ids = wanted.map(({ id }) => id);
  const body = kindOf({ name: agencyNames[0] ?? '', kind });
  const known = createCodeReader(ids);
  const codes = body?.ownList === undefined ? known : withoutNumbers(known);
  const likeness = createLikenessReader({
    phrases: wanted.map(({ title, find }) => [title, ...find.keywords]),
    withoutCodes: codes.without,
    names: agencyNames,
  });
  const readers = {
    codes,
    likeness,
    readYears: createYearReader(),
    isForeign: createForeignReader(lookAlikes, agencyNames, body),
  };
  const regionsOf = (candidates: readonly Candidate[]): RegionReader =>
    createRegionReader({ candidates, ids, ...readers });
  const forAll = { ...readers, items: wanted, fiscalYear, maps, guideWords: lookAlikes.guides };
  return {
    items: wanted,
    codes,
    likeness,
    regionsOf,
    judgeWith: (candidates) => createJudge({ ...forAll, regions: regionsOf(candidates) }),
  };
}

function wantedOf({ id, title, find }: Item): Wanted {
  return { id, title, find: find ?? { keywords: [], not: [], fiscalYear: null, kind: 'any' } };
}

/** How likely a link leads to evidence by its label, for the order of the crawl. */
export function createInterest(items: readonly Item[]): (text: string) => number {
  const context = openContext({
    items,
    candidates: [],
    fiscalYear: 0,
    agencyNames: [],
    maps: [],
    lookAlikes: { words: [], not: [], guides: [], hosts: [] },
  });
  return (text) => (context.codes.inText(text).length > 0 ? 1 : Math.max(0, ...context.likeness.of(text)));
}

async function readDocuments(
  candidates: readonly Candidate[],
  judgements: readonly (readonly Judgement[])[],
  likeness: LikenessReader,
  read: (url: string) => Promise<SeenDocument | null>,
): Promise<ReadonlyMap<string, SeenDocument>> {
  const best = judgements.map((values) => Math.max(0, ...values.map(({ value }) => value)));
  const isUndescribed = ({ mentions, name }: Candidate): boolean =>
    !likeness.isDescriptive(name) &&
    mentions.every(({ label, row }) => !likeness.isDescriptive(label) && !likeness.isDescriptive(row ?? ''));
  const unsure = candidates
    .map((candidate, index) => ({ candidate, value: best[index] ?? 0 }))
    .filter(({ candidate, value }) => candidate.isOwn && candidate.kind === 'document' && value < SURE)
    .filter(({ candidate, value }) => value >= 0.3 || isUndescribed(candidate))
    .sort((a, b) => b.value - a.value)
    .slice(0, MAX_DOCUMENTS);
  const found = await Promise.all(
    unsure.map(async ({ candidate }) => [candidate.url, await read(candidate.url)] as const),
  );
  return new Map(found.flatMap(([url, document]) => (document === null ? [] : [[url, document] as const])));
}

function assignItems(
  context: Context,
  candidates: readonly Candidate[],
  judgements: readonly (readonly Judgement[])[],
): readonly FoundItem[] {
  const { items } = context;
  const worthOf = (item: number, candidate: number): number => judgements[candidate]?.[item]?.value ?? 0;
  const useful = candidates
    .map((_, index) => index)
    .filter((index) => items.some((__, item) => worthOf(item, index) >= LEAST_ALTERNATIVE));
  const weights = items.map((_, item) =>
    useful.map((index) => (worthOf(item, index) >= LEAST ? worthOf(item, index) : 0)),
  );
  const assigned = assignGreatest(weights).map((column) => (column === null ? null : (useful[column] ?? null)));
  const contest: Contest = { context, candidates, useful, regions: context.regionsOf(candidates), worthOf };
  shareAddresses(contest, assigned);

  const taken = new Map<number, number>();
  for (const [item, index] of assigned.entries()) if (index !== null) taken.set(index, item);
  const extras = items.map((_, item) => {
    const main = assigned[item] ?? null;
    return main === null ? [] : othersInRow(contest, item, main, taken);
  });
  const given = new Set([...taken.keys(), ...extras.flat()]);

  return items.map(({ id }, item) => {
    const others = useful
      .filter((index) => !given.has(index) && worthOf(item, index) >= LEAST_ALTERNATIVE)
      .sort((a, b) => worthOf(item, b) - worthOf(item, a));
    const main = assigned[item] ?? null;
    const chosenCandidate = main === null ? undefined : candidates[main];
    const rival = others.find((index) => {
      const other = candidates[index];
      return other !== undefined && chosenCandidate !== undefined && !isPageAndDocument(chosenCandidate, other);
    });
    const propose = (index: number, lead: number, more: readonly ReasonCode[] = []): Proposal => ({
      url: candidates[index]?.url ?? '',
      confidence: confidenceOf(worthOf(item, index), lead),
      reasons: [...(judgements[index]?.[item]?.reasons ?? []), ...more],
    });
    const margin = main === null ? 0 : worthOf(item, main) - (rival === undefined ? 0 : worthOf(item, rival));
    return {
      id,
      chosen:
        main === null
          ? []
          : [propose(main, margin), ...(extras[item] ?? []).map((index) => propose(index, 0.2, ['same-row']))],
      alternatives: others.slice(0, MAX_ALTERNATIVES).map((index) => propose(index, 0)),
    };
  });
}

/** All items and all candidates, each by its place in its list. */
interface Contest {
  readonly context: Context;
  readonly candidates: readonly Candidate[];
  /** Candidates that are worth something for an item. */
  readonly useful: readonly number[];
  readonly regions: RegionReader;
  readonly worthOf: (item: number, candidate: number) => number;
}

/** An address whose own text names several items, or that fits another item well, may serve several. */
function shareAddresses({ context, candidates, useful, worthOf }: Contest, assigned: (number | null)[]): void {
  const { items, codes } = context;
  const holders = new Set(assigned.filter((index) => index !== null));
  for (const [item, wanted] of items.entries()) {
    if (assigned[item] !== null) continue;
    const shared = useful
      .filter((index) => holders.has(index) && candidates[index]?.kind !== 'elsewhere')
      .map((index) => {
        const isNamed = candidates[index]?.mentions.some((mention) => {
          const { ids } = entryOf(mention, codes);
          const label = foldText(mention.label);
          // A word of several items names them all.
          const isWord = wanted.find.keywords.some((word) => foldText(word) === label);
          return (ids.length > 1 && ids.includes(wanted.id)) || isWord;
        });
        return { index, value: worthOf(item, index) - (isNamed ? 0 : SHARED_COST), isNamed };
      })
      .filter(({ value, isNamed }) => value >= (isNamed ? LEAST : LEAST_SHARED))
      .sort((a, b) => b.value - a.value)[0];
    if (shared) assigned[item] = shared.index;
  }
}

/** Other links in the row or panel of the item, such as a plan and its progress in two files. */
function othersInRow(
  { context, candidates, regions, worthOf }: Contest,
  item: number,
  main: number,
  taken: ReadonlyMap<number, number>,
): readonly number[] {
  const { items, codes } = context;
  const id = items[item]?.id ?? '';
  const rowsOf = (candidate: Candidate | undefined): readonly string[] =>
    (candidate?.mentions ?? []).flatMap((mention) => {
      const ids = codesOfRow(mention, codes);
      const isOfItem = ids.includes(id) && regions.of(mention).isOfThisList === true;
      return isOfItem ? [`${mention.on.url} ${mention.headings[0] ?? ''} ${ids.join(' ')}`] : [];
    });
  const own = new Set(rowsOf(candidates[main]));
  if (own.size === 0) return [];
  return candidates
    .map((_, index) => index)
    .filter((index) => index !== main && !taken.has(index) && worthOf(item, index) >= LEAST)
    .filter((index) => candidates[index] && candidates[main] && !isSameTarget(candidates[index], candidates[main]))
    .filter((index) => rowsOf(candidates[index]).some((row) => own.has(row)))
    .slice(0, MAX_SAME_ROW);
}

/** The codes of the row: rows of one item differ in the labels of their links. */
function codesOfRow(mention: Mention, codes: CodeReader): readonly string[] {
  return entryOf({ ...mention, label: '' }, codes).ids;
}

/** A page and a document that it links to do not compete. */
function isPageAndDocument(a: Candidate, b: Candidate): boolean {
  const links = (from: Candidate, to: Candidate): boolean =>
    from.page !== null && to.mentions.some(({ on }) => on === from.page);
  return links(a, b) || links(b, a);
}

/** From the value and its lead over the next best address. */
function confidenceOf(value: number, margin: number): number {
  const sure = 0.3 + 0.5 * Math.min(1.1, value) + 0.35 * Math.min(0.35, Math.max(-0.2, margin));
  return Math.round(100 * Math.min(0.99, Math.max(0.05, sure))) / 100;
}
