import { setTimeout as pause } from 'node:timers/promises';
import type { Evidence, Extracted, PageVersion } from '../model/evidence.js';
import type { CollectDeps } from './collect-evidence.js';
import { documentAddress } from './evidence/document-address.js';
import { createVisitor, type VisitDeps } from './evidence/fetch-and-judge.js';
import { hintsOf } from './fetch-page.js';
import type { SiteContext } from './judge/site-profile.js';
import { createRequestCache } from './request-cache.js';
import type { WitnessPage } from './witness-pages.js';

export type WitnessDeps = Pick<VisitDeps, 'extract' | 'render'> & Pick<CollectDeps, 'client' | 'site' | 'signal'>;

/** Milliseconds between two looks at a page, so that a clock or a moving sentence shows that it is one. */
const STANDSTILL_MS = 1_000;
const WANTS = { grids: false, qrCodes: false, ocr: false };

/** What the site shows beside an item's page, and that page once more: by both it is known what of a page is its own. */
export function createSiteWitness({ client, site, extract, render, signal }: WitnessDeps): {
  homeLines(): Promise<readonly string[]>;
  /** The home page as the round has it already, address after redirects: nothing is asked for. Null: it is not at hand. */
  homeAtHand(): Promise<PageVersion | null>;
  /** Pages of the crawl as they are read; what is no page after all is left out. */
  pagesAtHand(pages: readonly WitnessPage[]): Promise<readonly PageVersion[]>;
  lookAgain(pages: readonly Evidence[]): Promise<readonly (Extracted | null)[]>;
} {
  let looks = 0;

  const show = async (context: SiteContext, url: string, from: string | null): Promise<Extracted | null> => {
    const visit = createVisitor({ extract, render, site: context });
    const request = { url, sheet: null, wants: WANTS, as: 'crawled' as const };
    return (await visit(from === null ? request : { ...request, from })).extracted;
  };
  const unlessStopped = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return signal?.aborted ? otherwise : await work();
    } catch (error) {
      if (!signal?.aborted) throw error;
      return otherwise;
    }
  };

  return {
    homeLines: () => unlessStopped(async () => (await show(site, site.url, null))?.contentLines ?? [], []),
    homeAtHand: () =>
      unlessStopped(async () => {
        const home = await site.home();
        const readBody = async (sha256: string) => (sha256 === home.exchange.sha256 ? home.body : null);
        const visit = createVisitor({ extract, site, readBody });
        const { extracted } = await visit({ url: site.url, sheet: null, wants: WANTS, as: 'crawled' });
        return extracted?.type === 'html' ? { url: site.homeUrl, extracted } : null;
      }, null),
    pagesAtHand: (pages) =>
      unlessStopped(async () => {
        const read = pages.map(async ({ exchange, body }) => {
          const extracted = await extract(body, { ...hintsOf(exchange), sheet: null, wants: WANTS });
          return { url: exchange.finalUrl ?? exchange.url, extracted };
        });
        return (await Promise.all(read)).filter(({ extracted }) => extracted.type === 'html');
      }, []),
    lookAgain: (pages) =>
      unlessStopped(
        async () => {
          if (looks > 0) await pause(STANDSTILL_MS, undefined, signal ? { signal } : {});
          looks += 1;
          const context = { ...site, requests: createRequestCache(client) };
          const shown = pages.map(({ exchange: { url }, foundOn }) =>
            documentAddress(url) === null ? show(context, url, foundOn) : null,
          );
          return await Promise.all(shown);
        },
        pages.map(() => null),
      ),
  };
}
