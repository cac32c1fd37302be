import { decodeUrl, parseUrl } from '../text/url.js';

/** User names and passwords from addresses of the checklist. They are kept apart from the addresses, which reports show. */
export interface Credentials {
  /** Remembers user name and password of an address for its origin alone; the first pair of an origin stays. */
  learn(address: string): void;
  /** @returns the value of `Authorization` (RFC 7617) for an origin; null: there is none. */
  for(origin: string): string | null;
}

export function createCredentials(): Credentials {
  const byOrigin = new Map<string, string>();
  return {
    learn(address) {
      if (!address.includes('@')) return;
      const origin = parseUrl(address)?.origin;
      if (origin === undefined || byOrigin.has(origin) || !URL.canParse(address.trim())) return;
      const authorization = basicOf(new URL(address.trim()));
      if (authorization !== null) byOrigin.set(origin, authorization);
    },
    for: (origin) => byOrigin.get(origin) ?? null,
  };
}

/** User name and password of an address as a value of `Authorization`; null: it has none. */
export function basicOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  return `Basic ${Buffer.from([username, password].map(decodeUrl).join(':')).toString('base64')}`;
}
