import { decodeUrl } from './url.js';

/** Shorter parts (a user called `a`) would hide ordinary words. */
const MIN_PART = 4;

/**
 * Makes the function that hides secrets in a text: each whole, and of an address its user name, password, path and query, raw,
 * decoded, encoded and in Base64, as `Authorization` holds them. The host of an address is no secret.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets
    .flatMap((secret) => [secret, ...partsOf(secret)])
    .flatMap((part) => [part, encodeURIComponent(part), Buffer.from(part).toString('base64')])
    .filter((part) => part.length >= MIN_PART)
    .sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((rest, part) => rest.replaceAll(part, '***'), text);
}

function partsOf(secret: string): string[] {
  if (!URL.canParse(secret)) return [];
  const { username, password, pathname, search } = new URL(secret);
  const raw = [username, password, pathname.slice(1), search.slice(1)];
  const decoded = raw.map(decodeUrl);
  const [name = '', word = ''] = decoded;
  return [...raw, ...decoded, ...(word === '' ? [] : [`${name}:${word}`])].filter((part) => part !== '');
}
