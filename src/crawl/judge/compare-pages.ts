import { isDocumentAddress } from '../../extract/html/addresses.js';
import type { PageView } from '../../extract/html/page/page.js';
import { sameSite, siteKey } from '../../text/url.js';

/** Pieces that two pages share, and those that only one of them has. */
function compare(a: ReadonlySet<number>, b: ReadonlySet<number>): { shared: number; onlyA: number; onlyB: number } {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared++;
  return { shared, onlyA: a.size - shared, onlyB: b.size - shared };
}

/** Share of what two views of one page have in common by which they may differ. */
const SLACK = 0.03;

/**
 * True when both show the same but for a counter, a banner or the newest line of a list. What they say outside links is
 * compared by itself as well: beside a menu of hundreds of links a page of three sentences would count for nothing.
 */
export function isSamePage(a: PageView, b: PageView): boolean {
  return isAlike(a.prints, b.prints) && (a.words.size + b.words.size === 0 || isAlike(a.words, b.words));
}

function isAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const { shared, onlyA, onlyB } = compare(a, b);
  const slack = Math.floor(shared * SLACK);
  return shared > 0 && onlyA <= slack && onlyB <= slack;
}

/** The answers of a host to two addresses that cannot exist, and what they have in common. */
export interface MissingPage {
  readonly view: PageView;
  /** Pieces in both answers. */
  readonly stable: ReadonlySet<number>;
  /** Pieces of each answer that the other lacks: the address itself, the time, a token. */
  readonly varying: number;
}

export function commonMissingPage(first: PageView, second: PageView): MissingPage {
  const stable = new Set([...first.prints].filter((piece) => second.prints.has(piece)));
  const { onlyA, onlyB } = compare(first.prints, second.prints);
  return { view: first, stable, varying: Math.max(onlyA, onlyB) };
}

/** True when a page shows all that the missing one shows (its message above all) and nothing more of its own. */
export function isMissingPage(page: PageView, missing: MissingPage): boolean {
  if (missing.stable.size === 0) return false;
  const { onlyA, onlyB } = compare(page.prints, missing.stable);
  return onlyB === 0 && onlyA <= missing.varying;
}

// Addresses that are a site's home page under another name, or that by their nature lead there.
const HOME_NAME =
  /^\/(?:(?:th|en|tha|eng|web|site|www|home|main|index|default|welcome|frontpage|homepage|portal)(?:\.\w{2,5})?(?:\/|$))*$/i;
const LEADS_HOME =
  /(?:^|[/?&=._-])(?:log-?out|sign-?out|log-?off|(?:set|switch|change)-?(?:lang(?:uage)?|locale)|lang(?:uage)?(?=[=/?]|$)|locale(?=[=/]))(?:$|[/?&=._-])/i;

/** True when the address is the home page itself in one of its usual forms: `/`, `/index.php`, `/th/home`. */
export function isHomeAddress(url: string, home: string): boolean {
  if (!URL.canParse(url)) return false;
  if (placeOf(url) === placeOf(home)) return true;
  const address = new URL(url);
  return address.search === '' && HOME_NAME.test(address.pathname) && sameSite(url, home);
}

/** True when an answer from the home page would be wrong: the address names something within the site. */
export function isDeepAddress(url: string, home: string): boolean {
  if (!URL.canParse(url) || isHomeAddress(url, home)) return false;
  const address = new URL(url);
  // A name that promises a document is no program, whatever words it holds.
  if (!isDocumentAddress(url) && LEADS_HOME.test(address.pathname + address.search)) return false;
  return address.search !== '' || !HOME_NAME.test(address.pathname);
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  return `${siteKey(url)}${address.pathname.replace(/\/(?:index|default|home)\.\w{2,5}$/i, '/').replace(/\/$/, '')}${address.search}`;
}
