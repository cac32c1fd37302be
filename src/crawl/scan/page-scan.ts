import { decodeHTML } from 'entities';
import type { PageFacts } from '../../model/evidence.js';
import { byteReaderOf } from './page-charset.js';
import { type RawPageText, TEXT_BYTES } from './page-text.js';

/** `page`: a visitor may go there; `frame`: shown within the page; `asset`: picture, script, style, sound; `form`: posted to. */
export type ScannedKind = 'page' | 'frame' | 'asset' | 'form';

export interface ScannedLink {
  readonly kind: ScannedKind;
  /** As the page has it, decoded, not resolved. */
  readonly href: string;
  /** Raw bytes (one character each); `Scan.readText` makes words of them. */
  readonly rawText: string;
}

/**
 * What one pass over the bytes of a page finds, before its words are read: nothing but plain values, so that it can go from
 * one thread to another.
 */
export interface RawScan extends Omit<PageLinks, 'readText' | 'isDetached'> {
  readonly isCut: boolean;
  readonly metaRefresh: string | null;
  readonly scriptRedirect: string | null;
  readonly page: RawPageText;
  /** Bytes of the texts, as far as they were collected. */
  readonly mainBytes: number;
  readonly anyBytes: number;
  /** In which the page's bytes are read. */
  readonly charset: string;
  readonly hasPasswordField: boolean;
  readonly scriptCount: number;
  readonly pictureCount: number;
}

/** What the frontier needs of a page. */
export interface PageLinks {
  readonly links: readonly ScannedLink[];
  /** `<base href>`, not resolved. */
  readonly base: string | null;
  readText(rawText: string): string;
  /** The links' strings are their own: they keep no page in memory. */
  readonly isDetached: boolean;
}

/** What a page shows, as far as it tells a real page from an error page, a log-in form or a shell of scripts. */
export interface PageView {
  readonly title: string | null;
  /** First headings (h1 to h3). */
  readonly headings: readonly string[];
  /** Beginning of the text outside navigation, header and footer. Costly: look at `mainBytes` first. */
  readonly mainText: string;
  /** Beginning of all visible text. */
  readonly anyText: string;
  /** Bytes of the two texts, as far as they were collected; told without reading them. */
  readonly mainBytes: number;
  readonly anyBytes: number;
  /** Beginning of the scripts, when there was no text before them. */
  readonly scriptText: string;
  readonly hasPasswordField: boolean;
  readonly scriptCount: number;
  /** A noscript element asks for JavaScript. */
  readonly wantsScript: boolean;
  /** Pictures, frames, media: things to see that are no text. */
  readonly pictureCount: number;
  /** Links that a visitor could follow. */
  readonly linkCount: number;
  /** Hashes of every piece of text and every address, digits left out; empty unless asked for. */
  readonly prints: ReadonlySet<number>;
  /** Those of `prints` that are text outside links: what a page says itself, without the labels of its menu. */
  readonly words: ReadonlySet<number>;
}

/** What one pass over the bytes of a page finds. */
export interface Scan extends PageLinks, PageView {
  /** More links than the bound; the rest was not looked at. */
  readonly isCut: boolean;
  readonly metaRefresh: string | null;
  /** Where a page without any text is sent on by its script; not resolved. */
  readonly scriptRedirect: string | null;
  /** @param facts what the reader with a tree found: it knows navigation by more than its element */
  withFacts(facts: PageFacts | null | undefined): Scan;
}

/** @param isDetached the links' words have been read already, and their strings are their own */
export function openScan(raw: RawScan, isDetached = false): Scan {
  return new OpenScan(raw, isDetached, null);
}

/**
 * Reads the words of a page when they are asked for: of hardly any page they are. A class for its accessors' sake: those of
 * a literal would give each page a shape of its own, which is slow to look at and outlives the page.
 */
class OpenScan implements Scan {
  readonly links: Scan['links'];
  readonly isDetached: boolean;
  readonly isCut: boolean;
  readonly base: string | null;
  readonly metaRefresh: string | null;
  readonly scriptRedirect: string | null;
  readonly mainBytes: number;
  readonly anyBytes: number;
  readonly hasPasswordField: boolean;
  readonly scriptCount: number;
  readonly wantsScript: boolean;
  readonly pictureCount: number;
  readonly prints: ReadonlySet<number>;
  readonly words: ReadonlySet<number>;
  readonly readText: (rawText: string) => string;
  readonly #raw: RawScan;
  readonly #facts: PageFacts | null;
  readonly #read: (raw: string) => string;

  constructor(raw: RawScan, isDetached: boolean, facts: PageFacts | null) {
    const { page } = raw;
    this.#raw = raw;
    this.#facts = facts;
    this.#read = wordsIn(raw.charset);
    this.links = raw.links;
    this.isDetached = isDetached;
    this.isCut = raw.isCut;
    this.base = raw.base;
    this.metaRefresh = raw.metaRefresh;
    this.scriptRedirect = raw.scriptRedirect;
    this.mainBytes = facts ? Buffer.byteLength(facts.mainText) : raw.mainBytes;
    this.anyBytes = raw.anyBytes;
    this.hasPasswordField = raw.hasPasswordField || (facts?.hasPasswordField ?? false);
    this.scriptCount = raw.scriptCount;
    this.wantsScript =
      (page.noscriptText !== '' && /javascript|จาวาสคริปต์/i.test(this.#read(page.noscriptText))) ||
      (facts?.wantsScript ?? false);
    this.pictureCount = raw.pictureCount;
    this.prints = page.prints;
    this.words = page.words;
    this.readText = isDetached ? asItIs : this.#read;
  }

  get title(): string | null {
    return this.#read(this.#raw.page.title) || null;
  }

  get headings(): readonly string[] {
    return this.#raw.page.headings.map(this.#read).filter((heading) => heading !== '');
  }

  get mainText(): string {
    return this.#facts?.mainText ?? this.#read(this.#raw.page.mainText.slice(0, TEXT_BYTES));
  }

  get anyText(): string {
    return this.#read(this.#raw.page.anyText.slice(0, TEXT_BYTES));
  }

  get scriptText(): string {
    return this.#raw.page.anyText === '' ? this.#read(this.#raw.page.scriptText) : '';
  }

  get linkCount(): number {
    return this.links.filter(({ kind }) => kind === 'page').length;
  }

  withFacts(facts: PageFacts | null | undefined): Scan {
    return facts ? new OpenScan(this.#raw, this.isDetached, facts) : this;
  }
}

function asItIs(text: string): string {
  return text;
}

/** Makes words of raw bytes: charset, entities, blanks. */
export function wordsIn(charset: string): (raw: string) => string {
  const { read } = byteReaderOf(charset);
  return (raw) => decodeHTML(read(raw)).replace(/\s+/g, ' ').trim();
}
