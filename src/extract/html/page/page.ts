import type { PageFacts } from '../../../model/evidence.js';
import type { ReferrerPolicy } from '../../../text/referrer-policy.js';

/** `page`: a visitor may go there; `frame`: shown within the page; `asset`: picture, script, style, sound; `form`: posted to;
 * `search`: asked with what a visitor puts into its form. */
export type PageAddressKind = 'page' | 'frame' | 'asset' | 'form' | 'search';

export interface PageAddress {
  readonly kind: PageAddressKind;
  /** As the page has it, entities decoded, not resolved. */
  readonly href: string;
  /** The words of the link. */
  readonly text: string;
  /** What the link or its page says of `Referer`; absent: nothing. */
  readonly referrerPolicy?: ReferrerPolicy;
}

/** What the crawl goes on from. */
export interface PageLinks {
  readonly links: readonly PageAddress[];
  /** `<base href>`, not resolved. */
  readonly base: string | null;
}

/** What a page shows, as far as it distinguishes a real page from an error page, a log-in form or a shell of scripts. */
export interface PageView {
  readonly title: string | null;
  /** First headings (h1 to h3). */
  readonly headings: readonly string[];
  /** Beginning of the text outside navigation, header and footer. Decoded on each call: ask `mainBytes` first. */
  readMainText(): string;
  /** Beginning of all visible text. Decoded on each call. */
  readAnyText(): string;
  /**
   * Beginning of the text outside navigation, header and footer, without the pieces of another page.
   * @param known prints of that page
   * @param enough bytes of UTF-8
   * @returns null where it has so many or more
   */
  readTextBeside(known: ReadonlySet<number>, enough: number): string | null;
  /** Bytes of the two texts, as far as they were collected. */
  readonly mainBytes: number;
  readonly anyBytes: number;
  /** Beginning of the scripts, when there was no text before them. */
  readonly scriptText: string;
  readonly hasPasswordField: boolean;
  readonly scriptCount: number;
  /** A noscript element asks for JavaScript. */
  readonly wantsScript: boolean;
  /** As {@link PageFacts}; known of evidence alone. */
  readonly hasTableToFill?: boolean;
  readonly isWrittenByScript?: boolean;
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
export interface Page extends PageLinks, PageView {
  readonly charset: string;
  /** More links than the bound; the rest was not looked at. */
  readonly isCut: boolean;
  readonly metaRefresh: string | null;
  /** Where a page without any text is sent on by its script; not resolved. */
  readonly scriptRedirect: string | null;
}

/** @param facts of the same page from its tree, which knows navigation by more than its element; null: there are none */
export function viewWithFacts<T extends PageView>(page: T, facts: PageFacts | null | undefined): T {
  if (!facts) return page;
  // Where nothing stands outside navigation, header and footer, the tree gives their text for the page's.
  const mainText = page.readMainText().trim() === '' ? '' : facts.mainText;
  return {
    ...page,
    readMainText: () => mainText,
    mainBytes: Buffer.byteLength(mainText),
    hasPasswordField: page.hasPasswordField || facts.hasPasswordField,
    wantsScript: page.wantsScript || facts.wantsScript,
    hasTableToFill: facts.hasTableToFill ?? false,
    isWrittenByScript: facts.isWrittenByScript ?? false,
  };
}
