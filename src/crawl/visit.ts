import type { Exchange, Extracted } from '../model/evidence.js';
import type { PageSummary } from './fetch-page.js';

/** One address fetched, followed to where it leads, read and judged. */
export interface Visit {
  readonly exchange: Exchange;
  readonly extracted: Extracted | null;
  /** Of pages. */
  readonly page: PageSummary | null;
}
