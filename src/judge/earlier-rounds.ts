import type { State } from '../history/state.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import type { ChangeRecord, ItemRound, Round } from '../model/round.js';
import { nextBaseline } from '../round/baseline.js';
import { bangkokDay } from '../text/dates/calendar.js';

/** What was known before a stored round: the baseline is walked forward from the first round, acceptances are today's. */
export function previousBefore(state: State, round: Round): ReadonlyMap<string, PreviousItem> {
  const known = new Map<string, PreviousItem>();
  const accepted = state.acceptances();
  const remember = (itemId: string, at: Round, baseline: readonly BaselineFile[]): void => {
    known.set(itemId, {
      lastRound: { number: at.number, date: bangkokDay(at.startedAt) },
      baseline,
      accepted: accepted.filter((acceptance) => acceptance.item === itemId),
    });
  };
  const numbers = state.rounds().map(({ number }) => number);
  const first = numbers[0] === undefined ? null : state.round(numbers[0]);
  // Rounds before the first stored one are pruned; only the changes that it contests tell of them.
  for (const item of first?.items ?? []) {
    const contested = item.changes.filter(({ explained }) => !explained);
    if (first && contested.length > 0) remember(item.id, first, contestedBaseline(item, contested, first, state));
  }
  for (const number of numbers.filter((candidate) => candidate < round.number)) {
    const before = state.round(number);
    for (const item of before?.items ?? []) {
      if (before) remember(item.id, before, nextBaseline(known.get(item.id) ?? null, item, before));
    }
  }
  return known;
}

/** The item's files as the round saw them, but those whose change it contests as they were before. */
function contestedBaseline(
  item: ItemRound,
  contested: readonly ChangeRecord[],
  round: Round,
  state: State,
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
