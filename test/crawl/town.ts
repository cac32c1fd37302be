import { createHash } from 'node:crypto';
import { type CollectedEvidence, collectEvidence } from '../../src/crawl/collect-evidence.js';
import { type CrawlOutcome, crawlSite } from '../../src/crawl/crawl-site.js';
import { createSiteContext, type SiteContext } from '../../src/crawl/judge/site-profile.js';
import { extractDocument } from '../../src/extract/extractor.js';
import { createClient } from '../../src/fetch/client.js';
import type { DocumentRule, Item } from '../../src/model/checklist.js';
import type { Client } from '../../src/model/client.js';
import type { LinkCode } from '../../src/model/evidence.js';
import type { RememberedLink } from '../../src/model/previous.js';
import type { RememberedPage } from '../../src/model/remembered-page.js';
import type { CrawlLimits } from '../../src/model/settings.js';

export const LIMITS: CrawlLimits = {
  maxPages: 500,
  maxDepth: 5,
  sample: 'all',
  concurrency: 8,
  perHost: 8,
  delayMs: 0,
  timeoutMs: 2_000,
  retries: 0,
  maxFileMiB: 5,
  include: [],
  exclude: [],
  robots: true,
  maxRoundMinutes: 120,
};

const WANTS = { grids: false, qrCodes: false, ocr: false };

export interface Visitor {
  readonly client: Client;
  readonly site: SiteContext;
  gather(
    urls: readonly string[],
    rule?: Partial<DocumentRule>,
    wants?: Partial<typeof WANTS>,
    documentBefore?: (url: string) => string | null,
  ): Promise<CollectedEvidence>;
  crawl(
    limits?: Partial<CrawlLimits>,
    more?: {
      readonly seed?: string;
      readonly memory?: ReadonlyMap<string, RememberedLink>;
      readonly pages?: ReadonlyMap<string, RememberedPage>;
      keepsWitnesses?: boolean;
    },
  ): Promise<CrawlOutcome>;
  close(): Promise<void>;
}

/** One round against a site, with the real client and the real reader. */
export function visitSite(home: string, limits: Partial<CrawlLimits> = {}, signal?: AbortSignal): Visitor {
  const all = { ...LIMITS, ...limits };
  const client = createClient(
    {
      ...all,
      maxBytes: all.maxFileMiB * 1024 * 1024,
      userAgent: 'oit-audit test',
      site: home,
      proxy: null,
      extraCa: null,
      now: () => '2025-10-02T03:00:00.000Z',
    },
    { signal },
  );
  const site = createSiteContext({ client, site: home, seed: 'test' });
  return {
    client,
    site,
    gather: (urls, rule = {}, wants = {}, documentBefore = undefined) =>
      collectEvidence(itemOf(urls, rule), {
        client,
        site,
        extract: extractDocument,
        wants: { ...WANTS, ...wants },
        documentBefore,
        signal,
      }),
    crawl: (crawlLimits = {}, more = {}) =>
      crawlSite(
        {
          limits: { ...all, ...crawlLimits },
          seed: more.seed ?? 'test',
          memory: more.memory ?? new Map(),
          isWanted: true,
          ...(more.pages && { pages: more.pages }),
          keepsWitnesses: more.keepsWitnesses ?? false,
        },
        { client, site, signal },
      ),
    close: () => client.close(),
  };
}

export function itemOf(urls: readonly string[], rule: Partial<DocumentRule> = {}): Item {
  return {
    id: 'O13',
    title: 'รายงานผลการจัดซื้อจัดจ้าง',
    owner: null,
    urls: urls.map((url) => ({ url, sheet: null })),
    documents: { follow: [], fiscalYear: null, max: 20, ...rule },
    checks: [],
    enabled: true,
    source: { file: 'town.yaml', line: 1, column: 1 },
  };
}

/** Path of every address in a state, sorted. */
export function inState(outcome: CrawlOutcome, state: CrawlOutcome['links'][number]['state']): string[] {
  return outcome.links
    .filter((link) => link.state === state)
    .map(({ url }) => url.replace(/^https?:\/\/[^/]+/, ''))
    .sort();
}

export function codesOf(problems: readonly { readonly code: LinkCode }[]): LinkCode[] {
  return problems.map(({ code }) => code);
}

/** A PDF as far as its kind goes. */
export function pdf(text = 'รายงาน'): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${createHash('sha256').update(text).digest('hex')}\n%%EOF\n`);
}
