import type { Agency, Item } from './checklist.js';
import type {
  DatedFact,
  Evidence,
  FileType,
  HomeView,
  LinkProblem,
  QrCode,
  RobotView,
  UnexaminedDocument,
} from './evidence.js';
import type { CheckResult, Severity, Verdict } from './finding.js';

/** What a round keeps of one evidence. The bytes are in the evidence store under `exchange.sha256`. */
export interface EvidenceRecord extends Omit<Evidence, 'extracted'> {
  readonly type: FileType | null;
  readonly contentSha256: string | null;
  readonly dates: readonly DatedFact[];
  /** No copy was kept, since it holds numbers of persons. */
  readonly isWithheld?: true;
}

export const CHANGE_KINDS = ['new', 'changed', 'resaved', 'moved', 'removed'] as const;

export interface ChangeRecord {
  readonly url: string;
  /** `resaved`: other bytes, same text; `moved`: same bytes at another address. */
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly before: string | null;
  readonly after: string | null;
  readonly explained: boolean;
  /** A letter is there, and a person must see whether it explains this change; absent: it is plain. */
  readonly isUnclear?: true;
  /** Rows or paragraphs added, removed, altered, in words that no language changes; at most 20. */
  readonly details: readonly string[];
}

export interface ItemRound extends Pick<Item, 'id' | 'title' | 'owner' | 'enabled'> {
  readonly verdict: Verdict;
  readonly evidence: readonly EvidenceRecord[];
  readonly unexamined: readonly UnexaminedDocument[];
  readonly results: readonly CheckResult[];
  readonly changes: readonly ChangeRecord[];
  /** QR codes with what became of their addresses, so that the round can be judged again; older rounds lack them. */
  readonly codes?: readonly QrCode[] | undefined;
  /** Pages that showed a search robot something else, so that the round can be judged again. */
  readonly robotViews?: readonly RobotView[] | undefined;
  /** The home page as a check of the item saw it, so that the round can be judged again. */
  readonly home?: HomeView | undefined;
  /** The sentence that a body types beside its addresses: the way to them from the home page. Absent: the crawl found none. */
  readonly explanation?: string | undefined;
  /** From the beginning of the round until its evidence was there; absent where the clock was set by hand, and in older rounds. */
  readonly seconds?: number | undefined;
  /** The item's place in the checklist; absent in rounds stored by older versions. */
  readonly source?: Item['source'] | undefined;
}

/** One address outside the items' evidence that the round knows. */
export interface LinkRecord {
  readonly url: string;
  readonly status: number | null;
  readonly state: 'ok' | 'broken' | 'warning' | 'unverifiable' | 'skipped' | 'unchecked';
  readonly problems: readonly LinkProblem[];
  /** Severity of the worst problem, null when there is none. */
  readonly severity: Severity | null;
  /** The first 20 pages that lead to it. */
  readonly foundOn: readonly { readonly url: string; readonly text: string }[];
  readonly foundOnCount: number;
  /** Round and time of the last check, this round's included; null when never checked. */
  readonly lastChecked: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why addresses of one pattern were left alone: there is no end of them. */
export const SKIP_REASONS = [
  'calendar',
  'repeating-path',
  'long-address',
  'growing-query',
  'sort-order',
  'combinations',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/**
 * `none`: there is no robots.txt (4xx), or its address gives something else: everything is allowed.
 * `rules`: read.
 * `failing`: the server responded with 5xx: nothing is allowed in this round (RFC 9309, 2.3.1.4), which a report must say.
 * `unreachable`: no response at all (name, connection, TLS, time). The RFC would forbid everything here too. But then a
 * link to a dead host would look like a forbidden one, so its own request may say what is wrong.
 */
export const ROBOTS_STATES = ['none', 'rules', 'failing', 'unreachable'] as const;
export type RobotsState = (typeof ROBOTS_STATES)[number];

/** How far the crawl of the site came. */
export interface CrawlRecord {
  readonly pagesFetched: number;
  /** The address with `#` for its numbers, why such addresses were not read, and how many there were. */
  readonly skippedPatterns: readonly {
    readonly pattern: string;
    readonly reason: SkipReason;
    readonly count: number;
  }[];
  /** Null: it was not asked for. */
  readonly robots: RobotsState | null;
}

/**
 * Why addresses were not checked. `robots`, `excluded` (by the checklist), `trap`; `later`: not drawn this round; `time`: the
 * round ended before; `too-many`: counted, not kept. Of pages, each of which may hold further links: `long-page`, of which
 * only the beginning was read, and `unread-page`, beyond the bounds on pages and depth.
 */
export const UNCHECKED_REASONS = [
  'robots',
  'excluded',
  'trap',
  'later',
  'time',
  'too-many',
  'long-page',
  'unread-page',
] as const;
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];

export interface Unchecked {
  readonly reason: UncheckedReason;
  readonly count: number;
}

export interface LinkTotals {
  /** Different addresses, those that were only counted included. */
  readonly found: number;
  readonly checked: number;
  readonly broken: number;
  readonly unverifiable: number;
  /** Rounds after which every link will have been checked at this sample size. */
  readonly roundsToAll: number | null;
  /** What was not looked at, in the order of {@link UNCHECKED_REASONS}; empty: nothing. Absent in rounds stored before it was kept. */
  readonly unchecked?: readonly Unchecked[] | undefined;
}

/** What one run found, without words: `report` shows it in any format and either language. */
export interface Round {
  readonly id: string;
  readonly number: number;
  /** Version of the program. */
  readonly toolVersion: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly seed: string;
  readonly complete: boolean;
  /** Why it is not complete, or what the reader must know first: `interrupted`, `round-too-long`, `crash`, `home-unreachable`, `site-failing`, `site-hacked`, `no-network`. */
  readonly notices: readonly {
    readonly code:
      | 'interrupted'
      | 'round-too-long'
      | 'crash'
      | 'home-unreachable'
      | 'site-failing'
      | 'site-hacked'
      | 'no-network'
      | 'local-files'
      | 'robots-failing'
      | 'previous-unfinished'
      | 'profile-draft'
      | 'other-list'
      | 'other-list-old'
      | 'other-list-unknown'
      | 'item-recognised'
      | 'item-unrecognised';
    readonly data: Readonly<Record<string, string | number>>;
  }[];
  readonly previousId: string | null;
  /** Calendar day in Asia/Bangkok, `2025-11-01`. */
  readonly nextDue: string;
  readonly checklist: {
    readonly path: string;
    readonly agency: Agency;
    readonly site: string;
    readonly fiscalYear: number;
    readonly everyDays: number;
  };
  readonly items: readonly ItemRound[];
  readonly links: readonly LinkRecord[];
  readonly linkTotals: LinkTotals;
  /** Absent where nothing was crawled, and in rounds stored before it was kept. */
  readonly crawl?: CrawlRecord | undefined;
  readonly score: Score | null;
  /** By `findingKey`: the round in which this finding first appeared without a break. */
  readonly firstSeen: Readonly<Record<string, { readonly round: number; readonly date: string }>>;
}

export interface Score {
  readonly indicators: readonly { readonly id: string; readonly title: string; readonly score: number }[];
  readonly oit: number;
  readonly ita: number | null;
  /** Name of the rule of the estimate; absent where the checklist does not say, and in rounds stored before it was kept. */
  readonly rule?: string | undefined;
  /** The least and the most that the readings of the rule give; absent where they agree. */
  readonly range?: ScoreRange | undefined;
  /** What the readings call the score, each name once, that of the estimate first; absent without names or surveys. */
  readonly levels?: readonly string[] | undefined;
  /** The items that do not pass, in the order in which all readings agree to repair them; absent where all pass. */
  readonly repair?: readonly RepairGain[] | undefined;
}

export interface ScoreRange {
  readonly oit: readonly [number, number];
  readonly ita: readonly [number, number] | null;
}

/** What an item that does not pass would add to the OIT score, in points of 100. */
export interface RepairGain {
  readonly item: string;
  /** From 1: each item stands behind those that give at least as much by every reading and more by one. */
  readonly rank: number;
  readonly least: number;
  readonly most: number;
}
