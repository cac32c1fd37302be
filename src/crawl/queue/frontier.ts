import type { PageAddressKind, PageLinks } from '../../extract/html/page/page.js';
import type { LinkProblem } from '../../model/evidence.js';
import type { LinkRecord } from '../../model/round.js';
import { compileGlob } from '../../text/patterns/glob.js';
import type { ReferrerPolicy } from '../../text/referrer-policy.js';
import { normalizeUrl, originOf, parseWritten, stripFragment, withoutUserInfo } from '../../text/url.js';
import type { SiteContext } from '../judge/site-profile.js';
import { type WhyUnopenable, whyUnopenable } from '../unopenable.js';
import { createCounter } from './counter.js';
import { type Traps, withoutSession } from './crawler-traps.js';
import { createReferrers, type Referrer } from './referrers.js';

/** One address of the round: marked when it is found, never twice. */
export interface Address {
  readonly url: string;
  /** As the first page writes it, where that is another way than ours; null: it is the same. */
  written: string | null;
  /** Of the site itself. */
  readonly isOwn: boolean;
  /** May hold links: to be read, while the bounds of the crawl last. */
  readonly isPage: boolean;
  /** A style sheet of the site, which loads pictures and fonts. */
  readonly isSheet: boolean;
  /** Only ever met as the target of a form: what it answers to a bare question says little. */
  isForm: boolean;
  /** Only a form asks for it, with words that a visitor puts in. */
  isSearch: boolean;
  isEvidence: boolean;
  /** Clicks from the home page. */
  depth: number;
  state: LinkRecord['state'];
  /** Why it was skipped; null: it was not. */
  skipped: 'robots' | 'excluded' | null;
  status: number | null;
  problems: readonly LinkProblem[];
  lastChecked: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Its place in the order of pages to be read; -1: none. */
  place: number;
  /** Entries of the pool of referrers; -1: none. */
  firstReferrer: number;
  lastReferrer: number;
  referrerCount: number;
  /** The first page that led here, as it answered; null: none did. */
  linkedFrom: string | null;
  /** What that link or its page says of `Referer`; null: nothing. */
  referrerPolicy: ReferrerPolicy | null;
  /** Number of the page that led here last. */
  lastPage: number;
}

export interface FrontierOptions {
  readonly site: Pick<SiteContext, 'isOwn'>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly traps: Traps;
  /** Default: {@link MAX_ADDRESSES}. */
  readonly maxAddresses?: number;
  /** Letters of all addresses; default: {@link MAX_LENGTH}. */
  readonly maxLength?: number;
}

export interface Frontier {
  readonly addresses: ReadonlyMap<string, Address>;
  /** Different addresses beyond the bound, which were counted and not kept. */
  overflow(): number;
  /** The first pages that lead to an address. */
  foundOn(address: Address, count?: number): readonly Referrer[];
  /** Marks an address that no page needs to lead to. Null: no http(s) address, or a trap. */
  add(url: string, depth: number): Address | null;
  /** Marks everything that a page links to. @returns the new addresses, in the order of the page */
  addLinks(
    page: { readonly url: string; readonly base: string; readonly depth: number },
    links: PageLinks,
  ): readonly Address[];
}

/** Addresses of a round that are kept, and their letters in all: a site without end must not fill the memory. */
const MAX_ADDRESSES = 250_000;
const MAX_LENGTH = 48_000_000;
const NO_PROBLEMS: readonly LinkProblem[] = [];
const KEPT_REFERRERS = 20;
const MAX_TEXT = 120;
/** Links remembered, since a site's navigation is the same on every page. */
const REMEMBERED = 20_000;
const REMEMBERED_IN_ALL = 200_000;
/** Longer ones are rare, and read anew each time. */
const REMEMBERED_LETTERS = 300;

// What such an address answers is no page, whatever links it holds.
const FILE_ENDING =
  /\.(?:pdf|xlsx?|xlsm|xlsb|ods|csv|docx?|docm|odt|rtf|pptx?|ppsx?|odp|zip|rar|7z|gz|tgz|tar|jpe?g|jfif|png|gif|webp|bmp|tiff?|svg|ico|avif|css|m?js|json|xml|rss|txt|mp[34]|m4[av]|webm|og[gv]|wav|avi|mov|wmv|flv|swf|woff2?|ttf|otf|eot|exe|apk|dmg|iso|msi|psd|ai|eps|dwg|kmz?|ics|vcf|webmanifest)$/i;

const SHEET_ENDING = /^[^?#]*\.css(?:[?#]|$)/i;

export function createFrontier({
  site,
  include,
  exclude,
  traps,
  maxAddresses = MAX_ADDRESSES,
  maxLength = MAX_LENGTH,
}: FrontierOptions): Frontier {
  const addresses = new Map<string, Address>();
  const overflow = createCounter();
  let length = 0;
  const included = include.map(compileGlob);
  const excluded = exclude.map(compileGlob);
  const resolved = createLinkMemory();
  const referrers = createReferrers();

  const mark = (url: string, kind: PageAddressKind, depth: number): Address | null => {
    if (addresses.size >= maxAddresses || length >= maxLength) {
      overflow.add(url);
      return null;
    }
    const isOfSite = site.isOwn(url);
    const isWanted = isOfSite && (kind === 'page' || kind === 'frame') && !FILE_ENDING.test(url.replace(/[?#].*$/, ''));
    if (isWanted && traps.skips(url) !== null) return null;
    // Files, pictures and other sites' pages that the included pages show are checked wherever they lie.
    const isLeftOut = isWanted && included.length > 0 && !included.some((glob) => glob.test(url));
    const isExcluded = excluded.some((glob) => glob.test(url));
    const address: Address = {
      url,
      written: null,
      isOwn: isOfSite,
      isPage: isWanted && !isLeftOut,
      isSheet: isOfSite && kind === 'asset' && !isExcluded && SHEET_ENDING.test(url),
      isForm: kind === 'form',
      isSearch: kind === 'search',
      isEvidence: false,
      depth,
      state: isExcluded || isLeftOut ? 'skipped' : 'unchecked',
      skipped: isExcluded || isLeftOut ? 'excluded' : null,
      status: null,
      problems: NO_PROBLEMS,
      lastChecked: null,
      etag: null,
      lastModified: null,
      place: -1,
      firstReferrer: -1,
      lastReferrer: -1,
      referrerCount: 0,
      linkedFrom: null,
      referrerPolicy: null,
      lastPage: -1,
    };
    addresses.set(url, address);
    length += url.length;
    return address;
  };

  const find = (raw: string, base: string, kind: PageAddressKind, depth: number): Address | null => {
    const normal = normalizeUrl(raw, base);
    // What visitors of the site cannot open lies somewhere else; hardly any link does.
    const why = normal !== null && site.isOwn(normal) ? null : whyUnopenable(raw, base);
    if (why !== null) return markInvalid(raw, why, depth);
    if (normal === null) return null;
    const whole = stripFragment(normal);
    const url = site.isOwn(normal) ? withoutSession(whole) : whole;
    const known = addresses.get(url);
    if (known) return known;
    const address = mark(url, kind, depth);
    if (address && url === whole && raw.includes('%')) address.written = writtenOtherwise(raw, base, url);
    return address;
  };

  const markInvalid = (raw: string, why: WhyUnopenable, depth: number): Address | null => {
    const url = withoutUserInfo(raw.slice(0, 500));
    const known = addresses.get(url);
    if (known) return known;
    const address = mark(url, 'asset', depth);
    if (!address) return null;
    address.state = 'broken';
    address.problems = [{ code: 'invalid-url', data: { reason: why } }];
    return address;
  };

  const wordsOf = (text: string): number => referrers.text(withoutUserInfo(text.slice(0, MAX_TEXT)));

  return {
    addresses,
    overflow: overflow.count,
    foundOn: (address, count = KEPT_REFERRERS) => referrers.list(address.firstReferrer, count),
    add(url, depth) {
      const normal = normalizeUrl(url);
      return normal === null ? null : find(normal, normal, 'page', depth);
    },
    addLinks({ url, base, depth }, { links, base: ownBase }) {
      const fresh: Address[] = [];
      const from = ownBase === null ? base : (normalizeUrl(ownBase, base) ?? base);
      const memory = resolved.on(from);
      const page = referrers.page(url);
      for (const link of links) {
        const before = addresses.size;
        let address = memory.get(link.href);
        if (address === undefined) {
          address = find(link.href, from, link.kind, depth + 1);
          memory.set(link.href, address);
          if (address && addresses.size > before) fresh.push(address);
        }
        if (!address || address.lastPage === page) continue;
        address.lastPage = page;
        if (address.linkedFrom === null) {
          address.linkedFrom = base;
          address.referrerPolicy = link.referrerPolicy ?? null;
        }
        address.referrerCount++;
        if (link.kind !== 'form') address.isForm = false;
        if (link.kind !== 'search') address.isSearch = false;
        if (address.referrerCount > KEPT_REFERRERS || isSettled(address)) continue;
        address.lastReferrer = referrers.append(address.lastReferrer, page, wordsOf(link.text));
        if (address.firstReferrer < 0) address.firstReferrer = address.lastReferrer;
      }
      return fresh;
    },
  };
}

/** In order, with a page that leads to it: nobody asks for the others. */
function isSettled({ state, problems, firstReferrer }: Address): boolean {
  return firstReferrer >= 0 && state === 'ok' && problems.length === 0;
}

function writtenOtherwise(raw: string, base: string, url: string): string | null {
  const written = stripFragment(parseWritten(raw, base)?.href ?? url);
  return written === url ? null : written;
}

/** robots.txt forbids to ask for it. */
export function skipForRobots(address: Address): void {
  address.state = 'skipped';
  address.skipped = 'robots';
}

interface PageLinkMemory {
  /** Undefined: not known. */
  get(raw: string): Address | null | undefined;
  set(raw: string, address: Address | null): void;
}

/** Remembers what raw links mean: absolute ones everywhere, rooted ones on their origin, relative ones in their folder. */
function createLinkMemory(): { on(base: string): PageLinkMemory } {
  const absolute = new Map<string, Address | null>();
  const rooted = new Map<string, Map<string, Address | null>>();
  const relative = new Map<string, Map<string, Address | null>>();
  let remembered = 0;

  const within = (maps: Map<string, Map<string, Address | null>>, key: string): Map<string, Address | null> => {
    let map = maps.get(key);
    if (!map) {
      if (maps.size >= 64) maps.clear();
      map = new Map();
      maps.set(key, map);
    }
    return map;
  };

  return {
    on(base) {
      const path = base.replace(/[?#].*$/, '');
      const byOrigin = within(rooted, originOf(base) ?? base);
      const byFolder = within(relative, path.slice(0, path.lastIndexOf('/') + 1));
      const mapFor = (raw: string): Map<string, Address | null> | null => {
        const [first, second] = [raw.charCodeAt(0), raw.charCodeAt(1)];
        if (first === 47) return second === 47 || second === 92 ? null : byOrigin;
        // A bare query belongs to the page itself, not to its folder.
        if (first === 63) return null;
        // Most links are of one folder: without the letter h no expression is asked.
        return (first === 104 || first === 72) && /^https?:/i.test(raw) ? absolute : byFolder;
      };
      return {
        get: (raw) => mapFor(raw)?.get(raw),
        set(raw, address) {
          if (raw.length > REMEMBERED_LETTERS) return;
          const map = mapFor(raw);
          if (!map) return;
          if (++remembered > REMEMBERED_IN_ALL) {
            for (const maps of [rooted, relative]) for (const one of maps.values()) one.clear();
            remembered = 0;
          }
          if (map.size >= REMEMBERED) map.clear();
          map.set(raw, address);
        },
      };
    },
  };
}
