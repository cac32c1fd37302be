import { charsetOfPage, encodeQuery } from '../../../text/charset.js';
import { type ReferrerPolicy, readMetaReferrer, referrerPolicyOf } from '../../../text/referrer-policy.js';
import { sheetAddresses } from '../../../text/style-sheet.js';
import { trimAddress } from '../../../text/url.js';
import { type AddressKind, readAddresses } from '../element-addresses.js';
import { refreshTarget } from '../meta-refresh.js';
import { redirectInScript, SCRIPT_REQUEST, timedRedirectInScript } from '../scripts.js';
import { createByteReader } from './byte-reader.js';
import { TRAIT, traitsOf } from './element-traits.js';
import type { Page, PageAddressKind } from './page.js';
import { createPageText, LABEL_BYTES, printOf, WAITING_BYTES } from './page-text.js';
import { createTagAttributes } from './tag-attributes.js';
import { readMarkup } from './tokenizer.js';

export interface PageOptions {
  readonly contentType: string | null;
  /** Collect `prints` (needed only where a site answers addresses that cannot exist). */
  readonly prints?: boolean;
  readonly maxLinks?: number;
}

/** Reads a page that comes in chunks. */
export interface PageReader {
  write(chunk: Uint8Array): void;
  end(): Page;
}

/** The chunks are kept until the page is whole: its charset rests on all of its bytes. The caller bounds their sum. */
export function openPageReader(options: PageOptions): PageReader {
  const chunks: Uint8Array[] = [];
  return {
    write(chunk) {
      chunks.push(chunk);
    },
    end: () => readPage(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), options),
  };
}

const MAX_LINKS = 100_000;
/** The byte with which the letters of Thai, and of other scripts of India's kind, begin in UTF-8. */
const THAI_BLOCK = 0xe0;
/** Elements whose links have no words, and `a`, whose words follow. */
const WORDLESS: ReadonlySet<string> = new Set(['a', 'link', 'form', 'meta', 'script']);
// A bare fragment is the page itself.
const NOT_TO_ASK = /^(?:#|$|(?:javascript|vbscript|data|blob|about|mailto|tel|sms|line|fb|skype|whatsapp):)/i;
const KINDS: Readonly<Record<Exclude<AddressKind, 'scripted'>, PageAddressKind>> = {
  page: 'page',
  search: 'search',
  frame: 'frame',
  image: 'asset',
  asset: 'asset',
  form: 'form',
};

/** Reads a page in one pass over its bytes, without a tree. */
export function readPage(body: Uint8Array, options: PageOptions): Page {
  const maxLinks = options.maxLinks ?? MAX_LINKS;
  const bytes = createByteReader(body, charsetOfPage(body, options.contentType));
  const { markup, charset } = bytes;
  const text = createPageText(options.prints ?? false);
  const links: { kind: PageAddressKind; href: string; text: string; referrerPolicy?: ReferrerPolicy }[] = [];
  let pagePolicy: ReferrerPolicy | null = null;
  let isCut = false;
  let base: string | null = null;
  let metaRefresh: string | null = null;
  let onLoad: string | null = null;
  let hasPasswordField = false;
  let scriptCount = 0;
  let pictureCount = 0;
  let linkCount = 0;
  let templateDepth = 0;

  let tag = '';
  let traits = 0;
  const attributes = createTagAttributes(bytes);
  let anchor: { readonly from: number; text: string; readonly readTitle: () => string } | null = null;

  const closeAnchor = (): void => {
    if (!anchor) return;
    const label = oneLine(anchor.text) || oneLine(anchor.readTitle());
    for (let at = anchor.from; at < links.length; at++) {
      const link = links[at];
      if (link && link.text === '') link.text = label;
    }
    anchor = null;
  };

  /** The words of an element that encloses none. */
  const ownWords = (): string =>
    WORDLESS.has(tag) ? '' : oneLine(attributes.get('alt') ?? attributes.get('title') ?? attributes.get('value') ?? '');

  const takeAddress = (kind: AddressKind, address: string): void => {
    const href = encodeQuery(trimAddress(address), charset);
    // What a script may do with an address no visitor of a page is told.
    if (kind === 'scripted' || templateDepth > 0 || NOT_TO_ASK.test(href)) return;
    if (links.length >= maxLinks) {
      isCut = true;
      return;
    }
    text.print(href);
    if (KINDS[kind] === 'page' || kind === 'search') linkCount++;
    links.push({ kind: KINDS[kind], href, text: ownWords() });
  };

  const markPolicy = (from: number): void => {
    const policy = referrerPolicyOf(attributes.get('rel'), attributes.get('referrerpolicy'));
    for (let at = from; policy !== null && at < links.length; at++) {
      const link = links[at];
      if (link) link.referrerPolicy = policy;
    }
  };

  const readElement = (): void => {
    if (tag === 'a' || tag === 'area') closeAnchor();
    const before = links.length;
    readAddresses(tag, attributes.get, takeAddress);
    if (links.length > before) markPolicy(before);
    if (tag === 'a' && links.length > before) anchor = { from: before, text: '', readTitle: attributes.later('title') };
    const alt = anchor?.text === '' ? attributes.get('alt') : undefined;
    if (anchor && alt !== undefined && links.length > before) anchor.text = alt;
    if (tag === 'body') onLoad ??= attributes.get('onload') ?? null;
    if (tag === 'base') base ??= attributes.get('href') ?? null;
    if (tag === 'script') scriptCount++;
    if (tag === 'input' && attributes.get('type')?.toLowerCase() === 'password') hasPasswordField = true;
    if (tag === 'meta' && attributes.get('name')?.toLowerCase() === 'referrer')
      pagePolicy = readMetaReferrer(attributes.get('content')) ?? pagePolicy;
    if (tag === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh')
      metaRefresh ??= refreshTarget(attributes.get('content'));
  };

  readMarkup(markup, bytes.start, {
    open(name) {
      tag = name;
      traits = traitsOf(name);
      attributes.clear();
      text.open(name, traits);
      if (name === 'template') templateDepth++;
      return (traits & TRAIT.read) !== 0 ? 'all' : 'handlers';
    },
    attribute(name, start, end) {
      attributes.add(name, start, end);
    },
    opened() {
      if ((traits & TRAIT.idleInNoscript) !== 0 && text.isInNoscript()) return;
      if ((traits & TRAIT.picture) !== 0) pictureCount++;
      if (!attributes.isEmpty() || (traits & TRAIT.read) !== 0) readElement();
    },
    close(name) {
      const closed = traitsOf(name);
      text.close(name, closed);
      tag = '';
      if (name === 'template' && templateDepth > 0) templateDepth--;
      if ((closed & TRAIT.link) !== 0) closeAnchor();
    },
    text(start, end) {
      if (tag === 'style')
        for (const address of sheetAddresses(bytes.readRaw(start, end))) takeAddress('asset', address);
      if (anchor === null && !text.wants()) return;
      const isShown = text.take(markup.slice(start, end));
      if (isShown && anchor && anchor.text.length < LABEL_BYTES)
        anchor.text += bytes.readText(start, bytes.letterEnd(Math.min(end, start + LABEL_BYTES)));
    },
  });
  closeAnchor();
  if (pagePolicy !== null) for (const link of links) link.referrerPolicy ??= pagePolicy;
  const { title, headings, mainText, anyText, noscriptText, scriptText, pieces, prints, words } = text.end();
  const read = (raw: string): string => oneLine(bytes.decode(raw));
  const code = `${onLoad ?? ''}\n${scriptText}`;
  const sentOn = (): string | null => {
    if (anyText === '') return links.length === 0 ? redirectInScript(code) : null;
    // A way on for those who do not want to wait.
    return anyText.length < WAITING_BYTES && linkCount <= 1 ? timedRedirectInScript(code) : null;
  };
  return {
    links,
    base,
    charset,
    isCut,
    metaRefresh,
    scriptRedirect: sentOn(),
    title: read(title) || null,
    headings: headings.map(read).filter((heading) => heading !== ''),
    readMainText: () => read(mainText),
    readAnyText: () => read(anyText),
    readTextBeside(known, enough) {
      let raw = '';
      let next = enough;
      let certain = 0;
      for (const piece of pieces) {
        if (known.has(printOf(piece))) continue;
        raw += `${piece} `;
        // Decoding takes ten times as long as counting.
        if (charset === 'utf-8') certain += thaiBytesIn(piece);
        if (certain >= enough) return null;
        if (raw.length < next) continue;
        // Blanks and entities may be most of it.
        if (Buffer.byteLength(read(raw)) >= enough) return null;
        next = raw.length * 2;
      }
      const text = read(raw);
      return Buffer.byteLength(text) >= enough ? null : text;
    },
    mainBytes: mainText.length,
    anyBytes: anyText.length,
    scriptText: anyText === '' ? read(code) : '',
    hasPasswordField,
    scriptCount,
    wantsScript: noscriptText !== '' && SCRIPT_REQUEST.test(read(noscriptText)),
    pictureCount,
    linkCount,
    prints,
    words,
  };
}

/** Bytes of the Thai letters in raw UTF-8: nothing takes away from them, as from blanks and entities. */
function thaiBytesIn(raw: string): number {
  let letters = 0;
  for (let at = 0; at < raw.length; at++) {
    if (raw.charCodeAt(at) !== THAI_BLOCK) continue;
    letters++;
    at += 2;
  }
  return letters * 3;
}

/** White space other than single spaces, which need not be replaced. */
const UNEVEN_SPACE = /[^\S ]\s*| \s+/g;

function oneLine(text: string): string {
  return text.replace(UNEVEN_SPACE, ' ').trim();
}
