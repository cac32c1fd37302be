import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, siteKey } from '../../text/url.js';
import { PrivateAddressError } from '../network-error.js';
import { isLinkLocalAddress, isPrivateAddress, isPrivateHost } from '../private-address.js';

/**
 * Which private addresses a request may reach. A private site may lead anywhere. A public one may not lead to a private
 * address, neither literally nor by name; names are checked when they are resolved, so that DNS rebinding gains nothing.
 * Where the site's own name resolves to private addresses from the start, as inside the municipality's network, the site
 * itself may be read.
 */
export interface PrivacyGuard {
  /** @returns whether a request must be refused before any packet leaves. */
  refuses(url: URL, from: string | undefined): boolean;
  readonly lookup: LookupFunction;
}

export function createPrivacyGuard(
  site: string,
  lookup: LookupFunction = systemLookup as LookupFunction,
): PrivacyGuard {
  const siteHost = hostOf(site);
  const isPrivateSite = siteHost !== '' && isPrivateHost(siteHost);
  const ownName = siteKey(site).replace(/:\d+$/, '');
  let isOwnNamePrivate: boolean | null = null;

  const admit = (hostname: string, found: readonly LookupAddress[]): readonly LookupAddress[] => {
    const open = found.filter(({ address }) => !isPrivateAddress(address));
    if (hostname.replace(/^www\./, '') !== ownName) return open;
    isOwnNamePrivate ??= open.length === 0;
    return isOwnNamePrivate ? found.filter(({ address }) => !isLinkLocalAddress(address)) : open;
  };

  return {
    refuses(url, from) {
      if (isPrivateSite || !isPrivateHost(url.hostname)) return false;
      const fromHost = hostOf(from ?? '');
      return fromHost === '' || !isPrivateHost(fromHost);
    },
    lookup(hostname, options, callback) {
      if (isPrivateSite || isIP(hostname)) {
        lookup(hostname, options, callback);
        return;
      }
      lookup(hostname, { ...options, all: true }, (error, result) => {
        if (error !== null) {
          callback(error, [], 0);
          return;
        }
        const found = typeof result === 'string' ? [{ address: result, family: isIP(result) }] : result;
        const admitted = admit(hostname, found);
        const [first] = admitted;
        if (first === undefined) callback(new PrivateAddressError(hostname, found[0]?.address ?? ''), [], 0);
        else if (options.all) callback(null, [...admitted]);
        else callback(null, first.address, first.family);
      });
    },
  };
}
