import type { WordData, Words } from './words.js';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const VERDICTS = ['pass', 'fail', 'review', 'disabled'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How sure a rule is: text or results of the assessor, several bodies that agree, one body's practice, or inferred. */
export const CONFIDENCES = ['official', 'several', 'one', 'inferred'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a rule rests on. */
export interface RuleBasis {
  /** Pages, forms and results that state it or that assessors accepted. */
  readonly source: readonly string[];
  readonly confidence: Confidence;
}

/** Where in the evidence something was found. Numbers count from 1; what does not apply is null. */
export interface Place {
  readonly url: string;
  readonly sheet: string | null;
  readonly page: number | null;
  /** Number of the table within its sheet, page or document. */
  readonly table: number | null;
  /** Row of the spreadsheet; of an HTML, PDF or Word table the row counted with its headings. */
  readonly row: number | null;
  /** The row's own number in the document (ลำดับที่), normalised: Arabic digits. */
  readonly rowLabel: string | null;
  /** The heading as in the document, normalised. */
  readonly column: string | null;
}

/** A place made of an address and whatever else is known. */
export function placeAt(url: string, rest: Partial<Omit<Place, 'url'>> = {}): Place {
  return { url, sheet: null, page: null, table: null, row: null, rowLabel: null, column: null, ...rest };
}

/** A few cells of a table around a place, for a person who looks at it. */
export interface TableExcerpt {
  /** Headings of the columns; empty where they are not known. */
  readonly headings: readonly string[];
  readonly rows: readonly {
    /** As a person counts it. */
    readonly number: number;
    readonly cells: readonly string[];
  }[];
  /** The marked row and column, from 0 within the excerpt; null: the whole row. */
  readonly row: number;
  readonly column: number | null;
}

/**
 * The result of a check: a code and data, never a sentence. The words are in the check's `meta`.
 * `code` is whole here: `egp/digits`.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** A person must look: the item becomes `review` unless an error makes it fail. */
  readonly review: boolean;
  readonly data: WordData;
  readonly at: Place | null;
  /** The value as found, not normalised. */
  readonly actual: string | null;
  /** What would have been right, in words that no language changes ("11 digits"). */
  readonly expected: string | null;
  /** The place on the page, as a `data:` address of a PNG, so that a person decides by a look. */
  readonly picture?: string;
  /** The place in a table, where no page can be shown. */
  readonly excerpt?: TableExcerpt;
}

/** An empty list of findings is a pass only when the check ran. */
/** Findings of one kind that are counted alone: a file of 300,000 rows may have a fault in each. */
export interface OmittedFindings extends Pick<Finding, 'code' | 'severity' | 'review'> {
  readonly count: number;
}

export interface CheckResult {
  readonly check: string;
  /** What the entry of the checklist looks for; absent: the title of the check says it. */
  readonly asks?: Words;
  /** Where the profile has the rule from. */
  readonly basis?: RuleBasis;
  /**
   * `skipped`: the facts that it needs are missing (`link` or `file` reports why).
   * `crashed`: a defect of the program; the item is `review`, the round incomplete, the exit status 3.
   */
  readonly state: 'ran' | 'skipped' | 'crashed';
  readonly findings: readonly Finding[];
  /** Findings beyond the bound of an item, which are counted, not kept. */
  readonly omitted?: readonly OmittedFindings[];
  /**
   * Addresses of evidence that could not be read and might have held what the check found missing (a scan, broken glyphs).
   * Where there are any, the item cannot pass: it is `review`.
   */
  readonly undecided?: readonly string[];
}
