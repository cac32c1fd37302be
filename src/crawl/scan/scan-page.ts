import { decodeHTMLAttribute } from 'entities';
import { refreshTarget } from '../../extract/html/meta-refresh.js';
import { assetAttributes, isAssetRel, isReadAttribute, scriptAddress, srcsetAddresses } from './link-attributes.js';
import { type ByteReader, charsetOf, charsetParameter, createByteReader, createUtf16Bridge } from './page-charset.js';
import { openScan, type RawScan, type Scan, type ScannedKind } from './page-scan.js';
import { createPageText, LABEL_BYTES } from './page-text.js';
import { createAttributes } from './tag-attributes.js';
import { TRAIT, traitsOf } from './tag-traits.js';
import { createMarkupReader } from './tokenizer.js';

export interface ScanOptions {
  readonly contentType: string | null;
  /** Collect `prints` (needed only where a site answers addresses that cannot exist). */
  readonly prints?: boolean;
  readonly maxLinks?: number;
}

export interface Scanner {
  write(chunk: Uint8Array): void;
  end(): RawScan;
}

const HASH = 35;
const SLASH = 47;
const MAX_LINKS = 100_000;
const ATTRIBUTE_BYTES = 16_384;
const NEEDS_READING = /[&\x80-\xff]/;
const NOT_BLANK = /[^\s\xa0]/;

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
  let traits = 0;
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
      traits = traitsOf(name);
      attributes.clear();
      text.open(name, traits);
      return (traits & TRAIT.read) !== 0 ? 'all' : 'handlers';
    },
    wantsAttribute: isReadAttribute,
    attribute(name, value) {
      if (value.length <= ATTRIBUTE_BYTES) attributes.set(name, value);
    },
    opened() {
      if ((traits & TRAIT.idleInNoscript) !== 0 && text.isInNoscript()) return;
      if ((traits & TRAIT.picture) !== 0) pictureCount++;
      if (!attributes.isEmpty() || traits !== 0) readTag();
    },
    close(name) {
      const closed = traitsOf(name);
      text.close(name, closed);
      if ((closed & TRAIT.link) !== 0) closeAnchor();
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
      return {
        links,
        isCut,
        base: base === null ? null : readHref(base, bytes),
        metaRefresh: metaRefresh === null ? null : readHref(metaRefresh, bytes),
        scriptRedirect: page.anyText === '' && links.length === 0 ? scriptAddress(page.scriptText) : null,
        page,
        mainBytes: page.mainText.length,
        anyBytes: page.anyText.length,
        charset: bytes.charset,
        hasPasswordField,
        scriptCount,
        pictureCount,
      };
    },
  };
}

/** Scans a body that is at hand. */
export function scanBody(body: Uint8Array, options: ScanOptions): Scan {
  const scanner = createScanner(options);
  scanner.write(body);
  return openScan(scanner.end());
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
