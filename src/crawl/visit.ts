import type { Exchange, Extracted } from '../model/evidence.js';
import type { Scan } from './scan/page-scan.js';

/** One address fetched, followed to where it leads, read and judged. */
export interface Visit {
  readonly exchange: Exchange;
  readonly extracted: Extracted | null;
  /** Of pages. */
  readonly scan: Scan | null;
}
