import type { CookieJar } from 'tough-cookie';

/** The cookies of a site's round, as a browser keeps them for a visit (RFC 6265bis, with the public suffix list). */
export interface Cookies {
  /** Keeps what a response sets; what a browser would refuse is left out. */
  keep(url: URL, setCookies: readonly string[]): Promise<void>;
  /** The Cookie header for an address; null when there is none. */
  header(url: URL): string | null;
}

const MAX_COOKIE_CHARS = 4_096;

export function createCookies(): Cookies {
  let jar: CookieJar | null = null;
  return {
    async keep(url, setCookies) {
      const lines = setCookies.filter((line) => line.length <= MAX_COOKIE_CHARS);
      if (lines.length === 0) return;
      const { createCookieJar } = await import('./cookie-jar.js');
      jar ??= createCookieJar();
      for (const line of lines) jar.setCookieSync(line, url.href, { ignoreError: true });
    },
    header(url) {
      const header = jar?.getCookieStringSync(url.href) ?? '';
      return header === '' ? null : header;
    },
  };
}
