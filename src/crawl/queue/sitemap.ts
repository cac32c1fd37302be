import { gunzipSync } from 'node:zlib';
import { readXml } from '../../extract/containers/xml-stream.js';
import { BrokenFile } from '../../extract/reader.js';
import type { Client } from '../../model/client.js';
import { normalizeUrl, sameSite, stripFragment } from '../../text/url.js';

export interface SitemapAddresses {
  /** Pages of the site, in the order of the sitemaps. */
  readonly pages: readonly string[];
  /** The sitemaps that were asked for. */
  readonly asked: readonly string[];
}

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_FILES = 50;
const MAX_PAGES = 50_000;

/** Reads the sitemaps that robots.txt names, or else the usual one, with their indexes; each file once (sitemaps.org protocol 0.9). */
export async function readSitemaps(client: Client, site: string): Promise<SitemapAddresses> {
  const named = await client.sitemaps(site);
  const usual = new URL('/sitemap.xml', site).href;
  const waiting = (named.length > 0 ? named : [usual]).filter((address) => sameSite(address, site));
  const asked = new Set<string>();
  const pages = new Set<string>();
  while (waiting.length > 0 && asked.size < MAX_FILES) {
    const address = waiting.shift()!;
    if (asked.has(address)) continue;
    asked.add(address);
    if (!(await client.allowed(address))) continue;
    const { exchange, body } = await client.get(address, { maxBytes: MAX_BYTES, wants: (head) => head.status === 200 });
    if (exchange.status !== 200 || !body) continue;
    const found = parseSitemap(body);
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

/** An index names sitemaps, a sitemap pages; a text file holds an address a line. Anything else holds nothing. */
export function parseSitemap(body: Uint8Array): {
  readonly sitemaps: readonly string[];
  readonly pages: readonly string[];
} {
  const text = readText(body);
  if (text === null) return { sitemaps: [], pages: [] };
  if (!text.trimStart().startsWith('<')) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return { sitemaps: [], pages: lines.filter((line) => /^https?:\/\//i.test(line)) };
  }
  return parseXml(text);
}

function parseXml(xml: string): ReturnType<typeof parseSitemap> {
  const sitemaps: string[] = [];
  const pages: string[] = [];
  const path: string[] = [];
  let location = '';
  try {
    readXml(xml, {
      open(name, _attributes, qualified = name) {
        // `image:loc` and `video:…` name what is on a page.
        path.push(/^(?:image|video):/i.test(qualified) ? qualified : name.toLowerCase());
        location = '';
      },
      text(data) {
        if (path.at(-1) === 'loc') location += data;
      },
      close() {
        const [holder, name] = path.slice(-2);
        if (name === 'loc' && location.trim() !== '') {
          if (holder === 'sitemap') sitemaps.push(location.trim());
          if (holder === 'url') pages.push(location.trim());
        }
        path.pop();
        location = '';
      },
    });
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return { sitemaps, pages };
}

function readText(body: Uint8Array): string | null {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  try {
    return new TextDecoder().decode(isGzip ? gunzipSync(body, { maxOutputLength: MAX_BYTES }) : body);
  } catch {
    return null;
  }
}
