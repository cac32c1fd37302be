/** A page without problems as the last round read it: enough for the crawl when the server says that it has not changed. */
export interface RememberedPage {
  readonly finalUrl: string;
  readonly etag: string | null;
  /** ISO 8601 (UTC). */
  readonly lastModified: string | null;
  /** `<base href>`. */
  readonly base: string | null;
  /** Of each link in turn: its kind, its address as the page has it, its words. */
  readonly links: readonly string[];
}

/** The pages of a round by address. */
export type RememberedPages = Pick<ReadonlyMap<string, RememberedPage>, 'get'>;
