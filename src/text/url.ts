import { hasForeignLetters, utf8OrNull } from './charset.js';

const THAI = new TextDecoder('windows-874');

/**
 * One form for all the ways in which pages write an address: it is counted and stored in this form, and requested as
 * {@link parseWritten} has it. It keeps the fragment, but neither user name nor password: addresses are printed. A query keeps its bytes (windows-874 stays
 * windows-874); only the letters of its escapes change.
 * @returns null for what is no http(s) address.
 */
export function normalizeUrl(raw: string, base?: string): string | null {
  return parseUrl(raw, base)?.href ?? null;
}

/** As {@link normalizeUrl}, but gives the parts. */
export function parseUrl(raw: string, base?: string): URL | null {
  const url = parseWritten(raw, base);
  if (url === null) return null;
  const { pathname, search, hash } = url;
  const path = tidyEscapes(pathname);
  if (path !== pathname) url.pathname = path;
  // Setting an empty query or fragment removes its sign.
  if (search === '' ? url.href.includes('?') : tidyEscapes(search) !== search) url.search = tidyEscapes(search);
  if (hash === '' ? url.href.endsWith('#') : tidyEscapes(hash) !== hash) url.hash = tidyEscapes(hash);
  return url;
}

/** Escapes, or the sign of an empty query or fragment: what an address of {@link parseWritten} may have that its normal form has not. */
const NOT_NORMAL = /%|\?(?:#|$)|#$/;

/** As {@link normalizeUrl}, of an address that {@link parseWritten} has read. */
export function normalHref({ href }: URL): string {
  return NOT_NORMAL.test(href) ? (normalizeUrl(href) ?? href) : href;
}

/**
 * An address as browsers ask for it: its escapes stay as they are written (URL Standard, 4.4; RFC 3986, 6.2.2 takes them for the
 * same, servers that redirect to their own way of writing or sign their addresses do not). Without user name and password.
 * @returns null for what is no http(s) address.
 */
export function parseWritten(raw: string, base?: string): URL | null {
  const url = webAddress(raw, base);
  if (url === null) return null;
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  const path = url.pathname.replace(/[\^|]/g, (char) => (char === '^' ? '%5E' : '%7C'));
  if (path !== url.pathname) url.pathname = path;
  return url;
}

const SPACE = 0x20;

/** Without what browsers remove around an address (WHATWG URL, 4.4); other blanks and zero-width characters are part of it. */
export function trimAddress(raw: string): string {
  let [start, end] = [0, raw.length];
  while (start < end && raw.charCodeAt(start) <= SPACE) start++;
  while (end > start && raw.charCodeAt(end - 1) <= SPACE) end--;
  return raw.slice(start, end);
}

export function stripFragment(url: string): string {
  const at = url.indexOf('#');
  return at === -1 ? url : url.slice(0, at);
}

/**
 * The host's name: lower case, Punycode, without port, user name and the root's dot.
 * @returns '' for what is no http(s) address.
 */
export function hostOf(url: URL | string): string {
  const parsed = typeof url === 'string' ? webAddress(url) : url;
  return parsed === null ? '' : hostNameOf(parsed);
}

/** @returns whether a host is the domain itself or below it. */
export function isWithin(host: string, domain: string): boolean {
  return host.endsWith(domain) && (host.length === domain.length || host.at(-domain.length - 1) === '.');
}

/** Scheme, host and port (RFC 6454); null for what is no http(s) address. */
export function originOf(url: string): string | null {
  return webAddress(url)?.origin ?? null;
}

/**
 * Names the server for limits and queues: http and https of one name are one server, two other ports of it are two.
 * @returns '' for what is no http(s) address.
 */
export function hostKey(url: URL | string): string {
  const parsed = typeof url === 'string' ? webAddress(url) : url;
  if (parsed === null) return '';
  const isUsualPort = parsed.port === '' || parsed.port === '80' || parsed.port === '443';
  return isUsualPort ? hostNameOf(parsed) : `${hostNameOf(parsed)}:${parsed.port}`;
}

/** Names the site: as {@link hostKey}, without `www.`; '' for what is no http(s) address. */
export function siteKey(url: URL | string): string {
  return hostKey(url).replace(/^www\./, '');
}

/** @returns whether two addresses belong to one web site: www or not, http or https. Another port is another site. */
export function sameSite(a: string, b: string): boolean {
  const first = siteKey(a);
  return first !== '' && first === siteKey(b);
}

/** Percent-decodes UTF-8; leaves other escapes (`%E9` of an old page) and a lone `%`. Never throws. */
export function decodeUrl(url: string): string {
  return decodeRuns(url, decodeURIComponent);
}

/**
 * As {@link decodeUrl}, and decodes windows-874 (TIS-620) of old Thai sites too: for reading words. A request for the result
 * may lead elsewhere.
 */
export function decodeWords(url: string): string {
  return decodeRuns(url, (run) => {
    const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
    const [utf8, thai] = [utf8OrNull(bytes), thaiOrNull(bytes)];
    return (thai !== null && hasForeignLetters(utf8 ?? '\u{FFFD}') ? thai : utf8) ?? run;
  });
}

/**
 * An address with its Thai and other letters readable, as {@link readableText}; what would end it in a text or is not shown is escaped.
 */
export function readableUrl(url: string): string {
  return readableText(url).replace(/[\s\p{Cc}\p{Cf}"<>]/gu, encodeURIComponent);
}

/**
 * A text with the Thai and other letters of its addresses readable. What is shown can be copied and leads to the same place: only
 * letters and digits beyond ASCII are decoded. Escapes of ASCII (`%2F`, `%00`, `%2525`), of blanks and signs, of letters that nobody
 * sees or that are written from right to left, of marks without a letter, and bytes that are not UTF-8 stay.
 */
export function readableText(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, (run) => {
    try {
      return shownLetters(decodeURIComponent(run));
    } catch {
      return run;
    }
  });
}

/** A letter or digit with its marks: Thai letters have two at most. */
const LETTERS = /[\p{L}\p{N}]\p{M}{0,3}|./gsu;
const IS_SHOWN = /^[\p{L}\p{N}]/u;
/** Without a shape of their own, or of scripts that run from right to left and would reorder what stands beside them. */
const NEVER_SHOWN =
  /[\p{Default_Ignorable_Code_Point}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

function shownLetters(decoded: string): string {
  return decoded.replace(LETTERS, (part) =>
    IS_SHOWN.test(part) && !NEVER_SHOWN.test(part) ? part : encodeURIComponent(part),
  );
}

/** As URL parsers read it: up to the last @ of the authority, whatever letters stand before it. */
const USER_INFO = /(https?:[\\/]{2})[^\s\\/?#]*@/gi;
/** A blank ends an address in a text, but stands for itself where there is nothing but the address. */
const USER_INFO_OF_ADDRESS = /^([\0- ]*https?:[\\/]{2})[^\\/?#]*@/i;

/** Removes user name and password (RFC 3986, 3.2.1) from every address in a text: no report may show them. */
export function withoutUserInfo(text: string): string {
  return text.includes('@') ? text.replace(USER_INFO, '$1') : text;
}

/** As {@link withoutUserInfo}, of a text that is an address as a whole: also a password with a blank goes. */
export function addressWithoutUserInfo(address: string): string {
  return withoutUserInfo(address.replace(USER_INFO_OF_ADDRESS, '$1'));
}

/** Lower-case digits in an escape, or an escaped unreserved character. */
const UNTIDY = /%(?:[\da-fA-F]?[a-f]|2[DE]|3\d|[46][1-9A-F]|[57][\dA]|5F|7E)/;

/** RFC 3986, 6.2.2: escapes in upper case, and none for unreserved characters. */
export function tidyEscapes(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/(%[0-9a-fA-F]?)?%([0-9a-fA-F]{2})/g, (_, lone: string | undefined, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    // Behind a lone percent sign a letter would become part of an escape, which names something else.
    if (lone !== undefined || !/[A-Za-z0-9\-._~]/.test(char)) return `${lone ?? ''}%${hex.toUpperCase()}`;
    return char;
  });
}

/** The parts of an http(s) address; null for what is none. */
export function webAddress(text: string, base?: string): URL | null {
  try {
    // `URL.parse` asks for Node 22; asking `URL.canParse` first would read every address twice.
    const url = new URL(text, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

function hostNameOf({ hostname }: URL): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}

/** @param decode may throw: then the run of escapes stays. */
function decodeRuns(text: string, decode: (run: string) => string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decode(run);
    } catch {
      return run;
    }
  });
}

/** A single byte beyond ASCII may be of any charset (`%E9` is é); two in a row with no byte but Thai ones are Thai. */
function thaiOrNull(bytes: Uint8Array): string | null {
  const text = THAI.decode(bytes);
  return /^[\x20-\x7e\u0e01-\u0e5b]+$/.test(text) && /[\u0e01-\u0e5b]{2}/.test(text) ? text : null;
}
