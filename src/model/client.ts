import type { ReferrerPolicy } from '../text/referrer-policy.js';
import type { Exchange, Fetched } from './evidence.js';
import type { RobotsState } from './round.js';

/** The headers of a response, before its body is read. */
export interface ResponseHead {
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly contentLength: number | null;
}

/** Where a visitor stands who clicks. */
export interface LinkSource {
  /** The page with the link, for `Referer` and `link/private-address`; absent: an address that somebody typed. */
  readonly from?: string | undefined;
  /** What the link or its page says of `Referer`; absent: what the header of the page said. */
  readonly referrerPolicy?: ReferrerPolicy | undefined;
}

/** How the link of a page is asked for. */
export interface LinkOptions extends LinkSource {
  /** Follows no redirect to what robots.txt forbids, see `Exchange.forbidden`; the first address is the caller's affair. */
  readonly obeysRobots?: boolean | undefined;
  /** The address as the page writes it, to be asked for as a browser asks; absent: as it is known. */
  readonly written?: string | undefined;
}

export interface GetOptions extends LinkOptions {
  /** Decides after the headers: read the body or drop it. Default: read. */
  readonly wants?: (head: ResponseHead) => boolean;
  /** Given the decoded chunks as they come, instead of keeping them: the body of the result and its hash are null. */
  readonly onData?: (chunk: Uint8Array) => void;
  /** Conditional request; a response of 304 is no problem. */
  readonly ifNoneMatch?: string | null | undefined;
  readonly ifModifiedSince?: string | null | undefined;
  readonly maxBytes?: number | undefined;
  readonly userAgent?: string | undefined;
}

/** Sends every request of the program. Errors of network and server are values; only a defect or an abort throws. */
export interface Client {
  /** GET with redirects, retries, limits. */
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** Requests an address without its body: by HEAD, or by GET where HEAD fails or cannot be trusted. */
  probe(url: string, options?: LinkOptions): Promise<Exchange>;
  /** Whether robots.txt allows it; always true where the settings ignore robots.txt. */
  allowed(url: string): Promise<boolean>;
  robotsState?(url: string): Promise<RobotsState>;
  /** Addresses of the sitemaps that robots.txt names. */
  sitemaps(site: string): Promise<readonly string[]>;
  readonly stats: { readonly requests: number; readonly bytes: number };
  close(): Promise<void>;
}
