import { parseUrl, stripFragment } from '../../text/url.js';

/** Longer ones browsers shorten to the origin (Fetch, "determine request's referrer"). */
const MAX_LENGTH = 4_096;

/**
 * The value of `Referer` for a link of a page, under `strict-origin-when-cross-origin`, the rule of browsers: the page's address
 * to its own origin, the origin alone to others; null, from https to http or where no page of the web has the link: none.
 */
export function refererFor(page: string | null, target: URL): string | null {
  const from = page === null ? null : parseUrl(page);
  if (from === null || (from.protocol === 'https:' && target.protocol === 'http:')) return null;
  const address = stripFragment(from.href);
  return from.origin === target.origin && address.length <= MAX_LENGTH ? address : `${from.origin}/`;
}
