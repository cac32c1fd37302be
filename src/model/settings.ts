import type { CrawlLimits } from './checklist.js';

/** The command line, read once and then passed: what it leaves open, the checklist decides. */
export interface Settings {
  /** ISO 8601 (UTC): the clock of the round. */
  readonly now: string;
  /** True when the clock was given by `--now` and so stands still. */
  readonly isClockFixed: boolean;
  readonly only: readonly string[] | null;
  readonly crawl: boolean;
  readonly seed: string | null;
  readonly ocr: boolean;
  /** Overrides of the checklist's `crawl`. */
  readonly limits: Partial<CrawlLimits>;
  /** Certificates in PEM trusted beside Node's own; NODE_EXTRA_CA_CERTS is Node's own affair. */
  readonly extraCa: string | null;
  /** Absent: no page is shown by a browser, whatever a checklist asks for. */
  readonly browser?: BrowserSettings | undefined;
  readonly proxy: { readonly http?: string; readonly https?: string; readonly noProxy?: string } | null;
}

export interface BrowserSettings {
  /** By the command line; a checklist may ask for it by itself. */
  readonly isAsked: boolean;
  /** Path of an installed Chrome, Chromium or Edge; null: there is none. */
  readonly executable: string | null;
}
