import type * as z from 'zod';
import type { Assessment } from '../model/checklist.js';
import type { Cell, Grid } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { Finding, Place, Severity } from '../model/finding.js';
import type { Register } from '../model/register.js';
import type { WordData, Words } from '../model/words.js';

export type Need = keyof Facts;

/**
 * The words of one code, for reports, `explain`, SARIF and the README. A sentence may take any of the finding's data as
 * `{name}`, and begin with `{where}: `, which the report fills with the place in its language ("ลำดับที่ 19", "Row 24") or drops
 * where none is known. Data is the same in every language; a value that differs has two names (`reasonTh`, `reasonEn`). A day is ISO
 * (`2025-10-02`), and `year`, `years`, `egpYear` and `wanted` hold years of the Buddhist era: the report says them in its language.
 */
export interface FindingMeta extends Words {
  readonly severity: Severity;
  /**
   * The finding says that something is missing. Where a part of the evidence could not be opened or read, the runner withholds
   * it (a dead link is one finding of `link`; a scan makes the item `review`).
   */
  readonly absence?: true;
  /** A person must look: the item becomes `review`. */
  readonly review?: true;
  /** Values of `{name}` that findings of older rounds may lack. */
  readonly defaults?: WordData;
  /** Heading under which people see several findings of this code together. */
  readonly group: Words;
  /** What it means and why it costs points. */
  readonly cause: Words;
  /** How to put it right, step by step, one step a line. */
  readonly fix: Words;
  /** The steps of one finding, where its data says which of `fix` apply; null: all. */
  readonly steps?: (data: WordData) => Words | null;
  /** The source of the rule, when it is not the check's. */
  readonly source?: string;
}

export interface CheckMeta<N extends Need, O extends z.ZodType, C extends string> {
  /** File name, YAML key, code prefix and README row: one word. */
  readonly id: string;
  /** What holds when the check passes. */
  readonly title: Words;
  readonly why: Words;
  /** ITA element, regulation or RFC that the rule comes from. */
  readonly source: string;
  readonly needs: readonly N[];
  readonly options: O;
  /** Names in the options that must exist elsewhere in the checklist; an unknown one is an error of the checklist. */
  readonly references?: (options: z.output<O>) => {
    readonly lists?: readonly string[];
    readonly items?: readonly string[];
  };
  /** Files that the options name, relative to the checklist; they are read before the round. */
  readonly files?: (options: z.output<O>) => { readonly option: string; readonly names: readonly string[] };
  /** Facts that cost requests of their own: collected only where the options of an entry ask for them. */
  readonly asksFor?: { readonly [Fact in N]?: (options: z.output<O>) => boolean };
  /**
   * What the check looks for by these options, as a sentence that holds when it passes (`มีคำว่า "วิเคราะห์"`): an item may have
   * several entries of one check. Null, or absent: its title says it.
   * @param year resolves a year option to the Buddhist era
   */
  readonly asks?: (options: z.output<O>, year: (option: number | string) => number) => Words | null;
  /** Runs on every item without asking. */
  readonly always?: true;
  readonly findings: Readonly<Record<C, FindingMeta>>;
}

export interface Where {
  readonly at?: Place | null;
  /** The value as found. */
  readonly actual?: string | null;
  /** What would have been right, in English ("11 digits"). */
  readonly expected?: string | null;
  /** Needs a person, whatever the code's meta says (a doubtful reading). */
  readonly review?: boolean;
  /** It rests on a cell that OCR has read; `agreed`: twice, with one result. The finding's data says so. */
  readonly ocr?: NonNullable<Cell['ocr']>;
  /** Of an uncertain reading: the place on the page, as a `data:` address of a PNG. */
  readonly picture?: string;
  /** Of an absence: parts of the evidence that could not be read cannot refute it. The finding's data says so. */
  readonly isSettled?: boolean;
  /** The checklist may leave the finding out, but not make it milder. The finding's data says so. */
  readonly isBinding?: boolean;
  /** Replaces the code's severity (an option such as `offSite`); the checklist's `severity` still wins. */
  readonly severity?: Severity;
}

export interface CheckContext<O, C extends string> {
  readonly options: O;
  /** ISO 8601; the clock of `--now`. */
  readonly now: string;
  /** Day in Asia/Bangkok, `2025-10-02`. */
  readonly today: string;
  /** The checklist's, Buddhist era. */
  readonly fiscalYear: number;
  /** The assessment that is under way today: assessors look at the addresses as they were handed in. Null: none is. */
  readonly underWay: Assessment | null;
  /** False: the checklist made the entry a warning, so that nothing of it may keep the item from passing. */
  readonly canFail: boolean;
  /** Resolves a year option: `2567`, `Y`, `Y-1`, `Y+1`. */
  year(option: number | string): number;
  readonly site: string;
  readonly item: { readonly id: string; readonly title: string };
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The tables of another item's evidence (coverage: `{item, column}`). */
  gridsOf(itemId: string): readonly Grid[];
  /** The contract data of a file that the options name. */
  registerOf(name: string): Register;
  finding(code: C, data?: WordData, where?: Where): Finding;
}

export interface Check<N extends Need = Need, O extends z.ZodType = z.ZodType, C extends string = string> {
  readonly meta: CheckMeta<N, O, C>;
  run(facts: Pick<Facts, N>, context: CheckContext<z.output<O>, C>): readonly Finding[];
}

/**
 * Returns its argument; all it does is infer: reading a fact that is not in `needs`, an option that is not in the schema
 * or reporting a code that is not in `findings` does not compile.
 */
export function defineCheck<const N extends Need, O extends z.ZodType, C extends string>(
  check: Check<N, O, C>,
): Check<N, O, C> {
  return check;
}
