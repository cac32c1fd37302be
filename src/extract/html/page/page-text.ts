import { TRAIT } from './element-traits.js';

/** Collects what a page says, in raw bytes (one character each). */
export interface PageText {
  /** @param traits see `TRAIT` */
  open(tag: string, traits: number): void;
  close(tag: string, traits: number): void;
  /** True when the next text would be looked at. */
  wants(): boolean;
  /** @returns true when a visitor sees the text */
  take(text: string): boolean;
  /** Counts a piece of the page (an address) among its prints. */
  print(piece: string): void;
  isInNoscript(): boolean;
  end(): RawPageText;
}

export interface RawPageText {
  readonly title: string;
  readonly headings: readonly string[];
  /** Beginning of the text outside navigation, header and footer. */
  readonly mainText: string;
  readonly anyText: string;
  readonly noscriptText: string;
  /** Beginning of the scripts, where no text comes before them. */
  readonly scriptText: string;
  /** The text outside navigation, header and footer, from tag to tag, as far as it was collected. */
  readonly pieces: readonly string[];
  readonly prints: ReadonlySet<number>;
  readonly words: ReadonlySet<number>;
}

/** Of titles, headings and labels. */
export const LABEL_BYTES = 360;
/** Thai takes three bytes a letter: longer main texts are content whatever they say. */
/** Bytes of what a page says until its scripts send the visitor on. */
export const WAITING_BYTES = 450;
const TEXT_BYTES = 4_800;
/** Of all pieces: a menu in plain elements may be longer than the page's own text. */
const PIECES_BYTES = 48 * 1024;
const PRINT_BYTES = 160;
const MAX_PRINTS = 4_000;
const MAX_HEADINGS = 10;
const NOT_BLANK = /[^\s\xa0]/;

const { muted: MUTED, chrome: CHROME, heading: HEADING, link: LINK, noscript: NOSCRIPT } = TRAIT;

/** @param prints collect hashes of all pieces, for comparing pages */
export function createPageText(prints: boolean): PageText {
  const headings: string[] = [];
  const hashes = new Set<number>();
  const words = new Set<number>();
  const pieces: string[] = [];
  let piecesBytes = 0;
  let title = '';
  let mainText = '';
  let anyText = '';
  let noscriptText = '';
  let scriptText = '';
  let piece = '';
  /** The piece as it goes on beyond the bytes of a print; empty within navigation, header and footer. */
  let mainPiece = '';
  let muted = '';
  let chromeDepth = 0;
  let isInNoscript = false;
  let isTextOpen = false;
  let isInLink = false;
  let heading: string | null = null;

  const print = (text: string): number | null => {
    if (!prints || hashes.size >= MAX_PRINTS) return null;
    const hash = printOf(text);
    hashes.add(hash);
    return hash;
  };

  const printWords = (text: string): void => {
    const hash = print(text);
    if (hash !== null) words.add(hash);
  };

  const endPiece = (): void => {
    if (piece === '') return;
    if (isInLink) print(piece);
    else printWords(piece);
    if (mainPiece !== '') pieces.push(mainPiece);
    piecesBytes += mainPiece.length;
    piece = '';
    mainPiece = '';
  };

  const takeHidden = (text: string): void => {
    if (muted === 'title' && title.length < LABEL_BYTES) title += text;
    if (muted === 'script' && anyText.length < WAITING_BYTES && scriptText.length < TEXT_BYTES)
      scriptText += text.slice(0, TEXT_BYTES);
    if (muted === '' && noscriptText.length < LABEL_BYTES) noscriptText += text;
  };

  return {
    print: (text) => void print(text),
    isInNoscript: () => isInNoscript,
    open(tag, traits) {
      endPiece();
      if (isTextOpen) {
        if (mainText.length < TEXT_BYTES) mainText += ' ';
        if (anyText.length < TEXT_BYTES) anyText += ' ';
        isTextOpen = false;
      }
      if ((traits & MUTED) !== 0) {
        if (muted === '') muted = tag;
      } else if ((traits & LINK) !== 0) isInLink = true;
      else if ((traits & CHROME) !== 0) chromeDepth++;
      else if ((traits & HEADING) !== 0) heading = '';
      else if ((traits & NOSCRIPT) !== 0) isInNoscript = true;
    },
    close(tag, traits) {
      endPiece();
      if (muted !== '') {
        if (tag === muted) muted = '';
        return;
      }
      if ((traits & LINK) !== 0) isInLink = false;
      else if ((traits & NOSCRIPT) !== 0) isInNoscript = false;
      else if ((traits & CHROME) !== 0) chromeDepth = Math.max(0, chromeDepth - 1);
      else if (heading !== null && (traits & HEADING) !== 0) {
        if (headings.length < MAX_HEADINGS) headings.push(heading);
        heading = null;
      }
    },
    wants() {
      if (muted !== '') return muted === 'title' || (muted === 'script' && anyText.length < WAITING_BYTES);
      if (heading !== null || isInNoscript || prints) return true;
      return anyText.length < TEXT_BYTES || (chromeDepth === 0 && piecesBytes < PIECES_BYTES);
    },
    take(text) {
      if (muted !== '' || isInNoscript) {
        takeHidden(text);
        return false;
      }
      if (heading !== null && heading.length < LABEL_BYTES) heading += text;
      const isMainOpen = chromeDepth === 0 && piecesBytes < PIECES_BYTES;
      if (!isMainOpen && anyText.length >= TEXT_BYTES && !prints) return true;
      if (!isTextOpen && !NOT_BLANK.test(text)) return true;
      if ((prints || isMainOpen) && piece.length < PRINT_BYTES) piece += text;
      isTextOpen = true;
      const beginning = text.length > TEXT_BYTES ? text.slice(0, TEXT_BYTES) : text;
      if (isMainOpen && mainPiece.length < TEXT_BYTES) mainPiece += beginning;
      if (chromeDepth === 0 && mainText.length < TEXT_BYTES) mainText += beginning;
      if (anyText.length < TEXT_BYTES) anyText += beginning;
      return true;
    },
    end() {
      endPiece();
      printWords(title);
      return {
        title,
        headings,
        mainText: mainText.slice(0, TEXT_BYTES),
        anyText: anyText.slice(0, TEXT_BYTES),
        noscriptText,
        scriptText,
        pieces,
        prints: hashes,
        words,
      };
    },
  };
}

/** A piece as it stands among the prints of its page: without blanks, and digits; those of counters, clocks and dates differ from visit to visit. */
export function printOf(text: string): number {
  let hash = 0x811c9dc5;
  const end = Math.min(text.length, PRINT_BYTES);
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && (code < 48 || code > 57)) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash >>> 0;
}
