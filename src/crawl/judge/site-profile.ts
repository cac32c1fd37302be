import { createHash } from 'node:crypto';
import type { Page, PageView } from '../../extract/html/page/page.js';
import { readPage } from '../../extract/html/page/page-reader.js';
import type { Client } from '../../model/client.js';
import { type Exchange, FATAL_LINK_CODES } from '../../model/evidence.js';
import { normalizeUrl, originOf, sameSite } from '../../text/url.js';
import { createRoundMemory, type MemoryBounds, type PreviousAnswer, type RoundMemory } from '../request-cache.js';
import { commonMissingPage, type MissingPage } from './compare-pages.js';

/** What a round knows of the audited site: its home page, and how its hosts answer addresses that cannot exist. */
export interface SiteContext {
  /** Home page, normalised. */
  readonly url: string;
  readonly memory: RoundMemory;
  /** The home page, fetched once; null when it gave no page. */
  home(): Promise<HomePage>;
  /** Learns how the address's host answers what cannot exist, once for each host. Needed before `missing` can tell. */
  learn(url: string): Promise<void>;
  /** What the host shows with a good status at an address that cannot exist; null when it says honestly that there is nothing. */
  missing(url: string): MissingPage | null;
  /** As learnt by `home()`; null before or without it. */
  readonly homeView: PageView | null;
  readonly homeUrl: string;
  /** Of the agency's site, or of the one that its home page redirects to. */
  isOwn(url: string): boolean;
}

export interface HomePage {
  readonly exchange: Exchange;
  readonly page: Page | null;
}

export interface SiteContextDeps {
  readonly client: Client;
  /** Home page of the agency's site. */
  readonly site: string;
  /** Draws the addresses that cannot exist, so that a round can be repeated. */
  readonly seed: string;
  /** Answers of the last round: evidence that has not changed is not sent again. */
  readonly previous?: PreviousAnswer;
  readonly bounds?: MemoryBounds | undefined;
}

/** Enough for an error page; what is longer is content. */
const MISSING_BYTES = 1024 * 1024;

export function createSiteContext({ client, site, seed, previous, bounds }: SiteContextDeps): SiteContext {
  const url = normalizeUrl(site) ?? site;
  const memory = createRoundMemory(client, previous ?? null, bounds);
  const missing = new Map<string, MissingPage | null>();
  const learning = new Map<string, Promise<void>>();
  let homePage: Promise<HomePage> | null = null;
  let homeView: PageView | null = null;
  let homeUrl = url;
  /** By origin: a round asks it of every link. */
  const own = new Map<string, boolean>();

  const fetchHome = async (): Promise<HomePage> => {
    const { exchange, body } = await memory.get(url);
    const isPage = isHtml(exchange) && !exchange.problems.some(({ code }) => FATAL_LINK_CODES.has(code));
    const page = body && isPage ? readPage(body, { contentType: exchange.contentType, prints: true }) : null;
    homeView = page;
    homeUrl = exchange.finalUrl ?? url;
    own.clear();
    return { exchange, page };
  };

  const answerTo = async (origin: string, turn: number): Promise<PageView | null> => {
    const name = createHash('sha256').update(`${seed} ${origin} ${turn}`).digest('hex').slice(0, 20);
    const address = `${origin}/${name}`;
    if (!(await client.allowed(address))) return null;
    const { exchange, body } = await client.get(address, {
      maxBytes: MISSING_BYTES,
      wants: (head) => head.status === 200,
    });
    if (exchange.status !== 200 || !body || !isHtml(exchange) || exchange.cut !== null) return null;
    return readPage(body, { contentType: exchange.contentType, prints: true });
  };

  const learnOrigin = async (origin: string): Promise<void> => {
    const first = await answerTo(origin, 1);
    const second = first && (await answerTo(origin, 2));
    missing.set(origin, first && second ? commonMissingPage(first, second) : null);
  };

  return {
    url,
    memory,
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
      const origin = originOf(address);
      if (!origin) return Promise.resolve();
      let under = learning.get(origin);
      if (!under) {
        under = learnOrigin(origin);
        learning.set(origin, under);
      }
      return under;
    },
    isOwn(address) {
      const origin = originOf(address);
      if (origin === null) return false;
      let answer = own.get(origin);
      if (answer === undefined) {
        answer = sameSite(origin, url) || sameSite(origin, homeUrl);
        own.set(origin, answer);
      }
      return answer;
    },
    missing: (address) => missing.get(originOf(address) ?? '') ?? null,
  };
}

/** HTML by its media type, or by nothing said at all. */
export function isHtml(exchange: Pick<Exchange, 'contentType'>): boolean {
  return exchange.contentType === null || /html|^\s*$/i.test(exchange.contentType);
}
