import type { Report } from '../model/report.js';
import type { Lang } from '../model/words.js';
import type { ReportDiff } from './compose/report-diff.js';

/** How a report is shown: everything that is not in the report itself. */
export interface View {
  readonly lang: Lang;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly verbose: boolean;
  /** The terminal supports links (OSC 8). */
  readonly hyperlinks: boolean;
  /** ISO 8601; the clock of `--now`. */
  readonly now: string;
  /** The score of every round so far, oldest first, this one included. */
  readonly trend?: readonly TrendPoint[] | undefined;
  /** Difference from the round before. */
  readonly diff?: ReportDiff | undefined;
}

export interface TrendPoint {
  readonly round: number;
  /** Day in Asia/Bangkok. */
  readonly date: string;
  readonly oit: number;
}

/** Reports of several checklists, such as an array. They can be read more than once and need not all be in memory. */
export interface ReportList extends Iterable<Report> {
  readonly length: number;
}

export type Rendered = string | Uint8Array;

/** One of several files that a format makes of many reports. */
export interface ReportPage {
  /** Null: the overview, at the path that the user gave. */
  readonly name: string | null;
  readonly content: string;
}

/** A format of reports. Pure: no console, no disk, no clock. */
export interface Reporter {
  /** Its name in `--format`. */
  readonly id: string;
  render(report: Report, view: View): Rendered | Promise<Rendered>;
  /** Several checklists of one run; trend and diff of the view do not apply. */
  renderMany(reports: readonly Report[], view: View): Rendered | Promise<Rendered>;
  /** As `renderMany` in parts, with one report in memory at a time: for all municipalities of a province. */
  streamMany?(reports: ReportList, view: View): Iterable<string>;
  /** As files: an overview, and a page for each report. */
  pages?(reports: ReportList, view: View, folder: string): Iterable<ReportPage>;
}
