import { type Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie';

/** RFC 6265bis, 6.1: what user agents provide at least, and what browsers bound at about. */
const MAX_COOKIES_OF_DOMAIN = 50;
const MAX_DOMAINS = 1_000;

/** A jar of bounded size, with the public suffix list: a large module, which most sites never need. */
export function createCookieJar(): CookieJar {
  return new CookieJar(new BoundedStore(), { looseMode: true, prefixSecurity: 'silent' });
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
