import { fatalProblem } from '../model/evidence.js';
import type { Finding, Verdict } from '../model/finding.js';
import type { ChangeRecord, EvidenceRecord, ItemRound, LinkRecord, Round } from '../model/round.js';
import { findingKey } from './finding-key.js';
import { pairAddresses } from './lasting-address.js';
import { isNotExamined } from './not-examined.js';

/** What changed from round `before` to round `after`, without words. */
export interface RoundDiff {
  readonly before: RoundName;
  readonly after: RoundName;
  /** Items whose verdict is another; null: not in that round. */
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: Verdict | null;
    readonly after: Verdict | null;
  }[];
  readonly findings: FindingsDiff;
  readonly links: { readonly broken: readonly LinkRecord[]; readonly mended: readonly LinkRecord[] };
  readonly files: readonly FileDiff[];
  readonly score: { readonly oit: ScoreDiff; readonly ita: ScoreDiff };
}

type RoundName = Pick<Round, 'number' | 'id' | 'startedAt'>;

/** `mended`: found before and not now, in items that both rounds examined. */
export type FindingsDiff = Readonly<Record<'new' | 'mended' | 'still', readonly ItemFinding[]>>;

export interface ItemFinding {
  readonly item: string;
  readonly finding: Finding;
}

/** `moved`: the same bytes at another address, which `details` names. */
export interface FileDiff extends Omit<ChangeRecord, 'explained'> {
  readonly item: string;
}

type ScoreDiff = Readonly<Record<'before' | 'after', number | null>>;

/** Compares two stored rounds of one checklist. */
export function diffRounds(before: Round, after: Round): RoundDiff {
  return {
    before: nameOf(before),
    after: nameOf(after),
    items: diffVerdicts(before, after),
    findings: diffFindings(before, after),
    links: diffLinks(before, after),
    files: after.items.flatMap((item) => {
      const old = before.items.find(({ id }) => id === item.id);
      return old === undefined ? [] : diffFiles(old, item);
    }),
    score: {
      oit: { before: before.score?.oit ?? null, after: after.score?.oit ?? null },
      ita: { before: before.score?.ita ?? null, after: after.score?.ita ?? null },
    },
  };
}

function nameOf({ number, id, startedAt }: Round): RoundName {
  return { number, id, startedAt };
}

function diffVerdicts(before: Round, after: Round): RoundDiff['items'] {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Set(after.items.map(({ id }) => id));
  return [...after.items, ...before.items.filter(({ id }) => !now.has(id))]
    .map(({ id, title, verdict }) => ({
      id,
      title,
      before: old.get(id)?.verdict ?? null,
      after: now.has(id) ? verdict : null,
    }))
    .filter((item) => item.before !== item.after);
}

/**
 * Compares what two rounds found; without a round before, everything is new. A round that did not get to see the site says
 * nothing of faults; behind it stands when a fault was first seen.
 */
export function diffFindings(before: Round | null, after: Round): FindingsDiff {
  if (isNotExamined(after)) return { new: [], mended: [], still: [] };
  if (before !== null && isNotExamined(before)) {
    const found = [...findingsByKey(after)];
    const isOld = (key: string): boolean => (after.firstSeen[key]?.round ?? after.number) <= before.number;
    return {
      new: found.filter(([key]) => !isOld(key)).map(([, one]) => one),
      mended: [],
      still: found.filter(([key]) => isOld(key)).map(([, one]) => one),
    };
  }
  const old = before === null ? new Map<string, ItemFinding>() : findingsByKey(before);
  const now = findingsByKey(after);
  const examined = new Set(after.items.map(({ id }) => id));
  return {
    new: [...now].filter(([key]) => !old.has(key)).map(([, found]) => found),
    mended: [...old].filter(([key, { item }]) => !now.has(key) && examined.has(item)).map(([, found]) => found),
    still: [...now].filter(([key]) => old.has(key)).map(([, found]) => found),
  };
}

function findingsByKey(round: Round): ReadonlyMap<string, ItemFinding> {
  return new Map(
    round.items.flatMap((item) =>
      item.results
        .flatMap(({ findings }) => findings)
        .map((finding) => [findingKey(item.id, finding), { item: item.id, finding }]),
    ),
  );
}

function diffLinks(before: Round, after: Round): RoundDiff['links'] {
  const wasBroken = new Set(before.links.filter(({ state }) => state === 'broken').map(({ url }) => url));
  return {
    broken: after.links.filter(({ url, state }) => state === 'broken' && !wasBroken.has(url)),
    // A broken link that was not requested again is not mended.
    mended: after.links.filter(({ url, state }) => (state === 'ok' || state === 'warning') && wasBroken.has(url)),
  };
}

function diffFiles(before: ItemRound, after: ItemRound): FileDiff[] {
  const now = new Map(after.evidence.filter(isGood).map((record) => [record.exchange.url, record]));
  const pairs = pairAddresses([...addressesOf(before)], [...addressesOf(after)]);
  const nameNow = (url: string) => pairs.get(url) ?? url;
  const old = new Map(before.evidence.filter(isGood).map((record) => [nameNow(record.exchange.url), record]));
  const triedBefore = new Set([...addressesOf(before)].map(nameNow));
  const tried = addressesOf(after);
  // A file that could not be fetched is a finding of its link: it is not removed, and not new when it is back.
  const present = [...now]
    .filter(([url]) => old.has(url) || !triedBefore.has(url))
    .flatMap(([url, record]) => diffFile(after, url, old.get(url), record));
  const left = [...old].filter(([url]) => !tried.has(url));
  const added = new Map(present.filter(({ kind }) => kind === 'new').map((file) => [file.url, file]));
  const gone = left.map(([url, { exchange }]): FileDiff => {
    const target = [...added.values()].find((file) => file.after === exchange.sha256);
    const hashes = { before: exchange.sha256, after: target?.after ?? null };
    if (target === undefined) return { item: after.id, url, kind: 'removed', ...hashes, details: [] };
    added.delete(target.url);
    return { item: after.id, url, kind: 'moved', ...hashes, details: [`→ ${target.url}`] };
  });
  return [...present.filter(({ kind, url }) => kind !== 'new' || added.has(url)), ...gone];
}

function addressesOf(item: ItemRound): ReadonlySet<string> {
  return new Set(item.evidence.map(({ exchange }) => exchange.url));
}

function diffFile(item: ItemRound, url: string, old: EvidenceRecord | undefined, now: EvidenceRecord): FileDiff[] {
  const hashes = { before: old?.exchange.sha256 ?? null, after: now.exchange.sha256 };
  if (old === undefined) return [{ item: item.id, url, kind: 'new', ...hashes, details: [] }];
  if (hashes.before === hashes.after) return [];
  const sameContent = old.contentSha256 !== null && old.contentSha256 === now.contentSha256;
  // The bytes of a page differ at every visit (tokens, counters).
  if (sameContent && now.type === 'html') return [];
  const details = item.changes.find((change) => change.url === url)?.details ?? [];
  return [{ item: item.id, url, kind: sameContent ? 'resaved' : 'changed', ...hashes, details }];
}

function isGood({ exchange }: EvidenceRecord): boolean {
  return exchange.sha256 !== null && fatalProblem(exchange) === null;
}
