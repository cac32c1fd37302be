import type { Assessment } from '../model/checklist.js';
import type { Facts, FileFact } from '../model/facts.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import type { ChangeRecord } from '../model/round.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { lastingAddress, pairAddresses } from './lasting-address.js';
import { LETTERS, letterDays } from './letter.js';

export type ChangeFacts = Pick<Facts, 'exchanges' | 'files' | 'texts' | 'links' | 'dates' | 'previous' | 'unexamined'>;

/**
 * What differs from the baseline, in its order, then what is new. Empty in the first round. A file that could not be fetched
 * this time (a server error, a dead link) is no change: `link` reports it.
 */
export function findChanges(
  facts: ChangeFacts,
  letters: readonly string[] = LETTERS,
  underWay: Assessment | null = null,
): readonly ChangeRecord[] {
  const { previous } = facts;
  if (!previous) return [];
  const days = letterDays(facts, letters);
  const current = new Map(facts.files.filter(isWhole).map((file) => [file.url, file]));
  const pairs = pairAddresses(
    previous.baseline.map((file) => file.url),
    [...current.keys()],
  );
  const known = new Set(pairs.values());
  const added = [...current.values()].filter((file) => !known.has(file.url));

  const movedTo = new Set<string>();
  const changes = previous.baseline.flatMap((before): ChangeRecord[] => {
    const now = current.get(pairs.get(before.url) ?? '');
    if (now) return compare(before, now, previous, days);
    if (!hasLeft(before, facts, current, underWay)) return [];
    const isAccepted = previous.accepted.some(({ covers }) => covers.includes(`removed:${before.url}`));
    const isExplained = isAccepted || isExplainedBy(days, before);
    const target = added.find((file) => !movedTo.has(file.url) && file.exchange.sha256 === before.sha256);
    if (target) {
      movedTo.add(target.url);
      // Assessors look at the address that was handed in, whatever stands elsewhere.
      const isFine = underWay === null || isExplained;
      return [recordOf(before, 'moved', before.sha256, isFine, [`→ ${target.url}`])];
    }
    return [recordOf(before, 'removed', null, isExplained)];
  });
  const isNew = added.filter((file) => !movedTo.has(file.url));
  return [
    ...changes,
    ...isNew.map((file): ChangeRecord => {
      return { url: file.url, kind: 'new', before: null, after: file.exchange.sha256, explained: true, details: [] };
    }),
  ];
}

function compare(before: BaselineFile, now: FileFact, previous: PreviousItem, days: readonly string[]): ChangeRecord[] {
  const { sha256 } = now.exchange;
  if (sha256 === before.sha256) return [];
  const isSameContent = now.contentSha256 !== null && now.contentSha256 === before.contentSha256;
  // The bytes of a page differ at every visit; what a reader sees is what counts.
  if (isSameContent) return now.type === 'html' ? [] : [{ ...recordOf(before, 'resaved', sha256, true), url: now.url }];
  const isAccepted = previous.accepted.some(({ covers }) =>
    [sha256, now.contentSha256].some((sha) => sha !== null && covers.includes(sha)),
  );
  return [{ ...recordOf(before, 'changed', sha256, isAccepted || isExplainedBy(days, before)), url: now.url }];
}

/** A letter about an earlier change does not explain this one. */
function isExplainedBy(days: readonly string[], before: BaselineFile): boolean {
  return days.some((day) => day >= before.lastSeen);
}

/**
 * True when its page was read and no longer links to it. Addresses of the checklist itself are reported by `link`; one that
 * the checklist no longer names has left while it is being assessed.
 */
function hasLeft(
  before: BaselineFile,
  facts: ChangeFacts,
  current: ReadonlyMap<string, FileFact>,
  underWay: Assessment | null,
): boolean {
  if (before.foundOn === null && underWay === null) return false;
  const isIt = isAddressOf(before.url);
  if (facts.exchanges.some(({ exchange }) => isIt(exchange.url))) return false;
  if (facts.unexamined.some(({ url }) => isIt(url))) return false;
  if (before.foundOn === null) return true;
  const isItsPage = isAddressOf(before.foundOn);
  if ([...current.values()].find(({ url }) => isItsPage(url))?.type !== 'html') return false;
  return !facts.links.some((link) => isItsPage(link.on) && isIt(link.url));
}

/** Documents behind a token have another address at every visit. */
function isAddressOf(url: string): (other: string) => boolean {
  const lasting = lastingAddress(url);
  return (other) => other === url || lastingAddress(other) === lasting;
}

function isWhole(file: FileFact): boolean {
  return file.exchange.sha256 !== null && file.exchange.cut === null;
}

function recordOf(
  before: BaselineFile,
  kind: ChangeRecord['kind'],
  after: string | null,
  explained: boolean,
  details: readonly string[] = [],
): ChangeRecord {
  return { url: before.url, kind, before: before.sha256, after, explained, details };
}

/**
 * Whether a change concerns what was handed in: it is unexplained and came while the answers are assessed. A version that was
 * last seen before that may have given way before it too; the server's own date of the new one can say so.
 */
export function isOfAssessed(
  change: ChangeRecord,
  before: BaselineFile | undefined,
  now: FileFact | undefined,
  underWay: Assessment | null,
): boolean {
  if (underWay === null || change.explained) return false;
  const modified = now?.exchange.lastModified ?? null;
  if (change.kind !== 'changed' || before === undefined || modified === null) return true;
  const day = bangkokDay(modified);
  return !(before.lastSeen < underWay.submitted && day >= before.lastSeen && day < underWay.submitted);
}
