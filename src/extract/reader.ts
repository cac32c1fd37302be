import type {
  DatedFact,
  FileProblem,
  Gathered,
  Grid,
  PageFacts,
  PageLink,
  QrCode,
  TextBlock,
  Unreadable,
} from '../model/evidence.js';
import type { WordData } from '../model/words.js';
import type { OcrBudget } from './ocr-budget.js';

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
  /** What the item's checks will look at; the rest need not be made where it costs time. */
  readonly wants: {
    readonly grids: boolean;
    readonly codes: boolean;
    readonly ocr: boolean;
    /** Links with what stands around them. */
    readonly context?: boolean;
  };
}

/** What one reader makes of one body. Its type, the dates in title and text, and the content hash are added by the registry. */
export interface ReaderResult {
  readonly problems: readonly FileProblem[];
  /** Of the document's properties or its heading. */
  readonly title: string | null;
  /** In reading order, the text of tables included: the content hash rests on it. */
  readonly texts: Gathered<readonly TextBlock[]>;
  readonly grids: Gathered<readonly Grid[]>;
  /** Those of the metadata only; dates in title and text are read by the registry. */
  readonly dates: readonly DatedFact[];
  readonly links: readonly PageLink[];
  readonly codes: Gathered<readonly Omit<QrCode, 'exchange'>[]>;
  readonly pageCount: number | null;
  readonly page: PageFacts | null;
  /** Of an archive: the stack of a defect of ours in one of its documents. */
  readonly defect?: string;
  /** What the content hash rests on, where that is not the text (HTML: without counters and without the labels of its documents). */
  readonly content?: string;
  /** Of HTML: where dates are looked for, where that is not title and texts (law citations, counters). */
  readonly dated?: { readonly title: string; readonly text: string };
}

/** One for each type; throws `BrokenFile` for what the file did wrong; of anything else see `isDefect`. */
export type Reader = (body: Uint8Array, hints: ExtractHints) => Promise<ReaderResult>;

/** The file is at fault and gives no facts: the registry turns it into a `file` problem. */
export class BrokenFile extends Error {
  override name = 'BrokenFile';
  constructor(
    readonly code: FileProblem['code'],
    readonly data: WordData = {},
  ) {
    super(code);
  }
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
    texts: absent('unreadable', 'no-reader'),
    grids: absent('unreadable', 'no-reader'),
    dates: [],
    links: [],
    codes: absent('unreadable', 'not-asked'),
    pageCount: null,
    page: null,
  };
}
