import type { Verdict } from '../../model/finding.js';
import type { Acceptance } from '../../model/previous.js';
import type { Round } from '../../model/round.js';
import { findingKey } from '../../round/finding-key.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import type { FindingMessages } from '../compose/finding-messages.js';
import type { Estimate } from '../compose/score-words.js';
import { MAX_URL, MAX_WORDS, siteText } from '../compose/site-text.js';

/** In which rounds something was there: pairs of first and last index, from 0, without a break in each. */
export type Runs = readonly (readonly [first: number, last: number])[];

/** All rounds of one checklist in the words of one language, oldest first. */
export interface HistoryFacts {
  readonly agency: { readonly name: string; readonly province: string };
  readonly site: string;
  readonly rounds: readonly HistoryRound[];
  readonly items: readonly HistoryItem[];
  readonly links: readonly (Lasting & { readonly url: string; readonly status: number | null })[];
}

export interface HistoryRound {
  readonly number: number;
  /** Day in Asia/Bangkok. */
  readonly day: string;
  readonly complete: boolean;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly broken: number;
  readonly score: Estimate | null;
}

export interface HistoryItem {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  /** For each round; null: it did not examine the item. */
  readonly verdicts: readonly (Verdict | null)[];
  readonly findings: readonly (Lasting & {
    readonly code: string;
    readonly message: string;
    readonly isError: boolean;
  })[];
  readonly evidence: readonly (Lasting & { readonly url: string; readonly sha256: string })[];
  readonly changes: readonly HistoryChange[];
}

export interface HistoryChange {
  /** Index of the round. */
  readonly round: number;
  readonly kind: Round['items'][number]['changes'][number]['kind'];
  readonly url: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What explains it; null: nothing does. */
  readonly letter: { readonly words: string; readonly who: string; readonly day: string } | null;
  readonly isExplained: boolean;
}

interface Lasting {
  readonly runs: Runs;
}

/** What is there round after round, by a key. */
class Register<Value> {
  readonly #entries = new Map<string, { value: Value; runs: [number, number][] }>();

  add(key: string, round: number, value: () => Value): void {
    const known = this.#entries.get(key);
    const last = known?.runs.at(-1);
    if (!known) this.#entries.set(key, { value: value(), runs: [[round, round]] });
    else if (last !== undefined && last[1] >= round - 1) last[1] = round;
    else known.runs.push([round, round]);
  }

  list(): (Value & Lasting)[] {
    return [...this.#entries.values()].map(({ value, runs }) => ({ ...value, runs }));
  }
}

/** Which acceptance covers which change is told by the hashes; the last one is the one that counts. */
interface ItemParts {
  title: string;
  owner: string | null;
  readonly verdicts: Map<number, Verdict>;
  readonly findings: Register<{ code: string; message: string; isError: boolean }>;
  readonly evidence: Register<{ url: string; sha256: string }>;
  readonly changes: HistoryChange[];
}

/**
 * Gathers what a page of the history shows; one round is in memory at a time.
 * @param rounds oldest first
 * @returns null where there is no round
 */
export function gatherHistory(
  rounds: Iterable<Round>,
  acceptances: readonly Acceptance[],
  messages: FindingMessages,
): HistoryFacts | null {
  const items = new Map<string, ItemParts>();
  const links = new Register<{ url: string; status: number | null }>();
  const heads: HistoryRound[] = [];
  let last: Round | null = null;
  for (const round of rounds) {
    const n = heads.length;
    last = round;
    heads.push(headOf(round));
    for (const item of round.items) {
      const parts = items.get(item.id) ?? newParts();
      items.set(item.id, parts);
      parts.title = siteText(item.title, MAX_WORDS);
      parts.owner = item.owner === null ? null : siteText(item.owner, MAX_WORDS);
      parts.verdicts.set(n, item.verdict);
      for (const finding of item.results.flatMap(({ findings }) => findings)) {
        if (finding.severity === 'info') continue;
        parts.findings.add(findingKey(item.id, finding), n, () => ({
          code: finding.code,
          message: messages.sentence(finding.code, finding.data, finding.at),
          isError: finding.severity === 'error',
        }));
      }
      for (const { exchange } of item.evidence) {
        const { url, sha256 } = exchange;
        if (sha256 !== null) parts.evidence.add(`${url} ${sha256}`, n, () => ({ url: siteText(url, MAX_URL), sha256 }));
      }
      for (const change of item.changes) {
        const { kind, before, after, explained } = change;
        const letter = kind === 'changed' || kind === 'removed' ? letterOf(item.id, change, acceptances) : null;
        parts.changes.push({
          round: n,
          kind,
          url: siteText(change.url, MAX_URL),
          before,
          after,
          letter,
          isExplained: explained || letter !== null,
        });
      }
    }
    for (const { url, state, status } of round.links)
      if (state === 'broken') links.add(url, n, () => ({ url: siteText(url, MAX_URL), status }));
  }
  if (last === null) return null;
  const { agency, site } = last.checklist;
  return {
    agency: { name: siteText(agency.name, MAX_WORDS), province: siteText(agency.province ?? '', MAX_WORDS) },
    site: siteText(site, MAX_URL),
    rounds: heads,
    items: [...items].map(([id, parts]) => ({
      id,
      title: parts.title,
      owner: parts.owner,
      verdicts: heads.map((_, n) => parts.verdicts.get(n) ?? null),
      findings: parts.findings.list(),
      evidence: parts.evidence.list(),
      changes: parts.changes,
    })),
    links: links.list(),
  };
}

function newParts(): ItemParts {
  return {
    title: '',
    owner: null,
    verdicts: new Map(),
    findings: new Register(),
    evidence: new Register(),
    changes: [],
  };
}

function headOf({ number, startedAt, complete, items, links, score }: Round): HistoryRound {
  const count = (verdict: Verdict): number => items.filter((item) => item.verdict === verdict).length;
  return {
    number,
    day: bangkokDay(startedAt),
    complete,
    counts: { pass: count('pass'), fail: count('fail'), review: count('review'), disabled: count('disabled') },
    broken: links.filter(({ state }) => state === 'broken').length,
    score,
  };
}

function letterOf(
  item: string,
  { url, after }: { readonly url: string; readonly after: string | null },
  acceptances: readonly Acceptance[],
): HistoryChange['letter'] {
  const covered = after ?? `removed:${url}`;
  const found = acceptances.findLast((one) => one.item === item && one.covers.includes(covered));
  if (found === undefined) return null;
  return {
    words: siteText(found.letter, MAX_WORDS),
    who: siteText(found.who, MAX_WORDS),
    day: bangkokDay(found.at),
  };
}
