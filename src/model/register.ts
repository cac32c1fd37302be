/** What the government's own contract data say of one contract of a project. */
export interface RegisterEntry {
  /** Agreed prices in baht, as the columns of the data give them; none where they say nothing. */
  readonly prices: readonly number[];
  readonly supplier: string | null;
}

/** The government's contract data, by e-GP project number. */
export interface Register {
  /** One entry for each contract of the project; empty: the data do not have the number. */
  entriesOf(digits: string): readonly RegisterEntry[];
}

/** A file that an option of a check names. */
export interface NamedFile {
  /** As the checklist has it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Where it is named. */
  readonly place: {
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
    readonly path: string;
    /** The line that names it. */
    readonly excerpt?: string;
  };
}
