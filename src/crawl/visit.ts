import type { Page } from '../extract/html/page/page.js';
import type { Exchange, Extracted } from '../model/evidence.js';

/** One address fetched, followed to where it leads, read and judged. */
export interface Visit {
  readonly exchange: Exchange;
  readonly extracted: Extracted | null;
  /** Of pages. */
  readonly page: Page | null;
}
