import type { CrawlLimits } from '../model/checklist.js';

/** What holds where neither the checklist nor the command line says otherwise. */
export const CRAWL_DEFAULTS: CrawlLimits = {
  maxPages: 500,
  maxDepth: 5,
  sample: 100,
  concurrency: 8,
  perHost: 4,
  delayMs: 0,
  timeoutMs: 20_000,
  retries: 2,
  maxFileMiB: 50,
  include: [],
  exclude: [],
  robots: true,
  maxMinutes: null,
  userAgent: null,
};

export const DOCUMENTS_MAX = 20;

/** The plan of the municipality: links are checked every 15 days. */
export const EVERY_DAYS = 15;
