import type { Client, LinkOptions } from '../model/client.js';
import type { Exchange } from '../model/evidence.js';
import type { RememberedPage } from '../model/remembered-page.js';
import { type FetchedPage, fetchPage, type PageRequest } from './fetch-page.js';

/** The answer "not modified" as the answer that it replaces (RFC 9110, 15.4.5). */
export function asBefore(exchange: Exchange, before: Pick<RememberedPage, 'etag' | 'lastModified'>): Exchange {
  return {
    ...exchange,
    status: 200,
    etag: exchange.etag ?? before.etag,
    lastModified: exchange.lastModified ?? before.lastModified,
  };
}

/** @param before what is remembered of the page: if it has not changed, it is not sent again */
export async function fetchUnlessSame(
  client: Client,
  { url, prints, keepsBody, holds }: Pick<PageRequest, 'url' | 'prints' | 'keepsBody' | 'holds'>,
  { from, referrerPolicy, written, obeysRobots }: LinkOptions,
  before: RememberedPage | null,
): Promise<FetchedPage> {
  const request: PageRequest = {
    url,
    prints,
    keepsBody,
    holds,
    from,
    referrerPolicy,
    written,
    obeysRobots,
    ifNoneMatch: before?.etag,
    ifModifiedSince: before?.lastModified,
  };
  const answer = await fetchPage(client, request);
  const isElsewhere = before !== null && answer.exchange.status === 304 && answer.exchange.finalUrl !== before.finalUrl;
  return isElsewhere ? fetchPage(client, { ...request, ifNoneMatch: null, ifModifiedSince: null }) : answer;
}
