import type { Acceptance, BaselineFile, PreviousItem, Withdrawal } from '../model/previous.js';
import type { ChangeRecord, ItemRound, Round } from '../model/round.js';
import { nextBaseline } from '../round/baseline.js';
import { lastingAddress } from '../round/lasting-address.js';
import { bangkokDay } from '../text/dates/calendar.js';

/** The parts of a history that the walk reads. */
export interface Walked {
  acceptances(): readonly Acceptance[];
  withdrawals(): readonly Withdrawal[];
  rounds(): readonly { readonly number: number }[];
  round(number: number): Round | null;
  previousItems(): ReadonlyMap<string, PreviousItem>;
}

/**
 * What was known before the round of that number: the baseline is walked forward from the first stored round, acceptances are
 * today's. A change whose acceptance was withdrawn since is contested again.
 */
export function previousBefore(state: Walked, end: number): ReadonlyMap<string, PreviousItem> {
  const known = new Map<string, PreviousItem>();
  const accepted = state.acceptances();
  const reopened = reopener(state);
  const remember = (itemId: string, at: Round, baseline: readonly BaselineFile[]): void => {
    known.set(itemId, {
      lastRound: { number: at.number, date: bangkokDay(at.startedAt) },
      baseline,
      accepted: accepted.filter((acceptance) => acceptance.item === itemId),
    });
  };
  /** By item and lasting address: versions whose successors nobody explained. */
  const held = new Map<string, ReadonlyMap<string, BaselineFile>>();
  const numbers = state.rounds().map(({ number }) => number);
  const first = numbers[0] === undefined ? null : state.round(numbers[0]);
  // Rounds before the first stored one are pruned; only the changes that it contests tell of them.
  for (const item of (first?.items ?? []).map(reopened)) {
    const contested = item.changes.filter(({ explained }) => !explained);
    if (first && contested.length > 0) remember(item.id, first, contestedBaseline(item, contested, first, state));
  }
  for (const number of numbers.filter((candidate) => candidate < end)) {
    const before = state.round(number);
    for (const stored of before?.items ?? []) {
      if (!before) continue;
      const item = reopened(stored);
      const baseline = nextBaseline(known.get(item.id) ?? null, item, before);
      const open = new Map(held.get(item.id));
      for (const { kind, url, explained } of item.changes)
        if (kind !== 'new' && explained) open.delete(lastingAddress(url));
      // The rounds after an acceptance measured against what it accepted, and so saw no change any more.
      for (const change of item === stored ? [] : item.changes.filter(({ explained }) => !explained)) {
        const file = baseline.find(({ url }) => lastingAddress(url) === lastingAddress(change.url));
        if (file) open.set(lastingAddress(file.url), file);
      }
      held.set(item.id, open);
      remember(item.id, before, withHeld(baseline, open));
    }
  }
  return known;
}

function withHeld(baseline: readonly BaselineFile[], held: ReadonlyMap<string, BaselineFile>): readonly BaselineFile[] {
  if (held.size === 0) return baseline;
  const hashes = new Set([...held.values()].flatMap(({ sha256 }) => sha256 ?? []));
  const isOther = ({ url, sha256 }: BaselineFile) =>
    !held.has(lastingAddress(url)) && (sha256 === null || !hashes.has(sha256));
  return [...baseline.filter(isOther), ...held.values()];
}

/** Makes changes unexplained that only a withdrawn acceptance explained. */
function reopener(state: Walked): (item: ItemRound) => ItemRound {
  const covered = (acceptances: readonly Acceptance[], item: string): ReadonlySet<string> =>
    new Set(acceptances.flatMap((one) => (one.item === item ? one.covers : [])));
  const withdrawn = state.withdrawals().map(({ acceptance }) => acceptance);
  return (item) => {
    const [gone, inForce] = [covered(withdrawn, item.id), covered(state.acceptances(), item.id)];
    if (gone.size === 0) return item;
    const changes = item.changes.map((change) => {
      const content = item.evidence.find(({ exchange }) => exchange.sha256 === change.after)?.contentSha256;
      const marks = change.kind === 'changed' ? [change.after, content] : [`removed:${change.url}`];
      const isIn = (covers: ReadonlySet<string>) => marks.some((mark) => typeof mark === 'string' && covers.has(mark));
      return change.kind !== 'new' && isIn(gone) && !isIn(inForce) ? { ...change, explained: false } : change;
    });
    return { ...item, changes };
  };
}

/** The item's files as the round saw them, but those whose change it contests as they were before. */
function contestedBaseline(
  item: ItemRound,
  contested: readonly ChangeRecord[],
  round: Round,
  state: Walked,
): readonly BaselineFile[] {
  const today = state.previousItems().get(item.id)?.baseline ?? [];
  const old = new Map(
    contested.map((change) => [
      change.url,
      // The old version is in the baseline until the change is explained; after that only the round itself knows it.
      today.find(({ url, sha256 }) => url === change.url && sha256 === change.before) ??
        baselineFromChange(item, change),
    ]),
  );
  const seen = nextBaseline(null, item, round);
  const removed = contested.filter(({ url }) => !seen.some((file) => file.url === url));
  return [...seen.map((file) => old.get(file.url) ?? file), ...removed.flatMap(({ url }) => old.get(url) ?? [])];
}

function baselineFromChange(item: ItemRound, change: ChangeRecord): BaselineFile {
  const record = item.evidence.find(({ exchange }) => exchange.url === change.url);
  const page = item.evidence.find(({ type }) => type === 'html')?.exchange.url ?? null;
  const since = item.results
    .flatMap(({ findings }) => findings)
    .find((finding) => finding.code.startsWith('change/') && finding.at?.url === change.url)?.data.since;
  return {
    url: change.url,
    sha256: change.before,
    contentSha256: null,
    type: record?.type ?? null,
    foundOn: record ? record.foundOn : page,
    label: record?.label ?? null,
    lastSeen: String(since ?? ''),
  };
}
