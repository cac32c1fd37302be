import type { RuleBasis, Severity } from './finding.js';
import type { NotifyConfig } from './notify.js';
import type { NamedFile } from './register.js';
import type { CrawlLimits } from './settings.js';

/** The checklist after `extends`, merging and defaults; its YAML form is in checklist/schema.ts. */
export interface Checklist {
  /** As given on the command line. */
  readonly path: string;
  readonly agency: Agency;
  /** Home page, absolute http(s) address. */
  readonly site: string;
  /** Buddhist era; 1 October to 30 September of that year. */
  readonly fiscalYear: number;
  readonly schedule: { readonly everyDays: number };
  /** Null: the checklist does not say when the year is assessed. */
  readonly assessment: Assessment | null;
  /** `services` and every entry of `lists`. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly crawl: CrawlLimits;
  readonly items: readonly Item[];
  readonly scoring: Scoring | null;
  /** Read scans by OCR. */
  readonly ocr: boolean;
  /** `copies` keeps every evidence file, `hashes` only what it was. */
  readonly evidence: 'copies' | 'hashes';
  readonly notify: NotifyConfig | null;
  /** The profile of an assessment that a person has not yet compared with the manual; absent where there is none. */
  readonly draft?: string;
}

/** When the answers of a year are assessed; calendar days in Asia/Bangkok, `2025-04-30`, in this order. */
export interface Assessment {
  /** The addresses are handed in. */
  readonly submitted: string;
  /** The answers can no longer be changed; null: not known. */
  readonly closes: string | null;
  /** The result is published; null: not known yet. */
  readonly result: string | null;
}

export interface Agency {
  readonly name: string;
  /** As the checklist says; absent: the name may tell it (`kindOf` of `model/agency`). */
  readonly kind?: string | undefined;
  readonly district?: string | undefined;
  readonly province?: string | undefined;
  /** The office that writes the memo, such as สำนักปลัดเทศบาล, and its telephone. */
  readonly section?: string | undefined;
  readonly telephone?: string | undefined;
}

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly urls: readonly Target[];
  readonly documents: DocumentRule;
  readonly checks: readonly CheckEntry[];
  readonly enabled: boolean;
  /** How `init` recognises the item on a site; absent where the checklist has no rule. */
  readonly find?: FindRule;
  /** The item's place in the checklist, for reports that point at lines; line and column count from 1. */
  readonly source: { readonly file: string; readonly line: number; readonly column: number };
}

export interface Target {
  readonly url: string;
  readonly sheet: string | null;
}

/** How `init` recognises an item's page or file. */
export interface FindRule {
  /** Other words under which sites publish it. */
  readonly keywords: readonly string[];
  /** Words of other things that look like it. */
  readonly not: readonly string[];
  /** The fiscal year that it is of; null: whatever is in force. */
  readonly fiscalYear: number | null;
  /** `form`: usually a form or service that may be on another site. */
  readonly kind: 'any' | 'form';
}

/** Which files linked from the item's pages count as its evidence. */
export interface DocumentRule {
  /** Patterns with * and ** over address, file name and label; empty: every document. */
  readonly follow: readonly string[];
  /** Resolved; where labels or names of the links state years, only those of this year count. */
  readonly fiscalYear: number | null;
  readonly max: number;
}

export type SeverityChoice = Severity | 'off';

export interface CheckEntry {
  readonly id: string;
  /** As the check's own schema parsed them. */
  readonly options: unknown;
  /** One for all codes, or by code (with or without the check's prefix); null: the codes' own. */
  readonly severity: SeverityChoice | Readonly<Record<string, SeverityChoice>> | null;
  /** Kinds of bodies that it holds for, as the checklist names them; absent: for all. */
  readonly kinds?: readonly string[];
  /** The files that the options name; absent: none. */
  readonly files?: readonly NamedFile[];
  /** Where a profile has the rule from; absent where the checklist does not say. */
  readonly basis?: RuleBasis;
}

/** One reading of the scoring rule: how it groups the items. */
export interface ScoringRule {
  /** Its name; absent: the checklist does not say. */
  readonly rule?: string | undefined;
  readonly indicators: readonly {
    readonly id: string;
    readonly title: string;
    readonly groups: readonly (readonly string[])[];
  }[];
}

/** The rule of the estimate, with the further readings that are as likely. */
export interface Scoring extends ScoringRule {
  readonly readings: readonly ScoringRule[];
  /** Best first; empty: the checklist names none. */
  readonly levels: readonly ScoreLevel[];
  readonly iit: number | null;
  /** The mean of its parts. */
  readonly eit: number | null;
}

/** What a score is called: of ITA points `from` on, where each of IIT, EIT and OIT has at least `each`. */
export interface ScoreLevel {
  readonly name: string;
  readonly from: number;
  readonly each?: number | undefined;
}

/** The kind of an `InputProblem`, which programs read in `validate -f json`. `yaml…`: the text is no YAML. */
export type InputProblemCode =
  | 'usage'
  | 'file'
  | 'encoding'
  | 'extends'
  | 'cell'
  | 'limit'
  | 'yaml'
  | 'yaml-tab'
  | 'yaml-indent'
  | 'yaml-quote'
  | 'yaml-bracket'
  | 'yaml-colon'
  | 'yaml-line'
  | 'curly-quote'
  | 'duplicate-key'
  | 'required'
  | 'type'
  | 'list'
  | 'value'
  | 'identifier'
  | 'unknown'
  | 'address'
  | 'invisible';

/** A problem in what the user wrote, with place and advice. */
export interface InputProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly code: InputProblemCode;
  /** What the problem is about, e.g. `O13.checks[1]`. */
  readonly path: string;
  readonly message: { readonly th: string; readonly en: string };
  /** The line of the file, as it stands there; absent where there is none, or where its words are nobody's business. */
  readonly excerpt?: string;
  /** Lines of YAML as they have to be; absent where the message says enough. */
  readonly correction?: readonly string[];
}

/** An error of the user: printed without a stack, exit status 2. */
export class UserError extends Error {
  override name = 'UserError';
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map((problem) => problem.message.en).join('\n'));
    this.problems = problems;
  }
}
