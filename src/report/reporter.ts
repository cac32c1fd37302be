import type { Report } from '../model/report.js';
import type { Lang, Words } from '../model/words.js';
import type { ReportDiff } from './compose/compare-reports.js';

/** How the reader looks at a report; everything that is not in the report itself. */
export interface View {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly verbose: boolean;
  /** The terminal makes links of OSC 8. */
  readonly hyperlinks: boolean;
  /** ISO 8601; the clock of `--now`. */
  readonly now: string;
  /** The score of every round so far, oldest first, this one included. */
  readonly trend?: readonly TrendPoint[] | undefined;
  /** Against the round before. */
  readonly diff?: ReportDiff | undefined;
}

export interface TrendPoint {
  readonly round: number;
  /** Day in Asia/Bangkok. */
  readonly date: string;
  readonly oit: number;
}

/** Reports of several checklists, that may be gone through more than once; an array is one. Not all need be in memory. */
export interface ReportList extends Iterable<Report> {
  readonly length: number;
}

export type Rendered = string | Uint8Array;

/** One file of a form that makes several of many reports. */
export interface ReportPage {
  /** Null: the overview, under the path that was asked for. */
  readonly name: string | null;
  readonly content: string;
}

/** A form of a report. Pure: no console, no disk, no clock. */
export interface Reporter {
  readonly meta: { readonly id: string; readonly title: Words; readonly extension: string; readonly binary: boolean };
  render(report: Report, view: View): Rendered | Promise<Rendered>;
  /** Several checklists of one run; trend and diff of the view belong to none of them. */
  renderMany(reports: readonly Report[], view: View): Rendered | Promise<Rendered>;
  /** The same bit by bit, one report in memory at a time: for a province in one go. */
  streamMany?(reports: ReportList, view: View): Iterable<string>;
  /** As files: an overview, and beside it a page for each. */
  pages?(reports: ReportList, view: View, folder: string): Iterable<ReportPage>;
}
