import { isLoopbackHost, isPrivateHost } from '../fetch/private-address.js';
import type { Exchange, LinkProblem } from '../model/evidence.js';
import { kindOfScheme } from '../text/scheme.js';
import { hostOf, withoutUserInfo } from '../text/url.js';

/** Why no visitor can open an address, as the words of `link/invalid-url` have it. */
export type WhyUnopenable = 'syntax' | 'local-file' | 'scheme' | 'doubled-scheme' | 'private' | 'embedded';

/**
 * Sees by the address alone that no visitor can open it: a file on somebody's own computer, a slip of typing, a machine of
 * the office. Addresses of programs (`mailto:`, `tel:`, `line:`) are none of the web and open.
 * @param address as the page has it, or resolved
 * @param base what it is relative to, and the site that visitors come from
 * @returns null where only asking tells
 */
export function whyUnopenable(address: string, base: string): WhyUnopenable | null {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return 'syntax';
  }
  const scheme = url.protocol.slice(0, -1);
  if (scheme === 'http' || scheme === 'https') {
    if (url.hostname === 'http' || url.hostname === 'https') return 'doubled-scheme';
    return isOutOfReach(url.hostname, hostOf(base)) ? 'private' : null;
  }
  if (scheme === 'data') return 'embedded';
  const kind = kindOfScheme(scheme);
  if (kind === 'local') return 'local-file';
  return kind === 'misspelt' ? 'scheme' : null;
}

/** Of a site that is itself in a private net others of that net are in reach. */
function isOutOfReach(host: string, site: string): boolean {
  if (host === site || !isPrivateHost(host)) return false;
  return isLoopbackHost(site) ? !isLoopbackHost(host) : !isPrivateHost(site);
}

/** What is written down of an address that nobody has been asked for. */
export function unaskedExchange(address: string, problem: LinkProblem, fetchedAt: string): Exchange {
  return {
    url: withoutUserInfo(address.slice(0, 2_000)),
    finalUrl: null,
    status: null,
    redirects: [],
    contentType: null,
    fileName: null,
    lastModified: null,
    etag: null,
    bytes: 0,
    sha256: null,
    cut: null,
    problems: [problem],
    fetchedAt,
  };
}
