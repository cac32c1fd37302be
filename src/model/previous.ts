/** What earlier rounds know about an item: the fact `previous` of the change check. */
export interface PreviousItem {
  /** The last stored round: number and day (Asia/Bangkok). */
  readonly lastRound: { readonly number: number; readonly date: string };
  /** The last undisputed version of every file: it stays until a change is explained. */
  readonly baseline: readonly BaselineFile[];
  readonly accepted: readonly Acceptance[];
}

export interface BaselineFile {
  readonly url: string;
  readonly sha256: string | null;
  readonly contentSha256: string | null;
  readonly type: string | null;
  readonly foundOn: string | null;
  readonly label: string | null;
  /** Day of the last round that saw this version. */
  readonly lastSeen: string;
}

/** `accept`: a person recorded that a change was explained. It covers the versions of that time. */
export interface Acceptance {
  readonly item: string;
  /** Address or text of the letter. */
  readonly letter: string;
  readonly who: string;
  readonly note: string | null;
  /** ISO 8601 (UTC). */
  readonly at: string;
  /** SHA-256 of the files that it accepts, as the last round saw them; `removed:URL` for a file that is gone. */
  readonly covers: readonly string[];
}

/** `accept --undo`: an acceptance that was recorded by mistake is in force no more; it stays on record. */
export interface Withdrawal {
  readonly acceptance: Acceptance;
  readonly who: string;
  readonly note: string | null;
  /** ISO 8601 (UTC). */
  readonly at: string;
}

/** What earlier rounds know about a link of the site. */
export interface RememberedLink {
  /** ISO 8601 (UTC); null: never asked for. */
  readonly lastChecked: string | null;
  /** It failed when it was last asked for. */
  readonly failing: boolean;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}
