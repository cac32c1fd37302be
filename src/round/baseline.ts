import { fatalProblem } from '../model/evidence.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import type { EvidenceRecord, ItemRound, Round } from '../model/round.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { lastingAddress, pairAddresses } from './lasting-address.js';

/**
 * The versions that the next round measures changes of this item against.
 *
 * A version stays while a change of it is unexplained and moves on once the change is explained, or is none that needs a
 * letter (new, re-saved, moved). A file that could not be fetched this round (a server error, an interrupted round) keeps its
 * last good version. An address that the user took out of the checklist leaves, and so do the documents of its page.
 */
export function nextBaseline(
  previous: PreviousItem | null,
  item: ItemRound,
  round: Pick<Round, 'startedAt' | 'complete'>,
): BaselineFile[] {
  const before = previous?.baseline ?? [];
  if (!item.enabled) return [...before];
  const today = bangkokDay(round.startedAt);
  const arrived = goodEvidence(item);
  const pairs = pairAddresses(
    before.map((file) => file.url),
    [...arrived.keys()],
  );
  const known = new Set(pairs.values());
  const changes = new Map(item.changes.map((change) => [change.url, change]));

  const kept = before.flatMap((file) => {
    const now = arrived.get(pairs.get(file.url) ?? '');
    const change = now && changes.get(now.exchange.url);
    if (now !== undefined) return [change?.kind === 'changed' && !change.explained ? file : versionOf(now, today)];
    return isGone(file, item, round.complete) ? [] : [file];
  });
  // A move that is contested leaves the old address in force.
  const contested = new Set(
    item.changes.flatMap((one) => (one.kind === 'moved' && !one.explained ? [one.before] : [])),
  );
  const added = [...arrived.values()]
    .filter(({ exchange }) => !known.has(exchange.url) && !contested.has(exchange.sha256))
    .map((record) => versionOf(record, today));
  return [...kept, ...added];
}

/** True when a file that did not arrive is gone, not only out of reach. */
function isGone(file: BaselineFile, item: ItemRound, complete: boolean): boolean {
  const change = item.changes.find(({ url }) => url === file.url);
  if (change?.kind === 'removed') return change.explained;
  if (change?.kind === 'moved') return change.explained;
  if (item.changes.some(({ kind, before }) => kind === 'moved' && before === file.sha256)) return true;
  // What an interrupted round did not reach says nothing.
  if (!complete || changeCheckFailed(item)) return false;
  const lasting = lastingAddress(file.url);
  if (item.evidence.some(({ exchange }) => lastingAddress(exchange.url) === lasting)) return false;
  if (item.unexamined.some(({ url }) => lastingAddress(url) === lasting)) return false;
  if (file.foundOn === null) return true;
  const foundOn = lastingAddress(file.foundOn);
  const page = item.evidence.find(({ exchange }) => lastingAddress(exchange.url) === foundOn);
  // A page that answered without the link, or that the checklist no longer names: the file is gone undisputed.
  return page === undefined || isGood(page);
}

function changeCheckFailed(item: ItemRound): boolean {
  return item.results.some(({ check, state }) => check === 'change' && state !== 'ran');
}

function goodEvidence(item: ItemRound): ReadonlyMap<string, EvidenceRecord> {
  const found = new Map<string, EvidenceRecord>();
  for (const record of item.evidence) {
    if (isGood(record) && !found.has(record.exchange.url)) found.set(record.exchange.url, record);
  }
  return found;
}

function isGood({ exchange }: EvidenceRecord): boolean {
  return exchange.sha256 !== null && exchange.cut === null && fatalProblem(exchange) === null;
}

function versionOf({ exchange, contentSha256, type, foundOn, label }: EvidenceRecord, today: string): BaselineFile {
  return { url: exchange.url, sha256: exchange.sha256, contentSha256, type, foundOn, label, lastSeen: today };
}
