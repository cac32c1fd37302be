import type { SiteContext } from '../crawl/judge/site-profile.js';
import { createPlantedPages } from '../crawl/planted-pages.js';
import type { Item } from '../model/checklist.js';
import type { Exchange, PageLink } from '../model/evidence.js';
import type { Round } from '../model/round.js';
import { namesPerson } from '../text/patterns/national-id.js';
import { decodeUrl } from '../text/url.js';
import { type Candidate, findLinks } from './recognise/candidate.js';
import { otherListNotice } from './recognise/list-size.js';
import { readLookAlikes, readSiteMaps } from './recognise/maps.js';
import { createInterest, type FoundItem, recogniseItems } from './recognise/recognise.js';
import { createYearReader, roundOfPath, statedYears } from './recognise/stated-years.js';
import { type AgencyGuess, guessAgency } from './site/agency.js';
import { createDocumentReader, type Walk, type WalkDeps, walkSite } from './site/walk.js';

export interface SearchOptions extends Omit<WalkDeps, 'interest'> {
  readonly site: SiteContext;
  readonly items: readonly Item[];
  readonly fiscalYear: number;
  /** Name of the profile, which selects the maps of known CMS. */
  readonly profile: string;
  /** Of the agency, as the checklist says; absent: its name tells. */
  readonly kind?: string | undefined;
  /** Addresses that items already have, by item. */
  readonly held?: ReadonlyMap<string, readonly string[]> | undefined;
}

export interface SearchResult {
  readonly items: readonly FoundItem[];
  readonly agency: AgencyGuess;
  readonly pagesRead: number;
  /** What pages with a list of another year tell; null: there are none. */
  readonly otherList: Round['notices'][number] | null;
  /** Pages that carry planted advertisements or links; null: there are none. */
  readonly hacked: Round['notices'][number] | null;
  /** Assessment rounds that the site has pages of, ascending. */
  readonly rounds: readonly number[];
  /** More pages are linked than were read. */
  readonly isCut: boolean;
  /** The home page was read; what came of asking for it. */
  readonly isReached: boolean;
  readonly homeAnswer: Exchange;
}

const ITA_WORDS = /(?:^|[^a-z])(?:ITA|OIT)(?:[^a-z]|$)|เปิดเผยข้อมูล|ข้อมูลสาธารณะ|ความโปร่งใส/i;
/** Albums and boards have many pages and no evidence. */
const UNLIKELY_WORDS = /ภาพกิจกรรม|อัลบั้ม|แกลเลอรี|gallery|album|webboard|กระดาน|ปฏิทิน|calendar|login|tag=|\/tag\//i;

/** Crawls the site and finds the evidence of each item. */
export async function searchSite(options: SearchOptions): Promise<SearchResult> {
  const { items, fiscalYear, profile, site } = options;
  const alike = createInterest(items);
  const readYears = createYearReader();
  const interest = (link: PageLink): number => {
    const words = `${link.text} ${link.context?.headings[0] ?? ''}`;
    const years = readYears(link.text)?.years ?? [];
    return (
      (ITA_WORDS.test(`${words} ${link.url}`) ? 3 : 0) +
      2 * alike(link.text) +
      (years.length === 0 ? 0 : years.includes(fiscalYear) || years.includes(fiscalYear - 1) ? 1 : -2) -
      (UNLIKELY_WORDS.test(`${link.text} ${link.url}`) ? 3 : 0)
    );
  };
  const walk = await walkSite({ ...options, interest });
  const agency = guessAgency(walk.home);
  const { homeAnswer } = walk;
  if (walk.home === null)
    return {
      items: [],
      agency,
      pagesRead: 0,
      rounds: [],
      otherList: null,
      hacked: null,
      isCut: false,
      isReached: false,
      homeAnswer,
    };
  const lookAlikes = readLookAlikes();
  const links = findLinks(walk, site, lookAlikes);
  // A checklist is passed on, and a masked address opens nothing: the page that leads there stands for it.
  const namesNobody = ({ url }: Candidate): boolean => !namesPerson(decodeUrl(url));
  const found = await recogniseItems({
    items: items.filter(({ enabled }) => enabled),
    candidates: links.candidates.filter(namesNobody),
    lost: links.lost.filter(namesNobody),
    fiscalYear,
    agencyNames: agency.name === null ? [] : [agency.name],
    kind: options.kind,
    maps: readSiteMaps(profile),
    lookAlikes,
    held: options.held,
    readDocument: options.signal?.aborted ? undefined : createDocumentReader(options),
  });
  return {
    items: found,
    agency,
    pagesRead: walk.pages.length,
    rounds: roundsOf(walk),
    otherList: otherListNotice(
      walk.pages.map(({ text, headings, links }) => [text, ...headings, ...links.map((link) => link.text)].join('\n')),
      items,
    ),
    hacked: hackedNotice(walk),
    isCut: walk.isCut,
    isReached: true,
    homeAnswer,
  };
}

function hackedNotice({ pages }: Walk): SearchResult['hacked'] {
  const planted = createPlantedPages();
  for (const { url, title, text, links } of pages) {
    const away = links.map((link) => ({ kind: 'page' as const, href: link.url, text: link.text }));
    planted.look(url, { links: away, base: null }, { title, readAnyText: () => text });
  }
  const found = planted.found();
  const [first] = found;
  return first === undefined ? null : { code: 'site-hacked', data: { pages: found.length, ...first } };
}

function roundsOf({ pages }: Walk): readonly number[] {
  const years = pages.flatMap(({ url, title, headings }) => {
    const stated = [title, ...headings].map((text) => statedYears(text)).find((found) => found?.isRound);
    return (stated ?? roundOfPath(url))?.years ?? [];
  });
  return [...new Set(years)].sort((a, b) => a - b);
}
