import type { ReferrerPolicy } from '../text/referrer-policy.js';
import type { Place } from './finding.js';
import type { WordData } from './words.js';

/** A missing value has its reason: never an exception, never an empty list that reads as a pass. */
export type Gathered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Unreadable };

/**
 * Why bytes that arrived gave no facts.
 * `scan`: pictures without text; `unreadable`: text in a form that can't be read (broken glyphs, a lost table, no reader);
 * `broken`: empty, truncated, corrupt, encrypted, too large: the file check reports it;
 * `absent`: the evidence never arrived: the link check reports it.
 */
export interface Unreadable {
  readonly kind: 'absent' | 'broken' | 'scan' | 'unreadable';
  readonly reason: string;
}

const DOCUMENT_TYPES = [
  'html',
  'pdf',
  'xlsx',
  'xls',
  'ods',
  'csv',
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'ppt',
] as const;
export const PICTURE_TYPES = ['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'svg', 'heic', 'avif'] as const;
export const FILE_TYPES = [...DOCUMENT_TYPES, 'zip', 'rar', '7z', 'text', 'xml', 'json', ...PICTURE_TYPES] as const;

/** What the bytes are, whatever the name or the server says. */
export type FileType = (typeof FILE_TYPES)[number] | 'empty' | 'unknown';

/** Codes of the `link` check after which there is no content. */
const FATAL = [
  'invalid-url',
  'dns',
  'connection',
  'timeout',
  'http-status',
  'redirect-loop',
  'redirect-home',
  'soft-404',
  'login-wall',
  'private-address',
  'unverifiable',
] as const;
/** Its other codes: with TLS problems and insecure addresses the content is readable. */
const READABLE = ['tls', 'tls-chain', 'tls-expiring', 'off-site', 'fragment', 'insecure', 'spam'] as const;

/** A code of the `link` check without its prefix, as fetching and crawling find it. */
export type LinkCode = (typeof FATAL | typeof READABLE)[number];

export const FATAL_LINK_CODES: ReadonlySet<LinkCode> = new Set<LinkCode>(FATAL);

/** Something wrong with an address: the code and what its words need. */
export interface LinkProblem {
  readonly code: LinkCode;
  readonly data: WordData;
}

/** One requested address with its result, whatever it was. The body is not part of it. */
export interface Exchange {
  /** As the checklist or the page has it, normalised (fragment kept). */
  readonly url: string;
  /** After redirects; null when no answer came. */
  readonly finalUrl: string | null;
  readonly status: number | null;
  readonly redirects: readonly { readonly url: string; readonly status: number }[];
  readonly contentType: string | null;
  /** Content-Disposition's file name, decoded. */
  readonly fileName: string | null;
  /** Last-Modified as ISO 8601 (UTC), null when absent or no date. */
  readonly lastModified: string | null;
  readonly etag: string | null;
  /** Bytes of the body as decoded; 0 when none arrived. */
  readonly bytes: number;
  /** SHA-256 of the body, hex; null when no body was read. */
  readonly sha256: string | null;
  /** Why the body is not whole, else null. `truncated`: it ended before Content-Length or broke off. */
  readonly cut: 'truncated' | 'too-large' | null;
  readonly problems: readonly LinkProblem[];
  /** The header Refresh, as sent; absent: there was none. */
  readonly refresh?: string;
  /** Which pages may show it within a frame, as lists of sources of CSP, all of which hold; absent: every page. */
  readonly framedBy?: readonly (readonly string[])[];
  /** Of an answer to HEAD: the length of the body that GET would bring, null where it is not stated. Absent: it was GET. */
  readonly head?: { readonly length: number | null };
  /** Where the last redirect leads, when robots.txt keeps programs away from it; absent: nothing did. */
  readonly forbidden?: string;
  /** Where the last redirect leads, when a program opens it and no browser (`line:`, `tel:`); absent: nothing did. */
  readonly app?: string;
  /** ISO 8601 (UTC). */
  readonly fetchedAt: string;
  /** The body is the page as an installed browser rendered it: bytes and hash are of that, not of what the server sent. */
  readonly rendered?: true;
}

/** An exchange together with its body: what flows from fetch to extract. Null: no body (not asked for or none came). */
export interface Fetched {
  readonly exchange: Exchange;
  readonly body: Uint8Array | null;
}

/** Why there is no content to look at; null: there is. */
export function fatalProblem({ problems }: Pick<Exchange, 'problems'>): LinkProblem | null {
  return problems.find(({ code }) => FATAL_LINK_CODES.has(code)) ?? null;
}

/** Something wrong with a file: a code of the `file` check without its prefix. */
export interface FileProblem {
  readonly code:
    | 'empty'
    | 'truncated'
    | 'corrupt'
    | 'type-mismatch'
    | 'encrypted'
    | 'too-large'
    | 'no-text'
    | 'not-readable'
    | 'repaired'
    /** Of a workbook: rows, columns or sheets that are not shown. */
    | 'hidden'
    /** Members of an archive that are no documents. */
    | 'passed-over'
    /** Of a page: browsers show other letters, by the charset that is stated. */
    | 'garbled';
  readonly data: WordData;
  readonly at: Place | null;
}

export type DateSource = 'title' | 'text' | 'label' | 'name' | 'metadata' | 'header';

/** A date or a year that the evidence states, and where. */
export interface DatedFact {
  /** `2024-10-02`, `2024-10` or `2024`: Gregorian, as precise as the source is. */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'quarter' | 'year' | 'fiscal-year';
  /** Fiscal year (Buddhist era) when the source states one (`ปีงบประมาณ 2568`, `ปี 2568`), else null. */
  readonly fiscalYear: number | null;
  readonly from: DateSource;
  /** The words as found. */
  readonly text: string;
  /**
   * How much the place says: `opening`, title or first lines of the text; `heading`, the title of a part or table; `property`, the
   * Title property of a file, which copies keep; absent: running text, or the source alone says it.
   */
  readonly place?: 'opening' | 'heading' | 'property';
  /** `round`: the year of the assessment; `aside`: of something else (compared with, planned, cited). Absent: it may be the document's own. */
  readonly bearing?: 'round' | 'aside';
  /** How often it is stated so; absent: once. */
  readonly times?: number;
}

/** One cell. Merged cells repeat their value in every covered place, with `merged` set on all but the first. */
export interface Cell {
  /** As a reader sees it or, of a spreadsheet number, its full stored digits; not normalised. */
  readonly text: string;
  /** Stored number of a spreadsheet cell. */
  readonly number?: number;
  /** Stored date of a spreadsheet cell, ISO. */
  readonly date?: string;
  /** True in the places that a merged cell covers apart from its first. */
  readonly merged?: boolean;
  /** A heading cell by markup (th) or by repetition on every page. */
  readonly heading?: boolean;
  /** Read by OCR; `agreed` when two readings were the same. */
  readonly ocr?: 'agreed' | 'doubtful';
  /**
   * Printed so that its value can't be told: `###` in a column too narrow for its numbers, or texts that run into one another in a
   * table without ruling lines.
   */
  readonly unclear?: true;
  /** Of an uncertain number: the place on the page, as a `data:` address of a PNG. */
  readonly picture?: string;
  /** Its Thai letters were damaged and put right. */
  readonly repaired?: true;
}

/** A table as in the document, before its headings are found: rectangular, `rows[r][c]`. */
export interface Grid {
  /** url, sheet, page, table; row is null. */
  readonly at: Place;
  readonly rows: readonly (readonly Cell[])[];
  /** `rowNumbers[r]`: the row as a person counts it (spreadsheet row, or row in the table), from 1. */
  readonly rowNumbers: readonly number[];
  /** `pages[r]`: the page of the row, for tables that run over pages. */
  readonly pages?: readonly number[];
}

/** A block of text in reading order. `text` keeps line ends; it is not normalised. */
export interface TextBlock {
  readonly at: Place;
  readonly text: string;
  /** Of a heading of a page its level, from 1. */
  readonly level?: number;
  /** It is the text of a grid, whose cells say the same. */
  readonly ofGrid?: true;
  /** Read by OCR, which may have missed words. */
  readonly ocr?: true;
  /** Its Thai letters were damaged and put right. */
  readonly repaired?: true;
  /** Of a repaired text with letters that may have been another: the text with `DOUBTFUL_AM` and `DOUBTFUL_AA` in their place. */
  readonly doubtful?: string;
}

/** A link on an item's page, absolute, with the words a visitor sees. */
export interface PageLink {
  readonly url: string;
  readonly text: string;
  /**
   * `document`: counts as evidence by its ending, host or viewer; `frame`: part of the page; `scripted`: in an attribute that a
   * script may open, which only its answer tells; `button`: what it brings only pressing it tells; `placeholder`: its words
   * promise a file and it leads nowhere. Both of these have the address of the page, with a fragment.
   */
  readonly kind: 'link' | 'document' | 'frame' | 'image' | 'asset' | 'form' | 'scripted' | 'button' | 'placeholder';
  /** In the site's own navigation, header or footer. */
  readonly inChrome: boolean;
  /** Only where it was asked for. */
  readonly context?: LinkContext;
  /** What the link or its page says of `Referer`; absent: nothing. */
  readonly referrerPolicy?: ReferrerPolicy;
}

/** The words of a page around a link, which say what the link is about. */
export interface LinkContext {
  /** Headings above it, nearest first; summaries, panel titles and lines in bold among them. */
  readonly headings: readonly string[];
  /** Its table row (with cells that reach down into it), list item or paragraph. */
  readonly row: string | null;
  /** Heading of its column. */
  readonly column: string | null;
  /** Entries of the menu above it, nearest first. */
  readonly trail: readonly string[];
}

/** A QR code in a picture or page, with the exchange of its address. */
export interface QrCode {
  readonly at: Place;
  readonly text: string;
  /** Filled in by fetching; null when the code holds no http(s) address. */
  readonly exchange: Exchange | null;
}

/** What `extract` reads out of one body. Document readers are loaded only where they are needed. */
export interface Extracted {
  readonly type: FileType;
  readonly problems: readonly FileProblem[];
  readonly title: string | null;
  /** The lines that say what it is: the highest headings of a page, the first lines of a document; empty where nobody could read them. */
  readonly opening: readonly string[];
  /** Where pictures of places were asked for: each as a `data:` address of a PNG, null where there is none. */
  readonly pictures?: readonly (string | null)[];
  readonly texts: Gathered<readonly TextBlock[]>;
  readonly grids: Gathered<readonly Grid[]>;
  /** All dates but those of header, label and name, which come from the exchange and the link. */
  readonly dates: readonly DatedFact[];
  /** Of HTML only: links in document order. */
  readonly links: readonly PageLink[];
  /** Decoded QR codes (without exchange); `ok: false` when nobody asked for them or pictures could not be read. */
  readonly qrCodes: Gathered<readonly Omit<QrCode, 'exchange'>[]>;
  /**
   * SHA-256 of what a reader sees: of HTML the main text (without counters, tokens, today's date) and the addresses of its
   * documents; of a document its text and cells. Null when there is no readable text. The change check compares it.
   */
  readonly contentSha256: string | null;
  /** Of HTML only: what `contentSha256` rests on, line by line. */
  readonly contentLines?: readonly string[];
  readonly pageCount: number | null;
  /** Facts of an HTML page that judge its link: see crawl/judge. */
  readonly page: PageFacts | null;
  /** It holds numbers of persons, so that no copy is kept, only its hash. */
  readonly isWithheld?: true;
  /** A defect of the program in reading it, no problem of the file: the stack. */
  readonly defect?: string;
}

/** Tells a real page from an error page, a log-in form or an empty page of scripts. */
export interface PageFacts {
  /** Main text, normalised, at most 20,000 characters. */
  readonly mainText: string;
  readonly hasPasswordField: boolean;
  readonly scriptCount: number;
  /** A noscript element asks for JavaScript. */
  readonly wantsScript: boolean;
  /** Beside its name the page has nothing of its own, or only a picture; absent: more. */
  readonly has?: 'nothing' | 'picture';
  /** What it has beside its name is in frames and films. */
  readonly isFramed?: true;
  /** A table of headings alone, and a script that fetches something: what the table shows is unknown. */
  readonly hasTableToFill?: true;
  /** A script writes into the page: what else the page shows is unknown. */
  readonly isWrittenByScript?: true;
  /** Every id and name, for fragments. */
  readonly anchors: readonly string[];
  readonly metaRefresh: string | null;
  /** Links that no visitor sees; absent where there are none or nobody looked. */
  readonly hiddenLinks?: readonly HiddenLink[];
}

/** A link out of a visitor's sight. */
export interface HiddenLink {
  readonly url: string;
  readonly text: string;
  /** `unseen`: by what menus use too (`display: none`); the others are tricks. */
  readonly how: 'unseen' | 'off-screen' | 'zero-size' | 'same-colour';
}

/** A page as one visitor saw it. */
export interface PageGlimpse {
  /** After redirects; null when no page came. */
  readonly finalUrl: string | null;
  readonly title: string | null;
  /** Main text, normalised, at most 5,000 characters. */
  readonly mainText: string;
  /** Links to other hosts, at most 200. */
  readonly links: readonly { readonly url: string; readonly text: string }[];
}

/** A page that showed a search robot something else than a visitor who asked right after it. */
export interface RobotView {
  readonly url: string;
  readonly robot: PageGlimpse;
  readonly visitor: PageGlimpse;
}

/** What the home page of the site leads to, for checks of a link that must stand there. */
export interface HomeView {
  /** After redirects. */
  readonly url: string;
  readonly links: readonly { readonly url: string; readonly text: string }[];
  /** QR codes in its pictures, each with the words of its picture. */
  readonly codes: readonly { readonly text: string; readonly label: string }[];
}

/** One page in one round. */
export interface PageVersion {
  /** After redirects: items may share a page. */
  readonly url: string;
  readonly extracted: Extracted;
}

/** Lines of a page that the home page has too, normalised, at most 500 of each kind. */
export interface LinesOnHome {
  /** Before or after what either page says for itself, each as often as it stands there. */
  readonly around: readonly string[];
  /** Anywhere else, each once. */
  readonly elsewhere: readonly string[];
}

/** What of a page most pages of its site have, each as often as they have it, at most 500 of each kind. */
export interface OnSite {
  /** Normalised. */
  readonly lines: readonly string[];
  /** Addresses. */
  readonly pictures: readonly string[];
}

/** One evidence of an item: everything that checks may use. */
export interface Evidence {
  readonly exchange: Exchange;
  /** The page that led here; null for the checklist's own addresses. */
  readonly foundOn: string | null;
  /** The link's words on that page. */
  readonly label: string | null;
  readonly extracted: Extracted | null;
  /** Restricts a spreadsheet to one sheet (checklist: `sheet`). */
  readonly sheet: string | null;
  /**
   * SHA-256 of an earlier version that this page was found to say the same as, beside what its site shows on other pages and what
   * differs from look to look. The round keeps it: judged again, nobody can look.
   */
  readonly sameAs?: string;
  /**
   * Of a page: its lines that the home page of its site has too. The round keeps them: judged again, nobody can look. Absent: the
   * home page was not read, or this is it.
   */
  readonly onHome?: LinesOnHome;
  /**
   * Of a page: what of it most pages of the site have which no item names. The round keeps it, as `onHome`. Absent: nothing, or no
   * such pages were read.
   */
  readonly onSite?: OnSite;
}

/** A document that the page links to but `documents.max` left out. */
export interface UnexaminedDocument {
  readonly url: string;
  readonly foundOn: string;
}
