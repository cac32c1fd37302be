import { type Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie';

/** The cookies of a site's round, as a browser keeps them for a visit (RFC 6265bis, with the public suffix list). */
export interface Cookies {
  /** Keeps what a response sets; what a browser would refuse is left out. */
  keep(url: URL, setCookies: readonly string[]): void;
  /** The Cookie header for an address; null when there is none. */
  header(url: URL): string | null;
}

/** RFC 6265bis, 6.1: what user agents provide at least, and what browsers bound at about. */
const MAX_COOKIES_OF_DOMAIN = 50;
const MAX_DOMAINS = 1_000;
const MAX_COOKIE_CHARS = 4_096;

export function createCookies(): Cookies {
  const jar = new CookieJar(new BoundedStore(), { looseMode: true, prefixSecurity: 'silent' });
  return {
    keep(url, setCookies) {
      for (const line of setCookies) {
        if (line.length <= MAX_COOKIE_CHARS) jar.setCookieSync(line, url.href, { ignoreError: true });
      }
    },
    header(url) {
      const header = jar.getCookieStringSync(url.href);
      return header === '' ? null : header;
    },
  };
}

/** Takes no further cookie of a domain that has its share already: a site cannot fill the memory. */
class BoundedStore extends MemoryCookieStore {
  override putCookie(cookie: Cookie): Promise<void>;
  override putCookie(cookie: Cookie, done: (error: Error | null) => void): void;
  override putCookie(cookie: Cookie, done: (error: Error | null) => void = () => {}): unknown {
    const paths = this.idx[cookie.domain ?? ''];
    const held = Object.values(paths ?? {}).reduce((sum, names) => sum + Object.keys(names ?? {}).length, 0);
    const isKnown = paths?.[cookie.path ?? '']?.[cookie.key] !== undefined;
    const isFull = paths === undefined ? Object.keys(this.idx).length >= MAX_DOMAINS : held >= MAX_COOKIES_OF_DOMAIN;
    if (isFull && !isKnown) return done(null);
    return super.putCookie(cookie, done);
  }
}
