import { constants, gunzipSync } from 'node:zlib';
import { readXml } from '../../extract/containers/xml-stream.js';
import { BrokenFile } from '../../extract/reader.js';
import type { Client } from '../../model/client.js';
import { decodeHtml } from '../../text/charset.js';
import { normalizeUrl, sameSite, stripFragment } from '../../text/url.js';

export interface SitemapAddresses {
  /** Pages of the site, in the order of the sitemaps. */
  readonly pages: readonly string[];
  /** The sitemaps that were asked for. */
  readonly asked: readonly string[];
}

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_FILES = 50;
/** Of a file (protocol) and of all. */
const MAX_PAGES = 50_000;
const MAX_LINES = 100_000;

/** Where sitemaps lie that robots.txt does not name: by the protocol, WordPress, its plugins. The first that holds something is it. */
const USUAL = ['/sitemap.xml', '/wp-sitemap.xml', '/sitemap_index.xml'];

/** Reads the sitemaps that robots.txt names, or else the usual one, with their indexes; each file once (sitemaps.org protocol 0.9). */
export async function readSitemaps(client: Client, site: string): Promise<SitemapAddresses> {
  const named = (await client.sitemaps(site)).filter((address) => sameSite(address, site));
  const usual = named.length > 0 ? [] : USUAL.map((path) => new URL(path, site).href);
  const waiting = [...(named.length > 0 ? named : usual.splice(0, 1))];
  const asked = new Set<string>();
  const pages = new Set<string>();
  for (
    let address = waiting.shift();
    address !== undefined && asked.size < MAX_FILES;
    address = waiting.shift() ?? usual.shift()
  ) {
    if (asked.has(address) || pages.size >= MAX_PAGES) continue;
    asked.add(address);
    if (!(await client.allowed(address))) continue;
    const { exchange, body } = await client.get(address, {
      obeysRobots: true,
      maxBytes: MAX_BYTES,
      wants: (head) => head.status === 200,
    });
    const found = exchange.status === 200 && body ? parseSitemap(body, exchange.contentType) : NOTHING;
    if (found.sitemaps.length + found.pages.length > 0) usual.length = 0;
    for (const location of found.sitemaps) {
      const inner = normalizeUrl(location, address);
      if (inner && sameSite(inner, site) && !asked.has(inner) && waiting.length < MAX_FILES) waiting.push(inner);
    }
    for (const location of found.pages) {
      const page = normalizeUrl(location, address);
      if (page && sameSite(page, site) && pages.size < MAX_PAGES) pages.add(stripFragment(page));
    }
  }
  return { pages: [...pages], asked: [...asked] };
}

interface SitemapContent {
  readonly sitemaps: readonly string[];
  readonly pages: readonly string[];
}

const NOTHING: SitemapContent = { sitemaps: [], pages: [] };

/**
 * An index names sitemaps, a sitemap pages; a text file holds an address a line; feeds (RSS, Atom) name pages too. Anything else
 * holds nothing.
 * @param contentType states the character set where the bytes do not
 */
export function parseSitemap(body: Uint8Array, contentType: string | null = null): SitemapContent {
  const unpacked = unpack(body);
  if (unpacked === null) return NOTHING;
  const { text } = decodeHtml(unpacked.bytes, contentType);
  if (!text.trimStart().startsWith('<')) {
    const lines = text.split(/\r\n?|\n/, MAX_LINES).map((line) => line.trim());
    if (unpacked.isCut) lines.pop();
    return { sitemaps: [], pages: lines.filter((line) => /^https?:\/\//i.test(line)).slice(0, MAX_PAGES) };
  }
  // Behind the last tag of a file that was cut stands the beginning of an address.
  return parseXml(text.slice(0, text.lastIndexOf('>') + 1));
}

/** An element within another whose text is an address. */
const ADDRESSES: ReadonlyMap<string, 'sitemaps' | 'pages'> = new Map([
  ['sitemap loc', 'sitemaps'],
  ['url loc', 'pages'],
  ['item link', 'pages'],
]);

function parseXml(xml: string): SitemapContent {
  const found = { sitemaps: [] as string[], pages: [] as string[] };
  const path: string[] = [];
  let location = '';
  const take = (list: 'sitemaps' | 'pages', address: string): void => {
    if (address !== '' && found[list].length < MAX_PAGES) found[list].push(address);
  };
  try {
    readXml(
      xml,
      {
        open(name, { href, rel = 'alternate' }, qualified = name) {
          // `image:loc`, `video:…` and `atom:link` name what is on a page.
          path.push(/^(?:image|video|news|atom):/i.test(qualified) ? qualified : name.toLowerCase());
          location = '';
          if (path.slice(-2).join(' ') === 'entry link' && rel === 'alternate') take('pages', href?.trim() ?? '');
        },
        text(data) {
          if (ADDRESSES.has(path.slice(-2).join(' '))) location += data;
        },
        close() {
          const list = ADDRESSES.get(path.slice(-2).join(' '));
          if (list) take(list, location.trim());
          path.pop();
          location = '';
        },
      },
      () => found.pages.length >= MAX_PAGES,
    );
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return found;
}

/** Layers of gzip that are undone: some servers pack a packed file. */
const MAX_LAYERS = 3;

/** Null: packed in a way that can't be undone. */
function unpack(body: Uint8Array): { readonly bytes: Uint8Array; readonly isCut: boolean } | null {
  let bytes = body;
  let isCut = false;
  for (let layer = 0; layer < MAX_LAYERS && bytes[0] === 0x1f && bytes[1] === 0x8b; layer++) {
    const whole = gunzipOrNull(bytes, constants.Z_FINISH);
    // As browsers do, what came before a lost end of the stream counts.
    const some = whole ?? gunzipOrNull(bytes, constants.Z_SYNC_FLUSH);
    if (some === null) return null;
    isCut ||= whole === null;
    bytes = some;
  }
  return { bytes, isCut };
}

function gunzipOrNull(bytes: Uint8Array, finishFlush: number): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES, finishFlush });
  } catch {
    return null;
  }
}
