import { gunzipSync, gzipSync } from 'node:zlib';
import type { RememberedPage, RememberedPages } from '../../model/remembered-page.js';
import type { Database } from './database.js';

/** All pages in one piece: their links repeat each other, so that together they take a tenth of the room. */
interface Packed {
  readonly strings: readonly string[];
  /** Address, where it led, ETag, Last-Modified, base, and the numbers of the strings of its links. */
  readonly pages: readonly (readonly [
    string,
    string,
    string | null,
    string | null,
    string | null,
    readonly number[],
  ])[];
}

const NOTHING: RememberedPages = new Map();

/** Replaces what the round before remembered; the caller holds the transaction. */
export function replacePages(
  database: Database,
  pages: ReadonlyMap<string, RememberedPage>,
  toolVersion: string,
): void {
  database.write('INSERT OR REPLACE INTO crawled_pages VALUES (1, ?, ?)', [[toolVersion, packPages(pages)]]);
}

/** What the last crawl remembered of the pages; nothing where another version of the program read them, or where it is damaged. */
export function findPages(database: Database, toolVersion: string): RememberedPages {
  const row = database.first<{ body: Uint8Array }>('SELECT body FROM crawled_pages WHERE tool_version = ?', [
    toolVersion,
  ]);
  return row === null ? NOTHING : unpackPages(row.body);
}

function packPages(pages: ReadonlyMap<string, RememberedPage>): Uint8Array {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const packed: Packed['pages'] = [...pages].map(([url, { finalUrl, etag, lastModified, base, links }]) => [
    url,
    finalUrl,
    etag,
    lastModified,
    base,
    links.map(numberOf),
  ]);
  return gzipSync(JSON.stringify({ strings: [...numbers.keys()], pages: packed } satisfies Packed));
}

function unpackPages(body: Uint8Array): RememberedPages {
  const packed = parsePages(body);
  if (packed === null) return NOTHING;
  const { strings } = packed;
  const places = new Map(packed.pages.map((page) => [page[0], page]));
  return {
    get(url) {
      const page = places.get(url);
      if (page === undefined) return undefined;
      const [, finalUrl, etag, lastModified, base, links] = page;
      return { finalUrl, etag, lastModified, base, links: links.map((number) => strings[number] ?? '') };
    },
  };
}

function parsePages(body: Uint8Array): Packed | null {
  try {
    return JSON.parse(gunzipSync(body).toString('utf8')) as Packed;
  } catch {
    return null;
  }
}
