import type { Assessment } from '../model/checklist.js';
import type { Facts, FileFact } from '../model/facts.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import type { ChangeRecord } from '../model/round.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { lastingAddress, pairAddresses } from './lasting-address.js';
import { LETTERS, type Letter, lettersOf } from './letter.js';
import { type Bearing, bearingOf, namesOf } from './letter-subject.js';

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
  const explaining = explainer(facts, lettersOf(facts, letters));
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
    if (now) return compare(before, now, previous, explaining(before, now.url));
    if (!hasLeft(before, facts, current, underWay)) return [];
    const isAccepted = previous.accepted.some(({ covers }) => covers.includes(`removed:${before.url}`));
    const explanation = isAccepted ? 'yes' : explaining(before, before.url);
    const isExplained = explanation === 'yes';
    const target = added.find((file) => !movedTo.has(file.url) && file.exchange.sha256 === before.sha256);
    if (target) {
      movedTo.add(target.url);
      // Assessors look at the address that was handed in, whatever stands elsewhere.
      const isFine = underWay === null || isExplained;
      return [recordOf(before, 'moved', before.sha256, isFine, [`→ ${target.url}`])];
    }
    return [withDoubt(recordOf(before, 'removed', null, isExplained), explanation)];
  });
  const isNew = added.filter((file) => !movedTo.has(file.url));
  return [
    ...changes,
    ...isNew.map((file): ChangeRecord => {
      return { url: file.url, kind: 'new', before: null, after: file.exchange.sha256, explained: true, details: [] };
    }),
  ];
}

function compare(before: BaselineFile, now: FileFact, previous: PreviousItem, explanation: Bearing): ChangeRecord[] {
  const { sha256 } = now.exchange;
  if (sha256 === before.sha256) return [];
  const isSameContent = now.contentSha256 !== null && now.contentSha256 === before.contentSha256;
  // The bytes of a page differ at every visit; what a reader sees is what counts.
  if (isSameContent) return now.type === 'html' ? [] : [{ ...recordOf(before, 'resaved', sha256, true), url: now.url }];
  const isAccepted = previous.accepted.some(({ covers }) =>
    [sha256, now.contentSha256].some((sha) => sha !== null && covers.includes(sha)),
  );
  const changed = { ...recordOf(before, 'changed', sha256, isAccepted || explanation === 'yes'), url: now.url };
  return [isAccepted ? changed : withDoubt(changed, explanation)];
}

/**
 * Whether a letter explains the change of a file. One about an earlier change, or about another document, does not; one that
 * nobody could read may.
 */
function explainer(facts: ChangeFacts, letters: readonly Letter[]) {
  return (before: BaselineFile, url: string): Bearing => {
    const names = namesOf(url, facts);
    const known = { ...names, own: [...names.own, before.label ?? ''] };
    const others = known.others.filter((label) => !letters.some(({ words }) => words.includes(label)));
    const bearings = letters.map((letter): Bearing => {
      if (letter.day === null ? !letter.isUnread : letter.day < before.lastSeen) return 'no';
      const bearing = bearingOf(letter.words, { own: known.own, others });
      return bearing === 'yes' && letter.day === null ? 'unclear' : bearing;
    });
    return bearings.find((one) => one === 'yes') ?? bearings.find((one) => one === 'unclear') ?? 'no';
  };
}

function withDoubt(record: ChangeRecord, explanation: Bearing): ChangeRecord {
  return explanation === 'unclear' ? { ...record, isUnclear: true } : record;
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
