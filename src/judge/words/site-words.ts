import type { DatedFact, Evidence, Extracted, PageLink, TextBlock } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { readStatements } from '../../text/dates/statements.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { siteKey, stripFragment } from '../../text/url.js';

/** What most pages of a round say and show: each line and picture with the number of times that a page has it at least. */
export interface SiteWords {
  /** Home page of the site, whose words are its own. */
  readonly home: string;
  readonly lines: ReadonlyMap<string, number>;
  /** By address. */
  readonly pictures: ReadonlyMap<string, number>;
  /** Of a round of few pages: what of it the home page says too, where it was read. Absent: they are many. */
  readonly few?: { readonly onHome: ReadonlySet<string> | null };
}

/** A notice that also stands on two other pages is content. */
export const MIN_PAGES = 3;
/** Pages of a round that may all say the same of their content: the year, the agency, the law. */
const FEW_PAGES = 5;
/** Lines in a row, in the midst of the content, that are a column of the site where the home page has them too. */
export const MIN_COLUMN = 3;

/** @param evidence of all items */
export function siteWordsOf(home: string, evidence: readonly Evidence[]): SiteWords {
  const pages = differentPages(evidence);
  const words = {
    home,
    lines: linesOfMost(pages.map(({ lines }) => lines)),
    pictures: linesOfMost(pages.map(({ extracted }) => picturesOf(extracted))),
  };
  return pages.length > FEW_PAGES ? words : { ...words, few: { onHome: saidOnHome(evidence) } };
}

/** The pages of a round are too few to tell what of them is the site's. */
export function areFewPages(evidence: readonly Evidence[]): boolean {
  return differentPages(evidence).length <= FEW_PAGES;
}

interface DifferentPage {
  readonly extracted: Extracted;
  readonly lines: readonly string[];
}

/** Each page once; pages that say the same are one page under several addresses. */
function differentPages(evidence: readonly Evidence[]): readonly DifferentPage[] {
  const pages = new Map<string, DifferentPage>();
  const seen = new Set<string>();
  for (const { exchange, extracted } of evidence) {
    if (extracted?.type !== 'html') continue;
    const lines = linesOf(extracted);
    const whole = lines.join('\n');
    if (lines.length === 0 || seen.has(whole)) continue;
    seen.add(whole);
    pages.set(stripFragment(exchange.finalUrl ?? exchange.url), { extracted, lines });
  }
  return [...pages.values()];
}

/** The addresses of the pictures of a page that are not known as the site's, each as often as it is shown. */
export function picturesOf({ links }: Extracted): readonly string[] {
  return links.filter(isPicture).map(({ url }) => url);
}

export function isPicture({ kind, inChrome }: PageLink): boolean {
  return kind === 'image' && !inChrome;
}

/** The text of a page, line by line, normalised. */
export function linesOf({ texts }: Extracted): readonly string[] {
  return texts.ok ? texts.value.map(({ text }) => normalizeText(text)) : [];
}

/** The lines, or addresses, that most of some pages have, at least three: each as often as all of them that have it. */
export function linesOfMost(pages: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, { pages: number; least: number }>();
  for (const page of pages)
    for (const [line, times] of countOf(page)) {
      const known = counts.get(line);
      counts.set(line, { pages: (known?.pages ?? 0) + 1, least: Math.min(known?.least ?? times, times) });
    }
  const most = Math.max(MIN_PAGES, Math.floor(pages.length / 2) + 1);
  const lines = [...counts].filter(([line, count]) => line !== '' && count.pages >= most);
  return new Map(lines.map(([line, { least }]) => [line, least]));
}

/** Null: the home page was not read. */
function saidOnHome(evidence: readonly Evidence[]): ReadonlySet<string> | null {
  const known = evidence.flatMap(({ onHome }) => (onHome === undefined ? [] : [onHome]));
  return known.length === 0 ? null : new Set(known.flatMap(({ around, elsewhere }) => [...around, ...elsewhere]));
}

/**
 * Leaves out of the words of an item what most pages of the site say, as often as they say it: what a page says once more is its
 * own. The home page says what it says.
 */
export function withoutSiteWords(
  texts: readonly TextFact[],
  evidence: readonly Evidence[],
  site: SiteWords,
): readonly TextFact[] {
  const pages = new Map(evidence.map((page) => [page.exchange.url, page]));
  return texts.map((fact) => {
    if (fact.type !== 'html' || isHome(fact.url, site.home)) return fact;
    const lines = linesOn(pages.get(fact.url), fact.blocks, site);
    const blocks = fact.ownBlocks ?? fact.blocks;
    const ofSite = new Set(blocksOfSite(fact.blocks, lines));
    const own = blocks.filter((block) => !ofSite.has(block));
    if (own.length === blocks.length) return fact;
    const title = normalizeText(fact.title ?? '');
    const isNamed = fact.ownBlocks === undefined && own.length > 0 && title !== '' && !site.lines.has(title);
    const named: readonly TextBlock[] = isNamed && own[0] ? [{ at: own[0].at, text: title }] : [];
    return { ...fact, ownBlocks: [...named, ...own] };
  });
}

/** Leaves out of the dates of a page those that its text states in lines of the site alone: a banner's year is none of the item. */
export function withoutSiteDates(dates: readonly DatedFact[], page: Evidence, site: SiteWords): readonly DatedFact[] {
  const { exchange, extracted } = page;
  if (extracted?.type !== 'html' || !extracted.texts.ok || isHome(exchange.url, site.home)) return dates;
  const blocks = extracted.texts.value;
  const ofSite = blocksOfSite(blocks, linesOn(page, blocks, site));
  const text = ofSite.map((block) => block.text).join('\n');
  const bySite = timesOf(readStatements({ text, cover: 0, headings: [] }));
  if (bySite.size === 0) return dates;
  const inAll = timesOf(dates.filter(({ from }) => from === 'text'));
  return dates.filter((fact) => {
    const key = dateKey(fact);
    return fact.from !== 'text' || (bySite.get(key) ?? 0) < (inAll.get(key) ?? 0);
  });
}

function dateKey({ date, precision, fiscalYear }: Pick<DatedFact, 'date' | 'precision' | 'fiscalYear'>): string {
  return `${date} ${precision} ${fiscalYear}`;
}

function timesOf(
  dates: readonly Pick<DatedFact, 'date' | 'precision' | 'fiscalYear' | 'times'>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const fact of dates) counts.set(dateKey(fact), (counts.get(dateKey(fact)) ?? 0) + (fact.times ?? 1));
  return counts;
}

/** For each block of a page: how often the site says its line, where it is one that may be the site's. */
type LinesOnPage = readonly { readonly line: string; readonly times: number }[];

/** What of a page is the site's: what most pages say, and what stands around the home page or on most pages of the crawl too. */
function linesOn(page: Evidence | undefined, blocks: readonly TextBlock[], site: SiteWords): LinesOnPage {
  const around = countOf(page?.onHome?.around ?? []);
  const onSite = countOf(page?.onSite?.lines ?? []);
  const lines = blocks.map(({ text }) => normalizeText(text));
  const mayBe = site.few === undefined ? lines.map(() => true) : placesOfSite(lines, site.lines, site.few.onHome);
  return lines.map((line, at) => {
    const times = mayBe[at] === true ? (site.lines.get(line) ?? 0) : 0;
    return { line, times: Math.max(times, around.get(line) ?? 0, onSite.get(line) ?? 0) };
  });
}

/**
 * Of each line of a page whether it stands where the site says it, where few pages are there to tell: before or after all that
 * the page says for itself; and in its midst where a column of lines is the home page's too.
 */
function placesOfSite(
  lines: readonly string[],
  ofMost: SiteWords['lines'],
  onHome: ReadonlySet<string> | null,
): readonly boolean[] {
  const isOwn = (line: string): boolean => line !== '' && !(ofMost.has(line) && (onHome === null || onHome.has(line)));
  const places = lines.map(() => false);
  for (let begin = 0; begin < lines.length; ) {
    let end = begin;
    while (end < lines.length && !isOwn(lines[end] ?? '')) end += 1;
    const isAtEdge = begin === 0 || end === lines.length;
    if (isAtEdge || (onHome !== null && end - begin >= MIN_COLUMN)) places.fill(true, begin, end);
    begin = end + 1;
  }
  return places;
}

/** Blocks of a page that are the site's, each line as often as the site says it. */
function blocksOfSite(blocks: readonly TextBlock[], lines: LinesOnPage): readonly TextBlock[] {
  const said = new Map<string, number>();
  return blocks.filter((_, at) => {
    const { line, times } = lines[at] ?? { line: '', times: 0 };
    const before = said.get(line) ?? 0;
    if (before >= times) return false;
    said.set(line, before + 1);
    return true;
  });
}

export function isHome(url: string, home: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(home)) return url === home;
  const [one, other] = [new URL(url), new URL(home)];
  return siteKey(url) === siteKey(home) && one.pathname === other.pathname && one.search === other.search;
}

export function countOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
