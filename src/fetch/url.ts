export { isLoopbackHost, isPrivateHost } from './private-address.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

// Zero-width characters and byte order marks come along when addresses are pasted from Word or LINE.
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

// Most links of a site are rooted and hold nothing that normalising would change: they take a tenth of the time.
const PLAIN_ROOTED = /^\/(?!\/)[\w~!$&()*+,;=:@./-]*(?:\?[\w~!$&()*+,;=:@./?-]+)?$/;
const ORIGIN = /^https?:\/\/[^/?#\\\s]+(?=\/)/;
let lastOrigin: { readonly raw: string; readonly normal: string | null } = { raw: '', normal: null };

/**
 * One form for all the ways in which pages write one address: the form under which it is requested, counted and stored.
 * The fragment is kept, user name and password are not: addresses are stored and printed. Nothing is done to a query but its escapes' letters (windows-874 bytes stay bytes).
 * @returns null for what is no http(s) address.
 */
export function normalizeUrl(raw: string, base?: string): string | null {
  if (base !== undefined && PLAIN_ROOTED.test(raw) && !raw.includes('/.')) {
    const origin = plainOrigin(base);
    if (origin !== null) return origin + raw;
  }
  const url = parseUrl(raw, base);
  if (url === null) return null;
  return url.href;
}

/** As {@link normalizeUrl}, for those who need the parts. */
export function parseUrl(raw: string, base?: string): URL | null {
  const text = slashed(raw.replace(INVISIBLE, '').trim());
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  if (url.hostname === '') return null;
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  const { pathname, search, hash } = url;
  const path = undoDoubleEscapes(tidyEscapes(pathname)).replace(/[\^|]/g, (char) => (char === '^' ? '%5E' : '%7C'));
  if (path !== pathname) url.pathname = path;
  // Of an empty query or fragment the sign alone is left, which setting it takes away.
  if (search === '' ? url.href.includes('?') : tidyEscapes(search) !== search) url.search = tidyEscapes(search);
  if (hash === '' ? url.href.endsWith('#') : tidyEscapes(hash) !== hash) url.hash = tidyEscapes(hash);
  return url;
}

/** The origin of an address without what normalising takes from it; null where only the parser can tell. */
function plainOrigin(url: string): string | null {
  // One after another, the links of a page have one base.
  if (lastOrigin.raw !== '' && url.startsWith(lastOrigin.raw) && url[lastOrigin.raw.length] === '/') {
    return lastOrigin.normal;
  }
  const raw = ORIGIN.exec(url)?.[0];
  if (raw === undefined) return null;
  lastOrigin = { raw, normal: parseUrl(`${raw}/`)?.href.slice(0, -1) ?? null };
  return lastOrigin.normal;
}

export function stripFragment(url: string): string {
  const at = url.indexOf('#');
  return at === -1 ? url : url.slice(0, at);
}

/** @returns whether two addresses belong to one web site: www or not, http or https. Another port is another site. */
export function sameSite(a: string, b: string): boolean {
  const first = siteKey(a);
  return first !== null && first === siteKey(b);
}

/** Name and port of a site, without `www.` and without the two default ports. */
export function siteKey(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || parsed.hostname === '') return null;
  return hostKey(parsed).replace(/^www\./, '');
}

/** What politeness is owed to: http and https of one name are one host; two ports of it are two servers. */
export function hostKey(url: URL): string {
  return url.port === '' || url.port === '80' || url.port === '443' ? url.hostname : `${url.hostname}:${url.port}`;
}

/**
 * A header's bytes (as latin1) as an address: UTF-8 where they are UTF-8, else each byte escaped, so that a Location in
 * windows-874 leads where a browser would go.
 */
export function textOfLocation(latin1: string): string {
  if (!/[\x80-\xFF]/.test(latin1)) return latin1;
  try {
    return UTF8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1.replace(/[\x80-\xFF]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  }
}

function slashed(text: string): string {
  if (!text.includes('\\')) return text;
  const end = text.search(/[?#]/);
  return end === -1 ? text.replaceAll('\\', '/') : text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

/** Small letters in an escape, or an escaped unreserved character. */
const UNTIDY = /%(?:[\da-fA-F]?[a-f]|2[DE]|3\d|[46][1-9A-F]|[57][\dA]|5F|7E)/;

/** RFC 3986, 6.2.2: escapes in capitals, and none for unreserved characters. */
export function tidyEscapes(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/%([0-9a-fA-F]{2})/g, (escaped, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : escaped.toUpperCase();
  });
}

/** `%25E0%25B8%2581` is a Thai letter escaped twice; a lone `%2541` or bytes that are no UTF-8 are left alone. */
function undoDoubleEscapes(path: string): string {
  if (!path.includes('%25')) return path;
  return path.replace(/(?:%25[89A-Fa-f][0-9A-Fa-f]){2,}/g, (run) => {
    const once = run.replaceAll('%25', '%').toUpperCase();
    try {
      UTF8.decode(Buffer.from(once.replaceAll('%', ''), 'hex'));
      return once;
    } catch {
      return run;
    }
  });
}
