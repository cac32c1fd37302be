import type { Exchange, Fetched } from './evidence.js';

/** What the headers say, before the body is read. */
export interface ResponseHead {
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly contentLength: number | null;
}

export interface GetOptions {
  /** Decides after the headers: read the body or drop it. Default: read. */
  readonly wants?: (head: ResponseHead) => boolean;
  /** Given the decoded chunks as they come, instead of keeping them: the body of the result and its hash are null. */
  readonly onData?: (chunk: Uint8Array) => void;
  /** Conditional request; an answer of 304 has status 304 and no problem. */
  readonly ifNoneMatch?: string | null;
  readonly ifModifiedSince?: string | null;
  readonly maxBytes?: number;
  readonly userAgent?: string;
  /** The page with the link, for `link/private-address`; default: the site. */
  readonly from?: string;
}

/** The only way to the network. Errors of network and server are values; only a defect or an abort throws. */
export interface Client {
  /** GET with redirects, retries, limits. */
  get(url: string, options?: GetOptions): Promise<Fetched>;
  /** Does it answer? HEAD, or GET with the body dropped where HEAD is refused, hangs or answers differently. */
  probe(url: string, options?: Pick<GetOptions, 'from'>): Promise<Exchange>;
  /** True when robots.txt allows it (unknown or unreachable robots: see fetch/robots). */
  allowed(url: string): Promise<boolean>;
  /**
   * The state of a site's robots.txt. `failing`: it answered 5xx, so nothing is allowed, which a report must say;
   * `unreachable`: no answer at all, so that each address has its own problem.
   */
  robotsState?(url: string): Promise<'none' | 'rules' | 'failing' | 'unreachable'>;
  /** Addresses of the sitemaps that robots.txt names. */
  sitemaps(site: string): Promise<readonly string[]>;
  readonly stats: { readonly requests: number; readonly bytes: number };
  close(): Promise<void>;
}
