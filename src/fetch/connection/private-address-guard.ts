import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, siteKey } from '../../text/url.js';
import { PrivateAddressError } from '../network-error.js';
import { isLinkLocalAddress, isLoopbackAddress, isPrivateAddress, isPrivateHost } from '../private-address.js';

/**
 * Which private addresses a request may reach. A private site may lead anywhere. A public one may not lead to a private
 * address, neither literally nor by name; names are checked when they are resolved, so that DNS rebinding gains nothing.
 * Where the site's own name resolves to private addresses from the start, as inside the municipality's network, the site
 * itself may be read: at its own port and those of http and https, where other services of the machine are not. A public name
 * never leads to the machine that the program runs on.
 */
export interface PrivacyGuard {
  /** @returns whether a request must be refused before any packet leaves. */
  refuses(url: URL, from: string | undefined): boolean;
  /** Resolves the host of an address for a connection to its port. */
  lookupFor(url: URL): LookupFunction;
}

export function createPrivacyGuard(
  site: string,
  lookup: LookupFunction = systemLookup as LookupFunction,
): PrivacyGuard {
  const siteHost = hostOf(site);
  const isPrivateSite = siteHost !== '' && isPrivateHost(siteHost);
  const ownName = siteKey(site).replace(/:\d+$/, '');
  let isOwnNamePrivate: boolean | null = null;

  const ownPorts = new Set(['80', '443', portOf(new URL(URL.canParse(site) ? site : 'http://localhost'))]);

  const admit = (hostname: string, port: string, found: readonly LookupAddress[]): readonly LookupAddress[] => {
    const open = found.filter(({ address }) => !isPrivateAddress(address));
    if (hostname.replace(/^www\./, '') !== ownName) return open;
    isOwnNamePrivate ??= open.length === 0;
    if (!isOwnNamePrivate || !ownPorts.has(port)) return open;
    return found.filter(({ address }) => !isLinkLocalAddress(address) && !isLoopbackAddress(address));
  };

  return {
    refuses(url, from) {
      if (isPrivateSite || !isPrivateHost(url.hostname)) return false;
      const fromHost = hostOf(from ?? '');
      return fromHost === '' || !isPrivateHost(fromHost);
    },
    lookupFor: (url) => (hostname, options, callback) => {
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
        const admitted = admit(hostname, portOf(url), found);
        const [first] = admitted;
        if (first === undefined) callback(new PrivateAddressError(hostname, found[0]?.address ?? ''), [], 0);
        else if (options.all) callback(null, [...admitted]);
        else callback(null, first.address, first.family);
      });
    },
  };
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
