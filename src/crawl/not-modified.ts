import type { Exchange } from '../model/evidence.js';
import type { RememberedPage } from '../model/remembered-page.js';

/** The answer "not modified" as the answer that it replaces (RFC 9110, 15.4.5). */
export function asBefore(exchange: Exchange, before: Pick<RememberedPage, 'etag' | 'lastModified'>): Exchange {
  return {
    ...exchange,
    status: 200,
    etag: exchange.etag ?? before.etag,
    lastModified: exchange.lastModified ?? before.lastModified,
  };
}
