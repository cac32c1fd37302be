import { sayingLetters } from '../../checks/text/unfinished.js';
import type { Evidence, Extracted, PageVersion } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { homeMarker, textsOf } from './home-lines.js';
import { countOf, isHome, linesOf, linesOfMost, MIN_COLUMN, MIN_PAGES, picturesOf } from './site-words.js';

const MAX_PICTURES = 500;

/** What most pages of a crawl say and show. */
interface Testimony {
  /** Each line as often as they have it. */
  readonly lines: ReadonlyMap<string, number>;
  /** Each picture by its address, as often as they show it. */
  readonly pictures: ReadonlyMap<string, number>;
  /** Those lines, whatever numbers are in them: a counter does not end a column. */
  readonly shapes: ReadonlySet<string>;
  /** Titles and headings of those pages. */
  readonly names: ReadonlySet<string>;
}

/**
 * Marks on each page what most pages of the site say or show that no item names: its menus, banners, columns and slides. A line counts where
 * it begins or ends the page, stands in a column of such lines, or is the home page's as well; alone in the midst of the content it
 * is the item's.
 * @param crawled pages that no item names; fewer than three different ones tell nothing
 * @param home null: it was not read
 */
function crawledMarker(
  crawled: readonly PageVersion[],
  home: PageVersion | null,
): (evidence: readonly Evidence[]) => readonly Evidence[] {
  if (crawled.length < MIN_PAGES) return (evidence) => evidence;
  const onHome = new Set(home === null ? [] : linesOf(home.extracted));
  return (evidence) =>
    evidence.map((page) => {
      const { exchange, extracted } = page;
      const url = exchange.finalUrl ?? exchange.url;
      if (extracted?.type !== 'html' || (home !== null && isHome(url, home.url))) return page;
      const testimony = testimonyFor(linesOf(extracted), crawled);
      if (testimony === null) return page;
      const lines = textsOf(linesOfSite(extracted, testimony, onHome).map((text) => ({ text })));
      const pictures = picturesOfSite(extracted, testimony);
      return lines.length + pictures.length === 0 ? page : { ...page, onSite: { lines, pictures } };
    });
}

/** Marks on each page what the home page and most pages of the crawl have of it: the round keeps it, for judging it again. */
export function siteMarker(
  home: PageVersion | null,
  crawled: readonly PageVersion[],
): (evidence: readonly Evidence[]) => readonly Evidence[] {
  const [ofHome, ofSite] = [homeMarker(home), crawledMarker(crawled, home)];
  return (evidence) => ofSite(ofHome(evidence));
}

/** Null: too few pages differ from this one and from one another, or have something to say of their own. */
function testimonyFor(page: readonly string[], crawled: readonly PageVersion[]): Testimony | null {
  const own = page.join('\n');
  const different = new Map(crawled.map((one) => [linesOf(one.extracted).join('\n'), one]));
  different.delete(own);
  const all = [...different.values()];
  const common = shapesOfMost(all);
  const telling = all.filter(({ extracted }) => {
    return linesOf(extracted).some((line) => !common.has(shapeOf(line)) && sayingLetters(line) > 0);
  });
  if (telling.length < MIN_PAGES) return null;
  const lines = linesOfMost(telling.map(({ extracted }) => linesOf(extracted)));
  const pictures = linesOfMost(telling.map(({ extracted }) => picturesOf(extracted)));
  const names = new Set(telling.flatMap(({ extracted }) => namesOf(extracted)));
  return { lines, pictures, shapes: shapesOfMost(telling), names };
}

function linesOfSite(extracted: Extracted, site: Testimony, onHome: ReadonlySet<string>): readonly string[] {
  const lines = linesOf(extracted);
  const names = new Set(namesOf(extracted).filter((name) => !site.names.has(name)));
  const said = new Map<string, number>();
  const found: string[] = [];
  for (let begin = 0; begin < lines.length; ) {
    let end = begin;
    while (end < lines.length && isPassed(lines[end] ?? '', site)) end += 1;
    const run = lines.slice(begin, end).filter((line) => site.lines.has(line));
    const isAtEdge = begin === 0 || end === lines.length;
    if (isAtEdge || run.length >= MIN_COLUMN || run.every((line) => onHome.has(line)))
      for (const line of run) {
        const before = said.get(line) ?? 0;
        if (before >= (site.lines.get(line) ?? 0) || names.has(line)) continue;
        said.set(line, before + 1);
        found.push(line);
      }
    begin = end + 1;
  }
  return found;
}

function picturesOfSite(extracted: Extracted, { pictures }: Testimony): readonly string[] {
  const shown = [...countOf(picturesOf(extracted))].flatMap(([url, times]) => {
    return Array<string>(Math.min(times, pictures.get(url) ?? 0)).fill(url);
  });
  return shown.slice(0, MAX_PICTURES);
}

function isPassed(line: string, { lines, shapes }: Testimony): boolean {
  return line === '' || lines.has(line) || shapes.has(shapeOf(line));
}

function namesOf({ title, opening }: Extracted): readonly string[] {
  return [title ?? '', ...opening].map(normalizeText);
}

function shapesOfMost(pages: readonly PageVersion[]): ReadonlySet<string> {
  return new Set(linesOfMost(pages.map(({ extracted }) => linesOf(extracted).map(shapeOf))).keys());
}

function shapeOf(line: string): string {
  return line.replace(/\d+/g, '0');
}
