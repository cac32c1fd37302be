import type { Year } from '../judge-item.js';

/** A part of a document: a paragraph, or the rows of a table. */
export type Passage = string | readonly (readonly string[])[];

/** What an office publishes for an item, and what an assessor who opens it says. */
export interface Published {
  readonly year: Year;
  readonly item: string;
  /** What it is, and what is wrong with it. */
  readonly what: string;
  readonly is: 'pass' | 'fail' | 'review';
  /** A page as markup of its content; a document as its passages; a sheet as its rows. */
  readonly page?: string;
  readonly document?: readonly Passage[];
  readonly sheet?: readonly (readonly string[])[];
  readonly name: string;
}
