import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExtractHints } from '../extract/extractor.js';
import { refreshTarget } from '../extract/html/meta-refresh.js';
import type { Page, PageLinks, PageView } from '../extract/html/page/page.js';
import { openPageReader, type PageReader, readPage } from '../extract/html/page/page-reader.js';
import type { Client, GetOptions, ResponseHead } from '../model/client.js';
import type { Exchange, Fetched } from '../model/evidence.js';

/** An address that may answer with a page. */
export interface PageRequest extends Omit<GetOptions, 'onData'> {
  readonly url: string;
  /** Collect the prints of the page, see `PageView.prints`. */
  readonly prints: boolean;
  /** False: the page is read while it comes, and what is no page is dropped at its headers. */
  readonly keepsBody: boolean;
  /** Of a page that is read while it comes: keep its bytes, too, where they are no more than these. Absent: none. */
  readonly holds?: number | undefined;
}

export interface FetchedPage extends Fetched {
  /** Null: no page answered. */
  readonly page: Page | null;
}

/** Longer pages are read no further. */
export const MAX_PAGE_BYTES = 8 * 1024 * 1024;

/** Asks for an address and reads the page that answers. */
export async function fetchPage(client: Pick<Client, 'get'>, request: PageRequest): Promise<FetchedPage> {
  const { url, prints, keepsBody, holds = 0 } = request;
  if (keepsBody) {
    const { exchange, body } = await client.get(url, request);
    return { exchange, body, page: body && pageIn(exchange, body, prints) };
  }
  let reader: PageReader | null = null;
  let held: Uint8Array[] = [];
  let bytes = 0;
  const wants = (head: ResponseHead): boolean => {
    // Every attempt has a reader of its own.
    [held, bytes] = [[], 0];
    reader = isHtml(head) ? openPageReader({ contentType: head.contentType, prints }) : null;
    return reader !== null;
  };
  const { exchange } = await client.get(url, {
    from: request.from,
    referrerPolicy: request.referrerPolicy,
    obeysRobots: request.obeysRobots,
    written: request.written,
    ifNoneMatch: request.ifNoneMatch,
    ifModifiedSince: request.ifModifiedSince,
    maxBytes: request.maxBytes ?? MAX_PAGE_BYTES,
    userAgent: request.userAgent,
    wants,
    onData: (chunk) => {
      reader?.write(chunk);
      bytes += chunk.byteLength;
      if (bytes <= holds) held.push(Uint8Array.from(chunk));
      else if (held.length > 0) held = [];
    },
  });
  // Other answers that are here make room for the next requests before this one is read.
  if (reader !== null) await nextTurn();
  const page = endOf(reader);
  return { exchange, body: page && bytes > 0 && bytes <= holds ? Buffer.concat(held) : null, page };
}

/** The page that a reader has read; apart from the closure that fills the reader, where its type would be lost. */
export function endOf(reader: PageReader | null): Page | null {
  return reader?.end() ?? null;
}

/** The page that a body is; null: it is none. */
export function pageIn(exchange: Pick<Exchange, 'contentType'>, body: Uint8Array, prints = true): Page | null {
  if (!isHtml(exchange)) return null;
  // Where no media type is stated the first bytes decide.
  const opening = Buffer.from(body.subarray(0, 256)).toString('latin1');
  if (exchange.contentType === null && !/^\s*(?:\xef\xbb\xbf\s*)?</.test(opening)) return null;
  return readPage(body, { contentType: exchange.contentType, prints });
}

/** HTML by its media type, or by nothing said at all. */
export function isHtml(exchange: Pick<Exchange, 'contentType'>): boolean {
  return exchange.contentType === null || /html|^\s*$/i.test(exchange.contentType);
}

/** What is kept of a page for the rest of the round: the page itself keeps all of its bytes. */
export type PageSummary = PageLinks & Pick<PageView, 'headings'>;

export function summaryOf(page: Page): PageSummary {
  return { links: page.links, base: page.base, headings: page.headings };
}

/** The links of a page, and where the header of its answer or its script sends the visitor. */
export function linksOf(page: Page, { refresh }: Exchange): PageSummary {
  const summary = summaryOf(page);
  const target = refreshTarget(refresh) ?? page.scriptRedirect;
  return target === null
    ? summary
    : { ...summary, links: [...summary.links, { kind: 'page', href: target, text: '' }] };
}

/** What is known of a body by the answer that brought it. */
export function hintsOf({
  finalUrl,
  url,
  contentType,
  fileName,
  cut,
}: Exchange): Omit<ExtractHints, 'sheet' | 'wants'> {
  return { url: finalUrl ?? url, contentType, fileName, cut };
}
