import type { Place, Severity, Verdict } from './finding.js';

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
  };
  readonly checklist: {
    readonly path: string;
    readonly agency: { readonly name: string; readonly district?: string | undefined; readonly province?: string | undefined };
    readonly site: string;
    readonly fiscalYear: number;
  };
  readonly summary: {
    readonly verdict: 'pass' | 'fail' | 'review';
    readonly items: Readonly<Record<'total' | Verdict, number>>;
    readonly findings: Readonly<Record<Severity, number>>;
    readonly links: { readonly found: number; readonly checked: number; readonly broken: number; readonly unverifiable: number; readonly roundsToAll: number | null };
    readonly score: ReportScore | null;
  };
  readonly items: readonly ReportItem[];
  readonly links: readonly ReportLink[];
  readonly changes: readonly ReportChange[];
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
