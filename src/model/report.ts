import type { CheckResult, Place, Severity, Verdict } from './finding.js';
import type { CrawlRecord, SkipReason, SourcePlace } from './round.js';

/** The JSON of the contract, section 5, schemaVersion 1: a Round put into words of one language. Grows only by adding. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oit-audit'; readonly version: string };
  readonly run: {
    readonly id: string;
    readonly round: number;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly seed: string;
    readonly complete: boolean;
    readonly previous: string | null;
    readonly nextDue: string;
    /** Sentences the reader must see first (site unreachable, interrupted, …). */
    readonly notices: readonly { readonly code: string; readonly message: string }[];
    /** How far the crawl of the site came; absent where nothing was crawled. */
    readonly crawl?: ReportCrawl | undefined;
  };
  readonly checklist: {
    readonly path: string;
    readonly agency: {
      readonly name: string;
      readonly district?: string | undefined;
      readonly province?: string | undefined;
    };
    readonly site: string;
    readonly fiscalYear: number;
  };
  readonly summary: {
    readonly verdict: 'pass' | 'fail' | 'review';
    readonly items: Readonly<Record<'total' | Verdict, number>>;
    readonly findings: Readonly<Record<Severity, number>>;
    readonly links: {
      readonly found: number;
      readonly checked: number;
      readonly broken: number;
      readonly unverifiable: number;
      readonly roundsToAll: number | null;
    };
    readonly score: ReportScore | null;
  };
  readonly items: readonly ReportItem[];
  readonly links: readonly ReportLink[];
  readonly changes: readonly ReportChange[];
  /** What each code that occurs in this report means, so that no reader of it needs the program. */
  readonly codes: Readonly<Record<string, ReportCode>>;
}

export interface ReportCrawl {
  readonly pagesFetched: number;
  readonly robots: CrawlRecord['robots'];
  /** Addresses that were not read because there is no end of them; `#` stands for their numbers. */
  readonly skippedPatterns: readonly {
    readonly pattern: string;
    readonly reason: SkipReason;
    readonly message: string;
    readonly count: number;
  }[];
}

export interface ReportCode {
  /** Heading of several findings of this code. */
  readonly group: string;
  readonly cause: string;
  /** One step a line. */
  readonly fix: string;
  readonly source: string;
}

export interface ReportScore {
  readonly estimate: true;
  readonly indicators: readonly { readonly id: string; readonly title: string; readonly score: number }[];
  readonly oit: number;
  readonly ita: number | null;
}

export interface ReportItem {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly verdict: Verdict;
  readonly evidence: readonly ReportEvidence[];
  /** Documents that the item's pages link to but that `documents.max` left out. */
  readonly notExamined: readonly { readonly url: string; readonly foundOn: string }[];
  readonly findings: readonly ReportFinding[];
  readonly checks: readonly ReportCheck[];
  /** Where the item stands in the checklist. */
  readonly source: SourcePlace | null;
}

/** What was looked at, so that a pass says what it rests on. */
export interface ReportCheck {
  readonly id: string;
  readonly title: string;
  readonly state: CheckResult['state'];
}

export interface ReportEvidence {
  readonly url: string;
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly contentType: string | null;
  readonly type: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly lastModified: string | null;
  readonly foundOn: string | null;
  readonly label: string | null;
  readonly dates: readonly { readonly date: string; readonly from: string; readonly text: string }[];
}

export interface ReportFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly review: boolean;
  readonly message: string;
  /** What to do, from the check's meta. */
  readonly fix: string;
  readonly url: string | null;
  readonly location: Omit<Place, 'url'>;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly firstSeen: { readonly round: number; readonly date: string };
}

export interface ReportLink {
  readonly url: string;
  readonly status: number | null;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly foundOn: readonly { readonly url: string; readonly text: string }[];
  readonly foundOnCount: number;
  /** The items whose evidence this address is. */
  readonly items: readonly string[];
}

export interface ReportChange {
  readonly item: string;
  readonly url: string;
  readonly kind: 'new' | 'changed' | 'resaved' | 'moved' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
  readonly explained: boolean;
  readonly details: readonly string[];
}
