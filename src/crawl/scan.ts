import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { refreshTarget } from '../extract/meta-refresh.js';
import { createMarkupReader } from './markup.js';
import { type ByteReader, charsetOf, charsetParameter, createByteReader, createUtf16Bridge } from './page-charset.js';
import { createPageText, LABEL_BYTES, TEXT_BYTES } from './page-text.js';
import { assetAttributes, isAssetRel, isReadAttribute, scriptAddress, srcsetAddresses } from './scan-rules.js';
import { createAttributes } from './tag-attributes.js';

/** `page`: a visitor may go there; `frame`: shown within the page; `asset`: picture, script, style, sound; `form`: posted to. */
export type ScannedKind = 'page' | 'frame' | 'asset' | 'form';

export interface ScannedLink {
  readonly kind: ScannedKind;
  /** As the page has it, decoded, not resolved. */
  readonly href: string;
  /** Raw bytes (one character each); `Scan.readText` makes words of them. */
  readonly rawText: string;
}

/** What one pass over the bytes of a page finds. */
export interface Scan {
  readonly links: readonly ScannedLink[];
  /** More links than the bound; the rest was not looked at. */
  readonly isCut: boolean;
  /** `<base href>`, not resolved. */
  readonly base: string | null;
  readonly metaRefresh: string | null;
  /** Where a page without any text is sent on by its script; not resolved. */
  readonly scriptRedirect: string | null;
  readonly title: string | null;
  /** First headings (h1 to h3). */
  readonly headings: readonly string[];
  /** Beginning of the text outside navigation, header and footer. Costly: look at `mainBytes` first. */
  readonly mainText: string;
  /** Beginning of all visible text. */
  readonly anyText: string;
  /** Bytes of the two texts, as far as they were collected. */
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
  /** Hashes of every piece of text and every address, digits left out; empty unless asked for. */
  readonly prints: ReadonlySet<number>;
  /** Those of `prints` that are text outside links: what a page says itself, without the labels of its menu. */
  readonly words: ReadonlySet<number>;
  readText(rawText: string): string;
}

export interface ScanOptions {
  readonly contentType: string | null;
  /** Collect `prints` (needed only where a site answers addresses that cannot exist). */
  readonly prints?: boolean;
  readonly maxLinks?: number;
}

export interface Scanner {
  write(chunk: Uint8Array): void;
  end(): Scan;
}

const HASH = 35;
const SLASH = 47;
const MAX_LINKS = 100_000;
const ATTRIBUTE_BYTES = 16_384;
const NEEDS_READING = /[&\x80-\xff]/;
const NOT_BLANK = /[^\s\xa0]/;

const PICTURES = new Set([
  'img',
  'iframe',
  'frame',
  'embed',
  'object',
  'video',
  'audio',
  'svg',
  'canvas',
  'form',
  'input',
]);
const READ_TAGS = new Set([
  'a',
  'area',
  'base',
  'iframe',
  'frame',
  'embed',
  'object',
  'form',
  'input',
  'button',
  'meta',
  'script',
  'link',
  'img',
  'source',
  'video',
  'audio',
  'track',
]);
const UNREADABLE_IN_NOSCRIPT = new Set(['img', 'iframe', 'link', 'meta']);

/** A streaming scanner: one pass, no tree, bounded memory. HTML's syntax is ASCII, so bytes are read as one character each. */
export function createScanner(options: ScanOptions): Scanner {
  const maxLinks = options.maxLinks ?? MAX_LINKS;
  const headerCharset = charsetParameter(options.contentType);
  let bomCharset: string | null = null;
  let metaCharset: string | null = null;
  let bridge: ReturnType<typeof createUtf16Bridge> = null;
  let isFirst = true;

  const charset = (): string | null => bomCharset ?? headerCharset ?? metaCharset;

  const links: { kind: ScannedKind; href: string; rawText: string }[] = [];
  const text = createPageText(options.prints ?? false);
  let isCut = false;
  let base: string | null = null;
  let metaRefresh: string | null = null;
  let hasPasswordField = false;
  let scriptCount = 0;
  let pictureCount = 0;

  let tag = '';
  const attributes = createAttributes();
  let anchor: { readonly from: number; text: string; readonly title: string } | null = null;

  const addLink = (kind: ScannedKind, href: string, rawText = ''): void => {
    const trimmed = href.trim();
    const first = trimmed.charCodeAt(0);
    // A bare fragment is this page, data: and the like are no addresses to ask for.
    if (trimmed === '' || first === HASH) return;
    if (first !== SLASH && /^(?:data|blob|about|mailto|tel|sms|line|fb|skype|whatsapp):/i.test(trimmed)) return;
    if (links.length >= maxLinks) {
      isCut = true;
      return;
    }
    text.print(trimmed);
    links.push({ kind, href: trimmed, rawText });
  };

  const addHyperlink = (href: string): void => {
    const before = links.length;
    if (/^\s*javascript:/i.test(href)) {
      const inner = scriptAddress(decodeAddress(href));
      if (inner) addLink('page', inner);
    } else addLink('page', href);
    if (links.length > before) anchor = { from: before, text: '', title: attributes.get('title') ?? '' };
  };

  const closeAnchor = (): void => {
    if (!anchor) return;
    for (let i = anchor.from; i < links.length; i++) {
      const link = links[i];
      if (link && link.rawText === '') link.rawText = NOT_BLANK.test(anchor.text) ? anchor.text : anchor.title;
    }
    anchor = null;
  };

  const readMeta = (): void => {
    const declared = attributes.get('charset');
    if (declared !== undefined) metaCharset ??= charsetOf(declared);
    const directive = attributes.get('http-equiv')?.toLowerCase();
    const content = attributes.get('content') ?? '';
    if (directive === 'content-type') metaCharset ??= charsetParameter(content);
    if (directive !== 'refresh' || metaRefresh !== null) return;
    const target = refreshTarget(content);
    if (target === null) return;
    metaRefresh = target;
    addLink('page', target);
  };

  const readTag = (): void => {
    if (PICTURES.has(tag)) pictureCount++;
    const onclick = attributes.get('onclick');
    switch (tag) {
      case 'a':
      case 'area': {
        closeAnchor();
        const href = attributes.get('href');
        if (href !== undefined) addHyperlink(href);
        break;
      }
      case 'base':
        base ??= attributes.get('href')?.trim() || null;
        break;
      case 'iframe':
      case 'frame':
      case 'embed':
      case 'object': {
        const address = attributes.get('src') ?? attributes.get('data');
        if (address !== undefined) addLink('frame', address, attributes.get('title') ?? '');
        break;
      }
      case 'form': {
        const action = attributes.get('action');
        if (action !== undefined) addLink(attributes.get('method')?.toLowerCase() === 'post' ? 'form' : 'page', action);
        break;
      }
      case 'input':
        if (attributes.get('type')?.toLowerCase() === 'password') hasPasswordField = true;
        break;
      case 'meta':
        readMeta();
        break;
      case 'script':
        scriptCount++;
        break;
      case 'link':
        if (isAssetRel(attributes.get('rel'))) addLink('asset', attributes.get('href') ?? '');
        break;
    }
    for (const name of assetAttributes(tag)) {
      const address = attributes.get(name);
      if (address === undefined) continue;
      const alt = attributes.get('alt') ?? '';
      if (name === 'srcset') for (const candidate of srcsetAddresses(address)) addLink('asset', candidate, alt);
      else addLink('asset', address, alt);
      if (anchor && alt !== '' && anchor.text === '') anchor.text = alt;
    }
    if (onclick === undefined) return;
    const address = scriptAddress(decodeAddress(onclick));
    if (address) addLink('page', address, attributes.get('title') ?? attributes.get('value') ?? '');
  };

  const reader = createMarkupReader({
    open(name) {
      tag = name;
      attributes.clear();
      text.open(name);
      return READ_TAGS.has(name) ? 'all' : 'handlers';
    },
    wantsAttribute: isReadAttribute,
    attribute(name, value) {
      if (value.length <= ATTRIBUTE_BYTES) attributes.set(name, value);
    },
    opened() {
      if (!(text.isInNoscript() && UNREADABLE_IN_NOSCRIPT.has(tag))) readTag();
    },
    close(name) {
      text.close(name);
      if (name === 'a') closeAnchor();
    },
    wantsText: () => anchor !== null || text.wants(),
    text(raw) {
      const isShown = text.take(raw);
      if (isShown && anchor && anchor.text.length < LABEL_BYTES) anchor.text += raw.slice(0, LABEL_BYTES);
    },
  });

  const feed = (chunk: Uint8Array): void => {
    reader.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'));
  };

  return {
    write(chunk) {
      if (isFirst) {
        isFirst = false;
        bomCharset = bomOf(chunk);
        bridge = createUtf16Bridge(bomCharset ?? headerCharset);
      }
      feed(bridge ? bridge(chunk, false) : chunk);
    },
    end() {
      if (bridge) feed(bridge(new Uint8Array(), true));
      reader.end();
      closeAnchor();
      const page = text.end();
      const declared = bridge ? 'utf-8' : charset();
      const bytes = createByteReader(
        declared,
        () => links.map((link) => link.href).join(' ') + page.title + page.anyText,
      );
      for (const link of links) if (NEEDS_READING.test(link.href)) link.href = readHref(link.href, bytes);
      const words = (raw: string): string => decodeHTML(bytes.read(raw)).replace(/\s+/g, ' ').trim();
      return {
        links,
        isCut,
        base: base === null ? null : readHref(base, bytes),
        metaRefresh: metaRefresh === null ? null : readHref(metaRefresh, bytes),
        get title() {
          return words(page.title) || null;
        },
        get headings() {
          return page.headings.map(words).filter((heading) => heading !== '');
        },
        get mainText() {
          return words(page.mainText.slice(0, TEXT_BYTES));
        },
        get anyText() {
          return words(page.anyText.slice(0, TEXT_BYTES));
        },
        mainBytes: page.mainText.length,
        anyBytes: page.anyText.length,
        get scriptText() {
          return page.anyText === '' ? words(page.scriptText) : '';
        },
        scriptRedirect: page.anyText === '' && links.length === 0 ? scriptAddress(page.scriptText) : null,
        hasPasswordField,
        scriptCount,
        wantsScript: page.noscriptText !== '' && /javascript|จาวาสคริปต์/i.test(words(page.noscriptText)),
        pictureCount,
        prints: page.prints,
        words: page.words,
        readText: words,
      };
    },
  };
}

/** Scans a body that is at hand. */
export function scanBody(body: Uint8Array, options: ScanOptions): Scan {
  const scanner = createScanner(options);
  scanner.write(body);
  return scanner.end();
}

function bomOf(chunk: Uint8Array): string | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}

/** A query of a page in another charset goes out in that charset's bytes, as browsers send it (URL Standard, 4.4); the path in UTF-8. */
function readHref(raw: string, reader: ByteReader): string {
  const query = reader.charset === 'utf-8' ? -1 : raw.indexOf('?');
  if (query < 0) return decodeAddress(reader.read(raw));
  const sent = raw.slice(query).replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  return decodeAddress(reader.read(raw.slice(0, query)) + sent);
}

function decodeAddress(address: string): string {
  return address.includes('&') ? decodeHTMLAttribute(address) : address;
}

/** What the frontier needs of a page. */
export type PageLinks = Pick<Scan, 'links' | 'base' | 'readText'>;
