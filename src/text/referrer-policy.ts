import { parseUrl, stripFragment } from './url.js';

/** Referrer Policy (W3C), section 3: what a request says of the page that its link stands on. */
const POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;

export type ReferrerPolicy = (typeof POLICIES)[number];

const DEFAULT: ReferrerPolicy = 'strict-origin-when-cross-origin';
/** Of meta elements of old pages (HTML Standard, 4.2.5.2). */
const LEGACY: ReadonlyMap<string, ReferrerPolicy> = new Map([
  ['never', 'no-referrer'],
  ['default', DEFAULT],
  ['always', 'unsafe-url'],
  ['origin-when-crossorigin', 'origin-when-cross-origin'],
]);

/** The last policy of a header or attribute that is known (Referrer Policy, 8.1); null: none is. */
export function readReferrerPolicy(text: string | null | undefined): ReferrerPolicy | null {
  // Nearly no link or answer says anything.
  if (!text) return null;
  const words = text
    .slice(0, 1_000)
    .toLowerCase()
    .split(/[\s,]+/);
  for (const word of words.reverse()) {
    const known = POLICIES.find((policy) => policy === word);
    if (known !== undefined) return known;
  }
  return null;
}

/** As {@link readReferrerPolicy}, of `<meta name="referrer">`. */
export function readMetaReferrer(content: string | undefined): ReferrerPolicy | null {
  return LEGACY.get((content ?? '').trim().toLowerCase()) ?? readReferrerPolicy(content);
}

/** What an element says: by `rel="noreferrer"`, which goes before everything else, or by `referrerpolicy`. */
export function referrerPolicyOf(rel: string | undefined, policy: string | undefined): ReferrerPolicy | null {
  if (rel !== undefined && /(?:^|\s)noreferrer(?:\s|$)/i.test(rel)) return 'no-referrer';
  return readReferrerPolicy(policy);
}

/** Longer ones browsers shorten to the origin (Fetch, "determine request's referrer"). */
const MAX_LENGTH = 4_096;

/**
 * The value of `Referer` for a link of a page; null: none is sent.
 * @param page null where no page of the web has the link
 * @param policy null: that of browsers, the page's address to its own origin, the origin alone to others, none from https to http
 */
export function refererFor(page: string | null, target: URL, policy: ReferrerPolicy | null = null): string | null {
  const from = page === null ? null : parseUrl(page);
  if (from === null) return null;
  const isSame = from.origin === target.origin;
  const isDowngrade = from.protocol === 'https:' && target.protocol === 'http:';
  const address = stripFragment(from.href);
  const origin = `${from.origin}/`;
  const whole = address.length <= MAX_LENGTH ? address : origin;
  switch (policy ?? DEFAULT) {
    case 'no-referrer':
      return null;
    case 'unsafe-url':
      return whole;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? null : whole;
    case 'same-origin':
      return isSame ? whole : null;
    case 'origin':
      return origin;
    case 'strict-origin':
      return isDowngrade ? null : origin;
    case 'origin-when-cross-origin':
      return isSame ? whole : origin;
    case 'strict-origin-when-cross-origin':
      if (isSame) return whole;
      return isDowngrade ? null : origin;
  }
}
