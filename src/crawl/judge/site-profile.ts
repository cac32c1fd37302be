import { createHash } from 'node:crypto';
import type { Page, PageView } from '../../extract/html/page/page.js';
import type { Client } from '../../model/client.js';
import { type Exchange, fatalProblem } from '../../model/evidence.js';
import { decodeUrl, normalizeUrl, originOf, sameSite } from '../../text/url.js';
import { fetchPage } from '../fetch-page.js';
import { type CacheBounds, createRequestCache, once, type RequestCache } from '../request-cache.js';
import { commonMissingPage, isHomeAddress, type MissingPage } from './compare-pages.js';
import type { JudgedPage } from './page-nature.js';

/** What a round knows of the audited site: its home page, and how its hosts answer addresses that cannot exist. */
export interface SiteContext {
  /** Home page, normalised. */
  readonly url: string;
  readonly requests: RequestCache;
  /** The home page, fetched once; null when it gave no page. */
  home(): Promise<HomePage>;
  /** Learns how the address's host answers what cannot exist, once for each host. Needed before `missing` can tell. */
  learn(url: string): Promise<void>;
  /** What the host shows with a good status at an address that cannot exist; null when it says honestly that there is nothing. */
  missing(url: string): MissingPage | null;
  /** As learnt by `home()`; null before or without it. */
  readonly homeView: JudgedPage | null;
  readonly homeUrl: string;
  /** Of the agency's host, or of the one that its home page redirects to. */
  isOnHost(url: string): boolean;
  /** On its host and below the path of the site: on one host there may be the sites of many towns. */
  isOwn(url: string): boolean;
}

export interface HomePage {
  readonly exchange: Exchange;
  readonly page: Page | null;
  /** Kept for the round, whatever else is let go; null: no page, or one of more than {@link HOME_BYTES}. */
  readonly body: Uint8Array | null;
}

export interface SiteContextDeps {
  readonly client: Client;
  /** Home page of the agency's site. */
  readonly site: string;
  /** Draws the addresses that cannot exist, so that a round can be repeated. */
  readonly seed: string;
  readonly bounds?: CacheBounds | undefined;
}

/** Home pages are shorter; one of a round is held. */
const HOME_BYTES = 1024 * 1024;
/** Enough for an error page; what is longer is content. */
const MISSING_BYTES = 1024 * 1024;

export function createSiteContext({ client, site, seed, bounds }: SiteContextDeps): SiteContext {
  const url = normalizeUrl(site) ?? site;
  const requests = createRequestCache(client, bounds);
  const missing = new Map<string, MissingPage | null>();
  const learning = new Map<string, Promise<void>>();
  let homePage: Promise<HomePage> | null = null;
  let homeView: JudgedPage | null = null;
  let homeUrl = url;
  const folder = folderOf(url);
  /** By origin: a round asks it of every link. */
  const own = new Map<string, boolean>();

  const fetchHome = async (): Promise<HomePage> => {
    const { exchange, page: answer, body } = await requests.get(url);
    const page = fatalProblem(exchange) ? null : answer;
    homeView = page;
    homeUrl = exchange.finalUrl ?? url;
    own.clear();
    return { exchange, page, body: page && body && body.byteLength <= HOME_BYTES ? body : null };
  };

  const isOnHost = (address: string): boolean => {
    const origin = siteOrigin(address);
    if (origin === null) return false;
    let answer = own.get(origin);
    if (answer === undefined) {
      answer = sameSite(origin, url) || sameSite(origin, homeUrl);
      own.set(origin, answer);
    }
    return answer;
  };

  /** The host to which the home page redirects is the site's as a whole. */
  const isBelow = (address: string): boolean => {
    if (!sameSite(address, url) || !URL.canParse(address)) return true;
    const path = decodeUrl(new URL(address).pathname);
    return path === folder.slice(0, -1) || path.startsWith(folder);
  };

  const answerTo = async (origin: string, turn: number): Promise<PageView | null> => {
    const name = createHash('sha256').update(`${seed} ${origin} ${turn}`).digest('hex').slice(0, 20);
    const address = `${origin}/${name}`;
    if (!(await client.allowed(address))) return null;
    const { exchange, page } = await fetchPage(client, {
      url: address,
      obeysRobots: true,
      maxBytes: MISSING_BYTES,
      prints: true,
      keepsBody: false,
    });
    return exchange.status === 200 && exchange.cut === null ? page : null;
  };

  const learnOrigin = async (origin: string): Promise<void> => {
    const first = await answerTo(origin, 1);
    const second = first && (await answerTo(origin, 2));
    missing.set(origin, first && second ? commonMissingPage(first, second) : null);
  };

  return {
    url,
    requests,
    get homeView() {
      return homeView;
    },
    get homeUrl() {
      return homeUrl;
    },
    home() {
      homePage ??= fetchHome();
      return homePage;
    },
    learn(address) {
      const origin = siteOrigin(address);
      return origin ? once(learning, origin, () => learnOrigin(origin)) : Promise.resolve();
    },
    isOnHost,
    isOwn: (address) => isOnHost(address) && (folder === '/' || isBelow(address)),
    missing: (address) => missing.get(siteOrigin(address) ?? '') ?? null,
  };
}

/** The folder that a site's address names: all of the host where the path is a file's, or another name of a home page. */
function folderOf(home: string): string {
  if (!URL.canParse(home) || isHomeAddress(home, new URL('/', home).href)) return '/';
  const path = decodeUrl(new URL(home).pathname);
  const isFile = /\.\w{2,5}$/.test(path);
  return isFile || path.endsWith('/') ? path.slice(0, path.lastIndexOf('/') + 1) : `${path}/`;
}

/** A round asks this of every link: an address in its normal form need not be parsed again. */
function siteOrigin(url: string): string | null {
  return /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?=[/?#]|$)/.exec(url)?.[0] ?? originOf(url);
}
