import { createSiteContext } from '../../../crawl/judge/site-profile.js';
import { createClient, defaultUserAgent } from '../../../fetch/client.js';
import { type SearchOptions, type SearchResult, searchSite } from '../../../init/search.js';
import type { Client } from '../../../model/client.js';
import { type Exchange, fatalProblem } from '../../../model/evidence.js';
import { crawlLimits } from '../../../model/settings.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { VERSION } from '../../../version.js';
import type { Invocation } from '../../command.js';
import { openExtractor } from '../../open-extractor.js';
import { settingsOf } from '../../settings.js';
import type { HomeAddress } from './home-address.js';

/** Enough for a site of some hundred pages, and takes minutes. */
const MAX_PAGES = 300;

/** What is searched, and for what. */
export interface SiteQuest extends Pick<SearchOptions, 'items' | 'fiscalYear' | 'profile' | 'held' | 'kind'> {
  readonly address: HomeAddress;
  readonly onProgress?: SearchOptions['onProgress'];
  /** Further questions to the site, once it is searched. */
  readonly after?: ((client: Client, items: SearchResult['items']) => Promise<void>) | undefined;
}

export interface SiteSearch extends SearchResult {
  /** Where the home page was read, or asked for. */
  readonly url: string;
  /** What came of https where http was used in its place; null: nothing was refused. */
  readonly refused: Exchange | null;
}

/** Searches one site after the other, or several at once. */
export interface Searcher {
  search(quest: SiteQuest): Promise<SiteSearch>;
  close(): Promise<void>;
}

export function createSearcher({ terminal, options }: Invocation): Searcher {
  const settings = settingsOf(options, terminal.env);
  const limits = crawlLimits.parse({ maxPages: MAX_PAGES, ...settings.limits });
  const extractor = openExtractor(terminal);
  const hosts = new Map();

  const searchAt = async (quest: SiteQuest, url: string, refusesTls: boolean): Promise<SiteSearch> => {
    const client = createClient(
      {
        ...limits,
        maxBytes: limits.maxFileMiB * 1024 * 1024,
        userAgent: defaultUserAgent(VERSION),
        site: url,
        proxy: settings.proxy,
        extraCa: settings.extraCa,
        now: () => settings.now,
      },
      { signal: terminal.signal, hosts },
    );
    try {
      const search = await searchSite({
        ...quest,
        client,
        site: createSiteContext({ client, site: url, seed: settings.seed ?? 'init' }),
        extract: (body, hints) => extractor.extract(body, hints),
        maxPages: Math.max(1, limits.maxPages),
        concurrency: limits.concurrency,
        year: Number(bangkokDay(settings.now).slice(0, 4)),
        signal: terminal.signal,
        refusesTls,
      });
      if (search.isReached && !terminal.signal.aborted) await quest.after?.(client, search.items);
      return { ...search, url, refused: null };
    } finally {
      await client.close();
    }
  };

  /** As browsers do: of an address without a scheme https is tried, and http where that fails. */
  const search = async (quest: SiteQuest): Promise<SiteSearch> => {
    const { url, hasScheme } = quest.address;
    const asked = await searchAt(quest, url, !hasScheme);
    if (asked.isReached || terminal.signal.aborted || !url.startsWith('https:') || !mayAnswerOnHttp(asked.homeAnswer))
      return asked;
    const plain = await searchAt(quest, url.replace(/^https:/, 'http:'), true);
    if (plain.isReached) return { ...plain, refused: asked.homeAnswer };
    // A certificate that is not valid is better than no site at all.
    return hasCertificateProblem(asked.homeAnswer) ? searchAt(quest, url, false) : asked;
  };

  return { search, close: () => extractor.close() };
}

/** Failures of https that say nothing of http. An unknown name has neither; a wall is one for both. */
const OF_HTTPS_ALONE: ReadonlySet<string> = new Set([
  'connection',
  'timeout',
  'http-status',
  'soft-404',
  'redirect-loop',
]);

function mayAnswerOnHttp(answer: Exchange): boolean {
  const problem = fatalProblem(answer);
  return problem === null ? hasCertificateProblem(answer) : OF_HTTPS_ALONE.has(problem.code);
}

function hasCertificateProblem({ problems }: Exchange): boolean {
  return problems.some(({ code }) => code === 'tls');
}
