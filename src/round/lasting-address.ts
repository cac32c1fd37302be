import { grouped } from '../text/grouped.js';
import { maskNationalIds } from '../text/patterns/national-id.js';

/** Names of parameters that servers and content networks change at each visit (signatures, tokens, campaigns). */
const FLEETING =
  /^(?:x-(?:amz|goog|oss|cos)-.+|awsaccesskeyid|googleaccessid|ossaccesskeyid|key-pair-id|signature|sig|policy|expires|expiry|(?:access|auth|csrf|security|download)?[_-]?token|_?csrf|_?nonce|_wpnonce|utm_.+|fbclid|gclid|no-?cache|cache-?buster|_)$/i;
/** Names that mean something on other sites: they are fleeting when their value looks like a time, a random number or a hash. */
const SUSPECT =
  /^(?:refresh|t|ts|time|timestamp|v|ver|r|rnd|rand|random|cb|_dc|hash|key|auth|e|st|exp|d|dt|date|now|uid)$/i;
/** `sid` is a section elsewhere; a session's value is long. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid.*|session_?id|sess(?:ion)?|sid|oscsid|zenid)$/i;
const SESSION_VALUE = /^[\w,-]{16,}$/;
const TIME_OR_RANDOM = /^(?:1[0-9]{9}(?:[0-9]{3})?|20[0-9]{12}|0\.[0-9]{6,}|[0-9a-f]{13}1[0-9]{9}|[0-9a-f]{24,128})$/i;
/** RFC 3986 knows parameters of a path as well; Java servers write their sessions there. */
const PATH_SESSION = /;(?:jsessionid|phpsessid|sid)=[^/?#;]*/gi;
/** Shared access signatures of Azure: the names are too short to mean anything without the signature. */
const SHARED_ACCESS = /^(?:se|st|sp|sv|sr|spr|sip|skoid|sktid|skt|ske|sks|skv)$/i;

/**
 * An address without the parts that change from visit to visit, so that two rounds give one file one name. The history holds
 * addresses with the numbers of persons masked.
 */
export function lastingAddress(url: string): string {
  return maskNationalIds(withoutFleeting(url));
}

function withoutFleeting(url: string): string {
  const whole = url.includes(';') ? url.replace(PATH_SESSION, '') : url;
  const from = whole.indexOf('?');
  if (from < 0) return whole;
  const hash = whole.indexOf('#', from);
  const to = hash < 0 ? whole.length : hash;
  const pairs = whole.slice(from + 1, to).split('&');
  const isSigned = pairs.some((pair) => /^sig=/i.test(pair));
  const kept = pairs.filter((pair) => !isFleeting(pair, isSigned));
  return `${whole.slice(0, from)}${kept.length === 0 ? '' : `?${kept.join('&')}`}${whole.slice(to)}`;
}

function isFleeting(pair: string, isSigned: boolean): boolean {
  const end = pair.indexOf('=');
  // `file.pdf?1732445566`: a time keeps browsers from showing an old copy.
  if (end < 0) return TIME_OR_RANDOM.test(pair);
  const name = pair.slice(0, end);
  if (FLEETING.test(name) || (isSigned && SHARED_ACCESS.test(name))) return true;
  const value = pair.slice(end + 1);
  return SESSION.test(name) ? SESSION_VALUE.test(value) : SUSPECT.test(name) && TIME_OR_RANDOM.test(value);
}

/**
 * Which address of now is which of before: the same one, or else the only one that differs in nothing lasting.
 * @returns by address of before the one of now
 */
export function pairAddresses(before: readonly string[], now: readonly string[]): ReadonlyMap<string, string> {
  const present = new Set(now);
  const known = new Set(before);
  const pairs = new Map(before.filter((url) => present.has(url)).map((url) => [url, url]));
  const left = byLasting(before.filter((url) => !present.has(url)));
  const added = byLasting(now.filter((url) => !known.has(url)));
  for (const [lasting, urls] of left) {
    const [url, ...others] = urls;
    const [target, ...further] = added.get(lasting) ?? [];
    if (url !== undefined && target !== undefined && others.length === 0 && further.length === 0)
      pairs.set(url, target);
  }
  return pairs;
}

function byLasting(urls: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return grouped([...new Set(urls)], lastingAddress);
}
