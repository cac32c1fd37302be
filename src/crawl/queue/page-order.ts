import type { PageLinks } from '../../extract/html/page/page.js';
import type { Client } from '../../model/client.js';
import type { CrawlLimits } from '../../model/settings.js';
import { hostKey } from '../../text/url.js';
import { type Address, type Frontier, skipForRobots } from './frontier.js';
import type { HostQueues } from './host-queues.js';

/** A page that was read: its links are the next step of the crawl. */
export interface ReadPage {
  readonly page: { readonly url: string; readonly base: string; readonly depth: number };
  /** Null: no page, or none of the site's. */
  readonly links: PageLinks | null;
}

export interface PageOrderOptions {
  readonly limits: Pick<CrawlLimits, 'maxPages' | 'maxDepth' | 'robots'>;
  readonly client: Client;
  readonly frontier: Frontier;
  readonly queues: HostQueues<Address>;
  readonly read: (address: Address) => Promise<ReadPage>;
  /** Every link is checked, as soon as it is found. */
  readonly checksAll: boolean;
}

/** Reads pages, and the style sheets of the site, as fast as they come and takes their links in the order in which the pages were found. */
export interface PageOrder {
  /** Begins with pages that were read elsewhere, nearest first: after those of the first step the addresses of sitemaps. */
  begin(pages: readonly ReadPage[], sitemap: Promise<readonly string[]>): Promise<void>;
  /** Pages of the site whose links nobody took: beyond the bounds on pages and depth, or the time was over. */
  unread(): number;
  /** True when the address is one of the pages to be read. */
  holds(address: Address): boolean;
  read(address: Address): Promise<void>;
}

/** How far reading may run ahead of a page that keeps everybody waiting; bounds the links in memory. */
const AHEAD = 1_000;
/** Style sheets that are read: themes have a few. */
const MAX_SHEETS = 100;
/** Letters of the links of pages that were read ahead, {@link LINK_LETTERS} more for each link. */
const MAX_WAITING_LETTERS = 20_000_000;
const LINK_LETTERS = 60;

/**
 * The crawl is the same in whatever order hosts answer: the bounds on pages and depth cut at the same place, and a
 * page's depth is the shortest way to it.
 */
export function createPageOrder({ limits, client, frontier, queues, read, checksAll }: PageOrderOptions): PageOrder {
  const pages: Address[] = [];
  const finished = new Map<number, ReadPage>();
  let pushed = 0;
  let next = 0;
  let isTaking = false;
  let waitingLetters = 0;
  // The home page is one of the pages.
  let left = limits.maxPages - 1;
  let sheetsLeft = MAX_SHEETS;
  let unread = 0;
  let untaken = 0;

  const enqueue = async (fresh: readonly Address[]): Promise<void> => {
    const open = fresh.filter(({ state }) => state === 'unchecked');
    const wanted = open.filter(({ isPage, isSheet, depth }) => isSheet || (isPage && depth <= limits.maxDepth));
    const asks = limits.robots && (left > 0 || (sheetsLeft > 0 && wanted.some(({ isSheet }) => isSheet)));
    const allowed = asks ? await Promise.all(wanted.map(({ url }) => client.allowed(url))) : [];
    wanted.forEach((address, index) => {
      if (allowed[index] === false) skipForRobots(address);
      else if (address.isSheet ? sheetsLeft > 0 : left > 0) {
        if (address.isSheet) sheetsLeft--;
        else left--;
        address.place = pages.push(address) - 1;
      }
    });
    unread += open.filter(({ isPage, place, state }) => isPage && place < 0 && state === 'unchecked').length;
    if (checksAll)
      for (const address of open)
        if (address.place < 0 && address.state === 'unchecked') queues.push(hostKey(address.url), address, false);
    push();
  };

  const push = (): void => {
    // The page that everybody waits for is read whatever waits.
    while (
      pushed < pages.length &&
      (pushed <= next || (pushed < next + AHEAD && waitingLetters < MAX_WAITING_LETTERS))
    ) {
      const address = pages[pushed++];
      if (address) queues.push(hostKey(address.url), address, true);
    }
  };

  const take = async ({ page, links }: ReadPage): Promise<void> => {
    if (links) await enqueue(frontier.addLinks(page, links));
  };

  const takeFinished = async (): Promise<void> => {
    if (isTaking) return;
    isTaking = true;
    const release = queues.hold();
    try {
      for (let page = finished.get(next); page; page = finished.get(next)) {
        finished.delete(next++);
        waitingLetters -= lettersOf(page);
        await take(page);
        push();
      }
    } finally {
      isTaking = false;
      release();
    }
  };

  return {
    async begin(start, sitemap) {
      // Nothing that is read meanwhile may come between.
      isTaking = true;
      const [home, ...others] = start;
      untaken = others.filter(({ links }) => links !== null).length;
      if (home) await take(home);
      await enqueue(
        (await sitemap).flatMap((url) => (frontier.addresses.has(url) ? [] : (frontier.add(url, 1) ?? []))),
      );
      for (const page of others) {
        await take(page);
        if (page.links !== null) untaken--;
      }
      isTaking = false;
      await takeFinished();
    },
    unread: () => unread + untaken,
    holds: (address) => address.place >= 0,
    async read(address) {
      const { place } = address;
      const page = await read(address);
      waitingLetters += lettersOf(page);
      finished.set(place, page);
      await takeFinished();
    },
  };
}

function lettersOf({ links }: ReadPage): number {
  return links === null ? 0 : links.links.reduce((sum, { href }) => sum + href.length + LINK_LETTERS, 0);
}
