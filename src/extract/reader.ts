import type { Extracted, FileProblem, Gathered, Unreadable } from '../model/evidence.js';
import type { WordData } from '../model/words.js';
import type { StatingText } from '../text/opening.js';
import type { OcrBudget } from './ocr-budget.js';

/** A row of a table that stands on a page, by what its cells say. */
export interface PageRowPlace {
  readonly page: number;
  readonly cells: readonly string[];
  /** The cell to be marked, from 0; null: the whole row. */
  readonly column: number | null;
}

/** What is known of a body before it is read. */
export interface ExtractHints {
  /** Address of the evidence (after redirects); every place found carries it. */
  readonly url: string;
  readonly contentType: string | null;
  /** Of Content-Disposition, decoded; null: the address alone names the file. */
  readonly fileName: string | null;
  /** Why the body is not whole, else null. */
  readonly cut: 'truncated' | 'too-large' | null;
  /** Restricts a workbook to one sheet. */
  readonly sheet: string | null;
  /** Shared by all documents of one file; default: one for each of them. */
  readonly budget?: OcrBudget;
  /** A copy is to be kept: the facts say where that may not be, see `Extracted.isWithheld`. */
  readonly isToBeKept?: boolean;
  /** Of a PDF: only pictures of these places are made, and nothing is read. */
  readonly show?: readonly PageRowPlace[];
  /** What the item's checks will look at; the rest need not be made where it costs time. */
  readonly wants: {
    readonly grids: boolean;
    readonly qrCodes: boolean;
    readonly ocr: boolean;
    /** Links with the words around them. */
    readonly context?: boolean;
  };
}

/**
 * What one reader makes of one body: `texts` in reading order, the text of tables included, `dates` those of the metadata
 * alone. `extractDocument` adds the type, the dates in title and text, and the content hash.
 */
export interface ReaderResult extends Omit<Extracted, 'type' | 'contentSha256'> {
  /** What the content hash rests on, where that is not the text (HTML: without counters and without the labels of its documents). */
  readonly content?: string;
  /** Its pages show a picture that is more than an icon; absent: they do not, or the reader tells of it itself. */
  readonly showsPicture?: boolean;
  /** Where dates are looked for, where that is not title and texts: a page's lines without counters, with its headings. */
  readonly dated?: StatingText & { readonly title: string };
}

/** One for each type; throws `BrokenFile` for what the file did wrong; of anything else see `isDefect`. */
export type Reader = (body: Uint8Array, hints: ExtractHints) => Promise<ReaderResult>;

/** The file is at fault and gives no facts: `extractDocument` makes a `file` problem of it. */
export class BrokenFile extends Error {
  override name = 'BrokenFile';
  readonly code: FileProblem['code'];
  readonly data: WordData;
  constructor(code: FileProblem['code'], data: WordData = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

export function fileProblem(code: FileProblem['code'], data: WordData = {}): FileProblem {
  return { code, data, at: null };
}

const MAX_NAMED = 5;

/** The first of many names, for a sentence. */
export function firstNames(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` … (+${rest})` : '');
}

/** What has no value, with its reason. */
export function absent<T>(kind: Unreadable['kind'], reason: string): Gathered<T> {
  return { ok: false, why: { kind, reason } };
}

export function present<T>(value: T): Gathered<T> {
  return { ok: true, value };
}

/** @returns a result without any fact, to be filled by spreading; codes were not looked for. */
export function emptyResult(): ReaderResult {
  return {
    problems: [],
    title: null,
    opening: [],
    texts: absent('unreadable', 'no-reader'),
    grids: absent('unreadable', 'no-reader'),
    dates: [],
    links: [],
    qrCodes: absent('unreadable', 'not-asked'),
    pageCount: null,
    page: null,
  };
}
