import type { DatedFact, Evidence, TextBlock } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { readStatements } from '../../text/dates/statements.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { siteKey, stripFragment } from '../../text/url.js';

/** What most pages of a round say: each line with the number of times that a page has it at least. */
export interface SiteWords {
  /** Home page of the site, whose words are its own. */
  readonly home: string;
  readonly lines: ReadonlyMap<string, number>;
}

/** A notice that also stands on two other pages is content. */
const MIN_PAGES = 3;

/** @param evidence of all items; pages that say the same are one page under several addresses */
export function siteWordsOf(home: string, evidence: readonly Evidence[]): SiteWords {
  const pages = new Map<string, ReadonlyMap<string, number>>();
  const seen = new Set<string>();
  for (const { exchange, extracted } of evidence) {
    if (extracted?.type !== 'html' || !extracted.texts.ok) continue;
    const url = stripFragment(exchange.finalUrl ?? exchange.url);
    const lines = extracted.texts.value.map(({ text }) => normalizeText(text));
    const whole = lines.join('\n');
    if (lines.length === 0 || seen.has(whole)) continue;
    seen.add(whole);
    pages.set(url, countOf(lines));
  }
  const counts = new Map<string, { pages: number; least: number }>();
  for (const page of pages.values())
    for (const [line, times] of page) {
      const known = counts.get(line);
      counts.set(line, { pages: (known?.pages ?? 0) + 1, least: Math.min(known?.least ?? times, times) });
    }
  const most = Math.max(MIN_PAGES, Math.floor(pages.size / 2) + 1);
  const lines = [...counts].filter(([line, count]) => line !== '' && count.pages >= most);
  return { home, lines: new Map(lines.map(([line, { least }]) => [line, least])) };
}

/**
 * Leaves out of the words of an item what most pages of the site say, as often as they say it: what a page says once more is its
 * own. The home page says what it says.
 */
export function withoutSiteWords(
  texts: readonly TextFact[],
  evidence: readonly Evidence[],
  { home, lines: ofMost }: SiteWords,
): readonly TextFact[] {
  const pages = new Map(evidence.map((page) => [page.exchange.url, page]));
  return texts.map((fact) => {
    const lines = linesOn(pages.get(fact.url), ofMost);
    if (lines.size === 0 || fact.type !== 'html' || isHome(fact.url, home)) return fact;
    const blocks = fact.ownBlocks ?? fact.blocks;
    const { own } = divided(blocks, lines);
    if (own.length === blocks.length) return fact;
    const title = normalizeText(fact.title ?? '');
    const isNamed = fact.ownBlocks === undefined && own.length > 0 && title !== '' && !lines.has(title);
    const named: readonly TextBlock[] = isNamed && own[0] ? [{ at: own[0].at, text: title }] : [];
    return { ...fact, ownBlocks: [...named, ...own] };
  });
}

/** Leaves out of the dates of a page those that its text states in lines of the site alone: a banner's year is none of the item. */
export function withoutSiteDates(
  dates: readonly DatedFact[],
  page: Evidence,
  { home, lines: ofMost }: SiteWords,
): readonly DatedFact[] {
  const { exchange, extracted } = page;
  const lines = linesOn(page, ofMost);
  if (lines.size === 0 || extracted?.type !== 'html' || !extracted.texts.ok || isHome(exchange.url, home)) return dates;
  const { ofSite } = divided(extracted.texts.value, lines);
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

/** What of a page is the site's: what most pages say, and what stands around the home page too. */
function linesOn(page: Evidence | undefined, ofMost: SiteWords['lines']): SiteWords['lines'] {
  if (page?.onHome === undefined) return ofMost;
  const around = countOf(page.onHome.around);
  const all = [...ofMost.keys(), ...around.keys()];
  return new Map(all.map((line) => [line, Math.max(ofMost.get(line) ?? 0, around.get(line) ?? 0)]));
}

/** Blocks of a page that are its own, and those that are the site's. */
function divided(
  blocks: readonly TextBlock[],
  lines: SiteWords['lines'],
): { readonly own: readonly TextBlock[]; readonly ofSite: readonly TextBlock[] } {
  const left = new Map(lines);
  const own: TextBlock[] = [];
  const ofSite: TextBlock[] = [];
  for (const block of blocks) {
    const line = normalizeText(block.text);
    const times = left.get(line) ?? 0;
    if (times > 0) left.set(line, times - 1);
    (times > 0 ? ofSite : own).push(block);
  }
  return { own, ofSite };
}

export function isHome(url: string, home: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(home)) return url === home;
  const [one, other] = [new URL(url), new URL(home)];
  return siteKey(url) === siteKey(home) && one.pathname === other.pathname && one.search === other.search;
}

function countOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
